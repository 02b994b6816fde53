import * as z from "zod/mini";

/** Passes that failed in a row, and when the last of them did, in milliseconds since 1970. */
interface Failures {
  readonly count: number;
  readonly lastAt: number;
}

/** The clock tries again every time at first; what fails on and on would use up the day's time for triggers. */
const PATIENT = 3;
const FIRST_WAIT_MS = 5 * 60 * 1000;
const LONGEST_WAIT_MS = 6 * 60 * 60 * 1000;

/** Whether the clock leaves the words alone for now, because pass after pass has failed. */
export function isWaiting(): boolean {
  const failures = read();
  if (!failures || failures.count <= PATIENT) return false;
  const waitMs = Math.min(FIRST_WAIT_MS * 2 ** (failures.count - PATIENT), LONGEST_WAIT_MS);
  return Date.now() - failures.lastAt < waitMs;
}

/** Remembers that a pass failed. */
export function countFailure(): void {
  const failures: Failures = { count: (read()?.count ?? 0) + 1, lastAt: Date.now() };
  PropertiesService.getDocumentProperties().setProperty(NAME, JSON.stringify(failures));
}

/** Forgets the failures, since a pass has come to its end. */
export function forgetFailures(): void {
  if (read()) PropertiesService.getDocumentProperties().deleteProperty(NAME);
}

const NAME = "failures";
const failuresSchema = z.object({ count: z.number(), lastAt: z.number() });

function read(): Failures | null {
  const json = PropertiesService.getDocumentProperties().getProperty(NAME);
  try {
    return json === null ? null : failuresSchema.parse(JSON.parse(json));
  } catch {
    return null;
  }
}

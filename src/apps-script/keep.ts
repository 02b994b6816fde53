import { splitParts } from "../workbook/diff/parts.ts";
import type { Occasion } from "../workbook/occasion.ts";
import { type Pass, pass } from "../workbook/pass.ts";
import type { Request } from "../workbook/sheets-api.ts";
import type { Snapshot } from "../workbook/snapshot.ts";
import { calls, readWorkbook, writeWorkbook } from "./google.ts";

/** Set when something may have changed that no pass has seen yet. */
const DIRTY = "dirty";
const LAST_PASS = "lastPass";
const MOST_ROUNDS = 3;
const LOCK_WAIT_MS = 2_000;
const IDLE_PASS_MS = 6 * 60 * 60 * 1000;

/** What came of keeping the workbook; "busy" when another run has it, which will see to this one's wish. */
export type Kept =
  | { readonly kind: Pass["kind"]; readonly missing: readonly string[]; readonly snapshot: Snapshot }
  | { readonly kind: "busy" };

/** What one run did, in the words of the command line and the log. */
export interface PassReport {
  readonly lecturas: number;
  readonly escrituras: number;
  readonly solicitudes: number;
}

/**
 * Brings the workbook to its desired state: one read, and one write when something differs. Gives back what was read too.
 *
 * Passes do not run side by side. Whoever finds the document lock taken leaves word and goes; whoever holds it looks again
 * before leaving, and what still slips through is taken by the clock.
 */
export function keep(): Kept {
  const properties = PropertiesService.getDocumentProperties();
  const lock = LockService.getDocumentLock();
  properties.setProperty(DIRTY, "1");
  if (!lock.tryLock(LOCK_WAIT_MS)) return { kind: "busy" };
  try {
    for (let round = 1; ; round++) {
      properties.deleteProperty(DIRTY);
      const kept = passOnce();
      properties.setProperty(LAST_PASS, String(Date.now()));
      if (round === MOST_ROUNDS || properties.getProperty(DIRTY) === null) return kept;
    }
  } catch (error) {
    properties.setProperty(DIRTY, "1");
    throw error;
  } finally {
    lock.releaseLock();
  }
}

/** True when the clock has something to do: word was left, or no pass has looked for hours. */
export function isDue(): boolean {
  const properties = PropertiesService.getDocumentProperties();
  return (
    properties.getProperty(DIRTY) !== null || Date.now() - Number(properties.getProperty(LAST_PASS) ?? 0) > IDLE_PASS_MS
  );
}

/** Writes requests in order, in as few calls as Google's recommended size allows, each of them atomic. */
export function writeInParts(requests: readonly Request[]): void {
  for (const part of splitParts(requests)) writeWorkbook(part);
  SpreadsheetApp.flush();
}

/** What this run has done so far. */
export function report(): PassReport {
  return { lecturas: calls.reads, escrituras: calls.writes, solicitudes: calls.requests };
}

/** How the workbook stands, for someone who may not keep it: one read, nothing written. */
export function look(): Kept {
  return keptOf(readWorkbook(), () => {});
}

/** What this run knows that the workbook does not say. */
export function occasion(): Occasion {
  return {
    now: Utilities.formatDate(new Date(), "America/El_Salvador", "yyyy-MM-dd'T'HH:mm:ss"),
    edits: [],
    wishes: [],
  };
}

function passOnce(): Kept {
  return keptOf(readWorkbook(), writeInParts);
}

function keptOf(snapshot: Snapshot, write: (requests: readonly Request[]) => void): Kept {
  const result = pass(snapshot, occasion());
  if (result.kind === "ready") write(result.requests);
  return { kind: result.kind, missing: result.kind === "incomplete" ? result.missing : [], snapshot };
}

import * as z from "zod/mini";

/** The requests that were written last: their digest, and how many times in a row. */
export interface Repetition {
  readonly digest: string;
  readonly times: number;
}

/** How often the same requests may be written in a row: a person may undo what we do, once, and no trigger may have seen it. */
const MOST_TIMES = 2;

/** The memory with these requests in it. */
export function counted(last: Repetition | null, digest: string): Repetition {
  return { digest, times: last?.digest === digest ? last.times + 1 : 1 };
}

/** True when writing would change nothing: the same requests were written before, and again, so the workbook does not keep them. */
export function isFault({ times }: Repetition): boolean {
  return times > MOST_TIMES;
}

/** What was written last; null when the pass after it found nothing more to write, or there was none. */
export function lastRepetition(): Repetition | null {
  const json = PropertiesService.getDocumentProperties().getProperty(NAME);
  try {
    return json === null ? null : repetitionSchema.parse(JSON.parse(json));
  } catch {
    return null;
  }
}

/** Keeps what was written; null forgets it. */
export function rememberRepetition(repetition: Repetition | null): void {
  const properties = PropertiesService.getDocumentProperties();
  if (repetition) properties.setProperty(NAME, JSON.stringify(repetition));
  else properties.deleteProperty(NAME);
}

const NAME = "written";
const repetitionSchema = z.object({ digest: z.string(), times: z.number() });

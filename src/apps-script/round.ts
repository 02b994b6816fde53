import type { ReadyPass } from "../workbook/draw.ts";
import type { Occasion, SeenEdit, Wish, WishOutcome } from "../workbook/occasion.ts";
import { type Pass, pass } from "../workbook/pass.ts";
import { openReports } from "../workbook/reports.ts";
import type { Snapshot } from "../workbook/snapshot.ts";
import { civilNow } from "./clock.ts";
import { digestOf } from "./digest.ts";
import { readWorkbook } from "./google.ts";
import { outcomeMessage } from "./messages.ts";
import { NotReadyError } from "./not-ready-error.ts";
import { type LeftWord, readWords } from "./queue.ts";
import { counted, isFault, lastRepetition, rememberRepetition } from "./repetition.ts";
import { flagReports } from "./report-attempts.ts";
import { writeAtOnce } from "./write.ts";

/** How a pass found the workbook. `stuck`: the workbook does not keep what we write, so nothing was written. */
export interface Looked {
  readonly kind: Pass["kind"] | "stuck";
  /** Titles of the sheets that an `incomplete` workbook lacks. */
  readonly missing: readonly string[];
  readonly snapshot: Snapshot;
  readonly outcomes: readonly WishOutcome[];
}

/** What came of one round. */
export interface Round {
  readonly looked: Looked;
  /** Words that stay for a later pass. */
  readonly held: readonly LeftWord[];
  /** True when another pass has to look at what came of this one. */
  readonly mustLook: boolean;
}

/** One read, one pass and its write. Null when the lock was lost meanwhile: then whoever has it now must not be disturbed. */
export function makeRound(words: readonly LeftWord[], hasLock: () => boolean): Round | null {
  const snapshot = readWorkbook();
  const result = pass(snapshot, occasionOf([...words, ...editsSince(words)]));
  const looked = lookedAt(snapshot, result);
  if (result.kind !== "ready") {
    return { looked, held: wishesIn(words), mustLook: false };
  }
  flagReports(openReports(result.state.reports).map(({ id }) => id));
  const last = lastRepetition();
  if (result.requests.length === 0) {
    if (last) rememberRepetition(null);
    return { looked, held: [], mustLook: false };
  }
  const repetition = counted(last, digestOf(result.requests));
  if (isFault(repetition)) {
    console.error(
      `The same ${result.requests.length} requests were computed again: ${JSON.stringify(result.requests[0])}`,
    );
    return { looked: { ...looked, kind: "stuck", outcomes: [] }, held: wishesIn(words), mustLook: false };
  }
  if (!hasLock()) return null;
  const isAsExpected = writeAtOnce(result.requests, snapshot);
  rememberRepetition(repetition);
  return { looked, held: [], mustLook: !isAsExpected || repetition.times > 1 };
}

/**
 * The edits of which word was left while the workbook was read: it may show them already, and the log has to name who made them.
 * Their words stay for a pass that is sure to see them.
 */
function editsSince(words: readonly LeftWord[]): readonly LeftWord[] {
  const known = new Set(words.map(({ name }) => name));
  return readWords().filter(({ name, word }) => word?.kind === "edit" && !known.has(name));
}

/** Wishes wait until a pass can grant them. */
function wishesIn(words: readonly LeftWord[]): readonly LeftWord[] {
  return words.filter(({ word }) => word?.kind === "wish");
}

/** How the workbook stands, for someone who may not keep it: one read, nothing written. */
export function look(): Looked {
  const snapshot = readWorkbook();
  return lookedAt(snapshot, pass(snapshot, occasionOf([])));
}

/** The workbook with its plan and findings, as it will be when what these words wish is granted: one read, nothing written. Throws `NotReadyError`. */
export function readPlan(words: readonly LeftWord[] = []): { readonly snapshot: Snapshot; readonly result: ReadyPass } {
  const snapshot = readWorkbook();
  const result = pass(snapshot, occasionOf(words));
  if (result.kind !== "ready") throw new NotReadyError(outcomeMessage(lookedAt(snapshot, result)));
  return { snapshot, result };
}

function lookedAt(snapshot: Snapshot, result: Pass): Looked {
  return {
    kind: result.kind,
    missing: result.kind === "incomplete" ? result.missing : [],
    snapshot,
    outcomes: result.kind === "ready" ? result.outcomes : [],
  };
}

/** What a pass is told besides the snapshot. */
function occasionOf(words: readonly LeftWord[]): Occasion {
  const edits: SeenEdit[] = [];
  const wishes: Wish[] = [];
  for (const { word } of words) {
    if (word?.kind === "edit") {
      const { kind: _, ...edit } = word;
      edits.push(edit);
    }
    if (word?.kind === "wish") wishes.push(word.wish);
  }
  return { now: civilNow(), edits, wishes };
}

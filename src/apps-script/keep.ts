import { countFailure, forgetFailures, isWaiting } from "./failures.ts";
import { calls } from "./google.ts";
import { faultOf } from "./google-error.ts";
import { runsAsInstaller } from "./installer.ts";
import { forget, leaveWord, readWords } from "./queue.ts";
import { type Looked, makeRound } from "./round.ts";

const LAST_PASS = "lastPass";
const MOST_ROUNDS = 3;
const LOCK_WAIT_MS = 2_000;
const IDLE_PASS_MS = 6 * 60 * 60 * 1000;

/**
 * What came of keeping the workbook. `busy`: another run has it, and will see to this one's word. `served`: another run has
 * seen to it already.
 */
export type Kept = Looked | { readonly kind: "busy" | "served" };

/** What one run did, in the words of the command line and the log. */
export interface PassReport {
  readonly lecturas: number;
  readonly escrituras: number;
  readonly solicitudes: number;
}

/** Asks for a pass and makes it at once; should it fail, the clock makes it. */
export function keepNow(): Kept {
  leaveWord({ kind: "again" });
  return keep({ always: true });
}

/**
 * Brings the workbook to its desired state: one read, and one write when something differs. Sees to the words that were left,
 * and to those that come meanwhile; without words it does nothing, unless `always`. A word is forgotten only when what it asked
 * for has been written, so that nothing is lost where a call fails.
 *
 * Passes do not run side by side. Whoever finds the document lock taken goes, having left word; whoever holds it looks for
 * words again before leaving, and what still slips through is taken by the clock.
 */
export function keep({ always }: { readonly always: boolean }): Kept {
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(LOCK_WAIT_MS)) return { kind: "busy" };
  try {
    const kept = keepInRounds(always, () => lock.hasLock());
    if (kept.kind !== "busy") PropertiesService.getDocumentProperties().setProperty(LAST_PASS, String(Date.now()));
    forgetFailures();
    return kept;
  } catch (error) {
    countFailure();
    throw error;
  } finally {
    lock.releaseLock();
  }
}

/** After word was left: sees to it at once where this is the installer's run. Null when it is left to the clock. */
export function keepIfInstaller(): Kept | null {
  if (!runsAsInstaller()) return null;
  try {
    return keep({ always: false });
  } catch (error) {
    // The word is still there, so what the person did or asked for is not lost.
    console.error(error);
    return null;
  }
}

/** Whether the clock has something to do: word was left, or no pass has looked for hours. Less often while passes fail. */
export function dueWork(): "words" | "look" | null {
  if (isWaiting()) return null;
  if (readWords().length > 0) return "words";
  const lastPass = Number(PropertiesService.getDocumentProperties().getProperty(LAST_PASS) ?? 0);
  return Date.now() - lastPass > IDLE_PASS_MS ? "look" : null;
}

/** What this run has done so far. */
export function report(): PassReport {
  return { lecturas: calls.reads, escrituras: calls.writes, solicitudes: calls.requests };
}

function keepInRounds(always: boolean, hasLock: () => boolean): Kept {
  let kept: Kept = { kind: "served" };
  let mustLook = always;
  let held: ReadonlySet<string> = new Set();
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    const words = readWords();
    if (!mustLook && words.every(({ name }) => held.has(name))) break;
    try {
      const done = makeRound(words, hasLock);
      if (done === null) return { kind: "busy" };
      held = new Set(done.held.map(({ name }) => name));
      forget(words.filter(({ name }) => !held.has(name)));
      kept = { ...done.looked, outcomes: [...outcomesOf(kept), ...done.looked.outcomes] };
      mustLook = done.mustLook;
    } catch (error) {
      // Somebody moved rows between our read and our write, so Google did nothing: what was read is out of date.
      if (faultOf(error) !== "refused" || round === MOST_ROUNDS) throw error;
      mustLook = true;
    }
  }
  if (mustLook) leaveWord({ kind: "again" });
  return kept;
}

function outcomesOf(kept: Kept): Looked["outcomes"] {
  return "outcomes" in kept ? kept.outcomes : [];
}

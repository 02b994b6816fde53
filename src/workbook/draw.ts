import type { ListedFinding } from "../plan/acceptance.ts";
import type { Plan } from "../plan/plan.ts";
import { type ArrangedSheet, arrangeSheets, type Diff, diff } from "./diff/diff.ts";
import type { Book } from "./layout/book.ts";
import { layout } from "./layout/layout.ts";
import { stateSheet } from "./layout/state-sheet.ts";
import { type LogWords, logWords } from "./log.ts";
import { type Memory, type RememberedCell, remember } from "./memory/memory.ts";
import { writtenIn } from "./memory/written.ts";
import type { WishOutcome } from "./occasion.ts";
import type { Request } from "./sheets-api.ts";
import type { Snapshot } from "./snapshot.ts";
import type { State } from "./state.ts";
import { STYLES } from "./styles.ts";

/** What a workbook says, and the requests that bring it to what it should look like. */
export interface ReadyPass {
  readonly kind: "ready";
  readonly plan: Plan;
  readonly members: Book["members"];
  readonly units: Book["units"];
  readonly progress: Book["progress"];
  readonly findings: readonly ListedFinding[];
  readonly outcomes: readonly WishOutcome[];
  readonly requests: readonly Request[];
  readonly positions: Diff["positions"];
  /** In which its sheets, rows and columns are spoken of. */
  readonly words: LogWords;
  readonly state: State;
}

/** A book laid out and compared with the snapshot, and what will be remembered of it. */
export interface Drawn {
  readonly ready: ReadyPass;
  readonly guards: readonly Request[];
  readonly arranged: ReadonlyMap<number, ArrangedSheet>;
  readonly memory: Memory;
  readonly cells: readonly RememberedCell[];
}

/**
 * Lays a book out. The state sheet comes last: it remembers what will stand in the others. `edited`: ids of the sheets in which
 * cells are written besides.
 */
export function draw(snapshot: Snapshot, book: Book, before: Memory, edited: ReadonlySet<number> = new Set()): Drawn {
  const desired = layout(book);
  const arranged = arrangeSheets(desired.sheets, snapshot);
  const { memory, cells } = remember(arranged.values(), before);
  const state: State = { ...book.state, memory, written: writtenIn([...arranged.values()]) };
  const hidden = stateSheet(state);
  const { requests, guards, positions } = diff(
    { ...desired, sheets: [...desired.sheets, hidden] },
    snapshot,
    STYLES,
    new Map([...arranged, ...arrangeSheets([hidden], snapshot)]),
    edited,
  );
  const { plan, members, units, progress, findings } = book;
  const gone = new Map(Object.entries(state.gone).map(([key, row]) => [`gone|${key}`, row.plan]));
  const words = logWords(arranged, plan, [gone, before, memory]);
  return {
    ready: { kind: "ready", plan, members, units, progress, findings, outcomes: [], requests, positions, words, state },
    guards,
    arranged,
    memory,
    cells,
  };
}

import type { ListedFinding } from "../../plan/acceptance.ts";
import type { Modification } from "../../plan/baseline.ts";
import type { Member } from "../../plan/commission.ts";
import type { KeyedUnit } from "../../plan/keys.ts";
import type { Plan } from "../../plan/plan.ts";
import type { EntryStatus, ProgressEntry } from "../../plan/progress.ts";
import type { State } from "../state.ts";
import type { Marks, UnitRule } from "./cells.ts";

/** Everything the layouts draw from: the plan as it was adopted or read, what was found, and what cuadros keeps about the workbook. */
export interface Book {
  readonly plan: Plan;
  readonly units: readonly KeyedUnit[];
  readonly members: readonly Member[];
  /** What has changed since the baseline; empty where none was recorded. */
  readonly modifications: readonly Modification[];
  readonly findings: readonly ListedFinding[];
  readonly state: State;
  /** Every progress entry, in the order of their rows, with how it stands. */
  readonly progress: readonly ListedEntry[];
  /**
   * Keys of the rows of *Ejecución* that stand there, in their order: of entries, of rows that people emptied and of those that
   * were always blank. Undefined: none.
   */
  readonly entryRows?: readonly string[];
  /** Civil date in El Salvador. */
  readonly today: string;
  readonly standing: Standing;
  /** Keys of rows that stand for nothing any more and in which nothing was typed. */
  readonly vacant: readonly string[];
}

/** A progress entry and how it stands. */
export interface ListedEntry {
  readonly entry: ProgressEntry;
  readonly status: EntryStatus;
}

/** A book with what is worked out once for all its sheets. */
export interface OpenBook extends Book {
  readonly marks: Marks;
  readonly unitRule: UnitRule;
}

/** Rows (0-based, in the snapshot) that must receive a key because people made them: by sheet id, then by the new key. */
export type Standing = ReadonlyMap<number, ReadonlyMap<string, number>>;

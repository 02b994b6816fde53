import type { ListedFinding } from "../plan/acceptance.ts";
import type { Baseline, Modification } from "../plan/baseline.ts";
import type { Member } from "../plan/commission.ts";
import type { KeyedUnit } from "../plan/keys.ts";
import type { Plan } from "../plan/plan.ts";
import type { EntryStatus, ProgressEntry } from "../plan/progress.ts";

/** What a report is made from: the plan as it stands in the workbook, and what is known beside it. */
export interface ReportInput {
  readonly plan: Plan;
  readonly units: readonly KeyedUnit[];
  readonly members: readonly Member[];
  /** Every progress entry with how it stands, in the order of their rows. */
  readonly entries: readonly ReportEntry[];
  readonly findings: readonly ListedFinding[];
  /** What has changed since the baseline; empty where none was recorded. */
  readonly modifications: readonly Modification[];
  readonly baseline: Baseline | null;
  /** Why the plan was modified, as typed in *Modificaciones*, by the key of the modification. Undefined: nobody said. */
  readonly reasons?: Readonly<Record<string, string>>;
  /** Civil date `YYYY-MM-DD` in El Salvador. */
  readonly today: string;
  /** How the report is entered in *Informes*. Undefined: it is not entered yet. */
  readonly registration?: Registration;
}

/** A progress entry and how it stands. */
export interface ReportEntry {
  readonly entry: ProgressEntry;
  readonly status: EntryStatus;
}

/** How a report is entered in *Informes*. */
export interface Registration {
  readonly number: string;
  readonly version: number;
  /** Name or mail of who asked for it. */
  readonly author: string;
}

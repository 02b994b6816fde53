import type { Approval } from "../plan/plan.ts";
import type { MadeReport, ReportName, ReportState } from "./reports.ts";

/** On what occasion a pass is made: what the snapshot does not say. */
export interface Occasion {
  /** Civil date and time in El Salvador, `YYYY-MM-DDTHH:MM:SS`. */
  readonly now: string;
  /** The edits since the pass before this one, oldest first, as far as triggers saw them. */
  readonly edits: readonly SeenEdit[];
  /** What people asked for, oldest first. */
  readonly wishes: readonly Wish[];
}

/** An edit that a trigger saw. Positions are 0-based and half open, as they were at that moment. */
export interface SeenEdit {
  /** Mail of the person, or empty where Google names nobody. */
  readonly author: string;
  readonly sheetId: number;
  readonly startRow0: number;
  readonly endRow0: number;
  readonly startColumn0: number;
  readonly endColumn0: number;
}

/** Something a person asked for in the sidebar or the menu; it is done by the installer's next pass. */
export type Wish = { readonly id: string; readonly author: string } & (
  | {
      readonly kind: "accept";
      readonly findingKey: string;
      readonly reason: string;
      /** The shell has seen that this person may accept what only the coordination can. */
      readonly isCoordinator?: boolean | undefined;
    }
  | { readonly kind: "mend"; readonly findingKey: string; readonly mendId: string }
  | { readonly kind: "baseline"; readonly approval: Approval }
  /** Writes the proposed schedule, as long as it is the one that the person was shown. */
  | { readonly kind: "propose"; readonly fingerprint: string }
  /** Makes what is proposed firm. */
  | { readonly kind: "confirm-schedule" }
  | { readonly kind: "progress"; readonly entry: NewEntry }
  /** Switches the weekly mails on or off; `isCoordinator`: the shell has seen that this person may. */
  | { readonly kind: "notices"; readonly isOn: boolean; readonly isCoordinator: boolean }
  /** Asks for a report; `periodText`: the period in words. */
  | {
      readonly kind: "report";
      readonly report: ReportName;
      readonly period: string;
      readonly unit: string;
      readonly periodText: string;
    }
  /** Sets whether reports are refused while errors are open; `isCoordinator`: the shell has seen that this person may. */
  | { readonly kind: "report-rule"; readonly refusesErrors: boolean; readonly isCoordinator: boolean }
  /** What came of making the report that the wish `reportId` asked for. */
  | {
      readonly kind: "report-made";
      readonly reportId: string;
      readonly state: Exclude<ReportState, "asked">;
      readonly trouble: string;
      readonly periodText: string;
      readonly made: MadeReport | null;
    }
);

/** A progress entry as the form gives it; texts may be empty. */
export interface NewEntry {
  /** Civil date `YYYY-MM-DD`. */
  readonly date: string;
  readonly actionKey: string;
  /** Null: nothing said. Negative figures correct earlier entries. */
  readonly activities: number | null;
  readonly spentCents: number | null;
  readonly means: string;
  readonly link: string;
  readonly note: string;
  /** The unit that the person chose, where Google does not tell who it is. */
  readonly unit: string;
}

/** What became of a wish. `gone`: the finding or the mend is not there any more, so nothing was done. */
export interface WishOutcome {
  readonly id: string;
  readonly kind: "done" | "gone";
}

/** Stands for a person whom Google does not name. */
export const UNKNOWN_AUTHOR = "desconocido";
/** Stands for what cuadros does by itself. */
export const OWN_AUTHOR = "cuadros";

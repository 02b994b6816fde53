import type { Approval } from "../plan/plan.ts";

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
  | { readonly kind: "accept"; readonly findingKey: string; readonly reason: string }
  | { readonly kind: "mend"; readonly findingKey: string; readonly mendId: string }
  | { readonly kind: "baseline"; readonly approval: Approval }
  /** Writes the proposed schedule, as long as it is the one that the person was shown. */
  | { readonly kind: "propose"; readonly fingerprint: string }
  /** Makes what is proposed firm. */
  | { readonly kind: "confirm-schedule" }
);

/** What became of a wish. `gone`: the finding or the mend is not there any more, so nothing was done. */
export interface WishOutcome {
  readonly id: string;
  readonly kind: "done" | "gone";
}

/** Stands for a person whom Google does not name. */
export const UNKNOWN_AUTHOR = "desconocido";
/** Stands for what cuadros does by itself. */
export const OWN_AUTHOR = "cuadros";

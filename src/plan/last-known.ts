import type { Action } from "./plan.ts";

/** What the workbook held at the end of the pass before this one, as far as rules ask for it. */
export interface LastKnown {
  /** The last text that was not blank, by the key of a line, an objective or an action; of those that are gone too. */
  readonly texts: ReadonlyMap<string, string>;
  /** Actions that were deleted while they had an amount or activities, and were neither brought back nor accepted as gone. */
  readonly gone: readonly GoneAction[];
}

/** An action that is in no Cuadro any more, as it was when it was last seen. */
export interface GoneAction {
  readonly action: Action;
  readonly axisNumber: number;
  readonly lineKey: string;
  readonly objectiveKey: string;
}

export const NOTHING_KNOWN: LastKnown = { texts: new Map(), gone: [] };

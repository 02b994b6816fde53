import type { Place } from "../finding.ts";
import type { Mend, MendStep } from "../mend.ts";

/** The most rows of which each gets a mend of its own; nobody chooses among more. */
export const MOST_CHOICES = 6;

/**
 * Mends between which a person has to choose. Fewer than two are none: what is offered alone can be done with one click, and
 * here none of them is sure to be the right one.
 */
export function choices(mends: readonly Mend[]): readonly Mend[] {
  return mends.length < 2 ? [] : mends;
}

/** The step that puts a value into a cell; amounts in dollars, null blanks it. */
export function setCell(sheet: string, key: string, column: string, to: string | number | null): MendStep {
  return { kind: "set", sheet, key, column, to };
}

/** A cell of a keyed row. */
export function cellOf(sheet: string, key: string, column: string): Place {
  return { at: "row", sheet, key, column };
}

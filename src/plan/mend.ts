/**
 * A way to put a finding right, as data: people see what would change before it is done. A finding with exactly one can be
 * mended with one click; of several, the person chooses.
 */
export interface Mend {
  /** Unique among the mends of its finding, and the same as long as the finding stays the same. */
  readonly id: string;
  /** What it does, as a button says it: "Escribir $350.00 en el presupuesto". */
  readonly label: string;
  readonly steps: readonly MendStep[];
}

/** One change of the plan. Sheets, rows and columns are named by their keys. */
export type MendStep =
  /** Puts a value into a cell that people type in; amounts in dollars, null blanks it. */
  | {
      readonly kind: "set";
      readonly sheet: string;
      readonly key: string;
      readonly column: string;
      readonly to: string | number | null;
    }
  /** Brings a deleted action back to where it stood, with what was typed about it. */
  | { readonly kind: "restore-action"; readonly actionKey: string }
  /** Makes an objective of a budget row that has none, in the row's line, and moves an action to it. */
  | { readonly kind: "move-action"; readonly actionKey: string; readonly budgetRowKey: string }
  /** Adds a unit to the catalogue. */
  | { readonly kind: "add-unit"; readonly name: string };

import type { DesiredValue, Positions } from "../desired.ts";
import type { CellData, ExtendedValue, Request } from "../sheets-api.ts";
import { cellAt } from "../snapshot.ts";
import type { Arrangement } from "./arrangement.ts";
import { sameFormula } from "./canonical.ts";
import { createCellUpdates } from "./cell-updates.ts";
import type { MergePlan } from "./merges.ts";
import type { PlacedRow } from "./row-order.ts";

/** Sheets takes no more characters in a cell; a write with a longer text would fail as a whole. */
export const MOST_CHARACTERS = 50_000;

/**
 * Makes a formula for the sheet it stands in. `isShifted`: rows or columns that it names change, so that Google carries along
 * the formula that stands there, and its text in the snapshot says nothing any more.
 */
export type WriteFormula = (formula: (positions: Positions) => string) => {
  readonly text: string;
  readonly isShifted: boolean;
};

/** The requests that bring what stands in our cells to what is wanted. Rows that are made are written as a whole. */
export function diffValues(
  arrangement: Arrangement,
  merges: MergePlan,
  writeFormula: WriteFormula,
): readonly Request[] {
  const { rows, columns } = arrangement;
  const updates = createCellUpdates(arrangement.desired.sheetId, "userEnteredValue");
  // All whole rows begin in one column, so that they go into one request.
  const first0 = columns.findIndex(({ column }) => column !== undefined);
  const keyColumn0 = arrangement.columnOf.get(arrangement.desired.keyColumn)!;
  const wantedAt = (row0: number, column0: number): Content | undefined => {
    if (merges.covers(row0, column0)) return undefined;
    const moved = merges.movedTo(row0, column0);
    if (moved) return { value: moved, isShifted: false };
    if (column0 === keyColumn0) return contentOf(rows[row0]!.row!.key, writeFormula);
    const cell = arrangement.cells[row0]![column0]?.cell;
    const isMade = rows[row0]!.made || columns[column0]!.from0 < 0;
    const value = cell?.value === undefined && isMade ? cell?.initial : cell?.value;
    return value === undefined ? undefined : contentOf(value, writeFormula);
  };
  for (const [row0, placed] of rows.entries()) {
    if (placed.losesKey) updates.add(row0, keyColumn0, [{}]);
    if (!placed.row) continue;
    if (placed.made) {
      updates.add(row0, first0, wholeRow(columns.slice(first0).map((_, index) => wantedAt(row0, first0 + index))));
      continue;
    }
    for (let column0 = first0; column0 < columns.length; column0++) {
      const content = wantedAt(row0, column0);
      if (!content || isThere(content, standingValue(arrangement, placed, column0))) continue;
      updates.add(row0, column0, [cellWith(content.value)]);
    }
  }
  return updates.all();
}

interface Content {
  /** Null: nothing may stand there. */
  readonly value: ExtendedValue | null;
  readonly isShifted: boolean;
}

function contentOf(value: DesiredValue | null, writeFormula: WriteFormula): Content {
  if (value === null || value === "") return { value: null, isShifted: false };
  switch (typeof value) {
    case "string":
      return { value: { stringValue: value.slice(0, MOST_CHARACTERS) }, isShifted: false };
    case "number":
      return { value: { numberValue: value }, isShifted: false };
    case "boolean":
      return { value: { boolValue: value }, isShifted: false };
    case "object": {
      const { text, isShifted } = writeFormula(value.formula);
      return { value: { formulaValue: text }, isShifted };
    }
  }
}

/** The cells of a row up to the last one that holds something; the key is always there. */
function wholeRow(wanted: readonly (Content | undefined)[]): readonly CellData[] {
  const cells = wanted.map((content) => cellWith(content?.value ?? null));
  while (cells.length > 0 && !cells[cells.length - 1]!.userEnteredValue) cells.pop();
  return cells;
}

function standingValue(
  { sheet, columns }: Arrangement,
  { from0 }: PlacedRow,
  column0: number,
): ExtendedValue | undefined {
  const columnFrom0 = columns[column0]!.from0;
  return sheet && columnFrom0 >= 0 ? cellAt(sheet, from0, columnFrom0)?.userEnteredValue : undefined;
}

function isThere({ value, isShifted }: Content, standing: ExtendedValue | undefined): boolean {
  if (!value || !standing) return !value && !standing;
  if (value.formulaValue === undefined) {
    return (
      value.stringValue === standing.stringValue &&
      value.numberValue === standing.numberValue &&
      value.boolValue === standing.boolValue &&
      standing.formulaValue === undefined
    );
  }
  return !isShifted && standing.formulaValue !== undefined && sameFormula(value.formulaValue, standing.formulaValue);
}

function cellWith(value: ExtendedValue | null): CellData {
  return value ? { userEnteredValue: value } : {};
}

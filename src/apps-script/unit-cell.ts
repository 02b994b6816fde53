import { isKey } from "../plan/keys.ts";
import type { Unit } from "../plan/plan.ts";
import { splitUnits } from "../plan/units.ts";
import { a1Of } from "../workbook/cell-name.ts";
import { type SheetKey, sheetKeyOf } from "../workbook/managed.ts";
import { locate } from "../workbook/ours.ts";
import { cellAt, type Snapshot, textOf } from "../workbook/snapshot.ts";

/** A cell of a workbook; indexes are 0-based. */
export interface CellPlace {
  readonly sheetId: number;
  readonly rowIndex0: number;
  readonly columnIndex0: number;
}

/** A cell in which people type responsible units, as it was read. */
export interface UnitCell extends CellPlace {
  readonly sheetTitle: string;
  readonly a1: string;
  /** The permanent key of the row it stands in. */
  readonly key: string;
  readonly text: string;
}

/** The cell as one of responsible units of an action or of a budget row; null when it is any other cell. */
export function unitCell({ sheets = [] }: Snapshot, place: CellPlace): UnitCell | null {
  const sheet = sheets.find(({ properties }) => properties?.sheetId === place.sheetId);
  const sheetKey = sheetKeyOf(place.sheetId);
  if (!sheet || !sheetKey) return null;
  const { columns, keyOfRow } = locate(sheet, "key");
  const key = keyOfRow[place.rowIndex0] ?? "";
  const isTyped = columns.get("responsible") === place.columnIndex0 && hasUnits(sheetKey, key);
  const cell = cellAt(sheet, place.rowIndex0, place.columnIndex0);
  // What a formula shows is not what was typed.
  if (!isTyped || cell?.userEnteredValue?.formulaValue !== undefined) return null;
  const { sheetId, rowIndex0, columnIndex0 } = place;
  const sheetTitle = sheet.properties?.title ?? "";
  return { sheetId, rowIndex0, columnIndex0, sheetTitle, a1: a1Of(rowIndex0, columnIndex0), key, text: textOf(cell) };
}

/** The units to choose from: those that a cell names, in its order and whether or not the catalogue has them, then all others. */
export function unitChoice(text: string, units: readonly Unit[]): readonly (Unit & { readonly isChosen: boolean })[] {
  const catalogue = new Map(units.map((unit) => [unit.name, unit]));
  const chosen = splitUnits(text, units);
  const others = units.filter(({ name }) => !chosen.includes(name));
  return [
    ...chosen.map((name) => ({ name, aliases: catalogue.get(name)?.aliases ?? [], isChosen: true })),
    ...others.map(({ name, aliases }) => ({ name, aliases, isChosen: false })),
  ];
}

/** What is written into a cell for these units. */
export function unitText(names: readonly string[]): string {
  return names.join(" / ");
}

function hasUnits(sheet: SheetKey, key: string): boolean {
  return sheet === "budget" ? isKey(key, "budgetRow") : sheet.startsWith("axis:") && isKey(key, "action");
}

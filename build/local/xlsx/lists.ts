import type { sheets_v4 } from "googleapis";
import { columnName } from "../sheets/a1.ts";

/** Title of the sheet that holds options which do not fit into a validation. */
export const HIDDEN_LISTS = "cuadros listas";

/** Excel keeps the options of a dropdown in one text of this length, separated by commas. */
const MAX_INLINE_LENGTH = 255;

/** The options of a dropdown, in order, or undefined for another rule. */
export function optionsOf(rule: sheets_v4.Schema$DataValidationRule): readonly string[] | undefined {
  if (rule.condition?.type !== "ONE_OF_LIST") return undefined;
  return (rule.condition.values ?? []).map((value) => value.userEnteredValue ?? "");
}

/** True when the options can stand in the validation itself. */
export function fitsInline(options: readonly string[]): boolean {
  return options.join().length <= MAX_INLINE_LENGTH && !options.some((option) => /[,"]/.test(option));
}

/** For each list of options that needs a column of the hidden sheet, by its JSON: the reference of that column. */
export function listColumns(sheets: readonly sheets_v4.Schema$Sheet[]): ReadonlyMap<string, string> {
  const columns = new Map<string, string>();
  for (const cell of cellsOf(sheets)) {
    const options = cell.dataValidation && optionsOf(cell.dataValidation);
    if (!options || fitsInline(options)) continue;
    const key = JSON.stringify(options);
    if (columns.has(key)) continue;
    const letters = columnName(columns.size);
    columns.set(key, `'${HIDDEN_LISTS}'!$${letters}$1:$${letters}$${options.length}`);
  }
  return columns;
}

function* cellsOf(sheets: readonly sheets_v4.Schema$Sheet[]): Generator<sheets_v4.Schema$CellData> {
  for (const sheet of sheets) {
    for (const grid of sheet.data ?? []) {
      for (const row of grid.rowData ?? []) yield* row.values ?? [];
    }
  }
}

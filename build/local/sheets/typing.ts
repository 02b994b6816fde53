import { cellName } from "./a1.ts";
import { holds } from "./conditions.ts";
import {
  type CellValue,
  cellAt,
  columnCountOf,
  type Draft,
  gridRangeOf,
  idOf,
  ownSheet,
  rowCountOf,
  sheetById,
  writeCell,
} from "./draft.ts";
import { invalid } from "./errors.ts";
import { greatest } from "./greatest.ts";
import { rulesOf } from "./locale.ts";
import { checkMayEdit } from "./protection.ts";
import { resizeGrid } from "./requests/dimensions.ts";
import { clearMerges, mergeAt } from "./requests/merges.ts";
import type { GridRange } from "./resources.ts";
import { entered } from "./write-text.ts";

/** A cell of a sheet, 0-based. */
export interface CellAddress {
  readonly sheetId: number;
  readonly rowIndex0: number;
  readonly columnIndex0: number;
}

/** The texts that an edit event tells: undefined where the cell was or became blank. */
export interface Edit {
  readonly value?: string;
  readonly oldValue?: string;
}

/**
 * What a person types into a cell; in a merged block that is its first cell.
 * @throws ApiError 400 when the cell is protected, or its strict rule does not allow what was typed, in the words that Sheets shows
 */
export function typeInto(draft: Draft, { sheetId, rowIndex0, columnIndex0 }: CellAddress, text: string): Edit {
  const merge = mergeAt(sheetById(draft.spreadsheet, sheetId), rowIndex0, columnIndex0);
  const [row0, column0] = [merge?.startRowIndex ?? rowIndex0, merge?.startColumnIndex ?? columnIndex0];
  checkOnGrid(draft, sheetId, row0, column0);
  checkMayEdit(draft, { sheetId, startRow0: row0, endRow0: row0 + 1, startColumn0: column0, endColumn0: column0 + 1 });
  const oldValue = eventText(draft.view.computed(draft.spreadsheet).at(sheetId, row0, column0));
  const sheet = ownSheet(draft, sheetId);
  const cell = entered(draft, cellAt(sheet, row0, column0) ?? {}, text);
  writeCell(draft, sheet, row0, column0, cell);
  const value = draft.view.computed(draft.spreadsheet).at(sheetId, row0, column0);
  checkRule(draft, sheetId, row0, column0, value);
  const newValue = eventText(value);
  return { ...(newValue !== undefined && { value: newValue }), ...(oldValue !== undefined && { oldValue }) };
}

/**
 * Text pasted from elsewhere: each cell as if typed, but rules are not asked; the grid grows as needed. Returns the cells written.
 * More than one cell takes the merged cells apart that it meets: an assumption, since nothing says what Google does with them.
 */
export function pasteInto(
  draft: Draft,
  { sheetId, rowIndex0, columnIndex0 }: CellAddress,
  rows: readonly (readonly string[])[],
): GridRange {
  const width = Math.max(1, greatest(rows.map((row) => row.length)));
  const block = {
    sheetId,
    startRow0: rowIndex0,
    endRow0: rowIndex0 + Math.max(1, rows.length),
    startColumn0: columnIndex0,
    endColumn0: columnIndex0 + width,
  };
  checkOnGrid(draft, sheetId, rowIndex0, columnIndex0);
  const before = sheetById(draft.spreadsheet, sheetId);
  if (block.endRow0 > rowCountOf(before)) resizeGrid(draft, sheetId, "ROWS", block.endRow0);
  if (block.endColumn0 > columnCountOf(before)) resizeGrid(draft, sheetId, "COLUMNS", block.endColumn0);
  checkMayEdit(draft, block);
  if (rows.length * width > 1) clearMerges(draft, block);
  const sheet = ownSheet(draft, sheetId);
  rows.forEach((row, down) => {
    row.forEach((text, right) => {
      const [row0, column0] = [rowIndex0 + down, columnIndex0 + right];
      writeCell(draft, sheet, row0, column0, entered(draft, cellAt(sheet, row0, column0) ?? {}, text));
    });
  });
  return gridRangeOf(block);
}

function checkOnGrid(draft: Draft, sheetId: number, row0: number, column0: number): void {
  const sheet = sheetById(draft.spreadsheet, sheetId);
  const [rows, columns] = [rowCountOf(sheet), columnCountOf(sheet)];
  if (row0 < 0 || column0 < 0 || row0 >= rows || column0 >= columns)
    throw invalid(`Range (${cellName(row0, column0)}) exceeds grid limits. Max rows: ${rows}, max columns: ${columns}`);
}

function checkRule(draft: Draft, sheetId: number, row0: number, column0: number, value: CellValue): void {
  const sheet = sheetById(draft.spreadsheet, sheetId);
  const rule = cellAt(sheet, row0, column0)?.dataValidation;
  if (!rule?.strict || !rule.condition || value === undefined) return;
  if (holds(rule.condition, value, { spreadsheet: draft.spreadsheet, sheetId: idOf(sheet), view: draft.view })) return;
  const spanish = rulesOf(draft.spreadsheet.properties?.locale).language === "es";
  const cell = cellName(row0, column0);
  const message = spanish
    ? `Los datos que ingresó en la celda ${cell} infringen las reglas de validación de datos establecidas en esta celda.`
    : `The data you entered in cell ${cell} violates the data validation rules set on this cell.`;
  throw invalid(rule.inputMessage ? `${message} ${rule.inputMessage}` : message);
}

function eventText(value: CellValue): string | undefined {
  if (value === undefined || value === "") return undefined;
  if (typeof value === "object") return value.shown;
  return typeof value === "boolean" ? String(value).toUpperCase() : String(value);
}

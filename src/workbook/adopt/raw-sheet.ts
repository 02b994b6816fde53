import { dateOfSerial } from "../../plan/date.ts";
import { a1Of } from "../cell-name.ts";
import type { CellData, Color, GridRange, Sheet } from "../sheets-api.ts";
import { valueIn } from "../snapshot.ts";

/** A sheet as staff typed it: its cells by row and column (0-based); what is blank and without colour is undefined. */
export interface RawSheet {
  readonly sheetId: number;
  readonly title: string;
  readonly rows: readonly RawRow[];
}

export type RawRow = readonly (RawCell | undefined)[];

export interface RawCell {
  readonly sheet: { readonly sheetId: number; readonly title: string };
  readonly rowIndex0: number;
  readonly columnIndex0: number;
  /** What the cell shows, trimmed; dates as `YYYY-MM-DD`. */
  readonly text: string;
  /** What Sheets shows where a formula has no result, such as `#NAME?`: the cell counts as blank then. Empty where there is none. */
  readonly error: string;
  /** The number in the cell; null for text, blanks and dates. */
  readonly number: number | null;
  readonly isFormula: boolean;
  /** The cell lies in a merged block below its first row; text and number are those of the block. */
  readonly isMergedBelow: boolean;
  /** Fill colour as `#rrggbb`; empty for white or none. */
  readonly fill: string;
}

/** The raw sheets of a workbook, in tab order. Linear in cells and merged cells. */
export function rawSheets(sheets: readonly Sheet[]): RawSheet[] {
  return [...sheets].sort((a, b) => (a.properties?.index ?? 0) - (b.properties?.index ?? 0)).map(rawSheet);
}

/** "G3". */
export function cellName({ rowIndex0, columnIndex0 }: Pick<RawCell, "rowIndex0" | "columnIndex0">): string {
  return a1Of(rowIndex0, columnIndex0);
}

/** The cells of each sheet, in the order in which they come. */
export function bySheet(cells: readonly RawCell[]): RawCell[][] {
  const groups = new Map<number, RawCell[]>();
  for (const cell of cells) {
    const group = groups.get(cell.sheet.sheetId);
    if (group) group.push(cell);
    else groups.set(cell.sheet.sheetId, [cell]);
  }
  return [...groups.values()];
}

function rawSheet({ properties, data, merges }: Sheet): RawSheet {
  const sheet = { sheetId: properties?.sheetId ?? 0, title: properties?.title ?? "" };
  const grid = data?.[0];
  const startRow = grid?.startRow ?? 0;
  const startColumn = grid?.startColumn ?? 0;
  const rows: (RawCell | undefined)[][] = Array.from({ length: startRow }, () => []);
  (grid?.rowData ?? []).forEach(({ values }, row) => {
    const cells: (RawCell | undefined)[] = [];
    (values ?? []).forEach((cell, column) => {
      const raw = rawCell(cell, sheet, startRow + row, startColumn + column);
      if (raw) cells[startColumn + column] = raw;
    });
    rows.push(cells);
  });
  for (const merge of merges ?? []) fillMerged(rows, merge);
  return { ...sheet, rows };
}

function rawCell(
  cell: CellData,
  sheet: RawCell["sheet"],
  rowIndex0: number,
  columnIndex0: number,
): RawCell | undefined {
  const isFormula = cell.userEnteredValue?.formulaValue !== undefined;
  const shown = valueIn(cell) ?? "";
  const error = (cell.effectiveValue ?? cell.userEnteredValue)?.errorValue ? String(shown) : "";
  const value = error === "" ? shown : "";
  const fill = fillOf(cell.userEnteredFormat?.backgroundColorStyle?.rgbColor);
  if (String(value).trim() === "" && fill === "" && error === "" && !isFormula) return undefined;
  const isDate = /^DATE/.test(cell.userEnteredFormat?.numberFormat?.type ?? "");
  const date = isDate && typeof value === "number" ? dateOfSerial(value) : "";
  const number = typeof value === "number" && date === "" ? value : null;
  const text = date || String(value).trim();
  return { sheet, rowIndex0, columnIndex0, text, error, number, isFormula, isMergedBelow: false, fill };
}

/** A merged block's value stands in its first cell only: it is repeated down the block's first column. */
function fillMerged(rows: (RawCell | undefined)[][], merge: GridRange): void {
  const top = merge.startRowIndex ?? 0;
  const left = merge.startColumnIndex ?? 0;
  const first = rows[top]?.[left];
  if (!first) return;
  const end = Math.min(merge.endRowIndex ?? top + 1, rows.length);
  for (let rowIndex0 = top + 1; rowIndex0 < end; rowIndex0++)
    rows[rowIndex0]![left] = { ...first, rowIndex0, error: "", isFormula: false, isMergedBelow: true };
}

function fillOf(color: Color | undefined): string {
  if (!color) return "";
  const hex = [color.red, color.green, color.blue].map((part) =>
    Math.round((part ?? 0) * 255)
      .toString(16)
      .padStart(2, "0"),
  );
  return hex.join("") === "ffffff" ? "" : `#${hex.join("")}`;
}

import { columnLetters } from "../diff/cell-name.ts";
import type { CellData, Color, ExtendedValue, GridRange, Sheet } from "../sheets-api.ts";
import { valueIn as valueOfCell } from "../snapshot.ts";

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
  return `${columnLetters(columnIndex0)}${rowIndex0 + 1}`;
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
  const value = valueOfCell(cell) ?? errorText(cell.effectiveValue);
  const fill = fillOf(cell.userEnteredFormat?.backgroundColorStyle?.rgbColor);
  if (String(value).trim() === "" && fill === "" && !isFormula) return undefined;
  const isDate = typeof value === "number" && /^DATE/.test(cell.userEnteredFormat?.numberFormat?.type ?? "");
  const number = typeof value === "number" && !isDate ? value : null;
  const text = isDate ? dateOfSerial(value) : String(value).trim();
  return { sheet, rowIndex0, columnIndex0, text, number, isFormula, isMergedBelow: false, fill };
}

/** What Sheets shows for an error, by the type that the API gives. */
const ERROR_TEXTS: Readonly<Record<string, string>> = {
  DIVIDE_BY_ZERO: "#DIV/0!",
  N_A: "#N/A",
  NAME: "#NAME?",
  NULL_VALUE: "#NULL!",
  NUM: "#NUM!",
  REF: "#REF!",
  VALUE: "#VALUE!",
};

function errorText(value: ExtendedValue | undefined): string {
  return value?.errorValue ? (ERROR_TEXTS[value.errorValue.type ?? ""] ?? "#ERROR!") : "";
}

/** A merged block's value stands in its first cell only: it is repeated down the block's first column. */
function fillMerged(rows: (RawCell | undefined)[][], merge: GridRange): void {
  const top = merge.startRowIndex ?? 0;
  const left = merge.startColumnIndex ?? 0;
  const first = rows[top]?.[left];
  if (!first) return;
  const end = Math.min(merge.endRowIndex ?? top + 1, rows.length);
  for (let rowIndex0 = top + 1; rowIndex0 < end; rowIndex0++)
    rows[rowIndex0]![left] = { ...first, rowIndex0, isFormula: false, isMergedBelow: true };
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

/** A date of Sheets counts days from 30 December 1899. */
function dateOfSerial(serial: number): string {
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
}

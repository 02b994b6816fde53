import { invalid } from "./errors.ts";
import type {
  Block,
  CellData,
  DimensionProperties,
  GridData,
  GridRange,
  Person,
  RowData,
  Sheet,
  Spreadsheet,
} from "./resources.ts";

/**
 * A spreadsheet while a batch changes it. The stored spreadsheet is never changed: sheets and rows are copied when they are first
 * written to, everything else is shared, so a batch that fails is simply forgotten. Cells are replaced, never changed.
 */
export interface Draft {
  readonly person: Person;
  /** A copy that belongs to the draft; its sheets may still be those of the stored spreadsheet. */
  readonly spreadsheet: Spreadsheet;
  readonly view: View;
  readonly ownSheets: Set<Sheet>;
  readonly ownRows: Set<RowData>;
}

/** What is needed of computed cells, in whatever state the spreadsheet is. */
export interface View {
  computed(spreadsheet: Spreadsheet): Computed;
  /** What a formula gives where it stands in no cell of its own; references without a sheet are to that sheet. */
  evaluate(spreadsheet: Spreadsheet, sheetId: number, formula: string): CellValue;
  now(): Date;
}

/** The values of one state of a spreadsheet, valid until it changes. Indexes are 0-based. */
export interface Computed {
  /** What a cell's formula gives, or what was typed into it. */
  at(sheetId: number, row0: number, column0: number): CellValue;
  /** Where the link of a formula leads: an address as HYPERLINK takes it; undefined for other cells. */
  linkAt(sheetId: number, row0: number, column0: number): string | undefined;
  /** How many rows and columns the formulas of a sheet reach, with what they spill into the cells beside them. */
  reach(sheetId: number): { rows: number; columns: number };
}

/** The value of a cell; undefined when it is blank. */
export type CellValue = number | string | boolean | CellError | undefined;

/** An error as a cell's value, in Google's words. */
export interface CellError {
  readonly type: string;
  readonly message: string;
  /** As the cell shows it: `#DIV/0!`. */
  readonly shown: string;
}

export function beginDraft(spreadsheet: Spreadsheet, person: Person, view: View): Draft {
  return {
    person,
    spreadsheet: { ...spreadsheet, sheets: [...(spreadsheet.sheets ?? [])] },
    view,
    ownSheets: new Set(),
    ownRows: new Set(),
  };
}

/** The sheets of a spreadsheet in the order of their tabs. */
export function sheetsOf(spreadsheet: Spreadsheet): readonly Sheet[] {
  return spreadsheet.sheets ?? [];
}

/** @throws ApiError 400 when there is no such sheet */
export function sheetById(spreadsheet: Spreadsheet, sheetId: number | null | undefined): Sheet {
  const sheet = sheetsOf(spreadsheet).find((candidate) => idOf(candidate) === (sheetId ?? 0));
  if (!sheet) throw invalid(`No grid with id: ${sheetId ?? 0}`);
  return sheet;
}

export function idOf(sheet: Sheet): number {
  return sheet.properties?.sheetId ?? 0;
}

export function titleOf(sheet: Sheet): string {
  return sheet.properties?.title ?? "";
}

export function rowCountOf(sheet: Sheet): number {
  return sheet.properties?.gridProperties?.rowCount ?? 0;
}

export function columnCountOf(sheet: Sheet): number {
  return sheet.properties?.gridProperties?.columnCount ?? 0;
}

/** The one grid that the engine keeps for a sheet, from A1 on. */
export function gridOf(sheet: Sheet): GridData {
  return sheet.data?.[0] ?? EMPTY_GRID;
}

/** The stored cell at a 0-based position; undefined when nothing is kept there. */
export function cellAt(sheet: Sheet, row0: number, column0: number): CellData | undefined {
  return gridOf(sheet).rowData?.[row0]?.values?.[column0];
}

/** The sheet as a copy that the draft may change; the same one each time. */
export function ownSheet(draft: Draft, sheetId: number | null | undefined): Sheet {
  const sheet = sheetById(draft.spreadsheet, sheetId);
  if (draft.ownSheets.has(sheet)) return sheet;
  const grid = gridOf(sheet);
  const own: Sheet = {
    ...sheet,
    data: [
      {
        ...grid,
        rowData: [...(grid.rowData ?? [])],
        rowMetadata: [...(grid.rowMetadata ?? [])],
        columnMetadata: [...(grid.columnMetadata ?? [])],
      },
    ],
  };
  replaceSheet(draft, sheet, own);
  return own;
}

/** Puts a sheet of the draft's own in the place of another. */
export function replaceSheet(draft: Draft, sheet: Sheet, own: Sheet): void {
  const sheets = draft.spreadsheet.sheets ?? [];
  sheets[sheets.indexOf(sheet)] = own;
  draft.ownSheets.add(own);
}

/** Writes a cell of a sheet that the draft owns; an empty cell or undefined removes it. */
export function writeCell(draft: Draft, sheet: Sheet, row0: number, column0: number, cell: CellData | undefined): void {
  const rows = gridOf(sheet).rowData ?? [];
  const blank = cell === undefined || isBlankCell(cell);
  if (blank && rows[row0]?.values?.[column0] === undefined) return;
  const values = ownRow(draft, rows, row0).values ?? [];
  while (values.length <= column0) values.push(NO_CELL);
  values[column0] = blank ? NO_CELL : cell;
}

/** Changes each cell of a block; `change` gets the cell (an empty one where nothing is kept) and its 0-based position. */
export function changeCells(
  draft: Draft,
  block: Block,
  change: (cell: CellData, row0: number, column0: number) => CellData,
): void {
  const sheet = ownSheet(draft, block.sheetId);
  for (let row0 = block.startRow0; row0 < block.endRow0; row0++) {
    for (let column0 = block.startColumn0; column0 < block.endColumn0; column0++) {
      const cell = cellAt(sheet, row0, column0) ?? NO_CELL;
      const changed = change(cell, row0, column0);
      if (changed !== cell) writeCell(draft, sheet, row0, column0, changed);
    }
  }
}

/** True when nothing is kept in a cell. */
export function isBlankCell(cell: CellData | undefined): boolean {
  for (const _name in cell) return false;
  return true;
}

/**
 * The cells that a grid range means, its open sides closed by the grid.
 * @throws ApiError 400 when there is no such sheet, or the range is empty or reaches beyond the grid
 */
export function blockOf(spreadsheet: Spreadsheet, range: GridRange | undefined, what = "range"): Block {
  if (!range) throw invalid(`Must specify a ${what}.`);
  const sheet = sheetById(spreadsheet, range.sheetId);
  const [rows, columns] = [rowCountOf(sheet), columnCountOf(sheet)];
  const block = {
    sheetId: idOf(sheet),
    startRow0: range.startRowIndex ?? 0,
    endRow0: range.endRowIndex ?? rows,
    startColumn0: range.startColumnIndex ?? 0,
    endColumn0: range.endColumnIndex ?? columns,
  };
  checkSide(what, "Row", block.startRow0, block.endRow0, rows);
  checkSide(what, "Column", block.startColumn0, block.endColumn0, columns);
  return block;
}

/** Google's form of a block; a whole sheet keeps its open sides only if it was told so, which a block cannot know. */
export function gridRangeOf(block: Block): GridRange {
  return {
    ...(block.sheetId !== 0 && { sheetId: block.sheetId }),
    startRowIndex: block.startRow0,
    endRowIndex: block.endRow0,
    startColumnIndex: block.startColumn0,
    endColumnIndex: block.endColumn0,
  };
}

/** The cells that a range of the same spreadsheet covers at present, never refused: what lies beyond the grid is cut off. */
export function coveredBy(spreadsheet: Spreadsheet, range: GridRange): Block {
  const sheet = sheetsOf(spreadsheet).find((candidate) => idOf(candidate) === (range.sheetId ?? 0));
  const [rows, columns] = sheet ? [rowCountOf(sheet), columnCountOf(sheet)] : [0, 0];
  return {
    sheetId: range.sheetId ?? 0,
    startRow0: range.startRowIndex ?? 0,
    endRow0: Math.min(range.endRowIndex ?? rows, rows),
    startColumn0: range.startColumnIndex ?? 0,
    endColumn0: Math.min(range.endColumnIndex ?? columns, columns),
  };
}

export function intersects(one: Block, other: Block): boolean {
  return (
    one.sheetId === other.sheetId &&
    one.startRow0 < other.endRow0 &&
    other.startRow0 < one.endRow0 &&
    one.startColumn0 < other.endColumn0 &&
    other.startColumn0 < one.endColumn0
  );
}

/** True when the outer block holds all of the inner one. */
export function contains(outer: Block, inner: Block): boolean {
  return (
    outer.sheetId === inner.sheetId &&
    outer.startRow0 <= inner.startRow0 &&
    outer.endRow0 >= inner.endRow0 &&
    outer.startColumn0 <= inner.startColumn0 &&
    outer.endColumn0 >= inner.endColumn0
  );
}

/** A new sheet's rows or columns, each as high or wide as Google makes them. */
export function defaultDimensions(dimension: "ROWS" | "COLUMNS", count: number): DimensionProperties[] {
  return new Array(count).fill(dimension === "ROWS" ? DEFAULT_ROW : DEFAULT_COLUMN);
}

const DEFAULT_ROW: DimensionProperties = Object.freeze({ pixelSize: 21 });
const DEFAULT_COLUMN: DimensionProperties = Object.freeze({ pixelSize: 100 });
const NO_CELL: CellData = Object.freeze({});
const EMPTY_GRID: GridData = Object.freeze({});

function ownRow(draft: Draft, rows: RowData[], row0: number): RowData {
  while (rows.length <= row0) rows.push({});
  const row = rows[row0] ?? {};
  if (draft.ownRows.has(row)) return row;
  const own: RowData = { ...row, values: [...(row.values ?? [])] };
  rows[row0] = own;
  draft.ownRows.add(own);
  return own;
}

function checkSide(what: string, side: "Row" | "Column", start0: number, end0: number, count: number): void {
  if (start0 < 0) throw invalid(`${what}.start${side}Index[${start0}] must be >= 0`);
  if (end0 > count)
    throw invalid(`${what}.end${side}Index[${end0}] is after last ${side.toLowerCase()} in grid[${count}]`);
  if (start0 >= end0)
    throw invalid(
      `${what} cannot have an empty range: start${side}Index[${start0}] must be before end${side}Index[${end0}]`,
    );
}

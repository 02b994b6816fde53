import type { sheets_v4 } from "googleapis";
import { columnName, formatA1 } from "./a1.ts";
import {
  cellAt,
  columnCountOf,
  type Draft,
  idOf,
  ownSheet,
  rowCountOf,
  sheetById,
  titleOf,
  writeCell,
} from "./draft.ts";
import { invalid } from "./errors.ts";
import { greatest } from "./greatest.ts";
import { checkLength } from "./limits.ts";
import { checkMayEdit } from "./protection.ts";
import { isSingleCell, rangeOfText } from "./range-text.ts";
import { insertDimension, resizeGrid } from "./requests/dimensions.ts";
import type { Block, CellData, ExtendedValue, Sheet, ValueRange } from "./resources.ts";
import { entered } from "./write-text.ts";

/** What was written, as `values.update` tells it, and where. */
export interface Written {
  readonly response: sheets_v4.Schema$UpdateValuesResponse;
  readonly block: Block;
}

/**
 * Writes values from the first cell of a range on: null leaves a cell as it is, an empty text clears it.
 *
 * @param inputOption RAW stores texts as they are, USER_ENTERED reads them as if typed
 * @throws ApiError 400 when the values do not fit the range, unless it is a single cell, or the grid
 */
export function writeValues(
  draft: Draft,
  range: string | null | undefined,
  body: ValueRange,
  inputOption: string | null | undefined,
): Written {
  checkInputOption(inputOption);
  const rows = rowsOf(body);
  const given = rangeOfText(draft.spreadsheet, range, "refuse");
  const [height, width] = [rows.length, greatest(rows.map((row) => row.length))];
  checkFit(draft, given, height, width);
  const { startRow0, startColumn0, sheetId } = given;
  const block = {
    sheetId,
    startRow0,
    startColumn0,
    endRow0: startRow0 + Math.max(height, 1),
    endColumn0: startColumn0 + Math.max(width, 1),
  };
  return writeBlock(draft, block, rows, inputOption ?? "");
}

/**
 * Writes values below the table that is found in a range, adding rows as needed.
 * Source: `spreadsheets.values.append` in the API reference, and "Append values" in the guides.
 */
export function appendValues(
  draft: Draft,
  range: string | null | undefined,
  body: ValueRange,
  options: {
    readonly valueInputOption?: string | null | undefined;
    readonly insertDataOption?: string | null | undefined;
  },
): Written & { tableRange?: string } {
  checkInputOption(options.valueInputOption);
  const rows = rowsOf(body);
  const searched = rangeOfText(draft.spreadsheet, range, "clip");
  const { sheetId } = searched;
  const sheet = sheetById(draft.spreadsheet, sheetId);
  const table = tableIn(sheet, searched);
  const [startRow0, startColumn0] = table
    ? [table.endRow0, table.startColumn0]
    : [searched.startRow0, searched.startColumn0];
  const width = Math.max(1, greatest(rows.map((row) => row.length)));
  const block = {
    sheetId,
    startRow0,
    startColumn0,
    endRow0: startRow0 + Math.max(rows.length, 1),
    endColumn0: startColumn0 + width,
  };
  if (options.insertDataOption === "INSERT_ROWS" && startRow0 < rowCountOf(sheet)) {
    const lines = { sheetId, dimension: "ROWS", startIndex: startRow0, endIndex: block.endRow0 };
    insertDimension(draft, { range: lines, inheritFromBefore: startRow0 > 0 });
  }
  if (block.endRow0 > rowCountOf(sheetById(draft.spreadsheet, sheetId)))
    resizeGrid(draft, sheetId, "ROWS", block.endRow0);
  if (block.endColumn0 > columnCountOf(sheet)) resizeGrid(draft, sheetId, "COLUMNS", block.endColumn0);
  const written = writeBlock(draft, block, rows, options.valueInputOption ?? "");
  return { ...written, ...(table && { tableRange: formatA1(titleOf(sheet), table) }) };
}

/** Clears the values of a range; formats, rules and notes stay. Returns the range that was cleared. */
export function clearValues(draft: Draft, range: string | null | undefined): string {
  const block = rangeOfText(draft.spreadsheet, range, "clip");
  checkMayEdit(draft, block);
  const sheet = ownSheet(draft, block.sheetId);
  for (let row0 = block.startRow0; row0 < block.endRow0; row0++) {
    for (let column0 = block.startColumn0; column0 < block.endColumn0; column0++) {
      const cell = cellAt(sheet, row0, column0);
      if (cell?.userEnteredValue) writeCell(draft, sheet, row0, column0, withValue(cell, undefined));
    }
  }
  return formatA1(titleOf(sheet), block);
}

function checkInputOption(option: string | null | undefined): void {
  if (option !== "RAW" && option !== "USER_ENTERED") throw invalid("'valueInputOption' is required but not specified");
}

function rowsOf({ values, majorDimension }: ValueRange): readonly (readonly unknown[])[] {
  const lines: readonly (readonly unknown[])[] = values ?? [];
  if (!Array.isArray(lines) || lines.some((line) => !Array.isArray(line)))
    throw invalid("Invalid values: they must be a list of lists.");
  if (majorDimension !== "COLUMNS") return lines;
  const height = greatest(lines.map((line) => line.length));
  return Array.from({ length: height }, (_, row) => lines.map((line) => line[row] ?? null));
}

function checkFit(draft: Draft, block: Block, height: number, width: number): void {
  const sheet = sheetById(draft.spreadsheet, block.sheetId);
  const single = isSingleCell(block);
  const [rows, columns] = [rowCountOf(sheet), columnCountOf(sheet)];
  const [endRow0, endColumn0] = single ? [rows, columns] : [block.endRow0, block.endColumn0];
  const name = formatA1(titleOf(sheet), block);
  if (block.startRow0 + height > endRow0 || block.startColumn0 + width > endColumn0) {
    if (single) throw invalid(`Range (${name}) exceeds grid limits. Max rows: ${rows}, max columns: ${columns}`);
    const beyond = block.startRow0 + height > endRow0 ? `row [${endRow0 + 1}]` : `column [${columnName(endColumn0)}]`;
    throw invalid(`Requested writing within range [${name}], but tried writing to ${beyond}`);
  }
}

function writeBlock(draft: Draft, block: Block, rows: readonly (readonly unknown[])[], inputOption: string): Written {
  checkMayEdit(draft, block);
  const sheet = ownSheet(draft, block.sheetId);
  let updatedCells = 0;
  const columns = new Set<number>();
  const updatedRows = new Set<number>();
  rows.forEach((row, down) => {
    row.forEach((value, right) => {
      if (value === null || value === undefined) return;
      const [row0, column0] = [block.startRow0 + down, block.startColumn0 + right];
      const cell = cellAt(sheet, row0, column0) ?? {};
      writeCell(draft, sheet, row0, column0, writtenCell(draft, cell, value, inputOption, `values[${down}][${right}]`));
      updatedCells++;
      updatedRows.add(row0);
      columns.add(column0);
    });
  });
  const response = {
    ...(draft.spreadsheet.spreadsheetId != null && { spreadsheetId: draft.spreadsheet.spreadsheetId }),
    updatedRange: formatA1(titleOf(sheet), block),
    updatedRows: updatedRows.size,
    updatedColumns: columns.size,
    updatedCells,
  };
  return { response, block };
}

function writtenCell(draft: Draft, cell: CellData, value: unknown, inputOption: string, where: string): CellData {
  switch (typeof value) {
    case "number":
      return withValue(cell, { numberValue: value });
    case "boolean":
      return withValue(cell, { boolValue: value });
    case "string":
      if (inputOption === "USER_ENTERED") return entered(draft, cell, value);
      checkLength(value);
      return withValue(cell, value === "" ? undefined : { stringValue: value });
    default:
      throw invalid(`Invalid ${where}: ${JSON.stringify(value)}`);
  }
}

function withValue(cell: CellData, value: ExtendedValue | undefined): CellData {
  const { userEnteredValue: _value, textFormatRuns: _runs, ...rest } = cell;
  return value ? { ...rest, userEnteredValue: value } : rest;
}

/** The block of filled cells, without a blank row or column between them, that reaches lowest in a range. */
function tableIn(sheet: Sheet, range: Block): Block | undefined {
  const isFilled = (row0: number, column0: number) => cellAt(sheet, row0, column0)?.userEnteredValue !== undefined;
  for (let row0 = range.endRow0 - 1; row0 >= range.startRow0; row0--) {
    for (let column0 = range.startColumn0; column0 < range.endColumn0; column0++) {
      if (isFilled(row0, column0))
        return grown(
          { sheetId: idOf(sheet), startRow0: row0, endRow0: row0 + 1, startColumn0: column0, endColumn0: column0 + 1 },
          isFilled,
        );
    }
  }
  return undefined;
}

function grown(seed: Block, isFilled: (row0: number, column0: number) => boolean): Block {
  const block = { ...seed };
  const anyInRow = (row0: number) => {
    for (let column0 = Math.max(0, block.startColumn0 - 1); column0 <= block.endColumn0; column0++)
      if (isFilled(row0, column0)) return true;
    return false;
  };
  const anyInColumn = (column0: number) => {
    for (let row0 = Math.max(0, block.startRow0 - 1); row0 <= block.endRow0; row0++)
      if (isFilled(row0, column0)) return true;
    return false;
  };
  for (let grew = true; grew; ) {
    grew = false;
    if (block.startRow0 > 0 && anyInRow(block.startRow0 - 1)) grew = block.startRow0-- > 0;
    if (anyInRow(block.endRow0)) grew = block.endRow0++ >= 0;
    if (block.startColumn0 > 0 && anyInColumn(block.startColumn0 - 1)) grew = block.startColumn0-- > 0;
    if (anyInColumn(block.endColumn0)) grew = block.endColumn0++ >= 0;
  }
  return block;
}

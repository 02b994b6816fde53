import type { sheets_v4 } from "googleapis";
import { mapCondition } from "../carry.ts";
import { checkCondition } from "../conditions.ts";
import {
  blockOf,
  cellAt,
  changeCells,
  columnCountOf,
  type Draft,
  gridOf,
  idOf,
  isBlankCell,
  ownSheet,
  rowCountOf,
  sheetById,
  writeCell,
} from "../draft.ts";
import { invalid } from "../errors.ts";
import { applyMask, type Mask } from "../field-mask.ts";
import { greatest } from "../greatest.ts";
import { checkLength } from "../limits.ts";
import { normalise } from "../normalise.ts";
import { checkMayEdit, editableBlock } from "../protection.ts";
import type { Block, CellData, ExtendedValue, RowData, Sheet } from "../resources.ts";
import { translateFormula } from "../shift.ts";
import { resizeGrid } from "./dimensions.ts";
import { updateMask } from "./masks.ts";

/**
 * Writes rows of cells. Of each cell the named fields are set, and cleared where the cell sent lacks them; with a range, the cells that
 * the rows do not reach are cleared likewise. Source: UpdateCellsRequest in the API reference.
 */
export function updateCells(draft: Draft, request: sheets_v4.Schema$UpdateCellsRequest): void {
  const mask = cellMask(request.fields);
  const rows = request.rows ?? [];
  if (request.start && request.range) throw invalid("Only one of start and range may be set.");
  const block = request.range ? blockOf(draft.spreadsheet, request.range) : blockFromStart(draft, request.start, rows);
  checkRowsFit(rows, block);
  if (block.startRow0 === block.endRow0 || block.startColumn0 === block.endColumn0) return;
  checkMayEdit(draft, block);
  writeRows(draft, block, rows, mask, request.range !== undefined);
}

/** Writes one cell into every cell of a range; a formula's relative references go along. */
export function repeatCell(draft: Draft, request: sheets_v4.Schema$RepeatCellRequest): void {
  const mask = cellMask(request.fields);
  const block = editableBlock(draft, request.range);
  const patch = patchOf(request.cell ?? {});
  changeCells(draft, block, (cell, row0, column0) =>
    applyPatch(cell, movedPatch(patch, row0 - block.startRow0, column0 - block.startColumn0), mask),
  );
}

/** Writes rows after the last row of the sheet that holds anything, adding rows as needed. */
export function appendCells(draft: Draft, request: sheets_v4.Schema$AppendCellsRequest): void {
  const mask = cellMask(request.fields);
  if (request.tableId) throw invalid("Tables are not emulated by the local Workspace.");
  const sheet = sheetById(draft.spreadsheet, request.sheetId);
  const rows = request.rows ?? [];
  const startRow0 = lastUsedRow0(sheet) + 1;
  const width = greatest(rows.map(({ values }) => values?.length ?? 0));
  if (rows.length === 0 || width === 0) return;
  if (width > columnCountOf(sheet)) resizeGrid(draft, idOf(sheet), "COLUMNS", width);
  if (startRow0 + rows.length > rowCountOf(sheet)) resizeGrid(draft, idOf(sheet), "ROWS", startRow0 + rows.length);
  const block = {
    sheetId: idOf(sheet),
    startRow0,
    endRow0: startRow0 + rows.length,
    startColumn0: 0,
    endColumn0: width,
  };
  checkMayEdit(draft, block);
  writeRows(draft, block, rows, mask, false);
}

/** The mask of a cell, without the fields that Google only returns. */
export function cellMask(fields: string | null | undefined): Mask {
  const {
    effectiveValue: _value,
    effectiveFormat: _format,
    formattedValue: _text,
    hyperlink: _link,
    ...mask
  } = updateMask(fields, "CellData");
  return mask;
}

/**
 * What a cell that was sent means, checked and in the form in which it is kept.
 * @throws ApiError 400 for a value or a rule that Google refuses
 */
export function patchOf(cell: CellData): CellData {
  checkValue(cell.userEnteredValue);
  if (cell.dataValidation) checkCondition(cell.dataValidation.condition, "validates");
  if (cell.pivotTable || cell.dataSourceTable || cell.chipRuns?.length)
    throw invalid("Pivot tables, data sources and chips are not emulated by the local Workspace.");
  const patch = normalise(cell, "CellData");
  if (patch.userEnteredValue?.stringValue !== "") return patch;
  const { userEnteredValue: _blank, ...rest } = patch;
  return rest;
}

/** The cell with the named fields of a patch; a new value ends the runs of rich text that the old one had. */
export function applyPatch(cell: CellData, patch: CellData, mask: Mask): CellData {
  const patched = applyMask(cell, patch, mask);
  if (!mask.userEnteredValue || mask.textFormatRuns || !patched.textFormatRuns) return patched;
  const { textFormatRuns: _runs, ...rest } = patched;
  return rest;
}

/** A patch for another cell than the one it was written for: relative references of its formulas go along. */
export function movedPatch(patch: CellData, rows: number, columns: number): CellData {
  if (rows === 0 && columns === 0) return patch;
  const formula = patch.userEnteredValue?.formulaValue;
  const condition = mapCondition(patch.dataValidation?.condition, (text) =>
    patch.dataValidation?.condition?.type === "CUSTOM_FORMULA" ? translateFormula(text, rows, columns) : text,
  );
  const moved: CellData = formula
    ? { ...patch, userEnteredValue: { formulaValue: translateFormula(formula, rows, columns) } }
    : patch;
  return condition && condition !== patch.dataValidation?.condition
    ? { ...moved, dataValidation: { ...patch.dataValidation, condition } }
    : moved;
}

/** The last row (0-based) in which any cell keeps something; -1 in a blank sheet. */
export function lastUsedRow0(sheet: Sheet): number {
  const rows = gridOf(sheet).rowData ?? [];
  for (let row0 = rows.length - 1; row0 >= 0; row0--)
    if (rows[row0]?.values?.some((cell) => !isBlankCell(cell))) return row0;
  return -1;
}

function writeRows(draft: Draft, block: Block, rows: readonly RowData[], mask: Mask, clearsRest: boolean): void {
  const sheet = ownSheet(draft, block.sheetId);
  for (let row0 = block.startRow0; row0 < block.endRow0; row0++) {
    const values = rows[row0 - block.startRow0]?.values ?? [];
    const endColumn0 = clearsRest ? block.endColumn0 : block.startColumn0 + values.length;
    for (let column0 = block.startColumn0; column0 < endColumn0; column0++) {
      const sent = values[column0 - block.startColumn0] ?? {};
      writeCell(draft, sheet, row0, column0, applyPatch(cellAt(sheet, row0, column0) ?? {}, patchOf(sent), mask));
    }
  }
}

function blockFromStart(
  draft: Draft,
  start: sheets_v4.Schema$GridCoordinate | undefined,
  rows: readonly RowData[],
): Block {
  if (!start) throw invalid("Must specify either start or range.");
  const sheet = sheetById(draft.spreadsheet, start.sheetId);
  const [startRow0, startColumn0] = [start.rowIndex ?? 0, start.columnIndex ?? 0];
  const [rowCount, columnCount] = [rowCountOf(sheet), columnCountOf(sheet)];
  if (startRow0 < 0 || startColumn0 < 0) throw invalid("GridCoordinate indexes must be >= 0");
  if (startRow0 >= rowCount)
    throw invalid(`GridCoordinate.rowIndex[${startRow0}] is after last row in grid[${rowCount}]`);
  if (startColumn0 >= columnCount)
    throw invalid(`GridCoordinate.columnIndex[${startColumn0}] is after last column in grid[${columnCount}]`);
  const width = greatest(rows.map(({ values }) => values?.length ?? 0));
  return {
    sheetId: idOf(sheet),
    startRow0,
    endRow0: Math.min(startRow0 + rows.length, rowCount),
    startColumn0,
    endColumn0: Math.min(startColumn0 + width, columnCount),
  };
}

function checkRowsFit(rows: readonly RowData[], block: Block): void {
  const [height, width] = [block.endRow0 - block.startRow0, block.endColumn0 - block.startColumn0];
  if (rows.length > height)
    throw invalid(`Attempting to write row: ${block.endRow0}, beyond the last requested row of: ${block.endRow0 - 1}`);
  if (rows.some(({ values }) => (values?.length ?? 0) > width))
    throw invalid(
      `Attempting to write column: ${block.endColumn0}, beyond the last requested column of: ${block.endColumn0 - 1}`,
    );
}

function checkValue(value: ExtendedValue | undefined): void {
  if (!value) return;
  const kinds = Object.entries(value).filter(([, part]) => part !== undefined && part !== null);
  if (kinds.length > 1)
    throw invalid(`Only one kind of value may be set, but there are ${kinds.map(([kind]) => kind).join(" and ")}.`);
  if (value.errorValue) throw invalid("userEnteredValue.errorValue is read-only.");
  if (typeof value.formulaValue === "string" && !value.formulaValue.startsWith("="))
    throw invalid("formulaValue must start with '='.");
  checkLength(value.stringValue ?? value.formulaValue ?? "");
}

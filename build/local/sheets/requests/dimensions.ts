import type { sheets_v4 } from "googleapis";
import { carryAlong } from "../carry.ts";
import {
  columnCountOf,
  type Draft,
  defaultDimensions,
  gridOf,
  idOf,
  ownSheet,
  rowCountOf,
  sheetById,
} from "../draft.ts";
import { invalid } from "../errors.ts";
import { applyMask } from "../field-mask.ts";
import { checkCellCount } from "../limits.ts";
import { normalise } from "../normalise.ts";
import { checkMayEdit, checkMayEditSheet, checkMayInsert } from "../protection.ts";
import type { Block, CellData, DimensionProperties, DimensionRange, GridRange, RowData, Sheet } from "../resources.ts";
import type { Change, Dimension } from "../shift.ts";
import { checkFreeze, checkSomeStayUnfrozen } from "./freeze.ts";
import { updateMask } from "./masks.ts";

/** Rows or columns that a request names, 0-based, the end not included. */
export interface Lines {
  readonly sheetId: number;
  readonly dimension: Dimension;
  readonly start0: number;
  readonly end0: number;
}

/**
 * Inserts blank rows or columns. They take size, format and validation (never values) from the line before or after.
 * Source: InsertDimensionRequest in the API reference.
 */
export function insertDimension(draft: Draft, request: sheets_v4.Schema$InsertDimensionRequest): void {
  if (request.range?.startIndex == null) throw invalid("range.startIndex must be set");
  if (request.range.endIndex == null) throw invalid("range.endIndex must be set");
  const { sheetId, dimension, start0, end0 } = linesOf(draft, request.range, Number.POSITIVE_INFINITY);
  const size = countOf(sheetById(draft.spreadsheet, sheetId), dimension);
  const fromBefore = request.inheritFromBefore === true;
  if (fromBefore && start0 === 0) throw invalid("inheritFromBefore cannot be true when inserting at index 0.");
  if (start0 >= size && !fromBefore)
    throw invalid(`range.startIndex must be less than the grid size (${size}) if inheritFromBefore is false.`);
  if (start0 > size)
    throw invalid(
      `range.startIndex must be less than or equal to the grid size (${size}) if inheritFromBefore is true.`,
    );
  checkMayInsert(draft, sheetId, dimension, start0);
  const count = end0 - start0;
  checkCellCount(draft.spreadsheet, cellsIn(draft, sheetId, dimension, count));
  const sheet = ownSheet(draft, sheetId);
  const inherit0 = fromBefore ? start0 - 1 : start0;
  if (dimension === "ROWS") insertRows(draft, sheet, start0, count, inherit0);
  else insertColumns(draft, sheet, start0, count, inherit0);
  const metadata = metadataOf(sheet, dimension);
  const { pixelSize = 21 } = metadata[inherit0] ?? {};
  const inserted = new Array<DimensionProperties>(count).fill({ pixelSize });
  setMetadata(sheet, dimension, [...metadata.slice(0, start0), ...inserted, ...metadata.slice(start0)]);
  setCount(sheet, dimension, size + count);
  setFrozen(sheet, dimension, (frozen) => (start0 < frozen ? frozen + count : frozen));
  carryAlong(draft, sheetId, { kind: "insert", dimension, start0, end0 });
}

export function deleteDimension(draft: Draft, request: sheets_v4.Schema$DeleteDimensionRequest): void {
  const lines = linesOf(draft, request.range, Number.POSITIVE_INFINITY);
  const { sheetId, dimension, start0, end0 } = lines;
  const sheet = sheetById(draft.spreadsheet, sheetId);
  const size = countOf(sheet, dimension);
  const word = wordFor(dimension);
  if (end0 > size)
    throw invalid(
      `Cannot delete a ${word} that doesn't exist. Tried to delete ${word} index ${end0 - 1} but there are only ${size} ${word}s.`,
    );
  if (end0 - start0 >= size) throw invalid(`You can't delete all the ${word}s on the sheet.`);
  checkSomeStayUnfrozen(sheet, dimension, start0, end0, size);
  checkMayEdit(draft, blockOfLines(draft, lines));
  removeLines(draft, lines);
}

/**
 * Moves rows or columns. Across the border of the frozen ones as many stay frozen as before, so that one steps over it the other way;
 * a merged block that would come to lie on the border refuses it. This is assumed: Google documents nothing about it.
 * Source: MoveDimensionRequest in the API reference.
 */
export function moveDimension(draft: Draft, request: sheets_v4.Schema$MoveDimensionRequest): void {
  const lines = linesOf(draft, request.source);
  const { sheetId, dimension, start0, end0 } = lines;
  const destination0 = request.destinationIndex ?? 0;
  const size = countOf(sheetById(draft.spreadsheet, sheetId), dimension);
  if (destination0 < 0 || destination0 > size)
    throw invalid(`destinationIndex[${destination0}] is after the last ${wordFor(dimension)} in grid[${size}]`);
  checkMayEdit(draft, blockOfLines(draft, lines));
  checkMayInsert(draft, sheetId, dimension, destination0);
  if (destination0 >= start0 && destination0 <= end0) return;
  const sheet = ownSheet(draft, sheetId);
  checkMoveKeepsMerges(sheet, lines, destination0);
  const rows = gridOf(sheet).rowData ?? [];
  if (dimension === "ROWS") {
    while (rows.length < Math.max(end0, destination0)) rows.push({});
    moveItems(rows, start0, end0, destination0);
  } else
    gridOf(sheet).rowData = rows.map((row) => ({
      ...row,
      values: movedCells(row.values ?? [], start0, end0, destination0),
    }));
  moveItems(metadataOf(sheet, dimension), start0, end0, destination0);
  carryAlong(draft, sheetId, { kind: "move", dimension, start0, end0, destination0 });
  checkFreeze(sheet, sheet.properties?.gridProperties ?? {});
}

export function appendDimension(draft: Draft, request: sheets_v4.Schema$AppendDimensionRequest): void {
  const sheet = sheetById(draft.spreadsheet, request.sheetId);
  const dimension = dimensionOf(request.dimension);
  if ((request.length ?? 0) < 1) throw invalid("length must be greater than 0.");
  resizeGrid(draft, idOf(sheet), dimension, countOf(sheet, dimension) + (request.length ?? 0));
}

export function updateDimensionProperties(
  draft: Draft,
  request: sheets_v4.Schema$UpdateDimensionPropertiesRequest,
): void {
  const lines = linesOf(draft, request.range);
  const mask = updateMask(request.fields, "DimensionProperties");
  checkMayEditSheet(draft, lines.sheetId);
  const { pixelSize } = request.properties ?? {};
  if (pixelSize !== undefined && pixelSize !== null && pixelSize < 0) throw invalid("pixelSize must not be negative.");
  const properties = normalise(request.properties ?? {}, "DimensionProperties");
  const { developerMetadata: _metadata, hiddenByFilter: _filter, ...settable } = mask;
  const metadata = metadataOf(ownSheet(draft, lines.sheetId), lines.dimension);
  for (let index0 = lines.start0; index0 < lines.end0; index0++)
    metadata[index0] = applyMask(metadata[index0] ?? {}, properties, settable);
}

/** Grows or shrinks a sheet's grid at its end; what stood in rows or columns that go is lost. */
export function resizeGrid(draft: Draft, sheetId: number, dimension: Dimension, count: number): void {
  const before = sheetById(draft.spreadsheet, sheetId);
  const size = countOf(before, dimension);
  if (count < 1) throw invalid(`A sheet must have at least one ${wordFor(dimension)}.`);
  if (count < size) checkSomeStayUnfrozen(before, dimension, count, size, size);
  if (count < size) removeLines(draft, { sheetId, dimension, start0: count, end0: size });
  if (count <= size) return;
  checkCellCount(draft.spreadsheet, cellsIn(draft, sheetId, dimension, count - size));
  const sheet = ownSheet(draft, sheetId);
  setMetadata(sheet, dimension, [...metadataOf(sheet, dimension), ...defaultDimensions(dimension, count - size)]);
  setCount(sheet, dimension, count);
}

/**
 * @param most how far the end may reach; the size of the sheet unless given
 * @throws ApiError 400 when the lines are missing, empty or beyond the grid
 */
export function linesOf(draft: Draft, range: DimensionRange | undefined, most?: number): Lines {
  if (!range) throw invalid("Must specify a range.");
  const sheet = sheetById(draft.spreadsheet, range.sheetId);
  const dimension = dimensionOf(range.dimension);
  const size = countOf(sheet, dimension);
  const [start0, end0] = [range.startIndex ?? 0, range.endIndex ?? size];
  if (start0 < 0 || end0 < 0) throw invalid("DimensionRange indexes must be >= 0");
  if (start0 >= end0) throw invalid(`range cannot be empty: startIndex[${start0}] must be before endIndex[${end0}]`);
  if (end0 > (most ?? size))
    throw invalid(`range.endIndex[${end0}] is after last ${wordFor(dimension)} in grid[${size}]`);
  return { sheetId: idOf(sheet), dimension, start0, end0 };
}

function dimensionOf(dimension: string | null | undefined): Dimension {
  if (dimension === "ROWS" || dimension === "COLUMNS") return dimension;
  throw invalid("No dimension specified.");
}

function wordFor(dimension: Dimension): string {
  return dimension === "ROWS" ? "row" : "column";
}

/** How many rows or columns a sheet has. */
export function countOf(sheet: Sheet, dimension: Dimension): number {
  return dimension === "ROWS" ? rowCountOf(sheet) : columnCountOf(sheet);
}

function setCount(sheet: Sheet, dimension: Dimension, count: number): void {
  const name = dimension === "ROWS" ? "rowCount" : "columnCount";
  sheet.properties = { ...sheet.properties, gridProperties: { ...sheet.properties?.gridProperties, [name]: count } };
}

function setFrozen(sheet: Sheet, dimension: Dimension, change: (frozen: number) => number): void {
  const name = dimension === "ROWS" ? "frozenRowCount" : "frozenColumnCount";
  const frozen = sheet.properties?.gridProperties?.[name];
  if (!frozen) return;
  const { [name]: _old, ...grid } = sheet.properties?.gridProperties ?? {};
  const count = change(frozen);
  sheet.properties = { ...sheet.properties, gridProperties: { ...grid, ...(count > 0 && { [name]: count }) } };
}

function metadataOf(sheet: Sheet, dimension: Dimension): DimensionProperties[] {
  return (dimension === "ROWS" ? gridOf(sheet).rowMetadata : gridOf(sheet).columnMetadata) ?? [];
}

function setMetadata(sheet: Sheet, dimension: Dimension, metadata: DimensionProperties[]): void {
  gridOf(sheet)[dimension === "ROWS" ? "rowMetadata" : "columnMetadata"] = metadata;
}

/** How many cells so many rows or columns of a sheet have. */
function cellsIn(draft: Draft, sheetId: number, dimension: Dimension, count: number): number {
  return count * countOf(sheetById(draft.spreadsheet, sheetId), dimension === "ROWS" ? "COLUMNS" : "ROWS");
}

function insertRows(draft: Draft, sheet: Sheet, start0: number, count: number, inherit0: number): void {
  const rows = gridOf(sheet).rowData ?? [];
  const values = (rows[inherit0]?.values ?? []).map(inheritedFrom);
  if (start0 >= rows.length && !values.some((cell) => Object.keys(cell).length > 0)) return;
  while (rows.length < start0) rows.push({});
  const inserted = Array.from({ length: count }, (): RowData => ({ values: [...values] }));
  for (const row of inserted) draft.ownRows.add(row);
  gridOf(sheet).rowData = [...rows.slice(0, start0), ...inserted, ...rows.slice(start0)];
}

function insertColumns(draft: Draft, sheet: Sheet, start0: number, count: number, inherit0: number): void {
  const rows = gridOf(sheet).rowData ?? [];
  for (let row0 = 0; row0 < rows.length; row0++) {
    const values = rows[row0]?.values ?? [];
    const inherited = inheritedFrom(values[inherit0] ?? {});
    if (start0 >= values.length && Object.keys(inherited).length === 0) continue;
    const cells = [...values];
    while (cells.length < start0) cells.push({});
    cells.splice(start0, 0, ...new Array<CellData>(count).fill(inherited));
    const row = { ...rows[row0], values: cells };
    draft.ownRows.add(row);
    rows[row0] = row;
  }
}

function inheritedFrom({ userEnteredFormat, dataValidation }: CellData): CellData {
  return { ...(userEnteredFormat && { userEnteredFormat }), ...(dataValidation && { dataValidation }) };
}

function removeLines(draft: Draft, { sheetId, dimension, start0, end0 }: Lines): void {
  const sheet = ownSheet(draft, sheetId);
  const rows = gridOf(sheet).rowData ?? [];
  const change: Change = { kind: "delete", dimension, start0, end0 };
  if (dimension === "ROWS") rows.splice(start0, end0 - start0);
  else
    gridOf(sheet).rowData = rows.map((row) =>
      row.values && row.values.length > start0 ? { ...row, values: spliced(row.values, start0, end0) } : row,
    );
  metadataOf(sheet, dimension).splice(start0, end0 - start0);
  setCount(sheet, dimension, countOf(sheet, dimension) - (end0 - start0));
  setFrozen(sheet, dimension, (frozen) => frozen - Math.max(0, Math.min(frozen, end0) - Math.min(frozen, start0)));
  carryAlong(draft, sheetId, change);
}

function spliced(cells: readonly CellData[], start0: number, end0: number): CellData[] {
  return [...cells.slice(0, start0), ...cells.slice(end0)];
}

function movedCells(cells: readonly CellData[], start0: number, end0: number, destination0: number): CellData[] {
  const padded = [...cells];
  while (padded.length < Math.max(end0, destination0)) padded.push({});
  moveItems(padded, start0, end0, destination0);
  return padded;
}

function moveItems<T>(items: T[], start0: number, end0: number, destination0: number): void {
  const moved = items.slice(start0, end0);
  // What stands between the block and its destination steps aside by the length of the block.
  if (destination0 > start0) items.copyWithin(start0, end0, destination0);
  else items.copyWithin(destination0 + moved.length, destination0, start0);
  const to0 = destination0 > start0 ? destination0 - moved.length : destination0;
  for (let index = 0; index < moved.length; index++) items[to0 + index] = moved[index] as T;
}

/** Google moves no part of a merged block and nothing into the middle of one. */
function checkMoveKeepsMerges(sheet: Sheet, { dimension, start0, end0 }: Lines, destination0: number): void {
  for (const merge of sheet.merges ?? []) {
    const [first, last] = sidesOf(merge, dimension);
    const touches = first < end0 && start0 < last;
    const whole = first >= start0 && last <= end0;
    if ((touches && !whole) || (first < destination0 && destination0 < last))
      throw invalid(
        `You can't move ${wordFor(dimension)}s that contain only part of a merged cell, or into a merged cell.`,
      );
  }
}

function sidesOf(range: GridRange, dimension: Dimension): [number, number] {
  return dimension === "ROWS"
    ? [range.startRowIndex ?? 0, range.endRowIndex ?? 0]
    : [range.startColumnIndex ?? 0, range.endColumnIndex ?? 0];
}

function blockOfLines(draft: Draft, { sheetId, dimension, start0, end0 }: Lines): Block {
  const sheet = sheetById(draft.spreadsheet, sheetId);
  const all = { sheetId, startRow0: 0, endRow0: rowCountOf(sheet), startColumn0: 0, endColumn0: columnCountOf(sheet) };
  return dimension === "ROWS"
    ? { ...all, startRow0: start0, endRow0: end0 }
    : { ...all, startColumn0: start0, endColumn0: end0 };
}

import type { docs_v1 } from "googleapis";
import { invalid } from "../../sheets/errors.ts";
import { changed, insertPieces } from "../edit.ts";
import { forget, sizeOf } from "../measure.ts";
import { placeOf, segmentOf, type TablePlace, tableAt } from "../places.ts";
import type { Cell, Row, StoredDocument, Table } from "../resources.ts";
import { whereOf } from "./text.ts";

/** Puts a newline at the index and the table behind it; the rest of the paragraph follows the table. */
export function insertTable(document: StoredDocument, request: docs_v1.Schema$InsertTableRequest): void {
  const [rows, columns] = [request.rows ?? 0, request.columns ?? 0];
  if (rows < 1) throw invalid("The number of rows must be greater than 0.");
  if (columns < 1 || columns > MOST_COLUMNS)
    throw invalid(`The number of columns must be between 1 and ${MOST_COLUMNS}.`);
  const { segment, index } = whereOf(document, request);
  const at = insertPieces(document, segment, index, ["\n"]) + 1;
  const place = placeOf(segmentOf(document, segment.segmentId), at)!;
  const table: Table = {
    kind: "table",
    rows: Array.from({ length: rows }, () => emptyRow(columns)),
    columns: Array.from({ length: columns }, () => ({ widthType: "EVENLY_DISTRIBUTED" })),
    source: null,
  };
  place.flow.content.splice(place.at0, 0, table);
  changed(document, place.flow, at, 0, sizeOf(table));
}

export function insertTableRow(
  document: StoredDocument,
  { tableCellLocation, insertBelow }: docs_v1.Schema$InsertTableRowRequest,
): void {
  const { place, row0, column0 } = readCell(document, tableCellLocation);
  const { table } = place;
  const at0 = insertBelow ? row0 + spanOf(table.rows[row0]!.cells[column0]!).rows : row0;
  const model = table.rows[Math.min(row0, table.rows.length - 1)]!;
  const index = startOfRow(place, at0);
  const row = emptyRow(model.cells.length);
  table.rows.splice(at0, 0, row);
  for (const [cell, top0] of heads(table))
    if (top0 < at0 && top0 + spanOf(cell).rows > at0) setSpan(cell, spanOf(cell).rows + 1, spanOf(cell).columns);
  changed(document, { ...place.flow, around: [...place.flow.around, table] }, index, 0, sizeOf(row));
}

export function deleteTableRow(
  document: StoredDocument,
  { tableCellLocation }: docs_v1.Schema$DeleteTableRowRequest,
): void {
  const { place, row0, column0 } = readCell(document, tableCellLocation);
  const { table, flow } = place;
  const count = Math.min(spanOf(table.rows[row0]!.cells[column0]!).rows, table.rows.length - row0);
  if (count === table.rows.length) {
    const size = sizeOf(table);
    flow.content.splice(flow.content.indexOf(table), 1);
    changed(document, flow, place.start, size, 0);
    return;
  }
  const index = startOfRow(place, row0);
  for (const [cell, top0, left0] of heads(table)) shrink(table, cell, top0, left0, row0, count);
  const removed = table.rows.splice(row0, count).reduce((sum, row) => sum + sizeOf(row), 0);
  changed(document, { ...flow, around: [...flow.around, table] }, index, removed, 0);
}

/** The text of all cells goes into the first one; the others stay, empty and covered (assumed of Google). */
export function mergeTableCells(document: StoredDocument, { tableRange }: docs_v1.Schema$MergeTableCellsRequest): void {
  const { place, row0, column0, rows, columns } = readTableRange(document, tableRange);
  const { table } = place;
  const covered = cellsOf(table, row0, column0, rows, columns);
  if (heads(table).some((head) => isCut(head, row0, column0, rows, columns)))
    throw invalid("The provided table range is not rectangular.");
  const size = sizeOf(table);
  const [head, ...others] = covered as [Cell, ...Cell[]];
  const texts = covered.flatMap(({ content }) => (isEmpty(content) ? [] : content));
  for (const cell of others) {
    cell.content.splice(0, cell.content.length, ...emptyCell().content);
    setSpan(cell, 1, 1);
  }
  if (texts.length > 0) head.content.splice(0, head.content.length, ...texts);
  setSpan(head, rows, columns);
  forget([...place.flow.around, table, ...table.rows, ...covered]);
  const more = sizeOf(table) - size;
  changed(document, place.flow, place.start + size + Math.min(more, 0), Math.max(-more, 0), Math.max(more, 0));
}

/** The table of a location and the rectangle that a range names, which has to be within it. */
export function readTableRange(document: StoredDocument, range: docs_v1.Schema$TableRange | null | undefined) {
  const cell = readCell(document, range?.tableCellLocation);
  const [rows, columns] = [range?.rowSpan ?? 1, range?.columnSpan ?? 1];
  const { table } = cell.place;
  if (rows < 1 || cell.row0 + rows > table.rows.length) throw invalid(`Invalid table range row span: ${rows}`);
  if (columns < 1 || cell.column0 + columns > table.columns.length)
    throw invalid(`Invalid table range column span: ${columns}`);
  return { ...cell, rows, columns };
}

/** The table that a location starts. */
export function readTable(document: StoredDocument, location: docs_v1.Schema$Location | null | undefined): TablePlace {
  if (!location) throw invalid("The table start location must be specified.");
  return tableAt(segmentOf(document, location.segmentId, location.tabId), location.index);
}

/** The cells of a rectangle, row by row. */
export function cellsOf(table: Table, row0: number, column0: number, rows: number, columns: number): Cell[] {
  return table.rows.slice(row0, row0 + rows).flatMap(({ cells }) => cells.slice(column0, column0 + columns));
}

function readCell(document: StoredDocument, location: docs_v1.Schema$TableCellLocation | null | undefined) {
  const place = readTable(document, location?.tableStartLocation);
  const [row0, column0] = [location?.rowIndex ?? 0, location?.columnIndex ?? 0];
  const row = place.table.rows[row0];
  if (!row) throw invalid(`Invalid table row index: ${row0}`);
  if (!row.cells[column0]) throw invalid(`Invalid table column index: ${column0}`);
  return { place, row0, column0 };
}

const MOST_COLUMNS = 20;

function emptyRow(columns: number): Row {
  return { cells: Array.from({ length: columns }, emptyCell), style: {}, source: null };
}

/** A cell as Google makes it: one empty paragraph. */
export function emptyCell(): Cell {
  const newline = { text: "\n", object: null, style: {}, source: null };
  const style = { namedStyleType: "NORMAL_TEXT" };
  return {
    content: [{ kind: "paragraph", pieces: [newline], style, bullet: null, source: null }],
    style: { rowSpan: 1, columnSpan: 1 },
    source: null,
  };
}

function isEmpty([first, second]: Cell["content"]): boolean {
  return (
    second === undefined && first?.kind === "paragraph" && first.pieces.length === 1 && first.pieces[0]?.text === "\n"
  );
}

function spanOf({ style }: Cell): { readonly rows: number; readonly columns: number } {
  return { rows: style.rowSpan ?? 1, columns: style.columnSpan ?? 1 };
}

function setSpan(cell: Cell, rowSpan: number, columnSpan: number): void {
  cell.style = { ...cell.style, rowSpan, columnSpan };
}

type Head = readonly [cell: Cell, row0: number, column0: number];

function heads({ rows }: Table): Head[] {
  return rows.flatMap(({ cells }, row0) => cells.map((cell, column0): Head => [cell, row0, column0]));
}

/** True when a merged cell is partly within a rectangle and partly outside. */
function isCut([cell, top0, left0]: Head, row0: number, column0: number, rows: number, columns: number): boolean {
  const { rows: high, columns: wide } = spanOf(cell);
  if (high === 1 && wide === 1) return false;
  const meets = top0 < row0 + rows && row0 < top0 + high && left0 < column0 + columns && column0 < left0 + wide;
  const within = top0 >= row0 && top0 + high <= row0 + rows && left0 >= column0 && left0 + wide <= column0 + columns;
  return meets && !within;
}

/** Takes deleted rows out of a merged cell; where its first row goes, the cell below becomes the merged one. */
function shrink(table: Table, cell: Cell, top0: number, left0: number, row0: number, count: number): void {
  const { rows, columns } = spanOf(cell);
  const lost = Math.min(top0 + rows, row0 + count) - Math.max(top0, row0);
  if (rows === 1 || lost <= 0) return;
  if (top0 < row0) setSpan(cell, rows - lost, columns);
  else if (rows > lost) {
    const heir = table.rows[row0 + count]!.cells[left0]!;
    heir.content.splice(0, heir.content.length, ...cell.content);
    setSpan(heir, rows - lost, columns);
  }
}

function startOfRow({ table, start }: TablePlace, row0: number): number {
  return table.rows.slice(0, row0).reduce((sum, row) => sum + sizeOf(row), start + 1);
}

import type { docs_v1 } from "googleapis";
import { invalid } from "../../sheets/errors.ts";
import { applyMask, type Mask } from "../../sheets/field-mask.ts";
import { readUpdateMask } from "../request-parts.ts";
import type { Cell, StoredDocument, Table, TableCellStyle } from "../resources.ts";
import { cellsOf, readTable, readTableRange } from "./tables.ts";

export function updateTableCellStyle(
  document: StoredDocument,
  request: docs_v1.Schema$UpdateTableCellStyleRequest,
): void {
  const { tableRange, tableStartLocation, tableCellStyle, fields } = request;
  if (!tableRange === !tableStartLocation)
    throw invalid("Exactly one of tableRange and tableStartLocation must be set.");
  const mask = readUpdateMask(fields, "TableCellStyle");
  if ("rowSpan" in mask || "columnSpan" in mask) {
    if (fields !== "*") throw invalid("Invalid field: rowSpan and columnSpan are read-only");
  }
  const { rowSpan: _rows, columnSpan: _columns, ...writable } = mask;
  const { table, row0, column0, rows, columns } = tableStartLocation
    ? { ...wholeOf(readTable(document, tableStartLocation).table) }
    : { ...rangeOf(readTableRange(document, tableRange)) };
  for (const cell of cellsOf(table, row0, column0, rows, columns))
    cell.style = applyMask(cell.style, tableCellStyle ?? {}, writable);
  shareBorders(table, row0, column0, rows, columns, tableCellStyle ?? {}, writable);
}

export function updateTableColumnProperties(
  document: StoredDocument,
  request: docs_v1.Schema$UpdateTableColumnPropertiesRequest,
): void {
  const { table } = readTable(document, request.tableStartLocation);
  const mask = readUpdateMask(request.fields, "TableColumnProperties");
  const properties = request.tableColumnProperties ?? {};
  if ("width" in mask && (properties.width?.magnitude ?? 0) < LEAST_WIDTH_PT)
    throw invalid(`The width of a column must be at least ${LEAST_WIDTH_PT} points.`);
  for (const column0 of chosen(request.columnIndices, table.columns.length, "column"))
    table.columns[column0] = applyMask(table.columns[column0]!, properties, mask);
}

export function updateTableRowStyle(
  document: StoredDocument,
  request: docs_v1.Schema$UpdateTableRowStyleRequest,
): void {
  const { table } = readTable(document, request.tableStartLocation);
  const mask = readUpdateMask(request.fields, "TableRowStyle");
  for (const row0 of chosen(request.rowIndices, table.rows.length, "row")) {
    const row = table.rows[row0]!;
    row.style = applyMask(row.style, request.tableRowStyle ?? {}, mask);
  }
}

export function pinTableHeaderRows(
  document: StoredDocument,
  { tableStartLocation, pinnedHeaderRowsCount }: docs_v1.Schema$PinTableHeaderRowsRequest,
): void {
  const { table } = readTable(document, tableStartLocation);
  const count = pinnedHeaderRowsCount ?? 0;
  if (count < 0 || count > table.rows.length) throw invalid(`Invalid number of pinned header rows: ${count}`);
  for (const [row0, row] of table.rows.entries()) {
    const { tableHeader: _before, ...style } = row.style;
    row.style = row0 < count ? { ...style, tableHeader: true } : style;
  }
}

const LEAST_WIDTH_PT = 5;

function wholeOf(table: Table) {
  return { table, row0: 0, column0: 0, rows: table.rows.length, columns: table.columns.length };
}

function rangeOf({ place, row0, column0, rows, columns }: ReturnType<typeof readTableRange>) {
  return { table: place.table, row0, column0, rows, columns };
}

/** None named means all. */
function chosen(indexes: readonly number[] | null | undefined, count: number, what: string): readonly number[] {
  if (!indexes?.length) return Array.from({ length: count }, (_, index) => index);
  const wrong = indexes.find((index) => index < 0 || index >= count);
  if (wrong !== undefined) throw invalid(`Invalid table ${what} index: ${wrong}`);
  return indexes;
}

/** A border between two cells belongs to both. */
function shareBorders(
  table: Table,
  row0: number,
  column0: number,
  rows: number,
  columns: number,
  style: TableCellStyle,
  mask: Mask,
): void {
  const share = (side: BorderSide, opposite: BorderSide, cells: readonly Cell[]) => {
    if (!(side in mask)) return;
    for (const cell of cells) {
      const { [opposite]: _before, ...rest } = cell.style;
      cell.style = style[side] ? { ...rest, [opposite]: style[side] } : rest;
    }
  };
  share(
    "borderRight",
    "borderLeft",
    column0 + columns < table.columns.length ? cellsOf(table, row0, column0 + columns, rows, 1) : [],
  );
  share("borderLeft", "borderRight", column0 > 0 ? cellsOf(table, row0, column0 - 1, rows, 1) : []);
  share("borderBottom", "borderTop", cellsOf(table, row0 + rows, column0, 1, columns));
  share("borderTop", "borderBottom", row0 > 0 ? cellsOf(table, row0 - 1, column0, 1, columns) : []);
}

type BorderSide = "borderRight" | "borderLeft" | "borderBottom" | "borderTop";

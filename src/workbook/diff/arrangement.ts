import type { DesiredBlock, DesiredCell, DesiredColumn, DesiredSheet } from "../desired.ts";
import { locate } from "../ours.ts";
import type { CellData, Sheet } from "../sheets-api.ts";
import { cellAt, isBlank } from "../snapshot.ts";
import { changeLines, type Line, type LineChanges } from "./lines.ts";
import type { Rectangle } from "./rectangles.ts";
import { orderRows, type PlacedRow } from "./row-order.ts";

/** A column in its place to be; without a desired column it belongs to the people. */
export interface PlacedColumn extends Line {
  readonly column?: DesiredColumn;
}

/** Where the rows and columns of a managed sheet end up, and the changes that bring them there. Indexes are those after the changes. */
export interface Arrangement {
  readonly desired: DesiredSheet;
  /** The sheet as it is now; undefined when it has to be made. */
  readonly sheet: Sheet | undefined;
  readonly rows: readonly PlacedRow[];
  readonly columns: readonly PlacedColumn[];
  readonly rowOf: ReadonlyMap<string, number>;
  readonly columnOf: ReadonlyMap<string, number>;
  /** Our cells by row and column; a row of the people's own has none. */
  readonly cells: readonly (readonly (PlacedCell | undefined)[])[];
  readonly rowChanges: LineChanges;
  readonly columnChanges: LineChanges;
  /** True when rows or columns of a sheet that is there are inserted, moved or deleted. */
  readonly reshaped: boolean;
  readonly frozenRows: number;
  readonly frozenColumns: number;
}

/** Arranges a managed sheet; `sheet` is undefined when it has to be made. */
export function arrange(desired: DesiredSheet, sheet: Sheet | undefined): Arrangement {
  const rowOrder = sheet
    ? orderRows(desired, sheet)
    : desired.rows.map((row): PlacedRow => ({ from0: -1, goes: false, row, made: true }));
  const rows = rowOrder.filter(({ goes }) => !goes);
  const columnOrder = sheet
    ? orderColumns(desired, sheet)
    : desired.columns.map((column): PlacedColumn => ({ from0: -1, goes: false, column }));
  const columns = columnOrder.filter(({ goes }) => !goes);
  const rowChanges = changeLines(rowOrder, sheet?.properties?.gridProperties?.rowCount ?? 0);
  const columnChanges = changeLines(columnOrder, sheet?.properties?.gridProperties?.columnCount ?? 0);
  const rowOf = indexByKey(rows.map(({ row }) => row?.key));
  const columnOf = indexByKey(columns.map(({ column }) => column?.key));
  checkKeys({ desired, rowOf, columnOf });
  return {
    desired,
    sheet,
    rows,
    columns,
    rowOf,
    columnOf,
    cells: placeCells(sheet, rows, columns),
    rowChanges,
    columnChanges,
    reshaped:
      sheet !== undefined &&
      [rowChanges, columnChanges].some(
        ({ moves, inserts, deletes }) => moves.length + inserts.length + deletes.length > 0,
      ),
    frozenRows: frozenLines(
      desired.rows[desired.frozenRows - 1]?.key,
      rowOf,
      rows.length + (sheet ? 0 : (desired.spareRows ?? 0)),
    ),
    frozenColumns: frozenLines(desired.columns[desired.frozenColumns - 1]?.key, columnOf, columns.length),
  };
}

/** A cell of ours: what it should be, and what stands there now. */
export interface PlacedCell {
  readonly row0: number;
  readonly column0: number;
  readonly cell: DesiredCell;
  readonly now: CellData | undefined;
  /** True when row or column are inserted: Google copies format and rule of a neighbour into them, so they are not known. */
  readonly inserted: boolean;
}

/** Visits the cells of a sheet that are ours, row by row and from left to right. */
export function eachCell({ cells }: Pick<Arrangement, "cells">, visit: (cell: PlacedCell) => void): void {
  for (const row of cells) for (const cell of row) if (cell) visit(cell);
}

function placeCells(
  sheet: Sheet | undefined,
  rows: readonly PlacedRow[],
  columns: readonly PlacedColumn[],
): Arrangement["cells"] {
  return rows.map(({ row, from0: rowFrom0 }, row0) => {
    if (!row) return [];
    return columns.map(({ column, from0: columnFrom0 }, column0) => {
      const cell = column && row.cells[column.key];
      if (!cell) return undefined;
      const stands = sheet !== undefined && rowFrom0 >= 0 && columnFrom0 >= 0;
      const now = stands ? cellAt(sheet, rowFrom0, columnFrom0) : undefined;
      return { row0, column0, cell, now, inserted: !stands && sheet !== undefined };
    });
  });
}

/** The cells of a block; rows and columns of the people's own in between belong to it. */
export function placeBlock(
  { rowOf, columnOf }: Arrangement,
  { fromRow, toRow, fromColumn, toColumn }: DesiredBlock,
): Omit<Rectangle<unknown>, "value"> {
  const row0 = rowOf.get(fromRow)!;
  const sides0 = [columnOf.get(fromColumn)!, columnOf.get(toColumn)!];
  const column0 = Math.min(...sides0);
  return { row0, rows: rowOf.get(toRow)! - row0 + 1, column0, columns: Math.max(...sides0) - column0 + 1 };
}

/** Missing columns are inserted behind the desired column before them, or in front. */
function orderColumns(
  { columns, keyColumn, columnHeads, computedColumns }: DesiredSheet,
  sheet: Sheet,
): readonly PlacedColumn[] {
  const { columns: standing, keyOfRow } = locate(sheet, keyColumn);
  const keyOfColumn = new Map([...standing].map(([key, column0]) => [column0, key]));
  const isOurs = (rowKey: string, column0: number) =>
    columnHeads?.includes(rowKey) ||
    (rowKey !== "" && computedColumns !== undefined && keyOfColumn.get(column0)!.startsWith(computedColumns));
  const mayGo = (column0: number) =>
    columnHeads !== undefined &&
    keyOfColumn.has(column0) &&
    keyOfRow.every((key, row0) => isOurs(key, column0) || isBlank(cellAt(sheet, row0, column0)));
  const missing = new Map<number, DesiredColumn[]>();
  const byColumn0 = new Map<number, DesiredColumn>();
  let before0 = -1;
  for (const column of columns) {
    const column0 = standing.get(column.key);
    if (column0 === undefined || byColumn0.has(column0)) {
      missing.set(before0, [...(missing.get(before0) ?? []), column]);
    } else {
      byColumn0.set(column0, column);
      before0 = column0;
    }
  }
  const made = (column0: number) =>
    (missing.get(column0) ?? []).map((column): PlacedColumn => ({ from0: -1, goes: false, column }));
  const order = made(-1);
  for (let from0 = 0; from0 < (sheet.properties?.gridProperties?.columnCount ?? 0); from0++) {
    const column = byColumn0.get(from0);
    order.push({ from0, goes: !column && mayGo(from0), ...(column && { column }) }, ...made(from0));
  }
  return order;
}

function indexByKey(keys: readonly (string | undefined)[]): ReadonlyMap<string, number> {
  return new Map(keys.flatMap((key, index0) => (key === undefined ? [] : [[key, index0] as const])));
}

/** Frozen lines reach to the last desired one of them, and one line has to stay loose: Google refuses to freeze all. */
function frozenLines(lastKey: string | undefined, indexOf: ReadonlyMap<string, number>, count: number): number {
  return lastKey === undefined ? 0 : Math.min(indexOf.get(lastKey)! + 1, count - 1);
}

/** Keys are the identity of everything that follows, so a layout that gets them wrong must not reach a workbook. */
function checkKeys({ desired, rowOf, columnOf }: Pick<Arrangement, "desired" | "rowOf" | "columnOf">): void {
  const fail = (problem: string) => {
    throw new Error(`Desired sheet "${desired.title}": ${problem}`);
  };
  if (rowOf.size < desired.rows.length) fail("two rows have one key");
  if (columnOf.size < desired.columns.length) fail("two columns have one key");
  if (!columnOf.has(desired.keyColumn)) fail(`no column "${desired.keyColumn}" for the keys`);
  for (const { key, cells } of desired.rows) {
    for (const column in cells)
      if (!columnOf.has(column)) fail(`row "${key}" has a cell in an unknown column "${column}"`);
  }
  for (const block of [...desired.merges, ...desired.open, ...desired.conditionalFormats.map(({ block }) => block)]) {
    const known =
      [block.fromRow, block.toRow].every((key) => rowOf.has(key)) &&
      [block.fromColumn, block.toColumn].every((key) => columnOf.has(key));
    if (!known) fail(`a block has unknown ends: ${JSON.stringify(block)}`);
  }
}

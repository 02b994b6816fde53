import type { Cell, CellStyle, Merge, Rule, SheetFacts, SheetModel } from "../protocol.ts";
import { type Area, areaOfCell, areaOfMerge, type Position } from "./area.ts";
import { type Axis, createAxis, extentPx, offsetPx } from "./axis.ts";
import { PLAIN_STYLE } from "./plain-style.ts";
import { rowHeightsPx } from "./row-heights.ts";

/** A sheet as the page draws it: the server's model with places found and texts measured. */
export interface SheetView {
  readonly facts: SheetFacts;
  readonly model: SheetModel;
  readonly rows: Axis;
  readonly columns: Axis;
  /** How many stay while the rest scrolls; fewer than the sheet says where they would fill the window. */
  readonly frozenRows: number;
  readonly frozenColumns: number;
  cellAt(position: Position): Cell | undefined;
  /** The merged block that covers a cell. */
  mergeAt(position: Position): Merge | undefined;
}

/** Room for the cells that scroll that the frozen ones must leave. */
const FROZEN_SHARE = 0.75;

export function createSheetView(
  facts: SheetFacts,
  model: SheetModel,
  window: { readonly widthPx: number; readonly heightPx: number },
): SheetView {
  const columnSizes = Array.from({ length: model.columns.length || facts.columnCount }, (_, index0) => {
    const column = model.columns[index0];
    return column?.hidden ? 0 : (column?.px ?? model.defaultColumnPx);
  });
  const columns = createAxis(columnSizes);
  const rows = createAxis(rowHeightsPx(model, columns, model.rows.length || facts.rowCount));
  const cells = new Map(model.cells.map((cell) => [keyOf(cell.r, cell.c), cell]));
  const merges = mergesByCell(model.merges);
  return {
    facts,
    model,
    rows,
    columns,
    frozenRows: fitting(rows, facts.frozenRows, window.heightPx * FROZEN_SHARE),
    frozenColumns: fitting(columns, facts.frozenColumns, window.widthPx * FROZEN_SHARE),
    cellAt: ({ row0, column0 }) => cells.get(keyOf(row0, column0)),
    mergeAt: ({ row0, column0 }) => merges.get(keyOf(row0, column0)),
  };
}

/** The cell that stands for a position: the first one of its merged block, or itself. */
export function originOf(view: SheetView, position: Position): Position {
  const merge = view.mergeAt(position);
  return merge ? { row0: merge.row0, column0: merge.column0 } : position;
}

/** The block of cells that a position shows as one. */
export function blockOf(view: SheetView, position: Position): Area {
  const merge = view.mergeAt(position);
  return merge ? areaOfMerge(merge) : areaOfCell(position);
}

/** The cell whose content a position shows. */
export function contentAt(view: SheetView, position: Position): Cell | undefined {
  return view.cellAt(originOf(view, position));
}

export function ruleOf(view: SheetView, cell: Cell | undefined): Rule | undefined {
  return cell?.v === undefined ? undefined : view.model.rules[cell.v];
}

export function styleOf(view: SheetView, cell: Cell | undefined): CellStyle {
  return (cell && view.model.styles[cell.s]) ?? PLAIN_STYLE;
}

/** An area's place in the whole sheet, as if nothing were frozen or scrolled. */
export function boxOf(view: SheetView, area: Area) {
  return {
    leftPx: offsetPx(view.columns, area.startColumn0),
    topPx: offsetPx(view.rows, area.startRow0),
    widthPx: extentPx(view.columns, area.startColumn0, area.endColumn0),
    heightPx: extentPx(view.rows, area.startRow0, area.endRow0),
  };
}

/** The same sheet with one cell's text already replaced, to be shown until the server's model comes. */
export function withTyped(view: SheetView, { row0, column0 }: Position, text: string): SheetView {
  const present = view.cellAt({ row0, column0 });
  const typed: Cell = { ...(present ?? { r: row0, c: column0, s: -1 }), t: text, e: text };
  return {
    ...view,
    cellAt: (position) => (position.row0 === row0 && position.column0 === column0 ? typed : view.cellAt(position)),
  };
}

function fitting(axis: Axis, count: number, roomPx: number): number {
  let fits = Math.min(count, axis.count);
  while (fits > 0 && offsetPx(axis, fits) > roomPx) fits -= 1;
  return fits;
}

function mergesByCell(merges: readonly Merge[]): ReadonlyMap<number, Merge> {
  const found = new Map<number, Merge>();
  for (const merge of merges) {
    for (let row0 = merge.row0; row0 < merge.row0 + merge.rows; row0 += 1) {
      for (let column0 = merge.column0; column0 < merge.column0 + merge.columns; column0 += 1) {
        found.set(keyOf(row0, column0), merge);
      }
    }
  }
  return found;
}

/** Google Sheets has at most 18,278 columns. */
function keyOf(row0: number, column0: number): number {
  return row0 * 20_000 + column0;
}

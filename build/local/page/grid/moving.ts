import { type Area, areaOfCell, holds, type Position, union, withWholeMerges } from "./area.ts";
import { lineAt, nearestVisible, nextVisible, offsetPx } from "./axis.ts";
import { blockOf, contentAt, originOf, type SheetView } from "./sheet-view.ts";

/** What is selected: the area between two cells, the first of which is the active one. */
export interface Selection {
  readonly anchor: Position;
  readonly head: Position;
}

export type Direction = "up" | "down" | "left" | "right";

/** The selection of one cell. */
export function selectionOf(position: Position): Selection {
  return { anchor: position, head: position };
}

/** The selected cells, merged blocks whole. */
export function selectedArea(view: SheetView, { anchor, head }: Selection): Area {
  return withWholeMerges(union(areaOfCell(anchor), areaOfCell(head)), view.model.merges);
}

/** One step from a cell, over hidden lines and out of the merged block it stands in. */
export function stepFrom(view: SheetView, from: Position, direction: Direction): Position {
  const block = blockOf(view, from);
  switch (direction) {
    case "up":
      return { ...from, row0: nextVisible(view.rows, block.startRow0, -1) };
    case "down":
      return { ...from, row0: nextVisible(view.rows, block.endRow0 - 1, 1) };
    case "left":
      return { ...from, column0: nextVisible(view.columns, block.startColumn0, -1) };
    case "right":
      return { ...from, column0: nextVisible(view.columns, block.endColumn0 - 1, 1) };
  }
}

/** As Ctrl and an arrow: to the end of the filled cells, or to the next filled one, or to the edge of the sheet. */
export function jumpFrom(view: SheetView, from: Position, direction: Direction): Position {
  const isFilled = (position: Position) => (contentAt(view, position)?.t ?? "") !== "";
  let at = stepFrom(view, from, direction);
  const goesOverFilled = isFilled(from) && isFilled(at);
  for (;;) {
    const next = stepFrom(view, at, direction);
    if (isSame(next, at)) return at;
    if (goesOverFilled ? !isFilled(next) : isFilled(at)) return at;
    at = next;
  }
}

/** The row that stands a page of `heightPx` further up or down. */
export function pageFrom(view: SheetView, from: Position, direction: "up" | "down", heightPx: number): Position {
  const block = blockOf(view, from);
  const step = direction === "up" ? -1 : 1;
  const top = offsetPx(view.rows, direction === "up" ? block.startRow0 : block.endRow0 - 1);
  return { ...from, row0: lineAt(view.rows, Math.max(0, top + step * Math.max(heightPx, view.model.defaultRowPx))) };
}

/** The last row and column that hold anything. */
export function lastFilled(view: SheetView): Position {
  const filled = view.model.cells.filter((cell) => cell.t !== "");
  const row0 = filled.reduce((last, cell) => Math.max(last, cell.r), 0);
  const column0 = filled.reduce((last, cell) => Math.max(last, cell.c), 0);
  return { row0: nearestVisible(view.rows, row0), column0: nearestVisible(view.columns, column0) };
}

/** The nearest cell of the sheet that shows, the first one of its block. */
export function settle(view: SheetView, position: Position): Position {
  return originOf(view, {
    row0: nearestVisible(view.rows, position.row0),
    column0: nearestVisible(view.columns, position.column0),
  });
}

export function isInside(view: SheetView, selection: Selection, position: Position): boolean {
  return holds(selectedArea(view, selection), position);
}

export function isSame(a: Position, b: Position): boolean {
  return a.row0 === b.row0 && a.column0 === b.column0;
}

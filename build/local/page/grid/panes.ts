import { element } from "../elements.ts";
import type { Group } from "../protocol.ts";
import { columnLetters } from "./addresses.ts";
import { type Area, overlaps, type Position } from "./area.ts";
import { type Axis, extentPx, isHidden, offsetPx } from "./axis.ts";
import { drawCell, drawOverflow } from "./draw-cell.ts";
import { originOf, type SheetView } from "./sheet-view.ts";

export const HEADER_ROW_PX = 24;
export const HEADER_COLUMN_PX = 46;
const GROUP_STRIP_PX = 18;

/** One of the four parts of the grid: frozen or scrolling rows by frozen or scrolling columns. */
export interface Pane {
  readonly element: HTMLElement;
  readonly isFrozenRows: boolean;
  readonly isFrozenColumns: boolean;
}

/** How much the headers and the frozen lines take from the left and the top. */
export interface Margins {
  readonly headLeftPx: number;
  readonly headTopPx: number;
  readonly frozenLeftPx: number;
  readonly frozenTopPx: number;
}

export function marginsOf(view: SheetView): Margins {
  const depth = (dimension: Group["dimension"]) =>
    Math.max(0, ...view.model.groups.filter((group) => group.dimension === dimension).map((group) => group.depth));
  return {
    headLeftPx: HEADER_COLUMN_PX + depth("ROWS") * GROUP_STRIP_PX,
    headTopPx: HEADER_ROW_PX + depth("COLUMNS") * GROUP_STRIP_PX,
    frozenLeftPx: offsetPx(view.columns, view.frozenColumns),
    frozenTopPx: offsetPx(view.rows, view.frozenRows),
  };
}

/** The pixel of the sheet that a pane's own corner would be. */
export function paneOrigin(pane: Pane, margins: Margins): { leftPx: number; topPx: number } {
  return {
    leftPx: pane.isFrozenColumns ? -margins.headLeftPx : margins.frozenLeftPx,
    topPx: pane.isFrozenRows ? -margins.headTopPx : margins.frozenTopPx,
  };
}

/** Draws the cells, grid lines and headers of an area into a pane, in place of what it showed. */
export function drawPane(pane: Pane, view: SheetView, margins: Margins, area: Area, always: Position): void {
  const origin = paneOrigin(pane, margins);
  const parts: Node[] = [];
  if (!view.facts.hideGridlines) parts.push(...gridLines(view, area, origin));
  parts.push(...cellRows(view, area, origin, always));
  if (!pane.isFrozenColumns) parts.push(...textFromFrozen(view, area, origin));
  if (pane.isFrozenRows) parts.push(columnHeaders(view, area, margins, origin.leftPx));
  if (pane.isFrozenColumns) parts.push(rowHeaders(view, area, margins, origin.topPx));
  pane.element.replaceChildren(...parts);
}

function cellRows(
  view: SheetView,
  area: Area,
  origin: { leftPx: number; topPx: number },
  always: Position,
): HTMLElement[] {
  const positions = new Map<number, Map<number, Position>>();
  const add = (position: Position) => {
    const row = positions.get(position.row0) ?? new Map<number, Position>();
    positions.set(position.row0, row.set(position.column0, position));
  };
  for (const at of shownPositions(area, view)) if (view.mergeAt(at) || view.cellAt(at)) add(originOf(view, at));
  const { row0, column0 } = always;
  if (overlaps(area, { startRow0: row0, endRow0: row0 + 1, startColumn0: column0, endColumn0: column0 + 1 }))
    add(always);
  const ordered = [...positions].sort(([a], [b]) => a - b);
  return ordered.map(([rowIndex0, row]) => {
    const cells = [...row.values()].sort((a, b) => a.column0 - b.column0);
    const drawn = cells.map((position) => drawCell(view, position, origin.leftPx, origin.topPx));
    return element("div", { role: "row", "aria-rowindex": rowIndex0 + 1 }, ...drawn);
  });
}

/** The last text of the frozen columns in each row, as far as it runs on into this pane. */
function textFromFrozen(view: SheetView, area: Area, origin: { leftPx: number; topPx: number }): HTMLElement[] {
  return shownLines(view.rows, area.startRow0, area.endRow0).flatMap((row0) => {
    const columns = shownLines(view.columns, 0, view.frozenColumns).reverse();
    const column0 = columns.find((at) => (view.cellAt({ row0, column0: at })?.t ?? "") !== "");
    return column0 === undefined ? [] : (drawOverflow(view, { row0, column0 }, origin.leftPx, origin.topPx) ?? []);
  });
}

function* shownPositions(area: Area, view: SheetView): Generator<Position> {
  for (const row0 of shownLines(view.rows, area.startRow0, area.endRow0)) {
    for (const column0 of shownLines(view.columns, area.startColumn0, area.endColumn0)) yield { row0, column0 };
  }
}

function shownLines(axis: Axis, start0: number, end0: number): number[] {
  const lines: number[] = [];
  for (let index0 = start0; index0 < end0; index0 += 1) if (!isHidden(axis, index0)) lines.push(index0);
  return lines;
}

function gridLines(view: SheetView, area: Area, origin: { leftPx: number; topPx: number }): HTMLElement[] {
  const left = offsetPx(view.columns, area.startColumn0) - origin.leftPx;
  const top = offsetPx(view.rows, area.startRow0) - origin.topPx;
  const width = extentPx(view.columns, area.startColumn0, area.endColumn0);
  const height = extentPx(view.rows, area.startRow0, area.endRow0);
  const across = shownLines(view.rows, area.startRow0, area.endRow0).map((row0) =>
    line("grid-line", left, offsetPx(view.rows, row0 + 1) - 1 - origin.topPx, width, 1),
  );
  const down = shownLines(view.columns, area.startColumn0, area.endColumn0).map((column0) =>
    line("grid-line", offsetPx(view.columns, column0 + 1) - 1 - origin.leftPx, top, 1, height),
  );
  return [...across, ...down];
}

function line(className: string, left: number, top: number, width: number, height: number): HTMLElement {
  const drawn = element("div", { class: className, "aria-hidden": "true" });
  drawn.style.left = `${left}px`;
  drawn.style.top = `${top}px`;
  drawn.style.width = `${width}px`;
  drawn.style.height = `${height}px`;
  return drawn;
}

function columnHeaders(view: SheetView, area: Area, margins: Margins, originLeftPx: number): HTMLElement {
  const headers = shownLines(view.columns, area.startColumn0, area.endColumn0).map((column0) => {
    const header = element(
      "div",
      { class: "header column-header", role: "columnheader", "aria-colindex": column0 + 1, "data-column": column0 },
      columnLetters(column0),
      element("span", { class: "resize-column", "data-resize-column": column0 }),
    );
    header.style.left = `${offsetPx(view.columns, column0) - originLeftPx}px`;
    header.style.width = `${extentPx(view.columns, column0, column0 + 1)}px`;
    header.style.top = `${margins.headTopPx - HEADER_ROW_PX}px`;
    return header;
  });
  const groups = groupsIn(view, "COLUMNS", area.startColumn0, area.endColumn0).flatMap((group) => {
    const left = offsetPx(view.columns, group.start0) - originLeftPx;
    const top = (group.depth - 1) * GROUP_STRIP_PX;
    const bar = line("group-bar", left + 9, top + 8, extentPx(view.columns, group.start0, group.end0) - 9, 1);
    return [bar, foldButton(view, group, left, top)];
  });
  return element("div", { class: "column-headers", role: "row" }, ...headers, ...groups);
}

function rowHeaders(view: SheetView, area: Area, margins: Margins, originTopPx: number): HTMLElement {
  const headers = shownLines(view.rows, area.startRow0, area.endRow0).map((row0) => {
    const header = element(
      "div",
      { class: "header row-header", role: "rowheader", "aria-rowindex": row0 + 1, "data-row": row0 },
      String(row0 + 1),
      element("span", { class: "resize-row", "data-resize-row": row0 }),
    );
    header.style.top = `${offsetPx(view.rows, row0) - originTopPx}px`;
    header.style.height = `${extentPx(view.rows, row0, row0 + 1)}px`;
    header.style.left = `${margins.headLeftPx - HEADER_COLUMN_PX}px`;
    return header;
  });
  const groups = groupsIn(view, "ROWS", area.startRow0, area.endRow0).flatMap((group) => {
    const top = offsetPx(view.rows, group.start0) - originTopPx;
    const left = (group.depth - 1) * GROUP_STRIP_PX;
    const bar = line("group-bar", left + 8, top + 9, 1, extentPx(view.rows, group.start0, group.end0) - 9);
    return [bar, foldButton(view, group, left, top)];
  });
  return element("div", { class: "row-headers" }, ...headers, ...groups);
}

function groupsIn(view: SheetView, dimension: Group["dimension"], start0: number, end0: number): readonly Group[] {
  return view.model.groups.filter(
    (group) => group.dimension === dimension && group.start0 < end0 && group.end0 > start0 && group.start0 >= start0,
  );
}

function foldButton(view: SheetView, group: Group, left: number, top: number): HTMLElement {
  const isColumns = group.dimension === "COLUMNS";
  const name = (index0: number) => (isColumns ? columnLetters(index0) : String(index0 + 1));
  const lines = `${isColumns ? "las columnas" : "las filas"} ${name(group.start0)} a ${name(group.end0 - 1)}`;
  const button = element(
    "button",
    {
      class: "fold",
      type: "button",
      "aria-expanded": String(!group.collapsed),
      "aria-label": `${group.collapsed ? "Mostrar" : "Ocultar"} ${lines}`,
      "data-group": view.model.groups.indexOf(group),
    },
    group.collapsed ? "+" : "−",
  );
  button.style.left = `${left}px`;
  button.style.top = `${top}px`;
  return button;
}

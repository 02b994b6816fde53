import { type Box, element, place } from "../elements.ts";
import { type Area, areaOfCell, type Position, union } from "./area.ts";
import { type Axis, lineAt, offsetPx } from "./axis.ts";
import { drawCharts } from "./chart-layer.ts";
import { cellId } from "./draw-cell.ts";
import { drawPane, type Margins, marginsOf, type Pane, paneOrigin } from "./panes.ts";
import { blockOf, boxOf, type SheetView } from "./sheet-view.ts";

/** What the pointer is over. */
export type Target =
  | { readonly kind: "cell"; readonly position: Position }
  | { readonly kind: "row"; readonly index0: number }
  | { readonly kind: "column"; readonly index0: number }
  | { readonly kind: "corner" };

export interface Shown {
  readonly view: SheetView;
  readonly active: Position;
  readonly area: Area;
}

export type Grid = ReturnType<typeof createGrid>;

/** Rows and columns that are drawn beyond the window, so that not every step of scrolling draws. */
const SPARE_PX = { rows: 400, columns: 300 };

/**
 * The grid inside `scroller`: draws only what the window shows and a little more, and again as one scrolls. `onScroll` is
 * called after each step, for what floats above the cells.
 */
export function createGrid(scroller: HTMLElement, onScroll: () => void) {
  const panes = createPanes();
  const sizer = element("div", { class: "sizer", role: "presentation" }, ...panes.map((pane) => pane.element));
  scroller.replaceChildren(sizer);
  scroller.setAttribute("role", "grid");
  scroller.setAttribute("aria-multiselectable", "true");
  let shown: Shown | null = null;
  let margins: Margins = { headLeftPx: 0, headTopPx: 0, frozenLeftPx: 0, frozenTopPx: 0 };
  let drawn: Area | null = null;

  const scrolled = new Map<number, { left: number; top: number }>();

  const show = (next: Shown): void => {
    const isOther = shown?.view.facts.sheetId !== next.view.facts.sheetId;
    if (shown && isOther) {
      scrolled.set(shown.view.facts.sheetId, { left: scroller.scrollLeft, top: scroller.scrollTop });
    }
    shown = next;
    margins = marginsOf(next.view);
    const { rows, columns, facts } = next.view;
    sizer.style.gridTemplateColumns = `${margins.headLeftPx + margins.frozenLeftPx}px ${offsetPx(columns, columns.count) - margins.frozenLeftPx + 24}px`;
    sizer.style.gridTemplateRows = `${margins.headTopPx + margins.frozenTopPx}px ${offsetPx(rows, rows.count) - margins.frozenTopPx + 24}px`;
    scroller.setAttribute("aria-rowcount", String(facts.rowCount));
    scroller.setAttribute("aria-colcount", String(facts.columnCount));
    if (isOther) scroller.scrollTo(scrolled.get(next.view.facts.sheetId) ?? { left: 0, top: 0 });
    scroller.classList.toggle("frozen-rows", next.view.frozenRows > 0);
    scroller.classList.toggle("frozen-columns", next.view.frozenColumns > 0);
    draw();
  };
  const draw = (): void => {
    if (!shown) return;
    const visible = visibleArea(scroller, shown.view, margins);
    drawn = spareArea(shown.view, visible);
    for (const pane of panes) drawPane(pane, shown.view, margins, paneArea(pane, shown.view, drawn), shown.active);
    drawCharts(panes, shown.view, margins);
    mark();
  };
  const mark = (): void => {
    if (!shown) return;
    for (const old of scroller.querySelectorAll(".active-cell, .selected-area")) old.remove();
    for (const pane of panes) pane.element.append(...drawSelection(pane, shown, margins));
    markHeaders(scroller, shown.area);
  };
  const select = (active: Position, area: Area): void => {
    if (!shown) return;
    shown = { ...shown, active, area };
    // An empty cell has an element only while it is active.
    if (scroller.querySelector(`#${cellId(active)}`)) mark();
    else draw();
  };
  scroller.addEventListener("scroll", () => {
    if (shown && drawn && !contains(drawn, visibleArea(scroller, shown.view, margins))) draw();
    onScroll();
  });
  // A sidebar takes and gives back part of the window.
  new ResizeObserver(() => {
    draw();
    onScroll();
  }).observe(scroller);
  return {
    /** Draws a sheet, or the same one as it is now. */
    show,
    /** Marks other cells of the sheet that is shown. */
    select,
    /** Where a cell's block stands in the scroller's own box. */
    boxInWindow: (position: Position): Box => {
      const box = boxOf(shown!.view, blockOf(shown!.view, position));
      const isFrozenRow = position.row0 < shown!.view.frozenRows;
      const isFrozenColumn = position.column0 < shown!.view.frozenColumns;
      return {
        ...box,
        leftPx: box.leftPx + margins.headLeftPx - (isFrozenColumn ? 0 : scroller.scrollLeft),
        topPx: box.topPx + margins.headTopPx - (isFrozenRow ? 0 : scroller.scrollTop),
      };
    },
    reveal: (position: Position) => shown && reveal(scroller, shown.view, margins, position),
    /** What stands at a point of the window, in client coordinates; the nearest for points outside. */
    targetAt: (clientX: number, clientY: number): Target => targetAt(scroller, shown!.view, margins, clientX, clientY),
  };
}

function createPanes(): readonly Pane[] {
  const places = [
    { name: "main", isFrozenRows: false, isFrozenColumns: false },
    { name: "top", isFrozenRows: true, isFrozenColumns: false },
    { name: "left", isFrozenRows: false, isFrozenColumns: true },
    { name: "corner", isFrozenRows: true, isFrozenColumns: true },
  ];
  return places.map(({ name, ...frozen }) => ({
    ...frozen,
    element: element("div", { class: `pane pane-${name}`, role: "rowgroup" }),
  }));
}

function paneArea(pane: Pane, view: SheetView, drawn: Area): Area {
  return {
    startRow0: pane.isFrozenRows ? 0 : drawn.startRow0,
    endRow0: pane.isFrozenRows ? view.frozenRows : drawn.endRow0,
    startColumn0: pane.isFrozenColumns ? 0 : drawn.startColumn0,
    endColumn0: pane.isFrozenColumns ? view.frozenColumns : drawn.endColumn0,
  };
}

function visibleArea(scroller: HTMLElement, view: SheetView, margins: Margins): Area {
  const leftPx = margins.frozenLeftPx + scroller.scrollLeft;
  const topPx = margins.frozenTopPx + scroller.scrollTop;
  return {
    startRow0: lineAt(view.rows, topPx),
    endRow0: lineAt(view.rows, topPx + scroller.clientHeight) + 1,
    startColumn0: lineAt(view.columns, leftPx),
    endColumn0: lineAt(view.columns, leftPx + scroller.clientWidth) + 1,
  };
}

function spareArea(view: SheetView, area: Area): Area {
  const before = (axis: Axis, index0: number, px: number) => lineAt(axis, offsetPx(axis, index0) - px);
  const after = (axis: Axis, end0: number, px: number) => lineAt(axis, offsetPx(axis, end0) + px) + 1;
  return {
    startRow0: Math.max(view.frozenRows, before(view.rows, area.startRow0, SPARE_PX.rows)),
    endRow0: after(view.rows, area.endRow0, SPARE_PX.rows),
    startColumn0: Math.max(view.frozenColumns, before(view.columns, area.startColumn0, SPARE_PX.columns)),
    endColumn0: after(view.columns, area.endColumn0, SPARE_PX.columns),
  };
}

function contains(outer: Area, inner: Area): boolean {
  const sum = union(outer, inner);
  return (
    sum.startRow0 === outer.startRow0 &&
    sum.endRow0 === outer.endRow0 &&
    sum.startColumn0 === outer.startColumn0 &&
    sum.endColumn0 === outer.endColumn0
  );
}

function drawSelection(pane: Pane, { view, active, area }: Shown, margins: Margins): HTMLElement[] {
  const origin = paneOrigin(pane, margins);
  const frame = (className: string, part: Area) => {
    const box = boxOf(view, part);
    const drawn = element("div", { class: className, "aria-hidden": "true" });
    place(drawn, {
      ...box,
      leftPx: box.leftPx - origin.leftPx - 1,
      topPx: box.topPx - origin.topPx - 1,
      widthPx: box.widthPx + 1,
      heightPx: box.heightPx + 1,
    });
    return drawn;
  };
  const block = blockOf(view, active);
  const isMore = !contains(block, area);
  return [...(isMore ? [frame("selected-area", area)] : []), frame("active-cell", block)];
}

function markHeaders(scroller: HTMLElement, area: Area): void {
  for (const header of scroller.querySelectorAll<HTMLElement>(".header")) {
    const { row, column } = header.dataset;
    const isIn =
      row === undefined
        ? Number(column) >= area.startColumn0 && Number(column) < area.endColumn0
        : Number(row) >= area.startRow0 && Number(row) < area.endRow0;
    header.classList.toggle("in-selection", isIn);
  }
}

function reveal(scroller: HTMLElement, view: SheetView, margins: Margins, position: Position): void {
  const box = boxOf(view, areaOfCell(position));
  const roomX = scroller.clientWidth - margins.headLeftPx - margins.frozenLeftPx;
  const roomY = scroller.clientHeight - margins.headTopPx - margins.frozenTopPx;
  if (position.column0 >= view.frozenColumns) {
    scroller.scrollLeft = shifted(scroller.scrollLeft, box.leftPx - margins.frozenLeftPx, box.widthPx, roomX);
  }
  if (position.row0 >= view.frozenRows) {
    scroller.scrollTop = shifted(scroller.scrollTop, box.topPx - margins.frozenTopPx, box.heightPx, roomY);
  }
}

function shifted(scrolledPx: number, startPx: number, sizePx: number, roomPx: number): number {
  if (startPx < scrolledPx || sizePx > roomPx) return startPx;
  return Math.max(scrolledPx, startPx + sizePx - roomPx);
}

function targetAt(scroller: HTMLElement, view: SheetView, margins: Margins, clientX: number, clientY: number): Target {
  const window = scroller.getBoundingClientRect();
  const x = clientX - window.left - margins.headLeftPx;
  const y = clientY - window.top - margins.headTopPx;
  const column0 = lineAt(view.columns, x < margins.frozenLeftPx ? x : x + scroller.scrollLeft);
  const row0 = lineAt(view.rows, y < margins.frozenTopPx ? y : y + scroller.scrollTop);
  if (x < 0 && y < 0) return { kind: "corner" };
  if (y < 0) return { kind: "column", index0: column0 };
  if (x < 0) return { kind: "row", index0: row0 };
  return { kind: "cell", position: { row0, column0 } };
}

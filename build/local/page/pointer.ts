import type { Edits } from "./edits.ts";
import type { Position } from "./grid/area.ts";
import { extentPx } from "./grid/axis.ts";
import type { Grid, Target } from "./grid/grid.ts";
import { isInside, type Selection, selectionOf } from "./grid/moving.ts";
import { originOf, type SheetView } from "./grid/sheet-view.ts";
import type { PageState } from "./page-state.ts";
import type { Dimension } from "./protocol.ts";

export interface PointerWishes {
  edit(): void;
  contextMenu(leftPx: number, topPx: number): void;
  /** The cell under the pointer; null when it leaves the grid. */
  onHover(position: Position | null): void;
}

/** Selecting, dragging, folding and resizing with the mouse. */
export function followPointer(
  scroller: HTMLElement,
  grid: Grid,
  state: PageState,
  edits: Edits,
  wishes: PointerWishes,
): void {
  let isDragging = false;
  scroller.addEventListener("pointerdown", (event) => {
    const view = state.view();
    // The scroller itself is hit only on its bars and beyond the last cell.
    if (!view || event.target === scroller || event.button !== 0) return;
    event.preventDefault();
    const pressed = event.target as HTMLElement;
    if (pressed.dataset.resizeColumn)
      return resize(event, view, "COLUMNS", Number(pressed.dataset.resizeColumn), edits);
    if (pressed.dataset.resizeRow) return resize(event, view, "ROWS", Number(pressed.dataset.resizeRow), edits);
    if (pressed.dataset.group) return fold(view, Number(pressed.dataset.group), edits);
    const target = grid.targetAt(event.clientX, event.clientY);
    state.select(pressedSelection(view, target, event.shiftKey ? state.selection() : null));
    if (pressed.closest(".arrow")) wishes.edit();
    else if (pressed.closest(".tick-box")) void edits.toggle(view, state.active(view));
    else isDragging = true;
  });
  addEventListener("pointermove", (event) => {
    const view = state.view();
    if (!view) return;
    const isOver = scroller.contains(event.target as Node);
    if (isDragging) {
      const { anchor } = state.selection();
      state.select({ anchor, head: pressedSelection(view, grid.targetAt(event.clientX, event.clientY), null).head });
    }
    const target = isOver ? grid.targetAt(event.clientX, event.clientY) : null;
    wishes.onHover(target?.kind === "cell" ? originOf(view, target.position) : null);
  });
  addEventListener("pointerup", () => {
    isDragging = false;
  });
  scroller.addEventListener("dblclick", (event) => {
    if (state.view() && grid.targetAt(event.clientX, event.clientY).kind === "cell") wishes.edit();
  });
  scroller.addEventListener("contextmenu", (event) => {
    const view = state.view();
    if (!view) return;
    event.preventDefault();
    const pressed = pressedSelection(view, grid.targetAt(event.clientX, event.clientY), null);
    if (!isInside(view, state.selection(), pressed.anchor)) state.select(pressed);
    wishes.contextMenu(event.clientX, event.clientY);
  });
}

/** What a press selects; from the cell of an earlier selection on, where one is given. */
function pressedSelection(view: SheetView, target: Target, from: Selection | null): Selection {
  const lastRow0 = view.rows.count - 1;
  const lastColumn0 = view.columns.count - 1;
  switch (target.kind) {
    case "cell":
      return from ? { anchor: from.anchor, head: target.position } : selectionOf(originOf(view, target.position));
    case "row":
      return {
        anchor: { row0: from?.anchor.row0 ?? target.index0, column0: 0 },
        head: { row0: target.index0, column0: lastColumn0 },
      };
    case "column":
      return {
        anchor: { row0: 0, column0: from?.anchor.column0 ?? target.index0 },
        head: { row0: lastRow0, column0: target.index0 },
      };
    case "corner":
      return { anchor: { row0: 0, column0: 0 }, head: { row0: lastRow0, column0: lastColumn0 } };
  }
}

const SMALLEST_PX = 8;

function resize(event: PointerEvent, view: SheetView, dimension: Dimension, index0: number, edits: Edits): void {
  const isColumn = dimension === "COLUMNS";
  const presentPx = extentPx(isColumn ? view.columns : view.rows, index0, index0 + 1);
  const startPx = isColumn ? event.clientX : event.clientY;
  addEventListener(
    "pointerup",
    (end) => {
      const px = Math.round(presentPx + (isColumn ? end.clientX : end.clientY) - startPx);
      if (px !== presentPx) void edits.resize(dimension, index0, Math.max(SMALLEST_PX, px));
    },
    { once: true },
  );
}

function fold(view: SheetView, index: number, edits: Edits): void {
  const { dimension, start0, end0, collapsed } = view.model.groups[index]!;
  void edits.fold({ dimension, start0, end0, collapsed: !collapsed });
}

import type { Position } from "./grid/area.ts";
import { type Direction, jumpFrom, lastFilled, pageFrom, selectionOf, stepFrom } from "./grid/moving.ts";
import { contentAt, originOf, ruleOf, type SheetView } from "./grid/sheet-view.ts";
import type { PageState } from "./page-state.ts";

/** What a key asks for besides moving. */
export type Command =
  | "edit"
  | "clear"
  | "undo"
  | "toggle"
  | "follow-link"
  | "context-menu"
  | "menu-bar"
  | "next-region"
  | "previous-region"
  | "next-sheet"
  | "previous-sheet"
  | "hide-note";

/** What the window shows besides cells, roughly: a page keeps a little of the one before. */
const CHROME_PX = 220;

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};

/** Does what a key asks for while no cell is edited, as Google Sheets would; says whether it did. */
export function pressKey(
  event: KeyboardEvent,
  state: PageState,
  view: SheetView,
  run: (command: Command) => void,
): boolean {
  const command = commandOf(event, view, state.active(view));
  if (command) {
    run(command);
    return true;
  }
  if (selectWhole(event, state, view)) return true;
  const { anchor, head } = state.selection();
  const isExtending = event.shiftKey && !isLeavingKey(event);
  const goal = goalOf(event, view, isExtending ? head : anchor);
  if (!goal) return false;
  state.select(isExtending ? { anchor, head: goal } : selectionOf(originOf(view, goal)));
  return true;
}

function commandOf(event: KeyboardEvent, view: SheetView, active: Position): Command | null {
  const { key, shiftKey, altKey } = event;
  const isControl = event.ctrlKey || event.metaKey;
  const cell = contentAt(view, active);
  const rule = ruleOf(view, cell)?.kind;
  if (altKey && key === "Enter" && cell?.u) return "follow-link";
  if (key === "F2" || (key === "Enter" && !shiftKey)) return rule === "checkbox" ? "toggle" : "edit";
  if (key === "Delete" || key === "Backspace") return "clear";
  if (isControl && key.toLowerCase() === "z") return "undo";
  if (key === " " && rule === "checkbox" && !isControl && !shiftKey) return "toggle";
  if (key === "ContextMenu" || (key === "F10" && shiftKey)) return "context-menu";
  if (key === "F10") return "menu-bar";
  if (key === "F6") return shiftKey ? "previous-region" : "next-region";
  if (altKey && key === "ArrowDown") return rule === "list" ? "edit" : "next-sheet";
  if ((altKey && key === "ArrowUp") || (isControl && key === "PageUp")) return "previous-sheet";
  if (isControl && key === "PageDown") return "next-sheet";
  return key === "Escape" ? "hide-note" : null;
}

function goalOf(event: KeyboardEvent, view: SheetView, from: Position): Position | null {
  const { key, shiftKey } = event;
  const isControl = event.ctrlKey || event.metaKey;
  const direction = DIRECTIONS[key];
  if (direction) return isControl ? jumpFrom(view, from, direction) : stepFrom(view, from, direction);
  switch (key) {
    case "Tab":
      return stepFrom(view, from, shiftKey ? "left" : "right");
    case "Enter":
      return stepFrom(view, from, "up");
    case "PageUp":
    case "PageDown":
      return pageFrom(view, from, key === "PageUp" ? "up" : "down", innerHeight - CHROME_PX);
    case "Home":
      return { row0: isControl ? 0 : from.row0, column0: 0 };
    case "End":
      return isControl ? lastFilled(view) : { ...from, column0: lastFilled(view).column0 };
    default:
      return null;
  }
}

/** Ctrl+A selects all, Ctrl+Space the columns, Shift+Space the rows. */
function selectWhole(event: KeyboardEvent, state: PageState, view: SheetView): boolean {
  const isControl = event.ctrlKey || event.metaKey;
  const isAll = isControl && event.key.toLowerCase() === "a";
  const isColumns = isControl && event.key === " ";
  const isRows = event.shiftKey && event.key === " ";
  if (!isAll && !isColumns && !isRows) return false;
  const { anchor, head } = state.selection();
  const lastRow0 = view.rows.count - 1;
  const lastColumn0 = view.columns.count - 1;
  state.select({
    anchor: { row0: isRows ? anchor.row0 : 0, column0: isColumns ? anchor.column0 : 0 },
    head: { row0: isRows && !isAll ? head.row0 : lastRow0, column0: isColumns && !isAll ? head.column0 : lastColumn0 },
  });
  return true;
}

/** Tab and Enter use Shift for the other direction, never to extend. */
function isLeavingKey({ key }: KeyboardEvent): boolean {
  return key === "Tab" || key === "Enter";
}

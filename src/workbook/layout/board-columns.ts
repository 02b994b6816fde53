import type { ActionState } from "../../plan/progress.ts";
import type { DesiredRow } from "../desired.ts";
import { managed } from "./cells.ts";
import { listRow } from "./list.ts";

/** The columns of *Inicio*, on which the board is laid out. */
export const BOARD_COLUMNS = [
  { key: "name", widthPx: 330 },
  { key: "value", widthPx: 130 },
  { key: "lines", widthPx: 120 },
  { key: "actions", widthPx: 120 },
  { key: "budget", widthPx: 130 },
  { key: "spent", widthPx: 130 },
] as const;
export type BoardColumn = (typeof BOARD_COLUMNS)[number]["key"];

/** Keys of the rows of the board that its charts draw from or stand on. */
export const BOARD_ROWS = {
  board: "board",
  axes: "board:axes",
  axis: (axisNumber: number) => `board:axis:${axisNumber}`,
  charts: "board:charts",
  states: "board:states",
  state: (state: ActionState) => `board:state:${state}`,
} as const;

/** The titles of a table of the board. */
export function boardHead(key: string, titles: Partial<Record<BoardColumn, string | null>>): DesiredRow {
  return listRow(
    key,
    Object.fromEntries(Object.entries(titles).map(([column, title]) => [column, managed(title, "header")])),
  );
}

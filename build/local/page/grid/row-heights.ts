import type { Cell, Merge, SheetModel } from "../protocol.ts";
import { type Axis, extentPx } from "./axis.ts";
import { PLAIN_STYLE } from "./plain-style.ts";
import { fontOf, lineHeightPx, PADDING_X_PX, wrappedLines } from "./text-lines.ts";

/** Room that the arrow of a dropdown takes. */
export const ARROW_PX = 18;
const PADDING_Y_PX = 5;

/**
 * The height of each row: 0 when hidden, as the server says where it says so, otherwise as high as the text of its cells.
 * Google fits no row to the text of merged cells; here the rows of a block grow in proportion, so that nothing is cut off.
 */
export function rowHeightsPx(model: SheetModel, columns: Axis, rowCount: number): number[] {
  const heights = Array.from({ length: rowCount }, (_, index0) => {
    const row = model.rows[index0];
    return row?.hidden ? 0 : (row?.px ?? model.defaultRowPx);
  });
  const grows = (row0: number) => heights[row0]! > 0 && (model.rows[row0]?.px ?? null) === null;
  const merges = new Map(model.merges.map((merge) => [`${merge.row0}:${merge.column0}`, merge]));
  const blocks: { merge: Merge; neededPx: number }[] = [];
  for (const cell of model.cells) {
    if (cell.t === "" || cell.r >= rowCount) continue;
    const merge = merges.get(`${cell.r}:${cell.c}`);
    if (merge && merge.rows > 1) blocks.push({ merge, neededPx: neededHeightPx(model, cell, columns, merge) });
    else if (grows(cell.r)) heights[cell.r] = Math.max(heights[cell.r]!, neededHeightPx(model, cell, columns, merge));
  }
  blocks.sort((a, b) => a.merge.rows - b.merge.rows);
  for (const { merge, neededPx } of blocks) stretch(heights, merge, neededPx, grows);
  return heights;
}

/** The width that the text of a cell may take when it is wrapped. */
export function textRoomPx(model: SheetModel, cell: Cell, widthPx: number): number {
  const hasArrow = cell.v !== undefined && model.rules[cell.v]?.kind === "list";
  return Math.max(1, widthPx - 2 * PADDING_X_PX - (hasArrow ? ARROW_PX : 0));
}

function neededHeightPx(model: SheetModel, cell: Cell, columns: Axis, merge: Merge | undefined): number {
  const style = model.styles[cell.s] ?? PLAIN_STYLE;
  const widthPx = extentPx(columns, cell.c, cell.c + (merge?.columns ?? 1));
  if (widthPx === 0) return 0;
  const roomPx = style.wrap === "wrap" ? textRoomPx(model, cell, widthPx) : Number.POSITIVE_INFINITY;
  const lines = style.wrap === "wrap" ? wrappedLines(cell.t, roomPx, fontOf(style)) : cell.t.split("\n");
  return Math.ceil(lines.length * lineHeightPx(style)) + PADDING_Y_PX;
}

function stretch(heights: number[], merge: Merge, neededPx: number, grows: (row0: number) => boolean): void {
  const rows = Array.from({ length: merge.rows }, (_, offset) => merge.row0 + offset).filter(
    (row0) => row0 < heights.length,
  );
  const presentPx = rows.reduce((sum, row0) => sum + heights[row0]!, 0);
  const growing = rows.filter(grows);
  const growingPx = growing.reduce((sum, row0) => sum + heights[row0]!, 0);
  if (presentPx >= neededPx || growingPx === 0) return;
  const factor = (growingPx + neededPx - presentPx) / growingPx;
  for (const row0 of growing) heights[row0] = Math.ceil(heights[row0]! * factor);
}

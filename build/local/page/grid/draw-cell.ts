import { element } from "../elements.ts";
import type { Cell, CellStyle } from "../protocol.ts";
import { type Area, areaOfCell, type Position } from "./area.ts";
import { isHidden } from "./axis.ts";
import { PLAIN_STYLE } from "./plain-style.ts";
import { textRoomPx } from "./row-heights.ts";
import { blockOf, boxOf, ruleOf, type SheetView, styleOf } from "./sheet-view.ts";
import { fontOf, lineHeightPx, PADDING_X_PX, textWidthPx, wrappedLines } from "./text-lines.ts";

/** The id of a drawn cell's element, for `aria-activedescendant`. */
export function cellId({ row0, column0 }: Position): string {
  return `cell-${row0}-${column0}`;
}

/**
 * A cell as an element at its place in a pane whose first pixel is (`originLeftPx`, `originTopPx`) of the sheet. The
 * position must be the first one of its merged block.
 */
export function drawCell(view: SheetView, position: Position, originLeftPx: number, originTopPx: number): HTMLElement {
  const cell = view.cellAt(position);
  const style = styleOf(view, cell);
  const block = blockOf(view, position);
  const drawn = element("div", {
    id: cellId(position),
    class: classesOf(view, cell, view.mergeAt(position) !== undefined),
    ...ariaOf(view, position, block, cell),
  });
  placeCell(drawn, view, block, style, originLeftPx, originTopPx);
  if (!cell) return drawn;
  if (style.background) drawn.style.backgroundColor = style.background;
  drawBorders(drawn, style);
  if (ruleOf(view, cell)?.kind === "checkbox") drawn.append(checkbox(cell, style));
  else if (cell.t !== "") drawn.append(drawText(view, cell, block, style));
  if (ruleOf(view, cell)?.kind === "list") drawn.append(arrow(style));
  return drawn;
}

/** The text of a frozen cell as it runs on into the pane that scrolls. Null for a cell whose text never runs on. */
export function drawOverflow(
  view: SheetView,
  position: Position,
  originLeftPx: number,
  originTopPx: number,
): HTMLElement | null {
  const cell = view.cellAt(position);
  const style = styleOf(view, cell);
  if (!cell || cell.t === "" || style.wrap !== "overflow" || style.align !== "left" || view.mergeAt(position))
    return null;
  const block = blockOf(view, position);
  const drawn = element("div", { class: "cell", "aria-hidden": "true" }, drawText(view, cell, block, style));
  placeCell(drawn, view, block, style, originLeftPx, originTopPx);
  return drawn;
}

function classesOf(view: SheetView, cell: Cell | undefined, isMerged: boolean): string {
  const { borders, background } = styleOf(view, cell);
  const isPlain = !background && !borders.right && !borders.bottom;
  const marks: Readonly<Record<string, unknown>> = {
    merged: isMerged,
    lined: isMerged && isPlain && !view.facts.hideGridlines,
    noted: cell?.n,
    invalid: cell?.i,
    locked: cell?.l,
    listed: ruleOf(view, cell)?.kind === "list",
  };
  return ["cell", ...Object.keys(marks).filter((name) => marks[name])].join(" ");
}

function ariaOf(view: SheetView, position: Position, block: Area, cell: Cell | undefined) {
  return {
    role: "gridcell",
    "aria-colindex": position.column0 + 1,
    "aria-colspan": block.endColumn0 - block.startColumn0 > 1 ? block.endColumn0 - block.startColumn0 : null,
    "aria-rowspan": block.endRow0 - block.startRow0 > 1 ? block.endRow0 - block.startRow0 : null,
    "aria-invalid": cell?.i ? "true" : null,
    "aria-readonly": cell?.l ? "true" : null,
    "aria-haspopup": ruleOf(view, cell)?.kind === "list" ? "listbox" : null,
  };
}

function placeCell(
  drawn: HTMLElement,
  view: SheetView,
  block: Area,
  { borders }: CellStyle,
  originLeftPx: number,
  originTopPx: number,
): void {
  const box = boxOf(view, block);
  // A left or top border is drawn on the grid line before the cell, where the neighbour's right or bottom border would be.
  const beforeX = borders.left ? 1 : 0;
  const beforeY = borders.top ? 1 : 0;
  drawn.style.left = `${box.leftPx - originLeftPx - beforeX}px`;
  drawn.style.top = `${box.topPx - originTopPx - beforeY}px`;
  drawn.style.width = `${box.widthPx + beforeX}px`;
  drawn.style.height = `${box.heightPx + beforeY}px`;
}

function drawBorders(drawn: HTMLElement, { borders }: CellStyle): void {
  if (borders.top) drawn.style.borderTop = borders.top;
  if (borders.right) drawn.style.borderRight = borders.right;
  if (borders.bottom) drawn.style.borderBottom = borders.bottom;
  if (borders.left) drawn.style.borderLeft = borders.left;
}

const FLEX_PLACES = { left: "flex-start", center: "center", right: "flex-end" } as const;
const FLEX_HEIGHTS = { top: "flex-start", middle: "center", bottom: "flex-end" } as const;

/** Links have it unless they are given another colour, as in Google Sheets. */
const LINK_COLOR = "#1155cc";

function drawText(view: SheetView, cell: Cell, block: Area, style: CellStyle): HTMLElement {
  const text = element("div", { class: "text" });
  const font = fontOf(style);
  const widthPx = boxOf(view, block).widthPx;
  const lines = style.wrap === "wrap" ? wrappedLines(cell.t, textRoomPx(view.model, cell, widthPx), font) : [cell.t];
  text.append(element("span", {}, lines.join("\n")));
  text.style.font = font;
  text.style.lineHeight = `${lineHeightPx(style)}px`;
  text.style.textAlign = style.align;
  text.style.justifyContent = FLEX_PLACES[style.align];
  text.style.alignItems = FLEX_HEIGHTS[style.vertical];
  text.style.color = cell.u && style.color === PLAIN_STYLE.color ? LINK_COLOR : style.color;
  text.style.textDecoration = [cell.u && "underline", style.strike && "line-through"].filter(Boolean).join(" ");
  if (style.wrap === "overflow") letOverflow(text, view, cell, block, style, font);
  return text;
}

/** Text that is not wrapped runs over the empty cells beside it, towards the side it is not aligned to. */
function letOverflow(
  text: HTMLElement,
  view: SheetView,
  cell: Cell,
  block: Area,
  style: CellStyle,
  font: string,
): void {
  const widthPx = boxOf(view, block).widthPx;
  const missingPx = textWidthPx(cell.t, font) + 2 * PADDING_X_PX - widthPx;
  if (missingPx <= 0) return;
  if (style.align !== "right") text.style.right = `${-roomBesidePx(view, cell, block.endColumn0, 1, missingPx)}px`;
  if (style.align !== "left") text.style.left = `${-roomBesidePx(view, cell, block.startColumn0 - 1, -1, missingPx)}px`;
  text.classList.add("overflowing");
  // Over the grid lines that it crosses.
  (text.firstElementChild as HTMLElement).style.backgroundColor = style.background ?? "#ffffff";
}

function roomBesidePx(view: SheetView, cell: Cell, from0: number, step: 1 | -1, missingPx: number): number {
  let roomPx = 0;
  for (let column0 = from0; column0 >= 0 && column0 < view.columns.count && roomPx < missingPx; column0 += step) {
    const beside = { row0: cell.r, column0 };
    if (view.mergeAt(beside) || (view.cellAt(beside)?.t ?? "") !== "") break;
    if (!isHidden(view.columns, column0)) roomPx += boxOf(view, areaOfCell(beside)).widthPx;
  }
  return Math.min(roomPx, missingPx);
}

function arrow({ vertical }: CellStyle): HTMLElement {
  const drawn = element("span", { class: "arrow", "aria-hidden": "true" }, "▾");
  drawn.style.top = { top: "3px", middle: "calc(50% - 7px)", bottom: "calc(100% - 17px)" }[vertical];
  return drawn;
}

function checkbox(cell: Cell, style: CellStyle): HTMLElement {
  const isTicked = isTrue(cell);
  const box = element(
    "span",
    { class: "tick-box", role: "checkbox", "aria-checked": String(isTicked) },
    isTicked ? "✓" : "",
  );
  const text = element("div", { class: "text" }, box);
  text.style.justifyContent = FLEX_PLACES[style.align];
  text.style.alignItems = FLEX_HEIGHTS[style.vertical];
  return text;
}

/** Whether a checkbox is ticked. */
export function isTrue(cell: Cell): boolean {
  return ["TRUE", "VERDADERO"].includes(cell.e.toUpperCase());
}

import type { Chart } from "../protocol.ts";
import { fittingLines, LINE_HEIGHT, PLAIN, type Region, svg, widthOf, written } from "./svg.ts";

export interface LegendEntry {
  readonly name: string;
  readonly color: string;
}

const SQUARE_PX = 12;
const GAP_PX = 6;
const BETWEEN_PX = 20;
const LINE_PX = 20;
/** The share of the width that a legend at the side may take. */
const SIDE_SHARE = 0.38;

/** Draws the legend at an edge of a region; what is left of it. */
export function drawLegend(
  picture: SVGSVGElement,
  entries: readonly LegendEntry[],
  position: Chart["legend"],
  region: Region,
): Region {
  if (position === "none" || entries.length === 0) return region;
  if (position === "top" || position === "bottom") return drawAcross(picture, entries, position, region);
  return drawAtSide(picture, entries, position === "left" ? "left" : "right", region);
}

function drawAcross(
  picture: SVGSVGElement,
  entries: readonly LegendEntry[],
  position: "top" | "bottom",
  region: Region,
): Region {
  const width = region.right - region.left;
  const named = entries.map(({ name, color }) => {
    const [text = ""] = fittingLines(name, width - SQUARE_PX - GAP_PX, 1);
    return { text, color, widthPx: SQUARE_PX + GAP_PX + widthOf(text) };
  });
  const lines: (typeof named)[] = [[]];
  for (const entry of named) {
    const line = lines.at(-1)!;
    if (line.length > 0 && totalWidth([...line, entry]) > width) lines.push([entry]);
    else line.push(entry);
  }
  const heightPx = lines.length * LINE_PX;
  const top = position === "top" ? region.top : region.bottom - heightPx;
  for (const [index, line] of lines.entries()) {
    let left = region.left + (width - totalWidth(line)) / 2;
    for (const { text, color, widthPx } of line) {
      drawEntry(picture, [text], color, left, top + (index + 0.5) * LINE_PX);
      left += widthPx + BETWEEN_PX;
    }
  }
  return position === "top"
    ? { ...region, top: region.top + heightPx + 8 }
    : { ...region, bottom: region.bottom - heightPx - 8 };
}

function drawAtSide(
  picture: SVGSVGElement,
  entries: readonly LegendEntry[],
  position: "left" | "right",
  region: Region,
): Region {
  const mostPx = (region.right - region.left) * SIDE_SHARE - SQUARE_PX - GAP_PX;
  const textPx = Math.min(mostPx, Math.max(...entries.map(({ name }) => widthOf(name))) + 1);
  const widthPx = SQUARE_PX + GAP_PX + textPx;
  const left = position === "left" ? region.left : region.right - widthPx;
  let y = region.top + LINE_PX / 2;
  for (const { name, color } of entries) {
    const lines = fittingLines(name, textPx, 3);
    drawEntry(picture, lines, color, left, y);
    y += LINE_PX + (lines.length - 1) * PLAIN.fontPx * LINE_HEIGHT;
  }
  return position === "left"
    ? { ...region, left: region.left + widthPx + BETWEEN_PX }
    : { ...region, right: left - BETWEEN_PX };
}

function drawEntry(picture: SVGSVGElement, lines: readonly string[], color: string, left: number, y: number): void {
  const square = svg("rect", {
    x: left,
    y: y - SQUARE_PX / 2,
    width: SQUARE_PX,
    height: SQUARE_PX,
    rx: 2,
    fill: color,
  });
  picture.append(square, written(lines, left + SQUARE_PX + GAP_PX, y, "start"));
}

function totalWidth(line: readonly { readonly widthPx: number }[]): number {
  return line.reduce((sum, { widthPx }) => sum + widthPx, 0) + (line.length - 1) * BETWEEN_PX;
}

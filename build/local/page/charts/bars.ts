import type { BarPlot } from "../protocol.ts";
import { fittingLines, inkOn, LINE_HEIGHT, PLAIN, type Region, svg, widthOf, written } from "./svg.ts";

const GRID_COLOR = "#e0e0e0";
const BASE_COLOR = "#80868b";
const AXIS_TITLE_PX = 20;
const TICK_TEXT_PX = 18;
/** The share of a category's room that its bars take, and how thick one may get. */
const BAND_SHARE = 0.66;
const THICKEST_PX = 48;
const MOST_LABEL_LINES = 3;
/** The share of the width that the names at the left may take. */
const NAMES_SHARE = 0.4;

/** Draws bars or columns with their axes into a region. */
export function drawBars(picture: SVGSVGElement, plot: BarPlot, region: Region): void {
  const field = plot.direction === "up" ? drawUprightAxes(picture, plot, region) : drawLyingAxes(picture, plot, region);
  const [bars, labels] = [svg("g"), svg("g")];
  const taken: Region[] = [];
  for (const bar of barsIn(plot, field)) {
    const { left, top, right, bottom } = bar.box;
    const [width, height] = [Math.max(0, right - left), Math.max(0, bottom - top)];
    const rect = svg("rect", { x: left, y: top, width, height, fill: bar.color }, svg("title", {}, bar.hint));
    bars.append(rect);
    const label = drawnLabel(bar, plot, field, taken);
    if (label) labels.append(label);
  }
  picture.append(bars, baseLine(plot, field), labels);
}

interface Bar {
  readonly box: Region;
  readonly color: string;
  readonly hint: string;
  /** Empty where it bears none. */
  readonly label: string;
  readonly isLabelInside: boolean;
  /** Where its value is, and on which side of its beginning. */
  readonly isNegative: boolean;
}

function* barsIn(plot: BarPlot, field: Region): Generator<Bar> {
  const { series, categories, isStacked, direction } = plot;
  const bandPx = bandOf(plot, field);
  const lanes = isStacked ? 1 : series.length;
  const thickPx = Math.min((bandPx * BAND_SHARE) / lanes, THICKEST_PX);
  for (const [index, { name, color, labels, bars }] of series.entries()) {
    for (const [at, { from, to, text }] of bars.entries()) {
      if (text === "") continue;
      const lane = isStacked ? 0 : index;
      const start = bandPx * (at + 0.5) + (lane - lanes / 2) * thickPx;
      const [low, high] = [placeOf(plot, field, Math.min(from, to)), placeOf(plot, field, Math.max(from, to))];
      const box =
        direction === "up"
          ? { left: field.left + start, right: field.left + start + thickPx, top: high, bottom: low }
          : { top: field.top + start, bottom: field.top + start + thickPx, left: low, right: high };
      const hint = `${[categories[at], name].filter(Boolean).join(", ")}: ${text}`;
      const isLabelInside = labels === "inside" || isStacked;
      yield { box, color, hint, label: labels === null ? "" : text, isLabelInside, isNegative: to < from };
    }
  }
}

/** Where a value stands in the field, in pixels; what lies beyond the axis stands at its end. */
function placeOf({ direction, min, max }: BarPlot, field: Region, value: number): number {
  const share = (Math.min(max, Math.max(min, value)) - min) / (max - min);
  return direction === "up"
    ? field.bottom - share * (field.bottom - field.top)
    : field.left + share * (field.right - field.left);
}

function bandOf({ direction, categories }: BarPlot, field: Region): number {
  const lengthPx = direction === "up" ? field.right - field.left : field.bottom - field.top;
  return lengthPx / Math.max(1, categories.length);
}

function drawnLabel(
  { box, color, label, isLabelInside, isNegative }: Bar,
  { direction }: BarPlot,
  field: Region,
  taken: Region[],
): SVGTextElement | null {
  if (label === "") return null;
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const fits = box.right - box.left >= widthOf(label) + 4 && box.bottom - box.top >= PLAIN.fontPx;
  if (isLabelInside) return fits ? written([label], x, y, "middle", { ...PLAIN, color: inkOn(color) }) : null;
  if (direction === "up") {
    const freeY = freeHeight(x, isNegative ? box.bottom + 9 : box.top - 9, widthOf(label), field, taken);
    return freeY === null ? null : written([label], x, freeY, "middle");
  }
  return isNegative ? written([label], box.left - 5, y, "end") : written([label], box.right + 5, y, "start");
}

/** Where a number over a column crosses no other: at its own height or right above those in the way; null where there is no room. */
function freeHeight(x: number, y: number, widthPx: number, field: Region, taken: Region[]): number | null {
  const [left, right] = [x - widthPx / 2, x + widthPx / 2];
  const box = { left, right, top: y - LABEL_PX / 2, bottom: y + LABEL_PX / 2 };
  const inTheWay = taken.find((other) => overlap(box, other));
  if (inTheWay) return freeHeight(x, inTheWay.top - LABEL_PX / 2, widthPx, field, taken);
  if (box.top < field.top - LABEL_PX - 2) return null;
  taken.push(box);
  return y;
}

const LABEL_PX = 14;

function overlap(one: Region, other: Region): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** The line on which the bars stand. */
function baseLine(plot: BarPlot, field: Region): SVGLineElement {
  const at = placeOf(plot, field, 0);
  const ends =
    plot.direction === "up"
      ? { x1: field.left, x2: field.right, y1: at, y2: at }
      : { x1: at, x2: at, y1: field.top, y2: field.bottom };
  return svg("line", { ...ends, stroke: BASE_COLOR, "shape-rendering": "crispEdges" });
}

/** Draws the axes of columns; what is left for them. */
function drawUprightAxes(picture: SVGSVGElement, plot: BarPlot, region: Region): Region {
  const { ticks, categories, categoryTitle, valueTitle } = plot;
  const left = region.left + widestOf(ticks) + 8 + (valueTitle ? AXIS_TITLE_PX : 0);
  const bandPx = (region.right - left) / Math.max(1, categories.length);
  // Where names would be a pile of letters, only some of them are written, in the room of those left out.
  const every = Math.max(1, Math.ceil(MOST_CROWDED_PX / bandPx));
  const names = categories.map((name) => fittingLines(name, bandPx * every - 6, MOST_LABEL_LINES));
  const namesPx = Math.max(1, ...names.map(({ length }) => length)) * PLAIN.fontPx * LINE_HEIGHT + 8;
  const bottom = region.bottom - namesPx - (categoryTitle ? AXIS_TITLE_PX : 0);
  const hasLabels = plot.series.some(({ labels }) => labels === "outside") && !plot.isStacked;
  const field = { left, right: region.right, top: region.top + (hasLabels ? 16 : 6), bottom };
  for (const { value, text } of ticks) {
    const y = placeOf(plot, field, value);
    picture.append(gridLine({ x1: left, x2: field.right, y1: y, y2: y }), written([text], left - 8, y, "end"));
  }
  for (const [at, lines] of names.entries()) {
    if (at % every === 0) picture.append(written(lines, left + bandPx * (at + 0.5), bottom + 14, "middle"));
  }
  drawAxisTitles(picture, field, region, { below: categoryTitle, beside: valueTitle });
  return field;
}

const MOST_CROWDED_PX = 34;

/** Draws the axes of bars; what is left for them. */
function drawLyingAxes(picture: SVGSVGElement, plot: BarPlot, region: Region): Region {
  const { ticks, categories, categoryTitle, valueTitle } = plot;
  const titlePx = categoryTitle ? AXIS_TITLE_PX : 0;
  const mostPx = (region.right - region.left) * NAMES_SHARE - titlePx;
  const namesPx = Math.min(mostPx, Math.max(0, ...categories.map((name) => widthOf(name))) + 1);
  const left = region.left + titlePx + namesPx + 8;
  const outside = plot.series.filter(({ labels }) => labels === "outside" && !plot.isStacked);
  const labelPx = Math.max(0, ...outside.flatMap(({ bars }) => bars.map(({ text }) => widthOf(text))));
  const lastTickPx = widthOf(ticks.at(-1)?.text ?? "") / 2;
  const field = {
    left,
    right: region.right - Math.max(lastTickPx, labelPx === 0 ? 0 : labelPx + 6),
    top: region.top,
    bottom: region.bottom - TICK_TEXT_PX - (valueTitle ? AXIS_TITLE_PX : 0),
  };
  for (const { value, text } of ticks) {
    const x = placeOf(plot, field, value);
    const line = gridLine({ x1: x, x2: x, y1: field.top, y2: field.bottom });
    picture.append(line, written([text], x, field.bottom + 12, "middle"));
  }
  const bandPx = bandOf(plot, field);
  const most = Math.max(1, Math.min(MOST_LABEL_LINES, Math.floor(bandPx / (PLAIN.fontPx * LINE_HEIGHT))));
  for (const [at, name] of categories.entries()) {
    const lines = fittingLines(name, namesPx, most);
    const y = field.top + bandPx * (at + 0.5) - ((lines.length - 1) / 2) * PLAIN.fontPx * LINE_HEIGHT;
    picture.append(written(lines, left - 8, y, "end"));
  }
  drawAxisTitles(picture, field, region, { below: valueTitle, beside: categoryTitle });
  return field;
}

function drawAxisTitles(
  picture: SVGSVGElement,
  field: Region,
  region: Region,
  { below, beside }: { readonly below: string; readonly beside: string },
): void {
  const [middleX, middleY] = [(field.left + field.right) / 2, (field.top + field.bottom) / 2];
  if (below) {
    const lines = fittingLines(below, field.right - field.left, 1);
    picture.append(written(lines, middleX, region.bottom - 6, "middle"));
  }
  if (!beside) return;
  const x = region.left + 6;
  const drawn = written(fittingLines(beside, field.bottom - field.top, 1), x, middleY, "middle");
  drawn.setAttribute("transform", `rotate(-90 ${x} ${middleY})`);
  picture.append(drawn);
}

function gridLine(ends: { x1: number; x2: number; y1: number; y2: number }): SVGLineElement {
  return svg("line", { ...ends, stroke: GRID_COLOR, "shape-rendering": "crispEdges" });
}

function widestOf(ticks: BarPlot["ticks"]): number {
  return Math.max(0, ...ticks.map(({ text }) => widthOf(text)));
}

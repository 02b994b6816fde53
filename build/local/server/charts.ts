import type { sheets_v4 } from "googleapis";
import type { Computed } from "../sheets/draft.ts";
import { type LocaleRules, rulesOf } from "../sheets/locale.ts";
import { formatValue } from "../sheets/number-format.ts";
import type { ChartSpec, EmbeddedChart, Sheet, Spreadsheet } from "../sheets/resources.ts";
import { type ChartCell, chartCells, type DataSource } from "./chart-data.ts";
import { scaleFor } from "./chart-scale.ts";
import type { BarPlot, ChartModel, ChartText, PiePlot } from "./protocol.ts";
import { cssColor } from "./style.ts";

/** The charts over a sheet, with their data as they are at present. */
export function chartModels(spreadsheet: Spreadsheet, sheet: Sheet, computed: Computed): readonly ChartModel[] {
  return (sheet.charts ?? []).map((chart) => chartModel(chart, spreadsheet, computed));
}

function chartModel({ chartId, spec = {}, position }: EmbeddedChart, spreadsheet: Spreadsheet, computed: Computed) {
  const { anchorCell, ...place } = position?.overlayPosition ?? {};
  const size = { widthPx: place.widthPixels ?? 0, heightPx: place.heightPixels ?? 0 };
  const source = { spreadsheet, computed, hidden: spec.hiddenDimensionStrategy };
  const rules = rulesOf(spreadsheet.properties?.locale);
  const { basicChart, pieChart } = spec;
  return {
    chartId: chartId ?? 0,
    row0: anchorCell?.rowIndex ?? 0,
    column0: anchorCell?.columnIndex ?? 0,
    offsetXPx: place.offsetXPixels ?? 0,
    offsetYPx: place.offsetYPixels ?? 0,
    ...size,
    altText: spec.altText || [spec.title, spec.subtitle].filter(Boolean).join(". "),
    title: textOf(spec.title, spec.titleTextFormat, spec.titleTextPosition, TITLE),
    subtitle: textOf(spec.subtitle, spec.subtitleTextFormat, spec.subtitleTextPosition, SUBTITLE),
    background: colorOf(spec.backgroundColorStyle) ?? "#ffffff",
    legend: LEGENDS[(basicChart ?? pieChart)?.legendPosition ?? ""] ?? "right",
    plot: basicChart ? barPlot(basicChart, source, rules, size) : piePlot(pieChart ?? {}, source, rules),
  } satisfies ChartModel;
}

const LEGENDS: Readonly<Record<string, ChartModel["legend"]>> = {
  BOTTOM_LEGEND: "bottom",
  LEFT_LEGEND: "left",
  RIGHT_LEGEND: "right",
  TOP_LEGEND: "top",
  INSIDE_LEGEND: "top",
  LABELED_LEGEND: "labels",
  NO_LEGEND: "none",
};

/** The colours that Google gives to series and slices which have none of their own. */
const PALETTE = ["#4285f4", "#ea4335", "#fbbc04", "#34a853", "#ff6d01", "#46bdc6"] as const;

const TITLE = { fontPx: 16, color: "#5f6368" };
const SUBTITLE = { fontPx: 13, color: "#5f6368" };
/** Room that a number on the axis takes, so that neighbours do not touch. */
const TICK_PX = { across: 100, up: 52 };

interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

function barPlot(
  chart: sheets_v4.Schema$BasicChartSpec,
  source: DataSource,
  rules: LocaleRules,
  { widthPx, heightPx }: Size,
): BarPlot {
  const domain = chartCells(source, chart.domains?.[0]?.domain);
  const columns = (chart.series ?? []).map(({ series }) => chartCells(source, series));
  const headers = chart.headerCount || guessedHeaders(columns);
  const isReversed = chart.domains?.[0]?.reversed === true;
  const body = <Item>(cells: readonly Item[]) => (isReversed ? cells.slice(headers).reverse() : cells.slice(headers));
  const bodies = columns.map(body);
  const names = columns.map((cells) => nameIn(cells, headers));
  const stacking = STACKINGS[chart.stackedType ?? ""] ?? "none";
  const spans = spansOf(bodies, stacking);
  const [direction, domainAxis, valueAxis, lengthPx] =
    chart.chartType === "BAR"
      ? (["across", "LEFT_AXIS", "BOTTOM_AXIS", widthPx] as const)
      : (["up", "BOTTOM_AXIS", "LEFT_AXIS", heightPx] as const);
  const axis = (name: string) => chart.axis?.find(({ position }) => position === name);
  const window = stacking === "percent" ? { min: 0, max: 1 } : windowOf(axis(valueAxis));
  const ends = spans.flat().flatMap(({ from, to }) => [from, to]);
  const scale = scaleFor(ends, window, lengthPx / TICK_PX[direction]);
  const format = stacking === "percent" ? WHOLE_PERCENT : bodies.flat().find(({ number }) => number !== null)?.format;
  return {
    kind: "bars",
    direction,
    isStacked: stacking !== "none",
    categories: body(domain).map(({ text }) => text),
    categoryTitle: axis(domainAxis)?.title ?? nameIn(domain, headers),
    valueTitle: axis(valueAxis)?.title ?? (names.length === 1 ? names.join() : ""),
    min: scale.min,
    max: scale.max,
    ticks: scale.ticks.map((value) => ({ value, text: formatValue(value, format, rules) })),
    series: bodies.map((cells, index) => ({
      name: names[index] ?? "",
      color: colorOf(chart.series?.[index]?.colorStyle) ?? paletteColor(index),
      labels: labelPlace(chart.series?.[index]?.dataLabel),
      bars: cells.map(({ text }, at) => ({ ...NO_SPAN, ...spans[index]?.[at], text })),
    })),
  };
}

function windowOf(axis: sheets_v4.Schema$BasicChartAxis | undefined) {
  const { viewWindowMin, viewWindowMax } = axis?.viewWindowOptions ?? {};
  return { min: viewWindowMin ?? null, max: viewWindowMax ?? null };
}

const STACKINGS: Readonly<Record<string, "stacked" | "percent">> = { STACKED: "stacked", PERCENT_STACKED: "percent" };
const WHOLE_PERCENT = { type: "PERCENT", pattern: "0%" };

interface Span {
  readonly from: number;
  readonly to: number;
}
const NO_SPAN: Span = { from: 0, to: 0 };

/** From where to where each series' bar of each category reaches; negative ones stack downwards. */
function spansOf(
  columns: readonly (readonly ChartCell[])[],
  stacking: "none" | "stacked" | "percent",
): readonly (readonly Span[])[] {
  const valueAt = (column: readonly ChartCell[], at: number) => column[at]?.number ?? 0;
  const ends = { up: new Map<number, number>(), down: new Map<number, number>() };
  return columns.map((column) =>
    column.map((_, at) => {
      const value = valueAt(column, at);
      if (stacking === "none") return { from: 0, to: value };
      const whole = columns.reduce((sum, other) => sum + Math.abs(valueAt(other, at)), 0);
      const length = stacking === "percent" ? (whole === 0 ? 0 : value / whole) : value;
      const stack = length < 0 ? ends.down : ends.up;
      const from = stack.get(at) ?? 0;
      stack.set(at, from + length);
      return { from, to: from + length };
    }),
  );
}

function piePlot(chart: sheets_v4.Schema$PieChartSpec, source: DataSource, rules: LocaleRules): PiePlot {
  const [names, cells] = [chartCells(source, chart.domain), chartCells(source, chart.series)];
  const headers = guessedHeaders([cells]);
  const parts = cells.slice(headers).map(({ number, text }, index) => ({
    name: names[index + headers]?.text ?? "",
    color: paletteColor(index),
    text,
    size: Math.max(0, number ?? 0),
  }));
  const whole = parts.reduce((sum, { size }) => sum + size, 0);
  const slices = parts.map(({ size, ...part }) => {
    const share = whole === 0 ? 0 : size / whole;
    return { ...part, share, shareText: formatValue(share, SHARE, rules) };
  });
  return { kind: "pie", hole: chart.pieHole ?? 0, slices };
}

const SHARE = { type: "PERCENT", pattern: "0.0%" };

/** Where nothing says how many cells are headers, a text above numbers is one. */
function guessedHeaders(columns: readonly (readonly ChartCell[])[]): number {
  const isHeaded = ([first, ...rest]: readonly ChartCell[]) =>
    first !== undefined && first.number === null && first.text !== "" && rest.some(({ number }) => number !== null);
  return columns.length > 0 && columns.every(isHeaded) ? 1 : 0;
}

function nameIn(cells: readonly ChartCell[], headers: number): string {
  return cells
    .slice(0, headers)
    .map(({ text }) => text)
    .join(" ");
}

function paletteColor(index: number): string {
  return PALETTE[index % PALETTE.length]!;
}

function labelPlace(label: sheets_v4.Schema$DataLabel | undefined): "inside" | "outside" | null {
  if (label?.type !== "DATA") return null;
  const { placement } = label;
  return placement === "CENTER" || placement?.startsWith("INSIDE") ? "inside" : "outside";
}

function colorOf(style: sheets_v4.Schema$ColorStyle | undefined): string | null {
  if (style?.rgbColor) return cssColor(style.rgbColor);
  const accent = /^ACCENT(\d)$/.exec(style?.themeColor ?? "")?.[1];
  return accent === undefined ? null : paletteColor(Number(accent) - 1);
}

function textOf(
  text: ChartSpec["title"],
  format: sheets_v4.Schema$TextFormat | undefined,
  position: sheets_v4.Schema$TextPosition | undefined,
  usual: { readonly fontPx: number; readonly color: string },
): ChartText {
  return {
    text: text ?? "",
    fontPx: format?.fontSize ?? usual.fontPx,
    color: colorOf(format?.foregroundColorStyle) ?? usual.color,
    bold: format?.bold ?? false,
    align: ALIGNS[position?.horizontalAlignment ?? ""] ?? "left",
  };
}

const ALIGNS: Readonly<Record<string, ChartText["align"]>> = { LEFT: "left", CENTER: "center", RIGHT: "right" };

import { type Draft, idOf, ownSheet, sheetsOf } from "./draft.ts";
import type { ChartSpec, EmbeddedChart, GridRange, Spreadsheet } from "./resources.ts";

/** All charts of a spreadsheet. */
export function chartsOf(spreadsheet: Spreadsheet): readonly EmbeddedChart[] {
  return sheetsOf(spreadsheet).flatMap(({ charts }) => charts ?? []);
}

/** What a range becomes; undefined when nothing is left of it. */
export type ChangeRange = (range: GridRange) => GridRange | undefined;

/** Rewrites the ranges from which the charts of all sheets take their data. */
export function mapChartSources(draft: Draft, change: ChangeRange): void {
  for (const sheet of [...sheetsOf(draft.spreadsheet)]) {
    const charts = sheet.charts?.map((chart) => withSources(chart, change));
    if (charts?.some((chart, index) => chart !== sheet.charts?.[index])) ownSheet(draft, idOf(sheet)).charts = charts;
  }
}

/** The chart with the ranges of its data rewritten; the same object when none changed. */
export function withSources(chart: EmbeddedChart, change: ChangeRange): EmbeddedChart {
  const spec = mapSources(chart.spec, change) as ChartSpec;
  return spec === chart.spec ? chart : { ...chart, spec };
}

function mapSources(value: unknown, change: ChangeRange): unknown {
  if (value === null || typeof value !== "object") return value;
  let changed = false;
  const entries = Object.entries(value).map(([name, part]) => {
    const other = name === "sources" ? mappedRanges(part as GridRange[], change) : mapSources(part, change);
    changed ||= other !== part;
    return [name, other] as const;
  });
  if (!changed) return value;
  if (Array.isArray(value)) return entries.map(([, part]) => part);
  // An empty list is left out, as Google does.
  return Object.fromEntries(entries.filter(([name, part]) => name !== "sources" || (part as GridRange[]).length > 0));
}

function mappedRanges(ranges: GridRange[], change: ChangeRange): GridRange[] {
  const mapped = ranges.flatMap((range) => change(range) ?? []);
  return mapped.length === ranges.length && mapped.every((range, index) => range === ranges[index]) ? ranges : mapped;
}

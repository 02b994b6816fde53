import type { sheets_v4 } from "googleapis";
import { setList } from "../carry.ts";
import { chartsOf } from "../chart-sources.ts";
import { blockOf, columnCountOf, type Draft, idOf, ownSheet, rowCountOf, sheetById, sheetsOf } from "../draft.ts";
import { invalid, notEmulated } from "../errors.ts";
import { applyMask } from "../field-mask.ts";
import { normalise } from "../normalise.ts";
import { checkMayEditSheet } from "../protection.ts";
import type { ChartSpec, EmbeddedChart, GridRange, Response } from "../resources.ts";
import { fieldsOf, kindOf } from "../schema.ts";
import { freshId } from "./ids.ts";
import { updateMask } from "./masks.ts";

/** Lays a chart over the cells of a sheet. Its id, if given, must be free. */
export function addChart(draft: Draft, request: sheets_v4.Schema$AddChartRequest): Response {
  const wanted = request.chart ?? {};
  const spec = acceptedSpec(draft, wanted.spec);
  const overlayPosition = acceptedPlace(draft, { ...DEFAULT_SIZE, ...overlayOf(wanted.position) });
  const sheetId = overlayPosition.anchorCell?.sheetId ?? 0;
  checkMayEditSheet(draft, sheetId);
  if (wanted.border) throw notEmulated("EmbeddedChart.border");
  const taken = chartsOf(draft.spreadsheet).map(({ chartId }) => chartId);
  const chartId = wanted.chartId ?? freshId(taken);
  if (taken.includes(chartId)) throw invalid(`An embedded object with id ${chartId} already exists.`);
  const chart: EmbeddedChart = { chartId, spec, position: { overlayPosition } };
  const sheet = ownSheet(draft, sheetId);
  sheet.charts = [...(sheet.charts ?? []), chart];
  return { addChart: { chart } };
}

/** Replaces all that a chart shows; its place stays. */
export function updateChartSpec(draft: Draft, request: sheets_v4.Schema$UpdateChartSpecRequest): void {
  const { chart, sheetId } = found(draft, request.chartId, `No chart with id: ${request.chartId ?? 0}`);
  checkMayEditSheet(draft, sheetId);
  replaceChart(draft, sheetId, chart, { ...chart, spec: acceptedSpec(draft, request.spec) });
}

/** Moves or resizes a chart; it may go to another sheet. */
export function updateEmbeddedObjectPosition(
  draft: Draft,
  request: sheets_v4.Schema$UpdateEmbeddedObjectPositionRequest,
): Response {
  const { chart, sheetId } = foundObject(draft, request.objectId);
  const mask = updateMask(request.fields, "OverlayPosition");
  const present = chart.position?.overlayPosition ?? {};
  const wanted = normalise(overlayOf(request.newPosition), "OverlayPosition");
  const overlayPosition = acceptedPlace(draft, applyMask(present, wanted, mask));
  const newSheetId = overlayPosition.anchorCell?.sheetId ?? 0;
  for (const touched of [sheetId, newSheetId]) checkMayEditSheet(draft, touched);
  const moved = { ...chart, position: { overlayPosition } };
  if (newSheetId === sheetId) replaceChart(draft, sheetId, chart, moved);
  else {
    removeChart(draft, sheetId, chart);
    const sheet = ownSheet(draft, newSheetId);
    sheet.charts = [...(sheet.charts ?? []), moved];
  }
  return { updateEmbeddedObjectPosition: { position: moved.position } };
}

export function deleteEmbeddedObject(draft: Draft, request: sheets_v4.Schema$DeleteEmbeddedObjectRequest): void {
  const { chart, sheetId } = foundObject(draft, request.objectId);
  checkMayEditSheet(draft, sheetId);
  removeChart(draft, sheetId, chart);
}

type Overlay = sheets_v4.Schema$OverlayPosition;

/** Source: OverlayPosition in the API reference. */
const DEFAULT_SIZE = { widthPixels: 600, heightPixels: 371 };
/** The font that Google's answers name for charts in a spreadsheet with the standard theme. */
const CHART_FONT = "Roboto";

function foundObject(draft: Draft, objectId: number | null | undefined) {
  return found(draft, objectId, `No embedded object with id: ${objectId ?? 0}`);
}

function found(draft: Draft, chartId: number | null | undefined, refusal: string) {
  for (const sheet of sheetsOf(draft.spreadsheet)) {
    const chart = sheet.charts?.find((candidate) => candidate.chartId === chartId);
    if (chart) return { chart, sheetId: idOf(sheet) };
  }
  throw invalid(refusal);
}

function replaceChart(draft: Draft, sheetId: number, former: EmbeddedChart, chart: EmbeddedChart): void {
  const sheet = ownSheet(draft, sheetId);
  sheet.charts = (sheet.charts ?? []).map((candidate) => (candidate === former ? chart : candidate));
}

function removeChart(draft: Draft, sheetId: number, chart: EmbeddedChart): void {
  const sheet = ownSheet(draft, sheetId);
  const rest = (sheet.charts ?? []).filter((candidate) => candidate !== chart);
  setList(sheet, "charts", rest);
}

function overlayOf(position: sheets_v4.Schema$EmbeddedObjectPosition | undefined): Overlay {
  if (!position?.overlayPosition) throw notEmulated("A chart on a sheet of its own");
  return position.overlayPosition;
}

/** @throws ApiError 400 when the cell is not in the grid or a size makes no sense */
function acceptedPlace(draft: Draft, overlay: Overlay): Overlay {
  const place = normalise(overlay, "OverlayPosition");
  const { sheetId, rowIndex, columnIndex } = place.anchorCell ?? {};
  const sheet = sheetById(draft.spreadsheet, sheetId);
  const isInside = (index0: number, count: number) => index0 >= 0 && index0 < count;
  if (!isInside(rowIndex ?? 0, rowCountOf(sheet)) || !isInside(columnIndex ?? 0, columnCountOf(sheet)))
    throw invalid("The anchor cell of the position is outside of the grid.");
  const { offsetXPixels, offsetYPixels, widthPixels, heightPixels } = place;
  if ((offsetXPixels ?? 0) < 0 || (offsetYPixels ?? 0) < 0) throw invalid("Offsets must not be negative.");
  if ((widthPixels ?? 0) <= 0 || (heightPixels ?? 0) <= 0) throw invalid("Width and height must be greater than 0.");
  return { ...place, anchorCell: place.anchorCell ?? {} };
}

/**
 * What a chart shows, with what Google adds to it by itself.
 * @throws ApiError 400 where Google would refuse it, and for what the page could not draw
 */
function acceptedSpec(draft: Draft, wanted: ChartSpec | undefined): ChartSpec {
  if (!wanted) throw invalid("Must specify a chart spec.");
  const spec = normalise(wanted, "ChartSpec");
  refuseUnknown(spec, "ChartSpec");
  const { basicChart, pieChart } = spec;
  if (basicChart && pieChart)
    throw invalid("Invalid value at 'spec' (oneof), oneof field 'chart' is already set. Cannot set 'pieChart'");
  if (basicChart) checkBasicChart(draft, basicChart);
  else if (pieChart) checkData(draft, [pieChart.domain, pieChart.series]);
  else throw invalid("Must specify a chart in the chart spec.");
  return {
    hiddenDimensionStrategy: "SKIP_HIDDEN_ROWS_AND_COLUMNS",
    fontName: CHART_FONT,
    ...spec,
    ...(spec.title && { titleTextFormat: withFont(spec.titleTextFormat) }),
    ...(spec.subtitle && { subtitleTextFormat: withFont(spec.subtitleTextFormat) }),
    ...(basicChart && { basicChart: completed(basicChart) }),
  };
}

/** Refuses whatever is set of which the schema knows no more than the name. */
function refuseUnknown(value: object, type: string): void {
  for (const [name, part] of Object.entries(value)) {
    const kind = kindOf(fieldsOf(type)?.[name] ?? "any").name;
    if (kind === "any") throw notEmulated(`${type}.${name}`);
    for (const item of Array.isArray(part) ? part : [part]) {
      if (typeof item === "object" && item !== null) refuseUnknown(item, kind);
    }
  }
}

function checkBasicChart(draft: Draft, chart: sheets_v4.Schema$BasicChartSpec): void {
  const { chartType, domains = [], series = [], axis = [] } = chart;
  const valueAxis = VALUE_AXES[chartType ?? ""];
  if (!valueAxis) throw notEmulated(`A chart of type ${chartType ?? "BASIC_CHART_TYPE_UNSPECIFIED"}`);
  if (domains.length !== 1 || series.length === 0) throw notEmulated("A chart without just one domain and some series");
  if (axis.some(({ position }) => position === "RIGHT_AXIS")) throw notEmulated("RIGHT_AXIS");
  for (const { targetAxis, dataLabel } of series) {
    if (targetAxis && targetAxis !== valueAxis)
      throw invalid(`The target axis ${targetAxis} is not valid for a chart of type ${chartType}.`);
    if (dataLabel?.type === "CUSTOM") throw notEmulated("DataLabel.type CUSTOM");
  }
  checkData(draft, [domains[0]?.domain, ...series.map((one) => one.series)]);
}

/** The axis along which each type of chart measures its values. */
const VALUE_AXES: Readonly<Record<string, string>> = { BAR: "BOTTOM_AXIS", COLUMN: "LEFT_AXIS" };

/** Source: ChartSourceRange in the API reference. */
function checkData(draft: Draft, data: readonly (sheets_v4.Schema$ChartData | undefined)[]): void {
  const lists = data.map((one) => one?.sourceRange?.sources ?? []);
  const [first] = lists;
  if (!first?.length || lists.some((sources) => sources.length !== first.length))
    throw invalid("The domain and all series must have the same number of source ranges, and at least one.");
  for (const sources of lists) {
    const blocks = sources.map((range) => sidesOf(draft, range));
    if (!blocks.every(([rows]) => rows === 1) && !blocks.every(([, columns]) => columns === 1))
      throw invalid("ChartSourceRange ranges require all rows or all columns to have length of 1");
  }
}

function sidesOf(draft: Draft, range: GridRange): readonly [rows: number, columns: number] {
  const { startRow0, endRow0, startColumn0, endColumn0 } = blockOf(draft.spreadsheet, range, "source range");
  return [endRow0 - startRow0, endColumn0 - startColumn0];
}

function completed(chart: sheets_v4.Schema$BasicChartSpec): sheets_v4.Schema$BasicChartSpec {
  return {
    ...chart,
    ...(chart.axis && {
      axis: chart.axis.map((axis) => ({
        viewWindowOptions: {},
        ...axis,
        ...(axis.title && { format: withFont(axis.format) }),
      })),
    }),
    series: (chart.series ?? []).map((series) => ({
      targetAxis: VALUE_AXES[chart.chartType ?? ""] ?? "",
      ...series,
      ...(series.dataLabel && {
        dataLabel: { ...series.dataLabel, textFormat: withFont(series.dataLabel.textFormat) },
      }),
    })),
  };
}

function withFont(format: sheets_v4.Schema$TextFormat | undefined): sheets_v4.Schema$TextFormat {
  return { fontFamily: CHART_FONT, ...format };
}

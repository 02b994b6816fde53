import type { sheets_v4 } from "googleapis";
import { setList } from "../carry.ts";
import { blockOf, type Draft, gridRangeOf, idOf, ownSheet, sheetsOf } from "../draft.ts";
import { invalid } from "../errors.ts";
import { normalise } from "../normalise.ts";
import { checkMayEditSheet } from "../protection.ts";
import type { Response } from "../resources.ts";
import { freshId } from "./ids.ts";

/** The sheet's one filter. It is kept and carried along, but hides no rows. */
export function setBasicFilter(draft: Draft, request: sheets_v4.Schema$SetBasicFilterRequest): void {
  if (!request.filter) throw invalid("Must specify a filter.");
  const block = blockOf(draft.spreadsheet, request.filter.range ?? {}, "filter.range");
  ownSheet(draft, block.sheetId).basicFilter = {
    ...normalise(request.filter, "BasicFilter"),
    range: gridRangeOf(block),
  };
}

export function clearBasicFilter(draft: Draft, request: sheets_v4.Schema$ClearBasicFilterRequest): void {
  delete ownSheet(draft, request.sheetId).basicFilter;
}

/** A chart is kept as it was sent; its ranges are not carried along. It must lie over a sheet that exists. */
export function addChart(draft: Draft, request: sheets_v4.Schema$AddChartRequest): Response {
  const wanted = request.chart ?? {};
  if (!wanted.spec) throw invalid("Must specify a chart spec.");
  const anchor = wanted.position?.overlayPosition?.anchorCell;
  if (!anchor) throw invalid("Charts on a sheet of their own are not emulated by the local Workspace.");
  const taken = sheetsOf(draft.spreadsheet).flatMap(({ charts }) => (charts ?? []).map(({ chartId }) => chartId));
  const chartId = wanted.chartId ?? freshId(taken);
  if (taken.includes(chartId)) throw invalid(`An embedded object with id ${chartId} already exists.`);
  const sheet = ownSheet(draft, anchor.sheetId);
  const chart = { ...wanted, chartId };
  sheet.charts = [...(sheet.charts ?? []), chart];
  return { addChart: { chart } };
}

export function deleteEmbeddedObject(draft: Draft, request: sheets_v4.Schema$DeleteEmbeddedObjectRequest): void {
  const holder = sheetsOf(draft.spreadsheet).find(({ charts }) =>
    charts?.some(({ chartId }) => chartId === request.objectId),
  );
  if (!holder) throw invalid(`No embedded object with id: ${request.objectId ?? 0}`);
  checkMayEditSheet(draft, idOf(holder));
  const sheet = ownSheet(draft, idOf(holder));
  const rest = (sheet.charts ?? []).filter(({ chartId }) => chartId !== request.objectId);
  setList(sheet, "charts", rest);
}

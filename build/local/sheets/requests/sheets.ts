import type { sheets_v4 } from "googleapis";
import { mapFormulas } from "../carry.ts";
import { chartsOf, mapChartSources, withSources } from "../chart-sources.ts";
import { type Draft, defaultDimensions, gridOf, idOf, ownSheet, sheetById, sheetsOf, titleOf } from "../draft.ts";
import { invalid } from "../errors.ts";
import { applyMask, type Mask, names } from "../field-mask.ts";
import { checkCellCount } from "../limits.ts";
import { localeRules, rulesOf } from "../locale.ts";
import { normalise } from "../normalise.ts";
import { checkMayDeleteSheet, checkMayEditSheet } from "../protection.ts";
import type {
  EmbeddedChart,
  GridData,
  GridRange,
  Response,
  Sheet,
  SheetProperties,
  Spreadsheet,
} from "../resources.ts";
import { dropSheetFromFormula, renameInFormula } from "../shift.ts";
import { resizeGrid } from "./dimensions.ts";
import { checkFreeze } from "./freeze.ts";
import { freshId } from "./ids.ts";
import { updateMask } from "./masks.ts";

export function updateSpreadsheetProperties(
  draft: Draft,
  request: sheets_v4.Schema$UpdateSpreadsheetPropertiesRequest,
): void {
  const mask = updateMask(request.fields, "SpreadsheetProperties");
  const properties = applyMask(
    draft.spreadsheet.properties ?? {},
    normalise(request.properties ?? {}, "SpreadsheetProperties"),
    mask,
  );
  checkSpreadsheetProperties(properties);
  draft.spreadsheet.properties = properties;
}

/** @throws ApiError 400 for a locale or a time zone that is not accepted, or a missing title */
export function checkSpreadsheetProperties({ title, locale, timeZone }: NonNullable<Spreadsheet["properties"]>): void {
  if (!title) throw invalid("Title must not be empty.");
  if (!localeRules(locale)) throw invalid(`Unsupported locale: ${locale}`);
  try {
    new Intl.DateTimeFormat("en", { timeZone: timeZone ?? "" });
  } catch {
    throw invalid(`Invalid time zone: ${timeZone}`);
  }
}

export function addSheet(draft: Draft, request: sheets_v4.Schema$AddSheetRequest): Response {
  const sheets = draft.spreadsheet.sheets ?? [];
  const properties = request.properties ?? {};
  const sheet = createSheet(properties, draft.spreadsheet);
  sheets.splice(properties.index ?? sheets.length, 0, sheet);
  draft.ownSheets.add(sheet);
  renumber(draft);
  return { addSheet: { properties: sheetById(draft.spreadsheet, idOf(sheet)).properties ?? {} } };
}

/** A new sheet of 1000 rows and 26 columns unless told otherwise; its title and id must be free. */
export function createSheet(properties: SheetProperties, spreadsheet: Spreadsheet): Sheet {
  const sheets = sheetsOf(spreadsheet);
  const { gridProperties, ...rest } = normalise(properties, "SheetProperties");
  if (rest.sheetType && rest.sheetType !== "GRID")
    throw invalid(`Sheets of type ${rest.sheetType} are not emulated by the local Workspace.`);
  const sheetId = properties.sheetId ?? (sheets.length === 0 ? 0 : freshId(sheets.map(idOf)));
  if (sheetId < 0) throw invalid(`SheetId must not be negative: ${sheetId}`);
  if (sheets.some((sheet) => idOf(sheet) === sheetId))
    throw invalid(`Sheet with id ${sheetId} already exists. Please use another id.`);
  const title = properties.title ?? freeTitle(spreadsheet);
  checkTitle(sheets, title, undefined);
  const { rowCount = 1000, columnCount = 26 } = gridProperties ?? {};
  const grid = { ...gridProperties, rowCount, columnCount };
  checkGrid(grid);
  checkCellCount(spreadsheet, (rowCount ?? 0) * (columnCount ?? 0));
  const rows = defaultDimensions("ROWS", rowCount ?? 0);
  const columns = defaultDimensions("COLUMNS", columnCount ?? 0);
  return {
    properties: { ...rest, sheetId, title, index: sheets.length, sheetType: "GRID", gridProperties: grid },
    data: [{ rowData: [], rowMetadata: rows, columnMetadata: columns }],
  };
}

export function deleteSheet(draft: Draft, request: sheets_v4.Schema$DeleteSheetRequest): void {
  const sheet = sheetById(draft.spreadsheet, request.sheetId);
  const sheetId = idOf(sheet);
  const rest = sheetsOf(draft.spreadsheet).filter((candidate) => candidate !== sheet);
  checkOneStaysVisible(rest, "You can't remove all the visible sheets in a document.");
  checkMayDeleteSheet(draft, sheetId);
  draft.spreadsheet.sheets = rest;
  const named = draft.spreadsheet.namedRanges?.filter(({ range }) => (range?.sheetId ?? 0) !== sheetId);
  if (named) draft.spreadsheet.namedRanges = named;
  mapChartSources(draft, (range) => ((range.sheetId ?? 0) === sheetId ? undefined : range));
  mapFormulas(draft, (formula) => dropSheetFromFormula(formula, titleOf(sheet)));
  renumber(draft);
}

export function duplicateSheet(draft: Draft, request: sheets_v4.Schema$DuplicateSheetRequest): Response {
  const source = sheetById(draft.spreadsheet, request.sourceSheetId);
  const title = request.newSheetName || copyTitle(draft.spreadsheet, titleOf(source));
  const given = request.newSheetId == null ? {} : { sheetId: request.newSheetId };
  const { properties } = createSheet({ ...source.properties, sheetId: null, ...given, title }, draft.spreadsheet);
  const sheetId = properties?.sheetId ?? 0;
  const copy = retarget(source, sheetId, draft.spreadsheet);
  const { hidden: _hidden, ...shown } = properties ?? {};
  const sheet: Sheet = { ...copy, properties: shown };
  (draft.spreadsheet.sheets ?? []).splice(request.insertSheetIndex ?? 0, 0, sheet);
  renumber(draft);
  return { duplicateSheet: { properties: sheetById(draft.spreadsheet, sheetId).properties ?? {} } };
}

export function updateSheetProperties(draft: Draft, request: sheets_v4.Schema$UpdateSheetPropertiesRequest): void {
  const mask = updateMask(request.fields, "SheetProperties");
  const before = sheetById(draft.spreadsheet, request.properties?.sheetId);
  const sheetId = idOf(before);
  checkMayEditSheet(draft, sheetId);
  const { index: _index, sheetId: _sheetId, sheetType: _sheetType, ...settable } = mask;
  const wanted = applyMask(before.properties ?? {}, normalise(request.properties ?? {}, "SheetProperties"), settable);
  resize(draft, before, wanted, mask);
  rename(draft, sheetId, titleOf(before), wanted.title ?? "");
  checkGrid(wanted.gridProperties ?? {});
  const sheet = ownSheet(draft, sheetId);
  checkFreeze(sheet, wanted.gridProperties ?? {});
  sheet.properties = wanted;
  checkOneStaysVisible(sheetsOf(draft.spreadsheet), "You can't hide all the sheets in a document.");
  if (names(mask, "index")) moveSheet(draft, sheet, request.properties?.index ?? undefined);
  renumber(draft);
}

/** Writes each sheet's place into its properties. */
export function renumber(draft: Draft): void {
  const sheets = draft.spreadsheet.sheets ?? [];
  for (let index = 0; index < sheets.length; index++) {
    const sheet = sheets[index];
    if (!sheet || sheet.properties?.index === index) continue;
    const properties = { ...sheet.properties, index };
    if (draft.ownSheets.has(sheet)) sheet.properties = properties;
    else sheets[index] = { ...sheet, properties };
  }
}

function resize(draft: Draft, before: Sheet, wanted: SheetProperties, mask: Mask): void {
  const { rowCount, columnCount } = wanted.gridProperties ?? {};
  if (names(mask, "gridProperties", "rowCount")) resizeGrid(draft, idOf(before), "ROWS", rowCount ?? 0);
  if (names(mask, "gridProperties", "columnCount")) resizeGrid(draft, idOf(before), "COLUMNS", columnCount ?? 0);
}

function rename(draft: Draft, sheetId: number, oldTitle: string, title: string): void {
  if (oldTitle === title) return;
  checkTitle(sheetsOf(draft.spreadsheet), title, sheetId);
  mapFormulas(draft, (formula) => renameInFormula(formula, oldTitle, title));
}

/**
 * Places are counted as they are before the move: to put the first sheet behind the second its index is 2; its own index and the
 * next one leave it where it is. Source: SheetProperties.index in the API reference.
 */
function moveSheet(draft: Draft, sheet: Sheet, index: number | undefined): void {
  const sheets = draft.spreadsheet.sheets ?? [];
  const from = sheets.indexOf(sheet);
  const to = Math.min(index ?? sheets.length, sheets.length);
  if (to === from || to === from + 1) return;
  sheets.splice(from, 1);
  sheets.splice(to > from ? to - 1 : to, 0, sheet);
}

function checkTitle(sheets: readonly Sheet[], title: string, ownId: number | undefined): void {
  if (!title) throw invalid("Sheet name cannot be empty.");
  if (title.length > 100) throw invalid("Sheet name cannot be longer than 100 characters.");
  const taken = sheets.some((sheet) => idOf(sheet) !== ownId && titleOf(sheet).toLowerCase() === title.toLowerCase());
  if (taken) throw invalid(`A sheet with the name "${title}" already exists. Please enter another name.`);
}

function checkGrid({
  rowCount,
  columnCount,
  frozenRowCount,
  frozenColumnCount,
}: sheets_v4.Schema$GridProperties): void {
  if ((rowCount ?? 0) < 1 || (columnCount ?? 0) < 1)
    throw invalid("A sheet must have at least one row and one column.");
  if ((columnCount ?? 0) > 18_278) throw invalid("A sheet cannot have more than 18278 columns.");
  if ((frozenRowCount ?? 0) >= (rowCount ?? 0) && frozenRowCount)
    throw invalid("You can't freeze all visible rows on the sheet.");
  if ((frozenColumnCount ?? 0) >= (columnCount ?? 0) && frozenColumnCount)
    throw invalid("You can't freeze all visible columns on the sheet.");
}

function checkOneStaysVisible(sheets: readonly Sheet[], message: string): void {
  if (!sheets.some(({ properties }) => properties?.hidden !== true)) throw invalid(message);
}

function freeTitle(spreadsheet: Spreadsheet): string {
  const word = rulesOf(spreadsheet.properties?.locale).language === "es" ? "Hoja " : "Sheet";
  for (let number = sheetsOf(spreadsheet).length + 1; ; number++) {
    if (!sheetsOf(spreadsheet).some((sheet) => titleOf(sheet) === `${word}${number}`)) return `${word}${number}`;
  }
}

function copyTitle(spreadsheet: Spreadsheet, title: string): string {
  const word = rulesOf(spreadsheet.properties?.locale).language === "es" ? "Copia de" : "Copy of";
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? `${word} ${title}` : `${word} ${title} ${number}`;
    if (!sheetsOf(spreadsheet).some((sheet) => titleOf(sheet) === candidate)) return candidate;
  }
}

/** A copy of a sheet under another id; protections and charts get ids of their own and developer metadata stays behind. */
function retarget(source: Sheet, sheetId: number, spreadsheet: Spreadsheet): Sheet {
  const { properties: _properties, developerMetadata: _metadata, charts, data: _data, ...kept } = source;
  const taken = sheetsOf(spreadsheet).flatMap((sheet) =>
    (sheet.protectedRanges ?? []).map(({ protectedRangeId }) => protectedRangeId),
  );
  const copy: Sheet = JSON.parse(JSON.stringify(kept), (key, value) => withSheetId(key, value, sheetId));
  for (const protection of copy.protectedRanges ?? []) {
    protection.protectedRangeId = freshId(taken);
    taken.push(protection.protectedRangeId);
  }
  if (charts) copy.charts = chartsFor(charts, idOf(source), sheetId, spreadsheet);
  const grid = gridOf(source);
  return { ...copy, data: [{ ...grid, ...withoutMetadata(grid) }] };
}

/** Copies of charts on the copy of their sheet; what they showed of the sheet they show of its copy. */
function chartsFor(
  charts: readonly EmbeddedChart[],
  sourceId: number,
  sheetId: number,
  spreadsheet: Spreadsheet,
): EmbeddedChart[] {
  const taken = chartsOf(spreadsheet).map(({ chartId }) => chartId);
  return charts.map((chart) => {
    const chartId = freshId(taken);
    taken.push(chartId);
    const overlay = chart.position?.overlayPosition;
    const anchorCell = { ...overlay?.anchorCell, sheetId };
    const position = { ...chart.position, overlayPosition: { ...overlay, anchorCell } };
    const toCopy = (range: GridRange) => ((range.sheetId ?? 0) === sourceId ? { ...range, sheetId } : range);
    return { ...withSources(chart, toCopy), chartId, position };
  });
}

const RANGES: ReadonlySet<string> = new Set(["range", "ranges", "merges", "unprotectedRanges"]);

function withSheetId(key: string, value: unknown, sheetId: number): unknown {
  if (!RANGES.has(key) || value === null || typeof value !== "object") return value;
  return Array.isArray(value) ? value.map((range) => ({ ...range, sheetId })) : { ...value, sheetId };
}

function withoutMetadata({ rowMetadata, columnMetadata }: GridData): GridData {
  const strip = (dimensions: GridData["rowMetadata"]) =>
    (dimensions ?? []).map(({ developerMetadata: _metadata, ...rest }) => rest);
  return { rowMetadata: strip(rowMetadata), columnMetadata: strip(columnMetadata) };
}

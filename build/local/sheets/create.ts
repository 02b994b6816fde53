import { beginDraft, idOf, type View } from "./draft.ts";
import { notEmulated } from "./errors.ts";
import { localeRules, rulesOf } from "./locale.ts";
import { normalise } from "./normalise.ts";
import { runRequests, validateRequests } from "./requests/run.ts";
import { checkSpreadsheetProperties, createSheet } from "./requests/sheets.ts";
import type { DimensionProperties, GridData, Person, Request, Sheet, Spreadsheet } from "./resources.ts";
import { validate } from "./validate.ts";

/** A new spreadsheet of the sheets that the body describes, or of one blank sheet. Source: `spreadsheets.create` in the API reference. */
export function createSpreadsheet(spreadsheetId: string, body: Spreadsheet, person: Person, view: View): Spreadsheet {
  validate(body, "Spreadsheet", "");
  const { defaultFormat: _format, ...given } = normalise(body.properties ?? {}, "SpreadsheetProperties");
  const locale = given.locale ?? "en_US";
  const spanish = localeRules(locale)?.language === "es";
  const title = given.title ?? (spanish ? "Hoja de cálculo sin título" : "Untitled spreadsheet");
  const properties = { autoRecalc: "ON_CHANGE", timeZone: "Etc/GMT", ...given, title, locale };
  checkSpreadsheetProperties(properties);
  const spreadsheet: Spreadsheet = { spreadsheetId, properties, sheets: [] };
  const described: Sheet[] = body.sheets?.length
    ? body.sheets
    : [{ properties: { title: rulesOf(locale).language === "es" ? "Hoja 1" : "Sheet1" } }];
  const requests: Request[] = [];
  for (const sheet of described) {
    const made = createSheet(sheet.properties ?? {}, spreadsheet);
    spreadsheet.sheets?.push(made);
    requests.push(...requestsFor(sheet, idOf(made)));
  }
  requests.push(...(body.namedRanges ?? []).map((namedRange) => ({ addNamedRange: { namedRange } })));
  if (requests.length === 0) return spreadsheet;
  validateRequests(requests);
  const draft = beginDraft(spreadsheet, { ...person, owner: true }, view);
  runRequests(draft, requests);
  return draft.spreadsheet;
}

/** What a described sheet holds, as the requests that would fill a blank one. */
function requestsFor(
  { properties: _properties, data, merges, conditionalFormats, protectedRanges, ...rest }: Sheet,
  sheetId: number,
): Request[] {
  const other = Object.keys(rest)[0];
  if (other !== undefined) throw notEmulated(`Creating a spreadsheet with sheets.${other}`);
  return [
    ...(data ?? []).flatMap((grid) => requestsForGrid(grid, sheetId)),
    ...(merges ?? []).map((range) => ({ mergeCells: { range: { ...range, sheetId }, mergeType: "MERGE_ALL" } })),
    ...(conditionalFormats ?? []).map((rule, index) => ({
      addConditionalFormatRule: {
        rule: { ...rule, ranges: (rule.ranges ?? []).map((range) => ({ ...range, sheetId })) },
        index,
      },
    })),
    ...(protectedRanges ?? []).map((protectedRange) => ({
      addProtectedRange: { protectedRange: { ...protectedRange, range: { ...protectedRange.range, sheetId } } },
    })),
  ];
}

function requestsForGrid(
  { startRow, startColumn, rowData, rowMetadata, columnMetadata }: GridData,
  sheetId: number,
): Request[] {
  const [row0, column0] = [startRow ?? 0, startColumn ?? 0];
  const rows = rowData?.length
    ? [{ updateCells: { rows: rowData, fields: "*", start: { sheetId, rowIndex: row0, columnIndex: column0 } } }]
    : [];
  return [
    ...rows,
    ...requestsForLines(rowMetadata, "ROWS", row0, sheetId),
    ...requestsForLines(columnMetadata, "COLUMNS", column0, sheetId),
  ];
}

function requestsForLines(
  lines: readonly DimensionProperties[] | undefined,
  dimension: string,
  first0: number,
  sheetId: number,
): Request[] {
  return (lines ?? []).map((properties, index) => ({
    updateDimensionProperties: {
      range: { sheetId, dimension, startIndex: first0 + index, endIndex: first0 + index + 1 },
      properties,
      fields: "pixelSize,hiddenByUser",
    },
  }));
}

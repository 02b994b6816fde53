import type { CellData, Sheet, Spreadsheet } from "./sheets-api.ts";

/**
 * A workbook as one `spreadsheets.get` returned it: the whole input of a pass.
 * `SNAPSHOT_FIELDS` is the field mask that asks for what a pass needs and for nothing else.
 */
export type Snapshot = Spreadsheet;

export const SNAPSHOT_FIELDS = [
  "spreadsheetId",
  "properties(title,locale,timeZone)",
  `sheets(${[
    "properties(sheetId,title,index,hidden,tabColorStyle,gridProperties(rowCount,columnCount,frozenRowCount,frozenColumnCount,hideGridlines))",
    "merges",
    "conditionalFormats",
    "columnGroups",
    "charts(chartId,spec)",
    "protectedRanges(protectedRangeId,range,description,warningOnly,unprotectedRanges)",
    `data(${[
      "startRow,startColumn",
      `rowData(values(${[
        "userEnteredValue",
        "effectiveValue",
        "userEnteredFormat(numberFormat,backgroundColorStyle,borders(top(style),bottom(style),left(style),right(style)),horizontalAlignment,verticalAlignment,wrapStrategy,textFormat(foregroundColorStyle,fontSize,bold,italic,strikethrough))",
        "dataValidation",
        "note",
      ].join()}))`,
      "rowMetadata(hiddenByUser)",
      "columnMetadata(hiddenByUser,developerMetadata(metadataKey,metadataValue))",
    ].join()})`,
  ].join()})`,
].join();

/** The cell at a 0-based position, or undefined when nothing is stored there. */
export function cellAt(sheet: Sheet, rowIndex0: number, columnIndex0: number): CellData | undefined {
  const grid = sheet.data?.[0];
  return grid?.rowData?.[rowIndex0 - (grid.startRow ?? 0)]?.values?.[columnIndex0 - (grid.startColumn ?? 0)];
}

/** True when nothing stands in a cell, no note either. */
export function isBlank(cell: CellData | undefined): boolean {
  return cell?.userEnteredValue === undefined && !cell?.note;
}

/**
 * What a cell shows as a value: its effective value where there is a formula, else what was typed; undefined when blank. An
 * error is the text that Sheets shows for it.
 */
export function valueIn(cell: CellData | undefined): string | number | boolean | undefined {
  const value = cell?.effectiveValue ?? cell?.userEnteredValue;
  if (value?.errorValue) return ERROR_TEXTS[value.errorValue.type ?? ""] ?? "#ERROR!";
  return value?.stringValue ?? value?.numberValue ?? value?.boolValue;
}

/** The text of a cell, trimmed; numbers and booleans as JavaScript writes them, blank as the empty text. */
export function textOf(cell: CellData | undefined): string {
  const value = valueIn(cell);
  return value === undefined ? "" : String(value).trim();
}

/** By the type that the API gives (ErrorType). */
const ERROR_TEXTS: Readonly<Record<string, string>> = {
  DIVIDE_BY_ZERO: "#DIV/0!",
  N_A: "#N/A",
  NAME: "#NAME?",
  NULL_VALUE: "#NULL!",
  NUM: "#NUM!",
  REF: "#REF!",
  VALUE: "#VALUE!",
};

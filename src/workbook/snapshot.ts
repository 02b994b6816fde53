import type { CellData, GridRange, Sheet, Spreadsheet } from "./sheets-api.ts";

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
      "rowMetadata(pixelSize,hiddenByUser)",
      "columnMetadata(pixelSize,hiddenByUser,developerMetadata(metadataKey,metadataValue))",
    ].join()})`,
  ].join()})`,
].join();

/** The cell at a 0-based position, or undefined when nothing is stored there. */
export function cellAt(sheet: Sheet, rowIndex0: number, columnIndex0: number): CellData | undefined {
  const grid = sheet.data?.[0];
  return grid?.rowData?.[rowIndex0 - (grid.startRow ?? 0)]?.values?.[columnIndex0 - (grid.startColumn ?? 0)];
}

/** What a cell shows as a value: its effective value where there is a formula, else what was typed; undefined when blank. */
export function valueIn(cell: CellData | undefined): string | number | boolean | undefined {
  const value = cell?.effectiveValue ?? cell?.userEnteredValue;
  return value?.stringValue ?? value?.numberValue ?? value?.boolValue;
}

/** The text of a cell, trimmed; numbers and booleans as JavaScript writes them, blank as the empty text. */
export function textOf(cell: CellData | undefined): string {
  const value = valueIn(cell);
  return value === undefined ? "" : String(value).trim();
}

/** The cells a merge covers, or undefined when the position is not merged. Linear in the number of merges. */
export function mergeAt(sheet: Sheet, rowIndex0: number, columnIndex0: number): GridRange | undefined {
  return sheet.merges?.find(
    (range) =>
      (range.startRowIndex ?? 0) <= rowIndex0 &&
      rowIndex0 < (range.endRowIndex ?? 0) &&
      (range.startColumnIndex ?? 0) <= columnIndex0 &&
      columnIndex0 < (range.endColumnIndex ?? 0),
  );
}

import type { Request, Sheet } from "../workbook/sheets-api.ts";

/** How many rows each sheet has, by its id. */
export type RowCounts = ReadonlyMap<number, number>;

/** The rows that sheets have as they were read. */
export function rowCountsOf(sheets: readonly Sheet[] = []): RowCounts {
  return new Map(
    sheets.map(({ properties }) => [properties?.sheetId ?? 0, properties?.gridProperties?.rowCount ?? 0] as const),
  );
}

/** The rows that the sheets have once the requests are carried out, if nobody else has added or taken any. */
export function rowCountsAfter(before: RowCounts, requests: readonly Request[]): RowCounts {
  const counts = new Map(before);
  const add = (sheetId = 0, rows: number) => counts.set(sheetId, (counts.get(sheetId) ?? 0) + rows);
  for (const request of requests) {
    const { addSheet, duplicateSheet, insertDimension, deleteDimension, appendDimension, updateSheetProperties } =
      request;
    if (addSheet) set(counts, addSheet.properties);
    if (duplicateSheet) counts.set(duplicateSheet.newSheetId, counts.get(duplicateSheet.sourceSheetId) ?? 0);
    if (insertDimension?.range.dimension === "ROWS")
      add(insertDimension.range.sheetId, lengthOf(insertDimension.range));
    if (deleteDimension?.range.dimension === "ROWS")
      add(deleteDimension.range.sheetId, -lengthOf(deleteDimension.range));
    if (appendDimension?.dimension === "ROWS") add(appendDimension.sheetId, appendDimension.length);
    if (updateSheetProperties?.fields.includes("rowCount")) set(counts, updateSheetProperties.properties);
  }
  return counts;
}

/** True when a sheet that both know has another number of rows. */
export function differ(expected: RowCounts, found: RowCounts): boolean {
  return [...found].some(([sheetId, rows]) => expected.has(sheetId) && expected.get(sheetId) !== rows);
}

function set(counts: Map<number, number>, { sheetId, gridProperties }: NonNullable<Sheet["properties"]>): void {
  if (sheetId !== undefined && gridProperties?.rowCount !== undefined) counts.set(sheetId, gridProperties.rowCount);
}

function lengthOf({ startIndex = 0, endIndex = 0 }: { startIndex?: number; endIndex?: number }): number {
  return endIndex - startIndex;
}

import { describe, expect, test } from "vitest";
import { differ, rowCountsAfter, rowCountsOf } from "../../src/apps-script/row-counts.ts";
import type { Request } from "../../src/workbook/sheets-api.ts";

const sheet = (sheetId: number, rowCount: number) => ({ properties: { sheetId, gridProperties: { rowCount } } });
const rows = (sheetId: number, startIndex: number, endIndex: number) =>
  ({ sheetId, dimension: "ROWS", startIndex, endIndex }) as const;

describe("the rows that a write is expected to leave", () => {
  test("follow insertions, deletions, appended rows, new and copied sheets and new sizes", () => {
    const requests: Request[] = [
      { insertDimension: { range: rows(1, 2, 5), inheritFromBefore: false } },
      { deleteDimension: { range: rows(1, 0, 1) } },
      { appendDimension: { sheetId: 2, dimension: "ROWS", length: 4 } },
      { addSheet: { properties: { sheetId: 3, gridProperties: { rowCount: 40 } } } },
      { insertDimension: { range: { ...rows(2, 0, 9), dimension: "COLUMNS" }, inheritFromBefore: false } },
      {
        updateSheetProperties: {
          properties: { sheetId: 4, gridProperties: { rowCount: 7 } },
          fields: "gridProperties.rowCount",
        },
      },
      { duplicateSheet: { sourceSheetId: 1, newSheetId: 5, newSheetName: "Bitácora 2", insertSheetIndex: 9 } },
    ];
    const after = rowCountsAfter(rowCountsOf([sheet(1, 10), sheet(2, 20), sheet(4, 50)]), requests);
    expect(after).toEqual(
      new Map([
        [1, 12],
        [2, 24],
        [3, 40],
        [4, 7],
        [5, 12],
      ]),
    );
  });

  test("differ from what is found where somebody inserted a row meanwhile, not for a sheet that somebody added", () => {
    const expected = rowCountsOf([sheet(1, 10), sheet(2, 20)]);
    expect(differ(expected, rowCountsOf([sheet(1, 10), sheet(2, 20)]))).toBe(false);
    expect(differ(expected, rowCountsOf([sheet(1, 11), sheet(2, 20)]))).toBe(true);
    expect(differ(expected, rowCountsOf([sheet(1, 10), sheet(2, 20), sheet(9, 1000)]))).toBe(false);
    expect(differ(expected, rowCountsOf(undefined))).toBe(false);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Request } from "../../../build/local/sheets/resources.ts";
import { refusal, type Workbook, workbook } from "./workbook.ts";

const rows = (startIndex: number, endIndex: number) => ({ sheetId: 0, dimension: "ROWS", startIndex, endIndex });
const columns = (startIndex: number, endIndex: number) => ({ sheetId: 0, dimension: "COLUMNS", startIndex, endIndex });
const block = (startRowIndex: number, endRowIndex: number, startColumnIndex = 0, endColumnIndex = 2) => ({
  startRowIndex,
  endRowIndex,
  startColumnIndex,
  endColumnIndex,
});
const sheetOf = (book: Workbook, fields: string) => book.get(`sheets(${fields})`).sheets?.[0];

describe("rows and columns", () => {
  test("an inserted row takes format and rule of its neighbour, never the value", async () => {
    const book = await workbook();
    book.fill("A1", [["$5", "x"]]);
    const rule = { condition: { type: "NUMBER_GREATER", values: [{ userEnteredValue: "0" }] }, strict: true };
    book.run([
      { setDataValidation: { range: block(0, 1, 1, 2), rule } },
      { updateDimensionProperties: { range: rows(0, 1), properties: { pixelSize: 50 }, fields: "pixelSize" } },
      { insertDimension: { range: rows(1, 2), inheritFromBefore: true } },
      { insertDimension: { range: rows(0, 1), inheritFromBefore: false } },
    ]);
    const grid = sheetOf(
      book,
      "data(rowData.values(userEnteredValue,userEnteredFormat.numberFormat.type,dataValidation.condition.type),rowMetadata)",
    )?.data?.[0];
    const inherited = {
      values: [
        { userEnteredFormat: { numberFormat: { type: "CURRENCY" } } },
        { dataValidation: { condition: { type: "NUMBER_GREATER" } } },
      ],
    };
    expect([grid?.rowData?.[0], grid?.rowData?.[2]]).toEqual([inherited, inherited]);
    expect(grid?.rowMetadata?.slice(0, 4)).toEqual([
      { pixelSize: 50 },
      { pixelSize: 50 },
      { pixelSize: 50 },
      { pixelSize: 21 },
    ]);
    expect(sheetOf(book, "properties.gridProperties.rowCount")?.properties?.gridProperties).toEqual({ rowCount: 22 });
  });

  test("formulas, merges, protections, conditional formats, filters and named ranges are carried along", async () => {
    const book = await workbook();
    book.fill("A1", [[1], [2], [3], ["=SUM(A1:A3)"]]);
    const rule = {
      ranges: [block(0, 3)],
      booleanRule: { condition: { type: "NOT_BLANK" }, format: { textFormat: { bold: true } } },
    };
    book.run([
      { mergeCells: { range: block(5, 7), mergeType: "MERGE_ALL" } },
      {
        addProtectedRange: {
          protectedRange: { protectedRangeId: 3, range: { sheetId: 0 }, unprotectedRanges: [block(1, 3)] },
        },
      },
      { addConditionalFormatRule: { rule } },
      { setBasicFilter: { filter: { range: block(0, 4) } } },
      { addNamedRange: { namedRange: { name: "montos", namedRangeId: "n", range: block(0, 3, 0, 1) } } },
      { insertDimension: { range: rows(2, 4) } },
    ]);
    expect(book.typed("A1:A6")).toEqual([[1], [2], [], [], [3], ["=SUM(A1:A5)"]]);
    expect(
      sheetOf(book, "merges,protectedRanges.unprotectedRanges,conditionalFormats.ranges,basicFilter.range"),
    ).toEqual({
      merges: [block(7, 9)],
      protectedRanges: [{ unprotectedRanges: [block(1, 5)] }],
      conditionalFormats: [{ ranges: [block(0, 5)] }],
      basicFilter: { range: block(0, 6) },
    });
    expect(book.get("namedRanges.range").namedRanges).toEqual([{ range: block(0, 5, 0, 1) }]);
    book.run([{ deleteDimension: { range: rows(0, 5) } }]);
    expect(book.typed("A1:A6")).toEqual([["=SUM(#REF!)"]]);
    expect(
      sheetOf(book, "merges,protectedRanges.unprotectedRanges,conditionalFormats.ranges,basicFilter.range"),
    ).toEqual({
      merges: [block(2, 4)],
      protectedRanges: [{}],
      basicFilter: { range: block(0, 1) },
    });
    expect(book.get("namedRanges.range")).toEqual({});
  });

  test("a merge grows when a row is inserted inside it and is gone when one cell is left", async () => {
    const book = await workbook();
    book.run([
      { mergeCells: { range: block(2, 4, 0, 1), mergeType: "MERGE_ALL" } },
      { insertDimension: { range: rows(3, 4) } },
    ]);
    expect(sheetOf(book, "merges")?.merges).toEqual([block(2, 5, 0, 1)]);
    book.run([{ deleteDimension: { range: rows(3, 5) } }]);
    expect(sheetOf(book, "merges")).toEqual({});
  });

  test("frozen rows grow and shrink with what is inserted and deleted among them", async () => {
    const book = await workbook();
    const frozen = () =>
      sheetOf(book, "properties.gridProperties.frozenRowCount")?.properties?.gridProperties?.frozenRowCount;
    book.run([
      {
        updateSheetProperties: {
          properties: { sheetId: 0, gridProperties: { frozenRowCount: 2 } },
          fields: "gridProperties.frozenRowCount",
        },
      },
    ]);
    book.run([{ insertDimension: { range: rows(1, 2) } }, { insertDimension: { range: rows(3, 4) } }]);
    expect(frozen()).toBe(3);
    book.run([{ deleteDimension: { range: rows(2, 5) } }]);
    expect(frozen()).toBe(2);
  });

  test("moved rows take their cells, formats, sizes and the references to them along", async () => {
    const book = await workbook();
    book.fill("A1", [["a"], ["b"], ["c"], ["=A1&A3"]]);
    book.run([
      {
        updateDimensionProperties: {
          range: rows(0, 1),
          properties: { pixelSize: 60, hiddenByUser: true },
          fields: "*",
        },
      },
      { moveDimension: { source: rows(0, 1), destinationIndex: 3 } },
    ]);
    expect(book.typed("A1:A4")).toEqual([["b"], ["c"], ["a"], ["=A3&A2"]]);
    expect(sheetOf(book, "data.rowMetadata")?.data?.[0]?.rowMetadata?.[2]).toEqual({
      pixelSize: 60,
      hiddenByUser: true,
    });
    book.run([{ moveDimension: { source: columns(0, 1), destinationIndex: 2 } }]);
    expect(book.typed("A1:B4")).toEqual([
      ["", "b"],
      ["", "c"],
      ["", "a"],
      ["", "=B3&B2"],
    ]);
  });

  test("no part of a merged block moves, and nothing moves into it", async () => {
    const book = await workbook();
    book.run([{ mergeCells: { range: block(2, 4), mergeType: "MERGE_ALL" } }]);
    const move = (start: number, end: number, destinationIndex: number) =>
      book.run([{ moveDimension: { source: rows(start, end), destinationIndex } }]);
    expect(refusal(() => move(3, 4, 0))).toContain("merged cell");
    expect(refusal(() => move(0, 1, 3))).toContain("merged cell");
    move(2, 4, 0);
    expect(sheetOf(book, "merges")?.merges).toEqual([block(0, 2)]);
  });

  test("what Google refuses is refused", async () => {
    const book = await workbook();
    const insert = (range: object, inheritFromBefore = false) =>
      refusal(() => book.run([{ insertDimension: { range, inheritFromBefore } }]));
    expect(insert(rows(20, 21))).toContain(
      "range.startIndex must be less than the grid size (20) if inheritFromBefore is false.",
    );
    expect(insert({ sheetId: 0, dimension: "ROWS", endIndex: 1 })).toContain("range.startIndex must be set");
    expect(insert(rows(-1, 1))).toContain("DimensionRange indexes must be >= 0");
    expect(insert(rows(0, 1), true)).toContain("inheritFromBefore");
    expect(refusal(() => book.run([{ deleteDimension: { range: rows(0, 20) } }]))).toContain(
      "You can't delete all the rows on the sheet.",
    );
    expect(refusal(() => book.run([{ deleteDimension: { range: rows(19, 21) } }]))).toContain(
      "Cannot delete a row that doesn't exist. Tried to delete row index 20 but there are only 20 rows.",
    );
  });

  test("the last row and the last column that are not frozen stay", async () => {
    const book = await workbook({ rows: 6, columns: 4 });
    const grid = (gridProperties: object, fields: string): Request => ({
      updateSheetProperties: { properties: { sheetId: 0, gridProperties }, fields },
    });
    book.run([grid({ frozenRowCount: 2, frozenColumnCount: 1 }, "gridProperties(frozenRowCount,frozenColumnCount)")]);
    const remove = (range: object) => refusal(() => book.run([{ deleteDimension: { range } }]));
    const allRows = "Sorry, it is not possible to delete all non-frozen rows.";
    expect(remove(rows(2, 6))).toContain(allRows);
    expect(remove(rows(1, 6))).toContain(allRows);
    expect(remove(columns(1, 4))).toContain("Sorry, it is not possible to delete all non-frozen columns.");
    const shrink = { rowCount: 2, frozenRowCount: 0 };
    expect(refusal(() => book.run([grid(shrink, "gridProperties(rowCount,frozenRowCount)")]))).toContain(allRows);
    book.run([{ deleteDimension: { range: rows(1, 5) } }]);
    expect(sheetOf(book, "properties.gridProperties")?.properties?.gridProperties).toEqual({
      rowCount: 2,
      columnCount: 4,
      frozenRowCount: 1,
      frozenColumnCount: 1,
    });
  });

  test("as many rows stay frozen when one moves over their border, and no merged block comes to lie on it", async () => {
    const book = await workbook({ rows: 6, columns: 2 });
    const freeze = {
      properties: { sheetId: 0, gridProperties: { frozenRowCount: 2 } },
      fields: "gridProperties.frozenRowCount",
    };
    book.fill("A1", [["a"], ["b"], ["c"], ["d"]]);
    book.run([
      { updateSheetProperties: freeze },
      { mergeCells: { range: block(2, 4, 1, 2), mergeType: "MERGE_ALL" } },
      { moveDimension: { source: rows(4, 5), destinationIndex: 0 } },
    ]);
    expect(book.typed("A1:A5")).toEqual([[], ["a"], ["b"], ["c"], ["d"]]);
    expect(sheetOf(book, "properties.gridProperties.frozenRowCount")?.properties?.gridProperties?.frozenRowCount).toBe(
      2,
    );
    expect(refusal(() => book.run([{ moveDimension: { source: rows(0, 2), destinationIndex: 6 } }]))).toContain(
      "only part of a merged cell",
    );
  });

  test("rows are appended at the end, also by inserting behind the last one", async () => {
    const book = await workbook();
    book.run([
      { appendDimension: { sheetId: 0, dimension: "ROWS", length: 3 } },
      { insertDimension: { range: rows(23, 24), inheritFromBefore: true } },
    ]);
    expect(sheetOf(book, "properties.gridProperties.rowCount")?.properties?.gridProperties?.rowCount).toBe(24);
  });

  test("groups lie at depths, as Google nests them", async () => {
    const book = await workbook();
    const [reply] = book
      .run([{ addDimensionGroup: { range: rows(1, 6) } }, { addDimensionGroup: { range: rows(2, 4) } }])
      .slice(1);
    const expected = [
      { range: { dimension: "ROWS", startIndex: 1, endIndex: 6 }, depth: 1 },
      { range: { dimension: "ROWS", startIndex: 2, endIndex: 4 }, depth: 2 },
    ];
    expect(reply?.addDimensionGroup?.dimensionGroups).toEqual(expected);
    book.run([{ insertDimension: { range: rows(0, 1) } }, { deleteDimensionGroup: { range: rows(3, 5) } }]);
    expect(sheetOf(book, "rowGroups")?.rowGroups).toEqual([
      { range: { dimension: "ROWS", startIndex: 2, endIndex: 7 }, depth: 1 },
    ]);
  });
});

test("what formulas give does not change when rows come, go and move around them", async () => {
  const start = fc.nat(6);
  const operation = fc.oneof(
    fc.record({ insertDimension: fc.record({ range: start.map((index) => rows(index, index + 1)) }) }),
    fc.record({ insertDimension: fc.record({ range: start.map((index) => columns(index, index + 2)) }) }),
    fc.tuple(start, fc.nat(8)).map(
      ([index, destinationIndex]): Request => ({
        moveDimension: { source: rows(index, index + 1), destinationIndex },
      }),
    ),
    fc.tuple(start, fc.nat(7)).map(
      ([index, destinationIndex]): Request => ({
        moveDimension: { source: columns(index, index + 1), destinationIndex },
      }),
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { maxLength: 6 }), async (operations) => {
      const book = await workbook({ rows: 9, columns: 8 });
      book.run([{ addSheet: { properties: { sheetId: 2, title: "Suma" } } }]);
      book.fill("A1", [
        [1, 2, "=A1+$B$1"],
        [3, 5, "=C1*A2"],
      ]);
      book.fill("Suma!A1", [["='Hoja 1'!C1", "='Hoja 1'!C2", "='Hoja 1'!A1+'Hoja 1'!B2"]]);
      for (const request of operations) book.run([request]);
      expect(book.shown(2)).toEqual([["3", "9", "6"]]);
    }),
    { numRuns: 25 },
  );
});

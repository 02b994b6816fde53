import { describe, expect, test } from "vitest";
import type { Request } from "../../../build/local/sheets/resources.ts";
import { refusal, type Workbook, workbook } from "./workbook.ts";

const titles = (book: Workbook) =>
  book.get("sheets.properties(title,index)").sheets?.map(({ properties }) => properties?.title);
const named = (...names: string[]) =>
  names.map((title, index) => ({ addSheet: { properties: { title, sheetId: index + 1 } } }));

describe("sheets", () => {
  test("a new sheet goes to the end or to its index, and its id and title must be free", async () => {
    const book = await workbook();
    book.run([
      { addSheet: { properties: { title: "B", sheetId: 5 } } },
      { addSheet: { properties: { title: "A", index: 0 } } },
      { addSheet: {} },
    ]);
    expect(titles(book)).toEqual(["A", "Hoja 1", "B", "Hoja 4"]);
    expect(refusal(() => book.run([{ addSheet: { properties: { title: "b" } } }]))).toContain(
      'A sheet with the name "b" already exists. Please enter another name.',
    );
    expect(refusal(() => book.run([{ addSheet: { properties: { sheetId: 5 } } }]))).toContain("5");
  });

  test.each([
    [0, 2, ["A", "Hoja 1", "B"]],
    [0, 1, ["Hoja 1", "A", "B"]],
    [0, 0, ["Hoja 1", "A", "B"]],
    [0, 3, ["A", "B", "Hoja 1"]],
    [2, 0, ["B", "Hoja 1", "A"]],
    [2, 1, ["Hoja 1", "B", "A"]],
  ])("sheet %d moved to index %d, counted before the move, gives %s", async (sheetId, index, expected) => {
    const book = await workbook();
    book.run([...named("A", "B"), { updateSheetProperties: { properties: { sheetId, index }, fields: "index" } }]);
    expect(titles(book)).toEqual(expected);
  });

  test("a new title is taken over by the formulas that name the sheet, also in rules", async () => {
    const book = await workbook();
    book.run(named("Datos"));
    book.fill("A1", [["=Datos!A1"]]);
    const rule = { condition: { type: "ONE_OF_RANGE", values: [{ userEnteredValue: "=Datos!A1:A9" }] } };
    book.run([
      { setDataValidation: { range: { sheetId: 0, startRowIndex: 1, endRowIndex: 2, endColumnIndex: 1 }, rule } },
      { updateSheetProperties: { properties: { sheetId: 1, title: "Mis datos" }, fields: "title" } },
    ]);
    expect(book.typed("A1")).toEqual([["='Mis datos'!A1"]]);
    const cell = book.get("sheets.data.rowData.values.dataValidation.condition.values").sheets?.[0]?.data?.[0]
      ?.rowData?.[1]?.values?.[0];
    expect(cell?.dataValidation?.condition?.values).toEqual([{ userEnteredValue: "='Mis datos'!A1:A9" }]);
  });

  test("only the named properties change, and defaults are left out", async () => {
    const book = await workbook();
    const properties = {
      sheetId: 0,
      title: "Otra",
      hidden: false,
      gridProperties: { frozenRowCount: 2, hideGridlines: false },
      tabColorStyle: { rgbColor: { red: 1 } },
    };
    book.run([
      {
        updateSheetProperties: {
          properties,
          fields: "gridProperties(frozenRowCount,hideGridlines),tabColorStyle,hidden",
        },
      },
    ]);
    expect(book.get("sheets.properties").sheets?.[0]?.properties).toEqual({
      sheetId: 0,
      title: "Hoja 1",
      index: 0,
      sheetType: "GRID",
      gridProperties: { rowCount: 20, columnCount: 8, frozenRowCount: 2 },
      tabColor: { red: 1 },
      tabColorStyle: { rgbColor: { red: 1 } },
    });
  });

  test("a smaller grid loses what stood beyond it", async () => {
    const book = await workbook();
    book.fill("A1", [["=B3", 1], [2], [3, 4]]);
    book.run([
      {
        updateSheetProperties: {
          properties: { sheetId: 0, gridProperties: { rowCount: 2 } },
          fields: "gridProperties.rowCount",
        },
      },
    ]);
    expect(book.typed("A1:H2")).toEqual([["=#REF!", 1], [2]]);
  });

  test("a deleted sheet leaves errors behind, and the last visible one stays", async () => {
    const book = await workbook();
    book.run(named("Datos"));
    book.fill("A1", [["=Datos!A1+1"]]);
    book.run([{ deleteSheet: { sheetId: 1 } }]);
    expect(book.typed("A1")).toEqual([["=#REF!+1"]]);
    expect(refusal(() => book.run([{ deleteSheet: { sheetId: 0 } }]))).toContain(
      "You can't remove all the visible sheets in a document.",
    );
    expect(
      refusal(() =>
        book.run([{ updateSheetProperties: { properties: { sheetId: 0, hidden: true }, fields: "hidden" } }]),
      ),
    ).toContain("You can't hide all the sheets in a document.");
  });

  test("a duplicate has the cells, merges and rules of its source under an id of its own", async () => {
    const book = await workbook();
    book.fill("A1", [["x", "=A1"]]);
    book.run([
      {
        mergeCells: {
          range: { startRowIndex: 2, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 2 },
          mergeType: "MERGE_ALL",
        },
      },
      { duplicateSheet: { sourceSheetId: 0, insertSheetIndex: 1, newSheetId: 8, newSheetName: "Copia" } },
    ]);
    expect(book.shown(8)).toEqual([["x", "x"]]);
    expect(book.get("sheets.merges").sheets?.[1]?.merges).toEqual([
      { sheetId: 8, startRowIndex: 2, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 2 },
    ]);
  });

  test("a workbook cannot grow beyond ten million cells, however large the request", async () => {
    const book = await workbook();
    const rows = (length: number) => ({ sheetId: 0, dimension: "ROWS", startIndex: 0, endIndex: length });
    const requests: Request[] = [
      { addSheet: { properties: { gridProperties: { rowCount: 1_000_000, columnCount: 11 } } } },
      { addSheet: { properties: { gridProperties: { rowCount: 2_000_000_000 } } } },
      { appendDimension: { sheetId: 0, dimension: "ROWS", length: 2_000_000_000 } },
      { insertDimension: { range: rows(2_000_000_000) } },
    ];
    for (const request of requests)
      expect(refusal(() => book.run([request]))).toContain("above the limit of 10000000 cells");
    book.run([
      { insertDimension: { range: rows(300_000) } },
      { moveDimension: { source: rows(200_000), destinationIndex: 250_000 } },
    ]);
  });

  test("the spreadsheet's locale and time zone can be set to what Google knows", async () => {
    const book = await workbook();
    const set = (properties: object, fields: string) => [{ updateSpreadsheetProperties: { properties, fields } }];
    book.run(set({ locale: "en_US", timeZone: "America/Guatemala" }, "locale,timeZone"));
    expect(book.get("properties(locale,timeZone,title)").properties).toEqual({
      locale: "en_US",
      timeZone: "America/Guatemala",
      title: "Plan",
    });
    expect(refusal(() => book.run(set({ timeZone: "America/Usulutan" }, "timeZone")))).toContain("time zone");
  });
});

import { describe, expect, test } from "vitest";
import type { CellData, Request } from "../../../build/local/sheets/resources.ts";
import { refusal, type Workbook, workbook } from "./workbook.ts";

const text = (stringValue: string): CellData => ({ userEnteredValue: { stringValue } });
const values = (book: Workbook, fields = "userEnteredValue") =>
  book.get(`sheets.data.rowData.values(${fields})`).sheets?.[0]?.data?.[0]?.rowData;
const write = (cells: CellData[][], fields: string, more: object = { start: { sheetId: 0 } }): Request => ({
  updateCells: { rows: cells.map((row) => ({ values: row })), fields, ...more },
});

describe("updateCells", () => {
  test("a named field that a cell lacks is cleared, the others stay", async () => {
    const book = await workbook();
    book.run([write([[{ ...text("a"), note: "n" }]], "*"), write([[{ note: "m" }]], "userEnteredValue")]);
    expect(values(book, "userEnteredValue,note")).toEqual([{ values: [{ note: "n" }] }]);
  });

  test("with a range, the cells that the rows do not reach are blanked", async () => {
    const book = await workbook();
    book.fill("A1", [["a", "b", "c"], ["d", "e", "f"], ["g"]]);
    book.run([
      write([[text("x")]], "userEnteredValue", {
        range: { startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 2 },
      }),
    ]);
    expect(book.typed("A1:C3")).toEqual([["x", "", "c"], ["", "", "f"], ["g"]]);
  });

  test("text that looks like a formula stays text, and an empty text clears", async () => {
    const book = await workbook();
    book.run([write([[text("=1+1"), text("+503"), text("'a")]], "userEnteredValue")]);
    expect(book.shown()).toEqual([["=1+1", "+503", "'a"]]);
    book.run([write([[text("")]], "userEnteredValue")]);
    expect(book.shown()).toEqual([["", "+503", "'a"]]);
  });

  test("rows beyond the range, the grid or the length of a cell are refused", async () => {
    const book = await workbook();
    const range = { range: { endRowIndex: 1, endColumnIndex: 1 } };
    expect(refusal(() => book.run([write([[text("a")], [text("b")]], "*", range)]))).toBe(
      "Invalid requests[0].updateCells: Attempting to write row: 1, beyond the last requested row of: 0",
    );
    expect(refusal(() => book.run([write([[text("a"), text("b")]], "*", { start: { columnIndex: 7 } })]))).toBe(
      "Invalid requests[0].updateCells: Attempting to write column: 8, beyond the last requested column of: 7",
    );
    expect(refusal(() => book.run([write([[text("a")]], "*", { start: { rowIndex: 20 } })]))).toBe(
      "Invalid requests[0].updateCells: GridCoordinate.rowIndex[20] is after last row in grid[20]",
    );
    expect(refusal(() => book.run([write([[text("a".repeat(50_001))]], "*")]))).toContain(
      "more than the maximum of 50000 characters in a single cell",
    );
    expect(
      refusal(() => book.run([write([[{ userEnteredValue: { stringValue: "a", numberValue: 1 } }]], "*")])),
    ).toContain("Only one kind of value");
  });

  test("a mask goes into formats and leaves their other parts alone", async () => {
    const book = await workbook();
    const bold = { userEnteredFormat: { textFormat: { bold: true }, backgroundColor: { red: 1 } } };
    const italic = { userEnteredFormat: { textFormat: { italic: true } } };
    book.run([
      write([[bold]], "userEnteredFormat"),
      write([[italic]], "userEnteredFormat(textFormat.italic,backgroundColorStyle)"),
    ]);
    expect(values(book, "userEnteredFormat")).toEqual([
      { values: [{ userEnteredFormat: { textFormat: { bold: true, italic: true } } }] },
    ]);
  });

  test("borders come back with width and both colours, and none is left out", async () => {
    const book = await workbook();
    book.run([
      write([[{ userEnteredFormat: { borders: { top: { style: "SOLID_MEDIUM" }, left: { style: "NONE" } } } }]], "*"),
    ]);
    const black = { color: {}, colorStyle: { rgbColor: {} } };
    expect(values(book, "userEnteredFormat.borders")?.[0]?.values?.[0]?.userEnteredFormat?.borders).toEqual({
      top: { style: "SOLID_MEDIUM", width: 2, ...black },
    });
  });
});

describe("other ways to write cells", () => {
  test("a repeated formula takes its relative references along", async () => {
    const book = await workbook();
    const cell = { userEnteredValue: { formulaValue: "=A1*$B$1" } };
    book.run([
      {
        repeatCell: {
          range: { startRowIndex: 0, endRowIndex: 3, startColumnIndex: 2, endColumnIndex: 3 },
          cell,
          fields: "userEnteredValue",
        },
      },
    ]);
    expect(book.typed("C1:C3")).toEqual([["=A1*$B$1"], ["=A2*$B$1"], ["=A3*$B$1"]]);
  });

  test("appended rows come after the last row that holds anything, and the grid grows", async () => {
    const book = await workbook({ rows: 2, columns: 2 });
    book.fill("B1", [["a"]]);
    book.run([
      {
        appendCells: {
          sheetId: 0,
          fields: "userEnteredValue",
          rows: [{ values: [text("x")] }, { values: [text("y"), text("z"), text("w")] }],
        },
      },
    ]);
    expect(book.shown()).toEqual([
      ["", "a", ""],
      ["x", "", ""],
      ["y", "z", "w"],
    ]);
  });

  test("borders of a range fall on its edges and between its cells", async () => {
    const book = await workbook();
    const border = { style: "SOLID" };
    book.run([{ updateBorders: { range: { endRowIndex: 2, endColumnIndex: 2 }, top: border, innerVertical: border } }]);
    const sides = values(book, "userEnteredFormat.borders")?.map((row) =>
      row.values?.map((cell) => Object.keys(cell.userEnteredFormat?.borders ?? {}).sort()),
    );
    expect(sides).toEqual([
      [
        ["right", "top"],
        ["left", "top"],
      ],
      [["right"], ["left"]],
    ]);
  });

  test("find and replace counts what it changed and leaves formulas alone unless asked", async () => {
    const book = await workbook();
    book.fill("A1", [["Comité de Comité", "=A1", "comité"], ["otro"]]);
    const [reply] = book.run([{ findReplace: { find: "comité", replacement: "Comisión", sheetId: 0 } }]);
    expect(reply).toEqual({
      findReplace: { occurrencesChanged: 3, valuesChanged: 2, rowsChanged: 1, sheetsChanged: 1 },
    });
    expect(book.shown()).toEqual([
      ["Comisión de Comisión", "Comisión de Comisión", "Comisión"],
      ["otro", "", ""],
    ]);
    book.run([
      { findReplace: { find: "A1", replacement: "C1", includeFormulas: true, range: { sheetId: 0 } } },
      { findReplace: { find: "otro", replacement: "'=no", matchEntireCell: true, allSheets: true } },
      { findReplace: { find: "(\\w+)sión", replacement: "$1té", searchByRegex: true, sheetId: 0 } },
    ]);
    expect(book.typed("A1:C2")).toEqual([["Comité de Comité", "=C1", "Comité"], ["=no"]]);
    expect(book.shown()[1]?.[0]).toBe("=no");
    expect(refusal(() => book.run([{ findReplace: { find: "a", sheetId: 0, allSheets: true } }]))).toContain(
      "exactly one",
    );
  });

  test("what find and replace writes is read as typed, unless an apostrophe or a text format keeps it text", async () => {
    const book = await workbook();
    const asText = { ...text("tres meses"), userEnteredFormat: { numberFormat: { type: "TEXT" } } };
    const cells = [text("tres meses"), text("tres meses"), asText, text("US$ 1.350,00")];
    const entire = { matchEntireCell: true, matchCase: true };
    const column = (index: number) => ({
      sheetId: 0,
      startRowIndex: 0,
      endRowIndex: 1,
      startColumnIndex: index,
      endColumnIndex: index + 1,
    });
    book.run([
      { updateCells: { start: { sheetId: 0 }, rows: [{ values: cells }], fields: "*" } },
      { findReplace: { find: "tres meses", replacement: "3", range: column(0), ...entire } },
      { findReplace: { find: "tres meses", replacement: "'3", range: column(1), ...entire } },
      { findReplace: { find: "tres meses", replacement: "3", range: column(2), ...entire } },
      { findReplace: { find: "US$ 1.350,00", replacement: "$1,350.00", range: column(3), ...entire } },
    ]);
    const read = book.get("sheets.data.rowData.values.userEnteredValue").sheets?.[0]?.data?.[0]?.rowData?.[0]?.values;
    expect(read?.map(({ userEnteredValue }) => userEnteredValue)).toEqual([
      { numberValue: 3 },
      { stringValue: "3" },
      { stringValue: "3" },
      { numberValue: 1350 },
    ]);
  });

  test("a whole cell is found by its text to the letter, however long and over line breaks", async () => {
    const book = await workbook();
    const line = "Acción (1.1) [a|b]* ^$ \\d+ 100 % 🏛️ ¿sí?\r\n\t";
    const long = line.repeat(Math.floor(49_000 / line.length));
    book.run([write([[text(long), text(`${long}x`)]], "userEnteredValue")]);
    const replace = (find: string) =>
      book.run([{ findReplace: { find, replacement: "sí", sheetId: 0, matchEntireCell: true, matchCase: true } }])[0];
    expect([long.toUpperCase(), line].map((find) => replace(find)?.findReplace)).toEqual([{}, {}]);
    expect(replace(long)?.findReplace?.valuesChanged).toBe(1);
    expect(book.shown()[0]?.map(({ length }) => length)).toEqual([2, long.length + 1]);
  });

  test("sorting takes notes, rules and formulas of a row along, blanks last", async () => {
    const book = await workbook();
    book.fill("A1", [
      ["b", 2, "=B1*10"],
      [null, 9],
      ["a", 3, "=B3*10"],
      ["C", 1, "=B4*10"],
    ]);
    book.run([
      write([[{ note: "de b" }]], "note"),
      {
        sortRange: {
          range: { endRowIndex: 4, endColumnIndex: 3 },
          sortSpecs: [{ dimensionIndex: 0, sortOrder: "ASCENDING" }],
        },
      },
    ]);
    expect(book.typed("A1:C4")).toEqual([
      ["a", 3, "=B1*10"],
      ["b", 2, "=B2*10"],
      ["C", 1, "=B3*10"],
      ["", 9],
    ]);
    expect(values(book, "note")?.[1]?.values?.[0]).toEqual({ note: "de b" });
    book.run([{ mergeCells: { range: { endRowIndex: 2, endColumnIndex: 1 }, mergeType: "MERGE_ALL" } }]);
    expect(
      refusal(() => book.run([{ sortRange: { range: { endRowIndex: 4 }, sortSpecs: [{ dimensionIndex: 1 }] } }])),
    ).toContain("merged");
  });

  test("copied cells fill a range that is a multiple of them; only what the paste type names", async () => {
    const book = await workbook();
    book.fill("A1", [["$5", "=A1"]]);
    const copy = (pasteType: string, startRowIndex: number): Request => ({
      copyPaste: {
        source: { endRowIndex: 1, endColumnIndex: 2 },
        destination: { startRowIndex, endRowIndex: startRowIndex + 2, startColumnIndex: 0, endColumnIndex: 2 },
        pasteType,
      },
    });
    book.run([copy("PASTE_NORMAL", 1), copy("PASTE_VALUES", 3), copy("PASTE_FORMAT", 5)]);
    expect(book.typed("A2:B5")).toEqual([
      [5, "=A2"],
      [5, "=A3"],
      [5, 5],
      [5, 5],
    ]);
    expect(book.shown().slice(1, 4)).toEqual([
      ["$5", "5"],
      ["$5", "5"],
      ["5", "5"],
    ]);
    expect(
      values(book, "userEnteredFormat.numberFormat.type")?.[5]?.values?.[0]?.userEnteredFormat?.numberFormat,
    ).toEqual({ type: "CURRENCY" });
  });

  test("cut cells leave blanks behind and references to them follow", async () => {
    const book = await workbook();
    book.fill("A1", [
      [1, "=A1"],
      [2, "=SUM(A1:A2)"],
    ]);
    book.run([
      {
        cutPaste: {
          source: { endRowIndex: 2, endColumnIndex: 1 },
          destination: { rowIndex: 4, columnIndex: 3 },
          pasteType: "PASTE_NORMAL",
        },
      },
    ]);
    expect(book.typed("A1:D6")).toEqual([["", "=D5"], ["", "=SUM(D5:D6)"], [], [], ["", "", "", 1], ["", "", "", 2]]);
  });
});

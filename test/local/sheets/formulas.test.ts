import { describe, expect, test } from "vitest";
import { workbook } from "./workbook.ts";

describe("formulas", () => {
  test.each([
    ["=SUM(A1:A3)", "6"],
    ["=SUM(A1;A2)", "3"],
    ["=SUM(A2:A)", "5"],
    ["=suma(A1)", "#NAME?"],
    ['=IFERROR(1/0,"nada")', "nada"],
    ['=COUNTIF(C1:C3,"Sí")', "2"],
    ["='Otra hoja'!A1*2", "14"],
    ["='otra HOJA'!A1", "7"],
    ["=Inexistente!A1", "#REF!"],
    ["=SUM(ARRAYFORMULA(A1:A3*2))", "12"],
    ["=1/3", "0.3333333333"],
    ["=46348.35+0", "46348.35"],
    ["=B7", ""],
    ["=B7+1", "1"],
    ['=""', ""],
    ["=A1>0", "VERDADERO"],
    ["=TODAY()", "01/02/2023"],
    ["=YEAR(NOW())", "2023"],
    ["=DATE(2023,2,1)+1", "02/02/2023"],
    ["=DATE(2023,2,1)-DATE(2023,1,1)", "31"],
    ["=TODAY()-A1", "44957"],
    ["=EOMONTH(DATE(2023,2,1),0)", "28/02/2023"],
    ['="TODAY()"', "TODAY()"],
    ["=VLOOKUP(2,A1:C3,3,FALSE)", "No"],
    ['=HYPERLINK("https://example.org","Portal")', "Portal"],
    ['=hyperlink("#gid=0&range="&ADDRESS(A2,3,4);"Va a "&ADDRESS(A2,3,4))', "Va a C2"],
    ['=HYPERLINK("https://example.org")', "https://example.org"],
    ['=HYPERLINK("a","b","c")', "#NAME?"],
    ['="Portal: "&HYPERLINK("a","b")', "#NAME?"],
  ])("%s shows %j", async (formula, expected) => {
    const book = await workbook();
    book.run([{ addSheet: { properties: { title: "Otra hoja" } } }]);
    book.fill("'Otra hoja'!A1", [[7]]);
    book.fill("A1", [
      [1, "", "Sí"],
      [2, "", "No"],
      [3, "", "Sí"],
    ]);
    book.fill("E1", [[formula]]);
    expect(book.shown()[0]?.[4] ?? "").toBe(expected);
  });

  test("numbers are exact where they have up to nine decimals, and good to 15 digits elsewhere", async () => {
    const book = await workbook();
    book.fill("A1", [["=0.1+0.2", "=1234567.891*1000", "=2/3", "=1350.5*3"]]);
    const [row] =
      book.service.values.get(
        { spreadsheetId: book.id, range: "A1:D1", valueRenderOption: "UNFORMATTED_VALUE" },
        { email: "", owner: true },
      ).values ?? [];
    expect(row?.[0]).toBe(0.3);
    expect(row?.[1]).toBe(1_234_567_891);
    expect(row?.[2]).toBeCloseTo(2 / 3, 14);
    expect(row?.[3]).toBe(4051.5);
  });

  test("a result that is a list spills into the cells beside it", async () => {
    const book = await workbook();
    book.fill("A1", [["b"], ["a"], ["b"], [], ["=UNIQUE(A1:A3)"]]);
    expect(book.shown()).toEqual([["b"], ["a"], ["b"], [""], ["b"], ["a"]]);
    expect(book.typed("A5:A6")).toEqual([["=UNIQUE(A1:A3)"], ["a"]]);
    book.fill("A6", [["estorbo"]]);
    expect(book.shown()[4]).toEqual(["#REF!"]);
  });

  test("whole and open ranges reach to the end of the grid, and grow with it", async () => {
    const book = await workbook();
    book.fill("A1", [["=ROWS(C:C)", "=ROWS(C3:C)", "=COLUMNS(4:4)", "=SUM(C:C)"]]);
    expect(book.shown()).toEqual([["20", "18", "8", "8"]]);
    book.run([{ appendDimension: { sheetId: 0, dimension: "ROWS", length: 5 } }]);
    book.fill("C25", [[7]]);
    expect(book.shown()[0]).toEqual(["25", "23", "8", "15"]);
  });

  test("texts that look like numbers, formulas or truth values stay text in formulas", async () => {
    const book = await workbook();
    book.fill("A1", [["'5", "'TRUE", "'=x", "''"]]);
    book.fill("A2", [["=ISTEXT(A1)", "=ISTEXT(B1)", '=C1&"!"', '=D1&"!"']]);
    expect(book.shown()[1]).toEqual(["VERDADERO", "VERDADERO", "=x!", "'!"]);
  });

  test("a change shows in every formula that depends on it, across sheets and after rows moved", async () => {
    const book = await workbook();
    book.run([{ addSheet: { properties: { title: "Total", sheetId: 3 } } }]);
    book.fill("A1", [[1], [2]]);
    book.fill("Total!A1", [["=SUM('Hoja 1'!A1:A2)"]]);
    expect(book.shown(3)).toEqual([["3"]]);
    book.fill("A1", [[10]]);
    expect(book.shown(3)).toEqual([["12"]]);
    book.run([{ insertDimension: { range: { sheetId: 0, dimension: "ROWS", startIndex: 1, endIndex: 2 } } }]);
    book.fill("A2", [[100]]);
    expect(book.shown(3)).toEqual([["112"]]);
    book.run([{ deleteDimension: { range: { sheetId: 0, dimension: "ROWS", startIndex: 0, endIndex: 1 } } }]);
    expect(book.shown(3)).toEqual([["102"]]);
  });

  test("the clock moves on", async () => {
    const now = new Date("2023-02-01T05:00:00Z");
    const book = await workbook({ now });
    book.fill("A1", [["=TODAY()"]]);
    expect(book.shown()).toEqual([["31/01/2023"]]);
    now.setUTCHours(now.getUTCHours() + 2);
    expect(book.shown()).toEqual([["01/02/2023"]]);
  });

  test("an edit in a workbook of 30 sheets of 100 rows answers in tens of milliseconds", async () => {
    const book = await workbook({ rows: 100, columns: 12 });
    const rows = Array.from({ length: 100 }, (_, row) => ({
      values: Array.from({ length: 12 }, (_cell, column) =>
        column === 11 && row % 5 === 4
          ? { userEnteredValue: { formulaValue: `=SUM(A${row - 3}:A${row})` } }
          : { userEnteredValue: column % 2 ? { stringValue: "texto" } : { numberValue: row } },
      ),
    }));
    for (let sheetId = 1; sheetId <= 30; sheetId++) {
      book.run([
        { addSheet: { properties: { sheetId, gridProperties: { rowCount: 100, columnCount: 12 } } } },
        { updateCells: { start: { sheetId }, fields: "*", rows } },
      ]);
    }
    const read = () => book.get("sheets.data.rowData.values(userEnteredValue,effectiveValue)");
    read();
    const start = performance.now();
    book.service.enter(book.id, { sheetId: 7, rowIndex0: 3, columnIndex0: 0 }, "1000", { email: "", owner: true });
    read();
    expect(performance.now() - start).toBeLessThan(250);
    expect(book.shown(7)[4]?.[11]).toBe("1003");
  });
});

import { describe, expect, test } from "vitest";
import { EDITOR, OWNER, refusal, type Workbook, workbook } from "./workbook.ts";

const get = (book: Workbook, range: string, more: object = {}) =>
  book.service.values.get({ spreadsheetId: book.id, range, ...more }, OWNER);

describe("spreadsheets.values", () => {
  test("reading leaves empty rows and cells at the end out, and tells the range within the grid", async () => {
    const book = await workbook({ rows: 5, columns: 4 });
    book.fill("A1", [["a", "", "c", ""], [], ["$5"]]);
    expect(get(book, "Hoja 1")).toEqual({
      range: "'Hoja 1'!A1:D5",
      majorDimension: "ROWS",
      values: [["a", "", "c"], [], ["$5"]],
    });
    expect(get(book, "B2:C900")).toEqual({ range: "'Hoja 1'!B2:C5", majorDimension: "ROWS" });
    expect(get(book, "A1:C3", { majorDimension: "COLUMNS" }).values).toEqual([["a", "", "$5"], [], ["c"]]);
  });

  test("values come formatted, plain or as formulas", async () => {
    const book = await workbook();
    book.fill("A1", [["$1,350", "1/2/2023", "VERDADERO", "=A1*2"]]);
    expect(get(book, "A1:D1").values).toEqual([["$1,350", "01/02/2023", "VERDADERO", "2700"]]);
    expect(get(book, "A1:D1", { valueRenderOption: "UNFORMATTED_VALUE" }).values).toEqual([[1350, 44_958, true, 2700]]);
    expect(get(book, "A1:D1", { valueRenderOption: "FORMULA" }).values).toEqual([[1350, 44_958, true, "=A1*2"]]);
    expect(
      get(book, "A1:B1", { valueRenderOption: "UNFORMATTED_VALUE", dateTimeRenderOption: "FORMATTED_STRING" }).values,
    ).toEqual([[1350, "01/02/2023"]]);
  });

  test("RAW stores texts as they are; null skips a cell and an empty text clears it", async () => {
    const book = await workbook();
    const update = (values: unknown[][]) =>
      book.service.values.update({ spreadsheetId: book.id, range: "B2", valueInputOption: "RAW" }, { values }, OWNER);
    update([["=1+1", "1/2/2023", 5]]);
    expect(update([[null, "", true]])).toEqual({
      spreadsheetId: "libro",
      updatedRange: "'Hoja 1'!B2:D2",
      updatedRows: 1,
      updatedColumns: 2,
      updatedCells: 2,
    });
    expect(get(book, "B2:D2", { valueRenderOption: "FORMULA" }).values).toEqual([["=1+1", "", true]]);
  });

  test("writing beyond its range or the grid is refused", async () => {
    const book = await workbook();
    const update = (range: string, values: unknown[][], valueInputOption?: string) =>
      refusal(() =>
        book.service.values.update(
          { spreadsheetId: book.id, range, ...(valueInputOption && { valueInputOption }) },
          { values },
          OWNER,
        ),
      );
    expect(update("A1", [["a"]])).toBe("'valueInputOption' is required but not specified");
    expect(update("A1:B1", [["a"], ["b"]], "RAW")).toBe(
      "Requested writing within range ['Hoja 1'!A1:B1], but tried writing to row [2]",
    );
    expect(update("A1:B1", [["a", "b", "c"]], "RAW")).toBe(
      "Requested writing within range ['Hoja 1'!A1:B1], but tried writing to column [C]",
    );
    expect(update("A21", [["a"]], "RAW")).toBe(
      "Range ('Hoja 1'!A21) exceeds grid limits. Max rows: 20, max columns: 8",
    );
    expect(update("Nada!A1", [["a"]], "RAW")).toBe("Unable to parse range: Nada!A1");
  });

  test("appending goes below the table that lies in the range, and adds rows to the grid", async () => {
    const book = await workbook({ rows: 4, columns: 4 });
    book.fill("B2", [
      ["x", "y"],
      ["1", "2"],
    ]);
    const append = (range: string, values: unknown[][]) =>
      book.service.values.append({ spreadsheetId: book.id, range, valueInputOption: "RAW" }, { values }, OWNER);
    const answer = append("Hoja 1", [["a"], ["b", "c"]]);
    expect(answer).toMatchObject({
      tableRange: "'Hoja 1'!B2:C3",
      updates: { updatedRange: "'Hoja 1'!B4:C5", updatedRows: 2, updatedCells: 3 },
    });
    expect(book.shown()).toEqual([
      ["", "", ""],
      ["", "x", "y"],
      ["", "1", "2"],
      ["", "a", ""],
      ["", "b", "c"],
    ]);
  });

  test("appending can insert rows instead of writing over what stands below", async () => {
    const book = await workbook();
    book.fill("A1", [["x"], [], ["nota"]]);
    const parameters = {
      spreadsheetId: book.id,
      range: "A1:A2",
      valueInputOption: "RAW",
      insertDataOption: "INSERT_ROWS",
    };
    book.service.values.append(parameters, { values: [["a"], ["b"]] }, OWNER);
    expect(book.typed("A1:A5")).toEqual([["x"], ["a"], ["b"], [], ["nota"]]);
  });

  test("clearing leaves formats and rules", async () => {
    const book = await workbook();
    book.fill("A1", [["$5", "x"]]);
    expect(book.service.values.clear({ spreadsheetId: book.id, range: "A1:B1" }, {}, OWNER)).toEqual({
      spreadsheetId: "libro",
      clearedRange: "'Hoja 1'!A1:B1",
    });
    book.fill("A1", [["7"]]);
    expect(book.shown()).toEqual([["$7"]]);
  });

  test("several ranges are written or read in one call, all or none", async () => {
    const book = await workbook();
    const write = (data: { range: string; values: unknown[][] }[]) =>
      book.service.values.batchUpdate({ spreadsheetId: book.id }, { valueInputOption: "USER_ENTERED", data }, OWNER);
    expect(
      write([
        { range: "A1", values: [["1"]] },
        { range: "B2", values: [["=A1+1"]] },
      ]),
    ).toMatchObject({ totalUpdatedCells: 2, totalUpdatedSheets: 1 });
    expect(
      refusal(() =>
        write([
          { range: "A1", values: [["9"]] },
          { range: "Nada!A1", values: [["1"]] },
        ]),
      ),
    ).toContain("Unable to parse range");
    const answer = book.service.values.batchGet({ spreadsheetId: book.id, ranges: ["A1", "B2"] }, OWNER);
    expect(answer.valueRanges?.map(({ values }) => values)).toEqual([[["1"]], [["2"]]]);
  });
});

describe("a person at the grid", () => {
  const cell = (rowIndex0: number, columnIndex0: number) => ({ sheetId: 0, rowIndex0, columnIndex0 });

  test("typing tells the value before and after, as an edit event does", async () => {
    const book = await workbook();
    const type = (text: string) => book.service.enter(book.id, cell(0, 0), text, EDITOR);
    expect(type("$1,350.00")).toEqual({ value: "1350" });
    expect(type("hola")).toEqual({ value: "hola", oldValue: "1350" });
    expect(type("")).toEqual({ oldValue: "hola" });
    expect(type("'=1")).toEqual({ value: "=1" });
  });

  test("typing into a merged block goes to its first cell", async () => {
    const book = await workbook();
    book.run([{ mergeCells: { range: { endRowIndex: 2, endColumnIndex: 2 }, mergeType: "MERGE_ALL" } }]);
    book.service.enter(book.id, cell(1, 1), "x", EDITOR);
    expect(book.shown()).toEqual([["x"]]);
  });

  test("a strict rule refuses in the words that Sheets shows; a paste is not asked", async () => {
    const book = await workbook();
    const rule = {
      condition: { type: "ONE_OF_LIST", values: [{ userEnteredValue: "Sí" }, { userEnteredValue: "No" }] },
      strict: true,
      inputMessage: "Elija Sí o No.",
    };
    book.run([
      {
        setDataValidation: {
          range: { startRowIndex: 1, endRowIndex: 2, startColumnIndex: 1, endColumnIndex: 2 },
          rule,
        },
      },
    ]);
    book.service.enter(book.id, cell(1, 1), "Sí", EDITOR);
    expect(refusal(() => book.service.enter(book.id, cell(1, 1), "Quizás", EDITOR))).toBe(
      "Los datos que ingresó en la celda B2 infringen las reglas de validación de datos establecidas en esta celda. Elija Sí o No.",
    );
    expect(book.shown()[1]).toEqual(["", "Sí"]);
    expect(book.service.paste(book.id, cell(1, 1), [["Quizás"]], EDITOR)).toEqual({
      startRowIndex: 1,
      endRowIndex: 2,
      startColumnIndex: 1,
      endColumnIndex: 2,
    });
    expect(book.shown()[1]).toEqual(["", "Quizás"]);
  });

  test.each([
    ["NUMBER_BETWEEN", ["1", "12"], "12", "13"],
    ["NUMBER_GREATER_THAN_EQ", ["0"], "$0", "-1"],
    ["DATE_IS_VALID", [], "1/2/2023", "pronto"],
    ["DATE_AFTER", ["=DATE(2023,1,1)"], "2/1/2023", "31/12/2022"],
    ["CUSTOM_FORMULA", ["=LEN(A1)<=3"], "abc", "abcd"],
    ["ONE_OF_RANGE", ["=C1:C2"], "uno", "tres"],
    ["BOOLEAN", [], "VERDADERO", "x"],
    ["TEXT_CONTAINS", ["@"], "a@b", "ab"],
    ["TEXT_IS_EMAIL", [], "a@b.sv", "a@b"],
  ])("%s with %j takes %s and refuses %s", async (type, operands, good, bad) => {
    const book = await workbook();
    book.fill("C1", [["uno"], ["dos"]]);
    const condition = { type, values: operands.map((userEnteredValue) => ({ userEnteredValue })) };
    book.run([
      { setDataValidation: { range: { endRowIndex: 1, endColumnIndex: 1 }, rule: { condition, strict: true } } },
    ]);
    book.service.enter(book.id, cell(0, 0), good, EDITOR);
    expect(refusal(() => book.service.enter(book.id, cell(0, 0), bad, EDITOR))).toContain("infringen");
  });

  test("pasted texts are read as typed, and the grid grows for them", async () => {
    const book = await workbook({ rows: 2, columns: 2 });
    book.service.paste(book.id, cell(1, 1), [["$5", "=1+1"], ["'7"]], EDITOR);
    expect(book.shown()).toEqual([
      ["", "", ""],
      ["", "$5", "2"],
      ["", "7", ""],
    ]);
  });

  test("protected cells are closed to typing and pasting", async () => {
    const book = await workbook();
    book.run([{ addProtectedRange: { protectedRange: { range: { endRowIndex: 1 } } } }]);
    expect(refusal(() => book.service.enter(book.id, cell(0, 0), "x", EDITOR))).toContain("protected");
    expect(refusal(() => book.service.paste(book.id, cell(0, 0), [["x"]], EDITOR))).toContain("protected");
    book.service.enter(book.id, cell(1, 0), "x", EDITOR);
  });
});

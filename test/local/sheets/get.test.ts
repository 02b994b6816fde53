import { describe, expect, test } from "vitest";
import type { Request } from "../../../build/local/sheets/resources.ts";
import { EDITOR, OWNER, refusal, workbook } from "./workbook.ts";

describe("spreadsheets.get", () => {
  test("without a mask it tells properties and sheets, and no cells", async () => {
    const book = await workbook({ rows: 5, columns: 3 });
    book.fill("A1", [["x"]]);
    const spreadsheet = book.service.get({ spreadsheetId: book.id }, OWNER);
    expect(spreadsheet).toMatchObject({
      spreadsheetId: "libro",
      properties: { title: "Plan", locale: "es_MX", timeZone: "America/El_Salvador" },
    });
    expect(spreadsheet.sheets).toEqual([
      {
        properties: {
          sheetId: 0,
          title: "Hoja 1",
          index: 0,
          sheetType: "GRID",
          gridProperties: { rowCount: 5, columnCount: 3 },
        },
      },
    ]);
  });

  test("a mask that names data asks for it, and only the named fields come back", async () => {
    const book = await workbook({ rows: 3, columns: 2 });
    book.fill("A1", [["a", "=1+1"], [null], ["b"]]);
    expect(book.get("sheets.data.rowData.values(userEnteredValue,effectiveValue)")).toEqual({
      sheets: [
        {
          data: [
            {
              rowData: [
                {
                  values: [
                    { userEnteredValue: { stringValue: "a" }, effectiveValue: { stringValue: "a" } },
                    { userEnteredValue: { formulaValue: "=1+1" }, effectiveValue: { numberValue: 2 } },
                  ],
                },
                {},
                { values: [{ userEnteredValue: { stringValue: "b" }, effectiveValue: { stringValue: "b" } }] },
              ],
            },
          ],
        },
      ],
    });
  });

  test("a cell tells where its link leads, be it of a formula or of its text", async () => {
    const book = await workbook({ rows: 2, columns: 4 });
    const link = { uri: "#gid=0&range=B2" };
    book.fill("A1", [
      ['=HYPERLINK("#gid=0&range=B"&ROW(B2),"Ir")', '=HYPERLINK("javascript:alert(1)","No")', "a", "b"],
    ]);
    const cell = { userEnteredFormat: { textFormat: { link } } };
    const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 2, endColumnIndex: 3 };
    book.run([{ repeatCell: { range, cell, fields: "userEnteredFormat.textFormat.link" } }]);
    const links = () => book.get("sheets.data.rowData.values.hyperlink").sheets?.[0]?.data?.[0]?.rowData?.[0]?.values;
    expect(links()).toEqual([{ hyperlink: "#gid=0&range=B2" }, {}, { hyperlink: link.uri }, {}]);
    const above = { sheetId: 0, dimension: "ROWS", startIndex: 1, endIndex: 2 };
    book.run([{ insertDimension: { range: above } }]);
    expect(links()?.[0]).toEqual({ hyperlink: "#gid=0&range=B3" });
  });

  test("every row and column has its size, as Google makes them", async () => {
    const book = await workbook({ rows: 2, columns: 3 });
    const [data] = book.get("sheets.data").sheets?.[0]?.data ?? [];
    expect(data?.rowMetadata).toEqual([{ pixelSize: 21 }, { pixelSize: 21 }]);
    expect(data?.columnMetadata).toEqual([{ pixelSize: 100 }, { pixelSize: 100 }, { pixelSize: 100 }]);
    expect(data).not.toHaveProperty("rowData");
  });

  test("ranges bring just their cells, from their own start, and just their sheets", async () => {
    const book = await workbook();
    book.run([{ addSheet: { properties: { title: "Otra", sheetId: 7 } } }]);
    book.fill("A1", [
      [1, 2, 3],
      [4, 5, 6],
    ]);
    const parameters = {
      spreadsheetId: book.id,
      ranges: ["'Hoja 1'!B2:C2"],
      fields: "sheets(properties.title,data(startRow,startColumn,rowData.values.formattedValue))",
    };
    expect(book.service.get(parameters, OWNER).sheets).toEqual([
      {
        properties: { title: "Hoja 1" },
        data: [
          { startRow: 1, startColumn: 1, rowData: [{ values: [{ formattedValue: "5" }, { formattedValue: "6" }] }] },
        ],
      },
    ]);
  });

  test("whole sheets and rows of sheets are read by their quoted titles, in the order of the tabs", async () => {
    const book = await workbook({ rows: 6, columns: 2 });
    const titled = (sheetId: number, title: string): Request => ({
      addSheet: { properties: { sheetId, title, gridProperties: { rowCount: 9, columnCount: 2 } } },
    });
    book.run([titled(7, "Bitácora"), titled(8, "¡Ojo! D'Aubuisson"), titled(9, "A1")]);
    book.fill("Bitácora!A1", [["1"], ["2"], ["3"], ["4"]]);
    const range = { sheetId: 7, startRowIndex: 5, endRowIndex: 7, startColumnIndex: 0, endColumnIndex: 1 };
    const rule = {
      ranges: [range],
      booleanRule: { condition: { type: "NOT_BLANK" }, format: { textFormat: { bold: true } } },
    };
    book.run([
      { mergeCells: { range, mergeType: "MERGE_ALL" } },
      { addConditionalFormatRule: { rule } },
      { addProtectedRange: { protectedRange: { protectedRangeId: 4, range } } },
    ]);
    const fields =
      "sheets(properties(title,gridProperties),merges,conditionalFormats.ranges,protectedRanges.range," +
      "data(startRow,startColumn,rowData.values.formattedValue,rowMetadata))";
    const ranges = ["'A1'", "'¡Ojo! D''Aubuisson'", "'Bitácora'!1:3"];
    const read = book.service.get({ spreadsheetId: book.id, ranges, fields }, OWNER).sheets ?? [];
    expect(read.map(({ properties }) => properties?.title)).toEqual(["Bitácora", "¡Ojo! D'Aubuisson", "A1"]);
    expect(read[0]).toEqual({
      properties: { title: "Bitácora", gridProperties: { rowCount: 9, columnCount: 2 } },
      merges: [range],
      conditionalFormats: [{ ranges: [range] }],
      protectedRanges: [{ range }],
      data: [
        {
          rowData: ["1", "2", "3"].map((formattedValue) => ({ values: [{ formattedValue }] })),
          rowMetadata: [{ pixelSize: 21 }, { pixelSize: 21 }, { pixelSize: 21 }],
        },
      ],
    });
    expect(read[1]?.data?.[0]?.rowMetadata).toHaveLength(9);
  });

  test("all sheets by their titles give what no ranges give", async () => {
    const book = await workbook();
    book.run([{ addSheet: { properties: { sheetId: 7, title: "Otra hoja" } } }]);
    book.fill("A1", [["a", "=1+1"]]);
    book.fill("Otra hoja!B3", [[5]]);
    const all = { spreadsheetId: book.id, fields: "*" };
    const ranges = ["'Otra hoja'", "'Hoja 1'"];
    expect(book.service.get({ ...all, ranges }, OWNER)).toEqual(book.service.get(all, OWNER));
  });

  test("colours come back both ways, held to 8 bits, without the parts that are zero", async () => {
    const book = await workbook();
    const format = {
      backgroundColorStyle: { rgbColor: { red: 0.85, green: 0, blue: 1 } },
      textFormat: { foregroundColor: {}, bold: false },
    };
    book.run([
      {
        repeatCell: {
          range: { endRowIndex: 1, endColumnIndex: 1 },
          cell: { userEnteredFormat: format },
          fields: "userEnteredFormat",
        },
      },
    ]);
    const color = { red: 0.8509804, blue: 1 };
    expect(
      book.get("sheets.data.rowData.values.userEnteredFormat").sheets?.[0]?.data?.[0]?.rowData?.[0]?.values,
    ).toEqual([
      {
        userEnteredFormat: {
          backgroundColor: color,
          backgroundColorStyle: { rgbColor: color },
          textFormat: { foregroundColor: {}, foregroundColorStyle: { rgbColor: {} }, bold: false },
        },
      },
    ]);
  });

  test("an error is told with its kind and as it is shown", async () => {
    const book = await workbook();
    book.fill("A1", [["=1/0", "=A1+1", "=NA()", "=NOSOYFUNCION(1)", "=1+"]]);
    const cells = book.get("sheets.data.rowData.values(effectiveValue.errorValue.type,formattedValue)").sheets?.[0]
      ?.data?.[0]?.rowData?.[0]?.values;
    expect(cells?.map((cell) => [cell.effectiveValue?.errorValue?.type, cell.formattedValue])).toEqual([
      ["DIVIDE_BY_ZERO", "#DIV/0!"],
      ["DIVIDE_BY_ZERO", "#DIV/0!"],
      ["N_A", "#N/A"],
      ["NAME", "#NAME?"],
      ["ERROR", "#ERROR!"],
    ]);
  });

  test("the effective format has the defaults, the cell's own format and the conditional formats that hold", async () => {
    const book = await workbook();
    book.fill("A1", [[5], [50]]);
    const rule = {
      ranges: [{ endRowIndex: 2, endColumnIndex: 1 }],
      booleanRule: {
        condition: { type: "CUSTOM_FORMULA", values: [{ userEnteredValue: "=A1>10" }] },
        format: { textFormat: { bold: true } },
      },
    };
    book.run([{ addConditionalFormatRule: { rule } }]);
    const rows = book.get("sheets.data.rowData.values.effectiveFormat(textFormat(bold,fontSize),horizontalAlignment)")
      .sheets?.[0]?.data?.[0]?.rowData;
    expect(rows?.map((row) => row.values?.[0]?.effectiveFormat)).toEqual([
      { textFormat: { bold: false, fontSize: 10 }, horizontalAlignment: "RIGHT" },
      { textFormat: { bold: true, fontSize: 10 }, horizontalAlignment: "RIGHT" },
    ]);
  });

  test("the formula of a conditional format follows the date of the spreadsheet's time zone, without an edit", async () => {
    const now = new Date("2026-02-01T05:59:00Z");
    const book = await workbook({ now });
    book.fill("A1", [["x"]]);
    const condition = { type: "CUSTOM_FORMULA", values: [{ userEnteredValue: "=DAY(TODAY())=1" }] };
    const format = { textFormat: { bold: true } };
    const rule = { ranges: [{ endRowIndex: 1, endColumnIndex: 1 }], booleanRule: { condition, format } };
    book.run([{ addConditionalFormatRule: { rule } }]);
    const isBold = () =>
      book.get("sheets.data.rowData.values.effectiveFormat.textFormat.bold").sheets?.[0]?.data?.[0]?.rowData?.[0]
        ?.values?.[0]?.effectiveFormat?.textFormat?.bold;
    expect(isBold()).toBe(false);
    now.setTime(Date.parse("2026-02-01T06:01:00Z"));
    expect(isBold()).toBe(true);
  });

  test("an unknown field, sheet or range is refused as Google words it", async () => {
    const book = await workbook();
    const get = (parameters: object) =>
      refusal(() => book.service.get({ spreadsheetId: book.id, ...parameters }, OWNER));
    expect(get({ fields: "sheets.hojas" })).toContain("Cannot find matching fields for path 'sheets.hojas'");
    expect(get({ ranges: ["Nada!A1"] })).toBe("Unable to parse range: Nada!A1");
    expect(get({ ranges: ["'Hoja 1'", "'Nada'"] })).toBe("Unable to parse range: 'Nada'");
    expect(get({ ranges: ["'Nada'!1:3"] })).toBe("Unable to parse range: 'Nada'!1:3");
    expect(get({ ranges: ["A21"] })).toBe("Range ('Hoja 1'!A21) exceeds grid limits. Max rows: 20, max columns: 8");
  });

  test("a spreadsheet that does not exist is a 404 with Google's body", async () => {
    const { service } = await workbook();
    expect(() => service.get({ spreadsheetId: "nada" }, OWNER)).toThrow(
      expect.objectContaining({
        code: 404,
        status: "NOT_FOUND",
        body: {
          error: {
            code: 404,
            message: "Requested entity was not found.",
            status: "NOT_FOUND",
            errors: [{ message: "Requested entity was not found.", domain: "global", reason: "notFound" }],
          },
        },
      }),
    );
  });

  test("who may not edit a protected range does not see its editors", async () => {
    const book = await workbook();
    book.run([{ addProtectedRange: { protectedRange: { protectedRangeId: 5, range: { sheetId: 0 } } } }]);
    const fields = "sheets.protectedRanges";
    expect(book.get(fields).sheets?.[0]?.protectedRanges).toEqual([
      { protectedRangeId: 5, range: {}, editors: { users: [OWNER.email] }, requestingUserCanEdit: true },
    ]);
    expect(book.get(fields, EDITOR).sheets?.[0]?.protectedRanges).toEqual([{ protectedRangeId: 5, range: {} }]);
  });
});

describe("spreadsheets.create", () => {
  test("sheets, cells, sizes and merges of the body are made", async () => {
    const { service } = await workbook();
    const created = service.create(
      {
        properties: { title: "Nuevo" },
        sheets: [
          {
            properties: { title: "Cuadro 1", gridProperties: { rowCount: 4, columnCount: 3 } },
            data: [
              {
                startRow: 1,
                rowData: [{ values: [{ userEnteredValue: { stringValue: "=A1" } }] }],
                columnMetadata: [{ pixelSize: 250 }],
              },
            ],
            merges: [{ startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 2 }],
          },
        ],
      },
      OWNER,
    );
    expect(created).toMatchObject({
      properties: { title: "Nuevo", locale: "en_US" },
      sheets: [{ properties: { sheetId: 0, title: "Cuadro 1" } }],
    });
  });

  test("a locale that Google does not list is refused", async () => {
    const { service } = await workbook();
    expect(refusal(() => service.create({ properties: { title: "x", locale: "es_SV" } }, OWNER))).toBe(
      "Unsupported locale: es_SV",
    );
  });
});

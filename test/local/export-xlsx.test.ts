import ExcelJS from "exceljs";
import type { sheets_v4 } from "googleapis";
import { expect, test } from "vitest";
import { exportXlsx } from "../../build/local/export-xlsx.ts";

test.each(["=1+1", "+503 2662 0000", "-5 %", "@alcaldia", '=HYPERLINK("http://x")'])(
  "the text %s stays text",
  async (text) => {
    const sheet = await exported([[typed({ stringValue: text })]]);
    expect(sheet.getCell("A1").type).toBe(ExcelJS.ValueType.String);
    expect(sheet.getCell("A1").value).toBe(text);
  },
);

test("a formula keeps its result, an error is an error", async () => {
  const sheet = await exported([
    [
      typed({ formulaValue: "=SUM(B1:B9)" }, { numberValue: 1350 }),
      typed({ formulaValue: "=1/0" }, { errorValue: { type: "DIVIDE_BY_ZERO" } }),
      typed({ formulaValue: '=IFS(A1="IFS(",1)' }, { stringValue: "sí" }),
    ],
  ]);
  expect(sheet.getCell("A1").value).toEqual({ formula: "SUM(B1:B9)", result: 1350 });
  expect(sheet.getCell("B1").value).toEqual({ formula: "1/0", result: { error: "#DIV/0!" } });
  expect(sheet.getCell("C1").value).toEqual({ formula: '_xlfn.IFS(A1="IFS(",1)', result: "sí" });
});

test("a link to a cell of the workbook leads there in the file, and looks like a link", async () => {
  const toCell = (gid: number) =>
    typed({ formulaValue: `=HYPERLINK("#gid=${gid}&range="&"G7","G7")` }, { stringValue: "G7" });
  const sheetNamed = (sheetId: number, title: string, values: sheets_v4.Schema$CellData[] = []) => ({
    properties: { sheetId, title },
    data: [{ rowData: [{ values }] }],
  });
  const workbook = await exportedWorkbook({
    sheets: [
      sheetNamed(1, "Observaciones", [toCell(2), toCell(3), toCell(4)]),
      sheetNamed(2, "Cuadro 1"),
      sheetNamed(3, 'D\'El "A"'),
    ],
  });
  const cells = ["A1", "B1", "C1"].map((address) => workbook.getWorksheet("Observaciones")!.getCell(address));
  expect(cells.map(({ value }) => value)).toEqual([
    { formula: `HYPERLINK("#'Cuadro 1'!"&"G7","G7")`, result: "G7" },
    { formula: `HYPERLINK("#'D''El ""A""'!"&"G7","G7")`, result: "G7" },
    { formula: `HYPERLINK("#gid=4&range="&"G7","G7")`, result: "G7" },
  ]);
  expect(cells[0]!.font).toMatchObject({ underline: true, color: { argb: "FF1155CC" } });
});

test("formats arrive: number, font, fill, border, alignment, wrap", async () => {
  const black = { style: "SOLID", colorStyle: { rgbColor: {} } };
  const sheet = await exported([
    [
      {
        ...typed({ numberValue: 50 }),
        userEnteredFormat: {
          numberFormat: { type: "CURRENCY", pattern: "$#,##0.00" },
          backgroundColorStyle: { rgbColor: { red: 1, green: 0.2 } },
          textFormat: { bold: true, fontSize: 12, foregroundColorStyle: { rgbColor: { blue: 1 } } },
          borders: { bottom: black },
          horizontalAlignment: "CENTER",
          verticalAlignment: "TOP",
          wrapStrategy: "WRAP",
        },
      },
      { ...typed({ numberValue: 44958 }), userEnteredFormat: { numberFormat: { type: "DATE", pattern: "mmmm" } } },
    ],
  ]);
  const cell = sheet.getCell("A1");
  expect(cell.numFmt).toBe("$#,##0.00");
  expect(cell.font).toMatchObject({ name: "Arial", size: 12, bold: true, color: { argb: "FF0000FF" } });
  expect(cell.fill).toMatchObject({ type: "pattern", pattern: "solid", fgColor: { argb: "FFFF3300" } });
  expect(cell.border).toEqual({ bottom: { style: "thin", color: { argb: "FF000000" } } });
  expect(cell.alignment).toMatchObject({ horizontal: "center", vertical: "top", wrapText: true });
  // Names of months come in Spanish of El Salvador, language 0x440A.
  expect(sheet.getCell("B1").numFmt).toBe("[$-440A]mmmm");
});

test("frozen rows are repeated on each page, which is letter paper, landscape, one page wide, numbered in Spanish", async () => {
  const sheet = await exported([[typed({ stringValue: "x" })]], { frozenRowCount: 2, frozenColumnCount: 1 });
  expect(sheet.views[0]).toMatchObject({ state: "frozen", xSplit: 1, ySplit: 2 });
  expect(sheet.pageSetup).toMatchObject({
    paperSize: 1,
    orientation: "landscape",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: "1:2",
  });
  expect(sheet.headerFooter.oddFooter).toContain("Página &P de &N");
});

test("merges, widths, hidden rows, columns and sheets, tab colors, notes and named ranges arrive", async () => {
  const workbook = await exportedWorkbook({
    properties: { locale: "es_MX" },
    namedRanges: [
      {
        name: "montos",
        range: { sheetId: 1, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 1, endColumnIndex: 2 },
      },
    ],
    sheets: [
      { properties: { sheetId: 2, title: "Estado", hidden: true }, data: [{}] },
      {
        properties: { sheetId: 1, title: "Cuadro 1", tabColorStyle: { rgbColor: { green: 1 } } },
        merges: [{ sheetId: 1, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 1 }],
        data: [
          {
            rowData: [{ values: [{ ...typed({ stringValue: "a" }), note: "Ojo" }, {}] }, { values: [{}] }],
            rowMetadata: [{ pixelSize: 42 }, { hiddenByUser: true }],
            columnMetadata: [{ pixelSize: 215 }, { pixelSize: 100, hiddenByUser: true }],
          },
        ],
      },
    ],
  });
  const sheet = workbook.getWorksheet("Cuadro 1")!;
  expect(workbook.getWorksheet("Estado")?.state).toBe("hidden");
  expect(workbook.views[0]?.activeTab).toBe(1);
  expect(sheet.getCell("A2").master.address).toBe("A1");
  // 215 px less 5 px of padding, 7 px for each digit.
  expect(sheet.getColumn(1).width).toBe(30);
  expect(sheet.getColumn(2).hidden).toBe(true);
  expect(sheet.getRow(1).height).toBe(31.5);
  expect(sheet.getRow(2).hidden).toBe(true);
  expect(sheet.properties.tabColor).toMatchObject({ argb: "FF00FF00" });
  expect(sheet.getCell("A1").note).toBe("Ojo");
  expect(workbook.definedNames.getRanges("montos").ranges).toEqual(["'Cuadro 1'!$B$1:$B$2"]);
});

test("groups of columns can be folded and unfolded, and those that are folded are hidden", async () => {
  const group = (startIndex: number, endIndex: number, depth: number, collapsed: boolean) => ({
    range: { sheetId: 0, dimension: "COLUMNS", startIndex, endIndex },
    depth,
    collapsed,
  });
  const workbook = await exportedWorkbook({
    sheets: [
      {
        properties: { sheetId: 0, title: "Cuadro 6" },
        columnGroups: [group(1, 3, 1, true), group(4, 8, 1, false), group(5, 7, 2, true)],
        data: [{ columnMetadata: Array.from({ length: 9 }, (_, index) => ({ pixelSize: 40 + index })) }],
      },
    ],
  });
  const sheet = workbook.getWorksheet("Cuadro 6")!;
  const columns = Array.from({ length: 9 }, (_, index) => sheet.getColumn(index + 1));
  expect(columns.map(({ outlineLevel }) => outlineLevel)).toEqual([0, 1, 1, 0, 1, 2, 2, 1, 0]);
  expect(columns.map(({ hidden }) => hidden)).toEqual([0, 1, 1, 0, 0, 1, 1, 0, 0].map(Boolean));
  expect(sheet.properties).toMatchObject({ outlineLevelCol: 2 });
});

test("a dropdown keeps its options, in a hidden sheet when they hold commas", async () => {
  const rule = (options: readonly string[]): sheets_v4.Schema$DataValidationRule => ({
    condition: { type: "ONE_OF_LIST", values: options.map((userEnteredValue) => ({ userEnteredValue })) },
    strict: true,
  });
  const sheet = await exported([[{ dataValidation: rule(["Sí", "No"]) }, { dataValidation: rule(["a, b", "c"]) }]]);
  expect(sheet.getCell("A1").dataValidation).toMatchObject({ type: "list", formulae: ['"Sí,No"'], errorStyle: "stop" });
  expect(sheet.getCell("B1").dataValidation.formulae).toEqual(["'cuadros listas'!$A$1:$A$2"]);
  const lists = sheet.workbook.getWorksheet("cuadros listas")!;
  expect([lists.state, lists.getCell("A1").value, lists.getCell("A2").value]).toEqual(["veryHidden", "a, b", "c"]);
});

test("number and range rules become Excel's own", async () => {
  const rule = (type: string, ...values: string[]) => ({
    dataValidation: { condition: { type, values: values.map((userEnteredValue) => ({ userEnteredValue })) } },
  });
  const sheet = await exported([
    [
      rule("NUMBER_GREATER_THAN_EQ", "0"),
      rule("ONE_OF_RANGE", "=Catálogos!$A$2:$A$9"),
      rule("CUSTOM_FORMULA", "=C1>0"),
    ],
  ]);
  expect(sheet.getCell("A1").dataValidation).toMatchObject({
    type: "decimal",
    operator: "greaterThanOrEqual",
    formulae: [0],
    errorStyle: "warning",
  });
  expect(sheet.getCell("B1").dataValidation).toMatchObject({ type: "list", formulae: ["Catálogos!$A$2:$A$9"] });
  expect(sheet.getCell("C1").dataValidation).toMatchObject({ type: "custom", formulae: ["C1>0"] });
});

test("conditional formats become formulas about the first cell of their range, in the same order", async () => {
  const range = { sheetId: 0, startRowIndex: 1, endRowIndex: 9, startColumnIndex: 2, endColumnIndex: 4 };
  const format = { backgroundColorStyle: { rgbColor: { red: 1 } } };
  const rules = [
    { condition: { type: "NOT_BLANK" }, format },
    { condition: { type: "CUSTOM_FORMULA", values: [{ userEnteredValue: "=$A2>1" }] }, format },
  ];
  const workbook = await exportedWorkbook({
    sheets: [
      {
        properties: { sheetId: 0, title: "A", gridProperties: { rowCount: 20, columnCount: 5 } },
        conditionalFormats: rules.map((booleanRule) => ({ ranges: [range], booleanRule })),
        data: [{}],
      },
    ],
  });
  const written = workbook.worksheets[0] as unknown as {
    conditionalFormattings: { ref: string; rules: { formulae: string[]; priority: number }[] }[];
  };
  const seen = written.conditionalFormattings.flatMap(({ ref, rules }) =>
    rules.map(({ formulae, priority }) => [ref, formulae[0], priority]),
  );
  expect(seen).toEqual([
    ["C2:D9", "LEN(TRIM(C2))>0", 1],
    ["C2:D9", "$A2>1", 2],
  ]);
});

test("rows grow to the wrapped text of plain and merged cells, hidden columns giving no room", async () => {
  const text = "Elaborar el plan de capacitación institucional. ".repeat(10);
  const wrapped = { ...typed({ stringValue: text }), userEnteredFormat: { wrapStrategy: "WRAP" } };
  const heights = async (merges: sheets_v4.Schema$GridRange[], hidden: boolean) => {
    const workbook = await exportedWorkbook({
      sheets: [
        {
          properties: { sheetId: 0, title: "A" },
          merges,
          data: [
            {
              rowData: [{ values: [wrapped, {}] }, { values: [{}, {}] }],
              rowMetadata: [{ pixelSize: 21 }, { pixelSize: 21 }],
              columnMetadata: [{ pixelSize: 200 }, { pixelSize: 200, hiddenByUser: hidden }],
            },
          ],
        },
      ],
    });
    return [1, 2].map((row) => workbook.worksheets[0]!.getRow(row).height ?? 15.75);
  };
  const block = (endRowIndex: number, endColumnIndex: number) => [
    { sheetId: 0, startRowIndex: 0, endRowIndex, startColumnIndex: 0, endColumnIndex },
  ];
  const [narrow, below] = await heights([], false);
  // 480 letters at 200 px: about 17 lines of 12.5 points; never less than that.
  expect(narrow).toBeGreaterThan(17 * 12.5);
  expect(narrow).toBeLessThan(30 * 12.5);
  expect(below).toBe(15.75);
  const [wide] = await heights(block(1, 2), false);
  expect(wide).toBeLessThan(0.6 * narrow!);
  expect((await heights(block(1, 2), true))[0]).toBe(narrow);
  const [upper, lower] = await heights(block(2, 1), false);
  expect(upper! + lower!).toBeGreaterThanOrEqual(narrow! - 1);
  expect(upper).toBe(lower);
});

function typed(
  userEnteredValue: sheets_v4.Schema$ExtendedValue,
  effectiveValue: sheets_v4.Schema$ExtendedValue = userEnteredValue,
): sheets_v4.Schema$CellData {
  return { userEnteredValue, effectiveValue };
}

async function exported(
  rows: sheets_v4.Schema$CellData[][],
  gridProperties: sheets_v4.Schema$GridProperties = {},
): Promise<ExcelJS.Worksheet> {
  const data = [{ rowData: rows.map((values) => ({ values })) }];
  const workbook = await exportedWorkbook({
    properties: { locale: "es_MX" },
    sheets: [{ properties: { sheetId: 0, title: "Cuadro 1", gridProperties }, data }],
  });
  return workbook.getWorksheet("Cuadro 1")!;
}

/** Written and read again, so that what is compared is what a program finds in the file. */
async function exportedWorkbook(spreadsheet: sheets_v4.Schema$Spreadsheet): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  const bytes = await exportXlsx(spreadsheet);
  return await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
}

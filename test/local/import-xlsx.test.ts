import ExcelJS from "exceljs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exportXlsx } from "../../build/local/export-xlsx.ts";
import { importXlsx } from "../../build/local/import-xlsx.ts";
import { Problem } from "../../build/local/problem.ts";
import { readTables } from "../../build/local/tables.ts";
import { actionsOf } from "../../src/plan/plan.ts";
import { adopt } from "../../src/workbook/adopt/adopt.ts";
import type { Snapshot } from "../../src/workbook/snapshot.ts";
import { openLiveWorkbook } from "../builders/live-workbook.ts";
import { usulutanDocx } from "../builders/usulutan-docx.ts";
import { usulutanKnown } from "../builders/usulutan-known.ts";
import { ROWS_ABOVE, usulutanXlsx } from "../builders/usulutan-xlsx.ts";

const TABLES = new URL("../../templates/usulutan-2023-2025", import.meta.url).pathname;

describe("Usulután's plan as an Excel workbook", () => {
  test("adopts to the same plan as the text tables, keys included", async () => {
    const fromText = adopt(readTables(TABLES) as Snapshot, usulutanKnown());
    const fromExcel = adopt((await importXlsx(await usulutanXlsx())) as Snapshot, usulutanKnown());
    expect(fromExcel.plan).toEqual(fromText.plan);
    expect(fromExcel.units).toEqual(fromText.units);
    expect(fromExcel.originals.map(({ cuadro }) => cuadro)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("has the months that a fill marks in its schedule", async () => {
    const bytes = await usulutanXlsx((worksheet) => {
      if (worksheet.name !== "Cuadro 6") return;
      // The first action stands under a header of two rows; its months begin in the ninth column, I.
      for (const column of ["J", "K"])
        worksheet.getCell(`${column}${ROWS_ABOVE + 3}`).fill = {
          type: "pattern",
          pattern: "solid",
          fgColor: { argb: "FF00B050" },
        };
    });
    const { plan } = adopt((await importXlsx(bytes)) as Snapshot, usulutanKnown());
    const marked = [...actionsOf(plan)].filter(({ action }) => action.months.length > 0);
    expect(marked.map(({ action }) => [action.key, action.months.map(({ month }) => month)])).toEqual([
      ["A01", ["2023-02", "2023-03"]],
    ]);
  });
});

describe("an imported workbook", () => {
  test("has each value as Sheets keeps it: dates as days since 30 December 1899, formulas with their last result", async () => {
    const cells = await importedColumn([
      { value: "Línea" },
      { value: "=1+1 no es fórmula" },
      { value: 1350.5, numFmt: '"$"#,##0.00' },
      { value: new Date(Date.UTC(2023, 1, 1)), numFmt: "dd/mm/yyyy" },
      { value: new Date(Date.UTC(2023, 1, 1, 18)), numFmt: "dd/mm/yyyy hh:mm" },
      { value: 0.15, numFmt: "0%" },
      { value: true },
      { value: { formula: "SUM(C1:C3)", result: 1350.5 } },
      { value: { formula: "_xlfn.CONCAT(A1:A2)" } },
      { value: { formula: "1/0", result: { error: "#DIV/0!" } } },
      { value: { error: "#N/A" } },
      { value: { richText: [{ text: "Recursos " }, { text: "Humanos", font: { bold: true } }] } },
      { value: { text: "Portal", hyperlink: "https://alcaldia.example" } },
    ]);
    const typed = (userEnteredValue: object, numberFormat?: object) => ({
      userEnteredValue,
      ...(numberFormat ? { userEnteredFormat: { numberFormat } } : {}),
    });
    expect(cells).toEqual([
      typed({ stringValue: "Línea" }),
      typed({ stringValue: "=1+1 no es fórmula" }),
      typed({ numberValue: 1350.5 }, { type: "CURRENCY", pattern: '"$"#,##0.00' }),
      typed({ numberValue: 44958 }, { type: "DATE", pattern: "dd/mm/yyyy" }),
      typed({ numberValue: 44958.75 }, { type: "DATE_TIME", pattern: "dd/mm/yyyy hh:mm" }),
      typed({ numberValue: 0.15 }, { type: "PERCENT", pattern: "0%" }),
      typed({ boolValue: true }),
      { ...typed({ formulaValue: "=SUM(C1:C3)" }), effectiveValue: { numberValue: 1350.5 } },
      typed({ formulaValue: "=CONCAT(A1:A2)" }),
      {
        ...typed({ formulaValue: "=1/0" }),
        effectiveValue: { errorValue: { type: "DIVIDE_BY_ZERO", message: "#DIV/0!" } },
      },
      { ...typed({ formulaValue: "=#N/A" }), effectiveValue: { errorValue: { type: "N_A", message: "#N/A" } } },
      typed({ stringValue: "Recursos Humanos" }),
      typed({ stringValue: "Portal" }),
    ]);
  });

  test.each([
    ["mm-dd-yy", { type: "DATE" }],
    ['[$-440A]d" de "mmmm', { type: "DATE", pattern: '[$-440A]d" de "mmmm' }],
    ["h:mm AM/PM", { type: "TIME", pattern: "h:mm AM/PM" }],
    ["[h]:mm", { type: "TIME", pattern: "[h]:mm" }],
    ['_-"$"* #,##0.00_-', { type: "CURRENCY", pattern: '_-"$"* #,##0.00_-' }],
    ["[$$-440A]#,##0.00", { type: "CURRENCY", pattern: "[$$-440A]#,##0.00" }],
    ["#,##0.00;[Red]-#,##0.00", { type: "NUMBER", pattern: "#,##0.00;[Red]-#,##0.00" }],
    ['0 "meses"', { type: "NUMBER", pattern: '0 "meses"' }],
    ["0.00E+00", { type: "SCIENTIFIC", pattern: "0.00E+00" }],
    ["@", { type: "TEXT", pattern: "@" }],
  ])("knows the kind of number that %s shows", async (numFmt, expected) => {
    const [cell] = await importedColumn([{ value: 1, numFmt }]);
    expect(cell?.userEnteredFormat?.numberFormat).toEqual(expected);
  });

  test("has fills in their own colours: given, of the theme and made lighter, of the old palette; none for white paper", async () => {
    const fill = (fgColor: object): ExcelJS.Fill => ({ type: "pattern", pattern: "solid", fgColor: fgColor as never });
    const cells = await importedColumn([
      { fill: fill({ argb: "FFB8CCE4" }) },
      // Excel's palette of 2007 shows accent 1, lighter 60 %, as #B8CCE4.
      { fill: fill({ theme: 4, tint: 0.5999 }) },
      { fill: fill({ indexed: 13 }) },
      { fill: { type: "pattern", pattern: "none" } },
      { value: "fin" },
    ]);
    const hex = cells.map(({ userEnteredFormat }) => {
      const { red, green, blue } = userEnteredFormat?.backgroundColorStyle?.rgbColor ?? {};
      return red === undefined ? "" : [red, green, blue].map((part) => Math.round((part ?? 0) * 255)).join(" ");
    });
    expect(hex).toEqual(["184 204 228", "185 205 229", "255 255 0", "", ""]);
    expect(cells[0]?.userEnteredFormat?.backgroundColor).toEqual(
      cells[0]?.userEnteredFormat?.backgroundColorStyle?.rgbColor,
    );
  });

  test("has its sheets in order, merged blocks with their value once, notes, widths, and what is hidden", async () => {
    const workbook = new ExcelJS.Workbook();
    const first = workbook.addWorksheet("Plan");
    first.getCell("B2").value = "Línea";
    first.mergeCells("B2:C4");
    first.getCell("A1").value = "Título";
    first.getCell("A1").note = "Revisar";
    first.getColumn(1).width = 20;
    first.getColumn(2).hidden = true;
    workbook.addWorksheet("Notas", { state: "hidden" });
    const { sheets = [] } = await imported(workbook);
    expect(sheets.map(({ properties }) => [properties?.title, properties?.index, properties?.hidden])).toEqual([
      ["Plan", 0, undefined],
      ["Notas", 1, true],
    ]);
    expect(sheets[0]?.merges).toEqual([
      { sheetId: 0, startRowIndex: 1, endRowIndex: 4, startColumnIndex: 1, endColumnIndex: 3 },
    ]);
    expect(sheets[0]?.data?.[0]?.rowData).toEqual([
      { values: [{ userEnteredValue: { stringValue: "Título" }, note: "Revisar" }] },
      { values: [{}, { userEnteredValue: { stringValue: "Línea" } }] },
    ]);
    // 20 digits of 7 px and 5 px of padding.
    const [wide, hidden] = sheets[0]?.data?.[0]?.columnMetadata ?? [];
    expect([wide, hidden?.hiddenByUser]).toEqual([{ pixelSize: 145 }, true]);
  });

  test("ends where the writing ends, though rows, columns and merged blocks are coloured to the end of the sheet", async () => {
    const workbook = new ExcelJS.Workbook();
    const worksheet = workbook.addWorksheet("Plan");
    const fill: ExcelJS.Fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFFF00" } };
    worksheet.getCell("A1").value = "Plan de acción";
    worksheet.mergeCells("A1:XFD1");
    worksheet.getCell("B2").value = "Línea";
    for (const address of ["A2", "C2", "XFD2", "A1048576"]) worksheet.getCell(address).fill = fill;
    const [sheet] = (await imported(workbook)).sheets ?? [];
    expect(sheet?.properties?.gridProperties).toEqual({ rowCount: 1000, columnCount: 26 });
    expect(sheet?.data?.[0]?.rowData?.map(({ values }) => values?.length)).toEqual([1, 2]);
    expect(sheet?.merges).toMatchObject([
      { startColumnIndex: 0, endColumnIndex: 26, startRowIndex: 0, endRowIndex: 1 },
    ]);
  });

  test("opens in the local Workspace, which works its formulas out anew and runs nothing else", async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet("Plan").addRows([
      [50, "texto"],
      [450, { error: "#N/A" }],
      [
        { formula: "SUM(A1:A2)", result: 1 },
        { formula: "NOEXISTE(A1)", result: 7 },
      ],
    ]);
    const book = await openLiveWorkbook(await imported(workbook));
    expect(book.shown("Plan")).toEqual([
      ["50", "texto"],
      ["450", "#N/A"],
      ["500", "#NAME?"],
    ]);
    await book.workspace.close();
  });

  test("gives back what the export wrote, whatever the cells hold", async () => {
    const text = fc.string({ unit: fc.constantFrom(..."=+-@'\"<&>{}áñ$ 1a\n"), minLength: 1, maxLength: 12 });
    const value = fc.oneof(
      text.map((stringValue) => ({ stringValue })),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((numberValue) => ({ numberValue: numberValue + 0 })),
      fc.boolean().map((boolValue) => ({ boolValue })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 6 }), async (values) => {
        const rowData = [{ values: values.map((userEnteredValue) => ({ userEnteredValue })) }];
        const exported = await exportXlsx({ sheets: [{ properties: { title: "Plan" }, data: [{ rowData }] }] });
        const { sheets } = await importXlsx(exported);
        expect(sheets?.[0]?.data?.[0]?.rowData).toEqual(rowData);
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    ["nothing", () => new Uint8Array()],
    ["text", () => Buffer.from("Línea de acción\tObjetivos")],
    ["a Word document", usulutanDocx],
    ["an old .xls or a file with a password", () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
  ])("is refused with a clear message when the file is %s", async (_name, bytes) => {
    const failure = importXlsx(bytes());
    await expect(failure).rejects.toBeInstanceOf(Problem);
    await expect(failure).rejects.toThrow(/^El archivo no se pudo leer como libro de Excel\./);
  });
});

type CellSketch = Partial<Pick<ExcelJS.Cell, "value" | "numFmt" | "fill">>;

/** The cells of a sheet's column D, one per row. */
async function importedColumn(sketches: readonly CellSketch[]) {
  const workbook = new ExcelJS.Workbook();
  const worksheet = workbook.addWorksheet("Plan");
  sketches.forEach((sketch, row0) => {
    Object.assign(worksheet.getCell(row0 + 1, 4), sketch);
  });
  const { sheets = [] } = await imported(workbook);
  return (sheets[0]?.data?.[0]?.rowData ?? []).map(({ values }) => values?.[3] ?? {});
}

async function imported(workbook: ExcelJS.Workbook) {
  return await importXlsx(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

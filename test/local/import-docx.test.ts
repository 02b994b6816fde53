import { describe, expect, test } from "vitest";
import { importDocx } from "../../build/local/import-docx.ts";
import { Problem } from "../../build/local/problem.ts";
import { readTables } from "../../build/local/tables.ts";
import { adopt } from "../../src/workbook/adopt/adopt.ts";
import type { Snapshot } from "../../src/workbook/snapshot.ts";
import { docx, paragraph, table } from "../builders/docx.ts";
import { usulutanDocx } from "../builders/usulutan-docx.ts";
import { usulutanKnown } from "../builders/usulutan-known.ts";
import { usulutanXlsx } from "../builders/usulutan-xlsx.ts";

const TABLES = new URL("../../templates/usulutan-2023-2025", import.meta.url).pathname;

describe("Usulután's plan as a Word document", () => {
  test("adopts to the same plan as the text tables, keys included", async () => {
    const fromText = adopt(readTables(TABLES) as Snapshot, usulutanKnown());
    const fromWord = adopt((await importDocx(usulutanDocx())) as Snapshot, usulutanKnown());
    expect(fromWord.plan).toEqual(fromText.plan);
    expect(fromWord.units).toEqual(fromText.units);
    expect(fromWord.originals.map(({ title, cuadro }) => [title, cuadro])).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => [`Cuadro ${number}`, number]),
    );
  });

  test("tells the names of its axes by their headings", async () => {
    const { plan } = adopt((await importDocx(usulutanDocx())) as Snapshot);
    expect(plan.axes.map(({ name }) => name)).toEqual(usulutanKnown().axisNames);
  });
});

describe("an imported document", () => {
  test("has a sheet for each table, named after the Cuadro above it, with its titles in the first rows", async () => {
    const book = await importDocx(
      docx(
        [
          paragraph("Política de integridad", "heading"),
          paragraph("El municipio aprueba su plan."),
          paragraph("CUADRO N°. 2 PLAN DE ACCIÓN"),
          simpleTable(["Línea", "Acción"], ["3.1", "Capacitar"]),
          paragraph("Firmas"),
          simpleTable(["Nombre", "Cargo"]),
          paragraph("Cuadro 2: la misma numeración"),
          simpleTable(["Línea", "Acción"]),
        ].join(""),
      ),
    );
    expect(shown(book)).toEqual([
      [
        "Cuadro 2",
        [["Política de integridad"], ["CUADRO N°. 2 PLAN DE ACCIÓN"], ["Línea", "Acción"], ["3.1", "Capacitar"]],
      ],
      ["Tabla 2", [["Nombre", "Cargo"]]],
      ["Cuadro 2 (2)", [["Cuadro 2: la misma numeración"], ["Línea", "Acción"]]],
    ]);
  });

  test("puts the pages of a table one under another, with the objectives that stand between them", async () => {
    const book = await importDocx(
      docx(
        [
          paragraph("Objetivo 1: Informar a la población"),
          simpleTable(["Estrategia", "Táctica"], ["Una", "a"]),
          paragraph(""),
          simpleTable(["ESTRATEGIA", "Tactica"], ["Dos", "b"]),
          paragraph("Objetivo 2: Capacitar al personal"),
          simpleTable(["Estrategia", "Táctica"], ["Tres", "c"]),
        ].join(""),
      ),
    );
    expect(shown(book)).toEqual([
      [
        "Tabla 1",
        [
          ["Objetivo 1: Informar a la población"],
          ["Estrategia", "Táctica"],
          ["Una", "a"],
          ["ESTRATEGIA", "Tactica"],
          ["Dos", "b"],
          ["Objetivo 2: Capacitar al personal"],
          ["Estrategia", "Táctica"],
          ["Tres", "c"],
        ],
      ],
    ]);
  });

  test("begins another sheet at a heading, though the header is the same", async () => {
    const axis = simpleTable(["Línea", "Acción"], ["3.1", "x"]);
    const book = await importDocx(docx([axis, paragraph("Dirección de integridad", "heading"), axis].join("")));
    expect(shown(book).map(([title]) => title)).toEqual(["Tabla 1", "Tabla 2"]);
  });

  test("has cells that span columns and rows as merged blocks", async () => {
    const cell = (text: string) => ({ content: paragraph(text) });
    const book = await importDocx(
      docx(
        table([
          [
            { ...cell("Línea"), vertical: "restart" },
            { ...cell("Detalle"), columnSpan: 2 },
          ],
          [{ content: "", vertical: "continue" }, cell("Acción"), cell("Monto")],
          [cell("3.1"), cell("Capacitar"), cell("$ 50.00")],
        ]),
      ),
    );
    expect(shown(book)[0]?.[1]).toEqual([
      ["Línea", "Detalle"],
      ["", "Acción", "Monto"],
      ["3.1", "Capacitar", "$ 50.00"],
    ]);
    expect(book.sheets?.[0]?.merges).toEqual([
      { sheetId: 0, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 1 },
      { sheetId: 0, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 1, endColumnIndex: 3 },
    ]);
  });

  test("keeps paragraphs and list items of a cell on lines of their own, and text that looks like HTML or a formula as text", async () => {
    const content = [
      paragraph("Áreas:"),
      paragraph("Financiera", "item"),
      paragraph("Administrativa", "item"),
      paragraph('<b>=1+1</b> & "más"'),
    ].join("");
    const book = await importDocx(docx(table([[{ content }, { content: paragraph("=HYPERLINK(A1)") }]])));
    expect(book.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values).toEqual([
      { userEnteredValue: { stringValue: 'Áreas:\n• Financiera\n• Administrativa\n<b>=1+1</b> & "más"' } },
      { userEnteredValue: { stringValue: "=HYPERLINK(A1)" } },
    ]);
  });

  test("keeps the text of a table inside a cell in that cell", async () => {
    const inner = simpleTable(["uno", "dos"]) + paragraph("");
    const book = await importDocx(docx(table([[{ content: inner }, { content: paragraph("al lado") }]])));
    expect(shown(book)).toEqual([["Tabla 1", [["uno\ndos", "al lado"]]]]);
  });

  test.each([
    ["nothing", async () => new Uint8Array(), /^El archivo no se pudo leer como documento de Word\./],
    ["text", async () => Buffer.from("Plan de acción"), /^El archivo no se pudo leer como documento de Word\./],
    ["an Excel workbook", usulutanXlsx, /^El archivo no se pudo leer como documento de Word\./],
    ["without tables", async () => docx(paragraph("Sin tablas")), /no contiene ninguna tabla/],
  ])("is refused with a clear message when the file is %s", async (_name, bytes, message) => {
    const failure = importDocx(await bytes());
    await expect(failure).rejects.toBeInstanceOf(Problem);
    await expect(failure).rejects.toThrow(message);
  });
});

function simpleTable(...rows: readonly (readonly string[])[]): string {
  return table(rows.map((texts) => texts.map((text) => ({ content: paragraph(text) }))));
}

/** Sheets by title with the texts of their rows. */
function shown({ sheets = [] }: Awaited<ReturnType<typeof importDocx>>) {
  return sheets.map(({ properties, data }) => [
    properties?.title,
    data?.[0]?.rowData?.map(({ values = [] }) =>
      values.map(({ userEnteredValue }) => userEnteredValue?.stringValue ?? ""),
    ),
  ]);
}

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readTable, readTables, sheetTitle } from "../../build/local/tables.ts";

const USULUTAN = fileURLToPath(new URL("../../templates/usulutan-2023-2025", import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tables-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("the example's tables become the sheets Cuadro 1 to Cuadro 6, each cell as the text stands", () => {
  const { sheets = [] } = readTables(USULUTAN);
  expect(sheets.map((sheet) => sheet.properties?.title)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `Cuadro ${n}`));
  for (const [index, sheet] of sheets.entries()) {
    const rows = sheet.data![0]!.rowData!.map((row) =>
      row.values!.map((cell) => cell.userEnteredValue?.stringValue ?? ""),
    );
    const written = `${rows.map((row) => row.join("\t")).join("\n")}\n`;
    expect(written).toBe(readFileSync(join(USULUTAN, `cuadro-${index + 1}.tsv`), "utf8"));
  }
});

test("sheets follow the numbers in the names, not their digits", () => {
  for (const name of ["cuadro-10.tsv", "cuadro-2.tsv", "leame.txt"]) writeFileSync(join(folder, name), "a");
  expect(readTables(folder).sheets?.map((sheet) => sheet.properties?.title)).toEqual(["Cuadro 2", "Cuadro 10"]);
});

test("nothing in a cell is read as a formula, number or date", () => {
  writeFileSync(join(folder, "a.tsv"), "=1+1\t007\t1/2/2023\n");
  expect(readTables(folder).sheets![0]!.data![0]!.rowData![0]!.values).toEqual([
    { userEnteredValue: { stringValue: "=1+1" } },
    { userEnteredValue: { stringValue: "007" } },
    { userEnteredValue: { stringValue: "1/2/2023" } },
  ]);
});

test("Windows line ends and a byte order mark are no part of the cells", () => {
  writeFileSync(join(folder, "a.tsv"), "\uFEFFa\tb\r\n\r\nc\r\n");
  expect(readTable(join(folder, "a.tsv"))).toEqual([["a", "b"], [""], ["c"]]);
});

test.each([
  ["UTF-8", Buffer.from("“Año” — $5\tñ\r\n")],
  ["UTF-8 with a mark", Buffer.from("\uFEFF“Año” — $5\tñ\r\n")],
  ["UTF-16 with a mark", Buffer.from("\uFEFF“Año” — $5\tñ\r\n", "utf16le")],
  ["UTF-16 with the high byte first", Buffer.from("\uFEFF“Año” — $5\tñ\r\n", "utf16le").swap16()],
  // Where Windows-1252 differs from Latin-1: quotes at 93 and 94, the dash at 97.
  ["Windows-1252", Buffer.from("\x93A\xF1o\x94 \x97 $5\t\xF1\r\n", "latin1")],
])("a table in %s reads the same", (_encoding, bytes) => {
  writeFileSync(join(folder, "a.tsv"), bytes);
  expect(readTable(join(folder, "a.tsv"))).toEqual([["“Año” — $5", "ñ"]]);
});

test.each([
  ["cuadro-1.tsv", "Cuadro 1"],
  ["plan_de_acción.tsv", "Plan De Acción"],
  ["área.tsv", "Área"],
])("%s is the sheet %s", (fileName, title) => {
  expect(sheetTitle(fileName)).toBe(title);
});

test("a folder that is not there or holds no table is said so", () => {
  expect(() => readTables(join(folder, "no"))).toThrow("No existe la carpeta");
  expect(() => readTables(folder)).toThrow("no contiene ninguna tabla");
});

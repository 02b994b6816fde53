import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { sheets_v4 } from "googleapis";
import { readText } from "./import-text.ts";
import { Problem } from "./problem.ts";

/** The size of a new sheet in Google Sheets. */
const NEW_SHEET = { rowCount: 1000, columnCount: 26 };

/**
 * A spreadsheet with one sheet for each `.tsv` file of a folder, in the order of the file names: `cuadro-1.tsv` becomes the
 * sheet "Cuadro 1". Each cell holds the text as it stands in the file, never read as a number, date or formula.
 * Throws `Problem` when there is no such folder or nothing in it.
 */
export function readTables(folder: string): sheets_v4.Schema$Spreadsheet {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Problem(`No existe la carpeta ${folder}.`);
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".tsv"))
    .sort(byNumbers);
  if (names.length === 0) throw new Problem(`La carpeta ${folder} no contiene ninguna tabla (archivos .tsv).`);
  return {
    properties: { title: "Plan de acción", locale: "es_MX", timeZone: "America/El_Salvador" },
    sheets: names.map((name, index) => rawSheet(sheetTitle(name), readTable(join(folder, name)), index)),
  };
}

/** The rows of a tab-separated text file, in any usual encoding. Throws `Problem` when there is no such file. */
export function readTable(path: string): readonly (readonly string[])[] {
  const lines = readText(path).split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines.map((line) => line.split("\t"));
}

/** `cuadro-1.tsv` is "Cuadro 1"; in other names each word begins with a capital. */
export function sheetTitle(fileName: string): string {
  const words = basename(fileName, ".tsv").split(/[-_\s]+/);
  return words.map((word) => word.charAt(0).toLocaleUpperCase("es") + word.slice(1)).join(" ");
}

const { compare: byNumbers } = new Intl.Collator("es", { numeric: true });

function rawSheet(title: string, rows: readonly (readonly string[])[], index: number): sheets_v4.Schema$Sheet {
  const columnCount = Math.max(NEW_SHEET.columnCount, ...rows.map((row) => row.length));
  const gridProperties = { rowCount: Math.max(NEW_SHEET.rowCount, rows.length), columnCount };
  const rowData = rows.map((row) => ({
    values: row.map((text) => (text === "" ? {} : { userEnteredValue: { stringValue: text } })),
  }));
  return {
    properties: { sheetId: index, title, index, gridProperties },
    data: [{ startRow: 0, startColumn: 0, rowData }],
  };
}

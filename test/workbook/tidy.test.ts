import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { SheetKey } from "../../src/workbook/managed.ts";
import { pass } from "../../src/workbook/pass.ts";
import {
  COLLEAGUE,
  type ManagedWorkbook,
  managedCell,
  managedPlace,
  managedWorkbooks,
  type Ready,
} from "../builders/managed-workbook.ts";
import { occasion } from "../builders/occasion.ts";
import { told } from "./memory/told.ts";

let open: () => ManagedWorkbook;
let book: ManagedWorkbook;
beforeAll(async () => {
  open = await managedWorkbooks();
});
beforeEach(() => {
  book = open();
  const { key } = book.keep().units.find(({ name }) => name === "Talento Humano")!;
  book.type("catalogues", key, "detail", "TH");
  book.keep();
});

/** Sheet, row, column and what is typed; an apostrophe forces text, as in Sheets. */
type Entry = readonly [sheet: SheetKey, row: string, column: string, typed: string];

/** What stands there then, and how the log shows it where it is not just that. */
const TIDIED: readonly (readonly [
  sheet: SheetKey,
  row: string,
  column: string,
  typed: string,
  tidy: number | string,
  shown?: string,
])[] = [
  ["axis:1", "A01", "budget", "'1350", 1350, "$1,350.00"],
  ["axis:1", "A01", "budget", "'$1,350", 1350, "$1,350.00"],
  ["axis:1", "A01", "budget", "$ 1,350.00.", 1350, "$1,350.00"],
  ["axis:1", "A01", "budget", "US$ 1.350,00", 1350, "$1,350.00"],
  ["axis:1", "A01", "budget", "1350 dólares", 1350, "$1,350.00"],
  ["axis:1", "A01", "term", "tres meses", 3, "3 meses"],
  ["axis:1", "A01", "term", "1 año y 6 meses", 18, "18 meses"],
  ["axis:1", "A01", "term", "'4", 4, "4 meses"],
  ["axis:1", "A01", "responsible", "talento  humano/", "Talento Humano"],
  ["axis:1", "A01", "responsible", "UAIP, informática", "UAIP / Informática"],
  ["axis:1", "A01", "responsible", "TH", "Talento Humano"],
  ["budget", "P01", "responsible", "secretaría.", "Secretaría"],
  ["budget", "P01", "activities", "'12", 12],
  ["budget", "P01", "typedTotal", "'$300.00", 300, "$300.00"],
  ["schedule", "A01", "activities", "' 2 ", 2],
  ["schedule", "A01", "2026-05", "'3", 3],
  ["schedule", "A01", "2026-05", "x", 1],
  ["schedule", "A01", "suspended", "Si", "sí"],
  ["schedule", "A01", "2026-05", "✓", 1],
  ["strategies", "E01", "term", "dos meses", 2, "2 meses"],
  ["settings", "toYear", "value", "'2028", 2028],
  ["settings", "approvalDate", "value", "'1 de febrero de 2023", 44958, "01/02/2023"],
  ["commission", "Free:1", "mail", " Ana.Paz@Alcaldia.Example ", "ana.paz@alcaldia.example"],
  ["commission", "Free:1", "unit", "talento humano", "Talento Humano"],
  ["commission", "Free:1", "role", "COORDINACION", "coordinación"],
];

const LEFT_ALONE: readonly Entry[] = [
  ["axis:1", "A01", "budget", "'1.350"],
  ["axis:1", "A01", "budget", "'-5"],
  ["axis:1", "A01", "budget", "sin costo"],
  ["axis:1", "A01", "budget", "'100000000000"],
  ["axis:1", "A01", "budget", "=10*3"],
  ["axis:1", "A01", "term", "pronto"],
  ["axis:1", "A01", "term", "entre 2 y 3 meses"],
  ["axis:1", "A01", "responsible", "Comité de fiestas"],
  ["axis:1", "A01", "responsible", "UAIP / Comité de fiestas"],
  ["axis:1", "A01", "responsible", "UAIP / uaip"],
  ["axis:1", "A01", "means", "  tres meses  $1,350 "],
  ["budget", "P01", "activities", "doce"],
  ["schedule", "A01", "2026-05", "'-1"],
  ["settings", "approvalDate", "value", "'31/02/2023"],
  ["settings", "approvalDate", "value", "'01-02-2023 y reforma 03-05-2024"],
  ["commission", "Free:1", "role", "jefa"],
];

describe("what is typed and certain in its meaning", () => {
  test.each(TIDIED.map(([sheet, row, column, typed, tidy, shown]) => ({ sheet, row, column, typed, tidy, shown })))(
    "in $sheet $row, column $column: «$typed» becomes $tidy, and the log keeps what was typed",
    ({ sheet, row, column, typed, tidy, shown = String(tidy) }) => {
      book.type(sheet, row, column, typed);
      const place = managedPlace(book.read(), sheet, row, column);
      const stood = managedCell(book.read(), sheet, row, column)?.userEnteredValue?.stringValue;
      expect(stood).toBeDefined();
      const { log } = told(book);
      expect(cellAtPlace(place)).toEqual(typeof tidy === "number" ? { numberValue: tidy } : { stringValue: tidy });
      const line = log.find((entry) => entry.endsWith("Se ordenó lo escrito"))!;
      expect(line.split(" | ")[0]).toBe("cuadros");
      expect(line).toContain(` | ${stood!.trim()} | ${shown} | `);
    },
  );
});

describe("what has more than one reading, or none", () => {
  test.each(LEFT_ALONE)("in %s %s, column %s: «%s» stays as it was typed", (sheet, row, column, typed) => {
    book.type(sheet, row, column, typed);
    const place = managedPlace(book.read(), sheet, row, column);
    const stood = managedCell(book.read(), sheet, row, column)?.userEnteredValue;
    const { log } = told(book);
    expect(cellAtPlace(place)).toEqual(stood);
    expect(log.filter((entry) => entry.startsWith("cuadros"))).toEqual([]);
    expect(log.length).toBeGreaterThan(0);
  });
});

describe("between the reading of a cell and its tidying", () => {
  test.each([
    ["axis:1", "A01", "budget", "'$1,350", "90"],
    ["axis:1", "A01", "budget", "'$1,350", "'$1,400"],
    ["axis:1", "A01", "term", "tres meses", ""],
    ["axis:1", "A01", "responsible", "talento  humano/", "Gerencia"],
    ["commission", "Free:1", "role", "COORDINACION", "lectura"],
  ] as const)(
    "somebody may type into %s %s, column %s, over «%s»: «%s» is kept",
    (sheet, row, column, typed, retyped) => {
      book.type(sheet, row, column, typed);
      const made = pass(book.read(), occasion()) as Ready;
      const place = managedPlace(book.read(), sheet, row, column);
      book.service.enter(book.id, place, retyped, COLLEAGUE);
      const meant = cellAtPlace(place);
      book.write(made.requests);
      expect(cellAtPlace(place)).toEqual(meant);
      book.keep();
      expect(book.keep().requests).toEqual([]);
      if (retyped === "'$1,400") expect(cellAtPlace(place)).toEqual({ numberValue: 1400 });
      else expect(cellAtPlace(place)).toEqual(meant);
    },
  );
});

test("an amount that was typed as text counts in the totals once it is tidied", () => {
  book.type("axis:1", "A01", "budget", "'$1,350");
  told(book);
  expect(managedCell(book.read(), "axis:1", "total", "budget")?.effectiveValue?.numberValue).toBe(1550);
});

function cellAtPlace({ sheetId, rowIndex0, columnIndex0 }: ReturnType<typeof managedPlace>) {
  const sheet = book.read().sheets!.find(({ properties }) => properties?.sheetId === sheetId)!;
  return sheet.data![0]!.rowData![rowIndex0]?.values?.[columnIndex0]?.userEnteredValue;
}

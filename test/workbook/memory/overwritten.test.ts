import { beforeAll, beforeEach, expect, test } from "vitest";
import type { SheetKey } from "../../../src/workbook/managed.ts";
import { type ManagedWorkbook, managedCell, managedPlace, managedWorkbooks } from "../../builders/managed-workbook.ts";
import { told } from "./told.ts";

/** Only the installer may type where cuadros alone writes. */
const INSTALLER = { email: "integridad@alcaldia.example", owner: true };

let open: () => ManagedWorkbook;
let book: ManagedWorkbook;
beforeAll(async () => {
  open = await managedWorkbooks((first) => {
    first.type("axis:1", "A01", "budget", "sin costo");
    first.keep();
  });
});
beforeEach(() => {
  book = open();
});

test.each<[SheetKey, string, string, string]>([
  ["start", "title", "name", "Nuestro plan"],
  ["start", "open:error", "value", "77"],
  ["start", "figures:total", "budget", "999"],
  ["findings", finding("monto-no-leido|axis:1|A01|budget"), "message", "Ya lo vimos"],
  ["findings", finding("monto-no-leido|axis:1|A01|budget"), "author", "Ana"],
  ["findings", "header", "remedy", "Consejo"],
  ["rules", "rule:1", "title", "Regla propia"],
  ["changes", "subtitle", "axis", "Sin cambios"],
  ["catalogues", "terms:1", "detail", "Pocos meses"],
  ["log", "title", "when", "Diario"],
])(
  "what the installer types over a cell of ours in %s %s, column %s, is in the log: «%s»",
  (sheet, row, column, text) => {
    const stood = managedCell(book.read(), sheet, row, column)?.userEnteredValue;
    enter(sheet, row, column, text);
    const { log } = told(book);
    expect(log).toHaveLength(1);
    expect(log[0]).toContain(text);
    expect(log[0]).toContain("Se escribió sobre una celda que cuadros llena; se repuso su contenido");
    expect(managedCell(book.read(), sheet, row, column)?.userEnteredValue).toEqual(stood);
  },
);

test("what is typed over a finding that is mended at the same time is in the log, and its own words are not", () => {
  enter("findings", finding("monto-no-leido|axis:1|A01|budget"), "remedy", "Preguntar a Ana");
  book.type("axis:1", "A01", "budget", "100");
  const { log } = told(book);
  expect(log.filter((line) => line.includes("se repuso")).map((line) => line.split(" | ")[4])).toEqual([
    "Preguntar a Ana",
  ]);
});

test("findings whose words and figures change are nobody's typing", () => {
  book.type("budget", "P01", "typedTotal", "350");
  told(book);
  book.type("axis:1", "A02", "budget", "260");
  expect(told(book).log.map((line) => line.split(" | ")[6])).toEqual(["Se cambió"]);
  book.type("axis:1", "A01", "budget", "90");
  expect(told(book).log.map((line) => line.split(" | ")[6])).toEqual(["Se cambió"]);
});

test("a text beside the tables of Inicio that somebody takes away is in the log", () => {
  const { sheetId, rowIndex0 } = managedPlace(book.read(), "start", "gap1", "name");
  const range = { sheetId, dimension: "ROWS", startIndex: rowIndex0, endIndex: rowIndex0 + 1 } as const;
  const act = (requests: object[]) => book.service.batchUpdate(book.id, { requests }, INSTALLER);
  act([{ insertDimension: { range, inheritFromBefore: true } }]);
  book.service.enter(book.id, { sheetId, rowIndex0, columnIndex0: 0 }, "Avisar al Concejo", INSTALLER);
  told(book);
  act([{ deleteDimension: { range } }]);
  expect(told(book).log.map((line) => line.split(" | ").slice(4))).toEqual([["Avisar al Concejo", "", "Se borró"]]);
});

test("a workbook whose state does not tell yet what was written takes no words of ours for typed ones", () => {
  const { sheetId } = managedPlace(book.read(), "state", "written", "json");
  const { rowIndex0 } = managedPlace(book.read(), "state", "written", "json");
  const range = { sheetId, dimension: "ROWS", startIndex: rowIndex0, endIndex: rowIndex0 + 1 };
  book.service.batchUpdate(book.id, { requests: [{ deleteDimension: { range } }] }, INSTALLER);
  book.type("axis:1", "A01", "budget", "100");
  expect(told(book).log.map((line) => line.split(" | ")[6])).toEqual(["Se cambió"]);
});

function finding(key: string): string {
  return `obs:${key}`;
}

function enter(sheet: SheetKey, row: string, column: string, text: string): void {
  book.service.enter(book.id, managedPlace(book.read(), sheet, row, column), text, INSTALLER);
}

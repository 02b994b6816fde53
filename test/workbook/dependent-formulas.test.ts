import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { planCents } from "../../src/plan/totals.ts";
import type { SheetKey } from "../../src/workbook/managed.ts";
import { isDependent } from "../../src/workbook/read/dependence.ts";
import { type ManagedWorkbook, managedCell, managedPlace, managedWorkbooks } from "../builders/managed-workbook.ts";
import { told } from "./memory/told.ts";

let open: () => ManagedWorkbook;
let book: ManagedWorkbook;
beforeAll(async () => {
  open = await managedWorkbooks((first) => void first.keep());
});
beforeEach(() => {
  book = open();
});

describe("a formula that people type and that depends on other cells", () => {
  test("gives way to the amount it shows, and the log tells who typed it and what became of it", () => {
    book.type("axis:1", "A01", "budget", `=2*${nameOf("axis:1", "A02", "budget")}+0.5`);
    const { done, log } = told(book);
    expect(standing("axis:1", "A01", "budget")).toEqual({ numberValue: 400.5 });
    expect(planCents(done.plan)).toBe(40_050 + 20_000 + 20_000);
    expect(managedCell(book.read(), "start", "figures:total", "budget")?.effectiveValue?.numberValue).toBe(800.5);
    expect(log.map((line) => line.split(" | ").slice(4))).toEqual([
      ["$100.00", expect.stringMatching(/^=2\*/), "Se cambió"],
      [expect.stringMatching(/^=2\*/), "$400.50", "Se dejó fijo lo que mostraba la fórmula"],
    ]);
  });

  test.each<[SheetKey, string, string]>([
    ["axis:1", "A01", "means"],
    ["axis:1", "subtotal:L01", "means"],
    ["axis:1", "top:L01", "line"],
    ["budget", "P01", "responsible"],
    ["strategies", "E01", "tactic"],
    ["settings", "minutes", "value"],
    ["catalogues", "U01", "detail"],
    ["commission", "Free:1", "name"],
  ])("gives way to the text it shows in %s %s, column %s", (sheet, row, column) => {
    book.type("axis:1", "A02", "resources", "Sala grande");
    const { rowIndex0, columnIndex0 } = managedPlace(book.read(), "axis:1", "A02", "resources");
    const place = managedPlace(book.read(), sheet, row, column);
    book.type(sheet, row, column, `='Cuadro 1'!${a1(rowIndex0, columnIndex0)}&"."`);
    if (row === "Free:1") book.type(sheet, row, "mail", "ana@alcaldia.example");
    told(book);
    expect(valueAt(place)).toEqual({ stringValue: "Sala grande." });
  });

  test("is tidied like a text that was typed", () => {
    book.type("axis:1", "A02", "resources", "tres meses");
    book.type("axis:1", "A01", "term", `=${nameOf("axis:1", "A02", "resources")}`);
    told(book);
    expect(standing("axis:1", "A01", "term")).toEqual({ numberValue: 3 });
  });

  test("stays to be read where it shows an error, as an amount that is none", () => {
    book.type("axis:1", "A01", "budget", `=${nameOf("axis:1", "A02", "budget")}/0`);
    const { done } = told(book);
    const stood = standing("axis:1", "A01", "budget")?.stringValue;
    expect(stood).toMatch(/^=.*\/0$/);
    const found = done.findings.find(({ finding }) => finding.code === "monto-no-leido")?.finding;
    expect(found?.found).toBe(stood);
    expect(planCents(done.plan)).toBe(40_000);
  });

  test("leaves a blank cell where it shows nothing", () => {
    book.type("axis:1", "A01", "means", `=${nameOf("axis:1", "subtotal:L01", "means")}&""`);
    const { log } = told(book);
    expect(standing("axis:1", "A01", "means")).toBeUndefined();
    expect(log[log.length - 1]).toContain("Se dejó fijo lo que mostraba la fórmula");
  });

  test("makes no action of a row that holds nothing else", () => {
    const { sheetId, rowIndex0, columnIndex0 } = managedPlace(book.read(), "axis:1", "A02", "means");
    const range = { sheetId, dimension: "ROWS", startIndex: rowIndex0, endIndex: rowIndex0 + 1 } as const;
    book.act([{ insertDimension: { range, inheritFromBefore: true } }]);
    book.service.enter(book.id, { sheetId, rowIndex0, columnIndex0 }, `=${a1(rowIndex0 + 1, columnIndex0)}`, PERSON);
    const { done } = told(book);
    expect(done.plan.axes[0]!.lines[0]!.objectives[0]!.actions.map(({ key }) => key)).toEqual(["A01", "A02"]);
    expect(valueAt({ sheetId, rowIndex0, columnIndex0 })?.formulaValue).toBeDefined();
  });
});

describe("what a formula shows depends on others", () => {
  test.each([
    "=G5",
    "=sum($G$5:$G$9)",
    "='Cuadro 1'!A1",
    "=A:A",
    "=presupuesto*2",
    "=#REF!+1",
    "=HOY()",
    '=INDIRECT("A1")',
  ])("in %s", (formula) => expect(isDependent(formula)).toBe(true));

  test.each([
    "=150*3",
    "=SUM(100,50)",
    "=1,5E3+2",
    '=HYPERLINK("https://a.example/B7","Acta A1")',
    "=TRUE",
    "=LOG10(100)",
  ])("but not in %s", (formula) => expect(isDependent(formula)).toBe(false));
});

const PERSON = { email: "informatica@alcaldia.example", owner: false };

function standing(sheet: SheetKey, row: string, column: string) {
  return managedCell(book.read(), sheet, row, column)?.userEnteredValue;
}

function valueAt({ sheetId, rowIndex0, columnIndex0 }: ReturnType<typeof managedPlace>) {
  const sheet = book.read().sheets!.find(({ properties }) => properties?.sheetId === sheetId)!;
  return sheet.data![0]!.rowData![rowIndex0]?.values?.[columnIndex0]?.userEnteredValue;
}

function nameOf(sheet: SheetKey, row: string, column: string): string {
  const { rowIndex0, columnIndex0 } = managedPlace(book.read(), sheet, row, column);
  return a1(rowIndex0, columnIndex0);
}

/** "G7"; for the first 26 columns. */
function a1(rowIndex0: number, columnIndex0: number): string {
  return `${String.fromCharCode(65 + columnIndex0)}${rowIndex0 + 1}`;
}

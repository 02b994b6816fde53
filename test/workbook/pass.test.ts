import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { actionsOf } from "../../src/plan/plan.ts";
import { planCents } from "../../src/plan/totals.ts";
import { type SheetKey, sheetIdOf } from "../../src/workbook/managed.ts";
import { openFindings } from "../../src/workbook/open-findings.ts";
import { locate } from "../../src/workbook/ours.ts";
import { pass } from "../../src/workbook/pass.ts";
import {
  COLLEAGUE,
  type ManagedWorkbook,
  managedCell,
  managedSheet,
  managedWorkbooks,
  type Ready,
} from "../builders/managed-workbook.ts";
import { occasion } from "../builders/occasion.ts";

let open: () => ManagedWorkbook;
let book: ManagedWorkbook;
beforeAll(async () => {
  open = await managedWorkbooks();
});
beforeEach(() => {
  book = open();
});

describe("the years of the plan", () => {
  test("that are taken out keep the months marked in them, and each such action is a finding", () => {
    book.type("settings", "fromYear", "value", "2027");
    const { plan, ...kept } = book.keep();
    expect(plan.facts.period).toEqual({ fromYear: 2027, toYear: 2027 });
    expect(monthsShown()).toHaveLength(24);
    expect(managedCell(book.read(), "schedule", "A01", "2026-01")?.effectiveValue).toEqual({ numberValue: 1 });
    expect(found({ plan, ...kept }, "cronograma-otros-anos").map(({ clave }) => clave)).toEqual(["A01", "A02"]);
    expectSettled();
  });

  test("that are taken out and hold no mark leave the schedule, and come back when they are put in again", () => {
    book.type("settings", "toYear", "value", "2026");
    book.keep();
    expect(monthsShown()).toEqual(monthsOf(2026));
    expectSettled();
    book.type("settings", "toYear", "value", "2028");
    book.keep();
    expect(monthsShown()).toEqual([2026, 2027, 2028].flatMap(monthsOf));
    expectSettled();
  });

  test("leave the schedule only where nobody wrote anything in their columns", () => {
    const sheet = managedSheet(book.read(), "schedule");
    const columnIndex0 = locate(sheet, "key").columns.get("2027-05")!;
    const rowIndex0 = sheet.properties!.gridProperties!.rowCount! - 1;
    book.service.enter(book.id, { sheetId: sheetIdOf("schedule"), rowIndex0, columnIndex0 }, "ojo", COLLEAGUE);
    book.type("settings", "toYear", "value", "2026");
    book.keep();
    expect(monthsShown()).toEqual([...monthsOf(2026), "2027-05"]);
    expectSettled();
  });

  test.each([
    ["2062", "too many"],
    ["2020", "the other way round"],
    ["pronto", "no years"],
  ])("are not known when the last one is %s: %s", (typed) => {
    book.type("settings", "toYear", "value", typed);
    const done = book.keep();
    expect(done.plan.facts.period).toBeNull();
    expect(found(done, "dato-del-plan-falta").map(({ clave }) => clave)).toContain("fromYear");
    expectSettled();
  });

  test("may be typed as text", () => {
    book.type("settings", "toYear", "value", "'2028");
    expect(book.keep().plan.facts.period).toEqual({ fromYear: 2026, toYear: 2028 });
  });
});

describe("the date of the approval", () => {
  test.each([
    ["1 de febrero de 2023", "2023-02-01"],
    ["'01/02/2023", "2023-02-01"],
    ["44958", "2023-02-01"],
    ["99999999999", ""],
    ["'31/02/2023", ""],
    ["pronto", ""],
  ])("typed as %s is %s", (typed, date) => {
    book.type("settings", "resolution", "value", "Acuerdo 5");
    book.type("settings", "approvalDate", "value", typed);
    const done = book.keep();
    expect(done.plan.facts.approval.date).toBe(date);
    expect(found(done, "dato-del-plan-falta").map(({ clave }) => clave)).toEqual(date ? [] : ["approvalDate"]);
  });
});

describe("the hidden sheet in which cuadros keeps what it must remember", () => {
  const missing = () => {
    const passed = pass(book.read(), occasion());
    return passed.kind === "incomplete" ? passed.missing : passed.kind;
  };

  test("when it has been deleted, nothing is written and people are told what is missing", () => {
    book.write([{ deleteSheet: { sheetId: sheetIdOf("state") } } as object]);
    expect(missing()).toEqual(["Estado interno"]);
  });

  test("when it has been damaged, the same: the workbook is not taken for one that was never converted", () => {
    const state = managedSheet(book.read(), "state");
    const rowIndex = locate(state, "key").rows.get("schema")!;
    const start = { sheetId: sheetIdOf("state"), rowIndex, columnIndex: 1 };
    const rows = [{ values: [{ userEnteredValue: { stringValue: "¿?" } }] }];
    book.write([{ updateCells: { rows, fields: "userEnteredValue", start } }]);
    expect(missing()).toEqual(["Estado interno"]);
  });
});

describe("amounts that cannot be read", () => {
  test.each([
    ["-5", "monto-negativo"],
    ["100000000000", "monto-absurdo"],
    ["sin costo", "monto-no-leido"],
    ["=1/0", "monto-no-leido"],
  ])("such as %s count nothing in any total, and are a finding", (typed, code) => {
    book.type("axis:1", "A01", "budget", typed);
    const done = book.keep();
    expect(found(done, code).map(({ clave }) => clave)).toEqual(["A01"]);
    expect(planCents(done.plan)).toBe(400_00);
    const after = book.read();
    const shown = (key: SheetKey, row: string, column: string) =>
      managedCell(after, key, row, column)?.effectiveValue?.numberValue;
    expect(shown("axis:1", "subtotal:L01", "budget")).toBe(200);
    expect(shown("axis:1", "total", "budget")).toBe(200);
    expect(shown("budget", "total", "total")).toBe(400);
    expect(shown("start", "figures:total", "budget")).toBe(400);
  });
});

describe("rows that people copy with their hidden keys", () => {
  test.each([
    [1, 2],
    [2, 1],
  ])("from Cuadro %s to Cuadro %s are new actions, and the schedule stays with the first", (from, to) => {
    const source = from === 1 ? "A01" : "A05";
    const target = from === 1 ? "A05" : "A01";
    copyRow(`axis:${from}`, source, `axis:${to}`, target);
    const { plan } = book.keep();
    const keys = [...actionsOf(plan)].map(({ axis, action }) => `${axis.number} ${action.key}`);
    expect(keys).toEqual(expect.arrayContaining([`${from} ${source}`, `${to} A06`]));
    expect(new Set(keys).size).toBe(keys.length);
    expectSettled();
  });

  test("in the budget and the schedule are people's own, and count in no total", () => {
    copyRow("budget", "P01", "budget", "total");
    copyRow("schedule", "A01", "schedule", "total");
    const done = book.keep();
    const after = book.read();
    expect(managedCell(after, "budget", "total", "total")?.effectiveValue?.numberValue).toBe(500);
    expect(managedCell(after, "schedule", "total", "activities")?.effectiveValue?.numberValue).toBe(3);
    expect(done.plan.budget).toHaveLength(4);
    expectSettled();
  });
});

test("what people type into the thin rows of a block moves to an action of its own", () => {
  book.type("axis:1", "bottom:L01", "action", "Acción al borde");
  book.type("axis:1", "bottom:L01", "budget", "40");
  const { plan } = book.keep();
  expect([...actionsOf(plan)].map(({ action }) => [action.key, action.text]).slice(0, 3)).toEqual([
    ["A01", "Impartir un curso"],
    ["A02", "Evaluar el curso"],
    ["A06", "Acción al borde"],
  ]);
  expect(managedCell(book.read(), "axis:1", "A06", "budget")?.effectiveValue?.numberValue).toBe(40);
  expect(managedCell(book.read(), "axis:1", "total", "budget")?.effectiveValue?.numberValue).toBe(340);
  expectSettled();
});

test("a text as long as a cell takes is kept whole, and what quotes it fits its cell", () => {
  const long = "a".repeat(50_000);
  book.type("axis:1", "A01", "action", long);
  book.type("axis:1", "A02", "budget", long);
  const { plan } = book.keep();
  expect([...actionsOf(plan)][0]?.action.text).toBe(long);
  expect(managedCell(book.read(), "axis:1", "A02", "budget")?.userEnteredValue?.stringValue).toBe(long);
  expectSettled();
});

function expectSettled(): void {
  expect(book.keep().requests).toEqual([]);
}

function found(done: Ready, code: string): ReturnType<typeof openFindings> {
  return openFindings(done).filter(({ codigo }) => codigo === code);
}

function monthsShown(): readonly string[] {
  return [...locate(managedSheet(book.read(), "schedule"), "key").columns.keys()].filter((key) => /^\d{4}-/.test(key));
}

function monthsOf(year: number): readonly string[] {
  return Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, "0")}`);
}

/** Inserts a row above the one with key `before` and copies a row into it, from the third column on, since the first are merged. */
function copyRow(from: SheetKey, row: string, to: SheetKey, before: string): void {
  const start = locate(managedSheet(book.read(), to), "key").rows.get(before)!;
  const dimension = { sheetId: sheetIdOf(to), dimension: "ROWS", startIndex: start, endIndex: start + 1 } as const;
  book.write([{ insertDimension: { range: dimension, inheritFromBefore: true } }]);
  const snapshot = book.read();
  const range = (key: SheetKey, startRowIndex: number) => ({
    sheetId: sheetIdOf(key),
    startRowIndex,
    endRowIndex: startRowIndex + 1,
    startColumnIndex: 2,
    endColumnIndex: managedSheet(snapshot, from).properties!.gridProperties!.columnCount!,
  });
  const source = range(from, locate(managedSheet(snapshot, from), "key").rows.get(row)!);
  const copyPaste = { source, destination: range(to, start), pasteType: "PASTE_NORMAL" };
  book.service.batchUpdate(book.id, { requests: [{ copyPaste }] }, COLLEAGUE);
}

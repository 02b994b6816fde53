import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ApiError } from "../../build/local/sheets/service.ts";
import { actionsOf, type Plan } from "../../src/plan/plan.ts";
import { planCents } from "../../src/plan/totals.ts";
import { type SheetKey, sheetIdOf } from "../../src/workbook/managed.ts";
import type { Wish } from "../../src/workbook/occasion.ts";
import { locate } from "../../src/workbook/ours.ts";
import { pass } from "../../src/workbook/pass.ts";
import type { Request } from "../../src/workbook/sheets-api.ts";
import type { Snapshot } from "../../src/workbook/snapshot.ts";
import {
  COLLEAGUE,
  type ManagedWorkbook,
  managedCell,
  managedPlace,
  managedSheet,
  managedWorkbooks,
  type Ready,
} from "../builders/managed-workbook.ts";
import { occasion } from "../builders/occasion.ts";

let open: () => ManagedWorkbook;
let book: ManagedWorkbook;
/** A workbook with edits that a pass has yet to answer: new actions, texts to be tidied, figures of the budget and the schedule. */
beforeAll(async () => {
  open = await managedWorkbooks((first) => {
    first.type("schedule", "A02", "2026-05", "7");
    first.type("schedule", "A03", "2026-06", "8");
    first.type("budget", "P03", "responsible", "UAIP");
    first.type("commission", "Free:1", "mail", "zoila@alcaldia.example");
    typeBelow(first, "strategies", "E01", "strategy", "Segunda estrategia");
    first.keep();
    first.type("axis:1", "bottom:L01", "action", "Acción al borde");
    first.type("axis:2", "bottom:L02", "action", "Otra al borde");
    first.type("axis:2", "A05", "budget", "'$1,350");
    first.type("axis:1", "A01", "term", "tres meses");
    first.type("schedule", "A05", "2027-02", "'9");
    first.type("budget", "P01", "activities", "'12");
    first.type("commission", "Free:2", "mail", "Ana@alcaldia.example");
    typeBelow(first, "strategies", "E01", "strategy", "Estrategia de en medio");
    typeBelow(first, "catalogues", "U02", "name", "Unidad de en medio");
  });
});
beforeEach(() => {
  book = open();
});

const SHEETS: readonly SheetKey[] = ["axis:1", "budget", "schedule", "strategies", "catalogues", "commission"];

describe.each(SHEETS)("in %s, between the reading and the writing of a pass,", { timeout: 120_000 }, (sheet) => {
  test("a row inserted anywhere leaves everything right after two more passes", () => {
    everyRow(sheet, (range) => [{ insertDimension: { range, inheritFromBefore: range.startIndex > 0 } }]);
  });

  test("a row deleted anywhere leaves everything right after two more passes", () => {
    everyRow(sheet, (range) => [{ deleteDimension: { range } }]);
  });
});

test("a mend that somebody chose does not land in another row", () => {
  book.keep();
  const wish = mendOf("presupuesto-responsables");
  const made = pass(book.read(), occasion({ wishes: [wish] })) as Ready;
  const before = typedIn("budget", "responsible");
  book.act([{ insertDimension: { range: rowsAt("budget", 3), inheritFromBefore: true } }]);
  writeOrRefuse(made.requests, book.read());
  expect(typedIn("budget", "responsible")).toEqual(before);
});

test("a member's mail that is being tidied does not land in the row of another", () => {
  book.type("commission", "M01", "mail", "Zoila@Alcaldia.example");
  const made = pass(book.read(), occasion()) as Ready;
  const { rowIndex0 } = managedPlace(book.read(), "commission", "M01", "mail");
  book.act([{ insertDimension: { range: rowsAt("commission", rowIndex0), inheritFromBefore: true } }]);
  book.service.enter(
    book.id,
    { ...managedPlace(book.read(), "commission", "M01", "mail"), rowIndex0 },
    "berta@alcaldia.example",
    COLLEAGUE,
  );
  writeOrRefuse(made.requests, book.read());
  book.keep();
  book.keep();
  const done = book.keep();
  expect(done.requests).toEqual([]);
  expect(done.members.map(({ mail }) => mail).sort()).toEqual([
    "ana@alcaldia.example",
    "berta@alcaldia.example",
    "zoila@alcaldia.example",
  ]);
});

/** For each row of the sheet below the frozen ones in turn: a colleague's requests between a pass and its writing, in a workbook of its own. */
function everyRow(sheet: SheetKey, requestsOf: (range: ReturnType<typeof rowsAt>) => readonly Request[]): void {
  const begun = book.read();
  const { requests } = pass(begun, occasion()) as Ready;
  const { frozenRowCount = 0, rowCount = 0 } = managedSheet(begun, sheet).properties!.gridProperties!;
  const keys = locate(managedSheet(begun, sheet), "key").keyOfRow;
  const lastTyped0 = keys.findLastIndex((key) => /^(total|[EUM]\d+)$/.test(key));
  const last0 = Math.min(rowCount, lastTyped0 + 2);
  for (let row0 = frozenRowCount; row0 < last0; row0++) {
    book = open();
    expectSoundAfter(requests, requestsOf(rowsAt(sheet, row0)), `fila ${row0 + 1}`);
  }
}

/** A pass without a race says what the plan is after a colleague's edit; with one, the plan is the same two passes later. */
function expectSoundAfter(made: readonly Request[], edit: readonly Request[], where: string): void {
  book.act(edit);
  const before = book.read();
  const alone = pass(before, occasion()) as Ready;
  writeOrRefuse(made, before);
  book.keep();
  const second = book.keep();
  const done = second.requests.length === 0 ? second : book.keep();
  expect(done.requests, where).toEqual([]);
  expect(contents(done.plan), where).toEqual(contents(alone.plan));
  expect(budgets(done.plan), where).toEqual(budgets(alone.plan));
  expect(lists(done), where).toEqual(lists(alone));
  const keys = [
    ...[...actionsOf(done.plan)].map(({ action }) => action),
    ...done.units,
    ...done.members,
    ...done.plan.strategies,
  ].map(({ key }) => key);
  expect(new Set(keys).size, where).toBe(keys.length);
  expect(managedCell(book.read(), "budget", "total", "total")?.effectiveValue?.numberValue, where).toBe(
    planCents(done.plan) / 100,
  );
}

/** Google carries out all of it, or refuses it and leaves the workbook as it was. */
function writeOrRefuse(requests: readonly Request[], before: Snapshot): void {
  try {
    book.write(requests);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    expect(error.code).toBe(400);
    expect(book.read()).toEqual(before);
  }
}

/** What each action says and where it stands, without its key, since a new one may get another. */
function contents(plan: Plan): readonly unknown[] {
  return [...actionsOf(plan)]
    .map(({ line, objective, action: { key: _key, ...rest } }) => ({
      line: line.name,
      objective: objective.text,
      ...rest,
    }))
    .sort((a, b) => a.text.localeCompare(b.text));
}

function budgets({ budget }: Plan): readonly unknown[] {
  return budget.map(({ responsible, activities, typedCents }) => [responsible, activities, typedCents]);
}

/** The rows of the lists without their keys. */
function lists({ plan, units, members }: Ready): readonly unknown[] {
  return [plan.strategies, units, members].map((rows: readonly { readonly key: string }[]) =>
    rows.map(({ key: _key, ...rest }) => rest),
  );
}

/** Inserts a row below another and types into it, as colleagues do. */
function typeBelow(workbook: ManagedWorkbook, sheet: SheetKey, row: string, column: string, text: string): void {
  const place = managedPlace(workbook.read(), sheet, row, column);
  const below = { ...place, rowIndex0: place.rowIndex0 + 1 };
  workbook.act([{ insertDimension: { range: rowsAt(sheet, below.rowIndex0), inheritFromBefore: true } }]);
  workbook.service.enter(workbook.id, below, text, COLLEAGUE);
}

function rowsAt(sheet: SheetKey, startIndex: number) {
  return { sheetId: sheetIdOf(sheet), dimension: "ROWS", startIndex, endIndex: startIndex + 1 } as const;
}

/** A wish for the first mend of a finding. */
function mendOf(code: string): Wish {
  const { key, finding } = (pass(book.read(), occasion()) as Ready).findings.find(
    (listed) => listed.finding.code === code,
  )!;
  return { id: "1", author: "ana@alcaldia.example", kind: "mend", findingKey: key, mendId: finding.mends[0]!.id };
}

/** What stands in a column of a sheet, by the key of its row. */
function typedIn(sheet: SheetKey, column: string): Readonly<Record<string, unknown>> {
  const snapshot = book.read();
  const keys = locate(managedSheet(snapshot, sheet), "key").keyOfRow.filter((key) => /^P\d+$/.test(key));
  return Object.fromEntries(keys.map((key) => [key, managedCell(snapshot, sheet, key, column)?.userEnteredValue]));
}

import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ApiError } from "../../build/local/sheets/service.ts";
import { actionsOf, type Plan } from "../../src/plan/plan.ts";
import { planCents } from "../../src/plan/totals.ts";
import { type SheetKey, sheetIdOf } from "../../src/workbook/managed.ts";
import { locate } from "../../src/workbook/ours.ts";
import { pass } from "../../src/workbook/pass.ts";
import type { Request } from "../../src/workbook/sheets-api.ts";
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
    first.keep();
    first.type("axis:1", "bottom:L01", "action", "Acción al borde");
    first.type("axis:2", "bottom:L02", "action", "Otra al borde");
    first.type("axis:2", "A05", "budget", "'$1,350");
    first.type("axis:1", "A01", "responsible", "talento  humano/");
    first.type("schedule", "A05", "2027-02", "'9");
    first.type("budget", "P01", "activities", "'12");
  });
});
beforeEach(() => {
  book = open();
});

const MERGED: readonly SheetKey[] = ["axis:1", "axis:2", "budget", "schedule"];

describe.each(MERGED)("in %s, between the reading and the writing of a pass,", (sheet) => {
  test("a row inserted anywhere leaves everything right after two more passes", () => {
    everyRow(sheet, (range) => [{ insertDimension: { range, inheritFromBefore: range.startIndex > 0 } }]);
  });

  test("a row deleted anywhere leaves everything right after two more passes", () => {
    everyRow(sheet, (range) => [{ deleteDimension: { range } }]);
  });

  test("a row moved to the end of its sheet leaves everything right after two more passes", () => {
    const end = () => managedSheet(book.read(), sheet).properties!.gridProperties!.rowCount!;
    everyRow(sheet, (range) => [{ moveDimension: { source: range, destinationIndex: end() } }]);
  });
});

test("a member's mail that is being tidied does not land in the row of another", () => {
  book.type("commission", "M01", "mail", "Zoila@Alcaldia.example");
  const made = pass(book.read(), occasion()) as Ready;
  const { rowIndex0 } = managedPlace(book.read(), "commission", "M01", "mail");
  book.act([{ insertDimension: { range: rowsAt("commission", rowIndex0), inheritFromBefore: true } }]);
  book.service.enter(
    book.id,
    { ...managedPlace(book.read(), "commission", "M01", "mail"), rowIndex0 },
    "ana@alcaldia.example",
    COLLEAGUE,
  );
  writeOrRefuse(made.requests);
  book.keep();
  book.keep();
  const done = book.keep();
  expect(done.requests).toEqual([]);
  expect(done.members.map(({ mail }) => mail).sort()).toEqual(["ana@alcaldia.example", "zoila@alcaldia.example"]);
});

/** For each row of the sheet below the frozen ones in turn: a colleague's requests between a pass and its writing, in a workbook of its own. */
function everyRow(sheet: SheetKey, requestsOf: (range: ReturnType<typeof rowsAt>) => readonly Request[]): void {
  const begun = book.read();
  const { frozenRowCount = 0, rowCount = 0 } = managedSheet(begun, sheet).properties!.gridProperties!;
  const last0 = Math.min(rowCount, locate(managedSheet(begun, sheet), "key").rows.get("total")! + 2);
  for (let row0 = frozenRowCount; row0 < last0; row0++) {
    book = open();
    expectSoundAfter(requestsOf(rowsAt(sheet, row0)), `fila ${row0 + 1}`);
  }
}

/** A pass without a race says what the plan is after a colleague's edit; with one, the plan is the same two passes later. */
function expectSoundAfter(edit: readonly Request[], where: string): void {
  const made = pass(book.read(), occasion()) as Ready;
  book.act(edit);
  const alone = pass(book.read(), occasion()) as Ready;
  writeOrRefuse(made.requests);
  book.keep();
  book.keep();
  const done = book.keep();
  expect(done.requests, where).toEqual([]);
  expect(contents(done.plan), where).toEqual(contents(alone.plan));
  expect(budgets(done.plan), where).toEqual(budgets(alone.plan));
  const keys = [...actionsOf(done.plan)].map(({ action }) => action.key);
  expect(new Set(keys).size, where).toBe(keys.length);
  expect(managedCell(book.read(), "budget", "total", "total")?.effectiveValue?.numberValue, where).toBe(
    planCents(done.plan) / 100,
  );
}

/** Google carries out all of it, or refuses it and leaves the workbook as it was. */
function writeOrRefuse(requests: readonly Request[]): void {
  const before = book.read();
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
  return budget.map(({ objectiveText, responsible, activities, typedCents }) => [
    objectiveText,
    responsible,
    activities,
    typedCents,
  ]);
}

function rowsAt(sheet: SheetKey, startIndex: number) {
  return { sheetId: sheetIdOf(sheet), dimension: "ROWS", startIndex, endIndex: startIndex + 1 } as const;
}

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actionsOf, type Plan, valueOr } from "../../src/plan/plan.ts";
import { axisCents, planCents } from "../../src/plan/totals.ts";
import { type SheetKey, sheetKeyOf } from "../../src/workbook/managed.ts";
import { openFindings } from "../../src/workbook/open-findings.ts";
import { locate } from "../../src/workbook/ours.ts";
import { pass } from "../../src/workbook/pass.ts";
import type { Sheet } from "../../src/workbook/sheets-api.ts";
import type { Snapshot } from "../../src/workbook/snapshot.ts";
import {
  COLLEAGUE,
  type ManagedWorkbook,
  managedCell,
  managedWorkbooks,
  type Ready,
} from "../builders/managed-workbook.ts";
import { occasion } from "../builders/occasion.ts";
import { carryOut, type Deed, deeds, TYPED } from "./people.ts";

describe("a pass, whatever people did since the one before", () => {
  test("never fails, leaves nothing to do, keeps what was typed, and its totals and keys hold", async () => {
    const open = await managedWorkbooks();
    fc.assert(
      fc.property(deeds(), (series) => expectSound(open(), series)),
      { numRuns: 60, seed: 2026 },
    );
  });
});

function expectSound(book: ManagedWorkbook, series: readonly Deed[]): void {
  for (const deed of series) carryOut(deed, book.service, book.id, COLLEAGUE);
  const before = book.read();
  const first = pass(before, occasion());
  if (first.kind === "incomplete") return;
  expect(first.kind).toBe("ready");
  book.write((first as Ready).requests);
  const after = book.read();
  const second = pass(after, occasion()) as Ready;
  expect(second.requests.slice(0, 3)).toEqual([]);
  expect(second.plan).toEqual((first as Ready).plan);
  expect(openFindings(second)).toEqual(openFindings(first as Ready));
  expectKeysUnique(after, second.plan);
  expectTotals(after, second);
  expectNothingLost(before, after);
}

function expectKeysUnique(snapshot: Snapshot, plan: Plan): void {
  for (const sheet of managedSheets(snapshot)) {
    const keys = locate(sheet, "key").keyOfRow.filter((key) => /^[ALOPEU]\d+$/.test(key));
    expect(keys).toEqual([...new Set(keys)]);
  }
  const keys = [...actionsOf(plan)].map(({ action }) => action.key);
  expect(keys).toEqual([...new Set(keys)]);
}

/** What stands in the sheet's totals is what its readable amounts add up to; each of them counts in the plan as the cent it shows. */
function expectTotals(snapshot: Snapshot, { plan }: Ready): void {
  const shown = (key: SheetKey, row: string, column: string) =>
    managedCell(snapshot, key, row, column)?.effectiveValue?.numberValue ?? Number.NaN;
  const actions = [...actionsOf(plan)].map(({ action }) => action);
  const isNear = (dollars: number, cents: number) => Math.abs(dollars * 100 - cents) <= 0.5 * actions.length + 0.001;
  for (const axis of plan.axes)
    expect(shown(`axis:${axis.number}`, "total", "budget")).toSatisfy((sum: number) => isNear(sum, axisCents(axis)));
  expect(shown("start", "figures:total", "budget")).toSatisfy((sum: number) => isNear(sum, planCents(plan)));
  expect(shown("budget", "total", "total")).toSatisfy((sum: number) => isNear(sum, planCents(plan)));
  if (actions.some(({ activities }) => activities.kind === "unread")) return;
  const counted = actions.reduce((sum, { activities }) => sum + valueOr(activities, 0), 0);
  expect(shown("schedule", "total", "activities")).toBe(counted);
}

function expectNothingLost(before: Snapshot, after: Snapshot): void {
  for (const sheet of managedSheets(before)) {
    const { sheetId } = sheet.properties!;
    const standing = new Set(
      textsOf(after.sheets!.find(({ properties }) => properties?.sheetId === sheetId)!, () => true),
    );
    const key = sheetKeyOf(sheetId!)!;
    expect(textsOf(sheet, (row, column) => isTheirs(key, row, column)).filter((text) => !standing.has(text))).toEqual(
      [],
    );
  }
}

/** The texts and notes that people typed, in the cells that `counts` by row key and column key; null for a column of their own. */
function textsOf(sheet: Sheet, counts: (rowKey: string, columnKey: string | null) => boolean): readonly string[] {
  const { columns, keyOfRow } = locate(sheet, "key");
  const keyOfColumn = new Map([...columns].map(([key, column0]) => [column0, key]));
  return (sheet.data?.[0]?.rowData ?? []).flatMap(({ values = [] }, row0) =>
    values.flatMap(({ userEnteredValue }, column0) => {
      const text = userEnteredValue?.stringValue ?? "";
      const isCounted = counts(keyOfRow[row0] ?? "", keyOfColumn.get(column0) ?? null);
      return text.startsWith(TYPED) && isCounted ? [text] : [];
    }),
  );
}

/** Cells that people type in: elsewhere cuadros puts right what stands there. */
function isTheirs(sheet: SheetKey, rowKey: string, columnKey: string | null): boolean {
  if (columnKey === null) return true;
  if (["key", "lineKey", "objectiveKey"].includes(columnKey)) return false;
  if (rowKey === "") return true;
  const isMonth = /^\d{4}-\d{2}$/.test(columnKey);
  switch (sheet) {
    case "budget":
      return /^P\d+$/.test(rowKey)
        ? ["responsible", "activities", "typedTotal"].includes(columnKey)
        : rowKey === "total" && columnKey === "responsible";
    case "schedule":
      return /^A\d+$/.test(rowKey) && (columnKey === "activities" || isMonth);
    case "strategies":
      return /^E\d+$/.test(rowKey);
    case "catalogues":
      return /^U\d+$/.test(rowKey);
    case "settings":
      return columnKey === "value" && rowKey !== "header";
    case "start":
    case "findings":
    case "state":
      return false;
    default:
      if (/^(top|bottom):/.test(rowKey)) return true;
      if (/^(subtotal:|total$)/.test(rowKey)) return columnKey !== "objective" && columnKey !== "budget";
      return /^A\d+$|^empty:/.test(rowKey);
  }
}

function managedSheets({ sheets = [] }: Snapshot): readonly Sheet[] {
  return sheets.filter(({ properties }) => sheetKeyOf(properties?.sheetId ?? 0) !== null);
}

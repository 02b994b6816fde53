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
import { type ManagedWorkbook, managedCell, managedWorkbooks, type Ready } from "../builders/managed-workbook.ts";
import { occasion } from "../builders/occasion.ts";
import { carryOut, type Deed, deeds, TYPED } from "./people.ts";

/** More with `CUADROS_RUNS=5000 npx vitest run test/workbook/pass.property.test.ts`, and then from another seed each time. */
const WANTED = Number(process.env.CUADROS_RUNS ?? 0);
const RUNS = WANTED > 0 ? { numRuns: WANTED, endOnFailure: process.env.QUICK === "1" } : { numRuns: 50, seed: 2026 };

describe("a pass, whatever people did since the one before", () => {
  test("never fails, leaves nothing to do, keeps or logs what was typed, and its totals and keys hold", async () => {
    const open = await managedWorkbooks();
    fc.assert(
      fc.property(deeds(), (series) => expectSound(open(), series)),
      RUNS,
    );
  }, 3_600_000);
});

function expectSound(book: ManagedWorkbook, series: readonly Deed[]): void {
  const seen = new Set<string>();
  for (const [index, deed] of series.entries()) {
    carryOut(deed, book);
    if ((deed.isSeen || index === series.length - 1) && !expectSoundPass(book, seen)) return;
  }
}

/** One pass and a second one. False when sheets are missing, so that nothing is done. */
function expectSoundPass(book: ManagedWorkbook, seen: Set<string>): boolean {
  const before = book.read();
  const first = pass(before, occasion());
  if (first.kind === "incomplete") {
    expect(first.missing).not.toEqual([]);
    return false;
  }
  expect(first.kind).toBe("ready");
  for (const text of typedTexts(before)) seen.add(text);
  book.write((first as Ready).requests);
  const after = book.read();
  const second = pass(after, occasion()) as Ready;
  expect(second.requests.slice(0, 3)).toEqual([]);
  expect(second.plan).toEqual((first as Ready).plan);
  expect(openFindings(second)).toEqual(openFindings(first as Ready));
  expectKeysUnique(after, second.plan);
  expectTotals(after, second);
  const kept = allTexts(after);
  expect([...seen].filter((text) => !kept.includes(text))).toEqual([]);
  return true;
}

function expectKeysUnique(snapshot: Snapshot, plan: Plan): void {
  for (const sheet of managedSheets(snapshot)) {
    const family = familyIn(sheetKeyOf(sheet.properties?.sheetId ?? 0)!);
    const keys = locate(sheet, "key").keyOfRow.filter((key) => family && new RegExp(`^${family}\\d+$`).test(key));
    expect(keys).toEqual([...new Set(keys)]);
  }
  const keys = [...actionsOf(plan)].map(({ action }) => action.key);
  expect(keys).toEqual([...new Set(keys)]);
}

/** The letter that the keys of a sheet's rows begin with; none where people cannot make rows. */
function familyIn(sheet: SheetKey): string | undefined {
  if (sheet.startsWith("axis:")) return "A";
  const families: Partial<Record<SheetKey, string>> = {
    budget: "P",
    schedule: "A",
    strategies: "E",
    catalogues: "U",
    commission: "M",
  };
  return families[sheet];
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

/** The texts that people typed, but for those in hidden columns and in the log, which tells of the others. */
function typedTexts(snapshot: Snapshot): readonly string[] {
  return managedSheets(snapshot).flatMap((sheet) => {
    if (["log", "state"].includes(sheetKeyOf(sheet.properties?.sheetId ?? 0)!)) return [];
    const { columns } = locate(sheet, "key");
    const hidden = new Set(["key", "lineKey", "objectiveKey"].map((column) => columns.get(column)));
    return (sheet.data?.[0]?.rowData ?? []).flatMap(({ values = [] }) =>
      values.flatMap(({ userEnteredValue }, column0) => {
        const text = userEnteredValue?.stringValue ?? "";
        return text.startsWith(TYPED) && !hidden.has(column0) ? [text] : [];
      }),
    );
  });
}

/** Everything that can be read in the workbook, its log included, but for the hidden state. */
function allTexts(snapshot: Snapshot): string {
  const texts = managedSheets(snapshot).flatMap((sheet) =>
    sheetKeyOf(sheet.properties?.sheetId ?? 0) === "state"
      ? []
      : (sheet.data?.[0]?.rowData ?? []).flatMap(({ values = [] }) =>
          values.map(({ userEnteredValue }) => userEnteredValue?.stringValue ?? ""),
        ),
  );
  return texts.join("\n");
}

function managedSheets({ sheets = [] }: Snapshot): readonly Sheet[] {
  return sheets.filter(({ properties }) => sheetKeyOf(properties?.sheetId ?? 0) !== null);
}

import { beforeAll, expect, test } from "vitest";
import { EMPTY, entryOf, unread } from "../../src/plan/plan.ts";
import { countsAs } from "../../src/plan/progress.ts";
import { type ActionStanding, standingOf } from "../../src/plan/standing.ts";
import type { Book } from "../../src/workbook/layout/book.ts";
import { type SheetKey, sheetIdOf } from "../../src/workbook/managed.ts";
import { anAction, anObjective, aPlan } from "../builders/plan.ts";
import { simulatedYear } from "../builders/simulated-year.ts";
import { aBook, type LaidOut, laidOut, OWNER } from "./layout/laid-out.ts";

const FIGURES = ["planned", "due", "done", "soon", "state"] as const;

let today = "2026-01-01";
let book: Book;
let workbook: LaidOut;
beforeAll(async () => {
  const plan = aPlan([
    anObjective("O01", [
      anAction("A01", { activities: entryOf(6), months: monthsOf([2, 0, 3, 1]), means: "Informe; Listado" }),
      anAction("A02", { activities: EMPTY, months: monthsOf([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 4]) }),
      anAction("A03", { months: monthsOf([1, 1, 1, 1, 1, 1, 1]), course: { suspended: " SÍ ", reason: "Sin fondos" } }),
      anAction("A04", { months: monthsOf([5, 5]), course: { suspended: "sí, en parte", reason: "" } }),
      anAction("A05", { activities: entryOf(4), months: [] }),
      anAction("A06", { activities: unread("varias"), months: [{ month: "2028-02", activities: entryOf(3) }] }),
    ]),
  ]);
  book = aBook({ plan, progress: simulatedYear(plan, { year: 2026, count: 60 }) });
  workbook = await laidOut(book, () => new Date(`${today}T18:00:00Z`));
});

test.each([
  "2026-01-31",
  "2026-02-01",
  "2026-11-01",
  "2026-12-31",
  "2027-01-01",
  "2027-12-31",
  "2028-02-29",
  "2028-03-01",
])("how an action stands on %s is what the formulas of the workbook show", (day) => {
  today = day;
  workbook.lay({ ...book, today });
  const counting = book.progress.flatMap(({ entry, status }) => (countsAs(status) ? [entry] : []));
  const standings = standingOf(book.plan, counting, today);
  expect(shown("schedule", FIGURES)).toEqual(
    standings.map(({ planned, due, done, soon, state }) => [planned, due, done, soon, state]),
  );
  expect(shown("tracking", ["late", "spent", "missing"])).toEqual(
    standings.map(({ late, spentCents, missing }) => [late, spentCents / 100, missing.length]),
  );
});

/** What the formulas of the actions' rows show. */
function shown(key: SheetKey, columnKeys: readonly string[]): readonly (readonly unknown[])[] {
  const fields = "sheets(properties.sheetId,data.rowData.values.effectiveValue)";
  const { sheets } = workbook.service.get({ spreadsheetId: workbook.id, fields }, OWNER);
  const grid = sheets!.find(({ properties }) => properties!.sheetId === sheetIdOf(key))!.data![0]!.rowData!;
  const { rows, columns } = workbook.reader(key);
  return ["A01", "A02", "A03", "A04", "A05", "A06"].map((row) =>
    columnKeys.map((column) => {
      const { numberValue, stringValue } = grid[rows.get(row)!]?.values?.[columns.get(column)!]?.effectiveValue ?? {};
      return numberValue ?? stringValue;
    }),
  );
}

/** Activities for the months of 2026 from January on; a month of 0 is marked all the same. */
function monthsOf(activities: readonly number[]): ActionStanding["action"]["months"] {
  return activities.map((count, index) => ({
    month: `2026-${String(index + 1).padStart(2, "0")}`,
    activities: entryOf(count),
  }));
}

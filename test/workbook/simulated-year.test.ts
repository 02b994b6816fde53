import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { sheets_v4 } from "googleapis";
import { beforeAll, describe, expect, test } from "vitest";
import { exportXlsx } from "../../build/local/export-xlsx.ts";
import { importXlsx } from "../../build/local/import-xlsx.ts";
import { readTables } from "../../build/local/tables.ts";
import { type Action, actionsOf, entryOf, type Plan, valueOr } from "../../src/plan/plan.ts";
import { proposeSchedule } from "../../src/plan/proposal/proposal.ts";
import { preview } from "../../src/workbook/conversion.ts";
import type { Book } from "../../src/workbook/layout/book.ts";
import { titleOf } from "../../src/workbook/managed.ts";
import type { Snapshot } from "../../src/workbook/snapshot.ts";
import { simulatedYear } from "../builders/simulated-year.ts";
import { usulutanKnown } from "../builders/usulutan-known.ts";
import { type Figure, type FigureSheet, type Figures, figuresByHand } from "./figures-by-hand.ts";
import { aBook, type LaidOut, laidOut, OWNER } from "./layout/laid-out.ts";

const USULUTAN = new URL("../../templates/usulutan-2023-2025", import.meta.url).pathname;
const SOFFICE = ["soffice", "libreoffice"].find((name) => spawnSync(name, ["--version"]).status === 0);
const SHEETS: readonly FigureSheet[] = ["schedule", "tracking", "evidence", "rollup", "start"];

/** Noon in El Salvador on the day that it is in the workbook. */
let today = "2023-01-01";
let year: Book;
let workbook: LaidOut;
beforeAll(async () => {
  year = usulutanInItsFirstYear();
  workbook = await laidOut(bookOn(today), () => new Date(`${today}T18:00:00Z`));
});

describe("the simulated year of Usulután", () => {
  test("has some 300 entries of all kinds for the 31 actions of the proposed schedule", () => {
    const { plan, progress } = year;
    expect(progress).toHaveLength(300);
    expect(simulatedYear(plan)).toEqual(progress);
    expect(new Set(progress.map(({ status }) => status)).size).toBe(4);
    expect(progress.some(({ entry }) => valueOr(entry.activities, 0) < 0)).toBe(true);
    expect(progress.some(({ entry }) => valueOr(entry.spentCents, 0) < 0)).toBe(true);
    expect([...actionsOf(plan)].every(({ action }) => action.months.length > 0)).toBe(true);
    const states = Object.values(figuresByHand(year, "2023-12-31").schedule).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(["no iniciada", "en proceso", "completada", "atrasada", "suspendida"]));
  });

  test.each(["2023-01-31", "2023-02-01", "2023-06-15", "2023-12-31", "2024-02-29", "2026-01-01"])(
    "stands on %s in every sheet as worked out by hand",
    (day) => {
      today = day;
      workbook.lay(bookOn(day));
      const expected = figuresByHand(bookOn(day), day);
      expect(figuresIn(workbook, resultsOf(workbook), expected)).toEqual(rounded(expected));
    },
  );

  test("needs no second pass", () => {
    workbook.lay(year);
    expect(workbook.lay(year)).toEqual([]);
  });
});

test.skipIf(!SOFFICE)("LibreOffice works out the same from the exported workbook", { timeout: 180_000 }, async () => {
  today = "2024-02-29";
  workbook.lay(year);
  const expected = figuresByHand(year, today);
  const theirs = await recalculated(withoutResults(workbook, today));
  expect(figuresIn(workbook, theirs, expected)).toEqual(rounded(expected));
});

/** Usulután's plan with its proposed schedule, one action of it suspended, and a year of progress. */
function usulutanInItsFirstYear(): Book {
  const { plan, units } = preview(readTables(USULUTAN) as Snapshot, usulutanKnown());
  const proposed = new Map(proposeSchedule(plan, units).actions.map((action) => [action.key, action]));
  const scheduled = withActions(plan, (action) => {
    const { months = [], activities = 0 } = proposed.get(action.key) ?? {};
    const marks = months.map((mark) => ({ month: mark.month, activities: entryOf(mark.activities) }));
    const course = { suspended: "Sí", reason: "Acuerdo del Concejo" };
    return { ...action, months: marks, activities: entryOf(activities), ...(action.key === SUSPENDED && { course }) };
  });
  const keyed = units.map((unit, index) => ({ ...unit, key: `U${String(index + 1).padStart(2, "0")}` }));
  return aBook({ plan: scheduled, units: keyed, progress: simulatedYear(scheduled) });
}

const SUSPENDED = "A07";

function withActions(plan: Plan, change: (action: Action) => Action): Plan {
  const axes = plan.axes.map((axis) => ({
    ...axis,
    lines: axis.lines.map((line) => ({
      ...line,
      objectives: line.objectives.map((objective) => ({ ...objective, actions: objective.actions.map(change) })),
    })),
  }));
  return { ...plan, axes };
}

/** The book with what had been recorded up to a day. */
function bookOn(day: string): Book {
  return { ...year, today: day, progress: year.progress.filter(({ entry }) => entry.recordedOn <= day) };
}

/** The contents of the cells alone: how they look takes longer to work out than what they hold. */
function resultsOf({ service, id }: LaidOut): sheets_v4.Schema$Spreadsheet {
  const fields = "sheets(properties.title,data.rowData.values(userEnteredValue,effectiveValue))";
  return service.get({ spreadsheetId: id, fields }, OWNER);
}

/** What a workbook shows in the cells for which there are figures; the places of the cells are those of ours. */
function figuresIn(ours: LaidOut, book: sheets_v4.Schema$Spreadsheet, expected: Figures): Figures {
  const axisCount = year.plan.axes.length;
  const ofSheet = (key: FigureSheet) => {
    const { rows, columns } = ours.reader(key);
    const grid = book.sheets?.find(({ properties }) => properties?.title === titleOf(key, axisCount))?.data?.[0]
      ?.rowData;
    return Object.fromEntries(
      Object.entries(expected[key]).map(([row, figures]) => {
        const cells = grid?.[rows.get(row)!]?.values ?? [];
        return [
          row,
          Object.fromEntries(Object.keys(figures).map((column) => [column, shown(cells[columns.get(column)!])])),
        ];
      }),
    );
  };
  return Object.fromEntries(SHEETS.map((key) => [key, ofSheet(key)])) as Figures;
}

function shown(cell: sheets_v4.Schema$CellData | undefined): Figure {
  const { numberValue, stringValue, errorValue } = cell?.effectiveValue ?? cell?.userEnteredValue ?? {};
  if (errorValue) return `${errorValue.type}`;
  return numberValue !== undefined && numberValue !== null ? inMillionths(numberValue) : stringValue || null;
}

function rounded(figures: Figures): Figures {
  return JSON.parse(JSON.stringify(figures, (_, value) => (typeof value === "number" ? inMillionths(value) : value)));
}

/** Sums of fractions differ in their last digits with the order in which they are made. */
function inMillionths(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** A workbook for LibreOffice's own results, on a day that is not its own. */
function withoutResults({ service, id }: LaidOut, day: string): sheets_v4.Schema$Spreadsheet {
  const fields = "properties,sheets(properties,data.rowData.values(userEnteredValue,userEnteredFormat.numberFormat))";
  const copy = service.get({ spreadsheetId: id, fields }, OWNER);
  const [year, month, date] = day.split("-").map(Number);
  for (const cell of (copy.sheets ?? []).flatMap(({ data }) =>
    (data?.[0]?.rowData ?? []).flatMap(({ values }) => values ?? []),
  )) {
    const formula = cell.userEnteredValue?.formulaValue;
    if (formula)
      cell.userEnteredValue = { formulaValue: formula.replaceAll("TODAY()", `DATE(${year},${month},${date})`) };
  }
  return copy;
}

async function recalculated(book: sheets_v4.Schema$Spreadsheet): Promise<sheets_v4.Schema$Spreadsheet> {
  const folder = mkdtempSync(join(tmpdir(), "libreoffice-"));
  try {
    writeFileSync(join(folder, "plan.xlsx"), await exportXlsx(book));
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile"))}`;
    const convert = ["--headless", "--convert-to", "xlsx", "--outdir", join(folder, "out"), join(folder, "plan.xlsx")];
    const { status, stderr } = spawnSync(SOFFICE!, [profile, ...convert], { encoding: "utf8" });
    if (status !== 0) throw new Error(`LibreOffice failed: ${stderr}`);
    return await importXlsx(readFileSync(join(folder, "out", "plan.xlsx")));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

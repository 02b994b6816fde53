import { beforeAll, describe, expect, test } from "vitest";
import { entryOf, unread, valueOr } from "../../../src/plan/plan.ts";
import { sheetIdOf } from "../../../src/workbook/managed.ts";
import { locate } from "../../../src/workbook/ours.ts";
import type { CellFormat } from "../../../src/workbook/sheets-api.ts";
import { MONTH_LOOKS } from "../../../src/workbook/styles.ts";
import {
  type ManagedWorkbook,
  managedCell,
  managedPlace,
  managedSheet,
  managedWorkbooks,
} from "../../builders/managed-workbook.ts";
import { aPlan } from "../../builders/plan.ts";
import { aBook, type LaidOut, laidOut, OWNER } from "./laid-out.ts";

let open: () => ManagedWorkbook;
beforeAll(async () => {
  open = await managedWorkbooks();
});

describe("the months of the strategies", () => {
  test("are those of the plan's years, headed by month and year, with the current year open", () => {
    const { service, id, read } = open();
    const header = service.displayed(id, sheetIdOf("strategies")).find((row) => row.includes("Estrategia"))!;
    const from0 = header.indexOf("Período de ejecución") + 1;
    expect(header.slice(from0, from0 + 26)).toEqual([...monthsOf(2026), "Total 2026", ...monthsOf(2027), "Total 2027"]);
    expect(managedSheet(read(), "strategies").columnGroups?.map(({ collapsed = false }) => collapsed)).toEqual([
      false,
      true,
    ]);
  });

  test("hold what people type, add up by year and are read into the plan, and the next pass writes nothing", () => {
    const book = open();
    book.type("strategies", "E01", "2026-11", "2");
    book.type("strategies", "E01", "2027-01", "1");
    book.type("strategies", "E01", "2027-02", "x");
    const { plan } = book.keep();
    expect(plan.strategies[0]?.months?.map(({ month, activities }) => [month, valueOr(activities, null)])).toEqual([
      ["2026-11", 2],
      ["2027-01", 1],
      ["2027-02", 1],
    ]);
    expect(book.keep().requests).toEqual([]);
    const shown = (column: string) =>
      managedCell(book.read(), "strategies", "E01", column)?.effectiveValue?.numberValue;
    expect(shown("total:2026")).toBe(2);
    expect(book.service.displayed(book.id, sheetIdOf("log")).flat()).toContain("noviembre de 2026");
  });

  test("may be typed in, save for their sums", () => {
    const { unprotectedRanges = [] } = managedSheet(open().read(), "strategies").protectedRanges?.[0] ?? {};
    const isOpen = (column: string) => {
      const { rowIndex0, columnIndex0 } = managedPlace(open().read(), "strategies", "E01", column);
      return unprotectedRanges.some(
        ({ startRowIndex = 0, endRowIndex = 0, startColumnIndex = 0, endColumnIndex = 0 }) =>
          startRowIndex <= rowIndex0 &&
          rowIndex0 < endRowIndex &&
          startColumnIndex <= columnIndex0 &&
          columnIndex0 < endColumnIndex,
      );
    };
    expect(["objective", "term", "2026-01", "2026-12", "2027-12"].map(isOpen)).toEqual(Array(5).fill(true));
    expect(["total:2026", "total:2027", "key"].map(isOpen)).toEqual(Array(3).fill(false));
  });

  test("of years that are not the plan's any more go, as long as nothing was typed in them", () => {
    const book = open();
    book.type("strategies", "E01", "2027-03", "1");
    book.keep();
    book.type("settings", "toYear", "value", "2026");
    const columns = () => book.service.displayed(book.id, sheetIdOf("strategies")).flat();
    book.keep();
    expect(columns()).toContain("Total 2027");
    book.type("strategies", "E01", "2027-03", "");
    book.keep();
    expect(columns()).not.toContain("Total 2027");
    expect(book.keep().requests).toEqual([]);
  });
});

describe("the colours of the months", () => {
  test("follow the date, and tell what cannot be read", async () => {
    let now = new Date("2026-03-31T23:30:00-06:00");
    const months = {
      "2026-02": entryOf(1),
      "2026-03": entryOf(2),
      "2026-04": entryOf(0),
      "2026-05": unread("tal vez"),
    };
    const marks = Object.entries(months).map(([month, activities]) => ({ month, activities }));
    const strategy = {
      objective: "",
      strategy: "Informar",
      tactic: "",
      tools: "",
      messages: "",
      termMonths: entryOf(4),
    };
    const plan = aPlan([], { strategies: [{ key: "E01", ...strategy, months: marks }] });
    const workbook = await laidOut(aBook({ plan }), () => now);
    const fills = () => fillsIn(workbook, [...Object.keys(months), "2026-06"]);
    const { planned, dueNow, withinTerm, wrong } = MONTH_LOOKS;
    expect(fills()).toEqual([...[planned, dueNow, withinTerm, wrong].map(fillOf), WHITE]);
    now = new Date("2026-04-01T00:30:00-06:00");
    expect(fills()).toEqual([...[planned, planned, withinTerm, wrong].map(fillOf), WHITE]);
  });
});

const WHITE = "255,255,255";

/** The backgrounds of months of E01, with what formats lay over them. */
function fillsIn(workbook: LaidOut, columns: readonly string[]): readonly unknown[] {
  const sheetId = sheetIdOf("strategies");
  const sheet = workbook.read().sheets!.find(({ properties }) => properties?.sheetId === sheetId)!;
  const places = locate(sheet, "key");
  const row0 = places.rows.get("E01")!;
  const fields = "sheets.data.rowData.values.effectiveFormat";
  const range = `'${sheet.properties!.title}'!A${row0 + 1}:BZ${row0 + 1}`;
  const { sheets } = workbook.service.get({ spreadsheetId: workbook.id, ranges: [range], fields }, OWNER);
  const cells = sheets?.[0]?.data?.[0]?.rowData?.[0]?.values ?? [];
  return columns.map((column) => fillOf((cells[places.columns.get(column)!]?.effectiveFormat ?? {}) as CellFormat));
}

function fillOf({ backgroundColorStyle }: CellFormat): string {
  const { red = 0, green = 0, blue = 0 } = backgroundColorStyle?.rgbColor ?? {};
  return [red, green, blue].map((part) => Math.round(part * 255)).join();
}

function monthsOf(year: number): readonly string[] {
  const names = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"];
  return names.map((name) => `${name} ${year}`);
}

import { serialOfDate } from "../../plan/date.ts";
import { lastOf } from "../../plan/last-of.ts";
import { yearsOf } from "../../plan/period.ts";
import { actionsOf, type Plan } from "../../plan/plan.ts";
import type { DesiredColumn, DesiredColumnGroup, Positions } from "../desired.ts";
import { sheetIdOf } from "../managed.ts";
import { remembering } from "../remembering.ts";

/** Key of the thin row in which each month's column holds the serial number of the month's last day; blank in all other columns. */
export const CALENDAR = "calendar";

/** The years whose months the schedule shows: those of the plan's period and those that have a mark, in order. */
export function scheduleYears({ facts: { period }, axes, retired }: Plan): readonly number[] {
  const years = new Set(period ? yearsOf(period) : []);
  for (const { months } of [...[...actionsOf({ axes })].map(({ action }) => action), ...retired])
    for (const { month } of months) years.add(Number(month.slice(0, 4)));
  return [...years].sort((a, b) => a - b);
}

/** Column keys of a year's months: `YYYY-MM`. Every row asks for them. */
export const monthsOf = remembering((year: number): readonly string[] =>
  Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, "0")}`),
);

/** What the key of a column begins with that adds up a year. */
export const YEAR_TOTAL = "total:";

/** Column key of a year's sum. */
export function yearTotal(year: number): string {
  return `${YEAR_TOTAL}${year}`;
}

/** The columns of all years: their months, and behind each year its sum, which keeps the foldable years apart. */
export function monthColumns(years: readonly number[]): readonly DesiredColumn[] {
  return years.flatMap((year) => [
    ...monthsOf(year).map((key) => ({ key, widthPx: 34, hidden: false })),
    { key: yearTotal(year), widthPx: 48, hidden: false },
  ]);
}

/** The months of a year fold together. At first the current year is open, or the first one where the plan is of other years. */
export function yearGroups(years: readonly number[], today: string): readonly DesiredColumnGroup[] {
  const current = Number(today.slice(0, 4));
  const open = years.includes(current) ? current : years[0];
  return years.map((year) => {
    const months = monthsOf(year);
    return { fromColumn: months[0]!, toColumn: lastOf(months)!, isOpenAtFirst: year === open };
  });
}

/** The serial number of the last day of a month `YYYY-MM`. */
export function lastDayOf(month: string): number {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const next = number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, "0")}-01`;
  return serialOfDate(next)! - 1;
}

/** The cells of a row from the first month to the last, sums of years in between: `$J$8:$AU$8`. */
export function monthsRange(at: Positions, row: string, months: readonly string[]): string {
  const cell = (column: string) => at.cell(sheetIdOf("schedule"), row, column);
  return `${cell(months[0]!)}:${cell(lastOf(months)!)}`;
}

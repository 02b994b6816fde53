import { dateOfSerial, serialOfDate } from "../../plan/date.ts";
import { parseMonth } from "../../plan/month.ts";
import { monthsInWords } from "../../plan/month-runs.ts";
import { monthNumber, monthOf } from "../../plan/proposal/calendar.ts";

/** The whole months that a report speaks of. */
export interface ReportPeriod {
  /** First and last month `YYYY-MM`, both included. */
  readonly from: string;
  readonly to: string;
}

/** Until when the figures of a report reach. */
export interface Close {
  /** Civil date: the last day of the period, or today while that has not come. */
  readonly cutOff: string;
  /** The day from which months are judged: what is due by then belongs to months that were over at the cut-off. */
  readonly asOf: string;
  /** `running`: the period is not over; `future`: it has not begun. */
  readonly stage: "over" | "running" | "future";
}

/** A report on more months than a plan may last is a slip. */
const MOST_MONTHS = 144;

/**
 * The period that a text names: `2023`, `2023-T1` to `T4` (trimestre), `2023-S1` and `S2` (semestre), one month ("2023-03",
 * "marzo de 2023") or two ("2023-02 a 2023-05", "febrero a mayo de 2023"). Null for other texts.
 */
export function parsePeriod(text: string): ReportPeriod | null {
  const wanted = text.trim().replace(/\s+/g, " ");
  const [, year, kind = "", number = "1"] = /^(\d{4})(?:-?([TS])([1-4]))?$/i.exec(wanted) ?? [];
  if (year) return partOfYear(Number(year), kind.toUpperCase(), Number(number));
  const [first = "", last = first, ...rest] = wanted.split(/ (?:a|al|hasta) |\.\./i);
  const to = monthIn(last);
  const from = monthIn(first) ?? monthIn(`${first} de ${to?.slice(0, 4)}`);
  if (from === null || to === null || rest.length > 0) return null;
  const count = monthNumber(to) - monthNumber(from) + 1;
  return count >= 1 && count <= MOST_MONTHS ? { from, to } : null;
}

/** The shortest text that `parsePeriod` reads as this period: "2023-T1", "2023", "2023-02 a 2023-05". */
export function periodKey({ from, to }: ReportPeriod): string {
  const year = from.slice(0, 4);
  const part = partNumber({ from, to });
  if (part === null) return from === to ? from : `${from} a ${to}`;
  return part.months === 12 ? year : `${year}-${part.months === 3 ? "T" : "S"}${part.number}`;
}

/** A period as people say it: "primer trimestre de 2023", "año 2023", "febrero a mayo de 2023". */
export function periodInWords({ from, to }: ReportPeriod): string {
  const year = from.slice(0, 4);
  const part = partNumber({ from, to });
  if (part === null) return monthsInWords(monthsOfPeriod({ from, to }));
  if (part.months === 12) return `año ${year}`;
  return `${ORDINALS[part.number - 1]} ${part.months === 3 ? "trimestre" : "semestre"} de ${year}`;
}

/** The months of a period, in order. */
export function monthsOfPeriod({ from, to }: ReportPeriod): readonly string[] {
  const first = monthNumber(from);
  return Array.from({ length: monthNumber(to) - first + 1 }, (_, step) => monthOf(first + step));
}

/** First and last day of a period. */
export function daysOf({ from, to }: ReportPeriod): { readonly first: string; readonly last: string } {
  const next = monthOf(monthNumber(to) + 1);
  return { first: `${from}-01`, last: dateOfSerial(serialOfDate(`${next}-01`)! - 1) };
}

/** Until when the figures of a report on a period reach that is made today. */
export function closeOf(period: ReportPeriod, today: string): Close {
  const { first, last } = daysOf(period);
  if (today > last) return { cutOff: last, asOf: `${monthOf(monthNumber(period.to) + 1)}-01`, stage: "over" };
  return { cutOff: today, asOf: today, stage: today < first ? "future" : "running" };
}

/** The period of the same length that follows. */
export function nextPeriod({ from, to }: ReportPeriod): ReportPeriod {
  const [first, last] = [monthNumber(from), monthNumber(to)];
  return { from: monthOf(last + 1), to: monthOf(last + 1 + last - first) };
}

const ORDINALS = ["primer", "segundo", "tercer", "cuarto"];

function partOfYear(year: number, kind: string, number: number): ReportPeriod | null {
  const months = kind === "T" ? 3 : kind === "S" ? 6 : 12;
  if (number * months > 12) return null;
  const first = year * 12 + (number - 1) * months;
  return { from: monthOf(first), to: monthOf(first + months - 1) };
}

/** Which quarter, semester or year a period is; null for none. */
function partNumber({ from, to }: ReportPeriod): { readonly months: 3 | 6 | 12; readonly number: number } | null {
  const first = monthNumber(from);
  const months = ([3, 6, 12] as const).find((length) => length === monthNumber(to) - first + 1);
  return months && first % months === 0 ? { months, number: (first % 12) / months + 1 } : null;
}

function monthIn(text: string): string | null {
  const { month, year } = parseMonth(text) ?? {};
  return month && year ? monthOf(year * 12 + month - 1) : null;
}

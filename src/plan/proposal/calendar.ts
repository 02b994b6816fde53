import { MONTH_NAMES } from "../month.ts";

/** Months are counted from January of the year 0, so that they can be added to and compared. */

/** The number of a month `YYYY-MM`. */
export function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

/** The month `YYYY-MM` of a number. */
export function monthOf(number: number): string {
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, "0")}`;
}

/** A month `YYYY-MM` as people say it: "marzo de 2023". */
export function monthInWords(month: string): string {
  return `${monthName(month)} de ${month.slice(0, 4)}`;
}

/** The name of a month `YYYY-MM`. */
export function monthName(month: string): string {
  return MONTH_NAMES[Number(month.slice(5)) - 1] ?? month;
}

import { EMPTY, type Entry, entryOf, unread } from "./plan.ts";

/** Why a typed amount is not taken as one. */
export type AmountProblem = "text" | "negative" | "absurd";

/** More than this (in cents, one hundred million dollars) is no budget of a municipality's action: somebody's finger slipped. */
export const MOST_CENTS = 10_000_000_000;

/** The amount in a cell, in cents of a dollar. Text with two readings, negative and absurd amounts stay unread. */
export function parseAmountCents(typed: string | number): Entry<number> {
  const read = readAmount(typed);
  if (read === null) return EMPTY;
  return typeof read === "number" ? entryOf(read) : unread(String(typed).trim());
}

/** What keeps a typed amount from being read; null when it reads well or is blank. */
export function amountProblem(typed: string | number): AmountProblem | null {
  const read = readAmount(typed);
  return typeof read === "string" ? read : null;
}

/** Whether a readable amount is written as the plan writes amounts: a number, or text like `$1,350.00` (a `\` before the `$` is not counted). */
export function isAmountWrittenAsUsual(typed: string | number): boolean {
  return typeof typed === "number" || /^\\?\$\d{1,3}(,\d{3})*\.\d{2}$/.test(typed.trim());
}

/** Cents as people read them: `$1,350.00`. */
export function formatAmount(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, "0");
  const dollars = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${cents < 0 ? "-" : ""}$${dollars}.${digits.slice(-2)}`;
}

function readAmount(typed: string | number): number | AmountProblem | null {
  if (typeof typed === "number") return checked(typed < 0, Math.abs(typed));
  const text = typed.trim();
  if (text === "") return null;
  // A currency stands at one end or at both; in between it parts two amounts.
  const bare = text
    .replace(/\\/g, "")
    .replace(/^([-−–(]?\s*)(?:US\$|USD|\$)/i, "$1")
    .replace(/\s*(?:US\$|USD|\$|d[oó]lares|d[oó]lar)(\)?\.?)$/i, "$1")
    .replace(/[^\S\r\n]+/g, " ")
    .trim();
  const bracketed = /^\(\s*(.*?)\s*\)$/.exec(bare)?.[1];
  const signed = /^[-−–] ?(.*)$/.exec(bare)?.[1];
  const value = decimalOf((bracketed ?? signed ?? bare).replace(/\.$/, ""));
  return value === null ? "text" : checked(bracketed !== undefined || signed !== undefined, value);
}

function checked(negative: boolean, dollars: number): number | AmountProblem {
  if (!Number.isFinite(dollars)) return "absurd";
  const cents = Math.round(dollars * 100);
  if (negative && cents !== 0) return "negative";
  const hasMoreDecimals = Math.abs(dollars * 100 - cents) > 1e-4;
  return hasMoreDecimals || cents > MOST_CENTS ? "absurd" : cents;
}

/** The number that digits, commas, points and spaces stand for when there is only one reading; else null. */
function decimalOf(digits: string): number | null {
  if (/^\d+$/.test(digits)) return Number(digits);
  if (/^\d{1,3}([, ]\d{3})+(\.\d{1,2})?$/.test(digits)) return Number(digits.replace(/[, ]/g, ""));
  if (/^\d{1,3}(\.\d{3})+,\d{1,2}$/.test(digits)) return Number(digits.replace(/\./g, "").replace(",", "."));
  if (/^\d+\.\d{1,2}$/.test(digits)) return Number(digits);
  // More decimals than cents have are absurd, unless they are zeros: then a point may have been meant for a comma.
  if (/^\d+\.\d{4,}$/.test(digits) && !/^\d+\.\d{2}0+$/.test(digits)) return Number(digits);
  return null;
}

import { dateOfSerial } from "./clock.ts";
import { type LocaleRules, NAMES } from "./locale.ts";
import type { Section, Token } from "./number-pattern.ts";

/** True when a section of a pattern shows a date or a time. */
export function isDatePattern(section: Section): boolean {
  return section.tokens.some(({ kind }) => kind === "date");
}

/** A serial number (days since 1899-12-30) as a section of a date pattern shows it, month names in the locale's language. */
export function formatDate(serial: number, section: Section, rules: LocaleRules): string {
  const date = dateOfSerial(serial);
  const twelveHours = section.tokens.some(({ kind, text }) => kind === "date" && /^a/i.test(text));
  return section.tokens
    .map((token, index) => {
      if (token.kind !== "date") return token.kind === "literal" || token.kind === "digits" ? token.text : "";
      const minutes = /^m{1,2}$/.test(token.text) && isMinutes(section.tokens, index);
      return minutes
        ? pad(date.getUTCMinutes(), token.text.length)
        : datePart(token.text, date, serial, rules, twelveHours);
    })
    .join("");
}

/** An `m` is the minutes after hours or before seconds, else the month. */
function isMinutes(tokens: readonly Token[], index: number): boolean {
  const isDate = (token: Token | undefined) => token?.kind === "date";
  const before = tokens.slice(0, index).filter(isDate).pop();
  const after = tokens.slice(index + 1).find(isDate);
  return /^\[?h/i.test(before?.text ?? "") || /^\[?s/i.test(after?.text ?? "");
}

function datePart(part: string, date: Date, serial: number, rules: LocaleRules, twelveHours: boolean): string {
  const names = NAMES[rules.language];
  const lower = part.toLowerCase();
  const hours = date.getUTCHours();
  switch (lower[0]) {
    case "y":
      return lower.length <= 2 ? pad(date.getUTCFullYear() % 100, 2) : pad(date.getUTCFullYear(), 4);
    case "m":
      return pickName(lower.length, date.getUTCMonth(), date.getUTCMonth() + 1, names.months, names.shortMonths);
    case "d":
      return pickName(lower.length, date.getUTCDay(), date.getUTCDate(), names.days, names.shortDays);
    case "h":
      return pad(twelveHours ? hours % 12 || 12 : hours, lower.length);
    case "s":
      return seconds(date, lower);
    case "a":
      return halfOfDay(hours, part, rules);
    default:
      return elapsed(lower, serial);
  }
}

/** `a/p` and `A/P` give a letter as they are written, `am/pm` the locale's word. */
function halfOfDay(hours: number, part: string, rules: LocaleRules): string {
  const half = hours < 12 ? "a" : "p";
  if (part === "a/p") return half;
  if (part === "A/P") return half.toUpperCase();
  return rules.language === "es" ? `${half}.m.` : `${half.toUpperCase()}M`;
}

/** Seconds with as many decimals as the pattern has zeros after its point. */
function seconds(date: Date, part: string): string {
  const [whole = "s", decimals = ""] = part.split(".");
  const value = (date.getUTCSeconds() + date.getUTCMilliseconds() / 1000).toFixed(decimals.length);
  return decimals ? value.padStart(whole.length + 1 + decimals.length, "0") : pad(date.getUTCSeconds(), whole.length);
}

/** One letter or two give the number, three the short name, four the whole name, five the first letter of a month. */
function pickName(
  letters: number,
  index0: number,
  number: number,
  names: readonly string[],
  short: readonly string[],
): string {
  if (letters <= 2) return pad(number, letters);
  if (letters === 3) return short[index0] ?? "";
  return letters === 5 ? (names[index0] ?? "").slice(0, 1) : (names[index0] ?? "");
}

/** Hours, minutes or seconds since the start, for the first of them in a pattern; what follows it is counted within it. */
function elapsed(part: string, serial: number): string {
  const perDay = part[1] === "h" ? 24 : part[1] === "m" ? 1440 : 86_400;
  return pad(Math.floor(serial * perDay + 1e-9), part.length - 2);
}

function pad(value: number, places: number): string {
  return String(value).padStart(places, "0");
}

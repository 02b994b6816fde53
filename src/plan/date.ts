import { MONTH_NAMES, parseMonth } from "./month.ts";

const MS_PER_DAY = 86_400_000;
/** Sheets counts the days of a date from here (Sheets API guide, date and number formats). */
const DAY_0 = Date.UTC(1899, 11, 30);
const LAST_SERIAL = (Date.UTC(9999, 11, 31) - DAY_0) / MS_PER_DAY;

/** The serial number of a civil date `YYYY-MM-DD` as Sheets counts days; undefined for an empty text. */
export function serialOfDate(date: string): number | undefined {
  const days = (Date.parse(`${date}T00:00:00Z`) - DAY_0) / MS_PER_DAY;
  return Number.isNaN(days) ? undefined : days;
}

/** The serial number of a civil date and time `YYYY-MM-DDTHH:MM:SS`; its fraction is the time of day. */
export function serialOfMoment(moment: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = moment.slice(11).split(":").map(Number);
  return (serialOfDate(moment.slice(0, 10)) ?? 0) + (hours * 3600 + minutes * 60 + seconds) / 86_400;
}

/** The civil date `YYYY-MM-DD` of a serial number of Sheets; empty for a number that is no date. */
export function dateOfSerial(serial: number): string {
  if (!(serial >= 1 && serial < LAST_SERIAL + 1)) return "";
  return new Date(DAY_0 + Math.floor(serial) * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The first date that a text names ("1 de febrero de 2023", "01/02/2023", day first, or `2023-02-01`) as `YYYY-MM-DD`; empty when it names none. */
export function dateIn(text: string): string {
  const flat = text.replace(/\s+/g, " ");
  const [, day, monthName, year] = SPELT.exec(flat) ?? [];
  if (day && monthName && year) return civilDate(year, parseMonth(monthName)?.month ?? 0, day);
  const [, figureDay, figureMonth, figureYear] = IN_FIGURES.exec(flat) ?? [];
  if (figureDay && figureMonth && figureYear) return civilDate(figureYear, Number(figureMonth), figureDay);
  const [, isoYear, isoMonth, isoDay] = ISO.exec(flat) ?? [];
  return isoYear && isoMonth && isoDay ? civilDate(isoYear, Number(isoMonth), isoDay) : "";
}

const SPELT = new RegExp(String.raw`\b(\d{1,2}) de (${MONTH_NAMES.join("|")}|setiembre) del? (\d{4})\b`, "i");
const IN_FIGURES = /\b(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b/;
const ISO = /\b(\d{4})-(\d{2})-(\d{2})\b/;

function civilDate(year: string, month: number, day: string): string {
  const date = `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
  const serial = serialOfDate(date);
  return serial !== undefined && dateOfSerial(serial) === date ? date : "";
}

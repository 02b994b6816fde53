/** Days from 1899-12-30, the day 0 of Sheets, to 1970-01-01. */
const EPOCH_SERIAL = 25_569;
const DAY_MS = 86_400_000;

/** A moment as a serial number in a time zone: whole days since 1899-12-30, the fraction is the time of day. */
export function serialOf(moment: Date, timeZone: string): number {
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value ?? 0);
  const parts = formatterOf(timeZone).formatToParts(moment);
  const utc = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return utc / DAY_MS + EPOCH_SERIAL;
}

/** The serial number of a civil date; undefined when there is no such day. `month` is 1 to 12. */
export function serialOfDate(year: number, month: number, day: number): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.getTime() / DAY_MS + EPOCH_SERIAL : undefined;
}

/** The civil date and time of a serial number, as a date in UTC. */
export function dateOfSerial(serial: number): Date {
  return new Date(Math.round((serial - EPOCH_SERIAL) * DAY_MS));
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const numeric = "numeric" as const;
  const options = { year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric };
  const formatter = new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", ...options });
  formatters.set(timeZone, formatter);
  return formatter;
}

import { dateOfSerial, serialOf, serialOfDate } from "./clock.ts";
import { type LocaleRules, NAMES } from "./locale.ts";
import type { ExtendedValue } from "./resources.ts";

/** What a text becomes when it is typed into a cell. */
export interface Entry {
  /** Undefined: the cell becomes blank. */
  readonly value?: ExtendedValue;
  /** The number format that comes with it, for a cell whose format is automatic. */
  readonly numberFormat?: { readonly type: string; readonly pattern: string };
}

/** What the reading of a typed text depends on. */
export interface EntryContext {
  readonly rules: LocaleRules;
  /** The type of the cell's number format; `TEXT` keeps whatever is typed as text. */
  readonly formatType?: string | undefined;
  readonly now: Date;
  readonly timeZone: string;
}

/**
 * Reads a text as if a person typed it into the grid (USER_ENTERED): formulas, numbers with signs, thousands, currency and percent,
 * dates, times, truth values in the locale's language; an apostrophe before it, or a cell formatted as text, keeps it text.
 */
export function parseEntry(text: string, context: EntryContext): Entry {
  if (text === "") return {};
  if (text.startsWith("'")) return text === "'" ? {} : { value: { stringValue: text.slice(1) } };
  if (context.formatType === "TEXT") return { value: { stringValue: text } };
  if (text.startsWith("=") && text.length > 1) return { value: { formulaValue: text } };
  const trimmed = text.trim();
  const entry =
    parseBoolean(trimmed) ?? parseNumber(trimmed, context.rules) ?? parseDate(trimmed, context) ?? parseTime(trimmed);
  if (entry) return entry;
  // Sheets takes a text that begins with a sign for a formula, even where none can come of it.
  if (/^[+-]./.test(text)) return { value: { formulaValue: `=${text}` } };
  return { value: { stringValue: text } };
}

function parseBoolean(text: string): Entry | undefined {
  const upper = text.toUpperCase();
  if (upper === "TRUE" || upper === "VERDADERO") return { value: { boolValue: true } };
  return upper === "FALSE" || upper === "FALSO" ? { value: { boolValue: false } } : undefined;
}

function parseNumber(text: string, { decimal, thousands }: LocaleRules): Entry | undefined {
  const [point, comma] = [decimal === "." ? "\\." : ",", thousands === "," ? "," : "\\."];
  const digits = `(\\d{1,3}(?:${comma}\\d{3})+|\\d*)(?:${point}(\\d*))?`;
  const pattern = new RegExp(`^(\\()?([+-])?\\s*(\\$)?\\s*([+-])?\\s*${digits}(?:[eE]([+-]?\\d+))?\\s*(%)?\\s*(\\))?$`);
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, open, sign, currency, innerSign, whole = "", fraction, exponent, percent, close] = match;
  if ((!whole && !fraction) || Boolean(open) !== Boolean(close) || (sign && innerSign)) return undefined;
  const plain = whole.replaceAll(thousands, "");
  const size = Number(`${plain || "0"}.${fraction || "0"}e${exponent ?? "0"}`);
  const negative = sign === "-" || innerSign === "-" || open !== undefined;
  const numberValue = ((negative ? -1 : 1) * size) / (percent ? 100 : 1) || 0;
  // Sheets keeps what is too large for a number as text.
  if (!Number.isFinite(numberValue)) return undefined;
  const places = fraction ? ".00" : "";
  const numberFormat = formatOf(
    currency !== undefined,
    percent !== undefined,
    exponent !== undefined,
    whole !== plain,
    places,
  );
  return { value: { numberValue }, ...(numberFormat && { numberFormat }) };
}

function formatOf(
  currency: boolean,
  percent: boolean,
  scientific: boolean,
  grouped: boolean,
  places: string,
): Entry["numberFormat"] {
  if (currency) return { type: "CURRENCY", pattern: `"$"#,##0${places}` };
  if (percent) return { type: "PERCENT", pattern: `0${places}%` };
  if (scientific) return { type: "SCIENTIFIC", pattern: "0.00E+00" };
  return grouped ? { type: "NUMBER", pattern: `#,##0${places}` } : undefined;
}

function parseDate(text: string, { rules, now, timeZone }: EntryContext): Entry | undefined {
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (iso) return dateEntry(Number(iso[1]), Number(iso[2]), Number(iso[3]), "yyyy-mm-dd");
  const named = /^(\d{1,2})(?:\s+de\s+|[\s-]+)(\p{L}{3,})\.?(?:(?:\s+del?\s+|[\s,-]+)(\d{4}|\d{2}))?$/iu.exec(text);
  const month = named && monthOf(named[2] ?? "", rules);
  if (named && month) return dateEntry(yearOf(named[3], now, timeZone), month, Number(named[1]), rules.datePattern);
  const numeric = /^(\d{1,2})([/-])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(text);
  if (!numeric) return undefined;
  const [first, second] = [Number(numeric[1]), Number(numeric[3])];
  const [day, monthNumber] = rules.dateOrder === "dmy" ? [first, second] : [second, first];
  return dateEntry(yearOf(numeric[4], now, timeZone), monthNumber, day, rules.datePattern);
}

function monthOf(name: string, rules: LocaleRules): number | undefined {
  const lower = name.toLowerCase();
  const { months, shortMonths } = NAMES[rules.language];
  const index0 = months.findIndex(
    (month, index) => month.toLowerCase() === lower || shortMonths[index]?.toLowerCase() === lower,
  );
  return index0 < 0 ? undefined : index0 + 1;
}

function yearOf(text: string | undefined, now: Date, timeZone: string): number {
  if (text === undefined) return dateOfSerial(serialOf(now, timeZone)).getUTCFullYear();
  const year = Number(text);
  return text.length > 2 ? year : year < 30 ? 2000 + year : 1900 + year;
}

function dateEntry(year: number, month: number, day: number, pattern: string): Entry | undefined {
  const serial = serialOfDate(year, month, day);
  return serial === undefined ? undefined : { value: { numberValue: serial }, numberFormat: { type: "DATE", pattern } };
}

function parseTime(text: string): Entry | undefined {
  const [, hours, minutes, seconds] = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?$/.exec(text) ?? [];
  if (hours === undefined || Number(hours) > 23) return undefined;
  const value = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) / 86_400;
  return { value: { numberValue: value }, numberFormat: { type: "TIME", pattern: seconds ? "h:mm:ss" : "h:mm" } };
}

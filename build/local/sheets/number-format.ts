import { formatDate, isDatePattern } from "./date-format.ts";
import type { LocaleRules } from "./locale.ts";
import { type Section, sectionsOf, type Token } from "./number-pattern.ts";

/** A number format as a cell carries it. */
export interface NumberFormat {
  readonly type?: string | null;
  readonly pattern?: string | null;
}

/**
 * A value as a cell shows it.
 * Source: "Date and number formats" in Google's Sheets guides.
 *
 * @param format undefined for the automatic format
 */
export function formatValue(
  value: number | string | boolean,
  format: NumberFormat | undefined,
  rules: LocaleRules,
): string {
  if (typeof value === "boolean") return value ? rules.true : rules.false;
  const pattern = format?.pattern || defaultPattern(format?.type, rules);
  if (typeof value === "string") return pattern === undefined ? value : formatText(value, sectionsOf(pattern));
  return pattern === undefined || pattern === "@" ? formatGeneral(value, rules) : formatNumber(value, pattern, rules);
}

/** A number without a format: up to 10 significant digits after a point, powers of ten from 1e15 on. */
export function formatGeneral(value: number, rules: LocaleRules): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e15 || size < 1e-9)) {
    const [digits = "", exponent = ""] = value.toExponential(5).split("e");
    const power = Number(exponent);
    return `${localised(String(Number(digits)), rules)}E${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
  }
  const rounded = Number.isInteger(value)
    ? value
    : Number(value.toPrecision(Math.max(10, Math.ceil(Math.log10(size + 1)))));
  return localised(plain(rounded), rules);
}

function defaultPattern(type: string | null | undefined, rules: LocaleRules): string | undefined {
  switch (type) {
    case "NUMBER":
      return "#,##0.00";
    case "PERCENT":
      return "0.00%";
    case "CURRENCY":
      return '"$"#,##0.00';
    case "DATE":
      return rules.datePattern;
    case "TIME":
      return "h:mm:ss am/pm";
    case "DATE_TIME":
      return `${rules.datePattern} h:mm:ss`;
    case "SCIENTIFIC":
      return "0.00E+00";
    case "TEXT":
      return "@";
    default:
      return undefined;
  }
}

function formatText(text: string, sections: readonly Section[]): string {
  const section =
    sections.length >= 4
      ? sections[3]
      : sections.find((candidate) => candidate.tokens.some(({ kind }) => kind === "text"));
  if (!section) return text;
  return section.tokens.map((token) => (token.kind === "text" ? text : literalText(token))).join("");
}

function formatNumber(value: number, pattern: string, rules: LocaleRules): string {
  const sections = sectionsOf(pattern);
  const { section, magnitude } = chooseSection(value, sections);
  const sign = magnitude < 0 ? "-" : "";
  if (section.tokens.some(({ kind }) => kind === "general"))
    return sign + fill(section, formatGeneral(Math.abs(magnitude), rules));
  if (isDatePattern(section)) return formatDate(magnitude, section, rules);
  if (!section.tokens.some(({ kind }) => kind === "digits")) {
    const shown = section.tokens
      .map((token) => (token.kind === "text" ? formatGeneral(magnitude, rules) : literalText(token)))
      .join("");
    return shown;
  }
  const digits = formatDigits(Math.abs(magnitude), section, rules);
  return (isZero(digits) ? "" : sign) + fill(section, digits);
}

/** The section for a value, and the value that it shows: a section of its own for negatives shows them without the sign. */
function chooseSection(value: number, sections: readonly Section[]): { section: Section; magnitude: number } {
  const numeric = sections.slice(0, 3);
  if (numeric.some(({ condition }) => condition)) {
    const section = numeric.find(({ condition }) => !condition || condition(value)) ?? numeric[numeric.length - 1];
    return { section: section ?? EMPTY, magnitude: value };
  }
  const index = value < 0 && numeric.length > 1 ? 1 : value === 0 && numeric.length > 2 ? 2 : 0;
  return { section: numeric[index] ?? EMPTY, magnitude: index === 1 ? Math.abs(value) : value };
}

const EMPTY: Section = { tokens: [] };

/** The tokens around the number, with the number's digits in its place. */
function fill(section: Section, digits: string): string {
  let placed = false;
  return section.tokens
    .map((token) => {
      if (token.kind !== "digits" && token.kind !== "general") return literalText(token);
      const text = placed ? "" : digits;
      placed = true;
      return text;
    })
    .join("");
}

function literalText(token: Token): string {
  return token.kind === "literal" || token.kind === "percent" ? token.text : "";
}

function formatDigits(size: number, section: Section, rules: LocaleRules): string {
  const pattern = section.tokens.map((token) => (token.kind === "digits" ? token.text : "")).join("");
  const percents = section.tokens.filter(({ kind }) => kind === "percent").length;
  const [mantissa = "", exponent] = pattern.split(/E[+-]/i);
  if (exponent !== undefined) return formatScientific(size, mantissa, exponent.length, rules);
  const [whole = "", fraction = ""] = mantissa.split(".");
  const thousandths = /,+$/.exec(mantissa)?.[0].length ?? 0;
  const scaled = size * 100 ** percents * 0.001 ** thousandths;
  const rounded = roundedDigits(scaled, placesOf(fraction));
  const [wholeDigits = "0", fractionDigits = ""] = rounded.split(".");
  const least = placeholders(whole, "0");
  const padded = (wholeDigits === "0" && least === 0 ? "" : wholeDigits).padStart(least, "0");
  const grouped = /,./.test(whole) ? padded.replace(/\B(?=(\d{3})+$)/g, rules.thousands) : padded;
  const kept = dropOptional(fractionDigits, fraction);
  return grouped + (kept || mantissa.endsWith(".") ? rules.decimal + kept : "");
}

function formatScientific(size: number, mantissa: string, exponentPlaces: number, rules: LocaleRules): string {
  const places = placesOf(mantissa.split(".")[1] ?? "");
  const [digits = "0", power = "0"] = size.toExponential(places).split("e");
  const exponent = Math.abs(Number(power)).toString().padStart(exponentPlaces, "0");
  return `${localised(digits, rules)}E${Number(power) < 0 ? "-" : "+"}${exponent}`;
}

function placeholders(pattern: string, symbol: string): number {
  return pattern.split(symbol).length - 1;
}

function placesOf(fraction: string): number {
  return fraction.replace(/[^0#?]/g, "").length;
}

/** Fraction digits without the zeros at the end that stand for `#`. */
function dropOptional(digits: string, pattern: string): string {
  const least = placesOf(pattern.replace(/#/g, ""));
  return digits.slice(0, least) + digits.slice(least).replace(/0+$/, "");
}

/** Rounds half away from zero as decimals are read, so that 1.005 with two places is 1.01. */
function roundedDigits(size: number, places: number): string {
  const decimal = Number(`${plain(Number(size.toPrecision(15)))}e${places}`);
  if (!Number.isFinite(decimal) || decimal > Number.MAX_SAFE_INTEGER) return size.toFixed(Math.min(places, 100));
  return (Math.round(decimal) / 10 ** places).toFixed(Math.min(places, 100));
}

function plain(value: number): string {
  return /e/.test(String(value)) ? value.toFixed(20).replace(/\.?0+$/, "") : String(value);
}

function localised(digits: string, rules: LocaleRules): string {
  return digits.replace(".", rules.decimal);
}

function isZero(digits: string): boolean {
  return !/[1-9]/.test(digits);
}

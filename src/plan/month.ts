import { editDistance, fold, wordsOf } from "./wording.ts";

/** The months' Spanish names, January first. */
export const MONTH_NAMES = [
  "enero",
  "febrero",
  "marzo",
  "abril",
  "mayo",
  "junio",
  "julio",
  "agosto",
  "septiembre",
  "octubre",
  "noviembre",
  "diciembre",
] as const;

/** The months as the schedule's headers write them, January first. */
export const MONTH_ABBREVIATIONS = [
  "Ene",
  "Feb",
  "Mar",
  "Abr",
  "May",
  "Jun",
  "Jul",
  "Ago",
  "Sep",
  "Oct",
  "Nov",
  "Dic",
] as const;

/** A month as a header or a text names it. */
export interface NamedMonth {
  /** 1 to 12. */
  readonly month: number;
  /** The year written with it, or null. */
  readonly year: number | null;
}

/** A month among the column headers of a schedule. */
export interface MonthHeader extends NamedMonth {
  readonly isMisspelt: boolean;
}

/** Months that a text names, as it names them. */
export interface MonthMention {
  readonly quote: string;
  readonly months: readonly number[];
  readonly year: number | null;
}

const LONGEST_HEADER = 20;
const INITIALS = "efmamjjasond";

const MONTH_BY_NAME: ReadonlyMap<string, number> = new Map([
  ...MONTH_NAMES.flatMap((name, index0) => [name, name.slice(0, 3)].map((form) => [form, index0 + 1] as const)),
  ["sept", 9],
  ["setiembre", 9],
  ["set", 9],
]);

/** The month that a text is, in any usual form: "Ene", "ENERO", "ene-23", "Enero de 2026", "2026-01-01". Null for other texts. */
export function parseMonth(text: string): NamedMonth | null {
  const iso = /^(\d{4})-(\d{2})(?:-\d{2})?$/.exec(text.trim());
  if (iso && Number(iso[2]) >= 1 && Number(iso[2]) <= 12) return { month: Number(iso[2]), year: Number(iso[1]) };
  if (text.length > LONGEST_HEADER) return null;
  const [name = "", ...rest] = wordsOf(text).filter((word) => word !== "de" && word !== "del");
  const month = MONTH_BY_NAME.get(name);
  if (month === undefined || rest.length > 1) return null;
  if (rest.length === 0) return { month, year: null };
  const year = /^\d{2}$/.test(rest[0]!) ? 2000 + Number(rest[0]) : parseYear(rest[0]!);
  return year === null ? null : { month, year };
}

/** The calendar year that a text is: "2023", "Año 2023". Null for other texts. */
export function parseYear(text: string): number | null {
  const year = Number(/^(?:ano )?(\d{4})$/.exec(text.length > LONGEST_HEADER ? "" : fold(text))?.[1]);
  return year >= 1990 && year <= 2100 ? year : null;
}

/**
 * The months among the header cells of one row, in the same places; null where a cell is none. A misspelt month ("Enc") is
 * known by its neighbours; twelve initials in a row (E F M A …) are the months of a year.
 */
export function readMonthHeaders(texts: readonly string[]): (MonthHeader | null)[] {
  const initials = texts.map((text) => (/^\p{L}$/u.test(text) ? fold(text) : " ")).join("");
  const from0 = initials.indexOf(INITIALS);
  if (from0 >= 0)
    return texts.map((_, index0) =>
      index0 >= from0 && index0 < from0 + 12 ? { month: index0 - from0 + 1, year: null, isMisspelt: false } : null,
    );

  const exact = texts.map((text) => (text === "" ? null : parseMonth(text)));
  return texts.map((text, index0) => {
    const month = exact[index0];
    if (month) return { ...month, isMisspelt: false };
    if (!/^\p{L}{2,11}\.?$/u.test(text)) return null;
    const left = exact[index0 - 1]?.month;
    const right = exact[index0 + 1]?.month;
    const expected = left ? (left % 12) + 1 : right ? ((right + 10) % 12) + 1 : undefined;
    return expected !== undefined && isNearly(fold(text), MONTH_NAMES[expected - 1]!)
      ? { month: expected, year: null, isMisspelt: true }
      : null;
  });
}

/** The months named in a running text: "Marzo 2023", "Enero a marzo". Only full names count, since "mar" and "set" are words too. */
export function monthsMentioned(text: string): MonthMention[] {
  const mentions: MonthMention[] = [];
  for (const match of text.matchAll(MENTION)) {
    const [quote, first = "", last = "", year] = match;
    const from = MONTH_BY_NAME.get(fold(first))!;
    const to = last ? MONTH_BY_NAME.get(fold(last))! : from;
    const count = ((to - from + 12) % 12) + 1;
    const months = Array.from({ length: count }, (_, step) => ((from - 1 + step) % 12) + 1);
    mentions.push({ quote, months, year: year ? Number(year) : null });
  }
  return mentions;
}

const NAMES = `${MONTH_NAMES.join("|")}|setiembre`;
const MENTION = new RegExp(
  `(?<![\\p{L}\\p{N}])(${NAMES})(?:\\s+(?:a|al|hasta)\\s+(${NAMES}))?(?:\\s+(?:del?\\s+)?(\\d{4}))?(?![\\p{L}\\p{N}])`,
  "giu",
);

function isNearly(text: string, name: string): boolean {
  return [name, name.slice(0, 3)].some(
    (form) => editDistance(text, form, form.length > 3 ? 2 : 1) <= (form.length > 3 ? 2 : 1),
  );
}

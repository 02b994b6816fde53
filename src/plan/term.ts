import { EMPTY, type Entry, entryOf, unread } from "./plan.ts";
import { fold } from "./wording.ts";

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  un: 1,
  una: 1,
  uno: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
  diez: 10,
  once: 11,
  doce: 12,
  dieciocho: 18,
  veinticuatro: 24,
  "treinta y seis": 36,
};
const UNIT_MONTHS: Readonly<Record<string, number>> = { mes: 1, trimestre: 3, semestre: 6, ano: 12 };
const MOST_MONTHS = 120;

/** The term in a cell, in months: a number, "2 meses", "Tres meses", "1 año y 6 meses". Anything else stays unread. */
export function parseTermMonths(typed: string | number): Entry<number> {
  if (typeof typed === "string" && typed.trim() === "") return EMPTY;
  const months = typeof typed === "number" ? typed : hasSigns(typed) ? null : monthsOf(fold(typed));
  const isTerm = months !== null && Number.isInteger(months) && months >= 1 && months <= MOST_MONTHS;
  return isTerm ? entryOf(months) : unread(String(typed).trim());
}

/** Whether a readable term is written as the plan writes terms: a number, or text like "2 meses". */
export function isTermWrittenAsUsual(typed: string | number): boolean {
  return typeof typed === "number" || /^\d+( ?mes(es)?)?\.?$/i.test(typed.trim());
}

/** Months as people read them: "1 mes", "3 meses". */
export function formatTerm(months: number): string {
  return months === 1 ? "1 mes" : `${months} meses`;
}

/** Folding would drop signs that make a number another one, or the whole text doubtful. */
function hasSigns(text: string): boolean {
  return !/^[\p{L}\p{M}\p{N}\s.,()]+$/u.test(text);
}

function monthsOf(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  const [, years = "", months = ""] = /^(.+ anos?) y (.+)$/.exec(text) ?? ["", "", text];
  const yearMonths = years === "" ? 0 : countedMonths(years);
  const otherMonths = countedMonths(months);
  return yearMonths === null || otherMonths === null ? null : yearMonths + otherMonths;
}

function countedMonths(text: string): number | null {
  const [, count = "", unit = ""] = /^(.+?) ?(mes|trimestre|semestre|ano)(?:es|s)?$/.exec(text) ?? [];
  const number = /^\d+$/.test(count) ? Number(count) : NUMBER_WORDS[count];
  const unitMonths = UNIT_MONTHS[unit];
  return number === undefined || unitMonths === undefined ? null : number * unitMonths;
}

import { MONTH_NAMES } from "../plan/month.ts";

/*
 * Own code, since the libraries get the short forms wrong: n2words 4.0.0 (4 KB) writes "veintiuno mil dólares" and "un
 * millón dólares".
 */

/** How a number ends: standing alone (veintiuno), before a masculine noun (veintiún), before a feminine one (veintiuna). */
export type NumberForm = "alone" | "masculine" | "feminine";

/** A whole number from 0 to 999,999,999,999 in Spanish words. @throws {RangeError} for any other number. */
export function numberInWords(number: number, form: NumberForm = "alone"): string {
  if (!Number.isInteger(number) || number < 0 || number >= 1e12) throw new RangeError(`No words for ${number}`);
  if (number === 0) return UNITS[0];
  const millions = Math.floor(number / 1e6);
  const words = belowMillion(number % 1e6, form);
  if (millions === 0) return words;
  const counted = millions === 1 ? "un millón" : `${belowMillion(millions, "masculine")} millones`;
  return words === "" ? counted : `${counted} ${words}`;
}

/**
 * An amount in cents as minutes write it: "un mil trescientos cincuenta dólares de los Estados Unidos de América con
 * veinticinco centavos". A thousand is "un mil", as Salvadoran offices write it, so that nothing can be put before it.
 * @throws {RangeError} for a negative amount.
 */
export function amountInWords(cents: number): string {
  const dollars = Math.floor(cents / 100);
  const rest = cents % 100;
  const words = numberInWords(dollars, "masculine").replace(/^mil\b/, "un mil");
  const noun = dollars === 1 ? "dólar" : dollars > 0 && dollars % 1e6 === 0 ? "de dólares" : "dólares";
  const small = `${numberInWords(rest, "masculine")} ${rest === 1 ? "centavo" : "centavos"}`;
  return `${words} ${noun} de los Estados Unidos de América${rest === 0 ? "" : ` con ${small}`}`;
}

/** An amount in cents as agreements write it: "MIL TRESCIENTOS CINCUENTA 25/100 DÓLARES". @throws {RangeError} for a negative amount. */
export function amountInCapitals(cents: number): string {
  const words = numberInWords(Math.floor(cents / 100), "masculine").toUpperCase();
  return `${words} ${String(cents % 100).padStart(2, "0")}/100 ${cents >= 100 && cents < 200 ? "DÓLAR" : "DÓLARES"}`;
}

/** A civil date `YYYY-MM-DD` in words: "uno de febrero de dos mil veintitrés". */
export function dateInWords(date: string): string {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  return `${numberInWords(day)} de ${MONTH_NAMES[month - 1]} de ${numberInWords(year)}`;
}

/** A number below a million in words; blank for 0. */
function belowMillion(number: number, form: NumberForm): string {
  const thousands = Math.floor(number / 1000);
  const words = belowThousand(number % 1000, form);
  if (thousands === 0) return words;
  const counted = thousands === 1 ? "mil" : `${belowThousand(thousands, form === "alone" ? "masculine" : form)} mil`;
  return words === "" ? counted : `${counted} ${words}`;
}

function belowThousand(number: number, form: NumberForm): string {
  if (number === 100) return "cien";
  const hundreds = HUNDREDS[Math.floor(number / 100)]!;
  const words = belowHundred(number % 100, form);
  return [form === "feminine" ? hundreds.replace(/os$/, "as") : hundreds, words]
    .filter((word) => word !== "")
    .join(" ");
}

function belowHundred(number: number, form: NumberForm): string {
  if (number === 0) return "";
  const written = number < 30 ? UNITS[number]! : tensOf(number);
  if (form === "alone") return written;
  if (form === "feminine") return written.replace(/uno$/, "una");
  return written.replace(/veintiuno$/, "veintiún").replace(/uno$/, "un");
}

function tensOf(number: number): string {
  const tens = TENS[Math.floor(number / 10) - 3]!;
  return number % 10 === 0 ? tens : `${tens} y ${UNITS[number % 10]}`;
}

const UNITS = [
  "cero",
  "uno",
  "dos",
  "tres",
  "cuatro",
  "cinco",
  "seis",
  "siete",
  "ocho",
  "nueve",
  "diez",
  "once",
  "doce",
  "trece",
  "catorce",
  "quince",
  "dieciséis",
  "diecisiete",
  "dieciocho",
  "diecinueve",
  "veinte",
  "veintiuno",
  "veintidós",
  "veintitrés",
  "veinticuatro",
  "veinticinco",
  "veintiséis",
  "veintisiete",
  "veintiocho",
  "veintinueve",
] as const;
const TENS = ["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"] as const;
const HUNDREDS = [
  "",
  "ciento",
  "doscientos",
  "trescientos",
  "cuatrocientos",
  "quinientos",
  "seiscientos",
  "setecientos",
  "ochocientos",
  "novecientos",
] as const;

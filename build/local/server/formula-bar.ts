import type { CellValue } from "../sheets/draft.ts";
import type { LocaleRules } from "../sheets/locale.ts";
import { formatValue } from "../sheets/number-format.ts";
import { parseEntry } from "../sheets/parse-entry.ts";
import type { CellData } from "../sheets/resources.ts";
import { numberFormatOf, showsDate } from "../sheets/show.ts";

/** What the formula bar shows of a cell: its formula, or a text that gives the same value when it is typed again. */
export function formulaBarText(cell: CellData, value: CellValue, rules: LocaleRules): string {
  const formula = cell.userEnteredValue?.formulaValue;
  if (formula) return formula;
  // Beside a formula stand the values that it spilled, which nobody typed.
  if (!cell.userEnteredValue || value === undefined || typeof value === "object") return "";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string") return needsApostrophe(value, cell, rules) ? `'${value}` : value;
  if (showsDate(cell)) return dateText(value, rules);
  return numberFormatOf(cell)?.type === "PERCENT"
    ? `${plainNumber(Number((value * 100).toPrecision(15)), rules)}%`
    : plainNumber(value, rules);
}

/** A text that Sheets would read as something else is shown with the apostrophe that keeps it text. */
function needsApostrophe(text: string, cell: CellData, rules: LocaleRules): boolean {
  if (!/^[\s='+\-$(.\d]|^(true|false|verdadero|falso)$/i.test(text)) return false;
  const formatType = cell.userEnteredFormat?.numberFormat?.type ?? undefined;
  const entry = parseEntry(text, { rules, formatType, now: SOME_DAY, timeZone: "UTC" });
  return entry.value?.stringValue !== text;
}

/** Whether a text is read as a date does not depend on the day on which it is. */
const SOME_DAY = new Date(0);

function dateText(serial: number, rules: LocaleRules): string {
  const hasTime = serial % 1 !== 0;
  if (Math.floor(serial) === 0 && hasTime) return formatValue(serial, { type: "TIME", pattern: "h:mm:ss" }, rules);
  const pattern = hasTime ? `${rules.datePattern} h:mm:ss` : rules.datePattern;
  return formatValue(serial, { type: hasTime ? "DATE_TIME" : "DATE", pattern }, rules);
}

/** All its digits, without thousands. */
function plainNumber(value: number, rules: LocaleRules): string {
  return String(value).replace(".", rules.decimal);
}

import { isDatePattern } from "./date-format.ts";
import type { CellValue } from "./draft.ts";
import type { LocaleRules } from "./locale.ts";
import { formatValue, type NumberFormat } from "./number-format.ts";
import { sectionsOf } from "./number-pattern.ts";
import type { CellData, ExtendedValue } from "./resources.ts";

/** A cell's value as the grid shows it; undefined when blank. */
export function shownText(cell: CellData, value: CellValue, rules: LocaleRules): string | undefined {
  if (value === undefined) return undefined;
  return typeof value === "object" ? value.shown : formatValue(value, numberFormatOf(cell), rules);
}

/** The number format in which a cell is shown: its own, or the one that its formula brings along. */
export function numberFormatOf(cell: CellData): NumberFormat | undefined {
  const own = cell.userEnteredFormat?.numberFormat;
  if (own) return own;
  const formula = cell.userEnteredValue?.formulaValue;
  return formula ? FORMULA_FORMATS[calledBy(formula)] : undefined;
}

/** True when a number in this cell is a date or a time. */
export function showsDate(cell: CellData): boolean {
  const format = numberFormatOf(cell);
  if (format?.pattern) return isDatePattern(sectionsOf(format.pattern)[0] ?? { tokens: [] });
  return DATE_TYPES.has(format?.type ?? "");
}

/** A value as the API tells it. */
export function extendedValue(value: CellValue): ExtendedValue | undefined {
  switch (typeof value) {
    case "number":
      return { numberValue: value };
    case "string":
      return { stringValue: value };
    case "boolean":
      return { boolValue: value };
    default:
      return value && { errorValue: { type: value.type, message: value.message } };
  }
}

/** The function of a formula that is nothing but a call, give or take a number of days; else the empty text. */
function calledBy(formula: string): string {
  const [, name, inside] = /^=\s*([A-Z]+)\s*\((.*)\)\s*([+-]\s*\d+)?\s*$/is.exec(formula) ?? [];
  const balance = [...(inside ?? "")].reduce(
    (open, symbol) => (open < 0 ? open : open + (symbol === "(" ? 1 : symbol === ")" ? -1 : 0)),
    0,
  );
  return name && balance === 0 ? name.toUpperCase() : "";
}

const DATE_TYPES: ReadonlySet<string> = new Set(["DATE", "TIME", "DATE_TIME"]);
const DATE: NumberFormat = { type: "DATE" };

/** Formulas whose result Sheets shows as a date when the cell's format is automatic. */
const FORMULA_FORMATS: Readonly<Record<string, NumberFormat>> = {
  TODAY: DATE,
  DATE,
  DATEVALUE: DATE,
  EDATE: DATE,
  EOMONTH: DATE,
  NOW: { type: "DATE_TIME" },
};

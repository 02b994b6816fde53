import type ExcelJS from "exceljs";
import type { sheets_v4 } from "googleapis";
import { colorOf, type RgbColor, type ThemeColors } from "./theme-colors.ts";

/** The kind of number that a pattern of a file shows, with the pattern itself; undefined for the general format. */
export function numberFormat(pattern: string | undefined): sheets_v4.Schema$NumberFormat | undefined {
  if (!pattern || /^general$/i.test(pattern)) return undefined;
  const symbols = pattern.replace(/"[^"]*"|\\.|[_*]./g, "");
  const type = typeOf(pattern, symbols.replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, ""));
  // Excel shows this one as the computer's short date; Sheets does so with a date that has no pattern of its own.
  return SHORT_DATE.test(pattern) ? { type } : { type, pattern };
}

/** How the library names number format 14 of the file format. */
const SHORT_DATE = /^mm-dd-yy$/;

/** Source: Sheets API v4, NumberFormatType. */
function typeOf(pattern: string, symbols: string): string {
  if (symbols.includes("@") && !/[0#?]/.test(symbols)) return "TEXT";
  const [isDate, isTime] = [/[yd]|mmm/i.test(symbols), /[hs]/i.test(symbols)];
  if (isDate || isTime) return isDate && isTime ? "DATE_TIME" : isDate ? "DATE" : "TIME";
  if (symbols.includes("%")) return "PERCENT";
  if (/[$€£¥]/.test(pattern)) return "CURRENCY";
  return /E[+-]/i.test(symbols) ? "SCIENTIFIC" : "NUMBER";
}

/** The colour of a cell's fill; undefined for none. A pattern of two colours counts as its first. */
export function fillColor(fill: ExcelJS.Fill | undefined, colors: ThemeColors): RgbColor | undefined {
  if (!fill) return undefined;
  if (fill.type === "gradient") return colorOf(fill.stops[0]?.color, colors);
  return fill.pattern === "none" ? undefined : colorOf(fill.fgColor, colors);
}

import type { DesiredSheet, DesiredWorkbook } from "../desired.ts";
import { sheetIdOf } from "../managed.ts";
import { axisSheet } from "./axis.ts";
import type { Book } from "./book.ts";
import { budgetSheet } from "./budget.ts";
import { cataloguesSheet } from "./catalogues.ts";
import { findingsSheet } from "./findings.ts";
import { marksOf } from "./marks.ts";
import { scheduleSheet } from "./schedule.ts";
import { settingsSheet } from "./settings.ts";
import { startSheet } from "./start.ts";
import { stateSheet } from "./state-sheet.ts";
import { strategiesSheet } from "./strategies.ts";

/** es_MX writes amounts with a decimal point and takes commas in formulas; Sheets offers no locale for El Salvador. */
const LOCALE = "es_MX";
const TIME_ZONE = "America/El_Salvador";

/** How the whole workbook should look. */
export function layout(book: Book): DesiredWorkbook {
  const marks = marksOf(book.findings);
  const axisCount = book.plan.axes.length;
  const sheets: readonly DesiredSheet[] = [
    startSheet(book),
    ...book.plan.axes.map((axis) => axisSheet(axis, book, marks)),
    budgetSheet(book, marks),
    strategiesSheet(book, marks),
    scheduleSheet(book, marks),
    findingsSheet(book),
    settingsSheet(book),
    cataloguesSheet(book.units, axisCount, book.standing.get(sheetIdOf("catalogues"))),
    stateSheet(book.state),
  ];
  return { properties: { locale: LOCALE, timeZone: TIME_ZONE }, sheets, originals: book.state.originals };
}

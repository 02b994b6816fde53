import { listRules } from "../../plan/rules/list.ts";
import type { DesiredSheet, DesiredWorkbook } from "../desired.ts";
import { axisSheet } from "./axis.ts";
import type { Book, OpenBook } from "./book.ts";
import { budgetSheet } from "./budget.ts";
import { cataloguesSheet } from "./catalogues.ts";
import { marksOf, unitRule } from "./cells.ts";
import { changesSheet } from "./changes.ts";
import { commissionSheet } from "./commission.ts";
import { evidenceSheet } from "./evidence.ts";
import { findingsSheet } from "./findings.ts";
import { logSheet } from "./log.ts";
import { progressSheet } from "./progress.ts";
import { reportsSheet } from "./reports.ts";
import { rollupSheet } from "./rollup.ts";
import { rulesSheet } from "./rules.ts";
import { scheduleSheet } from "./schedule.ts";
import { settingsSheet } from "./settings.ts";
import { startSheet } from "./start.ts";
import { strategiesSheet } from "./strategies.ts";
import { trackingSheet } from "./tracking.ts";

/** es_MX writes amounts with a decimal point and takes commas in formulas; Sheets offers no locale for El Salvador. */
export const LOCALE = "es_MX";
const TIME_ZONE = "America/El_Salvador";

/** How the whole workbook should look, but for the hidden sheet of the state, which tells of what the others will hold. */
export function layout(plain: Book): DesiredWorkbook {
  const book: OpenBook = { ...plain, marks: marksOf(plain.findings), unitRule: unitRule(plain.units) };
  const sheets: readonly DesiredSheet[] = [
    startSheet(book),
    ...book.plan.axes.map((axis) => axisSheet(axis, book)),
    budgetSheet(book),
    strategiesSheet(book),
    scheduleSheet(book),
    progressSheet(book),
    trackingSheet(book),
    rollupSheet(book),
    evidenceSheet(book),
    reportsSheet(book),
    findingsSheet(book),
    changesSheet(book),
    settingsSheet(book),
    commissionSheet(book),
    cataloguesSheet(book),
    rulesSheet(listRules(), book.plan.axes.length),
    logSheet(book),
  ];
  return { properties: { locale: LOCALE, timeZone: TIME_ZONE }, sheets, originals: book.state.originals };
}

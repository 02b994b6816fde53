import type { Report } from "../document/report.ts";
import type { ReportInput } from "../document/report-input.ts";
import { parsePeriod, periodInWords, periodKey, type ReportPeriod } from "../document/reports/period.ts";
import { type ReportRequest, reportOf } from "../document/reports/report-of.ts";
import { responsibleUnits } from "../document/reports/unit.ts";
import { splitUnits } from "../plan/units.ts";
import { fold } from "../plan/wording.ts";
import type { ReportRecord } from "../workbook/reports.ts";
import type { ReportRule } from "../workbook/state.ts";
import { amountOf } from "./messages.ts";
import { openErrors } from "./report-input.ts";

/** What somebody asks for, as typed; empty where it is not said. */
export type AskedReport = Pick<ReportRecord, "report" | "period" | "unit">;

/** The report that was asked for, or why there can be none, in Spanish. */
export function requestedReport(
  input: ReportInput,
  asked: AskedReport,
  rule?: ReportRule,
): { readonly report: Report; readonly periodText: string } | { readonly trouble: string } {
  const understood = understoodReport(input, asked, rule);
  if ("trouble" in understood) return understood;
  return { report: reportOf(input, understood.request), periodText: understood.periodText };
}

/** What is asked for, under the names by which it is told from others, with the period in words; or why it makes no sense, in Spanish. */
export function understoodReport(
  input: ReportInput,
  { report, period, unit }: AskedReport,
  rule?: ReportRule,
):
  | { readonly asked: AskedReport; readonly periodText: string; readonly request: ReportRequest }
  | { readonly trouble: string } {
  const plain = (request: ReportRequest) => ({ asked: { report, period: "", unit: "" }, periodText: "", request });
  const errors = openErrors(input);
  if (rule?.refusesErrors && errors > 0 && report !== "certificacion") return { trouble: errorsTrouble(errors) };
  switch (report) {
    case "plan":
    case "modificaciones":
    case "certificacion":
      return plain({ kind: report });
    case "seguimiento":
    case "unidad": {
      const read = parsePeriod(period);
      if (!read) return { trouble: periodTrouble(period) };
      return report === "seguimiento" ? forPeriod(read) : forUnit(input, read, unit);
    }
  }
}

function forPeriod(period: ReportPeriod) {
  const asked: AskedReport = { report: "seguimiento", period: periodKey(period), unit: "" };
  return { asked, periodText: periodInWords(period), request: { kind: "seguimiento", period } as const };
}

function forUnit(input: ReportInput, period: ReportPeriod, wanted: string) {
  const [unit = ""] = splitUnits(wanted, input.units);
  const known = responsibleUnits(input).find((name) => fold(name) === fold(unit));
  if (unit === "") return { trouble: "no se dijo de qué unidad debe ser el informe" };
  if (known === undefined)
    return { trouble: `ninguna acción del plan tiene como responsable a «${wanted.trim().slice(0, 100)}»` };
  const asked: AskedReport = { report: "unidad", period: periodKey(period), unit: known };
  const request = { kind: "unidad", unit: known, period } as const;
  return { asked, periodText: periodInWords(period), request };
}

function errorsTrouble(errors: number): string {
  const open = amountOf(errors, "error abierto", "errores abiertos");
  return `hay ${open} en la hoja Observaciones, y la coordinación decidió que no se hagan informes mientras los haya`;
}

function periodTrouble(typed: string): string {
  const what =
    typed.trim() === "" ? "no se dijo el período" : `no se entiende el período «${typed.trim().slice(0, 60)}»`;
  return `${what}; se escribe, por ejemplo, 2023, 2023-T1 (trimestre), 2023-S1 (semestre) o enero a marzo de 2023`;
}

import { serialOfMoment } from "../../plan/date.ts";
import type { PlanFacts } from "../../plan/plan.ts";
import type { DesiredCell, DesiredRow, DesiredSheet } from "../desired.ts";
import { REPORT_WORDS, type ReportName, type ReportRecord } from "../reports.ts";
import type { DataValidationRule } from "../sheets-api.ts";
import type { OpenBook } from "./book.ts";
import { computed, managed, typed, type UnitRule } from "./cells.ts";
import { type ListColumn, listRow, listSheet, shown } from "./list.ts";

/** What the row key of a report begins with; its number and version follow. */
const REPORT_KEY = "report:";
/** What the key of a row begins with in which a report can be asked for; its name follows. */
export const ASK_KEY = "ask:";

const COLUMNS = [
  { key: "number", title: "N.°", widthPx: 45 },
  { key: "title", title: "Informe", widthPx: 240 },
  { key: "period", title: "Período", widthPx: 170 },
  { key: "unit", title: "Unidad", widthPx: 170 },
  { key: "ask", title: "Pedir", widthPx: 55 },
  { key: "version", title: "Versión", widthPx: 65 },
  { key: "state", title: "Estado", widthPx: 240 },
  { key: "document", title: "Documento", widthPx: 130 },
  { key: "pdf", title: "PDF", widthPx: 95 },
  { key: "author", title: "Quién lo pidió", widthPx: 215 },
  { key: "askedAt", title: "Se pidió", widthPx: 115 },
  { key: "madeAt", title: "Se hizo", widthPx: 115 },
  { key: "changes", title: "Qué cambió", widthPx: 320 },
] as const satisfies readonly ListColumn[];
type Column = (typeof COLUMNS)[number]["key"];

const NAMES = Object.keys(REPORT_WORDS) as readonly ReportName[];

/** *Informes*: a row for each kind of report, with a checkbox that asks for it, and below them those that were asked for, the last one on top. */
export function reportsSheet({ plan, unitRule, today, state: { reports = [] } }: OpenBook): DesiredSheet {
  return listSheet({
    sheet: "reports",
    axisCount: plan.axes.length,
    heading: "INFORMES",
    explanations: [
      "Para pedir un informe, elija en el menú Plan de integridad > Informes; o escriba aquí el período (2023, 2023-T1 para un trimestre, 2023-S1 para un semestre) y marque su casilla.",
    ],
    columns: COLUMNS,
    rows: [
      ...NAMES.map((report) => askRow(report, yearFor(today, plan.facts), unitRule)),
      ...[...reports].reverse().map(reportRow),
    ],
    tabColor: "#1f4e79",
    protection: "locked",
    open: [
      { fromRow: ASK_KEY + NAMES[0], toRow: ASK_KEY + NAMES[NAMES.length - 1], fromColumn: "period", toColumn: "ask" },
    ],
    disposable: [{ key: REPORT_KEY }],
  });
}

/** A row in which a report can be asked for; what it does not need cannot be typed. */
function askRow(report: ReportName, year: string, unitRule: UnitRule): DesiredRow {
  const needsPeriod = report === "seguimiento" || report === "unidad";
  const none = managed(null, "mutedText");
  const cells: Record<Column, DesiredCell> = {
    number: none,
    title: managed(REPORT_WORDS[report], "line"),
    period: needsPeriod ? typed(year, "text") : none,
    unit: report === "unidad" ? typed(undefined, "text", unitRule("")) : none,
    ask: { initial: false, style: "center", rule: CHECKBOX },
    ...{ version: none, state: none, document: none, pdf: none, author: none, askedAt: none, madeAt: none },
    changes: none,
  };
  return listRow(ASK_KEY + report, cells);
}

const CHECKBOX: DataValidationRule = {
  condition: { type: "BOOLEAN" },
  inputMessage: "Marque la casilla para pedir el informe",
  strict: false,
};

/** The current year, or the one of the plan that is next to it; empty where the plan has no years. */
function yearFor(today: string, { period }: PlanFacts): string {
  if (!period) return "";
  return String(Math.min(Math.max(Number(today.slice(0, 4)), period.fromYear), period.toYear));
}

function reportRow(record: ReportRecord): DesiredRow {
  const { report, number, version, made } = record;
  const cells: Record<Column, DesiredCell> = {
    number: managed(number, "count"),
    title: shown(REPORT_WORDS[report]),
    period: shown(record.periodText),
    unit: shown(record.unit),
    ask: managed(null, "center"),
    version: managed(version, "count"),
    state: shown(reportStateInWords(record), record.state === "failed" ? "text!" : "text"),
    document: linkCell(made?.documentId, "https://docs.google.com/document/d/", "/edit", "Abrir el documento"),
    pdf: linkCell(made?.pdfId, "https://drive.google.com/file/d/", "/view", "Abrir el PDF"),
    author: shown(record.author),
    askedAt: managed(serialOfMoment(record.askedAt), "moment"),
    madeAt: managed(made && serialOfMoment(made.madeAt), "moment"),
    changes: shown(record.changes),
  };
  return listRow(`${REPORT_KEY}${number}/${version}`, cells);
}

/** How a report stands, as people read it: "pedido", "no se pudo: …". */
export function reportStateInWords({ state, trouble }: Pick<ReportRecord, "state" | "trouble">): string {
  const word = { asked: "pedido", unfinished: "sin terminar", done: "hecho", failed: "no se pudo" }[state];
  return [word, trouble].filter(Boolean).join(": ");
}

/** A link made from a file's id: what is no id makes no formula. */
function linkCell(id: string | undefined, before: string, after: string, label: string): DesiredCell {
  if (!id || !/^[\w-]+$/.test(id)) return managed(null, "text");
  return computed(() => `=HYPERLINK("${before}${id}${after}","${label}")`, "text");
}

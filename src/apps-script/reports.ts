import * as z from "zod/mini";
import { checkTemplate } from "../document/check-template.ts";
import { BLOCKS, FIELDS } from "../document/reports/names.ts";
import { parsePeriod, periodInWords } from "../document/reports/period.ts";
import { responsibleUnits } from "../document/reports/unit.ts";
import { readTemplate } from "../document/template.ts";
import type { Plan } from "../plan/plan.ts";
import type { ReadyPass } from "../workbook/draw.ts";
import { reportStateInWords } from "../workbook/layout/reports.ts";
import { UNKNOWN_AUTHOR, type Wish } from "../workbook/occasion.ts";
import {
  grantReports,
  openReports,
  REPORT_WORDS,
  type ReportName,
  type ReportRecord,
  reportTitle,
} from "../workbook/reports.ts";
import { ReportNameSchema } from "../workbook/state.ts";
import { civilNow } from "./clock.ts";
import { isCoordinatorAtWork } from "./coordinator.ts";
import { installer, personAtWork, runsAsInstaller } from "./installer.ts";
import { keep, keepIfInstaller } from "./keep.ts";
import { makeReport } from "./make-report.ts";
import { page } from "./page.ts";
import { leaveWord, readWords } from "./queue.ts";
import { flagReports, forgetAttempt, isReportDue, readAttempt, rememberOpen } from "./report-attempts.ts";
import { readDocument, reportPlaces } from "./report-drive.ts";
import { openErrors, reportInputOf } from "./report-input.ts";
import { type AskedReport, requestedReport, understoodReport } from "./report-request.ts";
import { readPlan } from "./round.ts";
import { grant } from "./wishes.ts";

/** A run begins no further report after this time, since Google ends it after six minutes. */
const MOST_MS = 3 * 60 * 1000;

/** Menu item: opens the sidebar in which reports are asked for. */
export function showReports(): void {
  SpreadsheetApp.getUi().showSidebar(page("sidebar-reports", "Informes"));
}

/**
 * Sidebar: what can be asked for and what was, as JSON text `{informes: [{tipo, titulo, conPeriodo, conUnidad}], periodos: [{valor,
 * texto}], unidades, errores, rechazaErrores, puedeCambiar, personas: [{correo, nombre}], pedidos: [{id, titulo, numero, version, estado, documento, pdf}], campos, bloques: [{nombre,
 * texto, informes}]}`. `documento` and `pdf` are ids of Google's, empty where there is none; `personas`: to whom the person at work may send reports. Throws when the workbook is not managed.
 */
export function listReports(): string {
  const { result } = readPlan();
  const names = (list: typeof FIELDS) =>
    list.map(({ name, says, reports }) => ({ nombre: name, texto: says, informes: reports }));
  return JSON.stringify({
    informes: Object.entries(REPORT_WORDS).map(([report, title]) => ({
      tipo: report,
      titulo: title,
      conPeriodo: report === "seguimiento" || report === "unidad",
      conUnidad: report === "unidad",
    })),
    periodos: periodsOf(result.plan),
    unidades: responsibleUnits(result),
    errores: openErrors(result),
    rechazaErrores: result.state.reportRule?.refusesErrors === true,
    puedeCambiar: isCoordinatorAtWork(result),
    personas: runsAsInstaller() ? peopleOf(result) : [],
    pedidos: [...(result.state.reports ?? [])].reverse().map(openRecord),
    campos: names(FIELDS),
    bloques: names(BLOCKS),
  });
}

/**
 * Sidebar: sets whether reports are refused while errors are open. What the person is told. Throws, in Spanish, for anyone but the
 * coordination.
 */
export function ruleReports(refusesErrors: unknown): string {
  const read = z.boolean().safeParse(refusesErrors);
  if (!read.success) throw new Error("No se entendió qué hay que decidir. Por favor lea de nuevo.");
  if (!isCoordinatorAtWork(readPlan().result))
    throw new Error(
      "Solo la cuenta de la Comisión, o una persona que la hoja Comisión nombra con el rol «coordinación», puede decidirlo. No se cambió nada.",
    );
  return grant(
    { kind: "report-rule", refusesErrors: read.data, isCoordinator: true },
    read.data
      ? "Desde ahora no se hacen informes mientras haya errores abiertos."
      : "Desde ahora se hacen informes también con errores abiertos; lo dicen en su primera página.",
  );
}

/**
 * Sidebar: what a person should know before a report is made, as JSON text `{titulo, avisos, notas: [{texto, esGrave}], revisada}`.
 * `notas` are about the template, which the commission's account alone can read: `revisada` says whether it was. Throws, in
 * Spanish, when the report makes no sense.
 */
export function previewReport(report: unknown, period: unknown, unit: unknown): string {
  const { result } = readPlan();
  const asked = askedIn(report, period, unit);
  const requested = requestedReport(reportInputOf(result), asked, result.state.reportRule);
  if ("trouble" in requested) throw new Error(refusal(requested.trouble));
  const canRead = runsAsInstaller();
  const notes = canRead ? checkTemplate(templateOf(asked.report), requested.report) : [];
  return JSON.stringify({
    titulo: requested.report.title,
    avisos: requested.report.warnings,
    notas: notes.map(({ text, isGrave }) => ({ texto: text, esGrave: isGrave })),
    revisada: canRead,
  });
}

/**
 * Sidebar: asks for a report. The installer's is made at once, anyone else's by the installer's clock. As JSON text `{mensaje,
 * pedido}`, where `pedido` is as in `listReports`, or null as long as it is not made. A page that asks again with the same `id` asks
 * once. Throws, in Spanish, when the report makes no sense.
 */
export function askReport(report: unknown, period: unknown, unit: unknown, id?: unknown): string {
  const asked = askedIn(report, period, unit);
  const read = idSchema.safeParse(id);
  const lock = LockService.getScriptLock();
  // The number that the document bears is the one in the list, as long as nobody else makes reports meanwhile.
  const makesAtOnce = runsAsInstaller() && lock.tryLock(0);
  try {
    const { result } = readPlan(readWords());
    const understood = understoodReport(reportInputOf(result), asked, result.state.reportRule);
    if ("trouble" in understood) throw new Error(refusal(understood.trouble));
    const wish = {
      kind: "report",
      id: read.success ? read.data : Utilities.getUuid(),
      author: personAtWork() || UNKNOWN_AUTHOR,
      ...understood.asked,
      periodText: understood.periodText,
    } as const;
    leaveWord({ kind: "wish", wish });
    flagReports([wish.id]);
    const made = makesAtOnce ? makeAtOnce(wish, result) : null;
    return JSON.stringify({ mensaje: made ? resultInWords(made) : LATER, pedido: made && openRecord(made) });
  } finally {
    if (makesAtOnce) lock.releaseLock();
  }
}

/**
 * As the installer: makes the reports that wait, and enters them in *Informes*, unless another run is making reports. What a run
 * does not come to is taken by the clock.
 */
export function makeReports(): void {
  if (!isReportDue()) return;
  const lock = LockService.getScriptLock();
  if (!lock.tryLock(0)) return;
  try {
    makeOpen();
  } finally {
    lock.releaseLock();
  }
}

function makeOpen(): void {
  const startedAt = Date.now();
  const { result } = readPlan(readWords());
  const open = openReports(result.state.reports);
  const isNow = ({ id }: ReportRecord) => Date.now() >= readAttempt(id).retryAt && Date.now() - startedAt < MOST_MS;
  const made = open.flatMap((record) => (isNow(record) ? [makeAndTell(record, result)] : []));
  const settled = new Set(made.flatMap(({ id, state }) => (state === "unfinished" ? [] : [id])));
  rememberOpen(open.flatMap(({ id }) => (settled.has(id) ? [] : [id])));
  if (made.length > 0) keep({ always: false });
}

/** Makes a report that has just been asked for, unless it was made before. */
function makeAtOnce(wish: Extract<Wish, { readonly kind: "report" }>, ready: ReadyPass): ReportRecord | null {
  const { reports } = grantReports({ wishes: [wish], edits: [], now: civilNow() }, ready.state.reports);
  const open = openReports(reports);
  const record = reports.find(({ id }) => id === wish.id);
  if (!record || !open.includes(record)) return record ?? null;
  const made = makeAndTell(record, ready);
  rememberOpen(open.flatMap(({ id }) => (id === wish.id && made.state !== "unfinished" ? [] : [id])));
  keepIfInstaller();
  return made;
}

/** Makes a report, as far as it goes, and leaves word of what came of it. */
function makeAndTell(record: ReportRecord, ready: ReadyPass): ReportRecord {
  const making = makeReport(record, ready);
  const wish = { kind: "report-made", id: Utilities.getUuid(), author: installer(), reportId: record.id } as const;
  leaveWord({ kind: "wish", wish: { ...wish, ...making } });
  if (making.state !== "unfinished") forgetAttempt(record.id);
  return { ...record, ...making };
}

function templateOf(report: ReportName) {
  return readTemplate(readDocument(reportPlaces(report).templateId));
}

function peopleOf({ members }: ReadyPass) {
  return members
    .filter(({ mail }) => mail.includes("@"))
    .map(({ mail, name }) => ({ correo: mail.trim(), nombre: name.trim() || mail.trim() }));
}

/** Quarters, semesters and whole years of the plan, year by year. */
function periodsOf({ facts: { period } }: Plan) {
  if (!period) return [];
  const years = Array.from({ length: period.toYear - period.fromYear + 1 }, (_, index) => period.fromYear + index);
  const keys = years.flatMap((year) => ["-T1", "-T2", "-T3", "-T4", "-S1", "-S2", ""].map((part) => `${year}${part}`));
  return keys.map((key) => ({ valor: key, texto: periodInWords(parsePeriod(key)!) }));
}

function openRecord(record: ReportRecord) {
  const { id, number, version, made } = record;
  return {
    id,
    titulo: reportTitle(record),
    numero: number,
    version,
    estado: reportStateInWords(record),
    documento: made?.documentId ?? "",
    pdf: made?.pdfId ?? "",
  };
}

function resultInWords({ state, trouble, number, version }: ReportRecord): string {
  const name = `El informe N.° ${number}, versión ${version},`;
  switch (state) {
    case "done":
      return `${name} está hecho. Queda anotado en la hoja Informes.${trouble && ` ${trouble}.`}`;
    case "failed":
      return `${name} no se pudo hacer: ${trouble}.`;
    default:
      return `${name} está sin terminar: ${trouble}. Vea la hoja Informes.`;
  }
}

const LATER =
  "Su pedido quedó anotado. La cuenta de la Comisión hace el informe en unos minutos; el enlace aparece en la hoja Informes.";

function refusal(trouble: string): string {
  return `No se puede hacer el informe: ${trouble}.`;
}

const idSchema = z.string().check(z.regex(/^[\w-]{8,40}$/));
const textSchema = z.string().check(z.maxLength(200));

/** What a page asks for. Throws, in Spanish, when it cannot be understood. */
function askedIn(report: unknown, period: unknown, unit: unknown): AskedReport {
  const name = ReportNameSchema.safeParse(report);
  const [periodText, unitText] = [period ?? "", unit ?? ""].map((text) => textSchema.safeParse(text));
  if (!name.success || !periodText?.success || !unitText?.success)
    throw new Error("No se entendió qué informe hay que hacer. Por favor elija de nuevo.");
  return { report: name.data, period: periodText.data, unit: unitText.data };
}

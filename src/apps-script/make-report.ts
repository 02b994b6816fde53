import { fillRequests } from "../document/fill.ts";
import { partsDone, partsOf } from "../document/parts.ts";
import type { Report } from "../document/report.ts";
import { readTemplate } from "../document/template.ts";
import { memberWith, type Role } from "../plan/commission.ts";
import { fold } from "../plan/wording.ts";
import type { ReadyPass } from "../workbook/draw.ts";
import type { MadeReport, ReportRecord, ReportState } from "../workbook/reports.ts";
import { civilNow } from "./clock.ts";
import { digestOfText } from "./digest.ts";
import { codeOf, faultOf } from "./google-error.ts";
import { installer } from "./installer.ts";
import { type Attempt, keepAttempt, readAttempt } from "./report-attempts.ts";
import {
  copyTemplate,
  createPdf,
  discardDocument,
  findReport,
  forgetPlaces,
  type ReportPlaces,
  readDocument,
  reportPlaces,
  shareFolder,
  writeDocument,
} from "./report-drive.ts";
import { figuresOf, reportInputOf } from "./report-input.ts";
import { requestedReport } from "./report-request.ts";

/** What came of making a report; `trouble` is Spanish, empty where all went well. */
export interface Making {
  readonly state: Exclude<ReportState, "asked">;
  readonly trouble: string;
  /** The period in words, where what was typed can be read; else what was typed. */
  readonly periodText: string;
  readonly made: MadeReport | null;
}

/** So many runs try to make a report. */
const MOST_ATTEMPTS = 5;
const FIRST_WAIT_MS = 4 * 60 * 1000;

/**
 * Makes a report that was asked for: copies the template, fills it, and makes the PDF, from where the run before broke off.
 * Never throws: what went wrong stands in what it gives back.
 */
export function makeReport(record: ReportRecord, ready: ReadyPass): Making {
  const before = readAttempt(record.id);
  const count = before.count + 1;
  const retryAt = Date.now() + FIRST_WAIT_MS * 2 ** before.count;
  const steps = stepsOf(record.id, { ...before, count, retryAt });
  let made: MadeReport | null = null;
  let { periodText } = record;
  try {
    const input = reportInputOf(ready, registrationOf(record));
    const requested = requestedReport(input, record, ready.state.reportRule);
    if ("trouble" in requested) return { state: "failed", trouble: requested.trouble, periodText, made };
    const { report } = requested;
    periodText = requested.periodText;
    const places = reportPlaces(record.report);
    const trouble = shareTrouble(places, record.author, ready);
    const name = `Informe ${record.number}, versión ${record.version} · ${report.title}`;
    const documentId = fillCopy(places, record.id, name, report, steps);
    const digest = digestOfText(JSON.stringify(report.blocks));
    // A document that an earlier run filled tells the state of the plan at that time.
    const isKnown = record.made?.documentId === documentId;
    made = isKnown ? record.made : { madeAt: civilNow(), documentId, pdfId: "", figures: figuresOf(input), digest };
    const pdfId = pdfOf(places, record.id, documentId, name, steps);
    return { state: "done", trouble, periodText, made: made && { ...made, pdfId } };
  } catch (error) {
    console.error(`The report ${record.id} was not finished: ${error}`);
    // Somebody deleted the document, the template or the folder: the next attempt makes them anew.
    if (codeOf(error) === 404) {
      forgetPlaces(record.report);
      steps.take({ documentId: null, filling: null, isFilled: false });
    }
    const isLast = count >= MOST_ATTEMPTS || (faultOf(error) === "lasting" && codeOf(error) !== 404);
    return { ...troubled(error, made !== null, isLast), periodText, made };
  }
}

/** The attempt as it goes on; each step is kept before it is taken. */
interface Steps {
  readonly now: () => Attempt;
  readonly take: (changes: Partial<Attempt>) => void;
}

function stepsOf(reportId: string, begun: Attempt): Steps {
  let attempt = begun;
  keepAttempt(reportId, attempt);
  return {
    now: () => attempt,
    take(changes) {
      attempt = { ...attempt, ...changes };
      keepAttempt(reportId, attempt);
    },
  };
}

/** The id of the report's document, filled. */
function fillCopy(places: ReportPlaces, reportId: string, name: string, report: Report, steps: Steps): string {
  const { count, isFilled } = steps.now();
  const found = steps.now().documentId ?? (count > 1 ? findReport(reportId).documentId : null);
  if (found !== null && isFilled) return found;
  const resumed = found !== null && resumeFilling(places, found, report, steps);
  if (resumed) return found;
  // A document of which nobody knows how far it was filled gives way to a new one.
  const isFresh = found !== null && steps.now().filling === null;
  if (found !== null && !isFresh) discardDocument(found);
  const documentId = isFresh ? found : copyTemplate(places, reportId, name);
  steps.take({ documentId, filling: null });
  fill(documentId, partsFor(documentId, report), 0, steps);
  return documentId;
}

/** Goes on with a document that takes several parts, where they are still the same; whether it could. */
function resumeFilling(places: ReportPlaces, documentId: string, report: Report, steps: Steps): boolean {
  const { filling } = steps.now();
  if (filling === null || filling.parts < 2) return false;
  const done = partsDone(readDocument(documentId));
  if (done === 0) return false;
  const parts = partsFor(places.templateId, report);
  if (parts.length !== filling.parts || digestOfText(JSON.stringify(parts)) !== filling.digest) return false;
  fill(documentId, parts, done, steps);
  return true;
}

type Parts = ReturnType<typeof partsOf>;

function partsFor(documentId: string, report: Report): Parts {
  const template = readTemplate(readDocument(documentId));
  return partsOf(template, fillRequests(template, report));
}

function fill(documentId: string, parts: Parts, done: number, steps: Steps): void {
  steps.take({ filling: { parts: parts.length, digest: digestOfText(JSON.stringify(parts)) } });
  for (const part of parts.slice(done)) writeDocument(documentId, part);
  steps.take({ isFilled: true });
}

function pdfOf(places: ReportPlaces, reportId: string, documentId: string, name: string, steps: Steps): string {
  const earlier = steps.now().hasBegunPdf ? findReport(reportId).pdfId : null;
  if (earlier !== null) return earlier;
  steps.take({ hasBegunPdf: true });
  return createPdf(places, documentId, reportId, name);
}

/**
 * Gives a person of the sheet *Comisión* the right to open what is in the folder: members of the commission may edit it, templates
 * too, others may read it. Nothing for anyone else.
 */
export function share(places: ReportPlaces, mail: string, { members }: Pick<ReadyPass, "members">): void {
  const member = memberWith(mail, members);
  if (!member || mail === installer()) return;
  shareFolder(places, member.mail.trim(), EDITORS.has(fold(member.role)));
}

/** The same for who asked for a report, which is made even where Google does not allow it; what there is to say of that. */
function shareTrouble(places: ReportPlaces, mail: string, ready: ReadyPass): string {
  try {
    share(places, mail, ready);
    return "";
  } catch (error) {
    if (faultOf(error) === "passing" || codeOf(error) === 404) throw error;
    console.error(`The folder was not shared with ${mail}: ${error}`);
    return `Google no permitió dar acceso a ${mail}; compártalo desde la carpeta de los informes`;
  }
}

function registrationOf({ number, version, author }: ReportRecord) {
  return { number: String(number), version, author };
}

function troubled(error: unknown, hasDocument: boolean, isLast: boolean): Pick<Making, "state" | "trouble"> {
  const detail = (error instanceof Error ? error.message : String(error)).slice(0, MOST_DETAIL);
  const what = hasDocument ? "falta el PDF" : "no se completó el documento";
  if (!isLast) return { state: "unfinished", trouble: `${what}; se sigue intentando en unos minutos` };
  const advice = "Pida el informe otra vez; si se repite, envíe este texto a la persona de Informática";
  return { state: "failed", trouble: `${what}. ${advice}: ${detail}` };
}

const MOST_DETAIL = 300;
const EDITORS: ReadonlySet<string> = new Set((["coordinación", "miembro"] satisfies Role[]).map(fold));

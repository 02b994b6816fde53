import * as z from "zod/mini";

/**
 * How far the making of a report has come, in a document property of its own, which is written before each step: a run that
 * breaks off leaves word of where it was.
 */
export interface Attempt {
  /** How many runs have begun it. */
  readonly count: number;
  /** The clock leaves it alone until then, in milliseconds since 1970. */
  readonly retryAt: number;
  readonly documentId: string | null;
  /** What is written into the document: how many parts it has, and a digest of them. Null: nothing has been sent. */
  readonly filling: { readonly parts: number; readonly digest: string } | null;
  readonly isFilled: boolean;
  /** Whether a PDF was begun. */
  readonly hasBegunPdf: boolean;
}

/** How far a report has come; one that is new or cannot be read has not begun. */
export function readAttempt(reportId: string): Attempt {
  const json = PropertiesService.getDocumentProperties().getProperty(PREFIX + reportId);
  try {
    return json === null ? NONE : attemptSchema.parse(JSON.parse(json));
  } catch {
    return { ...NONE, count: 1 };
  }
}

export function keepAttempt(reportId: string, attempt: Attempt): void {
  PropertiesService.getDocumentProperties().setProperty(PREFIX + reportId, JSON.stringify(attempt));
}

export function forgetAttempt(reportId: string): void {
  PropertiesService.getDocumentProperties().deleteProperty(PREFIX + reportId);
}

/** Leaves word that reports are to be made, without disturbing the wait of those that are known. */
export function flagReports(reportIds: readonly string[]): void {
  if (reportIds.length === 0) return;
  const due = readDue();
  if (due && reportIds.every((id) => due.ids.includes(id))) return;
  keepDue({ ids: reportIds, retryAt: 0 });
}

/** Says which reports are still to be made, and from when on the clock looks at them. */
export function rememberOpen(reportIds: readonly string[]): void {
  if (reportIds.length === 0) PropertiesService.getDocumentProperties().deleteProperty(DUE);
  else keepDue({ ids: reportIds, retryAt: Math.min(...reportIds.map((id) => readAttempt(id).retryAt)) });
}

/** Whether a report waits for being made. */
export function isReportDue(): boolean {
  const due = readDue();
  return due !== null && Date.now() >= due.retryAt;
}

const PREFIX = "report:";
const DUE = "reports:due";
const NONE: Attempt = {
  count: 0,
  retryAt: 0,
  documentId: null,
  filling: null,
  isFilled: false,
  hasBegunPdf: false,
};

const attemptSchema = z.object({
  count: z.number(),
  retryAt: z.number(),
  documentId: z.nullable(z.string()),
  filling: z.nullable(z.object({ parts: z.number(), digest: z.string() })),
  isFilled: z.boolean(),
  hasBegunPdf: z.boolean(),
});

const dueSchema = z.object({ ids: z.array(z.string()), retryAt: z.number() });

interface Due {
  readonly ids: readonly string[];
  readonly retryAt: number;
}

function readDue(): Due | null {
  const json = PropertiesService.getDocumentProperties().getProperty(DUE);
  try {
    return json === null ? null : dueSchema.parse(JSON.parse(json));
  } catch {
    return { ids: [], retryAt: 0 };
  }
}

function keepDue(due: Due): void {
  PropertiesService.getDocumentProperties().setProperty(DUE, JSON.stringify(due));
}

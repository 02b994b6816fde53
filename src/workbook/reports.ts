import { formatAmount } from "../plan/amount.ts";
import type { LogEntry } from "./log.ts";
import { type Occasion, UNKNOWN_AUTHOR, type Wish, type WishOutcome } from "./occasion.ts";

/** The reports that can be asked for, and what people call them. */
export const REPORT_WORDS = {
  seguimiento: "Informe de seguimiento al Concejo",
  plan: "Plan de acción completo",
  modificaciones: "Modificaciones al plan",
  unidad: "Informe por unidad responsable",
  certificacion: "Proyecto de certificación",
} as const;

export type ReportName = keyof typeof REPORT_WORDS;

/** A report that somebody asked for, as *Informes* lists it. */
export interface ReportRecord {
  /** Of the wish that asked for it. */
  readonly id: string;
  readonly report: ReportName;
  /** As it was asked for, such as `2023-T1`; empty where the report has none. */
  readonly period: string;
  readonly unit: string;
  /** The period in words. */
  readonly periodText: string;
  /** Versions of the same report, period and unit share the number. */
  readonly number: number;
  readonly version: number;
  readonly author: string;
  /** Civil date and time. */
  readonly askedAt: string;
  readonly state: ReportState;
  /** Why it is not done, in Spanish; empty where there is nothing to say. */
  readonly trouble: string;
  /** What came of it; null until its document is there. */
  readonly made: MadeReport | null;
  /** What changed since the version before, in Spanish; empty for the first one. */
  readonly changes: string;
}

export const REPORT_STATES = ["asked", "unfinished", "done", "failed"] as const;
/** `unfinished`: it is gone on with by itself. */
export type ReportState = (typeof REPORT_STATES)[number];

/** A report's files, by Google's ids, and the state of the plan that it was made from. */
export interface MadeReport {
  /** Civil date and time. */
  readonly madeAt: string;
  readonly documentId: string;
  /** Empty where there is no PDF. */
  readonly pdfId: string;
  readonly figures: ReportFigures;
  /** Digest of its tables and texts. */
  readonly digest: string;
}

/** The figures that tell one state of the plan from another. */
export interface ReportFigures {
  readonly actions: number;
  readonly budgetCents: number;
  readonly activitiesDone: number;
  readonly spentCents: number;
  /** Open errors among the findings. */
  readonly errors: number;
}

/** What became of the wishes about reports in a pass. */
export interface Reporting {
  readonly reports: readonly ReportRecord[];
  readonly entries: readonly LogEntry[];
  readonly outcomes: readonly WishOutcome[];
}

/** Enters the reports that people asked for, each once, and what came of those that were made. A wish that comes again does nothing. */
export function grantReports({ wishes, now }: Occasion, before: readonly ReportRecord[] = []): Reporting {
  let reports = before;
  const entries: LogEntry[] = [];
  const outcomes: WishOutcome[] = [];
  const put = (record: ReportRecord, what: string | null) => {
    const isNew = !reports.some(({ id }) => id === record.id);
    reports = isNew ? [...reports, record] : reports.map((known) => (known.id === record.id ? record : known));
    if (what !== null) entries.push(entryOf(record, what));
  };
  for (const wish of wishes) {
    if (wish.kind === "report") {
      outcomes.push({ id: wish.id, kind: "done" });
      if (!reports.some(({ id }) => id === wish.id)) put(asked(wish, now, reports), "Se pidió el informe");
    }
    if (wish.kind === "report-made") {
      const record = reports.find(({ id }) => id === wish.reportId);
      outcomes.push({ id: wish.id, kind: record ? "done" : "gone" });
      if (record && record.state !== "done") put(...settled(record, wish, reports));
    }
  }
  return { reports, entries, outcomes };
}

/** Reports that are still to be made, the one that was asked for first at the front. */
export function openReports(reports: readonly ReportRecord[] = []): readonly ReportRecord[] {
  return reports.filter(({ state }) => state === "asked" || state === "unfinished");
}

/** "Informe de seguimiento al Concejo, primer trimestre de 2023". */
export function reportTitle({
  report,
  unit,
  periodText,
}: Pick<ReportRecord, "report" | "unit" | "periodText">): string {
  return [REPORT_WORDS[report], unit, periodText].filter(Boolean).join(", ");
}

type Asked = Extract<Wish, { readonly kind: "report" }>;
type Made = Extract<Wish, { readonly kind: "report-made" }>;

function asked(
  { id, author, report, period, unit, periodText }: Asked,
  now: string,
  reports: readonly ReportRecord[],
): ReportRecord {
  const same = reports.filter((known) => isSame(known, { report, period, unit }));
  return {
    id,
    report,
    period,
    unit,
    periodText,
    number: same[0]?.number ?? 1 + Math.max(0, ...reports.map(({ number }) => number)),
    version: 1 + Math.max(0, ...same.map(({ version }) => version)),
    author: author || UNKNOWN_AUTHOR,
    askedAt: now,
    state: "asked",
    trouble: "",
    made: null,
    changes: "",
  };
}

/** A record as its making left it, and what the log says of that; null where it says nothing. */
function settled(
  record: ReportRecord,
  { state, trouble, periodText, made }: Made,
  reports: readonly ReportRecord[],
): readonly [ReportRecord, string | null] {
  const after = {
    ...record,
    state,
    trouble,
    periodText,
    made,
    changes: made ? changesSince(record, made, reports) : "",
  };
  if (state === "done") return [after, "Se hizo el informe"];
  return [after, state === "failed" && record.state !== "failed" ? `No se pudo hacer el informe: ${trouble}` : null];
}

function changesSince(record: ReportRecord, made: MadeReport, reports: readonly ReportRecord[]): string {
  const earlier = reports.filter((known) => isSame(known, record) && known.version < record.version && known.made);
  const last = earlier[earlier.length - 1];
  if (!last?.made) return "";
  const differences = FIGURE_WORDS.flatMap(([figure, words, format]) => {
    const [from, to] = [last.made!.figures[figure], made.figures[figure]];
    return from === to ? [] : [`${words}: de ${format(from)} a ${format(to)}`];
  });
  const since = `Desde la versión ${last.version}`;
  if (differences.length > 0) return `${since}: ${differences.join("; ")}.`;
  if (last.made.digest === made.digest) return `${since} no cambió nada.`;
  return `${since} cambiaron textos o detalles; las cifras generales son las mismas.`;
}

const FIGURE_WORDS: readonly (readonly [keyof ReportFigures, words: string, format: (figure: number) => string])[] = [
  ["actions", "acciones", String],
  ["budgetCents", "presupuesto", formatAmount],
  ["activitiesDone", "actividades realizadas", String],
  ["spentCents", "gastado", formatAmount],
  ["errors", "errores abiertos", String],
];

type Sameness = Pick<ReportRecord, "report" | "period" | "unit">;

function isSame(one: Sameness, other: Sameness): boolean {
  return one.report === other.report && one.period === other.period && one.unit === other.unit;
}

function entryOf(record: ReportRecord, what: string): LogEntry {
  const { author, number, version } = record;
  return {
    author,
    sheet: "reports",
    key: "",
    column: "",
    before: "",
    after: `N.° ${number}, versión ${version}`,
    item: reportTitle(record),
    what,
  };
}

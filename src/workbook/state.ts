import * as z from "zod/mini";
import type { Acceptance } from "../plan/acceptance.ts";
import type { Baseline } from "../plan/baseline.ts";
import { FINDING_SEVERITY, type Finding, type FindingCode, SEVERITIES } from "../plan/finding.ts";
import type { Memory, MemoryRow } from "./memory/memory.ts";
import { REPORT_STATES, REPORT_WORDS, type ReportName, type ReportRecord } from "./reports.ts";

/** Version of what the managed workbook holds and where; a workbook of a newer schema is left untouched. */
export const SCHEMA = 1;

/**
 * What cuadros keeps about a workbook in its hidden sheet: that it is managed, which keys were ever given, where the originals
 * are, what was found while reading them, what people decided, and the last known state of what they typed.
 */
export interface State {
  readonly schema: number;
  /** `preparing` until every part of the conversion has been written. */
  readonly phase: "preparing" | "done";
  /** The highest number ever given in each family of keys ("A" for actions…). */
  readonly lastKeys: Readonly<Record<string, number>>;
  readonly axisCount: number;
  readonly originals: readonly { readonly sheetId: number; readonly title: string }[];
  /** What was found while reading the originals; they do not change any more, so neither do these. */
  readonly readingFindings: readonly Finding[];
  /** By the key of a finding. */
  readonly accepted: Readonly<Record<string, Acceptance>>;
  readonly baseline: Baseline | null;
  readonly memory: Memory;
  /** Digests of what the pass before put into cells of its own, as `writtenIn` makes them. */
  readonly written?: string;
  /** Actions that were deleted while they had an amount or activities, by key. */
  readonly gone: Readonly<Record<string, GoneRow>>;
  /** The last text of lines, objectives and actions that have none now, by key. */
  readonly texts: Readonly<Record<string, string>>;
  /** Months of the schedule that are proposed and not confirmed yet, by the key of their action; none where undefined. */
  readonly proposed?: Readonly<Record<string, ProposedRow>>;
  /** Ids of wishes of which entries of progress were made, as long as such a wish may come again; none where undefined. */
  readonly granted?: readonly string[];
  /** The weekly mails; off where undefined. */
  readonly notices?: NoticeSwitch;
  /** The reports that were asked for, the first one first; none where undefined. */
  readonly reports?: readonly ReportRecord[];
  /** Whether reports are made while errors are open; they are where undefined. */
  readonly reportRule?: ReportRule;
}

/** Whether reports are refused while errors are open, who decided it, and on which civil date. */
export interface ReportRule {
  readonly refusesErrors: boolean;
  readonly by: string;
  readonly since: string;
}

/** Whether the weekly mails are on, who switched them last, and on which civil date. */
export interface NoticeSwitch {
  readonly isOn: boolean;
  readonly by: string;
  readonly since: string;
}

/** What a proposal wrote about an action, and why. */
export interface ProposedRow {
  /** Activities by month, `YYYY-MM`. */
  readonly months: Readonly<Record<string, number>>;
  /** The number of activities beside them, whoever wrote it; null for none that can be read. */
  readonly activities: number | null;
  readonly reasons: readonly string[];
}

/** What is remembered of a deleted action: its row in its Cuadro, and the one in the schedule. */
export interface GoneRow {
  /** The texts of the line and the objective it stood in. */
  readonly lineText: string;
  readonly objectiveText: string;
  readonly plan: MemoryRow;
  readonly schedule: MemoryRow | null;
}

/** The rows of the state sheet: key and JSON text, in an order that depends on the keys alone. */
export function stateRows(state: State): readonly (readonly [key: string, json: string])[] {
  const {
    readingFindings,
    accepted,
    baseline,
    memory,
    gone,
    texts,
    proposed = {},
    reports = [],
    written,
    ...plain
  } = state;
  const { actions = [], ...baselineFacts } = baseline ?? {};
  return [
    ...rowsOf(
      "",
      Object.entries({ ...plain, baseline: baseline && baselineFacts, ...(written !== undefined && { written }) }),
    ),
    ...rowsOf(
      FAMILIES.reading,
      readingFindings.map((finding, index) => [String(index + 1), finding]),
    ),
    ...rowsOf(FAMILIES.accepted, sorted(Object.entries(accepted))),
    ...rowsOf(
      FAMILIES.baseline,
      actions.map((action) => [action.key, action]),
    ),
    ...rowsOf(FAMILIES.gone, sorted(Object.entries(gone))),
    ...rowsOf(FAMILIES.texts, sorted(Object.entries(texts))),
    ...rowsOf(FAMILIES.proposed, sorted(Object.entries(proposed))),
    ...rowsOf(
      FAMILIES.report,
      reports.map((report, index) => [String(index + 1).padStart(5, "0"), report]),
    ),
    ...rowsOf(FAMILIES.memory, sorted([...memory])),
  ];
}

/** What the keys of rows begin with that come and go. */
export const FAMILIES = {
  reading: "reading:",
  accepted: "accepted:",
  baseline: "baseline:",
  gone: "gone:",
  texts: "text:",
  proposed: "proposed:",
  report: "report:",
  memory: "memory:",
} as const;

/** Reads the rows of the state sheet back; null when they do not make a state. A newer schema gives the schema alone. */
export function readState(
  rows: Iterable<readonly [key: string, json: string]>,
): State | { readonly schema: number } | null {
  const plain: Record<string, unknown> = {};
  const families = Object.fromEntries(Object.keys(FAMILIES).map((name) => [name, new Map<string, unknown>()]));
  for (const [key, json] of joined(rows)) {
    const family = Object.entries(FAMILIES).find(([, beginning]) => key.startsWith(beginning));
    if (family) families[family[0]]!.set(key.slice(family[1].length), parseJson(json));
    else plain[key] = parseJson(json);
  }
  if (typeof plain.schema === "number" && plain.schema > SCHEMA) return { schema: plain.schema };
  const { reading, accepted, baseline, gone, texts, proposed, report, memory } = families as Record<
    keyof typeof FAMILIES,
    Map<string, unknown>
  >;
  const result = StateSchema.safeParse({
    ...plain,
    readingFindings: [...reading.values()],
    accepted: Object.fromEntries(accepted),
    baseline: plain.baseline ? { ...(plain.baseline as object), actions: [...baseline.values()] } : null,
    gone: Object.fromEntries(gone),
    texts: Object.fromEntries(texts),
    proposed: Object.fromEntries(proposed),
    ...(report.size > 0 && { reports: sorted([...report]).map(([, record]) => record) }),
  });
  return result.success ? ({ ...result.data, memory: memoryOf(memory) } as State) : null;
}

/** A cell holds 50,000 characters, so that a longer text goes on in further rows. */
const MOST_CHARACTERS = 40_000;

function rowsOf(
  family: string,
  entries: readonly (readonly [string, unknown])[],
): readonly (readonly [string, string])[] {
  return entries.flatMap(([key, value]) =>
    partsOf(JSON.stringify(value)).map(
      (part, index) => [family + key + (index === 0 ? "" : `~${index + 1}`), part] as const,
    ),
  );
}

function partsOf(json: string): readonly string[] {
  const parts: string[] = [];
  for (let start = 0; start < json.length; ) {
    const isPair = /[\ud800-\udbff]/.test(json[start + MOST_CHARACTERS - 1] ?? "");
    const end = start + MOST_CHARACTERS - (isPair ? 1 : 0);
    parts.push(json.slice(start, end));
    start = end;
  }
  return parts;
}

function joined(rows: Iterable<readonly [key: string, json: string]>): ReadonlyMap<string, string> {
  const whole = new Map<string, string>();
  for (const [key, json] of rows) {
    const first = key.replace(/~\d+$/, "");
    whole.set(first, first === key ? json : (whole.get(first) ?? "") + json);
  }
  return whole;
}

function sorted<T>(entries: readonly (readonly [string, T])[]): readonly (readonly [string, T])[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Rows that somebody damaged are forgotten: what they said is then new to the next pass. */
function memoryOf(rows: ReadonlyMap<string, unknown>): Memory {
  const memory = new Map<string, MemoryRow>();
  for (const [key, row] of rows) if (isMemoryRow(row)) memory.set(key, row);
  return memory;
}

/** By hand, since there are as many rows as in the whole plan and a schema would take most of a pass. */
function isMemoryRow(row: unknown): row is MemoryRow {
  const { sheet, row: rowKey, line, objective, cells } = (row ?? {}) as Partial<Record<keyof MemoryRow, unknown>>;
  return (
    [sheet, rowKey, line, objective].every((text) => typeof text === "string") &&
    typeof cells === "object" &&
    cells !== null &&
    Object.values(cells).every(
      (value) =>
        ["string", "number", "boolean"].includes(typeof value) ||
        typeof (value as { formula?: unknown } | null)?.formula === "string",
    )
  );
}

const PlaceSchema = z.union([
  z.object({ at: z.literal("cell"), sheetId: z.number(), rowIndex0: z.number(), columnIndex0: z.number() }),
  z.object({ at: z.literal("row"), sheet: z.string(), key: z.string(), column: z.string() }),
  z.object({ at: z.literal("workbook") }),
]);

const FindingSchema = z.object({
  code: z.enum(Object.keys(FINDING_SEVERITY) as [FindingCode, ...FindingCode[]]),
  severity: z.enum(SEVERITIES),
  place: PlaceSchema,
  message: z.string(),
  found: z.string(),
  expected: z.string(),
  remedy: z.string(),
  explanation: z._default(z.array(z.string()), []),
  mends: z._default(z.array(z.never()), []),
});

const AcceptanceSchema = z.object({
  reason: z.string(),
  author: z.string(),
  acceptedOn: z.string(),
  figures: z.string(),
  isRefused: z.optional(z.literal(true)),
});

const BaselineSchema = z.object({
  approval: z.object({ minutes: z.string(), resolution: z.string(), date: z.string() }),
  fixedOn: z.string(),
  fixedBy: z.string(),
  actions: z.array(
    z.object({
      key: z.string(),
      axisNumber: z.number(),
      lineCode: z.string(),
      objective: z.string(),
      text: z.string(),
      budgetCents: z.nullable(z.number()),
      termMonths: z.nullable(z.number()),
      responsible: z.string(),
      months: z.optional(z.array(z.string())),
    }),
  ),
});

/** A report by its name. */
export const ReportNameSchema = z.enum(Object.keys(REPORT_WORDS) as [ReportName, ...ReportName[]]);

/** What came of a report. */
export const MadeReportSchema = z.object({
  madeAt: z.string(),
  documentId: z.string(),
  pdfId: z.string(),
  figures: z.object({
    actions: z.number(),
    budgetCents: z.number(),
    activitiesDone: z.number(),
    spentCents: z.number(),
    errors: z.number(),
  }),
  digest: z.string(),
});

const ReportSchema = z.object({
  id: z.string(),
  report: ReportNameSchema,
  period: z.string(),
  unit: z.string(),
  periodText: z.string(),
  number: z.number(),
  version: z.number(),
  author: z.string(),
  askedAt: z.string(),
  state: z.enum(REPORT_STATES),
  trouble: z.string(),
  made: z.nullable(MadeReportSchema),
  changes: z.string(),
});

const MemoryRowSchema = z.custom<MemoryRow>(isMemoryRow);

const StateSchema = z.object({
  written: z.optional(z.string()),
  schema: z.literal(SCHEMA),
  phase: z.enum(["preparing", "done"]),
  lastKeys: z.record(z.string(), z.number()),
  axisCount: z.number(),
  originals: z.array(z.object({ sheetId: z.number(), title: z.string() })),
  readingFindings: z.array(FindingSchema),
  accepted: z.record(z.string(), AcceptanceSchema),
  baseline: z.nullable(BaselineSchema),
  gone: z.record(
    z.string(),
    z.object({
      lineText: z.string(),
      objectiveText: z.string(),
      plan: MemoryRowSchema,
      schedule: z.nullable(MemoryRowSchema),
    }),
  ),
  texts: z.record(z.string(), z.string()),
  proposed: z.record(
    z.string(),
    z.object({
      months: z.record(z.string(), z.number()),
      activities: z.nullable(z.number()),
      reasons: z.array(z.string()),
    }),
  ),
  granted: z.optional(z.array(z.string())),
  reports: z.optional(z.array(ReportSchema)),
  reportRule: z.optional(z.object({ refusesErrors: z.boolean(), by: z.string(), since: z.string() })),
  notices: z.optional(z.object({ isOn: z.boolean(), by: z.string(), since: z.string() })),
});

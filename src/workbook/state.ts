import * as z from "zod/mini";
import type { Acceptance } from "../plan/acceptance.ts";
import type { Baseline } from "../plan/baseline.ts";
import { FINDING_SEVERITY, type Finding, type FindingCode, SEVERITIES } from "../plan/finding.ts";

/** Version of what the managed workbook holds and where; a workbook of a newer schema is left untouched. */
export const SCHEMA = 1;

/**
 * What cuadros keeps about a workbook in its hidden sheet, one row each: enough to know that the workbook is managed, which
 * keys were ever given, where the originals are, and what was found while reading them.
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
}

/** The rows of the state sheet: key and JSON text. */
export function stateRows(state: State): readonly (readonly [key: string, json: string])[] {
  const { readingFindings, ...rest } = state;
  return [
    ...Object.entries(rest).map(([key, value]) => [key, JSON.stringify(value)] as const),
    ...readingFindings.map((finding, index) => [`${FINDING_PREFIX}${index + 1}`, JSON.stringify(finding)] as const),
  ];
}

/** Reads the rows of the state sheet back; null when they do not make a state. A newer schema gives the schema alone. */
export function readState(
  rows: readonly (readonly [key: string, json: string])[],
): State | { readonly schema: number } | null {
  const values: Record<string, unknown> = {};
  const readingFindings: unknown[] = [];
  for (const [key, json] of rows) {
    const value = parseJson(json);
    if (key.startsWith(FINDING_PREFIX)) readingFindings.push(value);
    else values[key] = value;
  }
  if (typeof values.schema === "number" && values.schema > SCHEMA) return { schema: values.schema };
  const result = StateSchema.safeParse({ ...values, readingFindings });
  return result.success ? (result.data as State) : null;
}

const FINDING_PREFIX = "reading:";

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
    }),
  ),
});

const StateSchema = z.object({
  schema: z.literal(SCHEMA),
  phase: z.enum(["preparing", "done"]),
  lastKeys: z.record(z.string(), z.number()),
  axisCount: z.number(),
  originals: z.array(z.object({ sheetId: z.number(), title: z.string() })),
  readingFindings: z.array(FindingSchema),
  accepted: z._default(
    z.record(
      z.string(),
      z.object({ reason: z.string(), author: z.string(), acceptedOn: z.string(), figures: z.string() }),
    ),
    {},
  ),
  baseline: z._default(z.nullable(BaselineSchema), null),
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

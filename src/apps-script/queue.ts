import * as z from "zod/mini";
import type { SeenEdit, Wish } from "../workbook/occasion.ts";
import { MadeReportSchema, ReportNameSchema } from "../workbook/state.ts";

/**
 * What triggers and people leave for the next pass: one document property each, so that nobody writes over another's word.
 * `edit` and `change`: somebody was seen typing, or adding and removing rows. `again`: a pass was asked for.
 */
export type Word =
  | ({ readonly kind: "edit" } & SeenEdit)
  | { readonly kind: "change" }
  | { readonly kind: "wish"; readonly wish: Wish }
  | { readonly kind: "again" };

/** A word under the name of its property; null for one that cannot be understood. */
export interface LeftWord {
  readonly name: string;
  readonly word: Word | null;
}

/** Leaves a word. Google takes at most 9 KB for it; who makes a word bounds its texts. */
export function leaveWord(word: Word): void {
  const name = `${PREFIX}${Date.now()}-${Utilities.getUuid().slice(0, 8)}`;
  PropertiesService.getDocumentProperties().setProperty(name, JSON.stringify(word));
}

/** All words that are there, oldest first, in one read. */
export function readWords(): readonly LeftWord[] {
  const properties = PropertiesService.getDocumentProperties().getProperties();
  return Object.entries(properties)
    .filter(([name]) => name.startsWith(PREFIX))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, json]) => ({ name, word: wordIn(json) }));
}

/** Deletes these words, and none that came meanwhile. */
export function forget(words: readonly LeftWord[]): void {
  const properties = PropertiesService.getDocumentProperties();
  for (const { name } of words) properties.deleteProperty(name);
}

/** The milliseconds after it have the same number of digits until the year 2286, so that names sort by time. */
const PREFIX = "word:";

function wordIn(json: string): Word | null {
  try {
    return wordSchema.parse(JSON.parse(json));
  } catch {
    return null;
  }
}

const approvalSchema = z.object({ minutes: z.string(), resolution: z.string(), date: z.string() });
const newEntrySchema = z.object({
  date: z.string(),
  actionKey: z.string(),
  activities: z.nullable(z.number()),
  spentCents: z.nullable(z.number()),
  means: z.string(),
  link: z.string(),
  note: z.string(),
  unit: z.string(),
});
const wishBase = { id: z.string(), author: z.string() };

const wishSchema = z.discriminatedUnion("kind", [
  z.object({
    ...wishBase,
    kind: z.literal("accept"),
    findingKey: z.string(),
    reason: z.string(),
    isCoordinator: z.optional(z.boolean()),
  }),
  z.object({ ...wishBase, kind: z.literal("mend"), findingKey: z.string(), mendId: z.string() }),
  z.object({ ...wishBase, kind: z.literal("baseline"), approval: approvalSchema }),
  z.object({ ...wishBase, kind: z.literal("propose"), fingerprint: z.string() }),
  z.object({ ...wishBase, kind: z.literal("confirm-schedule") }),
  z.object({ ...wishBase, kind: z.literal("progress"), entry: newEntrySchema }),
  z.object({ ...wishBase, kind: z.literal("notices"), isOn: z.boolean(), isCoordinator: z.boolean() }),
  z.object({
    ...wishBase,
    kind: z.literal("report"),
    report: ReportNameSchema,
    period: z.string(),
    unit: z.string(),
    periodText: z.string(),
  }),
  z.object({
    ...wishBase,
    kind: z.literal("report-rule"),
    refusesErrors: z.boolean(),
    isCoordinator: z.boolean(),
  }),
  z.object({
    ...wishBase,
    kind: z.literal("report-made"),
    reportId: z.string(),
    state: z.enum(["unfinished", "done", "failed"]),
    trouble: z.string(),
    periodText: z.string(),
    made: z.nullable(MadeReportSchema),
  }),
]);

const wordSchema: z.ZodMiniType<Word> = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("edit"),
    author: z.string(),
    sheetId: z.number(),
    startRow0: z.number(),
    endRow0: z.number(),
    startColumn0: z.number(),
    endColumn0: z.number(),
  }),
  z.object({ kind: z.literal("change") }),
  z.object({ kind: z.literal("wish"), wish: wishSchema }),
  z.object({ kind: z.literal("again") }),
]);

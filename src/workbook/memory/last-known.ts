import { parseAmountCents } from "../../plan/amount.ts";
import { isKey } from "../../plan/keys.ts";
import type { GoneAction, LastKnown } from "../../plan/last-known.ts";
import { lineParts, lineText } from "../../plan/line-text.ts";
import {
  type Action,
  type Axis,
  actionsOf,
  EMPTY,
  type Entry,
  entryOf,
  objectivesOf,
  type Plan,
  unread,
} from "../../plan/plan.ts";
import { parseTermMonths } from "../../plan/term.ts";
import type { GoneRow, State } from "../state.ts";
import { type Memory, memoryKey, type Typed, textOfTyped } from "./memory.ts";

/** The deleted actions that had an amount or activities: those known so far, and those that this pass misses; one that is back is not gone. */
export function goneRows(plan: Plan, { memory, gone }: Pick<State, "memory" | "gone">): State["gone"] {
  const present = new Set([...actionsOf(plan)].map(({ action }) => action.key));
  const text = (key: string, column: string) => textOfTyped(memory.get(memoryKey("axis:1", key))?.cells[column]);
  const missed = [...memory].flatMap(([key, row]): [string, GoneRow][] => {
    if (!isKey(row.row, "action") || key !== memoryKey("axis:1", row.row) || present.has(row.row)) return [];
    const schedule = memory.get(memoryKey("schedule", row.row)) ?? null;
    const hasMoney = row.cells.budget !== undefined && row.cells.budget !== 0;
    if (!hasMoney && !schedule) return [];
    const texts = { lineText: text(row.line, "line"), objectiveText: text(row.objective, "objective") };
    return [[row.row, { ...texts, plan: row, schedule }]];
  });
  const before = Object.entries(gone).filter(([key]) => !present.has(key));
  return Object.fromEntries([...before, ...missed]);
}

/** The last texts of what has none now: lines, objectives and actions of the plan. */
export function lastTexts(plan: Plan, { memory, texts }: Pick<State, "memory" | "texts">): State["texts"] {
  const blank = [
    ...plan.axes.flatMap(({ lines }) =>
      lines.filter((line) => lineText(line) === "").map(({ key }) => [key, "line"] as const),
    ),
    ...[...objectivesOf(plan)].flatMap(({ objective }) => [
      ...(objective.text ? [] : [[objective.key, "objective"] as const]),
      ...objective.actions.filter(({ text }) => text === "").map(({ key }) => [key, "action"] as const),
    ]),
  ];
  return Object.fromEntries(
    blank.flatMap(([key, column]) => {
      const typed = memory.get(memoryKey("axis:1", key))?.cells[column];
      const text = (typeof typed === "string" && typed.trim()) || texts[key];
      return text ? [[key, text]] : [];
    }),
  );
}

/** What rules may know of the state before. */
export function lastKnown(texts: State["texts"], gone: State["gone"]): LastKnown {
  return {
    texts: new Map(Object.entries(texts)),
    gone: Object.entries(gone).map(
      ([key, rows]): GoneAction => ({
        action: actionOf(key, rows),
        axisNumber: Number(rows.plan.sheet.slice("axis:".length)),
        lineKey: rows.plan.line,
        objectiveKey: rows.plan.objective,
      }),
    ),
  };
}

/** A deleted action as it was. */
export function actionOf(key: string, { plan, schedule }: GoneRow): Action {
  const text = (column: string) => textOfTyped(plan.cells[column]);
  const months = Object.entries(schedule?.cells ?? {}).filter(([column]) => /^\d{4}-\d{2}$/.test(column));
  return {
    key,
    text: text("action"),
    termMonths: entryIn(plan.cells.term, parseTermMonths),
    means: text("means"),
    resources: text("resources"),
    budgetCents: entryIn(plan.cells.budget, parseAmountCents),
    responsible: text("responsible"),
    internalSupport: text("internalSupport"),
    externalSupport: text("externalSupport"),
    activities: entryIn(schedule?.cells.activities, countOf),
    months: months
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, count]) => ({ month, activities: entryIn(count, countOf) })),
  };
}

function entryIn(typed: Typed | undefined, parse: (value: string | number) => Entry<number>): Entry<number> {
  if (typed === undefined) return EMPTY;
  return typeof typed === "number" || typeof typed === "string" ? parse(typed) : unread(textOfTyped(typed));
}

function countOf(value: string | number): Entry<number> {
  return typeof value === "number" ? entryOf(value) : unread(value);
}

/**
 * Lines and objectives get back the text that went with the row that bore it: deleting the first row of a merged block takes the
 * text of the whole block along. A text that somebody cleared in its row stays cleared. `isThere`: whether a row with the key still stands.
 */
export function recoverTexts(
  axes: readonly Axis[],
  memory: Memory,
  isThere: (rowKey: string) => boolean,
): readonly Axis[] {
  const lost = (key: string, column: string) => {
    const known = memory.get(memoryKey("axis:1", key));
    return known && !isThere(known.row) ? textOfTyped(known.cells[column]) : "";
  };
  return axes.map((axis) => ({
    ...axis,
    lines: axis.lines.map((line) => ({
      ...line,
      ...(lineText(line) === "" && lineParts(lost(line.key, "line"))),
      objectives: line.objectives.map((objective) => ({
        ...objective,
        text: objective.text || lost(objective.key, "objective"),
      })),
    })),
  }));
}

import { push } from "../../plan/grouped.ts";
import { valueOr } from "../../plan/plan.ts";
import { countsAs, type ProgressEntry } from "../../plan/progress.ts";
import { type ActionStanding, standingOf } from "../../plan/standing.ts";
import type { ReportInput } from "../report-input.ts";
import { type Close, closeOf, daysOf, nextPeriod, type ReportPeriod } from "./period.ts";

/** How the plan stood when a period closed; nothing that happened later is in it. */
export interface Situation {
  readonly period: ReportPeriod;
  readonly close: Close;
  /** In the order of the Cuadros. */
  readonly actions: readonly ActionSituation[];
  /** What was spent, in cents, on actions that are in no Cuadro any more; no other figure holds it. */
  readonly strayCents: number;
  /** The months that come next: those that are not over at the close, up to the end of the period that follows. */
  readonly next: ReportPeriod;
}

/** How an action stood when a period closed. */
export interface ActionSituation extends ActionStanding {
  /** Cents: what the plan gives to it. */
  readonly budgetCents: number;
  /** What the period added. Negative when corrections took back more than was entered. */
  readonly doneInPeriod: number;
  readonly spentInPeriodCents: number;
  /** The entries of the period that count and bear a link, in the order of their dates. */
  readonly evidence: readonly ProgressEntry[];
  /** The marked months that were over. */
  readonly dueMonths: readonly string[];
  /** Activities that the next months ask for, and those of the months that have any; nothing for a suspended action. */
  readonly next: number;
  readonly nextMonths: readonly string[];
}

/** What actions add up to. */
export interface Figures {
  readonly actions: number;
  readonly planned: number;
  readonly due: number;
  readonly done: number;
  readonly doneInPeriod: number;
  readonly lateActions: number;
  readonly doneActions: number;
  readonly missing: number;
  readonly budgetCents: number;
  readonly spentCents: number;
  readonly spentInPeriodCents: number;
  /** Activities done, none above what its action planned, as a share of those planned; null where none is. */
  readonly progress: number | null;
  /** The same weighted by the budget of each action; null where there is none. */
  readonly weighted: number | null;
}

/** How the plan stood when a period closed, or stands today while it has not. */
export function situationOf({ plan, entries, today }: ReportInput, period: ReportPeriod): Situation {
  const close = closeOf(period, today);
  const { first, last } = daysOf(period);
  const counting = entries.flatMap(({ entry, status }) =>
    countsAs(status) && valueOr(entry.date, "") <= last ? [entry] : [],
  );
  const next = { from: close.asOf.slice(0, 7), to: nextPeriod(period).to };
  const byAction = new Map<string | null, ProgressEntry[]>();
  for (const entry of counting) push(byAction, entry.actionKey, entry);
  const actions = standingOf(plan, counting, close.asOf).map((standing) => {
    const own = byAction.get(standing.action.key) ?? [];
    const [before, inPeriod] = [true, false].map((isBefore) =>
      own.filter(({ date }) => valueOr(date, "") < first === isBefore),
    );
    return actionSituation(standing, before!, inPeriod!, next);
  });
  return { period, close, actions, next, strayCents: strayCents(actions, counting) };
}

/** What some actions of a situation add up to. */
export function figuresOf(actions: readonly ActionSituation[]): Figures {
  const sum = (figure: (action: ActionSituation) => number) =>
    actions.reduce((total, action) => total + figure(action), 0);
  const [planned, budgetCents] = [sum((action) => action.planned), sum((action) => action.budgetCents)];
  const achieved = (action: ActionSituation) => Math.min(action.planned, action.done);
  const weighted = sum((action) => (action.planned > 0 ? (action.budgetCents * achieved(action)) / action.planned : 0));
  return {
    actions: actions.length,
    planned,
    due: sum((action) => action.due),
    done: sum((action) => action.done),
    doneInPeriod: sum((action) => action.doneInPeriod),
    lateActions: actions.filter(({ late }) => late > 0).length,
    doneActions: actions.filter((action) => action.planned > 0 && action.done >= action.planned).length,
    missing: sum(({ missing }) => missing.length),
    budgetCents,
    spentCents: sum((action) => action.spentCents),
    spentInPeriodCents: sum((action) => action.spentInPeriodCents),
    progress: planned > 0 ? sum(achieved) / planned : null,
    weighted: budgetCents > 0 ? weighted / budgetCents : null,
  };
}

function actionSituation(
  standing: ActionStanding,
  before: readonly ProgressEntry[],
  inPeriod: readonly ProgressEntry[],
  next: ReportPeriod,
): ActionSituation {
  const { months, budgetCents } = standing.action;
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const marked = months.filter(({ activities }) => valueOr(activities, 0) > 0);
  const plannedByThen = sum(marked.map(({ month, activities }) => (month <= next.to ? valueOr(activities, 0) : 0)));
  const asked = standing.state === "suspendida" ? 0 : plannedByThen - Math.max(standing.due, standing.done);
  return {
    ...standing,
    budgetCents: valueOr(budgetCents, 0),
    // As `done`, what was done before cannot be less than nothing.
    doneInPeriod: standing.done - Math.max(0, sum(before.map(({ activities }) => valueOr(activities, 0)))),
    spentInPeriodCents: sum(inPeriod.map(({ spentCents }) => valueOr(spentCents, 0))),
    evidence: inPeriod
      .filter(({ link }) => link.trim() !== "")
      .sort((a, b) => valueOr(a.date, "").localeCompare(valueOr(b.date, ""))),
    dueMonths: marked.flatMap(({ month }) => (month < next.from ? [month] : [])),
    next: Math.max(0, asked),
    nextMonths: asked > 0 ? marked.flatMap(({ month }) => (month >= next.from && month <= next.to ? [month] : [])) : [],
  };
}

function strayCents(actions: readonly ActionSituation[], counting: readonly ProgressEntry[]): number {
  const spent = counting.reduce((sum, { spentCents }) => sum + valueOr(spentCents, 0), 0);
  return spent - actions.reduce((sum, { spentCents }) => sum + spentCents, 0);
}

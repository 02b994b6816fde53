import { dateOfSerial, serialOfDate } from "./date.ts";
import { push } from "./grouped.ts";
import { actionsOf, type Plan, valueOr } from "./plan.ts";
import { ACTION_STATES, type ActionState, meansOf, type ProgressEntry } from "./progress.ts";
import { monthNumber, monthOf } from "./proposal/calendar.ts";
import type { PlacedAction } from "./rules/rule.ts";

/** How an action stands on a day, by the same rules as the formulas of the schedule and of *Seguimiento*. Figures count activities. */
export interface ActionStanding extends PlacedAction {
  readonly state: ActionState;
  readonly planned: number;
  /** Planned for months that are over. */
  readonly due: number;
  readonly done: number;
  /** Due and not done; 0 for a suspended action. */
  readonly late: number;
  /** Neither done nor late, and due when the current month ends. */
  readonly thisMonth: number;
  /** Neither done nor late, and due within `SOON_DAYS`; those of this month are among them. */
  readonly soon: number;
  /** Negative when corrections took back more than was entered. */
  readonly spentCents: number;
  /** Means of verification for which there is no evidence, once the action has something done or due. */
  readonly missing: readonly string[];
}

/** What is due within so many days is due soon. */
export const SOON_DAYS = 60;

/**
 * How each action of the plan stands, in the order of the Cuadros. `counting`: the progress entries that count; `today`: the
 * civil date `YYYY-MM-DD`. On its last day a month is not over yet. What cannot be read counts nothing.
 */
export function standingOf(
  plan: Pick<Plan, "axes">,
  counting: readonly ProgressEntry[],
  today: string,
): readonly ActionStanding[] {
  const entries = new Map<string | null, ProgressEntry[]>();
  for (const entry of counting) push(entries, entry.actionKey, entry);
  const limits = limitsOn(today);
  return [...actionsOf(plan)].map((placed) => standing(placed, entries.get(placed.action.key) ?? [], limits));
}

/** Months `YYYY-MM` that are the first to lie outside of a span. */
interface Limits {
  /** The first month that is not over. */
  readonly due: string;
  readonly thisMonth: string;
  /** The first month that does not end within `SOON_DAYS`. */
  readonly soon: string;
}

function limitsOn(today: string): Limits {
  const due = today.slice(0, 7);
  const afterwards = dateOfSerial((serialOfDate(today) ?? 0) + SOON_DAYS + 1);
  return { due, thisMonth: monthOf(monthNumber(due) + 1), soon: afterwards.slice(0, 7) };
}

function standing(placed: PlacedAction, entries: readonly ProgressEntry[], limits: Limits): ActionStanding {
  const { months, activities, course } = placed.action;
  const plannedBefore = (limit: string) =>
    sum(months.map((mark) => (mark.month < limit ? valueOr(mark.activities, 0) : 0)));
  const planned = valueOr(activities, plannedBefore("9999-99"));
  const due = plannedBefore(limits.due);
  const done = Math.max(0, sum(entries.map((entry) => valueOr(entry.activities, 0))));
  const settled = Math.max(due, done);
  const isSuspended = /^ *s[ií] *$/i.test(course?.suspended ?? "");
  const state = isSuspended ? ACTION_STATES.suspended : stateOf(planned, due, done);
  // Nothing more is asked of an action that is suspended or completed.
  const asked = (count: number) => (isSuspended || state === ACTION_STATES.done ? 0 : Math.max(0, count));
  return {
    ...placed,
    state,
    planned,
    due,
    done,
    late: asked(due - done),
    thisMonth: asked(plannedBefore(limits.thisMonth) - settled),
    soon: asked(plannedBefore(limits.soon) - settled),
    spentCents: sum(entries.map((entry) => valueOr(entry.spentCents, 0))),
    missing: isSuspended || settled === 0 ? [] : meansWithoutEvidence(placed, entries),
  };
}

function stateOf(planned: number, due: number, done: number): ActionState {
  if (planned > 0 && done >= planned) return ACTION_STATES.done;
  if (done < due) return ACTION_STATES.late;
  return done > 0 ? ACTION_STATES.inProgress : ACTION_STATES.notStarted;
}

function meansWithoutEvidence({ action }: PlacedAction, entries: readonly ProgressEntry[]): readonly string[] {
  const proved = new Set(entries.flatMap(({ meansIndex0, link }) => (link.trim() === "" ? [] : [meansIndex0])));
  return meansOf(action).filter((_, index0) => !proved.has(index0));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

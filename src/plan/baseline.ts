import { formatAmount } from "./amount.ts";
import { monthsInWords } from "./month-runs.ts";
import { type Action, type Approval, actionsOf, type Entry, type Plan, type Unit, valueOr } from "./plan.ts";
import { quoted } from "./quote.ts";
import type { PlacedAction } from "./rules/rule.ts";
import { formatTerm } from "./term.ts";
import { sameUnits } from "./units.ts";

/** Línea base: the plan as the council approved it, as far as a change of it needs a new acuerdo. */
export interface Baseline {
  readonly approval: Approval;
  /** Civil date `YYYY-MM-DD` on which it was recorded, and by whom ("desconocido" where nobody could be named). */
  readonly fixedOn: string;
  readonly fixedBy: string;
  readonly actions: readonly BaselineAction[];
}

/** An action as approved. */
export interface BaselineAction {
  readonly key: string;
  readonly axisNumber: number;
  readonly lineCode: string;
  readonly objective: string;
  readonly text: string;
  /** Null: none, or none that could be read. */
  readonly budgetCents: number | null;
  readonly termMonths: number | null;
  readonly responsible: string;
  /** The months marked for it, `YYYY-MM`, in order of time. Undefined: the baseline was recorded before they were kept. */
  readonly months?: readonly string[];
}

/** A change of the plan since the baseline, which the council has not approved yet. */
export interface Modification {
  /** Permanent: the action's key and what changed. */
  readonly key: string;
  readonly kind: "agregada" | "eliminada" | "monto" | "plazo" | "responsable" | "reprogramación";
  /** The action as it stands; for a dropped one as it was approved. */
  readonly action: Pick<BaselineAction, "key" | "axisNumber" | "lineCode" | "objective" | "text">;
  /** As people read them, what could not be read between «»; empty for an action that was not there, or is not. */
  readonly approved: string;
  readonly current: string;
  /** What the change adds to the budget, in cents; negative when it takes away, 0 when it is not about money. */
  readonly differenceCents: number;
  /** What the schedule says of it as its reason; empty for nothing. Undefined: it is not about months. */
  readonly scheduleReason?: string;
}

/** The plan as it stands, to be kept as approved. */
export function baselineOf(
  plan: Plan,
  approval: Approval,
  { fixedOn, fixedBy }: Pick<Baseline, "fixedOn" | "fixedBy">,
): Baseline {
  return { approval, fixedOn, fixedBy, actions: [...actionsOf(plan)].map(asApproved) };
}

/**
 * What has changed since the baseline, in the order of the Cuadros, and after it the actions that were dropped; nothing where
 * no baseline was recorded. A responsable that is only written in another way has not changed.
 */
export function modificationsOf(
  plan: Plan,
  baseline: Baseline | null,
  units: readonly Unit[],
): readonly Modification[] {
  if (!baseline) return [];
  const approved = new Map(baseline.actions.map((action) => [action.key, action]));
  const actions = [...actionsOf(plan)];
  const present = new Set(actions.map(({ action }) => action.key));
  return [
    ...actions.flatMap((placed) => {
      const before = approved.get(placed.action.key);
      return before ? changesOf(before, placed, units) : [added(placed)];
    }),
    ...baseline.actions.filter(({ key }) => !present.has(key)).map(dropped),
  ];
}

/** The months approved for an action, where others are marked now; null where nothing was moved. What had none is only planned. */
export function monthsBefore(
  action: Pick<Action, "months">,
  approved: BaselineAction | undefined,
): readonly string[] | null {
  const months = approved?.months ?? [];
  const isSame = months.join() === monthsOf(action).join();
  return months.length === 0 || isSame ? null : months;
}

function asApproved({ axis, line, objective, action }: PlacedAction): BaselineAction {
  return {
    key: action.key,
    axisNumber: axis.number,
    lineCode: line.code,
    objective: objective.text,
    text: action.text,
    budgetCents: valueOr(action.budgetCents, null),
    termMonths: valueOr(action.termMonths, null),
    responsible: action.responsible,
    months: monthsOf(action),
  };
}

function monthsOf({ months }: Pick<Action, "months">): readonly string[] {
  return months.map(({ month }) => month);
}

function added(placed: PlacedAction): Modification {
  const { key, budgetCents } = placed.action;
  return {
    key: `${key}:agregada`,
    kind: "agregada",
    action: asApproved(placed),
    approved: "",
    current: typedOr(budgetCents, amountInWords),
    differenceCents: valueOr(budgetCents, 0),
  };
}

function dropped(action: BaselineAction): Modification {
  const { key, budgetCents } = action;
  return {
    key: `${key}:eliminada`,
    kind: "eliminada",
    action,
    approved: amountInWords(budgetCents),
    current: "",
    differenceCents: -(budgetCents ?? 0),
  };
}

function changesOf(before: BaselineAction, placed: PlacedAction, units: readonly Unit[]): readonly Modification[] {
  const action = asApproved(placed);
  const { budgetCents, termMonths } = placed.action;
  const changed = (kind: Modification["kind"], approved: string, current: string, differenceCents = 0) => ({
    key: `${action.key}:${kind}`,
    kind,
    action,
    approved,
    current,
    differenceCents,
  });
  const changes: Modification[] = [];
  if (before.budgetCents !== action.budgetCents) {
    const difference = (action.budgetCents ?? 0) - (before.budgetCents ?? 0);
    changes.push(changed("monto", amountInWords(before.budgetCents), typedOr(budgetCents, amountInWords), difference));
  }
  if (before.termMonths !== action.termMonths)
    changes.push(changed("plazo", termInWords(before.termMonths), typedOr(termMonths, termInWords)));
  if (before.responsible !== action.responsible && !sameUnits(before.responsible, action.responsible, units))
    changes.push(changed("responsable", before.responsible || NOBODY, action.responsible || NOBODY));
  const moved = monthsBefore(placed.action, before);
  if (moved) {
    const now = monthsInWords(monthsOf(placed.action)) || "sin meses";
    const scheduleReason = placed.action.course?.reason ?? "";
    changes.push({ ...changed("reprogramación", monthsInWords(moved), now), scheduleReason });
  }
  return changes;
}

const NOBODY = "sin responsable";

/** What could not be read as it was typed, anything else in words. */
function typedOr(entry: Entry<number>, inWords: (value: number | null) => string): string {
  return entry.kind === "unread" ? quoted(entry.typed) : inWords(valueOr(entry, null));
}

function amountInWords(cents: number | null): string {
  return cents === null ? "sin monto" : formatAmount(cents);
}

function termInWords(months: number | null): string {
  return months === null ? "sin plazo" : formatTerm(months);
}

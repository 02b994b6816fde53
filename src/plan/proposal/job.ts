import type { Period } from "../plan.ts";
import type { PlacedAction } from "../rules/rule.ts";
import type { Allotment } from "./allotment.ts";
import { monthNumber } from "./calendar.ts";
import { type Hint, hintOf } from "./hints.ts";

/** An action that gets months, or has them already and takes up its units' time. Months count from 0, the first of the plan. */
export interface Job {
  readonly placed: PlacedAction;
  /** Names of the units responsible. */
  readonly units: readonly string[];
  /** The activities of its months, in a row. */
  readonly activities: readonly number[];
  readonly hint: Hint | null;
  /** Null for an action that has its months. */
  readonly allotment: Allotment | null;
  /** Null for an action that has no months yet. */
  readonly start: number | null;
}

/** What has to be done for an action without months; a sentence that says why nothing can be proposed. */
export function newJob(
  placed: PlacedAction,
  units: readonly string[],
  allotment: Allotment | undefined,
  period: Period,
): Job | string {
  const { action } = placed;
  const hint = hintOf(action, period);
  const termMonths = action.termMonths.kind === "value" ? action.termMonths.value : null;
  const monthCount = action.termMonths.kind === "empty" ? (hint?.monthCount ?? null) : termMonths;
  if (monthCount === null) return "No se sabe su plazo. Por favor escríbalo en el Cuadro de su eje.";
  if (monthCount > (period.toYear - period.fromYear + 1) * 12) return "Su plazo es más largo que los años del plan.";
  if (!allotment) return "Su número de actividades no se entiende. Por favor corríjalo en el cronograma.";
  return { placed, units, activities: spread(allotment.count, monthCount), hint, allotment, start: null };
}

/** An action as people have marked it, from its first month to its last; what cannot be read counts nothing. */
export function markedJob(
  placed: PlacedAction,
  units: readonly string[],
  { fromYear }: Period,
): Job & { readonly start: number } {
  const counts = new Map(
    placed.action.months.map(({ month, activities }) => [
      monthNumber(month) - fromYear * 12,
      activities.kind === "value" ? activities.value : 0,
    ]),
  );
  const [start, end] = [Math.min(...counts.keys()), Math.max(...counts.keys())];
  const activities = Array.from({ length: end - start + 1 }, (_, step) => counts.get(start + step) ?? 0);
  return { placed, units, activities, hint: null, allotment: null, start };
}

/** A number of activities over months, as evenly as whole numbers allow; what cannot be even comes later. */
function spread(count: number, monthCount: number): readonly number[] {
  const until = (month: number) => Math.floor((month * count) / monthCount);
  return Array.from({ length: monthCount }, (_, month) => until(month + 1) - until(month));
}

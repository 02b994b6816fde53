import { push } from "../grouped.ts";
import { actionsOf, type Plan, type Unit } from "../plan.ts";
import { splitUnits } from "../units.ts";
import { allotActivities } from "./allotment.ts";
import { monthOf } from "./calendar.ts";
import { type Job, markedJob, newJob } from "./job.ts";
import { type Load, noLoads } from "./load.ts";
import { type Placing, placeJobs } from "./placing.ts";

/** A schedule for the actions that have none. It depends on nothing but the plan and the units. */
export interface Proposal {
  /** In the order of the Cuadros. */
  readonly actions: readonly ProposedAction[];
  /** Actions without months for which none can be proposed. */
  readonly left: readonly LeftAction[];
  /** The months of the plan, `YYYY-MM`; what the load of units counts by. */
  readonly months: readonly string[];
  /** What the units have to do by month once the proposal holds, what was planned before included. */
  readonly load: readonly (Load & { readonly unit: string })[];
}

/** The months that are proposed for an action. */
export interface ProposedAction {
  readonly key: string;
  readonly text: string;
  /** As many in a row as its term; 0 activities: within the term, none countable. */
  readonly months: readonly { readonly month: string; readonly activities: number }[];
  /** The sum of the activities of its months. */
  readonly activities: number;
  /** Why these months and these activities: sentences. */
  readonly reasons: readonly string[];
}

/** An action for which no months can be proposed. */
export interface LeftAction {
  readonly key: string;
  readonly text: string;
  /** As a sentence. */
  readonly reason: string;
}

/**
 * Proposes months for every action that has none: those that its texts name, else as many in a row as its term, after what
 * prepares it, where the units responsible have least to do. What people have marked stays as it is.
 */
export function proposeSchedule(plan: Plan, units: readonly Unit[]): Proposal {
  const { period } = plan.facts;
  if (!period) return { actions: [], left: leftWithoutYears(plan), months: [], load: [] };
  const firstMonth = period.fromYear * 12;
  const months = Array.from({ length: (period.toYear + 1) * 12 - firstMonth }, (_, step) => monthOf(firstMonth + step));
  const loads = noLoads(months.length);
  const allotted = allotActivities(plan);
  const left: LeftAction[] = [];
  const lines = new Map<string, Job[]>();
  for (const placed of actionsOf(plan)) {
    const { action, line } = placed;
    const own = splitUnits(action.responsible, units);
    const marked = action.months.length > 0 ? markedJob(placed, own, period) : null;
    if (marked) loads.add(own, marked.start, marked.activities);
    const job = marked ?? newJob(placed, own, allotted.get(action.key), period);
    if (typeof job === "string") left.push({ key: action.key, text: action.text, reason: job });
    else push(lines, line.key, job);
  }
  return {
    actions: placeJobs([...lines.values()], period, loads).map((placing) => proposedFor(placing, firstMonth)),
    left,
    months,
    load: [...loads.byUnit].map(([unit, { activities, actions }]) => ({ unit, activities, actions })),
  };
}

function leftWithoutYears(plan: Plan): readonly LeftAction[] {
  const reason = "Faltan los años del plan. Por favor escríbalos en la hoja Ajustes.";
  return [...actionsOf(plan)].flatMap(({ action: { key, text, months } }) =>
    months.length === 0 ? [{ key, text, reason }] : [],
  );
}

function proposedFor({ job, start, reasons }: Placing, firstMonth: number): ProposedAction {
  const { key, text } = job.placed.action;
  return {
    key,
    text,
    months: job.activities.map((activities, step) => ({ month: monthOf(firstMonth + start + step), activities })),
    activities: job.activities.reduce((sum, activities) => sum + activities, 0),
    reasons,
  };
}

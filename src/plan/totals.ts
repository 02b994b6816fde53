import { type Axis, actionsOf, type Line, type Objective, type Plan, valueOr } from "./plan.ts";

/** Cents of the actions of an objective; what could not be read counts nothing, as in the sheet's own sums. */
export function objectiveCents({ actions }: Objective): number {
  return actions.reduce((sum, { budgetCents }) => sum + valueOr(budgetCents, 0), 0);
}

/** Cents of the actions of a line. */
export function lineCents({ objectives }: Line): number {
  return objectives.reduce((sum, objective) => sum + objectiveCents(objective), 0);
}

/** Cents of the actions of an axis. */
export function axisCents({ lines }: Axis): number {
  return lines.reduce((sum, line) => sum + lineCents(line), 0);
}

/** Cents of all actions of a plan. */
export function planCents({ axes }: Plan): number {
  return axes.reduce((sum, axis) => sum + axisCents(axis), 0);
}

/** Axes, lines, objectives and actions of a plan. */
export function countsOf(plan: Plan): { axes: number; lines: number; objectives: number; actions: number } {
  const lines = plan.axes.flatMap((axis) => axis.lines);
  return {
    axes: plan.axes.length,
    lines: lines.length,
    objectives: lines.reduce((sum, { objectives }) => sum + objectives.length, 0),
    actions: [...actionsOf(plan)].length,
  };
}

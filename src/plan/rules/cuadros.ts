import type { Axis, Plan } from "../plan.ts";

/** How people call the sheets of a plan: one Cuadro for each axis, then the budget, the strategies and the schedule. */
export function axisCuadro({ number }: Pick<Axis, "number">): string {
  return `Cuadro ${number}`;
}

/** "Cuadro 4" of a plan of three axes. */
export function budgetCuadro({ axes }: Pick<Plan, "axes">): string {
  return `Cuadro ${axes.length + 1}`;
}

/** "Cuadro 6" of a plan of three axes. */
export function scheduleCuadro({ axes }: Pick<Plan, "axes">): string {
  return `Cuadro ${axes.length + 3}`;
}

import type { Approval, Plan } from "./plan.ts";

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
}

/** A change of the plan since the baseline, which the council has not approved yet. */
export interface Modification {
  /** Permanent: the action's key and what changed. */
  readonly key: string;
  readonly kind: "agregada" | "eliminada" | "monto" | "plazo" | "responsable";
  /** The action as it stands; for a dropped one as it was approved. */
  readonly action: Pick<BaselineAction, "key" | "axisNumber" | "lineCode" | "objective" | "text">;
  /** As people read them; empty for an action that was not there, or is not. */
  readonly approved: string;
  readonly current: string;
  /** What the change adds to the budget, in cents; negative when it takes away, 0 when it is not about money. */
  readonly differenceCents: number;
}

/** The plan as it stands, to be kept as approved. */
export function baselineOf(
  plan: Plan,
  approval: Approval,
  { fixedOn, fixedBy }: Pick<Baseline, "fixedOn" | "fixedBy">,
): Baseline {
  const actions = plan.axes.flatMap(({ number: axisNumber, lines }) =>
    lines.flatMap(({ code: lineCode, objectives }) =>
      objectives.flatMap(({ text: objective, actions: ofObjective }) =>
        ofObjective.map(
          ({ key, text, budgetCents, termMonths, responsible }): BaselineAction => ({
            key,
            axisNumber,
            lineCode,
            objective,
            text,
            budgetCents: budgetCents.kind === "value" ? budgetCents.value : null,
            termMonths: termMonths.kind === "value" ? termMonths.value : null,
            responsible,
          }),
        ),
      ),
    ),
  );
  return { approval, fixedOn, fixedBy, actions };
}

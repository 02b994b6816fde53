import { formatAmount } from "../amount.ts";
import { finding } from "../finding.ts";
import {
  type Action,
  type BudgetRow,
  type Entry,
  type Line,
  type Objective,
  objectivesOf,
  type Unit,
  valueOr,
} from "../plan.ts";
import { quoted, short } from "../quote.ts";
import { objectiveCents } from "../totals.ts";
import { sameUnits, splitUnits } from "../units.ts";
import type { Rule, RuleContext } from "./rule.ts";

/** Every row of the budget stands for an objective of the axes' Cuadros. */
export const budgetRowsHaveObjectives: Rule = ({ plan, units, lines }) =>
  plan.budget
    .filter(({ objectiveKey }) => objectiveKey === null)
    .map((row) => {
      const candidates = actionsThatFit(row, lines.get(row.lineKey ?? ""), units);
      return finding("presupuesto-sin-objetivo", {
        place: { at: "row", sheet: "budget", key: row.key, column: "objective" },
        message: [
          `El presupuesto tiene el objetivo ${quoted(row.objectiveText)}, que no está en los Cuadros de los ejes.`,
          ...(candidates.length > 0
            ? [
                `Por su monto y su responsable puede corresponder a ${candidates.map(({ text }) => quoted(text)).join(" o a ")}.`,
              ]
            : []),
        ].join(" "),
        found: [short(row.objectiveText), ...amountIfAny(row.typedCents)].join(" · "),
        expected: candidates.map(({ text }) => short(text)).join(" | "),
        remedy:
          "Decida si el objetivo se agrega al Cuadro de su eje, con sus acciones, o si su monto ya está en otro objetivo de la línea.",
      });
    });

/** Actions of the line whose amount and responsable are those of a budget row without an objective. */
function actionsThatFit(
  { typedCents, responsible }: BudgetRow,
  line: Line | undefined,
  units: readonly Unit[],
): readonly Action[] {
  if (!line || typedCents.kind !== "value") return [];
  return line.objectives
    .flatMap(({ actions }) => actions)
    .filter(
      (action) =>
        valueOr(action.budgetCents, null) === typedCents.value && sameUnits(action.responsible, responsible, units),
    );
}

/** An amount written by hand in the budget is what the objective's actions add up to. */
export const budgetAmountsAgree: Rule = (context) =>
  budgetRowsOf(context).flatMap(({ row, objective }) => {
    const sum = objectiveCents(objective);
    if (row.typedCents.kind !== "value" || row.typedCents.value === sum) return [];
    const difference = Math.abs(sum - row.typedCents.value);
    const explains = context.plan.budget.find(
      (other) =>
        other.objectiveKey === null && other.lineKey === row.lineKey && valueOr(other.typedCents, null) === difference,
    );
    return [
      finding("presupuesto-monto", {
        place: { at: "row", sheet: "budget", key: row.key, column: "typedTotal" },
        message: [
          `El monto escrito a mano para ${quoted(objective.text)} no es la suma de sus acciones; la diferencia es ${formatAmount(difference)}.`,
          ...(explains
            ? [`Esa diferencia es el monto de ${quoted(explains.objectiveText)}, que solo está en el presupuesto.`]
            : []),
        ].join(" "),
        found: formatAmount(row.typedCents.value),
        expected: formatAmount(sum),
        remedy: "Corrija los montos de las acciones o borre el monto escrito a mano.",
      }),
    ];
  });

/** The activities of an objective in the budget are those of its actions in the schedule, once every action has its number there. */
export const budgetActivitiesAgree: Rule = (context) =>
  budgetRowsOf(context).flatMap(({ row, objective }) => {
    const counts = objective.actions.map(({ activities }) => valueOr(activities, null));
    if (row.activities.kind !== "value" || counts.length === 0 || counts.includes(null)) return [];
    const sum = counts.reduce<number>((total, count) => total + (count ?? 0), 0);
    if (sum === row.activities.value) return [];
    return [
      finding("presupuesto-actividades", {
        place: { at: "row", sheet: "budget", key: row.key, column: "activities" },
        message: `Las actividades de ${quoted(objective.text)} no coinciden: el presupuesto dice ${row.activities.value} y el cronograma suma ${counts.join(" + ")} = ${sum}.`,
        found: String(row.activities.value),
        expected: String(sum),
        remedy: "Corrija el número de actividades en el presupuesto o en el cronograma.",
      }),
    ];
  });

/** The responsables of an objective in the budget are those of its actions. */
export const budgetResponsiblesAgree: Rule = (context) =>
  budgetRowsOf(context).flatMap(({ row, objective }) => {
    const actions = objective.actions
      .map(({ responsible }) => responsible)
      .filter(Boolean)
      .join(" / ");
    if (!actions || sameUnits(row.responsible, actions, context.units)) return [];
    return [
      finding("presupuesto-responsables", {
        place: { at: "row", sheet: "budget", key: row.key, column: "responsible" },
        message: `Los responsables de ${quoted(objective.text)} no son los mismos en el presupuesto y en sus acciones.`,
        found: short(row.responsible),
        expected: splitUnits(actions, context.units).join(" / "),
        remedy: "Decida quién es responsable y escríbalo igual en los dos Cuadros.",
      }),
    ];
  });

function budgetRowsOf({ plan }: RuleContext): readonly { row: BudgetRow; objective: Objective }[] {
  const objectives = new Map([...objectivesOf(plan)].map(({ objective }) => [objective.key, objective]));
  return plan.budget.flatMap((row) => {
    const objective = objectives.get(row.objectiveKey ?? "");
    return objective ? [{ row, objective }] : [];
  });
}

function amountIfAny(cents: Entry<number>): readonly string[] {
  return cents.kind === "value" ? [formatAmount(cents.value)] : [];
}

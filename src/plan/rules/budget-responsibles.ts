import type { Mend } from "../mend.ts";
import type { BudgetRow } from "../plan.ts";
import { listed, quoted, short } from "../quote.ts";
import { splitUnits } from "../units.ts";
import { fold } from "../wording.ts";
import { axisCuadro, budgetCuadro } from "./cuadros.ts";
import { cellOf, choices, MOST_CHOICES, setCell } from "./mends.ts";
import type { PlacedObjective, RuleContext, RuleOf, Telling } from "./rule.ts";

/** The responsables of an objective in the budget are those of its actions. */
export const budgetResponsiblesAgree: RuleOf<"sameUnits"> = {
  code: "presupuesto-responsables",
  title: "Responsables de cada objetivo",
  left: "La celda de responsables de un objetivo en el presupuesto",
  relation: "sameUnits",
  right: "las celdas de responsables de sus acciones",
  remedy: "Decida quién es responsable y escríbalo igual en los dos Cuadros.",
  *instancesIn(context) {
    for (const placed of context.objectives) {
      const row = context.budgetRows.get(placed.objective.key);
      const actions = responsiblesOf(placed);
      if (!row || actions === "") continue;
      yield {
        left: row.responsible,
        right: actions,
        place: cellOf("budget", row.key, "responsible"),
        tell: () => tellOf(context, placed, row, splitUnits(actions, context.units)),
      };
    }
  },
};

function responsiblesOf({ objective }: PlacedObjective): string {
  return objective.actions
    .map(({ responsible }) => responsible)
    .filter(Boolean)
    .join(" / ");
}

function tellOf(context: RuleContext, placed: PlacedObjective, row: BudgetRow, ofActions: readonly string[]): Telling {
  const budget = budgetCuadro(context.plan);
  const ofBudget = splitUnits(row.responsible, context.units);
  const onlyIn = (where: string, names: readonly string[], others: readonly string[]) => {
    const known = new Set(others.map(fold));
    const alone = names.filter((name) => !known.has(fold(name)));
    return alone.length > 0 ? [`Solo en ${where}: ${listed(alone)}.`] : [];
  };
  return {
    message: `Los responsables de ${quoted(placed.objective.text)} no son los mismos en el presupuesto y en sus acciones.`,
    found: short(row.responsible),
    expected: ofActions.join(" / "),
    explanation: [
      ...onlyIn(`el ${budget}`, ofBudget, ofActions),
      ...onlyIn(`las acciones, en el ${axisCuadro(placed.axis)}`, ofActions, ofBudget),
    ],
    mends: mendsOf(context, placed, row, { ofActions: ofActions.join(" / "), ofBudget: ofBudget.join(" / ") }),
  };
}

function mendsOf(
  context: RuleContext,
  placed: PlacedObjective,
  row: BudgetRow,
  { ofActions, ofBudget }: { readonly ofActions: string; readonly ofBudget: string },
): readonly Mend[] {
  const { axis, objective } = placed;
  const intoBudget: Mend = {
    id: "budget",
    label: `Escribir ${quoted(ofActions, 120)} en los responsables del ${budgetCuadro(context.plan)}.`,
    steps: [setCell("budget", row.key, "responsible", ofActions)],
  };
  // Nobody has written anything else: nothing is left to be chosen.
  if (ofBudget === "") return [intoBudget];
  if (objective.actions.length > MOST_CHOICES) return [];
  const count = objective.actions.length;
  const where = count === 1 ? "de la acción" : `de las ${count} acciones del objetivo`;
  const intoActions: Mend = {
    id: "actions",
    label: `Escribir ${quoted(ofBudget, 120)} como responsable ${where}, en el ${axisCuadro(axis)}.`,
    steps: objective.actions.map(({ key }) => setCell(`axis:${axis.number}`, key, "responsible", ofBudget)),
  };
  return choices([intoBudget, intoActions]);
}

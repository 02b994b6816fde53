import type { Mend } from "../mend.ts";
import type { BudgetRow } from "../plan.ts";
import { listed, quoted, short } from "../quote.ts";
import { splitUnits } from "../units.ts";
import { fold } from "../wording.ts";
import { axisCuadro, budgetCuadro } from "./cuadros.ts";
import { cellOf, choices, MOST_CHOICES, setCell } from "./mends.ts";
import type { PlacedObjective, RuleContext, RuleOf, Telling } from "./rule.ts";
import { knownNames } from "./units.ts";

/** The responsables of an objective in the budget are those of its actions. */
export const budgetResponsiblesAgree: RuleOf<"sameUnits"> = {
  code: "presupuesto-responsables",
  title: "Responsables de cada objetivo",
  left: "La celda de responsables de un objetivo en el presupuesto",
  relation: "sameUnits",
  right: "las celdas de responsables de sus acciones, sin contar las unidades que no están en el catálogo",
  remedy: "Decida quién es responsable y escríbalo igual en los dos Cuadros.",
  *instancesIn(context) {
    const known = knownNames(context.units);
    for (const placed of context.objectives) {
      const row = context.budgetRows.get(placed.objective.key);
      const actions = responsiblesOf(placed);
      if (!row || actions === "") continue;
      const compared: Compared = {
        ofBudget: splitUnits(row.responsible, context.units),
        ofActions: splitUnits(actions, context.units),
        known,
      };
      if (awaitsUnits(compared)) continue;
      yield {
        left: row.responsible,
        right: actions,
        place: cellOf("budget", row.key, "responsible"),
        tell: () => tellOf(context, placed, row, compared),
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

/** The names on both sides, and the folded ones that the catalogue knows. */
interface Compared {
  readonly ofBudget: readonly string[];
  readonly ofActions: readonly string[];
  readonly known: ReadonlySet<string>;
}

/** Whether only names that the catalogue does not know tell the sides apart: each of them may mean any unit of the other side. */
function awaitsUnits({ ofBudget, ofActions, known }: Compared): boolean {
  if (areKnown(ofBudget, known) && areKnown(ofActions, known)) return false;
  const lacks = (names: readonly string[], others: readonly string[]) =>
    areKnown(names, known) && without(others, names).some((name) => known.has(fold(name)));
  return !lacks(ofBudget, ofActions) && !lacks(ofActions, ofBudget);
}

function areKnown(names: readonly string[], known: ReadonlySet<string>): boolean {
  return names.every((name) => known.has(fold(name)));
}

function without(names: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Set(others.map(fold));
  return names.filter((name) => !left.has(fold(name)));
}

function tellOf(context: RuleContext, placed: PlacedObjective, row: BudgetRow, compared: Compared): Telling {
  const { ofBudget, ofActions } = compared;
  const budget = budgetCuadro(context.plan);
  const onlyIn = (where: string, names: readonly string[], others: readonly string[]) => {
    const alone = without(names, others);
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
    mends: mendsOf(context, placed, row, compared),
  };
}

function mendsOf(context: RuleContext, placed: PlacedObjective, row: BudgetRow, compared: Compared): readonly Mend[] {
  // A name that nobody knows is not to be spread.
  if (!areKnown([...compared.ofBudget, ...compared.ofActions], compared.known)) return [];
  const [ofBudget, ofActions] = [compared.ofBudget.join(" / "), compared.ofActions.join(" / ")];
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

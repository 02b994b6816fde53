import { push } from "../grouped.ts";
import type { Mend } from "../mend.ts";
import { type Action, type BudgetRow, type Objective, valueOr } from "../plan.ts";
import { quoted } from "../quote.ts";
import { readingsOf } from "../readings.ts";
import { budgetCuadro, scheduleCuadro } from "./cuadros.ts";
import { cellOf, choices, MOST_CHOICES, setCell } from "./mends.ts";
import type { PlacedObjective, RuleContext, RuleOf, Telling } from "./rule.ts";

/** The activities of an objective in the budget are those of its actions in the schedule, once every action has its number there. */
export const budgetActivitiesAgree: RuleOf<"equals"> = {
  code: "presupuesto-actividades",
  title: "Actividades de cada objetivo",
  left: "El número de actividades de un objetivo en el presupuesto",
  relation: "equals",
  right: "la suma de las actividades de sus acciones en el cronograma, cuando todas las tienen",
  remedy: "Corrija el número de actividades en el presupuesto o en el cronograma.",
  *instancesIn(context) {
    const uncounted = uncountedObjectives(context);
    for (const placed of context.objectives) {
      const row = context.budgetRows.get(placed.objective.key);
      const counts = countsOf(placed.objective);
      if (row?.activities.kind !== "value" || !counts) continue;
      const typed = row.activities.value;
      const sum = counts.reduce((total, count) => total + count, 0);
      yield {
        left: typed,
        right: sum,
        place: cellOf("budget", row.key, "activities"),
        tell: () => tellOf({ context, placed, row, typed, counts, sum, owners: uncounted(placed, sum - typed) }),
      };
    }
  },
};

interface Disagreement {
  readonly context: RuleContext;
  readonly placed: PlacedObjective;
  readonly row: BudgetRow;
  readonly typed: number;
  readonly counts: readonly number[];
  readonly sum: number;
  /** Objectives of the line that the schedule knows nothing of, and to which the budget gives as many activities as are too many here. */
  readonly owners: readonly Objective[];
}

/** The number of activities of each action; null when one of them has none, or there are no actions. */
function countsOf({ actions }: Objective): readonly number[] | null {
  const counts = actions.flatMap(({ activities }) => (activities.kind === "value" ? [activities.value] : []));
  return counts.length > 0 && counts.length === actions.length ? counts : null;
}

/** Finds, in the line of an objective, those whose actions are all absent from the schedule and that have this number in the budget. */
function uncountedObjectives({ objectives, budgetRows }: RuleContext) {
  const byCount = new Map<string, Objective[]>();
  for (const { line, objective } of objectives) {
    const activities = budgetRows.get(objective.key)?.activities;
    const isAbsent = objective.actions.every((action) => action.activities.kind === "empty");
    if (isAbsent && activities?.kind === "value") push(byCount, `${line.key}:${activities.value}`, objective);
  }
  return ({ line }: PlacedObjective, count: number): readonly Objective[] =>
    (byCount.get(`${line.key}:${count}`) ?? []).slice(0, MOST_CHOICES);
}

function tellOf(found: Disagreement): Telling {
  const { placed, typed, counts, sum } = found;
  const actions = surplusActions(found);
  return {
    message: `Las actividades de ${quoted(placed.objective.text)} no coinciden: el presupuesto dice ${typed} y el cronograma suma ${counts.join(" + ")} = ${sum}.`,
    found: String(typed),
    expected: String(sum),
    explanation: [whatMakesTheSum(found), ...actions.map((action) => surplusInWords(action, found))],
    mends: mendsOf(found, actions),
  };
}

/** Actions that have just as many activities as are too many; they may be another objective's. */
function surplusActions({ placed, typed, sum }: Disagreement): readonly Action[] {
  const rows = placed.objective.actions.map((action) => ({ of: action, figure: valueOr(action.activities, 0) }));
  return readingsOf(rows, sum - typed)
    .sets.flatMap((set) => (set.length === 1 ? set : []))
    .slice(0, MOST_CHOICES);
}

function whatMakesTheSum({ context, placed }: Disagreement): string {
  const parts = placed.objective.actions
    .slice(0, MOST_PARTS)
    .map(({ text, activities }) => `${quoted(text, 60)}, ${valueOr(activities, 0)}`);
  const rest = placed.objective.actions.length - parts.length;
  return `En el ${scheduleCuadro(context.plan)} tiene: ${parts.join("; ")}${rest > 0 ? `; y ${rest} acciones más` : ""}.`;
}

const MOST_PARTS = 12;

function surplusInWords(action: Action, { context, typed, sum, owners }: Disagreement): string {
  const start = `${activitiesInWords(sum - typed)} de diferencia ${sum - typed === 1 ? "es la" : "son las"} de la acción ${quoted(action.text)}`;
  const [owner] = owners;
  return owner
    ? `${start}; el ${budgetCuadro(context.plan)} da ${owners.length === 1 ? "ese mismo número al objetivo" : "ese mismo número a otros objetivos de la línea, entre ellos"} ${quoted(owner.text)}, que no tiene ninguna acción en el ${scheduleCuadro(context.plan)}: pueden ser las suyas.`
    : `${start}.`;
}

function mendsOf(found: Disagreement, surplus: readonly Action[]): readonly Mend[] {
  const { context, row, sum } = found;
  const writeSum: Mend = {
    id: "write-sum",
    label: `Escribir ${sum} en el número de actividades del ${budgetCuadro(context.plan)}.`,
    steps: [setCell("budget", row.key, "activities", sum)],
  };
  const moved = surplus.flatMap((action) => movedCounts(action, found));
  return choices([writeSum, ...(moved.length > 0 ? moved : otherCounts(found))]);
}

/** The activities of an action, written to each action of the objectives that lack as many. */
function movedCounts(from: Action, { context, typed, sum, owners }: Disagreement): readonly Mend[] {
  const candidates = owners.flatMap(({ actions }) => actions).slice(0, MOST_CHOICES);
  return candidates.map((to) => ({
    id: `count:${from.key}:${to.key}`,
    label: `En el ${scheduleCuadro(context.plan)}, pasar ${activitiesInWords(sum - typed).toLowerCase()} de la acción ${quoted(from.text, 60)} a la acción ${quoted(to.text, 60)}.`,
    steps: [setCell("schedule", from.key, "activities", null), setCell("schedule", to.key, "activities", sum - typed)],
  }));
}

/** For each action the number of activities with which the figures would meet. */
function otherCounts({ context, placed, typed, sum }: Disagreement): readonly Mend[] {
  const { actions } = placed.objective;
  if (actions.length > MOST_CHOICES) return [];
  return actions.flatMap(({ key, text, activities }) => {
    const count = valueOr(activities, 0);
    const other = count + typed - sum;
    if (other < 1) return [];
    return [
      {
        id: `count:${key}`,
        label: `Escribir ${other} en lugar de ${count} en las actividades de la acción ${quoted(text, 60)}, en el ${scheduleCuadro(context.plan)}.`,
        steps: [setCell("schedule", key, "activities", other)],
      },
    ];
  });
}

function activitiesInWords(count: number): string {
  return count === 1 ? "La actividad" : `Las ${count} actividades`;
}

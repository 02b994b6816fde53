import { formatAmount } from "../amount.ts";
import { push } from "../grouped.ts";
import type { Mend } from "../mend.ts";
import { type BudgetRow, valueOr } from "../plan.ts";
import { listed, quoted, short } from "../quote.ts";
import { MOST_ROWS_COMBINED, readingsOf } from "../readings.ts";
import { sameUnits } from "../units.ts";
import { axisCuadro, budgetCuadro } from "./cuadros.ts";
import { cellOf } from "./mends.ts";
import type { PlacedAction, RuleContext, RuleOf, Telling } from "./rule.ts";

/** Every row of the budget stands for an objective of the axes' Cuadros. */
export const budgetRowsHaveObjectives: RuleOf<"existsIn"> = {
  code: "presupuesto-sin-objetivo",
  title: "Objetivos que solo están en el presupuesto",
  left: "Cada objetivo del presupuesto",
  relation: "existsIn",
  right: "los Cuadros de los ejes",
  remedy:
    "Decida si el objetivo se agrega al Cuadro de su eje, con sus acciones, o si su monto ya está en otro objetivo de la línea.",
  *instancesIn(context) {
    const objectives = new Set(context.objectives.map(({ objective }) => objective.key));
    const fitting = actionsByAmount(context);
    for (const row of context.plan.budget) {
      yield {
        left: row.objectiveKey,
        right: objectives,
        place: cellOf("budget", row.key, "objective"),
        tell: () => tellOf(row, fitting(row), context),
      };
    }
  },
};

/** Moves an action to the objective that only the budget has. */
export function moveAction({ action }: Pick<PlacedAction, "action">, row: BudgetRow, why: string): Mend {
  return {
    id: `move:${action.key}:${row.key}`,
    label: `Pasar la acción ${quoted(action.text, 60)} al objetivo ${quoted(row.objectiveText, 60)}: ${why}.`,
    steps: [{ kind: "move-action", actionKey: action.key, budgetRowKey: row.key }],
  };
}

function tellOf(row: BudgetRow, candidates: readonly PlacedAction[], context: RuleContext): Telling {
  const texts = candidates.map(({ action }) => quoted(action.text));
  return {
    message: [
      `El presupuesto tiene el objetivo ${quoted(row.objectiveText)}, que no está en los Cuadros de los ejes.`,
      ...(texts.length > 0 ? [`Por su monto y su responsable puede corresponder a ${texts.join(" o a ")}.`] : []),
    ].join(" "),
    found: [short(row.objectiveText), ...amountIfAny(row)].join(" · "),
    expected: candidates.map(({ action }) => short(action.text)).join(" | "),
    explanation: [...candidates.map((candidate) => explained(candidate, row, context)), ...sumsThatFit(row, context)],
    mends: candidates
      .filter((candidate) => differenceWithout(candidate, context) === 0)
      .map((candidate) => moveAction(candidate, row, "tienen el mismo monto y el mismo responsable")),
  };
}

/** What the budget says of an action's objective, if the action moved away. */
function explained(candidate: PlacedAction, row: BudgetRow, context: RuleContext): string {
  const { axis, objective, action } = candidate;
  const amount = amountIfAny(row).join("");
  const start = `La acción ${quoted(action.text)} (${axisCuadro(axis)}, objetivo ${quoted(objective.text)}) tiene el mismo monto, ${amount}, y el mismo responsable`;
  return differenceWithout(candidate, context) === 0
    ? `${start}; sin ella, ese objetivo suma lo que dice el ${budgetCuadro(context.plan)}.`
    : `${start}; sin ella, ese objetivo ya no sumaría lo que dice el ${budgetCuadro(context.plan)}.`;
}

/** Cents by which the rest of an action's objective differs from the amount typed for it; 0 where none was typed. */
function differenceWithout({ objective, action }: PlacedAction, { budgetRows, actionCents }: RuleContext): number {
  const row = budgetRows.get(objective.key);
  const rest = (actionCents.get(objective.key) ?? 0) - valueOr(action.budgetCents, 0);
  return row?.typedCents.kind === "value" ? rest - row.typedCents.value : 0;
}

/** Actions of one objective that add up to the row's amount only together; not looked for where rows and objectives are many. */
function sumsThatFit(row: BudgetRow, { lines, looseRows }: RuleContext): readonly string[] {
  if ((looseRows.get(row.lineKey)?.length ?? 0) > MOST_ROWS_COMBINED) return [];
  const line = lines.get(row.lineKey ?? "");
  const target = valueOr(row.typedCents, 0);
  const few = (line?.objectives ?? []).slice(0, MOST_ROWS_COMBINED);
  return few.flatMap((objective) =>
    readingsOf(
      objective.actions.map((action) => ({ of: action, figure: valueOr(action.budgetCents, 0) })),
      target,
    )
      .sets.filter((set) => set.length > 1)
      .slice(0, MOST_SUMS)
      .map(
        (set) => `También suman ${formatAmount(target)} las acciones ${listed(set.map(({ text }) => quoted(text)))}.`,
      ),
  );
}

const MOST_SUMS = 3;

/** Finds the actions of a row's line whose amount and responsable are those of the row. */
function actionsByAmount({ actions, units }: RuleContext): (row: BudgetRow) => readonly PlacedAction[] {
  const byAmount = new Map<string, PlacedAction[]>();
  for (const placed of actions) {
    if (placed.action.budgetCents.kind === "value")
      push(byAmount, `${placed.line.key}:${placed.action.budgetCents.value}`, placed);
  }
  return ({ lineKey, typedCents, responsible }) =>
    typedCents.kind !== "value"
      ? []
      : (byAmount.get(`${lineKey}:${typedCents.value}`) ?? [])
          .slice(0, MOST_ROWS_COMBINED)
          .filter(({ action }) => sameUnits(action.responsible, responsible, units));
}

function amountIfAny({ typedCents }: BudgetRow): readonly string[] {
  return typedCents.kind === "value" ? [formatAmount(typedCents.value)] : [];
}

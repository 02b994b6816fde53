import { formatAmount } from "../amount.ts";
import type { Mend } from "../mend.ts";
import { type Action, type BudgetRow, valueOr } from "../plan.ts";
import { listed, quoted } from "../quote.ts";
import { MOST_ROWS_COMBINED, type Readings, readingsOf } from "../readings.ts";
import { sameUnits } from "../units.ts";
import { moveAction } from "./budget-objectives.ts";
import { axisCuadro, budgetCuadro } from "./cuadros.ts";
import { cellOf, choices, MOST_CHOICES, setCell } from "./mends.ts";
import type { PlacedObjective, RuleContext, RuleOf, Telling } from "./rule.ts";

/** An amount written by hand in the budget is what the objective's actions add up to. */
export const budgetAmountsAgree: RuleOf<"equals"> = {
  code: "presupuesto-monto",
  title: "Monto de cada objetivo",
  left: "El monto escrito a mano en el presupuesto para un objetivo",
  relation: "equals",
  right: "la suma de los montos de sus acciones",
  remedy: "Corrija los montos de las acciones o borre el monto escrito a mano.",
  *instancesIn(context) {
    for (const placed of context.objectives) {
      const row = context.budgetRows.get(placed.objective.key);
      if (row?.typedCents.kind !== "value") continue;
      const typed = row.typedCents.value;
      const sum = context.actionCents.get(placed.objective.key) ?? 0;
      yield {
        left: typed,
        right: sum,
        place: cellOf("budget", row.key, "typedTotal"),
        tell: () => tellOf({ context, placed, row, typed, sum }),
      };
    }
  },
};

/** An objective whose amount in the budget is not the sum of its actions; amounts in cents. */
interface Disagreement {
  readonly context: RuleContext;
  readonly placed: PlacedObjective;
  readonly row: BudgetRow;
  readonly typed: number;
  readonly sum: number;
}

function tellOf(found: Disagreement): Telling {
  const { placed, typed, sum } = found;
  const difference = Math.abs(sum - typed);
  const loose = looseRowsThatFit(found);
  const [only] = loose.sets.find((set) => set.length === 1) ?? [];
  return {
    message: [
      `El monto escrito a mano para ${quoted(placed.objective.text)} no es la suma de sus acciones; la diferencia es ${formatAmount(difference)}.`,
      ...(only
        ? [`Esa diferencia es el monto de ${quoted(only.objectiveText)}, que solo está en el presupuesto.`]
        : []),
    ].join(" "),
    found: formatAmount(typed),
    expected: formatAmount(sum),
    explanation: [whatMakesTheSum(found), ...readingsInWords(found, loose)],
    mends: mendsOf(found, loose),
  };
}

function whatMakesTheSum({ placed, sum }: Disagreement): string {
  const { actions } = placed.objective;
  if (actions.length === 0) return "El objetivo no tiene acciones.";
  const parts = actions.map(({ text, budgetCents }) =>
    budgetCents.kind === "value"
      ? `${quoted(text, 60)}, ${formatAmount(budgetCents.value)}`
      : `${quoted(text, 60)}, sin un monto que se pueda sumar`,
  );
  return `Sus acciones suman ${formatAmount(sum)}: ${listedRows(parts)}.`;
}

function readingsInWords(found: Disagreement, loose: Readings<BudgetRow>): readonly string[] {
  const { context, placed, typed, sum } = found;
  if (sum < typed) {
    return withoutAmount(found).map(
      ({ text }) =>
        `Si la acción ${quoted(text)}, cuyo monto falta o no se puede leer, costara ${formatAmount(typed - sum)}, las cifras coincidirían.`,
    );
  }
  const difference = formatAmount(sum - typed);
  const { sets, isComplete } = readingsOf(amountsOf(placed.objective.actions), sum - typed);
  const are = sets.length === 1 ? "son" : "pueden ser";
  return [
    ...(sets.length > 0 ? [`Los ${difference} de diferencia ${are} ${inWords(sets)}.`] : []),
    ...(loose.sets.length > 0 ? [looseInWords(loose, difference, budgetCuadro(context.plan))] : []),
    ...(isComplete && loose.isComplete
      ? []
      : [
          `Son más de ${MOST_ROWS_COMBINED} filas, así que no se probaron todas las sumas posibles; puede haber otras.`,
        ]),
  ];
}

function looseInWords({ sets }: Readings<BudgetRow>, difference: string, budget: string): string {
  const [[only, ...others] = []] = sets;
  if (only && others.length === 0 && sets.length === 1)
    return `En la misma línea, el ${budget} tiene además el objetivo ${quoted(only.objectiveText)}, con ${difference}, que no está en los Cuadros de los ejes.`;
  const texts = sets.map((set) => set.map(({ objectiveText }) => ({ text: objectiveText })));
  return `En la misma línea, el ${budget} tiene además objetivos que no están en los Cuadros de los ejes; los ${difference} pueden ser ${inWords(texts)}.`;
}

/** Sets of rows of which each adds up to the same amount: "el monto de «A», o el de «B», o la suma de los de «C» y «D»". */
function inWords(sets: readonly (readonly { readonly text: string }[])[]): string {
  const words = sets.slice(0, MOST_CHOICES).map((set, index) => {
    const names = listed(set.map(({ text }) => quoted(text)));
    const amount = index === 0 ? "monto " : "";
    return set.length === 1 ? `el ${amount}de ${names}` : `la suma de los ${amount && "montos "}de ${names}`;
  });
  const rest = sets.length - words.length;
  return words.join(", o ") + (rest > 0 ? `; y hay ${rest} posibilidades más` : "");
}

function mendsOf(found: Disagreement, loose: Readings<BudgetRow>): readonly Mend[] {
  const { row, sum, context } = found;
  const budget = budgetCuadro(context.plan);
  const keepSum: Mend = {
    id: "keep-sum",
    label: `Borrar el monto escrito a mano en el ${budget} y dejar ${formatAmount(sum)}, la suma de las acciones.`,
    steps: [setCell("budget", row.key, "typedTotal", null)],
  };
  const moves = movesThatFit(found, loose);
  return choices([...(moves.length > 0 ? moves : otherAmounts(found)), keepSum]);
}

/** Each action of the difference's amount, moved to a row of that amount which only the budget has. */
function movesThatFit({ placed, typed, sum, context }: Disagreement, loose: Readings<BudgetRow>): readonly Mend[] {
  const rows = loose.sets.flatMap((set) => (set.length === 1 ? set : [])).slice(0, MOST_CHOICES);
  const fitting = placed.objective.actions
    .filter(({ budgetCents }) => valueOr(budgetCents, 0) === sum - typed)
    .slice(0, MOST_CHOICES);
  return rows.flatMap((row) =>
    fitting.map((action) =>
      moveAction(
        { action },
        row,
        sameUnits(action.responsible, row.responsible, context.units)
          ? "tienen el mismo monto y el mismo responsable"
          : "tienen el mismo monto, aunque no el mismo responsable",
      ),
    ),
  );
}

/** For each action the amount with which the figures would meet. */
function otherAmounts({ placed, typed, sum }: Disagreement): readonly Mend[] {
  const { axis, objective } = placed;
  const missing = objective.actions.filter(({ budgetCents }) => budgetCents.kind !== "value");
  const candidates = sum < typed && missing.length > 0 ? missing : objective.actions;
  if (candidates.length > MOST_CHOICES) return [];
  return candidates.flatMap(({ key, text, budgetCents }) => {
    const cents = valueOr(budgetCents, 0) + typed - sum;
    if (cents < 0) return [];
    const instead = budgetCents.kind === "value" ? ` en lugar de ${formatAmount(budgetCents.value)}` : "";
    return [
      {
        id: `amount:${key}`,
        label: `Escribir ${formatAmount(cents)}${instead} como monto de la acción ${quoted(text, 60)}, en el ${axisCuadro(axis)}.`,
        steps: [setCell(`axis:${axis.number}`, key, "budget", cents / 100)],
      },
    ];
  });
}

function looseRowsThatFit({ context, placed, typed, sum }: Disagreement): Readings<BudgetRow> {
  const rows = context.looseRows.get(placed.line.key) ?? [];
  if (rows.length > MOST_ROWS_COMBINED) return { sets: [], isComplete: false };
  return readingsOf(
    rows.map((row) => ({ of: row, figure: valueOr(row.typedCents, 0) })),
    sum - typed,
  );
}

function withoutAmount({ placed }: Disagreement): readonly Action[] {
  return placed.objective.actions.filter(({ budgetCents }) => budgetCents.kind !== "value").slice(0, MOST_CHOICES);
}

function amountsOf(actions: readonly Action[]) {
  return actions.map((action) => ({ of: action, figure: valueOr(action.budgetCents, 0) }));
}

/** Rows with their figures, which have commas of their own. */
function listedRows(parts: readonly string[]): string {
  const rest = parts.length - MOST_ROWS_COMBINED;
  return parts.slice(0, MOST_ROWS_COMBINED).join("; ") + (rest > 0 ? `; y ${rest} más` : "");
}

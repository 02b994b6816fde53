import { formatAmount } from "../amount.ts";
import { lineText } from "../line-text.ts";
import { type Axis, type BudgetRow, type Line, valueOr } from "../plan.ts";
import { quoted } from "../quote.ts";
import { MOST_ROWS_COMBINED } from "../readings.ts";
import { axisCents, lineCents, objectiveCents, planCents } from "../totals.ts";
import { cellOf } from "./mends.ts";
import type { Instance, RuleContext, RuleOf, Telling } from "./rule.ts";

const REMEDY = "Revise las diferencias que se listan en la explicación; al corregirlas, también coincidirá esta suma.";

/** The amounts of the budget add up, by line, to those of the actions. */
export const budgetLinesAgree: RuleOf<"equals"> = {
  code: "presupuesto-linea",
  title: "Monto de cada línea de acción",
  left: "La suma de los montos del presupuesto para una línea de acción",
  relation: "equals",
  right: "la suma de los montos de sus acciones",
  remedy: REMEDY,
  *instancesIn(context) {
    for (const axis of context.plan.axes) {
      for (const line of axis.lines) {
        const place = cellOf(`axis:${axis.number}`, `subtotal:${line.key}`, "budget");
        yield* whenNew(objectiveParts(line, context), lineCents(line), place, `la línea ${quoted(lineText(line))}`);
      }
    }
  },
};

/** The same by axis. */
export const budgetAxesAgree: RuleOf<"equals"> = {
  code: "presupuesto-eje",
  title: "Monto de cada eje",
  left: "La suma de los montos del presupuesto para un eje",
  relation: "equals",
  right: "la suma de los montos de sus acciones",
  remedy: REMEDY,
  *instancesIn(context) {
    for (const axis of context.plan.axes) {
      const place = cellOf(`axis:${axis.number}`, "total", "budget");
      yield* whenNew(lineParts(axis, context), axisCents(axis), place, `el eje ${axis.number}`);
    }
  },
};

/** The same for the whole plan. */
export const budgetTotalAgrees: RuleOf<"equals"> = {
  code: "presupuesto-total",
  title: "Monto total del plan",
  left: "La suma de todos los montos del presupuesto",
  relation: "equals",
  right: "la suma de los montos de todas las acciones",
  remedy: REMEDY,
  *instancesIn(context) {
    yield* whenNew(axisParts(context), planCents(context.plan), cellOf("budget", "total", "total"), "todo el plan");
  },
};

/** What the budget says of a part, and what its actions add up to; in cents. */
interface Part {
  readonly name: string;
  readonly budgetCents: number;
  readonly actionCents: number;
}

/**
 * The instance of a sum of parts. A sum with a single part that differs says nothing that the part has not said already, so
 * it is none.
 */
function* whenNew(
  parts: readonly Part[],
  actionCents: number,
  place: Instance<"equals">["place"],
  name: string,
): Generator<Instance<"equals">> {
  const different = parts.filter((part) => part.budgetCents !== part.actionCents);
  if (different.length < 2) return;
  const budgetCents = sumOf(parts);
  yield { left: budgetCents, right: actionCents, place, tell: () => tellOf(different, budgetCents, actionCents, name) };
}

function tellOf(different: readonly Part[], budgetCents: number, actionCents: number, name: string): Telling {
  const rest = different.length - MOST_ROWS_COMBINED;
  return {
    message: `Los montos del presupuesto para ${name} no suman lo mismo que sus acciones; la diferencia es ${formatAmount(Math.abs(budgetCents - actionCents))}.`,
    found: formatAmount(budgetCents),
    expected: formatAmount(actionCents),
    explanation: [
      ...different
        .slice(0, MOST_ROWS_COMBINED)
        .map(
          (part) =>
            `${part.name}: ${formatAmount(part.budgetCents)} en el presupuesto, ${formatAmount(part.actionCents)} en sus acciones.`,
        ),
      ...(rest > 0 ? [`Hay ${rest} diferencias más.`] : []),
    ],
  };
}

/** The objectives of a line, and the rows that only the budget has for it. */
function objectiveParts({ key, objectives }: Line, { budgetRows, looseRows }: RuleContext): readonly Part[] {
  return [
    ...objectives.map((objective) => {
      const actionCents = objectiveCents(objective);
      const typed = budgetRows.get(objective.key)?.typedCents;
      const budgetCents = typed ? valueOr(typed, actionCents) : actionCents;
      return { name: `Objetivo ${quoted(objective.text)}`, budgetCents, actionCents };
    }),
    ...(looseRows.get(key) ?? []).map(loosePart),
  ];
}

function lineParts({ lines }: Axis, context: RuleContext): readonly Part[] {
  return lines.map((line) => ({
    name: `Línea ${quoted(lineText(line))}`,
    budgetCents: sumOf(objectiveParts(line, context)),
    actionCents: lineCents(line),
  }));
}

function axisParts(context: RuleContext): readonly Part[] {
  return [
    ...context.plan.axes.map((axis) => ({
      name: `Eje ${axis.number}`,
      budgetCents: sumOf(lineParts(axis, context)),
      actionCents: axisCents(axis),
    })),
    ...(context.looseRows.get(null) ?? []).map(loosePart),
  ];
}

function loosePart({ objectiveText, typedCents }: BudgetRow): Part {
  return {
    name: `Objetivo ${quoted(objectiveText)}, que solo está en el presupuesto`,
    budgetCents: valueOr(typedCents, 0),
    actionCents: 0,
  };
}

function sumOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { budgetCents }) => sum + budgetCents, 0);
}

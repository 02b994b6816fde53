import { type AmountProblem, amountProblem, formatAmount, MOST_CENTS } from "../amount.ts";
import type { Place } from "../finding.ts";
import type { Entry } from "../plan.ts";
import { quoted, short } from "../quote.ts";
import { cellOf } from "./mends.ts";
import type { RuleContext, RuleOf } from "./rule.ts";

/** Amounts are written as numbers. */
export const amountsAreNumbers = amountRule("text", {
  code: "monto-no-leido",
  title: "Montos escritos como número",
  right: "un texto en lugar de un número",
  problem: "no está escrito como número, así que no se suma",
});

/** No amount is negative. */
export const amountsArePositive = amountRule("negative", {
  code: "monto-negativo",
  title: "Montos sin signo negativo",
  right: "negativo",
  problem: "es negativo",
});

/** No amount is beyond what an action of a municipality can cost. */
export const amountsAreCredible = amountRule("absurd", {
  code: "monto-absurdo",
  title: "Montos creíbles",
  right: `mayor que ${formatAmount(MOST_CENTS)} ni tiene fracciones de centavo`,
  problem: "parece un error de digitación",
});

function amountRule(
  problem: AmountProblem,
  words: Pick<RuleOf<"isNot">, "code" | "title" | "right"> & { readonly problem: string },
): RuleOf<"isNot"> {
  return {
    code: words.code,
    title: words.title,
    left: "El monto de una acción o el escrito a mano en el presupuesto",
    relation: "isNot",
    right: words.right,
    remedy:
      "Escriba el monto en dólares, solo con números y con punto, no coma, antes de los centavos; por ejemplo: 1350.00.",
    *instancesIn(context) {
      for (const { place, cents, text } of amountCells(context)) {
        if (cents.kind !== "unread") continue;
        yield {
          left: amountProblem(cents.typed) ?? "text",
          right: problem,
          place,
          tell: () => ({
            message: `El monto de ${quoted(text)} ${words.problem}.`,
            found: short(cents.typed),
            expected: "Un monto como 1350.00",
          }),
        };
      }
    },
  };
}

function* amountCells({
  actions,
  plan,
}: RuleContext): Generator<{ readonly place: Place; readonly cents: Entry<number>; readonly text: string }> {
  for (const { axis, action } of actions) {
    yield { place: cellOf(`axis:${axis.number}`, action.key, "budget"), cents: action.budgetCents, text: action.text };
  }
  for (const { key, typedCents, objectiveText } of plan.budget) {
    yield { place: cellOf("budget", key, "typedTotal"), cents: typedCents, text: objectiveText };
  }
}

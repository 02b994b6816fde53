import type { Entry } from "../plan.ts";
import { quoted, short } from "../quote.ts";
import { formatTerm } from "../term.ts";
import { cellOf } from "./mends.ts";
import type { Instance, RuleOf } from "./rule.ts";

/** The terms of actions and strategies are numbers of months. */
export const termsAreReadable: RuleOf<"isReadable"> = {
  code: "plazo-no-leido",
  title: "Plazos escritos en meses",
  left: "El plazo de una acción o de una estrategia",
  relation: "isReadable",
  right: "un número de meses",
  remedy: "Escriba solo el número de meses; por ejemplo: 3.",
  *instancesIn({ actions, plan }) {
    for (const { axis, action } of actions)
      yield* readable(`axis:${axis.number}`, action.key, action.termMonths, action.text);
    for (const { key, termMonths, strategy } of plan.strategies)
      yield* readable("strategies", key, termMonths, strategy);
  },
};

/** No action takes longer than the plan. */
export const termsFitThePlan: RuleOf<"isAtMost"> = {
  code: "plazo-mayor-que-el-plan",
  title: "Plazos dentro del período del plan",
  left: "El plazo de una acción",
  relation: "isAtMost",
  right: "los meses de los años del plan",
  remedy: "Corrija el plazo, o los años del plan en la hoja Ajustes.",
  *instancesIn({ actions, plan }) {
    const { period } = plan.facts;
    if (!period) return;
    const longest = (period.toYear - period.fromYear + 1) * 12;
    for (const { axis, action } of actions) {
      const { key, text, termMonths } = action;
      if (termMonths.kind !== "value") continue;
      const months = termMonths.value;
      yield {
        left: months,
        right: longest,
        place: cellOf(`axis:${axis.number}`, key, "term"),
        tell: () => ({
          message: `El plazo de ${quoted(text)} es mayor que el período del plan.`,
          found: formatTerm(months),
          expected: `${formatTerm(longest)} o menos`,
        }),
      };
    }
  },
};

function* readable(
  sheet: string,
  key: string,
  termMonths: Entry<number>,
  text: string,
): Generator<Instance<"isReadable">> {
  if (termMonths.kind !== "unread") return;
  yield {
    left: termMonths,
    right: null,
    place: cellOf(sheet, key, "term"),
    tell: () => ({
      message: `El plazo de ${quoted(text)} no se entiende como un número de meses.`,
      found: short(termMonths.typed),
      expected: "Un número de meses",
    }),
  };
}

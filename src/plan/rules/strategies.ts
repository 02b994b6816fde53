import type { Mend } from "../mend.ts";
import { monthsInWords } from "../month-runs.ts";
import type { MonthMark, Plan, Strategy } from "../plan.ts";
import { quoted, short } from "../quote.ts";
import { cellOf, choices, setCell } from "./mends.ts";
import { yearOf } from "./relation.ts";
import type { RuleOf } from "./rule.ts";

/** What is written in the months of a strategy is a whole number of activities. */
export const strategyMonthsAreReadable: RuleOf<"isReadable"> = {
  code: "estrategia-mes-no-leido",
  title: "Meses de las estrategias que se entienden",
  left: "Lo escrito en un mes de una estrategia de comunicación",
  relation: "isReadable",
  right: "un número entero de actividades o una x",
  remedy: "Escriba cuántas actividades se planifican en ese mes, o deje la celda en blanco.",
  *instancesIn({ plan }) {
    for (const { strategy, months } of scheduledStrategies(plan)) {
      for (const { month, activities } of months) {
        yield {
          left: activities,
          right: null,
          place: cellOf("strategies", strategy.key, month),
          tell: () => ({
            message: `Lo escrito en un mes para la estrategia ${quoted(strategy.strategy)} no se entiende.`,
            found: activities.kind === "unread" ? short(activities.typed) : "",
            expected: "Un número de actividades o una x",
          }),
        };
      }
    }
  },
};

/** The months marked for a strategy are within the years of the plan. */
export const strategyMonthsAreInThePlan: RuleOf<"isWithin"> = {
  code: "estrategia-otros-anos",
  title: "Estrategias dentro de los años del plan",
  left: "Cada mes marcado para una estrategia de comunicación",
  relation: "isWithin",
  right: "los años del plan",
  remedy: "Pase esas actividades a un mes del plan, borre las marcas o corrija los años del plan en la hoja Ajustes.",
  *instancesIn({ plan }) {
    const { period } = plan.facts;
    if (!period) return;
    for (const { strategy, months } of scheduledStrategies(plan)) {
      const marked = months.map(({ month }) => month);
      const outside = marked.filter((month) => yearOf(month) < period.fromYear || yearOf(month) > period.toYear);
      yield {
        left: marked,
        right: period,
        place: cellOf("strategies", strategy.key, outside[0] ?? "term"),
        tell: () => ({
          message: `La estrategia ${quoted(strategy.strategy)} tiene marcados meses que no son de los años del plan: ${monthsInWords(outside)}.`,
          found: monthsInWords(outside),
          expected: `Meses de ${period.fromYear} a ${period.toYear}`,
        }),
      };
    }
  },
};

/** A strategy has as many marked months as its term, once months are marked. */
export const strategyTermsAgreeWithMonths: RuleOf<"equals"> = {
  code: "estrategia-meses-plazo",
  title: "Período y meses de las estrategias",
  left: "El número de meses marcados para una estrategia de comunicación, si los hay",
  relation: "equals",
  right: "su período de ejecución",
  remedy: "Marque los meses que falten, borre los que sobren o corrija el período de ejecución de la estrategia.",
  *instancesIn({ plan }) {
    for (const { strategy, months } of scheduledStrategies(plan)) {
      const { key, termMonths } = strategy;
      if (termMonths.kind !== "value") continue;
      const term = termMonths.value;
      yield {
        left: months.length,
        right: term,
        place: cellOf("strategies", key, "term"),
        tell: () => ({
          message: `La estrategia ${quoted(strategy.strategy)} tiene ${inMonths(months.length)}, pero su período de ejecución es de ${term === 1 ? "1 mes" : `${term} meses`}.`,
          found: inMonths(months.length),
          expected: inMonths(term),
          explanation: [`Marcado: ${monthsInWords(months.map(({ month }) => month))}.`],
          mends: termMends(key, months, term),
        }),
      };
    }
  },
};

interface ScheduledStrategy {
  readonly strategy: Strategy;
  readonly months: readonly MonthMark[];
}

/** The strategies with marked months, in order. */
function scheduledStrategies({ strategies }: Plan): readonly ScheduledStrategy[] {
  return strategies.flatMap((strategy) =>
    strategy.months && strategy.months.length > 0 ? [{ strategy, months: strategy.months }] : [],
  );
}

/** The term may be wrong, or the last months are too many; which ones are missing nobody can tell. */
function termMends(key: string, months: readonly MonthMark[], term: number): readonly Mend[] {
  const surplus = months.slice(term).map(({ month }) => month);
  if (surplus.length === 0) return [];
  return choices([
    {
      id: "term",
      label: `Escribir ${months.length} en el período de ejecución de la estrategia.`,
      steps: [setCell("strategies", key, "term", months.length)],
    },
    {
      id: "last-months",
      label: `Borrar lo marcado en ${monthsInWords(surplus)}.`,
      steps: surplus.map((month) => setCell("strategies", key, month, null)),
    },
  ]);
}

function inMonths(count: number): string {
  return count === 1 ? "1 mes marcado" : `${count} meses marcados`;
}

import type { Mend } from "../mend.ts";
import { MONTH_NAMES } from "../month.ts";
import type { Action, MonthMark, Plan } from "../plan.ts";
import { listed, quoted } from "../quote.ts";
import { axisCuadro, scheduleCuadro } from "./cuadros.ts";
import { cellOf, choices, MOST_CHOICES, setCell } from "./mends.ts";
import { yearOf } from "./relation.ts";
import type { PlacedAction, RuleOf } from "./rule.ts";

/** The months marked for an action are within the years of the plan. */
export const monthsAreInThePlan: RuleOf<"isWithin"> = {
  code: "cronograma-otros-anos",
  title: "Meses dentro de los años del plan",
  left: "Cada mes marcado para una acción en el cronograma",
  relation: "isWithin",
  right: "los años del plan",
  remedy: "Pase esas actividades a un mes del plan, borre las marcas o corrija los años del plan en Ajustes.",
  *instancesIn({ plan, actions }) {
    const { period } = plan.facts;
    if (!period) return;
    for (const { action } of actions) {
      const months = action.months.map(({ month }) => month);
      const outside = months.filter((month) => yearOf(month) < period.fromYear || yearOf(month) > period.toYear);
      yield {
        left: months,
        right: period,
        place: cellOf("schedule", action.key, outside[0] ?? "activities"),
        tell: () => ({
          message: `La acción ${quoted(action.text)} tiene marcados meses que no son de los años del plan: ${listed(outside)}.`,
          found: listed(outside),
          expected: `Meses de ${period.fromYear} a ${period.toYear}`,
        }),
      };
    }
  },
};

/** An action has as many marked months as its term, once months are marked. */
export const termsAgreeWithMonths: RuleOf<"equals"> = {
  code: "cronograma-meses-plazo",
  title: "Plazo y meses marcados",
  left: "El número de meses marcados para una acción en el cronograma, si los hay",
  relation: "equals",
  right: "su plazo",
  remedy: "Marque en el cronograma los meses que falten, borre los que sobren o corrija el plazo de la acción.",
  *instancesIn({ plan, actions }) {
    for (const placed of actions) {
      const { key, termMonths } = placed.action;
      const { months } = placed.action;
      if (months.length === 0 || markedActivities(placed.action) === null || termMonths.kind !== "value") continue;
      const term = termMonths.value;
      yield {
        left: months.length,
        right: term,
        place: cellOf("schedule", key, months[0]!.month),
        tell: () => ({
          message: `La acción ${quoted(placed.action.text)} tiene ${inMonths(months.length)} en el cronograma, pero su plazo es de ${term === 1 ? "1 mes" : `${term} meses`}.`,
          found: inMonths(months.length),
          expected: inMonths(term),
          explanation: [
            `${months.length === 1 ? "Está marcado" : "Están marcados"} ${listed(months.map(inWords), 12)}.`,
          ],
          mends: termMends(placed, term, plan),
        }),
      };
    }
  },
};

/** The activities of an action's months add up to its number of activities, once months are marked. */
export const monthsAddUp: RuleOf<"equals"> = {
  code: "cronograma-meses-actividades",
  title: "Actividades por mes",
  left: "La suma de las actividades de los meses marcados para una acción, si los hay",
  relation: "equals",
  right: "su número de actividades en el cronograma",
  remedy: "Corrija las actividades de los meses o el número de actividades de la acción.",
  *instancesIn({ plan, actions }) {
    for (const { action } of actions) {
      const { key, text, months, activities } = action;
      const sum = markedActivities(action);
      if (sum === null || activities.kind !== "value") continue;
      const count = activities.value;
      yield {
        left: sum,
        right: count,
        place: cellOf("schedule", key, "activities"),
        tell: () => ({
          message: `Las actividades de los meses de ${quoted(text)} suman ${sum}, pero su número de actividades es ${count}.`,
          found: String(count),
          expected: String(sum),
          explanation: [`Por mes: ${listed(months.map(withActivities), 12)}.`],
          mends: countMends(action, sum, count, plan),
        }),
      };
    }
  },
};

/** The sum of the activities of an action's months; null when no month is marked, or one cannot be read as a whole number. */
export function markedActivities({ months }: Pick<Action, "months">): number | null {
  const counts = months.flatMap(({ activities }) => (activities.kind === "value" ? [activities.value] : []));
  if (counts.length === 0 || counts.length < months.length || !counts.every(Number.isInteger)) return null;
  return counts.reduce((sum, count) => sum + count, 0);
}

function termMends({ axis, action }: PlacedAction, term: number, plan: Plan): readonly Mend[] {
  const { key } = action;
  const { months } = action;
  const schedule = scheduleCuadro(plan);
  const surplus = months.slice(term);
  const writeTerm: Mend = {
    id: "term",
    label: `Escribir ${months.length} en el plazo de la acción, en el ${axisCuadro(axis)}.`,
    steps: [setCell(`axis:${axis.number}`, key, "term", months.length)],
  };
  const blankLast: Mend = {
    id: "last-months",
    label: `Borrar en el ${schedule} lo marcado en ${listed(surplus.map(inWords), 12)}.`,
    steps: surplus.map(({ month }) => setCell("schedule", key, month, null)),
  };
  return choices(surplus.length > 0 ? [writeTerm, blankLast] : [writeTerm, ...nextMonths(key, months, term, plan)]);
}

/** Marks the months that follow the last one, as far as the years of the plan go. */
function nextMonths(key: string, months: readonly MonthMark[], term: number, plan: Plan): readonly Mend[] {
  const last = months[months.length - 1]!.month;
  const missing = Array.from({ length: term - months.length }, (_, step) => monthAfter(last, step + 1));
  const { period } = plan.facts;
  if (!period || missing.some((month) => yearOf(month) > period.toYear)) return [];
  return [
    {
      id: "next-months",
      label: `Marcar en el ${scheduleCuadro(plan)} también ${listed(
        missing.map((month) => inWords({ month })),
        12,
      )}, con una actividad cada uno.`,
      steps: missing.map((month) => setCell("schedule", key, month, 1)),
    },
  ];
}

function countMends({ key, months }: Action, sum: number, count: number, plan: Plan): readonly Mend[] {
  const schedule = scheduleCuadro(plan);
  const writeSum: Mend = {
    id: "write-sum",
    label: `Escribir ${sum} en el número de actividades de la acción, en el ${schedule}.`,
    steps: [setCell("schedule", key, "activities", sum)],
  };
  if (months.length > MOST_CHOICES) return [];
  const otherMonths = months.flatMap(({ month, activities }): readonly Mend[] => {
    const here = activities.kind === "value" ? activities.value : 0;
    const other = here + count - sum;
    if (other < 1) return [];
    return [
      {
        id: `month:${month}`,
        label: `Escribir ${other} en lugar de ${here} en ${inWords({ month })}, en el ${schedule}.`,
        steps: [setCell("schedule", key, month, other)],
      },
    ];
  });
  return choices([writeSum, ...otherMonths]);
}

/** "2026-03" as people say it: "marzo de 2026". */
function inWords({ month }: Pick<MonthMark, "month">): string {
  return `${MONTH_NAMES[Number(month.slice(5, 7)) - 1] ?? month} de ${month.slice(0, 4)}`;
}

function withActivities({ month, activities }: MonthMark): string {
  return `${activities.kind === "value" ? activities.value : "?"} en ${inWords({ month })}`;
}

function inMonths(count: number): string {
  return count === 1 ? "1 mes marcado" : `${count} meses marcados`;
}

/** The month that comes `count` months after another, `YYYY-MM`. */
function monthAfter(month: string, count: number): string {
  const index0 = yearOf(month) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${Math.floor(index0 / 12)}-${String((index0 % 12) + 1).padStart(2, "0")}`;
}

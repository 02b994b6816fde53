import type { Entry } from "../plan.ts";
import { quoted, short } from "../quote.ts";
import { cellOf } from "./mends.ts";
import type { Instance, RuleOf } from "./rule.ts";

/** Numbers of activities are whole numbers, in the budget and in the schedule. */
export const countsAreReadable: RuleOf<"isReadable"> = {
  code: "actividades-no-leidas",
  title: "Números de actividades",
  left: "El número de actividades de un objetivo o de una acción",
  relation: "isReadable",
  right: "un número entero",
  remedy: "Escriba cuántas actividades son; por ejemplo: 2.",
  *instancesIn({ plan, actions }) {
    for (const { key, activities, objectiveText } of plan.budget)
      yield* readable("budget", key, activities, objectiveText);
    for (const { action } of actions) yield* readable("schedule", action.key, action.activities, action.text);
  },
};

/** What is written in the months of the schedule is a whole number of activities. */
export const monthsAreReadable: RuleOf<"isReadable"> = {
  code: "cronograma-mes-no-leido",
  title: "Meses marcados que se entienden",
  left: "Lo escrito en un mes del cronograma",
  relation: "isReadable",
  right: "un número entero de actividades o una x",
  remedy: "Escriba cuántas actividades se planifican en ese mes, o deje la celda en blanco.",
  *instancesIn({ actions }) {
    for (const { action } of actions) {
      for (const { month, activities } of action.months) {
        yield {
          left: activities,
          right: null,
          place: cellOf("schedule", action.key, month),
          tell: () => ({
            message: `Lo escrito en un mes del cronograma para ${quoted(action.text)} no se entiende.`,
            found: short(typedOf(activities)),
            expected: "Un número de actividades o una x",
          }),
        };
      }
    }
  },
};

function* readable(sheet: string, key: string, count: Entry<number>, text: string): Generator<Instance<"isReadable">> {
  if (count.kind === "empty") return;
  yield {
    left: count,
    right: null,
    place: cellOf(sheet, key, "activities"),
    tell: () => ({
      message: `El número de actividades de ${quoted(text)} no es un número entero.`,
      found: short(typedOf(count)),
      expected: "Un número como 2",
    }),
  };
}

function typedOf(entry: Entry<number>): string {
  return entry.kind === "unread" ? entry.typed : entry.kind === "value" ? String(entry.value) : "";
}

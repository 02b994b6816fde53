import type { Mend } from "../mend.ts";
import { type Objective, valueOr } from "../plan.ts";
import { quoted } from "../quote.ts";
import { budgetCuadro, scheduleCuadro } from "./cuadros.ts";
import { cellOf, setCell } from "./mends.ts";
import { markedActivities } from "./months.ts";
import type { PlacedAction, RuleContext, RuleOf } from "./rule.ts";

/** Every action has its number of activities in the schedule. */
export const scheduleHasEveryAction: RuleOf<"isFilled"> = {
  code: "cronograma-accion-falta",
  title: "Acciones en el cronograma",
  left: "El número de actividades que el cronograma da a cada acción de los Cuadros de los ejes",
  relation: "isFilled",
  right: "",
  remedy: "Escriba en el cronograma el número de actividades de la acción y marque sus meses.",
  *instancesIn(context) {
    for (const placed of context.actions) {
      const { key, text, activities } = placed.action;
      yield {
        left: activities,
        right: null,
        place: cellOf("schedule", key, "activities"),
        tell: () => {
          const readings = readingsOfCount(placed, context);
          return {
            message: `El cronograma no dice cuántas actividades tiene la acción ${quoted(text)}.`,
            found: "",
            expected: "Un número de actividades",
            explanation: readings.map(({ sentence }) => sentence),
            mends: mendsOf(key, readings, context),
          };
        },
      };
    }
  },
};

/** What was planned for an action that somebody deleted is kept and shown until it is decided. */
export const scheduledActionsExist: RuleOf<"existsIn"> = {
  code: "cronograma-accion-retirada",
  title: "Acciones que solo están en el cronograma",
  left: "Cada acción del cronograma",
  relation: "existsIn",
  right: "los Cuadros de los ejes",
  remedy:
    "Si la acción se borró por error, recupérela con Archivo > Historial de versiones. Si no, elimine esta fila del cronograma.",
  *instancesIn({ plan, actions, lastKnown }) {
    const present = new Set(actions.map(({ action }) => action.key));
    // These are told with all that they had by the rule of deleted actions.
    const told = new Set(lastKnown.gone.map(({ action }) => action.key));
    for (const { key } of plan.retired) {
      if (told.has(key)) continue;
      yield {
        left: key,
        right: present,
        place: cellOf("schedule", key, "activities"),
        tell: () => ({
          message:
            "El cronograma conserva las actividades o los meses de una acción que ya no está en el Cuadro de su eje.",
          found: "",
          expected: "",
        }),
      };
    }
  },
};

/** What the number of activities of an action can be, and why; null where the sentence gives no number for it. */
interface CountReading {
  readonly sentence: string;
  readonly count: number | null;
}

function readingsOfCount({ objective, action }: PlacedAction, context: RuleContext): readonly CountReading[] {
  const marked = markedActivities(action);
  return [
    ...fromBudget(objective, context),
    ...(marked ? [{ sentence: `Las actividades de sus meses marcados suman ${marked}.`, count: marked }] : []),
  ];
}

function fromBudget(objective: Objective, { plan, budgetRows }: RuleContext): readonly CountReading[] {
  const typed = budgetRows.get(objective.key)?.activities;
  if (typed?.kind !== "value" || objective.actions.some(({ activities }) => activities.kind === "unread")) return [];
  const start = `El ${budgetCuadro(plan)} da ${inWords(typed.value)} a su objetivo`;
  const missing = objective.actions.filter(({ activities }) => activities.kind === "empty").length;
  const others = objective.actions.reduce((sum, { activities }) => sum + valueOr(activities, 0), 0);
  const rest = typed.value - others;
  if (missing > 1)
    return [
      {
        sentence: `${start}, que tiene ${objective.actions.length} acciones; ${missing === objective.actions.length ? "ninguna tiene" : `${missing} de ellas no tienen`} su número en el ${scheduleCuadro(plan)}.`,
        count: null,
      },
    ];
  if (objective.actions.length === 1)
    return [{ sentence: `${start}, que tiene solo esta acción.`, count: asCount(rest) }];
  const sentence =
    rest > 0
      ? `${start} y las demás acciones suman ${others}: para esta ${rest === 1 ? "queda" : "quedan"} ${rest}.`
      : `${start} y las demás acciones ya suman ${others}: para esta no queda ninguna.`;
  return [{ sentence, count: asCount(rest) }];
}

function asCount(rest: number): number | null {
  return rest > 0 && Number.isInteger(rest) ? rest : null;
}

function mendsOf(key: string, readings: readonly CountReading[], { plan }: RuleContext): readonly Mend[] {
  const counts = new Set(readings.flatMap(({ count }) => (count === null ? [] : [count])));
  return [...counts].map((count) => ({
    id: `count:${count}`,
    label: `Escribir ${count} en el número de actividades del ${scheduleCuadro(plan)}.`,
    steps: [setCell("schedule", key, "activities", count)],
  }));
}

function inWords(count: number): string {
  return count === 1 ? "1 actividad" : `${count} actividades`;
}

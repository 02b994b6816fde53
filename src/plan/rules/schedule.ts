import { finding } from "../finding.ts";
import { actionsOf } from "../plan.ts";
import { countFindings } from "./entries.ts";
import { quoted, type Rule, short } from "./rule.ts";

/** Every action has its number of activities in the schedule. */
export const scheduleHasEveryAction: Rule = ({ plan }) =>
  [...actionsOf(plan)].flatMap(({ action: { key, text, activities, months } }) => {
    const place = { at: "row", sheet: "schedule", key, column: "activities" } as const;
    const unreadMonths = months.flatMap(({ month, activities: planned }) =>
      planned.kind === "unread"
        ? [
            finding("cronograma-mes-no-leido", {
              place: { at: "row", sheet: "schedule", key, column: month },
              message: `Lo escrito en un mes del cronograma para ${quoted(text)} no se entiende.`,
              found: short(planned.typed),
              expected: "Un número de actividades o una x",
              remedy: "Escriba cuántas actividades se planifican en ese mes, o deje la celda en blanco.",
            }),
          ]
        : [],
    );
    if (activities.kind === "unread")
      return [...countFindings("schedule", key, "activities", activities, text), ...unreadMonths];
    if (activities.kind === "value") return unreadMonths;
    return [
      finding("cronograma-accion-falta", {
        place,
        message: `El cronograma no dice cuántas actividades tiene la acción ${quoted(text)}.`,
        found: "",
        expected: "Un número de actividades",
        remedy: "Escriba en el cronograma el número de actividades de la acción y marque sus meses.",
      }),
      ...unreadMonths,
    ];
  });

/** What was planned for an action that somebody deleted is kept and shown until it is decided. */
export const retiredActionsAreDecided: Rule = ({ plan }) =>
  plan.retired.map(({ key }) =>
    finding("cronograma-accion-retirada", {
      place: { at: "row", sheet: "schedule", key, column: "activities" },
      message:
        "El cronograma conserva las actividades o los meses de una acción que ya no está en el Cuadro de su eje.",
      found: "",
      expected: "",
      remedy:
        "Si la acción se borró por error, recupérela con Archivo > Historial de versiones. Si no, elimine esta fila del cronograma.",
    }),
  );

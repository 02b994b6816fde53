import { type Finding, finding } from "../finding.ts";
import { type Action, actionsOf, type Entry, type Period } from "../plan.ts";
import { listed, quoted, short } from "../quote.ts";
import { countFindings } from "./entries.ts";
import type { Rule } from "./rule.ts";

/** Every action has its number of activities in the schedule, and what is written in its months can be read and lies in the plan's years. */
export const scheduleHasEveryAction: Rule = ({ plan }) =>
  [...actionsOf(plan)].flatMap(({ action }) => [
    ...activitiesFindings(action),
    ...unreadMonths(action),
    ...monthsOutside(action, plan.facts.period),
  ]);

function activitiesFindings({ key, text, activities }: Action): readonly Finding[] {
  if (activities.kind !== "empty") return countFindings("schedule", key, "activities", activities, text);
  return [
    finding("cronograma-accion-falta", {
      place: { at: "row", sheet: "schedule", key, column: "activities" },
      message: `El cronograma no dice cuántas actividades tiene la acción ${quoted(text)}.`,
      found: "",
      expected: "Un número de actividades",
      remedy: "Escriba en el cronograma el número de actividades de la acción y marque sus meses.",
    }),
  ];
}

function unreadMonths({ key, text, months }: Action): readonly Finding[] {
  return months.flatMap(({ month, activities }) =>
    isCount(activities)
      ? []
      : [
          finding("cronograma-mes-no-leido", {
            place: { at: "row", sheet: "schedule", key, column: month },
            message: `Lo escrito en un mes del cronograma para ${quoted(text)} no se entiende.`,
            found: short(typedOf(activities)),
            expected: "Un número de actividades o una x",
            remedy: "Escriba cuántas actividades se planifican en ese mes, o deje la celda en blanco.",
          }),
        ],
  );
}

function isCount(entry: Entry<number>): boolean {
  return entry.kind === "empty" || (entry.kind === "value" && Number.isInteger(entry.value));
}

function typedOf(entry: Entry<number>): string {
  return entry.kind === "unread" ? entry.typed : entry.kind === "value" ? String(entry.value) : "";
}

function monthsOutside({ key, text, months }: Action, period: Period | null): readonly Finding[] {
  const outside = months.filter(({ month }) => period !== null && !isWithin(month, period)).map(({ month }) => month);
  const [first] = outside;
  if (!first || !period) return [];
  return [
    finding("cronograma-otros-anos", {
      place: { at: "row", sheet: "schedule", key, column: first },
      message: `La acción ${quoted(text)} tiene marcados meses que no son de los años del plan: ${listed(outside)}.`,
      found: listed(outside),
      expected: `Meses de ${period.fromYear} a ${period.toYear}`,
      remedy: "Pase esas actividades a un mes del plan, borre las marcas o corrija los años del plan en Ajustes.",
    }),
  ];
}

function isWithin(month: string, { fromYear, toYear }: Period): boolean {
  const year = Number(month.slice(0, 4));
  return fromYear <= year && year <= toYear;
}

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

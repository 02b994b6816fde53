import { isComplete, type ProgressEntry } from "../progress.ts";
import { monthInWords } from "../proposal/calendar.ts";
import { cellOf } from "./mends.ts";
import { dateInFigures, entriesIn, entryInWords, WHEN_LOCKED } from "./progress-entries.ts";
import type { RuleContext, RuleOf, Telling } from "./rule.ts";

const FUTURE = "una fecha que todavía no llega";

/** Nothing is recorded before it has happened. */
export const entriesAreNotOfTheFuture: RuleOf<"isNot"> = {
  code: "registro-fecha-futura",
  title: "Registros con fecha futura",
  left: "La fecha de cada registro de la hoja Ejecución",
  relation: "isNot",
  right: FUTURE,
  remedy: `Corrija la fecha: es el día en que se realizó, y no puede ser después de hoy. ${WHEN_LOCKED}`,
  *instancesIn(context) {
    for (const { entry, date } of datedEntries(context)) {
      yield {
        left: isFuture(date, context) ? FUTURE : null,
        right: FUTURE,
        place: cellOf("progress", entry.key, "date"),
        tell: () =>
          dateTold(
            entry,
            date,
            "tiene una fecha que todavía no llega, así que aún no cuenta",
            "Una fecha de hoy o anterior",
          ),
      };
    }
  },
};

/** What is recorded happened within the years of the plan. */
export const entriesAreInThePlan: RuleOf<"isWithin"> = {
  code: "registro-otros-anos",
  title: "Registros dentro de los años del plan",
  left: "La fecha de cada registro de la hoja Ejecución",
  relation: "isWithin",
  right: "los años del plan",
  remedy: `Corrija el año de la fecha, o los años del plan en la hoja Ajustes. ${WHEN_LOCKED}`,
  *instancesIn(context) {
    const { period } = context.plan.facts;
    if (!period) return;
    for (const { entry, date } of datedEntries(context)) {
      // A date of the future is told as such.
      if (isFuture(date, context)) continue;
      yield {
        left: [date.slice(0, 7)],
        right: period,
        place: cellOf("progress", entry.key, "date"),
        tell: () =>
          dateTold(
            entry,
            date,
            "tiene una fecha que no es de los años del plan",
            `Una fecha de ${period.fromYear} a ${period.toYear}`,
          ),
      };
    }
  },
};

const TOO_EARLY = "anterior al primer mes planificado de la acción";

/** Nothing is carried out or proved before the action begins. */
export const entriesFollowTheSchedule: RuleOf<"isNot"> = {
  code: "registro-antes-de-inicio",
  title: "Registros anteriores al inicio de la acción",
  left: "La fecha de cada registro de la hoja Ejecución",
  relation: "isNot",
  right: TOO_EARLY,
  remedy: `Corrija la fecha o los meses de la acción en el cronograma. ${WHEN_LOCKED} Si de verdad se realizó antes, acepte esta observación y diga el motivo.`,
  *instancesIn(context) {
    const { period } = context.plan.facts;
    const starts = new Map(context.actions.map(({ action }) => [action.key, action.months[0]?.month]));
    for (const { entry, date } of datedEntries(context)) {
      const start = starts.get(entry.actionKey ?? "");
      // A date before the plan is told as such.
      if (start === undefined || (period && Number(date.slice(0, 4)) < period.fromYear)) continue;
      yield {
        left: date.slice(0, 7) < start ? TOO_EARLY : null,
        right: TOO_EARLY,
        place: cellOf("progress", entry.key, "date"),
        tell: () =>
          dateTold(
            entry,
            date,
            `es anterior al inicio de la acción, que según el cronograma comienza en ${monthInWords(start)}`,
            `Una fecha desde ${monthInWords(start)}`,
          ),
      };
    }
  },
};

/** Entries that say all they must, with their dates. */
function* datedEntries(context: RuleContext): Generator<{ readonly entry: ProgressEntry; readonly date: string }> {
  for (const entry of entriesIn(context))
    if (entry.date.kind === "value" && isComplete(entry)) yield { entry, date: entry.date.value };
}

function isFuture(date: string, { progress }: RuleContext): boolean {
  return progress !== undefined && date > progress.today;
}

function dateTold(entry: ProgressEntry, date: string, what: string, expected: string): Telling {
  return { message: `${entryInWords(entry)} ${what}.`, found: dateInFigures(date), expected };
}

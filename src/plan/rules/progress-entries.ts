import { type Entry, unread } from "../plan.ts";
import type { ProgressEntry } from "../progress.ts";
import { quoted, short } from "../quote.ts";
import { cellOf } from "./mends.ts";
import type { Instance, RuleContext, RuleOf } from "./rule.ts";

/** Every entry of *Ejecución*; none where nothing can be recorded. */
export function entriesIn({ progress }: RuleContext): readonly ProgressEntry[] {
  return progress?.entries ?? [];
}

/** How messages speak of an entry: "El registro del 03/02/2027 de la acción «Elaborar un plan»". */
export function entryInWords({ date, actionText }: ProgressEntry): string {
  const when = date.kind === "value" ? `El registro del ${dateInFigures(date.value)}` : "Un registro sin fecha clara";
  return actionText.trim() === "" ? when : `${when} de la acción ${quoted(actionText, 60)}`;
}

/** "2027-02-03" as people write it: "03/02/2027". */
export function dateInFigures(date: string): string {
  return date.split("-").reverse().join("/");
}

/** For remedies that ask to correct a cell: who may do it once the row is locked. */
export const WHEN_LOCKED = "Si el registro ya está aceptado, solo la cuenta de la Comisión puede cambiar la celda.";

/** Entries say on which day something was carried out. */
export const entriesHaveDates: RuleOf<"isReadable"> = {
  code: "registro-fecha",
  title: "Fecha de los registros de avance",
  left: "La fecha de cada registro de la hoja Ejecución",
  relation: "isReadable",
  right: "una fecha",
  remedy: "Escriba en la hoja Ejecución el día en que se realizó, como día/mes/año; por ejemplo: 03/02/2027.",
  *instancesIn(context) {
    for (const entry of entriesIn(context)) {
      const { key, date } = entry;
      yield {
        left: date.kind === "empty" ? unread("") : date,
        right: null,
        place: cellOf("progress", key, "date"),
        tell: () => ({
          message:
            typedOf(date) === ""
              ? "A un registro de avance le falta la fecha, y por eso no se cuenta todavía."
              : `La fecha ${quoted(typedOf(date))} de un registro de avance no se entiende, y por eso el registro no se cuenta todavía.`,
          found: short(typedOf(date)),
          expected: "Una fecha como 03/02/2027",
        }),
      };
    }
  },
};

/** The activities of entries are whole numbers. */
export const entryActivitiesAreReadable: RuleOf<"isReadable"> = {
  code: "registro-actividades",
  title: "Actividades de los registros de avance",
  left: "Las actividades realizadas de cada registro de la hoja Ejecución",
  relation: "isReadable",
  right: "un número entero",
  remedy:
    "Escriba cuántas actividades se realizaron; por ejemplo: 2. Para corregir un registro anterior, escriba en una fila nueva la diferencia con signo menos.",
  *instancesIn(context) {
    for (const entry of entriesIn(context))
      yield readable(entry, "activities", entry.activities, "El número de actividades", "Un número como 2");
  },
};

/** The amounts of entries are amounts. */
export const entryAmountsAreReadable: RuleOf<"isReadable"> = {
  code: "registro-monto",
  title: "Montos de los registros de avance",
  left: "El monto gastado de cada registro de la hoja Ejecución",
  relation: "isReadable",
  right: "un monto en dólares",
  remedy:
    "Escriba el monto en dólares, solo con números y con punto antes de los centavos; por ejemplo: 1350.00. Para corregir un registro anterior, escriba en una fila nueva la diferencia con signo menos.",
  *instancesIn(context) {
    for (const entry of entriesIn(context))
      yield readable(entry, "spent", entry.spentCents, "El monto gastado", "Un monto como 1350.00");
  },
};

/** Entries say what was carried out, spent or proved. */
export const entriesSaySomething: RuleOf<"isFilled"> = {
  code: "registro-sin-contenido",
  title: "Contenido de los registros de avance",
  left: "Las actividades, el monto o el enlace de cada registro de la hoja Ejecución",
  relation: "isFilled",
  right: "",
  remedy: "Escriba al menos las actividades realizadas, el monto gastado o el enlace de la evidencia.",
  *instancesIn(context) {
    for (const entry of entriesIn(context)) {
      const { key, date, actionText, activities, spentCents, link } = entry;
      // Whoever has just begun a row is asked for one thing after the other.
      if (date.kind === "empty" || actionText.trim() === "") continue;
      yield {
        left: activities.kind === "empty" ? (spentCents.kind === "empty" ? link.trim() : spentCents) : activities,
        right: null,
        place: cellOf("progress", key, "activities"),
        tell: () => ({
          message: `${entryInWords(entry)} no dice cuántas actividades se realizaron, ni cuánto se gastó, ni dónde está la evidencia; por eso no se cuenta todavía.`,
          found: "",
          expected: "Actividades realizadas, monto gastado o enlace",
        }),
      };
    }
  },
};

function readable(
  entry: ProgressEntry,
  column: string,
  value: Entry<number>,
  what: string,
  expected: string,
): Instance<"isReadable"> {
  return {
    left: value,
    right: null,
    place: cellOf("progress", entry.key, column),
    tell: () => ({
      message: `${what} ${quoted(typedOf(value))} no se entiende; por eso el registro no se cuenta todavía.`,
      found: short(typedOf(value)),
      expected,
    }),
  };
}

function typedOf(entry: Entry<unknown>): string {
  return entry.kind === "unread" ? entry.typed : entry.kind === "value" ? String(entry.value) : "";
}

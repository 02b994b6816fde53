import { monthsBefore } from "../baseline.ts";
import { monthsInWords } from "../month-runs.ts";
import { type Action, type Entry, entryOf, unread } from "../plan.ts";
import { quoted, short } from "../quote.ts";
import { fold } from "../wording.ts";
import { cellOf } from "./mends.ts";
import type { RuleOf } from "./rule.ts";

/** Months that were moved since the baseline have a reason. */
export const movesHaveReasons: RuleOf<"isFilled"> = {
  code: "reprogramacion-sin-motivo",
  title: "Motivo de las reprogramaciones",
  left: "El motivo de cada acción cuyos meses cambiaron después de fijar la línea base",
  relation: "isFilled",
  right: "",
  remedy:
    "Escriba el motivo en el cronograma, en la última columna de la acción, o devuelva las actividades a sus meses aprobados.",
  *instancesIn({ actions, baseline }) {
    const approved = new Map(baseline?.actions.map((action) => [action.key, action]));
    for (const { action } of actions) {
      const before = monthsBefore(action, approved.get(action.key));
      if (!before) continue;
      const now = action.months.map(({ month }) => month);
      yield {
        left: reasonOf(action),
        right: null,
        place: cellOf("schedule", action.key, "reason"),
        tell: () => ({
          message: `La acción ${quoted(action.text)} estaba aprobada para ${monthsInWords(before)} y ahora ${now.length > 0 ? `está para ${monthsInWords(now)}` : "no tiene meses"}, sin que se diga el motivo.`,
          found: "",
          expected: "El motivo de la reprogramación",
        }),
      };
    }
  },
};

/** Whether an action is suspended can be told. */
export const suspensionsAreReadable: RuleOf<"isReadable"> = {
  code: "suspension-no-leida",
  title: "Acciones suspendidas",
  left: "Lo escrito en la columna Suspendida del cronograma",
  relation: "isReadable",
  right: "sí o no",
  remedy: "Escriba «sí» si la acción está suspendida; si no lo está, deje la celda en blanco.",
  *instancesIn({ actions }) {
    for (const { action } of actions) {
      const typed = action.course?.suspended ?? "";
      if (typed === "") continue;
      yield {
        left: suspension(typed),
        right: null,
        place: cellOf("schedule", action.key, "suspended"),
        tell: () => ({
          message: `No se entiende si la acción ${quoted(action.text)} está suspendida.`,
          found: short(typed),
          expected: "sí, o en blanco",
        }),
      };
    }
  },
};

/** A suspended action says why it rests. */
export const suspensionsHaveReasons: RuleOf<"isFilled"> = {
  code: "suspension-sin-motivo",
  title: "Motivo de las suspensiones",
  left: "El motivo de cada acción suspendida",
  relation: "isFilled",
  right: "",
  remedy: "Escriba en el cronograma, en la última columna de la acción, por qué se suspendió y quién lo decidió.",
  *instancesIn({ actions }) {
    for (const { action } of actions) {
      const isSuspended = suspension(action.course?.suspended ?? "");
      if (isSuspended.kind !== "value" || !isSuspended.value) continue;
      yield {
        left: reasonOf(action),
        right: null,
        place: cellOf("schedule", action.key, "reason"),
        tell: () => ({
          message: `La acción ${quoted(action.text)} está suspendida, sin que se diga el motivo.`,
          found: "",
          expected: "El motivo de la suspensión",
        }),
      };
    }
  },
};

function suspension(typed: string): Entry<boolean> {
  const answer = fold(typed);
  return answer === "si" || answer === "no" ? entryOf(answer === "si") : unread(typed);
}

function reasonOf({ course }: Action): string {
  return course?.reason.trim() ?? "";
}

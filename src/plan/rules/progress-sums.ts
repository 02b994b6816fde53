import { formatAmount } from "../amount.ts";
import { push } from "../grouped.ts";
import { type Action, valueOr } from "../plan.ts";
import { isComplete, meansOf, type ProgressEntry } from "../progress.ts";
import { listed, quoted } from "../quote.ts";
import { cellOf } from "./mends.ts";
import { strangeUnits } from "./progress-actions.ts";
import { dateInFigures, entriesIn } from "./progress-entries.ts";
import type { Instance, RuleContext, RuleOf } from "./rule.ts";

/**
 * What entries add up to. Those of other units are among them whether or not the coordination has accepted them, so that it
 * sees beforehand what accepting does; explanations say which they are.
 */

/** No more is spent on an action than its budget. */
export const spendingFitsTheBudget: RuleOf<"isAtMost"> = {
  code: "gasto-mayor-que-presupuesto",
  title: "Gasto y presupuesto de cada acción",
  left: "Lo gastado en una acción según la hoja Ejecución",
  relation: "isAtMost",
  right: "su presupuesto",
  remedy:
    "Si un monto está equivocado, corrija su fila en la hoja Ejecución; si ya está aceptada, agregue un registro con la diferencia y signo menos. Si el gasto es real, la Comisión decide si hay que ajustar el presupuesto.",
  *instancesIn(context) {
    for (const { action, entries } of recordedActions(context)) {
      if (action.budgetCents.kind === "unread") continue;
      const [spent, budget] = [sumOf(entries, spentIn), valueOr(action.budgetCents, 0)];
      yield {
        left: spent,
        right: budget,
        place: cellOf("tracking", action.key, "spent"),
        tell: () => ({
          message: `En la acción ${quoted(action.text)} se han gastado ${formatAmount(spent)}, pero ${budget === 0 ? "no tiene presupuesto" : `su presupuesto es de ${formatAmount(budget)}`}: son ${formatAmount(spent - budget)} de más.`,
          found: formatAmount(spent),
          expected: `Como máximo ${formatAmount(budget)}`,
          explanation: [
            partsOf(entries, spentIn, formatAmount),
            ...ofOtherUnits(entries, action, spentIn, formatAmount, context),
          ],
        }),
      };
    }
  },
};

/** No more activities are carried out than an action has. */
export const progressFitsThePlan: RuleOf<"isAtMost"> = {
  code: "avance-mayor-que-lo-planificado",
  title: "Avance de más del cien por ciento",
  left: "Las actividades realizadas de una acción según la hoja Ejecución",
  relation: "isAtMost",
  right: "las planificadas en el cronograma",
  remedy:
    "Si algo se registró dos veces, corrija su fila en la hoja Ejecución; si ya está aceptada, agregue un registro con la diferencia y signo menos. Si se hizo más de lo planificado, acepte esta observación y diga el motivo.",
  *instancesIn(context) {
    for (const { action, entries } of recordedActions(context)) {
      const planned = plannedActivities(action);
      if (planned === null) continue;
      const done = sumOf(entries, doneIn);
      yield {
        left: done,
        right: planned,
        place: cellOf("tracking", action.key, "done"),
        tell: () => ({
          message: `De la acción ${quoted(action.text)} se ${done === 1 ? "registró 1 actividad" : `registraron ${done} actividades`}, pero ${planned === 1 ? "tiene solo 1" : `tiene ${planned}`}.`,
          found: String(done),
          expected: `Como máximo ${planned}`,
          explanation: [partsOf(entries, doneIn, String), ...ofOtherUnits(entries, action, doneIn, String, context)],
        }),
      };
    }
  },
};

/** Corrections take no more away than there was. */
export const correctionsFitTheRecord: RuleOf<"isAtMost"> = {
  code: "registro-resta-de-mas",
  title: "Correcciones que restan de más",
  left: "Lo que restan las correcciones de una acción en la hoja Ejecución",
  relation: "isAtMost",
  right: "lo que suman sus demás registros",
  remedy: "Revise los registros con signo menos: cada uno debe restar solo la diferencia que corrige.",
  *instancesIn(context) {
    for (const { action, entries } of recordedActions(context)) {
      yield correction(action, entries, "done", doneIn, "actividades realizadas", String);
      yield correction(action, entries, "spent", spentIn, "montos gastados", formatAmount);
    }
  },
};

/** What is completed has evidence of each means of verification. */
export const completedActionsHaveEvidence: RuleOf<"isAtMost"> = {
  code: "evidencia-falta",
  title: "Evidencias de las acciones completadas",
  left: "Los medios de verificación sin evidencia de una acción completada",
  relation: "isAtMost",
  right: "cero",
  remedy:
    "Registre el enlace de la evidencia y el medio de verificación al que pertenece, en la hoja Ejecución o con Plan de integridad > Registrar avance.",
  *instancesIn(context) {
    for (const { action, entries } of recordedActions(context)) {
      const planned = plannedActivities(action);
      if (!planned || sumOf(entries, doneIn) < planned) continue;
      const proved = new Set(entries.flatMap(({ link, meansIndex0 }) => (link.trim() === "" ? [] : [meansIndex0])));
      const missing = meansOf(action).filter((_, index0) => !proved.has(index0));
      yield {
        left: missing.length,
        right: 0,
        place: cellOf("tracking", action.key, "missing"),
        tell: () => ({
          message: `La acción ${quoted(action.text)} está completada, pero falta la evidencia de ${listed(missing.map((means) => quoted(means, 60)))}.`,
          found: "",
          expected: listed(missing.map((means) => quoted(means, 60))),
        }),
      };
    }
  },
};

interface RecordedAction {
  readonly action: Action;
  /** Those that say all they must. */
  readonly entries: readonly ProgressEntry[];
}

/** The actions of which something is recorded, in the order of the Cuadros. */
function* recordedActions(context: RuleContext): Generator<RecordedAction> {
  const byAction = new Map<string | null, ProgressEntry[]>();
  for (const entry of entriesIn(context)) if (isComplete(entry)) push(byAction, entry.actionKey, entry);
  for (const { action } of context.actions) {
    const entries = byAction.get(action.key);
    if (entries) yield { action, entries };
  }
}

type FigureOf = (entry: ProgressEntry) => number;

const doneIn: FigureOf = ({ activities }) => valueOr(activities, 0);
const spentIn: FigureOf = ({ spentCents }) => valueOr(spentCents, 0);

function sumOf(entries: readonly ProgressEntry[], figureOf: FigureOf): number {
  return entries.reduce((sum, entry) => sum + figureOf(entry), 0);
}

/** The number of activities, else the sum of the months that hold numbers; null where the schedule says nothing. */
function plannedActivities({ activities, months }: Action): number | null {
  if (activities.kind === "value") return activities.value;
  const counts = months.flatMap((month) => (month.activities.kind === "value" ? [month.activities.value] : []));
  return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0);
}

function correction(
  action: Action,
  entries: readonly ProgressEntry[],
  column: "done" | "spent",
  figureOf: FigureOf,
  what: string,
  inWords: (figure: number) => string,
): Instance<"isAtMost"> {
  const taken = -sumOf(entries, (entry) => Math.min(0, figureOf(entry)));
  const given = sumOf(entries, (entry) => Math.max(0, figureOf(entry)));
  return {
    left: taken,
    right: given,
    place: cellOf("tracking", action.key, column),
    tell: () => ({
      message: `En la acción ${quoted(action.text)}, las correcciones restan ${inWords(taken)} a sus ${what}, que sin ellas suman ${inWords(given)}; el resultado sería negativo.`,
      found: inWords(given - taken),
      expected: "Cero o más",
      explanation: [partsOf(entries, figureOf, inWords)],
    }),
  };
}

/** Which entries make a sum up: "Son: 2 el 03/02/2027, 1 el 05/03/2027 y 4 más." */
function partsOf(entries: readonly ProgressEntry[], figureOf: FigureOf, inWords: (figure: number) => string): string {
  const parts = entries.flatMap((entry) =>
    figureOf(entry) === 0 || entry.date.kind !== "value"
      ? []
      : [`${inWords(figureOf(entry))} el ${dateInFigures(entry.date.value)}`],
  );
  return `Según los registros: ${listed(parts, MOST_PARTS)}.`;
}

const MOST_PARTS = 12;

function ofOtherUnits(
  entries: readonly ProgressEntry[],
  action: Action,
  figureOf: FigureOf,
  inWords: (figure: number) => string,
  context: RuleContext,
): readonly string[] {
  const strange = strangeUnits(context);
  const sum = sumOf(
    entries.filter((entry) => strange(entry, action) !== null),
    figureOf,
  );
  return sum === 0
    ? []
    : [
        `De ello, ${inWords(sum)} está en registros de otra unidad, que solo se cuentan cuando la coordinación los acepta.`,
      ];
}

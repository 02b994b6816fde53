import type { Mend } from "../mend.ts";
import { nearUnits } from "../near-units.ts";
import type { Action } from "../plan.ts";
import { actionLabel, actionNumber, LABEL_CHARACTERS, meansOf, type ProgressEntry, strangeUnit } from "../progress.ts";
import { quoted, short } from "../quote.ts";
import { fold, similarity, wordsOf } from "../wording.ts";
import { lazily } from "./lazily.ts";
import { cellOf, choices, MOST_CHOICES, setCell } from "./mends.ts";
import { entriesIn, entryInWords } from "./progress-entries.ts";
import type { RuleContext, RuleOf } from "./rule.ts";

/** Entries name an action that there is, or was. */
export const entriesNameActions: RuleOf<"existsIn"> = {
  code: "registro-accion",
  title: "Acción de los registros de avance",
  left: "La acción que nombra cada registro de la hoja Ejecución",
  relation: "existsIn",
  right: "los Cuadros de los ejes",
  remedy: "Elija la acción en la lista de la celda, o escriba el número con que comienza.",
  *instancesIn(context) {
    const present = actionsByKey(context);
    const dropped = droppedActions(context, present);
    const known = { has: (key: string) => present.has(key) || dropped.texts.has(key) };
    const near = lazily(() => actionsLike(context));
    for (const entry of entriesIn(context)) {
      const { key, actionText } = entry;
      yield {
        left: namedAction(entry, dropped),
        right: known,
        place: cellOf("progress", key, "action"),
        tell: () => {
          const likely = near()(actionText);
          return {
            message:
              actionText.trim() === ""
                ? `${entryInWords(entry)} no dice de qué acción es, y por eso no se cuenta todavía.`
                : `${unknownAction(actionText)}; por eso el registro no se cuenta todavía.`,
            found: short(actionText),
            expected: likely.map(actionLabel).join(" | "),
            mends: actionMends(key, actionText, likely),
          };
        },
      };
    }
  },
};

function unknownAction(actionText: string): string {
  const number = /^\s*(\d+)\s*$/.exec(actionText)?.[1];
  return number === undefined
    ? `${quoted(actionText)} no es ninguna acción del plan, o puede ser varias`
    : `El plan no tiene ninguna acción con el número ${number}`;
}

/** Nothing is recorded of an action that is not in the plan any more. */
export const entriesAreOfActionsInThePlan: RuleOf<"existsIn"> = {
  code: "registro-de-accion-retirada",
  title: "Registros de acciones retiradas",
  left: "La acción de cada registro de la hoja Ejecución que alguna vez estuvo en el plan",
  relation: "existsIn",
  right: "los Cuadros de los ejes",
  remedy:
    "Si la acción se eliminó por error, recupérela. Si el registro es de otra acción, corríjala. Si es correcto así, acepte esta observación y diga el motivo.",
  *instancesIn(context) {
    const present = actionsByKey(context);
    const dropped = droppedActions(context, present);
    for (const entry of entriesIn(context)) {
      const named = namedAction(entry, dropped);
      if (named === null || !(present.has(named) || dropped.texts.has(named))) continue;
      yield {
        left: named,
        right: present,
        place: cellOf("progress", entry.key, "action"),
        tell: () => ({
          message: `${entryInWords(entry)} es de una acción que ya no está en los Cuadros de los ejes.`,
          found: short(dropped.texts.get(named) || entry.actionText),
          expected: "",
        }),
      };
    }
  },
};

const ANOTHER_MEANS = "otro que los de su acción";

/** The means of verification of an entry is one of its action's. */
export const entryMeansAreTheActions: RuleOf<"isNot"> = {
  code: "registro-medio",
  title: "Medios de verificación de los registros",
  left: "El medio de verificación de cada registro de la hoja Ejecución",
  relation: "isNot",
  right: ANOTHER_MEANS,
  remedy:
    "Elija uno de los medios de verificación de la acción, o agréguelo a los de la acción en el Cuadro de su eje.",
  *instancesIn(context) {
    const present = actionsByKey(context);
    for (const entry of entriesIn(context)) {
      const action = present.get(entry.actionKey ?? "");
      if (!action || fold(entry.means) === "") continue;
      yield {
        left: entry.meansIndex0 === null ? ANOTHER_MEANS : null,
        right: ANOTHER_MEANS,
        place: cellOf("progress", entry.key, "means"),
        tell: () => {
          const means = meansOf(action);
          return {
            message:
              means.length > 0
                ? `${quoted(entry.means)} no es uno de los medios de verificación de la acción ${quoted(action.text)}; por eso no cuenta como evidencia de ninguno.`
                : `La acción ${quoted(action.text)} no tiene medios de verificación en el plan, pero un registro nombra ${quoted(entry.means)}.`,
            found: short(entry.means),
            expected: short(means.join(" | "), 300),
            mends: meansMends(entry, means),
          };
        },
      };
    }
  },
};

const ANOTHER_UNIT = "otra que las responsables de la acción";

/** What somebody of another unit recorded waits for the coordination. */
export const entriesAreOfResponsibleUnits: RuleOf<"isNot"> = {
  code: "registro-de-otra-unidad",
  title: "Registros de otra unidad",
  left: "La unidad que registra un avance, donde se conoce",
  relation: "isNot",
  right: ANOTHER_UNIT,
  remedy:
    "La coordinación puede aceptarlo con un motivo, en la hoja Observaciones o con Plan de integridad > Ver observaciones; mientras tanto no se cuenta. Si la unidad está equivocada, corríjala.",
  *instancesIn(context) {
    const present = actionsByKey(context);
    const strange = strangeUnits(context);
    for (const entry of entriesIn(context)) {
      const action = present.get(entry.actionKey ?? "");
      if (!action) continue;
      const unit = strange(entry, action);
      yield {
        left: unit === null ? null : ANOTHER_UNIT,
        right: ANOTHER_UNIT,
        place: cellOf("progress", entry.key, "unit"),
        tell: () => ({
          message: `${entryInWords(entry)} lo hizo ${quoted(unit ?? "")}, que no es responsable de ella; el registro espera a la coordinación.`,
          found: unit ?? "",
          expected: short(action.responsible),
          explanation: entry.recordedBy ? [`Lo registró ${entry.recordedBy}.`] : [],
        }),
      };
    }
  },
};

/** Actions of the plan by their keys. */
function actionsByKey({ actions }: RuleContext): ReadonlyMap<string, Action> {
  return new Map(actions.map(({ action }) => [action.key, action]));
}

/** As `strangeUnit`, each unit, person and responsable looked at once. */
export function strangeUnits({ members, units }: RuleContext): (entry: ProgressEntry, action: Action) => string | null {
  const known = new Map<string, string | null>();
  return (entry, action) => {
    const key = JSON.stringify([entry.unit, entry.recordedBy, entry.isAccepted, action.responsible]);
    const unit = known.has(key) ? known.get(key)! : strangeUnit(entry, action, members, units);
    known.set(key, unit);
    return unit;
  };
}

interface DroppedActions {
  /** By their keys; empty for an action of which only the key is known. */
  readonly texts: ReadonlyMap<string, string>;
  readonly keyOfNumber: ReadonlyMap<number, string>;
}

/** The actions that the plan had and has no more. */
function droppedActions(
  { plan, lastKnown, baseline }: RuleContext,
  present: ReadonlyMap<string, Action>,
): DroppedActions {
  const known = [
    ...(baseline?.actions ?? []).map(({ key, text }) => [key, text] as const),
    ...plan.retired.map(({ key }) => [key, lastKnown.texts.get(key) ?? ""] as const),
    ...lastKnown.gone.map(({ action }) => [action.key, action.text] as const),
  ];
  const texts = new Map(known.filter(([key]) => !present.has(key)));
  return { texts, keyOfNumber: new Map([...texts.keys()].map((key) => [actionNumber(key), key])) };
}

/** The key of the action that an entry names; of a dropped one also by its number. */
function namedAction({ actionKey, actionText }: ProgressEntry, { keyOfNumber }: DroppedActions): string | null {
  return actionKey ?? keyOfNumber.get(numberIn(actionText)) ?? null;
}

/** The number that a text begins with; NaN for none. */
function numberIn(text: string): number {
  return Number(/^\s*(\d{1,9})(?!\d)/.exec(text)?.[1] ?? Number.NaN);
}

/** Finds the actions that a text may mean: the one whose number it begins with, then those of like words. */
function actionsLike(context: RuleContext): (text: string) => readonly Action[] {
  const byNumber = new Map(context.actions.map(({ action }) => [actionNumber(action.key), action]));
  const near = nearUnits(
    context.actions.map(({ action }) => ({ name: action.text.slice(0, LABEL_CHARACTERS), aliases: [], action })),
  );
  return (text) => {
    const numbered = byNumber.get(numberIn(text));
    const alike = near(wordsIn(text).slice(0, LABEL_CHARACTERS)).map(({ action }) => action);
    return [...new Set([...(numbered ? [numbered] : []), ...alike])].slice(0, MOST_CHOICES);
  };
}

/** A text without the number and the sign that labels begin with. */
function wordsIn(text: string): string {
  return text.replace(/^\s*\d{1,9}\s*[·.:)-]?\s*/, "");
}

/** With one button only where a single action comes near, and very near. */
function actionMends(entryKey: string, text: string, likely: readonly Action[]): readonly Mend[] {
  const mends = likely.map(
    (action): Mend => ({
      id: `action:${action.key}`,
      label: `Escribir ${quoted(actionLabel(action), 100)} en la acción.`,
      steps: [setCell("progress", entryKey, "action", actionLabel(action))],
    }),
  );
  const isSure = likely.length === 1 && isAlmost(wordsIn(text), likely[0]!.text);
  return isSure ? mends : choices(mends);
}

function meansMends({ key, means: typed }: ProgressEntry, means: readonly string[]): readonly Mend[] {
  const mendOf = (name: string, index0: number): Mend => ({
    id: `means:${index0 + 1}`,
    label: `Escribir ${quoted(name)} en el medio de verificación.`,
    steps: [setCell("progress", key, "means", name)],
  });
  const mends = means.map(mendOf);
  const near = mends.filter((_, index0) => isAlmost(typed, means[index0]!));
  return near.length === 1 ? near : mends.length > MOST_CHOICES ? [] : choices(mends);
}

/** Whether two texts have nearly all their words in common. */
function isAlmost(one: string, other: string): boolean {
  return similarity(wordsOf(one.slice(0, LABEL_CHARACTERS)), wordsOf(other.slice(0, LABEL_CHARACTERS))) >= NEARLY_ALL;
}

const NEARLY_ALL = 0.8;

import { amountProblem, parseAmountCents } from "./amount.ts";
import { isCoordinator, type Member, memberWith } from "./commission.ts";
import { type Action, actionsOf, type Entry, entryOf, type Plan, type RetiredAction, type Unit } from "./plan.ts";
import { splitUnits } from "./units.ts";
import { fold } from "./wording.ts";

/** Registro de avance: what was carried out of an action on a day. A correction is an entry of its own, with negative figures. */
export interface ProgressEntry {
  /** Permanent key, family "entry". */
  readonly key: string;
  /** Civil date `YYYY-MM-DD` on which it was carried out. */
  readonly date: Entry<string>;
  /** The action as people wrote it, and its key; null where no action can be told from it. */
  readonly actionText: string;
  readonly actionKey: string | null;
  readonly activities: Entry<number>;
  readonly spentCents: Entry<number>;
  /** Medio de verificación as written, and which one of the action's it is (0-based); null for none of them. */
  readonly means: string;
  readonly meansIndex0: number | null;
  /** Where the evidence is. */
  readonly link: string;
  readonly note: string;
  /** The unit that records it, as written; empty where nobody said. */
  readonly unit: string;
  /** Mail of who recorded it, or "desconocido"; empty for a row that no pass has seen yet. */
  readonly recordedBy: string;
  /** Civil date on which a pass first saw it; empty as `recordedBy`. */
  readonly recordedOn: string;
  /**
   * True for one that was accepted without the coordination having been asked: whose it is does not matter any more, also where
   * the responsables of its action change later.
   */
  readonly isAccepted?: boolean;
}

/** All entries, in the order of their rows. */
export interface ProgressRecord {
  readonly entries: readonly ProgressEntry[];
  /** Civil date in El Salvador. */
  readonly today: string;
}

/**
 * How an entry stands. `incompleto`: something in it is missing, cannot be read or lies ahead. `en espera`: somebody of another unit wrote
 * it, and the coordination has not accepted it. `registrado`: it counts, and may still be put right today. `aceptado`: it
 * counts and is locked.
 */
export const ENTRY_STATUSES = ["incompleto", "en espera", "registrado", "aceptado"] as const;
export type EntryStatus = (typeof ENTRY_STATUSES)[number];

/** How an action stands, in the words of *Estado*. */
export const ACTION_STATES = {
  notStarted: "no iniciada",
  inProgress: "en proceso",
  done: "completada",
  late: "atrasada",
  suspended: "suspendida",
} as const;
export type ActionState = (typeof ACTION_STATES)[keyof typeof ACTION_STATES];

/** An action as entries name it: its permanent number and its text, "12 · Elaborar el plan de auditorías". */
export function actionLabel({ key, text }: Pick<Action, "key" | "text">): string {
  const rest = text.length > LABEL_CHARACTERS ? "…" : "";
  return `${actionNumber(key)} · ${text.slice(0, LABEL_CHARACTERS)}${rest}`;
}

/** So many characters of an action's text stand in its label. */
export const LABEL_CHARACTERS = 90;

/** The number in an action's key, by which people can name it: 5 for "A05". */
export function actionNumber(key: string): number {
  return Number(key.slice(1));
}

/** Tells which action a text names: by the number that its label begins with, else by its whole text where just one action has it. */
export function actionFinder(plan: Plan): (text: string) => string | null {
  const actions: readonly (Pick<RetiredAction, "key"> & { readonly text?: string })[] = [
    ...[...actionsOf(plan)].map(({ action }) => action),
    ...plan.retired,
  ];
  const byNumber = new Map(actions.map(({ key }) => [actionNumber(key), key]));
  const byText = new Map<string, string | null>();
  for (const { key, text } of actions) {
    if (!text) continue;
    for (const form of new Set([fold(text), fold(text.slice(0, LABEL_CHARACTERS))]))
      byText.set(form, byText.has(form) ? null : key);
  }
  return (text) => {
    const number = /^\s*(\d{1,9})\s*(?:·.*)?$/s.exec(text)?.[1];
    if (number !== undefined) return byNumber.get(Number(number)) ?? null;
    return fold(text) === "" ? null : (byText.get(fold(text)) ?? null);
  };
}

/**
 * The means of verification that an action names, in order and without repeats: parted at bars, semicolons, bullets and line
 * breaks, and where a new phrase begins with a capital ("Listado de asistencia Fotografías"), since lists lose their bullets on
 * the way from Word.
 */
export function meansOf({ means }: Pick<Action, "means">): readonly string[] {
  const phrases = means.split(/[/;•\n\r]+/).flatMap((part) => part.split(NEW_PHRASE));
  const named = phrases.map((phrase) => phrase.trim()).filter((phrase) => fold(phrase) !== "");
  return [...new Map(named.map((phrase) => [fold(phrase), phrase])).values()];
}

/** A capitalised word after one in small letters, unless that one leads on to it ("informe del Concejo"). */
const NEW_PHRASE =
  /(?<=(?<![\p{L}\p{N}])(?!(?:a|al|ante|con|de|del|el|en|e|la|las|lo|los|o|para|por|sobre|su|sus|y)\s)[\p{Ll}\p{N}][\p{L}\p{N}]*)\s+(?=\p{Lu}\p{Ll})/u;

/** Which of an action's means of verification a text names (0-based), or null. An action with a single one needs no name. */
export function meansIndex(text: string, action: Pick<Action, "means"> | undefined): number | null {
  if (!action) return null;
  const named = meansOf(action);
  if (fold(text) === "") return named.length === 1 ? 0 : null;
  const index0 = named.findIndex((means) => fold(means) === fold(text));
  return index0 < 0 ? null : index0;
}

/** An amount spent, in cents; negative where it takes back what was recorded before ("-$50.00", "(50)"). Else as `parseAmountCents`. */
export function parseSpentCents(typed: string | number): Entry<number> {
  if (amountProblem(typed) !== "negative") return parseAmountCents(typed);
  const taken = parseAmountCents(typeof typed === "number" ? -typed : typed.replace(/[-−–()]/g, ""));
  return taken.kind === "value" ? entryOf(-taken.value) : taken;
}

/** Whether an entry says what it must: a day, an action, and something carried out, spent or proved, all of it readable. */
export function isComplete({ date, actionKey, activities, spentCents, link }: ProgressEntry): boolean {
  const isReadable = date.kind === "value" && activities.kind !== "unread" && spentCents.kind !== "unread";
  return (
    isReadable &&
    actionKey !== null &&
    (activities.kind === "value" || spentCents.kind === "value" || link.trim() !== "")
  );
}

/** How an entry stands on a day. `isWaiting`: the coordination has to accept that this unit recorded it, and has not. */
export function statusOf(entry: ProgressEntry, today: string, isWaiting: boolean): EntryStatus {
  if (!isComplete(entry) || isFuture(entry, today)) return "incompleto";
  if (isWaiting) return "en espera";
  return entry.recordedOn !== "" && entry.recordedOn < today ? "aceptado" : "registrado";
}

/** What is yet to be carried out counts nothing before its day. */
function isFuture({ date }: ProgressEntry, today: string): boolean {
  return date.kind === "value" && date.value > today;
}

/** Whether entries of this status are added up. */
export function countsAs(status: EntryStatus): boolean {
  return status === "registrado" || status === "aceptado";
}

/**
 * The unit that recorded an entry, where it is known and not one of those responsible for the action; null where the entry may
 * stand. The coordination may record for every unit, and so may whoever is not known.
 */
export function strangeUnit(
  { unit, recordedBy, isAccepted }: Pick<ProgressEntry, "unit" | "recordedBy" | "isAccepted">,
  action: Pick<Action, "responsible">,
  members: readonly Member[],
  units: readonly Unit[],
): string | null {
  if (isAccepted || isCoordinator(recordedBy, members)) return null;
  const member = memberWith(recordedBy, members);
  const own = splitUnits(member?.unit || unit, units);
  const responsible = new Set(splitUnits(action.responsible, units).map(fold));
  if (own.length === 0 || responsible.size === 0 || own.some((name) => responsible.has(fold(name)))) return null;
  return own.join(" / ");
}

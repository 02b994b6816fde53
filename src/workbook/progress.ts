import { serialOfDate } from "../plan/date.ts";
import type { FindingCode } from "../plan/finding.ts";
import { isKey, type KeyGiver } from "../plan/keys.ts";
import { type Action, actionsOf, EMPTY, type Entry, entryOf, unread } from "../plan/plan.ts";
import { actionLabel, isComplete, meansIndex, type ProgressEntry } from "../plan/progress.ts";
import type { AuthorFinder } from "./authors.ts";
import { sheetIdOf } from "./managed.ts";
import { type NewEntry, UNKNOWN_AUTHOR, type Wish, type WishOutcome } from "./occasion.ts";
import type { ManagedRead } from "./read/read.ts";
import type { SheetReader } from "./read/sheet-reader.ts";
import type { State } from "./state.ts";

/**
 * The entries with who recorded them: those that no pass has seen before are recorded today, by whoever was seen at their rows.
 * `sheet`: where they stand; `accepted`: what people accepted of findings so far.
 */
export function recordedEntries(
  { progress, standing }: ManagedRead,
  sheet: SheetReader | null,
  { today, authorAt, accepted }: { readonly today: string; readonly authorAt: AuthorFinder } & Pick<State, "accepted">,
): readonly ProgressEntry[] {
  const sheetId = sheetIdOf("progress");
  const asked = new Set(Object.keys(accepted).map(askedEntry));
  return progress.map((entry) => {
    if (entry.recordedOn !== "")
      return entry.isAccepted && asked.has(entry.key) ? { ...entry, isAccepted: false } : entry;
    const row0 = standing.get(sheetId)?.get(entry.key) ?? sheet?.rows.get(entry.key);
    const recordedBy = row0 === undefined ? UNKNOWN_AUTHOR : authorAt(sheetId, row0, -1);
    return { ...entry, recordedBy, recordedOn: today };
  });
}

/** The entry about which the coordination was asked, by the key of the finding. */
function askedEntry(findingKey: string): string {
  const [code, , key = ""] = findingKey.split("|");
  return code === ("registro-de-otra-unidad" satisfies FindingCode) && isKey(key, "entry") ? key : "";
}

/** What became of the entries that people gave in the form. */
export interface Recording {
  readonly entries: readonly ProgressEntry[];
  /** Ids of wishes that were granted, as in `State`. */
  readonly granted: State["granted"];
  readonly outcomes: readonly WishOutcome[];
}

/**
 * Makes an entry of each wish, once: the ids of granted wishes are kept in the state, written together with the entry. Once others
 * are granted, those that nobody wishes any more are forgotten: a wish comes with every pass until it is done with, and then never
 * again. `gone`: the action is not in the plan any more, or the entry says nothing.
 */
export function grantEntries(
  wishes: readonly Wish[],
  { plan }: ManagedRead,
  keys: KeyGiver,
  today: string,
  before: State["granted"],
): Recording {
  const known = new Set(before);
  const actions = new Map([...actionsOf(plan)].map(({ action }) => [action.key, action]));
  const entries: ProgressEntry[] = [];
  const outcomes: WishOutcome[] = [];
  const granted: string[] = [];
  for (const wish of wishes) {
    if (wish.kind !== "progress") continue;
    const entry = known.has(wish.id) ? null : entryFrom(wish, actions.get(wish.entry.actionKey), today);
    const isNew = entry !== null && isComplete(entry);
    if (isNew) entries.push({ ...entry, key: keys.next("entry") });
    const isDone = isNew || known.has(wish.id);
    if (isDone) granted.push(wish.id);
    known.add(wish.id);
    outcomes.push({ id: wish.id, kind: isDone ? "done" : "gone" });
  }
  return { entries, granted: entries.length > 0 ? granted : before, outcomes };
}

function entryFrom(
  { author, entry }: Wish & { readonly kind: "progress" },
  action: Action | undefined,
  today: string,
): ProgressEntry | null {
  if (!action) return null;
  const { date, activities, spentCents, means, link, note, unit }: NewEntry = entry;
  return {
    key: "",
    date: serialOfDate(date) === undefined ? unread(date) : entryOf(date),
    actionText: actionLabel(action),
    actionKey: action.key,
    activities: wholeNumber(activities),
    spentCents: wholeNumber(spentCents),
    means,
    meansIndex0: meansIndex(means, action),
    link,
    note,
    unit,
    recordedBy: author || UNKNOWN_AUTHOR,
    recordedOn: today,
  };
}

function wholeNumber(value: number | null): Entry<number> {
  if (value === null) return EMPTY;
  return Number.isSafeInteger(value) ? entryOf(value) : unread(String(value));
}

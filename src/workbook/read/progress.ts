import { dateOfSerial } from "../../plan/date.ts";
import type { KeyGiver } from "../../plan/keys.ts";
import { type Action, actionsOf, type Entry, entryOf, type Plan, unread } from "../../plan/plan.ts";
import {
  actionFinder,
  type EntryStatus,
  meansIndex,
  type ProgressEntry,
  parseSpentCents,
} from "../../plan/progress.ts";
import { ENTRY_COLUMNS, FREE_ENTRY } from "../layout/progress.ts";
import { type ListRead, readList } from "./rows.ts";
import type { SheetReader } from "./sheet-reader.ts";

/** The entries of *Ejecución*, and the keys of its rows as in `Book`. */
export interface ProgressRead extends ListRead<ProgressEntry> {
  readonly entryRows: readonly string[];
}

export const NO_ENTRIES: ProgressRead = { rows: [], standing: new Map(), entryRows: [] };

/**
 * The entries, those that people added or copied included; a row that somebody emptied is no entry. What they are about is told
 * by `withActions`.
 */
export function readProgress(sheet: SheetReader, keys: KeyGiver): ProgressRead {
  const list = { after: "header", until: null, family: "entry", columns: TYPED, keys } as const;
  const { rows, standing } = readList(sheet, list, (_, row0, key) => ({
    key,
    entry: sheet.isBlank(row0, TYPED) ? null : readEntry(sheet, row0, key),
  }));
  const free = [...sheet.rows].flatMap(([key, row0]) =>
    key.startsWith(FREE_ENTRY) && sheet.isBlank(row0, TYPED) ? [key] : [],
  );
  return {
    rows: rows.flatMap(({ entry }) => entry ?? []),
    standing,
    entryRows: [...rows.map(({ key }) => key), ...free],
  };
}

const TYPED = ENTRY_COLUMNS.map(({ key }) => key);

/** The same entries, with the actions and the means of verification that they name in this plan. */
export function withActions(entries: readonly ProgressEntry[], plan: Plan): readonly ProgressEntry[] {
  const keyOf = remembering(actionFinder(plan));
  const actions = new Map<string | null, Action>([...actionsOf(plan)].map(({ action }) => [action.key, action]));
  const finders = new Map<string | null, (text: string) => number | null>();
  const meansIn = (actionKey: string | null) => {
    const known = finders.get(actionKey) ?? remembering((text) => meansIndex(text, actions.get(actionKey)));
    finders.set(actionKey, known);
    return known;
  };
  return entries.map((entry) => {
    const actionKey = keyOf(entry.actionText);
    return { ...entry, actionKey, meansIndex0: meansIn(actionKey)(entry.means) };
  });
}

function readEntry(sheet: SheetReader, row0: number, key: string): ProgressEntry {
  const text = (column: (typeof TYPED)[number]) => sheet.text(row0, column);
  return {
    key,
    date: readDate(sheet, row0),
    actionText: text("action"),
    actionKey: null,
    activities: readSignedCount(sheet, row0),
    spentCents: readSpent(sheet, row0),
    means: text("means"),
    meansIndex0: null,
    link: text("link"),
    note: text("note"),
    unit: text("unit"),
    ...recorded(sheet, row0, key),
  };
}

/** The same function, which works out each text once. */
function remembering<T>(find: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (!known.has(text)) known.set(text, find(text));
    return known.get(text)!;
  };
}

/** What cuadros filled in; in a row that people made or copied it says nothing. */
function recorded(
  sheet: SheetReader,
  row0: number,
  key: string,
): Pick<ProgressEntry, "recordedBy" | "recordedOn" | "isAccepted"> {
  const serial = sheet.number(row0, "recordedOn");
  const recordedOn = serial.kind === "value" ? dateOfSerial(serial.value) : "";
  if (sheet.keyOfRow[row0] !== key || recordedOn === "") return { recordedBy: "", recordedOn: "" };
  const isAccepted = sheet.text(row0, "status") === ("aceptado" satisfies EntryStatus);
  return { recordedBy: sheet.text(row0, "recordedBy"), recordedOn, ...(isAccepted && { isAccepted }) };
}

/** A text is unread, even where it reads as a date, because the sheet's own formulas leave it out. */
function readDate(sheet: SheetReader, row0: number): Entry<string> {
  const entry = sheet.number(row0, "date");
  if (entry.kind !== "value") return entry;
  const date = dateOfSerial(entry.value);
  return date === "" ? unread(String(entry.value)) : entryOf(date);
}

function readSignedCount(sheet: SheetReader, row0: number): Entry<number> {
  const entry = sheet.number(row0, "activities");
  return entry.kind !== "value" || Number.isSafeInteger(entry.value) ? entry : unread(String(entry.value));
}

function readSpent(sheet: SheetReader, row0: number): Entry<number> {
  const entry = sheet.number(row0, "spent");
  return entry.kind === "value" ? parseSpentCents(Math.round(entry.value * 100) / 100) : entry;
}

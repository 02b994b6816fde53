import { actionsOf, objectivesOf, type Plan, type Unit } from "./plan.ts";

/** Families of permanent keys: the letter a key begins with. */
const KEY_FAMILIES = {
  action: "A",
  objective: "O",
  line: "L",
  budgetRow: "P",
  strategy: "E",
  unit: "U",
  member: "M",
  entry: "R",
} as const;
export type KeyFamily = keyof typeof KEY_FAMILIES;

/** The highest number given so far, by the letter of the family. */
export type LastKeys = Readonly<Record<string, number>>;

/** Whether a text is a key of the family. People can type anything into the hidden columns. */
export function isKey(text: string, family: KeyFamily): boolean {
  return text[0] === KEY_FAMILIES[family] && /^.\d{2,9}$/.test(text);
}

/** The highest number of each family among the keys, never below `before`: keys of deleted rows are not given again. */
export function lastKeys(keys: Iterable<string>, before: LastKeys = {}): LastKeys {
  const last: Record<string, number> = { ...before };
  for (const key of keys) {
    // One digit less than a key may have, so that counting on from a number that somebody made up still gives keys.
    const [, family = "", digits = ""] = /^([A-Z])(\d{2,8})$/.exec(key) ?? [];
    if (Number(digits) > (last[family] ?? 0)) last[family] = Number(digits);
  }
  return last;
}

/** Every key of a plan. */
export function* keysOf(plan: Plan): Generator<string> {
  for (const { line, objective } of objectivesOf(plan)) yield* [line.key, objective.key];
  for (const { action } of actionsOf(plan)) yield action.key;
  for (const { key } of plan.budget) yield key;
  for (const { key } of plan.strategies) yield key;
}

/** Gives new keys in order and remembers in `last` what it gave. */
export interface KeyGiver {
  next(family: KeyFamily): string;
  readonly last: LastKeys;
}

/** A giver of new keys that starts after the last ones. */
export function keyGiver(start: LastKeys): KeyGiver {
  const last: Record<string, number> = { ...start };
  return {
    last,
    next(family) {
      const letter = KEY_FAMILIES[family];
      last[letter] = (last[letter] ?? 0) + 1;
      return `${letter}${String(last[letter]).padStart(2, "0")}`;
    },
  };
}

/** Units with the keys of their rows in the catalogue. */
export interface KeyedUnit extends Unit {
  readonly key: string;
}

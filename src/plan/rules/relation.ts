import type { Entry, Period, Unit } from "../plan.ts";
import { sameUnits } from "../units.ts";

/** What stands on the two sides of each relation. Relations that ask something of the left side alone have null on the right. */
export interface Sides {
  readonly equals: { readonly left: number; readonly right: number };
  readonly sameUnits: { readonly left: string; readonly right: string };
  /** What has changed since the council approved it; null when nothing has. */
  readonly isAsApproved: { readonly left: string | null; readonly right: null };
  /** A key or a folded name, and where it should be found. */
  readonly existsIn: { readonly left: string | null; readonly right: { has(key: string): boolean } };
  readonly isAtMost: { readonly left: number; readonly right: number };
  /** Months `YYYY-MM`, and the years they should be in. */
  readonly isWithin: { readonly left: readonly string[]; readonly right: Period };
  readonly isReadable: { readonly left: Entry<unknown>; readonly right: null };
  readonly isFilled: { readonly left: Entry<unknown> | string; readonly right: null };
  /** What is wrong with the left side, if anything, and what must not be. */
  readonly isNot: { readonly left: string | null; readonly right: string };
  /** The key of a row, and that of the first one that says the same. */
  readonly isUnique: { readonly left: string; readonly right: string };
}

export type RelationName = keyof Sides;

/** A relation: how people say it, and whether it holds between two sides. */
export interface Relation<R extends RelationName> {
  readonly words: string;
  holds(left: Sides[R]["left"], right: Sides[R]["right"], units: readonly Unit[]): boolean;
}

/** Every relation that a rule can ask for. */
export const RELATIONS: { readonly [R in RelationName]: Relation<R> } = {
  equals: { words: "es igual a", holds: (left, right) => left === right },
  sameUnits: { words: "nombra las mismas unidades que", holds: sameUnits },
  isAsApproved: { words: "es como", holds: (left) => left === null },
  existsIn: { words: "está en", holds: (left, right) => left !== null && right.has(left) },
  isAtMost: { words: "no es mayor que", holds: (left, right) => left <= right },
  isWithin: {
    words: "está dentro de",
    holds: (left, { fromYear, toYear }) => left.every((month) => isBetween(yearOf(month), fromYear, toYear)),
  },
  isReadable: { words: "se puede leer como", holds: (left) => left.kind !== "unread" && isWholeNumber(left) },
  isFilled: {
    words: "no está en blanco",
    holds: (left) => (typeof left === "string" ? left !== "" : left.kind !== "empty"),
  },
  isNot: { words: "no es", holds: (left, right) => left !== right },
  isUnique: { words: "no se repite en", holds: (left, right) => left === right },
};

/** The calendar year of a month `YYYY-MM`. */
export function yearOf(month: string): number {
  return Number(month.slice(0, 4));
}

function isBetween(year: number, from: number, to: number): boolean {
  return from <= year && year <= to;
}

function isWholeNumber(entry: Entry<unknown>): boolean {
  return entry.kind !== "value" || typeof entry.value !== "number" || Number.isInteger(entry.value);
}

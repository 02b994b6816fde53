import type { Place } from "../finding.ts";
import { push } from "../grouped.ts";
import { quoted, short } from "../quote.ts";
import { fold } from "../wording.ts";
import { cellOf } from "./mends.ts";
import type { Instance, RuleContext, RuleOf } from "./rule.ts";

/** No two objectives of a line, actions of an objective or units of the catalogue differ only by how they were typed. */
export const textsAreTold: RuleOf<"isUnique"> = {
  code: "texto-repetido",
  title: "Textos que solo difieren en la escritura",
  left: "El texto de un objetivo, de una acción o de una unidad",
  relation: "isUnique",
  right: "su línea, su objetivo o el catálogo, aunque cambien las tildes, las mayúsculas, los signos o una letra",
  remedy: "Si son lo mismo, deje solo uno; si no, escriba en cada uno lo que lo distingue.",
  *instancesIn(context) {
    for (const group of groupsOf(context)) yield* instancesOf(group);
  },
};

/** Texts that should be told apart. */
interface Group {
  /** "El objetivo", "La acción"… */
  readonly what: string;
  /** "al objetivo", "a la acción"… */
  readonly toWhat: string;
  readonly texts: readonly { readonly key: string; readonly text: string; readonly place: Place }[];
}

function* groupsOf({ plan, objectives, units }: RuleContext): Generator<Group> {
  for (const axis of plan.axes) {
    const sheet = `axis:${axis.number}`;
    for (const { objectives: ofLine } of axis.lines) {
      yield {
        what: "El objetivo",
        toWhat: "al objetivo",
        texts: ofLine.flatMap(({ key, text, actions: [first] }) =>
          first ? [{ key, text, place: cellOf(sheet, first.key, "objective") }] : [],
        ),
      };
    }
  }
  for (const { axis, objective } of objectives) {
    yield {
      what: "La acción",
      toWhat: "a la acción",
      texts: objective.actions.map(({ key, text }) => ({
        key,
        text,
        place: cellOf(`axis:${axis.number}`, key, "action"),
      })),
    };
  }
  yield {
    what: "La unidad",
    toWhat: "a la unidad",
    texts: units.flatMap(({ key, name }) =>
      key === undefined ? [] : [{ key, text: name, place: cellOf("catalogues", key, "name") }],
    ),
  };
}

function* instancesOf({ what, toWhat, texts }: Group): Generator<Instance<"isUnique">> {
  const firstLike = twinFinder<Group["texts"][number]>();
  for (const one of texts) {
    const first = firstLike(fold(one.text), one);
    yield {
      left: one.key,
      right: first.key,
      place: one.place,
      tell: () => ({
        message: `${what} ${quoted(one.text)} es casi igual ${toWhat} ${quoted(first.text)}.`,
        found: short(one.text),
        expected: "",
        explanation: [howTheyDiffer(one.text, first.text)],
      }),
    };
  }
}

function howTheyDiffer(one: string, other: string): string {
  if (one === other) return "Los dos textos son iguales.";
  return fold(one) === fold(other)
    ? "Los dos textos solo difieren en tildes, mayúsculas, espacios o signos."
    : "Los dos textos solo difieren en una letra.";
}

/**
 * Finds the first text met that a folded text is a twin of, else the text itself. Two texts one letter apart have their
 * first or their second half in common, so only such are compared, and of those no more than a few: linear in the texts.
 */
function twinFinder<T>(): (folded: string, one: T) => T {
  const exact = new Map<string, T>();
  const byHalf = new Map<string, { readonly folded: string; readonly one: T }[]>();
  return (folded, one) => {
    if (folded === "") return one;
    const same = exact.get(folded);
    if (same !== undefined) return same;
    exact.set(folded, one);
    if (folded.length < SHORTEST_WITH_SLIP) return one;
    const halves = halvesOf(folded);
    const near = halves.flatMap((half) => byHalf.get(half) ?? []).find((other) => isSlip(folded, other.folded));
    for (const half of halves) if ((byHalf.get(half)?.length ?? 0) < MOST_COMPARED) push(byHalf, half, { folded, one });
    return near?.one ?? one;
  };
}

/** Shorter texts are one letter apart by chance. */
const SHORTEST_WITH_SLIP = 12;
const MOST_COMPARED = 8;

/** Each half in two lengths, since a text with a letter more has another middle. */
function halvesOf(folded: string): readonly string[] {
  const half = Math.floor(folded.length / 2) - 1;
  return [half, half - 1].flatMap((length) => [
    `${length}<${folded.slice(0, length)}`,
    `${length}>${folded.slice(-length)}`,
  ]);
}

/** Whether one letter too many, too few, wrong or swapped makes the difference; numbers and single letters tell things apart ("fase 1", "grupo B"). */
function isSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const isSwap = left.length === 2 && left[0] === right[1] && left[1] === right[0];
  if (!isSwap && Math.max(left.length, right.length) > 1) return false;
  const word = wordAt(a, start) + wordAt(b, start);
  return !/\d/.test(word) && word.length >= SHORTEST_WORDS;
}

/** Of the two words that differ, together. */
const SHORTEST_WORDS = 6;

function wordAt(text: string, at: number): string {
  const from = text.lastIndexOf(" ", at - 1) + 1;
  const to = text.indexOf(" ", at);
  return text.slice(from, to < 0 ? text.length : to);
}

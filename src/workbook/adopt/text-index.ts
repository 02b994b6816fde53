import { lastOf } from "../../plan/last-of.ts";
import { similarity, wordsOf } from "../../plan/wording.ts";

/** Texts made ready for finding those most like another text, without comparing with all of them. Texts are named by their index. */
export interface TextIndex {
  readonly words: readonly (readonly string[])[];
  readonly stems: readonly (readonly string[])[];
  /** Where each stem occurs, in rising order; the same for whole texts and last words. */
  readonly byStem: ReadonlyMap<string, readonly number[]>;
  readonly byWhole: ReadonlyMap<string, readonly number[]>;
  readonly byEnd: ReadonlyMap<string, readonly number[]>;
}

export interface Likeness {
  readonly index: number;
  /** From 0 to 1. */
  readonly score: number;
}

/** From here on two texts are taken for the same one in other words. */
export const SAME_TEXT_SCORE = 0.6;

/** A beginning of an action counts as much as the whole when it has this many words. */
const FEWEST_WORDS_OF_BEGINNING = 4;
const BEGINNING_SCORE = 0.95;
/** Texts with the same stems are still not the same. */
const BEST_UNEQUAL_SCORE = 0.99;
const STEM_LENGTH = 6;
const RARE_STEMS = 6;
const REACH = 25;

export function indexTexts(texts: readonly string[]): TextIndex {
  const words = texts.map(wordsOf);
  const stems = words.map(stemsOf);
  const byStem = new Map<string, number[]>();
  const byWhole = new Map<string, number[]>();
  const byEnd = new Map<string, number[]>();
  words.forEach((list, index) => {
    for (const stem of new Set(stems[index])) push(byStem, stem, index);
    push(byWhole, list.join(" "), index);
    push(byEnd, lastOf(list) ?? "", index);
  });
  return { words, stems, byStem, byWhole, byEnd };
}

/** The texts most like a given one, best first; of equals, the first at or after `near`, then the others. `near` is an index. */
export function closest(index: TextIndex, text: string, near = 0): Likeness[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const stems = stemsOf(words);
  const whole = index.byWhole.get(words.join(" "));
  const candidates = new Set((whole ? [whole] : rarest(index, stems)).flatMap((list) => around(list, near)));
  return [...candidates]
    .map((candidate) => ({ index: candidate, score: scoreOf(words, stems, index, candidate) }))
    .sort((a, b) => b.score - a.score || distanceFrom(near, a.index) - distanceFrom(near, b.index));
}

/** How well a text is found at all: the score of the closest. */
export function bestScore(index: TextIndex, text: string, near = 0): number {
  return closest(index, text, near)[0]?.score ?? 0;
}

/** The texts that end with the given words, those at or after `near` first. */
export function endingWith(index: TextIndex, text: string, near = 0): number[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const list = index.byEnd.get(lastOf(words)!) ?? [];
  return around(list, near)
    .filter((candidate) => index.words[candidate]!.slice(-words.length).join(" ") === words.join(" "))
    .sort((a, b) => distanceFrom(near, a) - distanceFrom(near, b));
}

/** Articles, prepositions and the like, folded: words that carry no meaning of their own. */
export function isMinorWord(word: string): boolean {
  return /^(a|al|con|de|del|e|el|en|la|las|lo|los|o|para|por|que|se|su|sus|u|un|una|y)$/.test(word);
}

function push(map: Map<string, number[]>, key: string, index: number): void {
  const list = map.get(key);
  if (list) list.push(index);
  else map.set(key, [index]);
}

function rarest(index: TextIndex, stems: readonly string[]): (readonly number[])[] {
  const lists = [...new Set(stems)].flatMap((stem) => {
    const list = index.byStem.get(stem);
    return list ? [list] : [];
  });
  return lists.sort((a, b) => a.length - b.length).slice(0, RARE_STEMS);
}

/** The words that carry meaning, cut so that their inflections are one: "clasificar" and "clasificación", "acta" and "actas". */
function stemsOf(words: readonly string[]): readonly string[] {
  const stems = words.filter((word) => !isMinorWord(word));
  return (stems.length > 0 ? stems : words).map((word) => word.slice(0, STEM_LENGTH).replace(/s$/, ""));
}

/** The part of a rising list around a value, so that words found everywhere cost no more than rare ones. */
function around(list: readonly number[], near: number): readonly number[] {
  if (list.length <= 2 * REACH) return list;
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < near) low = middle + 1;
    else high = middle;
  }
  return list.slice(Math.max(0, low - REACH), low + REACH);
}

function scoreOf(words: readonly string[], stems: readonly string[], index: TextIndex, candidate: number): number {
  const whole = index.words[candidate]!;
  const isSame = words.length === whole.length && words.every((word, at) => word === whole[at]);
  if (isSame) return 1;
  const isBeginning = words.length >= FEWEST_WORDS_OF_BEGINNING && words.every((word, at) => word === whole[at]);
  const score = Math.min(similarity(stems, index.stems[candidate]!), BEST_UNEQUAL_SCORE);
  return isBeginning ? Math.max(score, BEGINNING_SCORE) : score;
}

function distanceFrom(near: number, index: number): number {
  return index >= near ? index - near : Number.MAX_SAFE_INTEGER - index;
}

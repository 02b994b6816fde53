import { push } from "./grouped.ts";
import { municipalUnitOf } from "./institutions.ts";
import type { Unit } from "./plan.ts";
import { editDistance, fold, similarity, wordsOf } from "./wording.ts";

/**
 * Finds the units of a catalogue that a name may be another way of writing, the likeliest first: a name with a slip, a
 * sigla, or most of the same words. A search takes about as long in a large catalogue as in a small one.
 */
export function nearUnits<U extends Unit>(units: readonly U[]): (name: string) => readonly U[] {
  const index = indexOf(units);
  return (name) => {
    const folded = fold(name);
    const near = [
      ...index.withSlip(singular(folded)),
      ...index.withInitials(name, folded),
      ...index.withWords(singular(folded)),
    ];
    return [...new Set(near)].slice(0, MOST_NEAR);
  };
}

const MOST_NEAR = 4;
/** Shorter names are one letter apart by chance. */
const SHORTEST_WITH_SLIP = 5;
const SHORTEST_WORD = 4;
/** A word that more units have tells none of them apart. */
const MOST_SHARING_A_WORD = 8;
const ENOUGH_WORDS_SHARED = 0.5;

function indexOf<U extends Unit>(units: readonly U[]) {
  const byRest = new Map<string, { readonly form: string; readonly unit: U }[]>();
  const byInitials = new Map<string, U[]>();
  const byWord = new Map<string, { readonly words: readonly string[]; readonly unit: U }[]>();
  for (const unit of units) {
    for (const form of new Set([unit.name, ...unit.aliases].map(fold))) {
      for (const initials of initialsOf(form)) push(byInitials, initials, unit);
      const one = singular(form);
      const spelt = { form: one, unit };
      if (canHaveSlip(one)) for (const rest of restsOf(one)) push(byRest, rest, spelt);
      const words = one.split(" ");
      for (const word of new Set(words)) if (word.length >= SHORTEST_WORD) push(byWord, word, { words, unit });
    }
  }
  return {
    withSlip(folded: string): readonly U[] {
      if (!canHaveSlip(folded)) return [];
      const alike = restsOf(folded).flatMap((rest) => (byRest.get(rest) ?? []).slice(0, MOST_NEAR));
      return [...new Set(alike)]
        .filter(({ form }) => editDistance(folded, form, MOST_SLIPS) <= MOST_SLIPS)
        .map(({ unit }) => unit);
    },
    /** The unit whose sigla the name is, or whose name the name is the sigla of. */
    withInitials(name: string, folded: string): readonly U[] {
      const legal = municipalUnitOf(name.trim().toUpperCase());
      return [
        ...(byInitials.get(folded) ?? []).slice(0, MOST_NEAR),
        ...(legal ? this.withSlip(singular(fold(legal))) : []),
      ];
    },
    withWords(folded: string): readonly U[] {
      const words = wordsOf(folded);
      return [...new Set(words)]
        .flatMap((word) => {
          const sharing = byWord.get(word) ?? [];
          return sharing.length > MOST_SHARING_A_WORD ? [] : sharing;
        })
        .map((candidate) => ({ ...candidate, score: similarity(words, candidate.words) }))
        .filter(({ score }) => score >= ENOUGH_WORDS_SHARED)
        .sort((a, b) => b.score - a.score)
        .map(({ unit }) => unit);
    },
  };
}

const MOST_SLIPS = 2;
/** No unit has a longer name; what is longer was typed into the wrong cell. */
const LONGEST_WITH_SLIP = 150;

function canHaveSlip(folded: string): boolean {
  return folded.length >= SHORTEST_WITH_SLIP && folded.length <= LONGEST_WITH_SLIP;
}

/** Long words without an "s" at their end, so that "recursos humanos" and "recurso humano" are one name and not two slips apart. */
function singular(folded: string): string {
  const words = folded.split(" ");
  return words.map((word) => (word.length > SHORTEST_WORD && word.endsWith("s") ? word.slice(0, -1) : word)).join(" ");
}

/** A text and what is left of it without one letter: two texts with one slip between them have one of these in common. */
function restsOf(text: string): readonly string[] {
  return [...new Set([text, ...Array.from(text, (_, at) => text.slice(0, at) + text.slice(at + 1))])];
}

/** "recursos humanos": rh and, as plurals are abbreviated, rrhh. */
function initialsOf(folded: string): readonly string[] {
  const letters = folded
    .split(" ")
    .filter((word) => !/^(a|al|de|del|e|el|en|la|las|los|para|y)$/.test(word))
    .map((word) => word.slice(0, 1));
  return letters.length < 2 ? [] : [letters.join(""), letters.map((letter) => letter + letter).join("")];
}

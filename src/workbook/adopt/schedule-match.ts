import { short } from "../../plan/quote.ts";
import { fold, similarity, wordsOf } from "../../plan/wording.ts";
import { type Notes, noteAt } from "./notes.ts";
import type { ScheduleDraft } from "./schedule-table.ts";
import { closest, endingWith, SAME_TEXT_SCORE, type TextIndex } from "./text-index.ts";

/** What of an action helps to tell it from others with a like text. */
export interface Known {
  readonly text: string;
  readonly lineCode: string;
  readonly objective: string;
}

/** Scores closer than this are told apart by line, objective and order. */
const TIE = 0.05;
const SHOWN_CANDIDATES = 2;

/** The schedule's rows by the index of the action each stands for, in the order of the schedule. What has no counterpart is noted. */
export function matchSchedule(
  drafts: readonly ScheduleDraft[],
  actions: readonly Known[],
  index: TextIndex,
  notes: Notes,
): Map<number, ScheduleDraft> {
  const matched = new Map<number, ScheduleDraft>();
  let near = 0;
  for (const draft of drafts) {
    const found = draft.isFragment
      ? endingWith(index, draft.text, near).find((candidate) => !matched.has(candidate))
      : bestUnused(draft, actions, index, near, matched);
    if (found === undefined) {
      noteUnmatched(notes, draft, actions, index, near);
      continue;
    }
    matched.set(found, draft);
    near = found + 1;
    if (draft.isFragment) noteFragment(notes, draft, actions[found]!);
  }
  return matched;
}

function bestUnused(
  draft: ScheduleDraft,
  actions: readonly Known[],
  index: TextIndex,
  near: number,
  used: ReadonlyMap<number, unknown>,
): number | undefined {
  const free = closest(index, draft.text, near).filter(
    (likeness) => !used.has(likeness.index) && likeness.score >= SAME_TEXT_SCORE,
  );
  const tied = free.filter(({ score }) => score >= (free[0]?.score ?? 0) - TIE);
  const objective = wordsOf(draft.objective);
  const scored = tied.map(({ index: candidate, score }) => {
    const action = actions[candidate]!;
    const lineBonus = draft.lineCode !== "" && draft.lineCode === action.lineCode ? TIE : 0;
    const objectiveBonus =
      objective.length > 0 && tied.length > 1 ? TIE * similarity(objective, wordsOf(action.objective)) : 0;
    return { candidate, score: score + lineBonus + objectiveBonus };
  });
  return scored.sort((a, b) => b.score - a.score)[0]?.candidate;
}

function noteFragment(notes: Notes, { cell, text }: ScheduleDraft, action: Known): void {
  noteAt(notes, "cuadro-6-texto-incompleto", cell, {
    message: `Aquí solo está el final de la acción «${short(action.text)}»; el resto de la fila se perdió en el salto de página.`,
    found: text,
    expected: short(action.text),
    remedy: "Por favor escriba en el cronograma el número de actividades de esta acción y marque sus meses.",
  });
}

function noteUnmatched(
  notes: Notes,
  { cell, text }: ScheduleDraft,
  actions: readonly Known[],
  index: TextIndex,
  near: number,
): void {
  const nearest = closest(index, text, near).slice(0, SHOWN_CANDIDATES);
  const names = nearest.map((likeness) => `«${short(actions[likeness.index]!.text, 90)}»`);
  const isTwice = index.byWhole.has(fold(text));
  const reason = isTwice ? "ya está en otra fila del cronograma" : "no está en los Cuadros de los ejes";
  noteAt(notes, "cuadro-6-sin-par", cell, {
    message: `La acción «${short(text)}» ${reason}.${names.length > 0 ? ` Las más parecidas son: ${names.join(" y ")}.` : ""} No pasó al cronograma.`,
    found: short(text),
    expected: names.join(" o "),
    remedy: "Si es una de ellas, escríbala igual en ambos Cuadros; si es otra acción, agréguela al Cuadro de su eje.",
  });
}

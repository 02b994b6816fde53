import type { PlacedAction } from "../rules/rule.ts";
import { wordsOf } from "../wording.ts";

/** What comes first in a line of action: 0 a diagnosis, 1 a plan or what else is prepared, 2 what carries it out, 3 its evaluation. */
export type Stage = 0 | 1 | 2 | 3;

/**
 * Where an action stands in the order of its line. It comes after those of an earlier stage that offer what it waits for:
 * the same two words in a row in their texts, or, where no earlier one in its line has such words, the same objective.
 */
export interface Step {
  /** Null: its text does not tell, and nothing comes before or after it. */
  readonly stage: Stage | null;
  readonly offers: readonly string[];
  readonly waitsFor: readonly string[];
}

/** The steps of the actions of one line, in the same order. */
export function stepsOf(actions: readonly PlacedAction[]): readonly Step[] {
  const stages = actions.map(({ action }) => stageOf(action.text));
  const phrases = actions.map(({ action }) => phrasesOf(action.text));
  const earliest = new Map<string, Stage>();
  for (const [index, stage] of stages.entries()) {
    if (stage === null) continue;
    for (const phrase of phrases[index]!) earliest.set(phrase, Math.min(stage, earliest.get(phrase) ?? 3) as Stage);
  }
  return actions.map(({ objective }, index) => {
    const stage = stages[index]!;
    if (stage === null) return { stage, offers: [], waitsFor: [] };
    const shared = phrases[index]!.filter((phrase) => earliest.get(phrase)! < stage);
    return {
      stage,
      offers: [...phrases[index]!, objective.key],
      waitsFor: shared.length > 0 ? shared : [objective.key],
    };
  });
}

/** How words of each stage begin, folded. */
const STEMS: readonly (readonly [stage: Stage, stem: RegExp])[] = [
  [0, /^(?:diagnos|inventari|identific|levantamient|analiz|analisis)/],
  [1, /^(?:plan$|planes$|planific|elabor|disen|formul|crear$|creacion|redact|definir|definicion|prepar)/],
  [
    2,
    /^(?:implement|ejecu|capacit|desarroll|mejor|realiz|impart|divulg|difund|difusion|aplic|instal|public|habilit|promov|promoc|fortalec)/,
  ],
  [3, /^(?:evalu|monitor|supervis|verific|seguimiento|medir|medicion)/],
];
/** "Elaborar un diagnóstico de…" is a diagnosis: its object stands among the first words. */
const FIRST_WORDS = 5;

/** The stage that the first telling word of a text names. */
function stageOf(text: string): Stage | null {
  const words = wordsOf(text);
  for (const word of words) {
    const stage = STEMS.find(([, stem]) => stem.test(word))?.[0];
    if (stage === undefined) continue;
    return stage === 1 && words.slice(0, FIRST_WORDS).some((other) => other.startsWith("diagnos")) ? 0 : stage;
  }
  return null;
}

/** Words that say nothing of what an action is about; shorter ones are left out anyway. */
const EMPTY_WORDS =
  /^(?:para|sobre|entre|desde|hasta|como|cada|todos?|todas?|otros?|otras?|este|esta|estos|estas|sus|con|los|las|del|que|una|por)$/;
/** So many letters tell a word from others, whatever its ending: "capacitación" and "capacitaciones". */
const TELLING_LETTERS = 7;

/** Each two words in a row that say what an action is about, once. */
function phrasesOf(text: string): readonly string[] {
  const words = wordsOf(text)
    .filter((word) => word.length > 3 && !EMPTY_WORDS.test(word))
    .map((word) => word.slice(0, TELLING_LETTERS));
  return [...new Set(words.slice(1).map((word, index) => `${words[index]} ${word}`))];
}

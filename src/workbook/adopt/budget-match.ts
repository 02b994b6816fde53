import { lineParts } from "../../plan/line-text.ts";
import { fold, similarity, wordsOf } from "../../plan/wording.ts";
import type { BudgetDraft } from "./budget-table.ts";
import { closest, indexTexts, SAME_TEXT_SCORE } from "./text-index.ts";

export interface KnownLine {
  readonly key: string;
  readonly code: string;
  readonly name: string;
}

export interface KnownObjective {
  readonly key: string;
  readonly lineKey: string;
  readonly text: string;
}

/** The line and the objective that each row of the budget stands for; null where none is like it. The likest pairs are taken first. */
export function matchBudget(
  drafts: readonly BudgetDraft[],
  lines: readonly KnownLine[],
  objectives: readonly KnownObjective[],
): { readonly lineKey: string | null; readonly objectiveKey: string | null }[] {
  const lineKeys = matchLines(drafts, lines);
  const index = indexTexts(objectives.map(({ text }) => text));
  const pairs = drafts.flatMap((draft, row) =>
    closest(index, draft.objective.text, row)
      .filter(({ score }) => score >= SAME_TEXT_SCORE)
      .map(({ index: at, score }) => ({
        row,
        objective: objectives[at]!,
        score: score + (objectives[at]!.lineKey === lineKeys[row] ? 1 : 0),
      })),
  );
  pairs.sort((a, b) => b.score - a.score || a.row - b.row);
  const objectiveOfRow = new Map<number, KnownObjective>();
  const taken = new Set<string>();
  for (const { row, objective } of pairs) {
    if (objectiveOfRow.has(row) || taken.has(objective.key)) continue;
    objectiveOfRow.set(row, objective);
    taken.add(objective.key);
  }
  return drafts.map((_, row) => {
    const objective = objectiveOfRow.get(row);
    return { objectiveKey: objective?.key ?? null, lineKey: objective?.lineKey ?? lineKeys[row] ?? null };
  });
}

function matchLines(drafts: readonly BudgetDraft[], lines: readonly KnownLine[]): (string | null)[] {
  const byCode = new Map<string, string>();
  for (const { code, key } of lines) if (code !== "" && !byCode.has(code)) byCode.set(code, key);
  const byName = new Map(lines.map(({ name, key }) => [fold(name), key]));
  return drafts.map(({ line }) => {
    const { code, name } = lineParts(line.text);
    return byCode.get(code) ?? byName.get(fold(name)) ?? likestLine(name, lines);
  });
}

function likestLine(name: string, lines: readonly KnownLine[]): string | null {
  const words = wordsOf(name);
  if (words.length === 0) return null;
  let best: { key: string; score: number } | null = null;
  for (const line of lines) {
    const score = similarity(words, wordsOf(line.name));
    if (score >= SAME_TEXT_SCORE && score > (best?.score ?? 0)) best = { key: line.key, score };
  }
  return best?.key ?? null;
}

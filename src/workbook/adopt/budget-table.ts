import { formatAmount } from "../../plan/amount.ts";
import { lastOf } from "../../plan/last-of.ts";
import { lineParts } from "../../plan/line-text.ts";
import { type Entry, valueOr } from "../../plan/plan.ts";
import { beginsInLowerCase, fold, similarity, wordsOf } from "../../plan/wording.ts";
import { activitiesIn, amountIn, hasKnownAmount } from "./entries.ts";
import { type Notes, noteAt, noteUnread } from "./notes.ts";
import { goesOn, joined, ownCell, type Piece, pieceOf } from "./piece.ts";
import type { Table, TableRow } from "./tables.ts";
import { closest, indexTexts, SAME_TEXT_SCORE } from "./text-index.ts";
import { readTotalRow, type TotalRow } from "./total-row.ts";

/** A row of the general budget, before it is matched to the objectives. */
export interface BudgetDraft {
  readonly line: Piece;
  readonly objective: Piece;
  readonly responsible: Piece;
  readonly activities: Entry<number>;
  readonly typedCents: Entry<number>;
  /** What the row adds to a total, in cents; null when that is not known. */
  readonly addedCents: number | null;
}

type OpenDraft = { -readonly [K in keyof BudgetDraft]: BudgetDraft[K] };

/** The rows of the budget table; subtotals and the total are compared with what the rows above them add up to. */
export function readBudgetTable(table: Table, notes: Notes): BudgetDraft[] {
  const drafts: OpenDraft[] = [];
  let subtotalFrom = 0;
  for (const row of table.rows) {
    const total = readTotalRow(row);
    if (total) {
      checkSum(total, total.isSubtotal ? drafts.slice(subtotalFrom) : drafts, notes);
      subtotalFrom = drafts.length;
      continue;
    }
    if (row.cells.size === 0) {
      noteUnread(notes, row);
      continue;
    }
    const above = lastOf(drafts);
    if (above && continues(above, row)) goOn(above, row);
    else drafts.push(newDraft(above, row, notes));
  }
  return drafts;
}

function newDraft(above: OpenDraft | undefined, row: TableRow, notes: Notes): OpenDraft {
  const { cells, isAfterBreak } = row;
  const lineCell = ownCell(cells.get("line"));
  const goesOnLine =
    above && lineCell && lineParts(lineCell.text).code === "" && goesOn(above.line.text, lineCell, isAfterBreak);
  const line = above && (!lineCell || goesOnLine) ? joined(above.line, lineCell, true) : pieceOf(lineCell);
  const objectiveCell = cells.get("objective");
  const typedCents = amountIn(cells.get("budget"), notes);
  return {
    line,
    objective: objectiveCell || !above ? pieceOf(objectiveCell) : above.objective,
    responsible: pieceOf(cells.get("responsible")),
    activities: activitiesIn(cells.get("activities"), notes),
    typedCents,
    addedCents: hasKnownAmount(row) && typedCents.kind !== "unread" ? valueOr(typedCents, 0) : null,
  };
}

function continues(above: OpenDraft, { cells, isAfterBreak }: TableRow): boolean {
  if (ownCell(cells.get("activities")) || ownCell(cells.get("budget"))) return false;
  const lineCell = ownCell(cells.get("line"), above.line.text);
  if (lineCell && lineParts(lineCell.text).code !== "") return false;
  const objective = ownCell(cells.get("objective"));
  return !objective || isAfterBreak || beginsInLowerCase(objective.text);
}

function goOn(above: OpenDraft, { cells, isAfterBreak }: TableRow): void {
  above.line = joined(above.line, ownCell(cells.get("line"), above.line.text), true);
  above.objective = joined(above.objective, cells.get("objective"), true);
  above.responsible = joined(above.responsible, cells.get("responsible"), isAfterBreak);
}

function checkSum(total: TotalRow, drafts: readonly BudgetDraft[], notes: Notes): void {
  const amount = amountIn(total.amount, notes);
  const sum = drafts.reduce<number | null>(
    (cents, { addedCents }) => (cents === null || addedCents === null ? null : cents + addedCents),
    0,
  );
  if (!total.amount || amount.kind !== "value" || sum === null || sum === amount.value) return;
  noteAt(notes, total.isSubtotal ? "subtotal-no-cuadra" : "total-no-cuadra", total.amount, {
    message: `El total escrito es ${formatAmount(amount.value)}, pero las filas suman ${formatAmount(sum)}.`,
    found: formatAmount(amount.value),
    expected: formatAmount(sum),
    remedy: "Revise los montos de las filas y el total. El libro gestionado muestra la suma de las acciones.",
  });
}

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

import { lastOf } from "../../plan/last-of.ts";
import type { Entry } from "../../plan/plan.ts";
import { beginsInLowerCase } from "../../plan/wording.ts";
import { termIn } from "./entries.ts";
import { type Notes, noteUnread } from "./notes.ts";
import { joined, ownCell, type Piece, pieceOf } from "./piece.ts";
import type { Table, TableRow } from "./tables.ts";
import { readTitle } from "./title.ts";

/** A communication strategy, without its key. */
export interface StrategyDraft {
  readonly texts: Readonly<Record<StrategyTextKey, Piece>>;
  readonly termMonths: Entry<number>;
}

type StrategyTextKey = "objective" | "strategy" | "tactic" | "tools" | "messages";

/** The communication strategies of a table. Their objective stands in a column or, as "Objetivo 1: …", above the table or between its rows. */
export function readStrategyTable(table: Table, notes: Notes): StrategyDraft[] {
  const drafts: { texts: StrategyDraft["texts"]; readonly termMonths: Entry<number> }[] = [];
  let objective = objectiveIn(table.titles);
  for (const row of table.rows) {
    objective = objectiveIn(row.titles) ?? objective;
    const above = lastOf(drafts);
    if (row.cells.size === 0) {
      noteUnread(notes, row);
    } else if (above && continues(row)) {
      above.texts = textsBy((key) => joined(above.texts[key], row.cells.get(key), row.isAfterBreak));
    } else {
      drafts.push({
        texts: textsBy((key) => textOf(key, row, above, objective)),
        termMonths: termIn(row.cells.get("term"), notes),
      });
    }
  }
  return drafts;
}

function objectiveIn(titles: Table["titles"]): Piece | null {
  const found = titles.filter(({ text }) => readTitle(text)?.kind === "objetivo").pop();
  return found ? { text: readTitle(found.text)!.rest, cell: found } : null;
}

/** A blank strategy or objective is that of the row above. */
function textOf(
  key: StrategyTextKey,
  { cells }: TableRow,
  above: StrategyDraft | undefined,
  objective: Piece | null,
): Piece {
  const cell = cells.get(key);
  if (cell) return pieceOf(cell);
  if (key === "objective" && objective) return objective;
  return above && (key === "strategy" || key === "objective") ? above.texts[key] : pieceOf(undefined);
}

function continues({ cells, isAfterBreak }: TableRow): boolean {
  if (ownCell(cells.get("term"))) return false;
  const strategy = ownCell(cells.get("strategy"));
  const tactic = ownCell(cells.get("tactic"));
  if (strategy) return beginsInLowerCase(strategy.text);
  return !tactic || isAfterBreak || beginsInLowerCase(tactic.text);
}

function textsBy(piece: (key: StrategyTextKey) => Piece): Record<StrategyTextKey, Piece> {
  return {
    objective: piece("objective"),
    strategy: piece("strategy"),
    tactic: piece("tactic"),
    tools: piece("tools"),
    messages: piece("messages"),
  };
}

import { lastOf } from "../../plan/last-of.ts";
import { lineParts } from "../../plan/line-text.ts";
import { type Entry, entryOf, type MonthMark, unread } from "../../plan/plan.ts";
import { beginsInLowerCase } from "../../plan/wording.ts";
import { activitiesIn, termIn } from "./entries.ts";
import type { MonthColumn } from "./header.ts";
import { type Notes, noteAt, noteUnread } from "./notes.ts";
import { joined, ownCell, type Piece, pieceOf } from "./piece.ts";
import type { RawCell } from "./raw-sheet.ts";
import type { Table, TableRow } from "./tables.ts";
import { bestScore, closest, endingWith, SAME_TEXT_SCORE, type TextIndex } from "./text-index.ts";
import { readTotalRow } from "./total-row.ts";

/** An action as the schedule writes it. */
export interface ScheduleDraft {
  readonly text: string;
  readonly cell: RawCell;
  /** Only the end of the action's text: its beginning is lost. */
  readonly isFragment: boolean;
  readonly lineCode: string;
  readonly objective: string;
  readonly termMonths: Entry<number>;
  readonly termCell: RawCell | undefined;
  readonly responsible: Piece;
  readonly activities: Entry<number>;
  readonly marks: readonly RawMark[];
  /** Index of the action that it most resembles, or of the one above it. */
  readonly near: number;
}

type OpenDraft = { -readonly [K in keyof ScheduleDraft]: ScheduleDraft[K] };

/**
 * The actions that the schedule lists. Where page breaks cut a text, what the plan's actions say (`actions`) decides whether a
 * cell goes on with the action above, begins another, or does both. `firstYear` serves months whose headers name no year.
 */
export function readScheduleTable(
  table: Table,
  actions: TextIndex,
  firstYear: number | null,
  notes: Notes,
): ScheduleDraft[] {
  const drafts: OpenDraft[] = [];
  const headerFills = fillsOfHeaders(table);
  let lineCode = "";
  let objective = "";
  for (const row of table.rows) {
    if (readTotalRow(row)) continue;
    const marks = marksOf(row, headerFills, firstYear);
    if (row.cells.size === 0 && marks.length === 0) {
      noteUnread(notes, row);
      continue;
    }
    lineCode = lineParts(row.cells.get("line")?.text ?? "").code || lineCode;
    objective = row.cells.get("objective")?.text ?? objective;
    readRow({ row, marks, lineCode, objective }, drafts, actions, notes);
  }
  return drafts;
}

interface ReadRow {
  readonly row: TableRow;
  readonly marks: readonly RawMark[];
  readonly lineCode: string;
  readonly objective: string;
}

function readRow(read: ReadRow, drafts: OpenDraft[], actions: TextIndex, notes: Notes): void {
  const { row, marks } = read;
  const above = lastOf(drafts);
  const near = above?.near ?? 0;
  const cell = ownCell(row.cells.get("action"));
  const isWhole = ownCell(row.cells.get("term")) !== undefined || ownCell(row.cells.get("activities")) !== undefined;
  if (!cell) {
    if (above && !isWhole) goOn(above, row, marks);
    else noteUnread(notes, row);
    return;
  }
  if (above && isWhole) {
    const split = beginsInLowerCase(cell.text) ? splitBetween(above.text, cell.text, actions, near) : null;
    if (split) {
      noteTogether(notes, cell, split);
      above.text = `${above.text} ${split.end}`;
    }
    const text = split?.beginning ?? cell.text;
    drafts.push(newDraft(read, cell, text, nearOf(actions, text, near), notes));
    return;
  }
  const together = above ? `${above.text} ${cell.text}` : "";
  if (above && bestScore(actions, together, near) > bestScore(actions, above.text, near)) {
    above.text = together;
    goOn(above, row, marks);
    return;
  }
  const [end] = endingWith(actions, cell.text, near);
  const isFragment = end !== undefined && bestScore(actions, cell.text, near) < SAME_TEXT_SCORE;
  drafts.push({
    ...newDraft(read, cell, cell.text, isFragment ? end : nearOf(actions, cell.text, near), notes),
    isFragment,
  });
}

function newDraft(
  { row, marks, lineCode, objective }: ReadRow,
  cell: RawCell,
  text: string,
  near: number,
  notes: Notes,
): OpenDraft {
  const { cells } = row;
  return {
    text,
    cell,
    isFragment: false,
    lineCode,
    objective,
    termMonths: termIn(cells.get("term"), notes),
    termCell: cells.get("term"),
    responsible: pieceOf(cells.get("responsible")),
    activities: activitiesIn(cells.get("activities"), notes),
    marks,
    near,
  };
}

function nearOf(actions: TextIndex, text: string, near: number): number {
  const [best] = closest(actions, text, near);
  return best && best.score >= SAME_TEXT_SCORE ? best.index : near;
}

function goOn(above: OpenDraft, { cells, isAfterBreak }: TableRow, marks: readonly RawMark[]): void {
  above.responsible = joined(above.responsible, cells.get("responsible"), isAfterBreak);
  above.marks = [...above.marks, ...marks];
}

interface Split {
  /** What still belongs to the action above. */
  readonly end: string;
  readonly beginning: string;
}

/** Where a text parts into the end of the action above and the beginning of another, before a capital; null when it does not. */
function splitBetween(above: string, text: string, actions: TextIndex, near: number): Split | null {
  const scoreAbove = bestScore(actions, above, near);
  const scoreWhole = bestScore(actions, text, near);
  let best: (Split & { score: number }) | null = null;
  for (const { index } of text.matchAll(/(?<=\s)\p{Lu}/gu)) {
    const end = text.slice(0, index).trim();
    const beginning = text.slice(index);
    const scoreEnd = bestScore(actions, `${above} ${end}`, near);
    const scoreBeginning = bestScore(actions, beginning, near);
    const improves = scoreEnd > scoreAbove && scoreBeginning > scoreWhole && scoreBeginning >= SAME_TEXT_SCORE;
    if (improves && scoreEnd + scoreBeginning > (best?.score ?? 0))
      best = { end, beginning, score: scoreEnd + scoreBeginning };
  }
  return best;
}

function noteTogether(notes: Notes, cell: RawCell, { end, beginning }: Split): void {
  noteAt(notes, "cuadro-6-acciones-juntas", cell, {
    message: `La celda junta el final de una acción («${end}») y el comienzo de la siguiente («${beginning}»). Se leyeron como dos acciones.`,
    found: cell.text,
    expected: beginning,
    remedy: "No tiene que hacer nada si las dos acciones quedaron bien en el cronograma.",
  });
}

export interface RawMark extends MonthMark {
  readonly cell: RawCell;
  readonly isByColor: boolean;
}

const MARK = /^([x×✓✔✗✘☑●•■▪*]|si|sí|true)$/i;
const NO_MARK = /^(|[-–—]+|0|no|n\/?a|false)$/i;

/** The year of a month column: that of its header, else counted from the first year of the table; null when neither is known. */
export function yearOf({ year, yearOffset }: MonthColumn, firstYear: number | null): number | null {
  return year ?? (firstYear === null ? null : firstYear + yearOffset);
}

/**
 * The marked months of a row: by text (an x, a tick, a number of activities) or else by a fill colour that neither the
 * table's headers nor the rest of the row has.
 */
export function marksOf(row: TableRow, headerFills: ReadonlySet<string>, firstYear: number | null): RawMark[] {
  const rowFills = new Set([...row.cells.values()].map(({ fill }) => fill));
  return row.header.months.flatMap((column) => {
    const cell = row.raw[column.columnIndex0];
    const year = yearOf(column, firstYear);
    if (!cell || year === null || cell.isMergedBelow) return [];
    const isByColor = NO_MARK.test(cell.text);
    if (isByColor && (cell.text !== "" || cell.fill === "" || headerFills.has(cell.fill) || rowFills.has(cell.fill)))
      return [];
    const month = `${year}-${String(column.month).padStart(2, "0")}`;
    return [{ month, activities: isByColor ? entryOf(1) : activitiesOf(cell), cell, isByColor }];
  });
}

/** The fill colours of a table's headers. */
export function fillsOfHeaders({ headers, sheet }: Table): Set<string> {
  const fills = headers.flatMap(({ firstRowIndex0, endRowIndex0 }) =>
    sheet.rows.slice(firstRowIndex0, endRowIndex0).flatMap((row) => row.flatMap((cell) => (cell ? [cell.fill] : []))),
  );
  return new Set(fills);
}

function activitiesOf({ number, text }: RawCell): Entry<number> {
  const count = number ?? (/^\d+$/.test(text) ? Number(text) : Number.NaN);
  if (Number.isInteger(count) && count > 0) return entryOf(count);
  return MARK.test(text) ? entryOf(1) : unread(text);
}

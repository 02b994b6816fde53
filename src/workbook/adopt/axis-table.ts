import { lastOf } from "../../plan/last-of.ts";
import { lineParts } from "../../plan/line-text.ts";
import type { Entry } from "../../plan/plan.ts";
import { short } from "../../plan/quote.ts";
import { beginsInLowerCase, fold, isUnfinished, similarity, wordsOf } from "../../plan/wording.ts";
import { type AxisSums, checkTotal, noSums, withAction, withLine } from "./axis-totals.ts";
import { amountIn, hasKnownAmount, termIn } from "./entries.ts";
import { type Notes, noteAt, noteUnread } from "./notes.ts";
import { goesOn, joined, ownCell, type Piece, pieceOf } from "./piece.ts";
import type { RawCell } from "./raw-sheet.ts";
import type { Table, TableRow } from "./tables.ts";
import { readTitle } from "./title.ts";
import { readTotalRow } from "./total-row.ts";

/** An axis as its table gives it, without keys; every text knows the cell where it begins. */
export interface AxisDraft {
  /** What stands above the axis. */
  readonly titles: readonly RawCell[];
  /** Null for an axis whose table was not found. */
  readonly table: Table | null;
  readonly lines: readonly LineDraft[];
}

export interface LineDraft {
  readonly code: string;
  readonly name: Piece;
  readonly objectives: readonly ObjectiveDraft[];
}

export interface ObjectiveDraft {
  readonly text: Piece;
  readonly actions: readonly ActionDraft[];
}

export interface ActionDraft {
  readonly texts: Readonly<Record<TextKey, Piece>>;
  readonly termMonths: Entry<number>;
  readonly budgetCents: Entry<number>;
}

export type TextKey = "action" | "means" | "resources" | "responsible" | "internalSupport" | "externalSupport";

/** The axes that a table holds: one, or more when totals of an axis or titles stand between its rows. */
export function readAxisTable(table: Table, notes: Notes): AxisDraft[] {
  const codesUsed = table.rows.some(({ cells }) => lineParts(cells.get("line")?.text ?? "").code !== "");
  const state: State = { table, notes, codesUsed, axes: [], axis: null, sums: noSums(0), isClosed: false };
  table.rows.forEach((row, index) => {
    const opensAxis = row.titles.some(({ text }) => readTitle(text)?.kind === "eje");
    if (!state.axis || opensAxis) openAxis(state, index === 0 ? [...table.titles, ...row.titles] : row.titles);
    const total = readTotalRow(row);
    if (total) {
      const isLast = index === table.rows.length - 1;
      const { sums, closesAxis } = checkTotal(total, state.sums, isLast, notes);
      state.sums = sums;
      state.isClosed = closesAxis;
    } else {
      readRow(state, row);
    }
  });
  return state.axes.filter(({ lines }) => lines.length > 0);
}

interface OpenObjective {
  text: Piece;
  readonly actions: { -readonly [K in keyof ActionDraft]: ActionDraft[K] }[];
}

interface OpenLine {
  readonly code: string;
  name: Piece;
  readonly objectives: OpenObjective[];
}

interface OpenAxis {
  readonly titles: readonly RawCell[];
  readonly table: Table;
  readonly lines: OpenLine[];
}

interface State {
  readonly table: Table;
  readonly notes: Notes;
  readonly codesUsed: boolean;
  readonly axes: OpenAxis[];
  axis: OpenAxis | null;
  sums: AxisSums;
  /** The total of the axis has been seen: what comes next belongs to another axis. */
  isClosed: boolean;
}

function openAxis(state: State, titles: readonly RawCell[]): OpenAxis {
  state.axis = { titles, table: state.table, lines: [] };
  state.axes.push(state.axis);
  state.sums = noSums(state.sums.tableCents);
  state.isClosed = false;
  return state.axis;
}

function readRow(state: State, row: TableRow): void {
  const { cells, isAfterBreak } = row;
  const hasAction =
    cells.has("action") ||
    [...cells.keys()].some((key) => key !== "line" && key !== "objective" && !cells.get(key)!.isMergedBelow);
  const hasCode = lineParts(cells.get("line")?.text ?? "").code !== "";
  if (cells.size === 0 || (state.isClosed && !hasAction && !hasCode)) {
    noteUnread(state.notes, row);
    return;
  }

  const axis = state.isClosed || !state.axis ? openAxis(state, []) : state.axis;
  const isContinuation = continuesAction(axis, row);
  const line = lineFor(state, axis, row, isContinuation);
  const objective = objectiveFor(line, row, isContinuation);
  const action = lastOf(objective.actions);
  if (isContinuation && action) {
    action.texts = mapTexts((key) => joined(action.texts[key], cells.get(key), isAfterBreak));
  } else if (hasAction) {
    if (!cells.has("action")) noteNoAction(state.notes, row);
    const budgetCents = amountIn(cells.get("budget"), state.notes);
    objective.actions.push({
      texts: mapTexts((key) => pieceOf(cells.get(key))),
      termMonths: termIn(cells.get("term"), state.notes),
      budgetCents,
    });
    state.sums = withAction(state.sums, hasKnownAmount(row) ? budgetCents : null);
  }
}

/** Whether a row as a whole goes on with the action above: it has no term and no amount of its own, and begins nothing new. */
function continuesAction(axis: OpenAxis, { cells, isAfterBreak }: TableRow): boolean {
  const line = lastOf(axis.lines);
  const objective = line && lastOf(line.objectives);
  if (!line || !objective || objective.actions.length === 0) return false;
  if (ownCell(cells.get("term")) || ownCell(cells.get("budget"))) return false;
  if (beginsLine(line, ownCell(cells.get("line")), isAfterBreak)) return false;
  const objectiveCell = ownCell(cells.get("objective"), objective.text.text);
  const isNewObjective = objectiveCell !== undefined && !goesOn(objective.text.text, objectiveCell, isAfterBreak);
  const action = ownCell(cells.get("action"));
  if (!action) return !isNewObjective;
  return beginsInLowerCase(action.text) || (isAfterBreak && !isNewObjective);
}

function beginsLine(line: OpenLine, cell: RawCell | undefined, isAfterBreak: boolean): boolean {
  if (!cell || isSameLine(line, cell) || beginsInLowerCase(cell.text)) return false;
  return !isAfterBreak || lineParts(cell.text).code !== "";
}

function lineFor(state: State, axis: OpenAxis, row: TableRow, isContinuation: boolean): OpenLine {
  const line = lastOf(axis.lines);
  const cell = ownCell(row.cells.get("line"));
  if (line && (!cell || isSameLine(line, cell))) return line;
  const { code, name } = lineParts(cell?.text ?? "");
  const mayGoOn = isContinuation || (state.codesUsed && row.isAfterBreak);
  if (line && cell && code === "" && (mayGoOn || beginsInLowerCase(cell.text) || isUnfinished(line.name.text))) {
    line.name = joined(line.name, cell, true);
    return line;
  }
  const hasColumn = row.header.columns.has("line");
  if (code === "" && hasColumn) noteNoCode(state.notes, cell ?? row.filled[0]!, name);
  const opened: OpenLine = { code, name: { text: name, cell: cell ?? row.filled[0]! }, objectives: [] };
  axis.lines.push(opened);
  state.sums = withLine(state.sums);
  return opened;
}

/** A cell that repeats the line above, perhaps cut short by a page break, is no new line. */
function isSameLine(line: OpenLine, cell: RawCell): boolean {
  const { code, name } = lineParts(cell.text);
  if (code !== line.code) return false;
  return (
    fold(name) === fold(line.name.text) || (code !== "" && similarity(wordsOf(name), wordsOf(line.name.text)) >= 0.8)
  );
}

function objectiveFor(line: OpenLine, row: TableRow, isContinuation: boolean): OpenObjective {
  const objective = lastOf(line.objectives);
  const cell = ownCell(row.cells.get("objective"), objective?.text.text);
  if (objective && !cell) return objective;
  if (objective && cell && (isContinuation || goesOn(objective.text.text, cell, row.isAfterBreak))) {
    objective.text = joined(objective.text, cell, true);
    return objective;
  }
  const opened: OpenObjective = { text: pieceOf(cell), actions: [] };
  line.objectives.push(opened);
  return opened;
}

function mapTexts(piece: (key: TextKey) => Piece): Record<TextKey, Piece> {
  return {
    action: piece("action"),
    means: piece("means"),
    resources: piece("resources"),
    responsible: piece("responsible"),
    internalSupport: piece("internalSupport"),
    externalSupport: piece("externalSupport"),
  };
}

function noteNoAction(notes: Notes, { filled }: TableRow): void {
  noteAt(notes, "fila-no-leida", filled[0]!, {
    message: "La fila tiene datos de una acción, pero no dice cuál es la acción. Pasó al plan sin ese texto.",
    found: short(filled.map(({ text }) => text).join(" | ")),
    expected: "",
    remedy: "Por favor escriba la acción concreta.",
  });
}

function noteNoCode(notes: Notes, cell: RawCell, name: string): void {
  noteAt(notes, "linea-sin-codigo", cell, {
    message:
      name === "" ? "Falta la línea de acción de esta fila." : `La línea de acción «${short(name)}» no tiene código.`,
    found: name,
    expected: "",
    remedy: "Por favor escriba el código delante del nombre de la línea, por ejemplo «1.1».",
  });
}

import { parseAmountCents } from "../../plan/amount.ts";
import type { keyGiver } from "../../plan/keys.ts";
import { lastOf } from "../../plan/last-of.ts";
import { lineParts } from "../../plan/line-text.ts";
import { type Action, EMPTY, type Line, type Objective } from "../../plan/plan.ts";
import { parseTermMonths } from "../../plan/term.ts";
import { AXIS_COLUMNS, AXIS_ROWS } from "../layout/axis.ts";
import { mapEntry, type SheetReader } from "./sheet-reader.ts";

export interface AxisRead {
  readonly lines: readonly Line[];
  /** Keys given to rows that people made, with the row (0-based) each stands at. */
  readonly standing: ReadonlyMap<string, number>;
}

/**
 * Reads the lines of an axis from its managed sheet, from top to bottom.
 *
 * A row without a key that holds something is an action that people inserted: it belongs to the objective above it in its
 * block, or to a new one when it names another. A row outside any block belongs to the block that follows, else to the one
 * before. A copied row (its key was met already) is a new action too. Blank rows are people's own and left alone.
 */
export function readAxis(sheet: SheetReader, keys: ReturnType<typeof keyGiver>): AxisRead {
  const lines: OpenLine[] = [];
  const byKey = new Map<string, OpenLine>();
  const standing = new Map<string, number>();
  const seen = new Set<string>();
  let current: OpenLine | null = null;
  let waiting: number[] = [];

  const open = (key: string, text: string): OpenLine => {
    let line = byKey.get(key);
    if (!line) {
      line = { key, text, objectives: [], current: null };
      byKey.set(key, line);
      lines.push(line);
    }
    return line;
  };
  const take = (line: OpenLine, rowIndex0: number) => {
    const objective = objectiveOf(line, sheet, rowIndex0, keys);
    const action = readAction(sheet, rowIndex0, seen, keys);
    if (!action) return;
    objective.actions.push(action);
    seen.add(action.key);
    if (action.key !== sheet.keyOfRow[rowIndex0]) standing.set(action.key, rowIndex0);
  };

  for (let rowIndex0 = (sheet.rows.get(AXIS_ROWS.lastHeader) ?? 0) + 1; rowIndex0 < sheet.rowCount; rowIndex0++) {
    const key = sheet.keyOfRow[rowIndex0] ?? "";
    const lineKey = sheet.text(rowIndex0, "lineKey");
    if (key === AXIS_ROWS.total) break;
    if (key === AXIS_ROWS.top(lineKey)) {
      current = open(lineKey, sheet.text(rowIndex0, "line"));
      const text = sheet.text(rowIndex0, "objective");
      const objectiveKey = sheet.text(rowIndex0, "objectiveKey");
      if (objectiveKey) startObjective(current, objectiveKey, text);
      for (const row of waiting) take(current, row);
      waiting = [];
    } else if (key === AXIS_ROWS.subtotal(lineKey)) {
      current = null;
    } else if (key !== AXIS_ROWS.bottom(lineKey) && (isActionKey(key) || !sheet.isBlank(rowIndex0, TYPED))) {
      if (!current && isActionKey(key) && byKey.has(lineKey)) take(byKey.get(lineKey)!, rowIndex0);
      else if (current) take(current, rowIndex0);
      else waiting.push(rowIndex0);
    }
  }
  const last = lastOf(lines);
  if (last) for (const row of waiting) take(last, row);
  return { lines: lines.map(closeLine), standing };
}

const TYPED = AXIS_COLUMNS.map(({ key }) => key);

interface OpenLine {
  readonly key: string;
  readonly text: string;
  readonly objectives: OpenObjective[];
  current: OpenObjective | null;
}

interface OpenObjective {
  readonly key: string;
  text: string;
  readonly actions: Action[];
}

function startObjective(line: OpenLine, key: string, text: string): OpenObjective {
  let objective = line.objectives.find((candidate) => candidate.key === key);
  if (!objective) {
    objective = { key, text, actions: [] };
    line.objectives.push(objective);
  }
  if (!objective.text) objective.text = text;
  line.current = objective;
  return objective;
}

/** The objective a row belongs to: the one its key names, a new one when it bears another text, else the one above. */
function objectiveOf(
  line: OpenLine,
  sheet: SheetReader,
  rowIndex0: number,
  keys: ReturnType<typeof keyGiver>,
): OpenObjective {
  const text = sheet.text(rowIndex0, "objective");
  const key = sheet.text(rowIndex0, "objectiveKey");
  const { current } = line;
  if (key && key !== current?.key) return startObjective(line, key, text);
  if (current && (!text || text === current.text || !current.text)) return startObjective(line, current.key, text);
  return startObjective(line, keys.next("objective"), text);
}

function readAction(
  sheet: SheetReader,
  rowIndex0: number,
  seen: ReadonlySet<string>,
  keys: ReturnType<typeof keyGiver>,
): Action | null {
  const key = sheet.keyOfRow[rowIndex0] ?? "";
  const own = isActionKey(key);
  if (!own && sheet.isBlank(rowIndex0, ACTION_COLUMNS)) return null;
  return {
    key: own && !seen.has(key) ? key : keys.next("action"),
    text: sheet.text(rowIndex0, "action"),
    termMonths: readTerm(sheet, rowIndex0, "term"),
    means: sheet.text(rowIndex0, "means"),
    resources: sheet.text(rowIndex0, "resources"),
    budgetCents: readAmount(sheet, rowIndex0, "budget"),
    responsible: sheet.text(rowIndex0, "responsible"),
    internalSupport: sheet.text(rowIndex0, "internalSupport"),
    externalSupport: sheet.text(rowIndex0, "externalSupport"),
    activities: EMPTY,
    months: [],
  };
}

const ACTION_COLUMNS = TYPED.filter((column) => column !== "line" && column !== "objective");

/** An amount in cents; a text is unread, since the sheet's own sums leave it out. */
export function readAmount(sheet: SheetReader, rowIndex0: number, column: string): Action["budgetCents"] {
  const entry = sheet.number(rowIndex0, column);
  return entry.kind === "value" ? parseAmountCents(entry.value) : entry;
}

/** A term in months; a text such as "tres meses" is understood too, since no formula adds terms up. */
export function readTerm(sheet: SheetReader, rowIndex0: number, column: string): Action["termMonths"] {
  const entry = sheet.number(rowIndex0, column);
  if (entry.kind === "unread") return parseTermMonths(entry.typed);
  return mapEntry(entry, (months) => (Number.isInteger(months) && months > 0 ? months : null));
}

function closeLine({ key, text, objectives }: OpenLine): Line {
  return {
    key,
    ...lineParts(text),
    objectives: objectives.filter((objective) => objective.text || objective.actions.length > 0) as Objective[],
  };
}

function isActionKey(key: string): boolean {
  return /^A\d+$/.test(key);
}

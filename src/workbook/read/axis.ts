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
 * block, or to a new one when it names another. Outside any block, a row that names a line begins a new one; others belong
 * to the block that follows, else to the one before. A copied row (its key was met already) is a new action too. Rows that
 * are blank, or hold nothing but a text in the line's column, are people's own and left alone.
 */
export function readAxis(sheet: SheetReader, keys: KeyGiver): AxisRead {
  const read: AxisReading = { sheet, keys, lines: new Map(), standing: new Map(), seen: new Set() };
  let block: OpenLine | null = null;
  let loose: OpenLine | null = null;
  let waiting: number[] = [];
  for (let rowIndex0 = (sheet.rows.get(AXIS_ROWS.lastHeader) ?? 0) + 1; rowIndex0 < sheet.rowCount; rowIndex0++) {
    const key = sheet.keyOfRow[rowIndex0] ?? "";
    const lineKey = sheet.text(rowIndex0, "lineKey");
    if (key === AXIS_ROWS.total) break;
    if (key === AXIS_ROWS.top(lineKey)) {
      block = openBlock(read, rowIndex0, lineKey);
      for (const row of waiting) takeRow(read, block, row);
      [waiting, loose] = [[], null];
    } else if (key === AXIS_ROWS.subtotal(lineKey)) {
      block = null;
    } else if (key !== AXIS_ROWS.bottom(lineKey) && (isActionKey(key) || !sheet.isBlank(rowIndex0, CONTENT_COLUMNS))) {
      const text = sheet.text(rowIndex0, "line");
      if (!block && !read.lines.has(lineKey) && text) loose = openLine(read, keys.next("line"), text);
      const line = block ?? read.lines.get(lineKey) ?? loose;
      if (line) takeRow(read, line, rowIndex0);
      else waiting.push(rowIndex0);
    }
  }
  const lines = [...read.lines.values()];
  const last = lastOf(lines);
  if (last) for (const row of waiting) takeRow(read, last, row);
  return { lines: lines.map(closeLine), standing: read.standing };
}

type KeyGiver = ReturnType<typeof keyGiver>;

/** What one reading of an axis gathers. */
interface AxisReading {
  readonly sheet: SheetReader;
  readonly keys: KeyGiver;
  readonly lines: Map<string, OpenLine>;
  readonly standing: Map<string, number>;
  /** Keys of the actions met so far. */
  readonly seen: Set<string>;
}

const CONTENT_COLUMNS = AXIS_COLUMNS.map(({ key }) => key).filter((key) => key !== "line");
const ACTION_COLUMNS = CONTENT_COLUMNS.filter((key) => key !== "objective");

function openBlock(read: AxisReading, rowIndex0: number, lineKey: string): OpenLine {
  const { sheet } = read;
  const line = openLine(read, lineKey, sheet.text(rowIndex0, "line"));
  const objectiveKey = sheet.text(rowIndex0, "objectiveKey");
  if (objectiveKey) startObjective(line, objectiveKey, sheet.text(rowIndex0, "objective"));
  return line;
}

function openLine({ lines }: AxisReading, key: string, text: string): OpenLine {
  const line = lines.get(key) ?? { key, text, objectives: [], current: null };
  lines.set(key, line);
  return line;
}

function takeRow({ sheet, keys, standing, seen }: AxisReading, line: OpenLine, rowIndex0: number): void {
  const objective = objectiveOf(line, sheet, rowIndex0, keys);
  const own = sheet.keyOfRow[rowIndex0] ?? "";
  if (own === AXIS_ROWS.empty(objective.key) && sheet.isBlank(rowIndex0, ACTION_COLUMNS)) return;
  const key = isActionKey(own) && !seen.has(own) ? own : keys.next("action");
  objective.actions.push(readAction(sheet, rowIndex0, key));
  seen.add(key);
  if (key !== own) standing.set(key, rowIndex0);
}

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
function objectiveOf(line: OpenLine, sheet: SheetReader, rowIndex0: number, keys: KeyGiver): OpenObjective {
  const text = sheet.text(rowIndex0, "objective");
  const key = sheet.text(rowIndex0, "objectiveKey");
  const { current } = line;
  if (key && key !== current?.key) return startObjective(line, key, text);
  if (current && (!text || text === current.text || !current.text)) return startObjective(line, current.key, text);
  return startObjective(line, keys.next("objective"), text);
}

function readAction(sheet: SheetReader, rowIndex0: number, key: string): Action {
  return {
    key,
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

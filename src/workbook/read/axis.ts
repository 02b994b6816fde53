import { isKey, type KeyFamily, type KeyGiver } from "../../plan/keys.ts";
import { lastOf } from "../../plan/last-of.ts";
import { lineParts } from "../../plan/line-text.ts";
import { type Action, EMPTY, type Line } from "../../plan/plan.ts";
import { AXIS_COLUMNS, AXIS_ROWS, blockRow, TOTAL_LABELS } from "../layout/axis.ts";
import { readAmount, readTerm, type SheetReader } from "./sheet-reader.ts";

export interface AxisRead {
  readonly lines: readonly Line[];
  /** The row (0-based) of each key that the first row with this key in the sheet does not tell: rows that people made or copied. */
  readonly standing: ReadonlyMap<string, number>;
}

/**
 * Reads the lines of the axes from their managed sheets, each from top to bottom.
 *
 * A row without a key that holds something is an action that people inserted: it belongs to the objective above it in its
 * block, or to a new one when it names another. Outside any block, a row that names a line begins a new one; others belong
 * to the block that follows, else to the one before. A copied row, whose key is that of a row in its own block, is a new
 * action too, and what people typed into a thin row of a block is taken for one. Rows that are blank, or hold nothing but a
 * text in the line's column, are people's own and left alone.
 */
export function readAxes(sheets: readonly SheetReader[], keys: KeyGiver): readonly AxisRead[] {
  const claims: Claims = { keys, homes: homesOf(sheets), taken: new Set() };
  return sheets.map((sheet) => readAxis(sheet, claims));
}

/** Which row each key belongs to, since people copy rows with their hidden keys, within a sheet and from one to another. */
interface Claims {
  readonly keys: KeyGiver;
  /** By the key of an action: the row that bears it rightly. */
  readonly homes: ReadonlyMap<string, Home>;
  /** Keys of the lines and objectives met so far. */
  readonly taken: Set<string>;
}

interface Home {
  readonly sheet: SheetReader;
  readonly rowIndex0: number;
}

/** The first row with the key that stands in the block of its line, else the first one. */
function homesOf(sheets: readonly SheetReader[]): ReadonlyMap<string, Home> {
  const homes = new Map<string, Home & { readonly isInBlock: boolean }>();
  for (const sheet of sheets) {
    const { start0, end0 } = extentOf(sheet);
    let block = "";
    for (let rowIndex0 = start0; rowIndex0 < end0; rowIndex0++) {
      const key = sheet.keyOfRow[rowIndex0]!;
      const part = blockRow(key);
      if (part) block = part.part === "top" ? part.lineKey : "";
      if (!isKey(key, "action")) continue;
      const isInBlock = block !== "" && sheet.text(rowIndex0, "lineKey") === block;
      const known = homes.get(key);
      if (!known || (isInBlock && !known.isInBlock)) homes.set(key, { sheet, rowIndex0, isInBlock });
    }
  }
  return homes;
}

/** From below the headers to the total, whatever people moved: rows of a block are always within. */
function extentOf({ keyOfRow, rows }: SheetReader): { readonly start0: number; readonly end0: number } {
  const blocks = [...keyOfRow.keys()].filter((rowIndex0) => blockRow(keyOfRow[rowIndex0]!));
  const header0 = rows.get(AXIS_ROWS.lastHeader) ?? -1;
  const start0 = Math.min(header0 + 1, blocks[0] ?? keyOfRow.length);
  return { start0, end0: Math.max(rows.get(AXIS_ROWS.total) ?? 0, (lastOf(blocks) ?? -1) + 1) };
}

/** What one reading of an axis gathers. */
interface AxisReading {
  readonly sheet: SheetReader;
  readonly claims: Claims;
  readonly lines: OpenLine[];
  readonly standing: Map<string, number>;
}

interface OpenLine {
  readonly key: string;
  /** The key as the sheet has it, which differs for a copy. */
  readonly writtenKey: string;
  text: string;
  readonly objectives: OpenObjective[];
  current: OpenObjective | null;
}

interface OpenObjective {
  readonly key: string;
  readonly writtenKey: string;
  text: string;
  readonly actions: Action[];
}

const CONTENT_COLUMNS = AXIS_COLUMNS.map(({ key }) => key).filter((key) => key !== "line");
const SUM_COLUMNS = AXIS_COLUMNS.map(({ key }) => key).filter((key) => key !== "objective" && key !== "budget");
const ACTION_COLUMNS = CONTENT_COLUMNS.filter((key) => key !== "objective");

function readAxis(sheet: SheetReader, claims: Claims): AxisRead {
  const read: AxisReading = { sheet, claims, lines: [], standing: new Map() };
  const { start0, end0 } = extentOf(sheet);
  let block: OpenLine | null = null;
  let loose: OpenLine | null = null;
  let waiting: number[] = [];
  for (let rowIndex0 = start0; rowIndex0 < end0; rowIndex0++) {
    const part = blockRow(sheet.keyOfRow[rowIndex0]!);
    if (part?.part === "top") {
      block = openBlock(read, rowIndex0, part.lineKey);
      for (const row of waiting) takeRow(read, block, row);
      [waiting, loose] = [[], null];
    } else if (part?.part === "subtotal") {
      block = null;
    }
    // Where people took the merged cell apart, its text may stand further down; merging brings it back to the top.
    if (block && !block.text && !isHeading(sheet.keyOfRow[rowIndex0]!, rowIndex0, sheet))
      block.text = sheet.text(rowIndex0, "line");
    if (!holdsAction(sheet, rowIndex0)) continue;
    loose = block ? null : (newLineAt(read, rowIndex0) ?? loose);
    const line = block ?? lineOf(read, rowIndex0) ?? loose;
    if (line) takeRow(read, line, rowIndex0);
    else waiting.push(rowIndex0);
  }
  const last = lastOf(read.lines);
  if (last) for (const row of waiting) takeRow(read, last, row);
  return { lines: read.lines.map(closeLine), standing: read.standing };
}

/** Whether a row is an action, or stands for an objective that has none. */
function holdsAction(sheet: SheetReader, rowIndex0: number): boolean {
  const key = sheet.keyOfRow[rowIndex0]!;
  const part = blockRow(key);
  if (part)
    return (
      part.part !== "subtotal" && !sheet.isBlank(rowIndex0, part.part === "top" ? ACTION_COLUMNS : CONTENT_COLUMNS)
    );
  if (isKey(key, "action")) return true;
  if (isSum(sheet, rowIndex0)) return false;
  return !isHeading(key, rowIndex0, sheet) && !sheet.isBlank(rowIndex0, CONTENT_COLUMNS);
}

/** A row of a sum of ours that lost its key, or a copy of one: nothing but the label and the formula. */
export function isSum(sheet: SheetReader, rowIndex0: number): boolean {
  const label = sheet.text(rowIndex0, "objective");
  return (
    (label === "" || label === TOTAL_LABELS.subtotal || label === TOTAL_LABELS.total) &&
    typeof sheet.typed(rowIndex0, "budget") === "object" &&
    sheet.isBlank(rowIndex0, SUM_COLUMNS)
  );
}

/** Rows of ours outside the blocks. A copy of the titles is like any row that people made; copies of the others bear figures and words of ours. */
function isHeading(key: string, rowIndex0: number, { rows }: SheetReader): boolean {
  return TABLE_ROWS.has(key) || (TITLE_ROWS.has(key) && rows.get(key) === rowIndex0);
}

const TITLE_ROWS: ReadonlySet<string> = new Set(["title", "axis"]);
const TABLE_ROWS: ReadonlySet<string> = new Set(["header1", AXIS_ROWS.lastHeader, AXIS_ROWS.total]);

/** The line at the top of a block. A copy of a block goes on with its line, but for one that bears another name. */
function openBlock(read: AxisReading, rowIndex0: number, writtenKey: string): OpenLine {
  const { sheet } = read;
  const text = sheet.text(rowIndex0, "line");
  const known = read.lines.find((line) => line.writtenKey === writtenKey);
  const line = known && (!text || text === known.text) ? known : openLine(read, writtenKey, text);
  const objective = sheet.text(rowIndex0, "objective");
  const objectiveKey = sheet.text(rowIndex0, "objectiveKey") || sheet.text(rowIndex0 + 1, "objectiveKey");
  if (objective || objectiveKey) chooseObjective(read, line, objectiveKey, objective);
  return line;
}

function openLine(read: AxisReading, writtenKey: string, text: string): OpenLine {
  const line = { key: claim(read, "line", writtenKey), writtenKey, text, objectives: [], current: null };
  read.lines.push(line);
  return line;
}

/** A new line that a row outside the blocks names, or the line of a block whose top row is gone; else null. */
function newLineAt(read: AxisReading, rowIndex0: number): OpenLine | null {
  const { sheet } = read;
  if (lineOf(read, rowIndex0)) return null;
  const text = sheet.text(rowIndex0, "line");
  const writtenKey = sheet.text(rowIndex0, "lineKey");
  if (isKey(writtenKey, "line") && !sheet.rows.has(AXIS_ROWS.top(writtenKey))) return openLine(read, writtenKey, text);
  return text ? openLine(read, "", text) : null;
}

/** The line met already that a row outside the blocks belongs to by its key. */
function lineOf({ sheet, lines }: AxisReading, rowIndex0: number): OpenLine | undefined {
  const writtenKey = sheet.text(rowIndex0, "lineKey");
  return writtenKey ? lines.find((line) => line.writtenKey === writtenKey) : undefined;
}

function takeRow(read: AxisReading, line: OpenLine, rowIndex0: number): void {
  const { sheet, claims, standing } = read;
  const isAtHome = sheet.text(rowIndex0, "lineKey") === line.writtenKey;
  const objectiveKey = isAtHome ? sheet.text(rowIndex0, "objectiveKey") : "";
  const objective = chooseObjective(read, line, objectiveKey, sheet.text(rowIndex0, "objective"));
  const own = sheet.keyOfRow[rowIndex0]!;
  if (own.startsWith(AXIS_ROWS.empty("")) && sheet.isBlank(rowIndex0, ACTION_COLUMNS)) return;
  const home = claims.homes.get(own);
  const isOwn = home?.sheet === sheet && home.rowIndex0 === rowIndex0;
  const key = isOwn ? own : claims.keys.next("action");
  objective.actions.push(readAction(sheet, rowIndex0, key));
  // A thin row that the block needs stays what it is: what was typed into it moves to a row of its own.
  const isNeeded = blockRow(own)?.lineKey === line.key && sheet.rows.get(own) === rowIndex0;
  if (sheet.rows.get(key) !== rowIndex0 && !isNeeded) standing.set(key, rowIndex0);
}

/** The objective that a key and a text name, which is the current one from then on: a new one for a text that is no other's. */
function chooseObjective(read: AxisReading, line: OpenLine, writtenKey: string, text: string): OpenObjective {
  const { current, objectives } = line;
  const isCurrent = current && (!writtenKey || writtenKey === current.writtenKey);
  const keyed = isCurrent ? current : objectives.find((known) => writtenKey && known.writtenKey === writtenKey);
  const isOther = text !== "" && keyed !== undefined && keyed.text !== "" && keyed.text !== text;
  const named = isOther ? objectives.find((known) => known.text === text) : keyed;
  const objective = named ?? {
    key: claim(read, "objective", isOther ? "" : writtenKey),
    writtenKey: isOther ? "" : writtenKey,
    text,
    actions: [],
  };
  if (!named) objectives.push(objective);
  if (!objective.text) objective.text = text;
  line.current = objective;
  return objective;
}

/** The key as it is written, unless it is none of the family or another's already; then a new one. */
function claim({ claims: { keys, taken } }: AxisReading, family: KeyFamily, writtenKey: string): string {
  const key = isKey(writtenKey, family) && !taken.has(writtenKey) ? writtenKey : keys.next(family);
  taken.add(key);
  return key;
}

function readAction(sheet: SheetReader, rowIndex0: number, key: string): Action {
  const text = (column: string) => sheet.text(rowIndex0, column);
  return {
    key,
    text: text("action"),
    termMonths: readTerm(sheet, rowIndex0, "term"),
    means: text("means"),
    resources: text("resources"),
    budgetCents: readAmount(sheet, rowIndex0, "budget"),
    responsible: text("responsible"),
    internalSupport: text("internalSupport"),
    externalSupport: text("externalSupport"),
    activities: EMPTY,
    months: [],
  };
}

function closeLine({ key, text, objectives }: OpenLine): Line {
  const kept = objectives.filter((objective) => objective.text || objective.actions.length > 0);
  return {
    key,
    ...lineParts(text),
    objectives: kept.map(({ key: objectiveKey, text: objectiveText, actions }) => ({
      key: objectiveKey,
      text: objectiveText,
      actions,
    })),
  };
}

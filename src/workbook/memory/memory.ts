import { isKey } from "../../plan/keys.ts";
import type { DesiredCell, DesiredRow } from "../desired.ts";
import type { ArrangedSheet } from "../diff/diff.ts";
import { MOST_CHARACTERS } from "../diff/values.ts";
import { type SheetKey, sheetKeyOf } from "../managed.ts";
import type { ExtendedValue } from "../sheets-api.ts";
import { cellAt } from "../snapshot.ts";

/** What stood in a cell that people type in. */
export type Typed = string | number | boolean | { readonly formula: string };

/**
 * The last known state: what stood in every cell that people type in when the pass before was done, by `memoryKey`. From it
 * come the log, deleted and moved rows, and keys that were torn from their contents.
 */
export type Memory = ReadonlyMap<string, MemoryRow>;

/** What is remembered of a keyed row, of a line or of an objective. */
export interface MemoryRow {
  readonly sheet: SheetKey;
  /** The row that bore it: its own key, or for the text of a line or an objective the row at the top of its block. */
  readonly row: string;
  /** Keys of the line and the objective it stood in; empty where there are none. */
  readonly line: string;
  readonly objective: string;
  /** By column key; blank cells are left out. */
  readonly cells: Readonly<Record<string, Typed>>;
}

/** Rows of the axes' Cuadros are one family, since actions move from one to another; other sheets have rows of their own. */
export type MemoryArea = "plan" | Exclude<SheetKey, `axis:${number}`>;

/** `plan|A05`, `schedule|A05`. */
export function memoryKey(sheet: SheetKey, rowKey: string): string {
  return `${areaOf(sheet)}|${rowKey}`;
}

function areaOf(sheet: SheetKey): MemoryArea {
  return sheet.startsWith("axis:") ? "plan" : (sheet as MemoryArea);
}

/** A remembered cell, and where it stands in the snapshot (0-based; -1: it is made by this pass). */
export interface RememberedCell {
  readonly key: string;
  readonly column: string;
  readonly row0: number;
  readonly column0: number;
}

/** What will stand in the typed cells once the arranged sheets are written, and where it stands now; the same for cells that held something before. */
export function remember(
  arranged: Iterable<ArrangedSheet>,
  before: Memory,
): {
  readonly memory: Memory;
  readonly cells: readonly RememberedCell[];
} {
  const memory: Gathering["memory"] = new Map();
  const cells: RememberedCell[] = [];
  for (const sheet of arranged) {
    const key = sheetKeyOf(sheet.arrangement.desired.sheetId);
    if (!key || key === "log") continue;
    if (!FORGOTTEN.has(key)) rememberSheet(sheet, key, { memory, before, cells });
    rememberBeside(sheet, key, memory);
  }
  return { memory, cells };
}

/** Sheets in whose tables nothing is typed, or whose typed cells are kept elsewhere in the state. */
const FORGOTTEN: ReadonlySet<SheetKey> = new Set(["start", "findings", "rules"]);

/** What people typed beside the table of a sheet, as one row: a text each, whatever its place. */
export function besideKey(sheet: SheetKey): string {
  return `${BESIDE}${sheet}`;
}

const BESIDE = "beside|";

/** Whether a remembered row is what stood beside a table. */
export function isBeside(key: string): boolean {
  return key.startsWith(BESIDE);
}

function rememberBeside(
  { arrangement: { rows, columns, cells: ours, sheet } }: ArrangedSheet,
  key: SheetKey,
  memory: Gathering["memory"],
): void {
  const texts = new Set<string>();
  for (const [row0, { from0 }] of rows.entries()) {
    if (!sheet || from0 < 0) continue;
    for (const [index0, { column, from0: column0 }] of columns.entries()) {
      if (column0 < 0 || ours[row0]![index0] || (column && KEY_COLUMNS.has(column.key))) continue;
      const typed = typedIn(cellAt(sheet, from0, column0)?.userEnteredValue);
      // Formulas change by themselves with the rows that they name.
      if (typed !== undefined && typeof typed !== "object") texts.add(textOfTyped(typed));
    }
  }
  if (texts.size === 0) return;
  const cells = Object.fromEntries([...texts].sort().map((text, index) => [String(index + 1), text]));
  memory.set(besideKey(key), { sheet: key, row: "", line: "", objective: "", cells });
}

const KEY_COLUMNS: ReadonlySet<string> = new Set(["key", "lineKey", "objectiveKey"]);

interface Gathering {
  readonly memory: Map<string, MemoryRow & { cells: Record<string, Typed> }>;
  readonly before: Memory;
  readonly cells: RememberedCell[];
}

function rememberSheet(
  { arrangement, merges }: ArrangedSheet,
  sheet: SheetKey,
  { memory, before, cells }: Gathering,
): void {
  for (const [row0, placed] of arrangement.rows.entries()) {
    const { row } = placed;
    if (!row) continue;
    const ownKey = memoryKey(sheet, row.key);
    if (bearsPlace(row.key, sheet)) memory.set(ownKey, { sheet, row: row.key, ...parentsOf(row), cells: {} });
    for (const ours of arrangement.cells[row0]!) {
      if (!ours) continue;
      const { column0, cell, now } = ours;
      const { column, from0 } = arrangement.columns[column0]!;
      const subject = subjectOf(row, cell, column!.key, sheet);
      if (!subject || merges.covers(row0, column0)) continue;
      const made = placed.made || from0 < 0;
      const value =
        subject.isManaged || made
          ? typedOf(cell.value ?? cell.initial)
          : typedIn(merges.movedTo(row0, column0) ?? now?.userEnteredValue);
      const key = subject.key === row.key ? ownKey : memoryKey(sheet, subject.key);
      const known = before.get(key)?.cells[column!.key];
      if (value === undefined && known === undefined) continue;
      cells.push({ key, column: column!.key, row0: made ? -1 : placed.from0, column0: made ? -1 : from0 });
      if (value === undefined) continue;
      const remembered = memory.get(key) ?? { sheet, row: row.key, ...parentsOf(row), cells: {} };
      remembered.cells[column!.key] = settledFormula(value, known);
      memory.set(key, remembered);
    }
  }
}

/** Rows whose place in the plan is remembered even while nothing is typed in them. */
function bearsPlace(key: string, sheet: SheetKey): boolean {
  return sheet === "budget" ? isKey(key, "budgetRow") : sheet.startsWith("axis:") && isKey(key, "action");
}

/** Whose a cell is: mostly its row's; the texts at the top of a block are those of its line and its objective. */
function subjectOf(
  { key, cells }: DesiredRow,
  { value }: DesiredCell,
  column: string,
  sheet: SheetKey,
): { readonly key: string; readonly isManaged: boolean } | null {
  if (column === "objective" && sheet.startsWith("axis:")) {
    const objective = keyIn(cells.objectiveKey?.value);
    return value && isKey(objective, "objective") ? { key: objective, isManaged: true } : null;
  }
  if (column === "line" && sheet.startsWith("axis:")) {
    const line = keyIn(cells.lineKey?.value);
    if (isKey(line, "line")) return { key: line, isManaged: false };
  }
  return value === undefined ? { key, isManaged: false } : null;
}

function parentsOf({ cells }: DesiredRow): { readonly line: string; readonly objective: string } {
  return { line: keyIn(cells.lineKey?.value), objective: keyIn(cells.objectiveKey?.value) };
}

function keyIn(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** What a layout puts into a cell that people type in; layouts put no formulas there. */
function typedOf(value: unknown): Typed | undefined {
  if (typeof value === "string") return value.slice(0, MOST_CHARACTERS) || undefined;
  return typeof value === "number" || typeof value === "boolean" ? value : undefined;
}

/** A formula whose references alone have changed, because rows around it were moved, is remembered as it was. */
function settledFormula(now: Typed, before: Typed | undefined): Typed {
  if (typeof now !== "object" || typeof before !== "object") return now;
  return shapeOf(now.formula) === shapeOf(before.formula) ? before : now;
}

function shapeOf(formula: string): string {
  return formula.replace(/\$?[A-Z]{1,3}\$?\d+|#REF!/gi, "#");
}

/** What was entered in a cell; undefined for nothing. */
export function typedIn(value: ExtendedValue | undefined): Typed | undefined {
  if (value?.formulaValue !== undefined) return { formula: value.formulaValue };
  return typedOf(value?.stringValue ?? value?.numberValue ?? value?.boolValue);
}

/** What was typed as people read it in the log. */
export function textOfTyped(value: Typed | undefined): string {
  if (value === undefined) return "";
  return typeof value === "object" ? value.formula : typeof value === "boolean" ? (value ? "sí" : "no") : String(value);
}

/** Whether two cells hold the same. */
export function sameTyped(a: Typed | undefined, b: Typed | undefined): boolean {
  return a === b || (typeof a === "object" && typeof b === "object" && a.formula === b.formula);
}

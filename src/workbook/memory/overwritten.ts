import type { DesiredCell, Positions } from "../desired.ts";
import type { PlacedColumn } from "../diff/arrangement.ts";
import { canonicalFormula } from "../diff/canonical.ts";
import type { ArrangedSheet } from "../diff/diff.ts";
import { RETIRED } from "../layout/schedule.ts";
import { type SheetKey, sheetKeyOf } from "../managed.ts";
import { cellAt } from "../snapshot.ts";
import { type Memory, type Typed, textOfTyped, typedIn } from "./memory.ts";

/** Something that people typed over a cell of ours, which is put right again. Positions are 0-based in the snapshot. */
export interface Overwritten {
  readonly sheet: SheetKey;
  readonly key: string;
  readonly column: string;
  readonly typed: Typed;
  readonly row0: number;
  readonly column0: number;
}

/** Sheets whose cells people type in at all; elsewhere everything is made anew by each pass. */
const WATCHED = /^(axis:|budget$|schedule$|strategies$|settings$|catalogues$|commission$)/;
const HIDDEN: ReadonlySet<string> = new Set(["key", "lineKey", "objectiveKey"]);

/**
 * What people typed over formulas, headers and other cells of ours, which a pass writes over. A text that stands
 * somewhere else in the same column then, because rows have moved, or that `states` know as typed, is not lost.
 */
export function overwritten(
  arranged: Iterable<ArrangedSheet>,
  states: readonly Memory[],
  positions: Positions,
): readonly Overwritten[] {
  const found = [...arranged].flatMap((sheet) => {
    const key = sheetKeyOf(sheet.arrangement.desired.sheetId);
    return key && WATCHED.test(key) ? overwrittenIn(sheet, key, positions) : [];
  });
  if (found.length === 0) return [];
  const known = new Set(states.flatMap((memory) => [...memory.values()].flatMap(({ cells }) => Object.values(cells))));
  return found.filter(({ typed }) => typeof typed !== "string" || !known.has(typed));
}

function overwrittenIn(
  { arrangement, merges }: ArrangedSheet,
  sheet: SheetKey,
  positions: Positions,
): readonly Overwritten[] {
  const { desired, rows, columns } = arrangement;
  const found: Overwritten[] = [];
  const moved = new Set<string>();
  for (const [row0, { row, from0: rowFrom0 }] of rows.entries()) {
    if (!row || rowFrom0 < 0 || !arrangement.sheet) continue;
    for (const [column0, { column, from0 }] of columns.entries()) {
      const cell = column && row.cells[column.key];
      if (!cell || cell.value === undefined || from0 < 0 || HIDDEN.has(column.key)) continue;
      const movedHere = merges.movedTo(row0, column0);
      if (movedHere) {
        moved.add(`${column.key} ${textOfTyped(typedIn(movedHere))}`);
        continue;
      }
      const typed = typedIn(cellAt(arrangement.sheet, rowFrom0, from0)?.userEnteredValue);
      if (typed === undefined || isOurs(typed, cell, positions)) continue;
      found.push({ sheet, key: row.key, column: column.key, typed, row0: rowFrom0, column0: from0 });
    }
  }
  const wanted = found.length > 0 ? wantedTexts(desired.rows, columns) : new Set<unknown>();
  return found.filter(({ column, typed }) => {
    const text = `${column} ${textOfTyped(typed)}`;
    return !wanted.has(text) && !moved.has(text);
  });
}

/**
 * What stands there is what should, or what cuadros puts there at other times: a formula of the same shape, since Google shifts
 * and breaks those, any formula in the place of a text, and a heading that goes on with what depends on the plan.
 */
function isOurs(typed: Typed, { value }: DesiredCell, positions: Positions): boolean {
  if (typeof typed === "object") {
    const isFormula = typeof value === "object" && value !== null;
    return !isFormula || shapeOf(typed.formula) === shapeOf(value.formula(positions));
  }
  if (typed === value || typed === RETIRED) return true;
  if (typeof typed !== "string" || typeof value !== "string") return false;
  const [shorter, longer] = [typed, value].map(withoutNumbers).sort((a, b) => a.length - b.length);
  return longer!.startsWith(shorter!);
}

/** A formula without the cells that it names, be they one or many. */
function shapeOf(formula: string): string {
  return canonicalFormula(formula)
    .replace(/(?:'[^']*'|[\p{L}_][\p{L}\d_.]*)!(?=\$?[a-z]{1,3}\$?\d|#ref)/gu, "")
    .replace(/\$?[a-z]{1,3}\$?\d+|#ref!/g, "#")
    .replace(/#(?:[,:]#)+/g, "#");
}

function withoutNumbers(text: string): string {
  return text.replace(/\d+/g, "#");
}

function wantedTexts(
  rows: ArrangedSheet["arrangement"]["desired"]["rows"],
  columns: readonly PlacedColumn[],
): ReadonlySet<unknown> {
  const keys = columns.flatMap(({ column }) => (column ? [column.key] : []));
  return new Set(
    rows.flatMap(({ cells }) =>
      keys.flatMap((key) =>
        [cells[key]?.value, cells[key]?.initial].flatMap((text) => (text ? [`${key} ${String(text)}`] : [])),
      ),
    ),
  );
}

import type { DesiredCell } from "../desired.ts";
import type { PlacedColumn } from "../diff/arrangement.ts";
import type { ArrangedSheet } from "../diff/diff.ts";
import { type SheetKey, sheetKeyOf } from "../managed.ts";
import { locate } from "../ours.ts";
import { cellAt } from "../snapshot.ts";
import { type Memory, type Typed, textOfTyped, typedIn } from "./memory.ts";
import { ownShape, shapeOf } from "./shape.ts";
import { HIDDEN_COLUMNS, writtenChecker } from "./written.ts";

/** Something that people typed over a cell of ours, which is put right again. Positions are 0-based in the snapshot. */
export interface Overwritten {
  readonly sheet: SheetKey;
  readonly key: string;
  readonly column: string;
  readonly typed: Typed;
  readonly row0: number;
  readonly column0: number;
}

/** What cuadros wrote and what people typed, in the state before or in the one that comes (see `writtenIn`, `remember`). */
export interface KnownState {
  readonly written?: string;
  readonly memory: Memory;
}

/**
 * What people typed over formulas, headings and other cells of ours, which a pass writes over, and into rows and columns of ours
 * that go. A text that stands somewhere else in the same column then, because rows have moved, or that the states know as typed,
 * is not lost.
 */
export function overwritten(
  arranged: readonly ArrangedSheet[],
  before: KnownState,
  after: KnownState,
): readonly Overwritten[] {
  const isWritten = writtenChecker([before.written, after.written]);
  const found = arranged.flatMap((sheet) => {
    const key = sheetKeyOf(sheet.arrangement.desired.sheetId);
    return key ? [...typedOver(sheet, key, isWritten), ...typedInGoing(sheet, key, isWritten)] : [];
  });
  if (found.length === 0) return [];
  const known = new Set(
    [before, after].flatMap(({ memory }) => [...memory.values()].flatMap(({ cells }) => Object.values(cells))),
  );
  return found.filter(({ typed }) => typeof typed !== "string" || !known.has(typed));
}

type WrittenChecker = ReturnType<typeof writtenChecker>;

/** What stands in cells of ours that stay, and is neither what should nor what we wrote. */
function typedOver(
  { arrangement, merges }: ArrangedSheet,
  sheet: SheetKey,
  isWritten: WrittenChecker,
): readonly Overwritten[] {
  const { desired, rows, columns } = arrangement;
  const found: Overwritten[] = [];
  const moved = new Set<string>();
  for (const [row0, { row, from0: rowFrom0 }] of rows.entries()) {
    if (!row || rowFrom0 < 0 || !arrangement.sheet) continue;
    for (const ours of arrangement.cells[row0]!) {
      if (ours?.cell.value === undefined) continue;
      const { column0, cell, now } = ours;
      const { column, from0 } = columns[column0]!;
      if (!column || from0 < 0 || HIDDEN_COLUMNS.has(column.key)) continue;
      const movedHere = merges.movedTo(row0, column0);
      if (movedHere) {
        moved.add(`${column.key} ${textOfTyped(typedIn(movedHere))}`);
        continue;
      }
      const typed = typedIn(now?.userEnteredValue);
      if (typed === undefined || typed === cell.value) continue;
      const over = { sheet, key: row.key, column: column.key, typed, row0: rowFrom0, column0: from0 };
      if (!isWritten(over) && !isWanted(typed, cell)) found.push(over);
    }
  }
  const wanted = found.length > 0 ? wantedTexts(desired.rows, columns) : new Set<unknown>();
  return found.filter(({ column, typed }) => {
    const text = `${column} ${textOfTyped(typed)}`;
    return !wanted.has(text) && !moved.has(text);
  });
}

/** A formula is wanted whatever cells it names, since Google shifts and breaks those. */
function isWanted(typed: Typed, { value }: DesiredCell): boolean {
  return (
    typeof typed === "object" &&
    typeof value === "object" &&
    value !== null &&
    shapeOf(typed.formula) === ownShape(value)
  );
}

/**
 * The same of the rows and columns that go: our own, by their keys, since those of people stay. Formulas are left out: they are
 * broken by then, so that ours are not sure to be known.
 */
function typedInGoing(
  { arrangement }: ArrangedSheet,
  sheet: SheetKey,
  isWritten: WrittenChecker,
): readonly Overwritten[] {
  const { sheet: standing, desired, rowChanges, columnChanges, rows, columns } = arrangement;
  if (!standing || rowChanges.deletes.length + columnChanges.deletes.length === 0) return [];
  const located = locate(standing, desired.keyColumn);
  const [staysRow, staysColumn] = [rows, columns].map((lines) => new Set(lines.map(({ from0 }) => from0)));
  return located.keyOfRow.flatMap((key, row0) =>
    [...located.columns].flatMap(([column, column0]): readonly Overwritten[] => {
      const isKept = staysRow!.has(row0) && staysColumn!.has(column0);
      if (isKept || HIDDEN_COLUMNS.has(column) || TOLD_OF_ELSEWHERE.has(column)) return [];
      const typed = typedIn(cellAt(standing, row0, column0)?.userEnteredValue);
      if (typed === undefined || typeof typed === "object") return [];
      const cell = { sheet, key, column, typed, row0, column0 };
      return isWritten(cell) ? [] : [cell];
    }),
  );
}

/** Reasons are told of where they are decided on, those in rows that go too. */
const TOLD_OF_ELSEWHERE: ReadonlySet<string> = new Set(["reason"]);

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

import { isKey } from "../../plan/keys.ts";
import type { SheetKey } from "../managed.ts";
import {
  isBeside,
  type Memory,
  type MemoryRow,
  type RememberedCell,
  sameTyped,
  type Typed,
  textOfTyped,
} from "./memory.ts";

/** What became different between two states, by keys. Positions are 0-based in the snapshot; -1: not there. */
export type Change =
  | {
      readonly kind: "cell";
      readonly sheet: SheetKey;
      /** Key of the row, of a line or of an objective. */
      readonly key: string;
      readonly column: string;
      readonly before: Typed | undefined;
      readonly after: Typed | undefined;
      readonly row0: number;
      readonly column0: number;
    }
  | {
      readonly kind: "added" | "removed";
      readonly sheet: SheetKey;
      readonly key: string;
      readonly row: MemoryRow;
      readonly row0: number;
    }
  | {
      readonly kind: "moved";
      readonly sheet: SheetKey;
      readonly key: string;
      readonly from: MemoryRow;
      readonly to: MemoryRow;
      readonly row0: number;
    };

/** What became different, in the order of the sheets; what was removed comes last. `cells`: where the remembered cells stand now. */
export function changesBetween(before: Memory, after: Memory, cells: readonly RememberedCell[]): readonly Change[] {
  const places = placesOf(cells);
  return [
    ...[...after].flatMap(([memoryKey, row]) => {
      if (isBeside(memoryKey)) return [];
      const known = before.get(memoryKey);
      const place = places.get(memoryKey) ?? NOWHERE;
      return known ? rowChanges(memoryKey, known, row, place) : additions(memoryKey, row, place);
    }),
    ...[...before].flatMap(([memoryKey, row]) =>
      after.has(memoryKey) || isBeside(memoryKey) ? [] : removals(memoryKey, row),
    ),
    ...lostBeside(before, after),
  ];
}

/** Texts that people had beside a table, and that stand nowhere now. */
function lostBeside(before: Memory, after: Memory): readonly Change[] {
  const beside = [...before].filter(([memoryKey]) => isBeside(memoryKey));
  if (beside.length === 0) return [];
  const standing = new Set([...after.values()].flatMap(({ cells }) => Object.values(cells).map(textOfTyped)));
  return beside.flatMap(([, { sheet, cells }]) =>
    Object.values(cells).flatMap((text): readonly Change[] =>
      standing.has(textOfTyped(text))
        ? []
        : [{ kind: "cell", sheet, key: "", column: "", before: text, after: undefined, row0: -1, column0: -1 }],
    ),
  );
}

/** Where a row's cells stand: its row, and the column of each. */
interface RowPlace {
  readonly row0: number;
  readonly columns0: ReadonlyMap<string, number>;
}

const NOWHERE: RowPlace = { row0: -1, columns0: new Map() };

function placesOf(cells: readonly RememberedCell[]): ReadonlyMap<string, RowPlace> {
  const places = new Map<string, { row0: number; columns0: Map<string, number> }>();
  for (const { key, column, row0, column0 } of cells) {
    const place = places.get(key) ?? { row0, columns0: new Map() };
    place.columns0.set(column, column0);
    places.set(key, place);
  }
  return places;
}

function rowChanges(memoryKey: string, before: MemoryRow, after: MemoryRow, place: RowPlace): readonly Change[] {
  const key = keyOf(memoryKey);
  const isMoved =
    isKey(key, "action") &&
    memoryKey.startsWith("plan|") &&
    (before.sheet !== after.sheet || before.line !== after.line || before.objective !== after.objective);
  return [
    ...(isMoved
      ? [{ kind: "moved", sheet: after.sheet, key, from: before, to: after, row0: place.row0 } as const]
      : []),
    ...cellChanges(key, before, after, place),
  ];
}

function cellChanges(
  key: string,
  before: MemoryRow,
  after: MemoryRow,
  { row0, columns0 }: RowPlace,
): readonly Change[] {
  const columns = new Set([...Object.keys(after.cells), ...Object.keys(before.cells)]);
  return [...columns].flatMap((column): readonly Change[] => {
    const [was, is] = [before.cells[column], after.cells[column]];
    if (sameTyped(was, is)) return [];
    const column0 = columns0.get(column) ?? -1;
    return [{ kind: "cell", sheet: after.sheet, key, column, before: was, after: is, row0, column0 }];
  });
}

/** A row that is new is told as a whole; what is new in a row that was only blank before, cell by cell. */
function additions(memoryKey: string, row: MemoryRow, place: RowPlace): readonly Change[] {
  const key = keyOf(memoryKey);
  if (isEntry(memoryKey)) return [{ kind: "added", sheet: row.sheet, key, row, row0: place.row0 }];
  return cellChanges(key, { ...row, cells: {} }, row, place);
}

function removals(memoryKey: string, row: MemoryRow): readonly Change[] {
  const key = keyOf(memoryKey);
  if (isEntry(memoryKey)) return [{ kind: "removed", sheet: row.sheet, key, row, row0: -1 }];
  return cellChanges(key, row, { ...row, cells: {} }, NOWHERE);
}

/** Whether people make and delete such rows: actions, strategies, units, members and entries of progress; others come and go with them. */
function isEntry(memoryKey: string): boolean {
  const key = keyOf(memoryKey);
  return (
    (memoryKey.startsWith("plan|") && isKey(key, "action")) ||
    isKey(key, "strategy") ||
    isKey(key, "unit") ||
    isKey(key, "member") ||
    isKey(key, "entry")
  );
}

function keyOf(memoryKey: string): string {
  return memoryKey.slice(memoryKey.indexOf("|") + 1);
}

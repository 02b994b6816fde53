import type { CellEdit } from "./edits.ts";
import { type SheetKey, sheetKeyOf } from "./managed.ts";
import { type MemoryRow, sameTyped, textOfTyped } from "./memory/memory.ts";
import { readerOf } from "./read/sheet-reader.ts";
import { remembering } from "./remembering.ts";
import type { Snapshot } from "./snapshot.ts";

/** Finds cells of managed sheets by their place, and rows by what they hold; each sheet is read through once. */
export interface Finder {
  /** The keys of the sheet, the row and the column of a cell; null outside the managed sheets. */
  keysAt(place: Pick<CellEdit, "sheetId" | "row0" | "column0">): CellKeys | null;
  /** The first row (0-based) whose typed cells hold all this; -1 for none. */
  rowHolding(sheet: SheetKey, cells: MemoryRow["cells"]): number;
}

export interface CellKeys {
  readonly sheet: SheetKey;
  /** Empty where there is none. */
  readonly key: string;
  readonly column: string;
}

export function finderIn(snapshot: Snapshot): Finder {
  const readers = remembering((sheet: SheetKey) => readerOf(snapshot, sheet));
  const columnKeys = remembering(
    (sheet: SheetKey) => new Map([...(readers(sheet)?.columns ?? [])].map(([key, column0]) => [column0, key])),
  );
  const rowsByText = remembering((sheetAndColumn: string) => {
    const [sheet, column] = sheetAndColumn.split(" ") as [SheetKey, string];
    const reader = readers(sheet);
    const rows = new Map<string, number[]>();
    for (let row0 = 0; row0 < (reader?.rowCount ?? 0); row0++) {
      const text = textOfTyped(reader!.typed(row0, column));
      if (rows.has(text)) rows.get(text)!.push(row0);
      else rows.set(text, [row0]);
    }
    return rows;
  });
  return {
    keysAt({ sheetId, row0, column0 }) {
      const sheet = sheetKeyOf(sheetId);
      const reader = sheet && readers(sheet);
      if (!sheet || !reader) return null;
      return { sheet, key: reader.keyOfRow[row0] ?? "", column: columnKeys(sheet).get(column0) ?? "" };
    },
    rowHolding(sheet, cells) {
      const entries = Object.entries(cells);
      const [column, value] = entries[0] ?? [];
      if (column === undefined) return -1;
      const candidates = rowsByText(`${sheet} ${column}`).get(textOfTyped(value)) ?? [];
      const holdsAll = (row0: number) =>
        entries.every(([each, typed]) => sameTyped(readers(sheet)?.typed(row0, each), typed));
      return candidates.find(holdsAll) ?? -1;
    },
  };
}

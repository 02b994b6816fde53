import { EMPTY, type Entry, entryOf, unread } from "../../plan/plan.ts";
import { type Located, locate } from "../locate.ts";
import { type SheetKey, sheetIdOf } from "../managed.ts";
import type { CellData } from "../sheets-api.ts";
import { cellAt, type Snapshot, textOf, valueIn } from "../snapshot.ts";

/** Reads the cells of one managed sheet by row (0-based) and column key. */
export interface SheetReader extends Located {
  readonly rowCount: number;
  text(rowIndex0: number, column: string): string;
  /** A number cell as an entry; text is unread, even where it looks like a number, because the sheet's own sums leave it out. */
  number(rowIndex0: number, column: string): Entry<number>;
  /** True when nothing stands in any of these columns. */
  isBlank(rowIndex0: number, columns: readonly string[]): boolean;
}

/** A reader of the managed sheet, or null when the workbook has no such sheet. */
export function readerOf(snapshot: Snapshot, key: SheetKey, keyColumn = "key"): SheetReader | null {
  const sheet = snapshot.sheets?.find(({ properties }) => properties?.sheetId === sheetIdOf(key));
  if (!sheet) return null;
  const located = locate(sheet, keyColumn);
  const cell = (rowIndex0: number, column: string): CellData | undefined => {
    const columnIndex0 = located.columns.get(column);
    return columnIndex0 === undefined ? undefined : cellAt(sheet, rowIndex0, columnIndex0);
  };
  return {
    ...located,
    rowCount: located.keyOfRow.length,
    text: (rowIndex0, column) => textOf(cell(rowIndex0, column)),
    number: (rowIndex0, column) => numberEntry(cell(rowIndex0, column)),
    isBlank: (rowIndex0, columns) => columns.every((column) => textOf(cell(rowIndex0, column)) === ""),
  };
}

/** The same entry with its value changed; null makes it unread, as typed. */
export function mapEntry<T, U>(entry: Entry<T>, change: (value: T) => U | null): Entry<U> {
  if (entry.kind !== "value") return entry;
  const value = change(entry.value);
  return value === null ? unread(String(entry.value)) : entryOf(value);
}

function numberEntry(cell: CellData | undefined): Entry<number> {
  const value = valueIn(cell);
  if (value === undefined || value === "") return EMPTY;
  return typeof value === "number" ? entryOf(value) : unread(String(value));
}

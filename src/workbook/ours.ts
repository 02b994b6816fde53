import type { Sheet } from "./sheets-api.ts";
import { cellAt, textOf } from "./snapshot.ts";

/** Key of the developer metadata that marks a column of a managed sheet; its value is the column's key. */
export const COLUMN_METADATA_KEY = "cuadros.columna";

/** The description by which our protection of a sheet is told from those of the people. */
export const PROTECTION_DESCRIPTION = "cuadros";

/** The first line of every note of ours, by which it is told from the notes of people. */
export const NOTE_MARK = "Observación automática";

/** Whether a note was written by cuadros. */
export function isOurNote(note: string): boolean {
  return note.startsWith(NOTE_MARK);
}

/** Where the keyed columns and rows of a managed sheet stand in a snapshot. All indexes are 0-based. */
export interface Located {
  /** Column key to column; a key that appears twice stands for its first column. */
  readonly columns: ReadonlyMap<string, number>;
  /** Row key to row; a key that appears twice stands for its first row. */
  readonly rows: ReadonlyMap<string, number>;
  /** The key text of each row, empty where there is none. */
  readonly keyOfRow: readonly string[];
}

/** Finds the keyed columns and rows of a managed sheet. */
export function locate(sheet: Sheet, keyColumn: string): Located {
  const columns = new Map<string, number>();
  const metadata = sheet.data?.[0]?.columnMetadata ?? [];
  for (let index0 = 0; index0 < metadata.length; index0++) {
    for (const { metadataKey, metadataValue } of metadata[index0]?.developerMetadata ?? []) {
      if (metadataKey === COLUMN_METADATA_KEY && metadataValue && !columns.has(metadataValue))
        columns.set(metadataValue, index0);
    }
  }
  const rows = new Map<string, number>();
  const keyOfRow: string[] = [];
  const keyIndex0 = columns.get(keyColumn);
  const rowCount = sheet.properties?.gridProperties?.rowCount ?? 0;
  for (let index0 = 0; index0 < rowCount; index0++) {
    const key = keyIndex0 === undefined ? "" : textOf(cellAt(sheet, index0, keyIndex0));
    keyOfRow.push(key);
    if (key && !rows.has(key)) rows.set(key, index0);
  }
  return { columns, rows, keyOfRow };
}

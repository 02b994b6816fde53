import { sheetIdOf } from "../workbook/managed.ts";

/** A sheet as `SpreadsheetApp` lists it. */
export interface ListedSheet {
  readonly sheetId: number;
  readonly title: string;
}

/** Ids of the sheets to which *Bitácora* is trimmed, first and last. */
const ARCHIVE_IDS = [910_400, 910_499] as const;
/** Title, subtitle and header: all that a pass needs of a sheet that grows for ever. */
const HEAD_ROWS = "1:3";

/** True for *Bitácora* and its archives. */
export function isLog(sheetId: number): boolean {
  return sheetId === sheetIdOf("log") || (sheetId >= ARCHIVE_IDS[0] && sheetId <= ARCHIVE_IDS[1]);
}

/** What to read of a workbook, in A1 notation: every sheet whole, of a log its head. Null: all of it, since it has no log. */
export function readRanges(sheets: readonly ListedSheet[]): readonly string[] | null {
  if (!sheets.some(({ sheetId }) => isLog(sheetId))) return null;
  return sheets.map(({ sheetId, title }) => (isLog(sheetId) ? `${quoted(title)}!${HEAD_ROWS}` : quoted(title)));
}

/** Always between apostrophes: a bare title such as `A1` would be a cell. */
function quoted(title: string): string {
  return `'${title.replace(/'/g, "''")}'`;
}

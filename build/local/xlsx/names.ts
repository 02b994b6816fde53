import type { sheets_v4 } from "googleapis";
import { columnName } from "../sheets/a1.ts";

/** Excel allows 31 characters in a sheet's title, and not these. */
const MAX_TITLE_LENGTH = 31;
const NOT_IN_TITLES = /[*?:\\/[\]]/g;

/** A sheet's title as Excel accepts it. */
export function titleInExcel(title: string): string {
  return title.replace(NOT_IN_TITLES, " ").slice(0, MAX_TITLE_LENGTH);
}

/**
 * `A1:B2` for a half-open, 0-based range; open ends go to the edge of the sheet. `mark` stands before each letter and number,
 * `$` for fixed references.
 */
export function rangeAddress(
  range: sheets_v4.Schema$GridRange,
  grid: sheets_v4.Schema$GridProperties,
  mark: "" | "$" = "",
): string {
  const first = `${mark}${columnName(range.startColumnIndex ?? 0)}${mark}${(range.startRowIndex ?? 0) + 1}`;
  const lastColumn0 = (range.endColumnIndex ?? grid.columnCount ?? 1) - 1;
  const last = `${mark}${columnName(lastColumn0)}${mark}${range.endRowIndex ?? grid.rowCount ?? 1}`;
  return first === last ? first : `${first}:${last}`;
}

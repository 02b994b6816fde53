import type { sheets_v4 } from "googleapis";
import { invalid } from "../errors.ts";
import type { Sheet } from "../resources.ts";
import type { Dimension } from "../shift.ts";

/** Refuses to freeze a part of a merged block. */
export function checkFreeze(
  sheet: Sheet,
  { frozenRowCount, frozenColumnCount }: sheets_v4.Schema$GridProperties,
): void {
  for (const merge of sheet.merges ?? []) {
    if (splits(frozenRowCount, merge.startRowIndex, merge.endRowIndex))
      throw invalid("You can't freeze rows which contain only part of a merged cell.");
    if (splits(frozenColumnCount, merge.startColumnIndex, merge.endColumnIndex))
      throw invalid("You can't freeze columns which contain only part of a merged cell.");
  }
}

/**
 * Refuses to take away lines after which none would be left that is not frozen; what is frozen counts as it was before.
 *
 * @param start0 the first line to go
 * @param end0 the line after the last one to go
 * @param size how many lines there are
 */
export function checkSomeStayUnfrozen(
  sheet: Sheet,
  dimension: Dimension,
  start0: number,
  end0: number,
  size: number,
): void {
  const { frozenRowCount, frozenColumnCount } = sheet.properties?.gridProperties ?? {};
  const frozen = (dimension === "ROWS" ? frozenRowCount : frozenColumnCount) ?? 0;
  const gone = end0 - Math.max(start0, frozen);
  const word = dimension === "ROWS" ? "rows" : "columns";
  if (frozen > 0 && gone >= size - frozen) throw invalid(`Sorry, it is not possible to delete all non-frozen ${word}.`);
}

function splits(
  frozen: number | null | undefined,
  start: number | null | undefined,
  end: number | null | undefined,
): boolean {
  return (start ?? 0) < (frozen ?? 0) && (frozen ?? 0) < (end ?? 0);
}

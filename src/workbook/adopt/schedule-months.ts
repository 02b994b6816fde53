import { type Entry, entryOf, type MonthMark, unread } from "../../plan/plan.ts";
import type { MonthColumn } from "./header.ts";
import type { RawCell } from "./raw-sheet.ts";
import type { Table, TableRow } from "./tables.ts";

export interface RawMark extends MonthMark {
  readonly cell: RawCell;
  readonly isByColor: boolean;
}

const MARK = /^([x×✓✔✗✘☑●•■▪*]|si|sí|true)$/i;
const NO_MARK = /^(|[-–—]+|0|no|n\/?a|false)$/i;

/** The year of a month column: that of its header, else counted from the first year of the table; null when neither is known. */
export function yearOf({ year, yearOffset }: MonthColumn, firstYear: number | null): number | null {
  return year ?? (firstYear === null ? null : firstYear + yearOffset);
}

/**
 * The marked months of a row: by text (an x, a tick, a number of activities) or else by a fill colour that neither the
 * table's headers nor the rest of the row has.
 */
export function marksOf(row: TableRow, headerFills: ReadonlySet<string>, firstYear: number | null): RawMark[] {
  const rowFills = new Set([...row.cells.values()].map(({ fill }) => fill));
  return row.header.months.flatMap((column) => {
    const cell = row.raw[column.columnIndex0];
    const year = yearOf(column, firstYear);
    if (!cell || year === null || cell.isMergedBelow) return [];
    const isByColor = NO_MARK.test(cell.text);
    if (isByColor && (cell.text !== "" || cell.fill === "" || headerFills.has(cell.fill) || rowFills.has(cell.fill)))
      return [];
    const month = `${year}-${String(column.month).padStart(2, "0")}`;
    return [{ month, activities: isByColor ? entryOf(1) : activitiesOf(cell), cell, isByColor }];
  });
}

/** The fill colours of a table's headers. */
export function fillsOfHeaders({ headers, sheet }: Table): Set<string> {
  const fills = headers.flatMap(({ firstRowIndex0, endRowIndex0 }) =>
    sheet.rows.slice(firstRowIndex0, endRowIndex0).flatMap((row) => row.flatMap((cell) => (cell ? [cell.fill] : []))),
  );
  return new Set(fills);
}

function activitiesOf({ number, text }: RawCell): Entry<number> {
  const count = number ?? (/^\d+$/.test(text) ? Number(text) : Number.NaN);
  if (Number.isInteger(count) && count > 0) return entryOf(count);
  return MARK.test(text) ? entryOf(1) : unread(text);
}

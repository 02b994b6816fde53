import { lastOf } from "../../plan/last-of.ts";
import { beginsInLowerCase } from "../../plan/wording.ts";
import type { ColumnKey } from "./columns.ts";
import { type Header, readHeader, type TableKind } from "./header.ts";
import type { RawCell, RawRow, RawSheet } from "./raw-sheet.ts";
import { readTitle } from "./title.ts";
import { isTotalRow } from "./total-row.ts";

/** A table of the plan as it stands in a sheet: its rows, without blank ones, titles and headers. */
export interface Table {
  readonly kind: TableKind;
  readonly sheet: RawSheet;
  /** What stands above the table. */
  readonly titles: readonly RawCell[];
  /** The first header and those repeated after page breaks. */
  readonly headers: readonly Header[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly rowIndex0: number;
  readonly header: Header;
  /** The first row after a repeated header: it may go on with the text of the row above. */
  readonly isAfterBreak: boolean;
  /** What stands between the row and the one above, apart from headers: the title of an axis or of a communication objective. */
  readonly titles: readonly RawCell[];
  readonly cells: ReadonlyMap<ColumnKey, RawCell>;
  /** Every cell of the row that holds something, known column or not. */
  readonly filled: readonly RawCell[];
  readonly raw: RawRow;
}

/**
 * The tables of the sheets in order, those of one sheet from top to bottom. A header of the same kind further down a sheet is
 * a new page of the same table, unless a title or the budget's total stands between.
 */
export function findTables(sheets: readonly RawSheet[]): Table[] {
  return sheets.flatMap(tablesOf);
}

interface OpenTable {
  readonly kind: TableKind;
  readonly titles: readonly RawCell[];
  readonly headers: Header[];
  readonly rows: TableRow[];
}

function tablesOf(sheet: RawSheet): Table[] {
  const tables: OpenTable[] = [];
  let titles: RawCell[] = [];
  let header: Header | null = null;
  for (const { rowIndex0, raw, filled, header: next, isTitle } of survey(sheet.rows)) {
    const open = lastOf(tables);
    if (next) {
      if (next.firstRowIndex0 < rowIndex0) continue;
      header = next;
      if (open && open.kind === next.kind && !beginsAnew(open, titles)) {
        open.headers.push(next);
      } else {
        tables.push({ kind: next.kind, titles, headers: [next], rows: [] });
        titles = [];
      }
    } else if (!open || !header || isTitle || (open.kind === "strategies" && isObjectiveTitle(filled))) {
      titles = [...titles, filled[0]!];
    } else {
      const isAfterBreak = open.headers.length > 1 && lastOf(open.rows)?.header !== header;
      open.rows.push({ rowIndex0, header, isAfterBreak, titles, cells: cellsOf(raw, header), filled, raw });
      titles = [];
    }
  }
  return tables.map((table) => ({ ...table, sheet }));
}

/** Whether a header of the same kind begins another table, and not a new page of the open one. */
function beginsAnew({ kind, rows }: OpenTable, titles: readonly RawCell[]): boolean {
  const kinds = titles.map(({ text }) => readTitle(text)?.kind);
  const last = lastOf(rows);
  if (kind === "budget" && last && isTotalRow(last)) return true;
  return kinds.includes("cuadro") || (kind === "axis" && kinds.includes("eje"));
}

interface SurveyedRow {
  readonly rowIndex0: number;
  readonly raw: RawRow;
  readonly filled: readonly RawCell[];
  /** The header that the row is part of. */
  readonly header: Header | null;
  readonly isTitle: boolean;
}

/**
 * The rows that hold something. A title stands alone in its row and names a Cuadro or an axis by number. Other lonely cells
 * between a table and the next header are titles too when there is one among them, but for the end of a sentence of the table.
 */
function survey(rows: readonly RawRow[]): SurveyedRow[] {
  const surveyed: { rowIndex0: number; raw: RawRow; filled: RawCell[]; header: Header | null; isTitle: boolean }[] = [];
  let header: Header | null = null;
  rows.forEach((raw, rowIndex0) => {
    const filled = raw.filter((cell): cell is RawCell => cell !== undefined && cell.text !== "");
    if (filled.length === 0) return;
    if (!header || rowIndex0 >= header.endRowIndex0) header = readHeader(rows, rowIndex0);
    const isTitle = !header && isLonely(filled) && isNumberedTitle(filled[0]!.text);
    surveyed.push({ rowIndex0, raw, filled, header, isTitle });
  });

  for (let end = 0, start = 0; end < surveyed.length; end++) {
    const { header: next, filled } = surveyed[end]!;
    if (!next && isLonely(filled)) continue;
    const lonely = surveyed.slice(start, end);
    const isTitled = next !== null && lonely.some((row) => row.isTitle || isObjectiveTitle(row.filled));
    for (const row of isTitled ? lonely : []) row.isTitle ||= !beginsInLowerCase(row.filled[0]!.text);
    start = end + 1;
  }
  return surveyed;
}

/** Between the rows of an axis, an objective alone in its row is one of the plan, whatever it begins with. */
function isObjectiveTitle(filled: readonly RawCell[]): boolean {
  return isLonely(filled) && readTitle(filled[0]!.text)?.kind === "objetivo";
}

function isNumberedTitle(text: string): boolean {
  const title = readTitle(text);
  return title !== null && title.kind !== "objetivo" && title.number !== "";
}

function isLonely(filled: readonly RawCell[]): boolean {
  return filled.length === 1 && !filled[0]!.isMergedBelow;
}

function cellsOf(raw: RawRow, { columns }: Header): Map<ColumnKey, RawCell> {
  const cells = new Map<ColumnKey, RawCell>();
  for (const [key, columnIndex0] of columns) {
    const cell = raw[columnIndex0];
    if (cell && cell.text !== "") cells.set(key, cell);
  }
  return cells;
}

import { MONTH_ABBREVIATIONS, type MonthHeader, parseMonth, parseYear, readMonthHeaders } from "../../plan/month.ts";
import { assignColumns, type NamedCell } from "./assign-columns.ts";
import { type ColumnKey, columnCandidates, columnName, isOtherHeading, isUsualHeader, SURE_SCORE } from "./columns.ts";
import type { RawCell, RawRow } from "./raw-sheet.ts";

export type TableKind = "axis" | "budget" | "strategies" | "schedule";

/** The header of a table: one row, or up to four where columns are grouped or months stand under years. */
export interface Header {
  readonly kind: TableKind;
  readonly firstRowIndex0: number;
  /** The first row after the header. */
  readonly endRowIndex0: number;
  /** Where each column stands (0-based). Names in a lower row decide over those above. */
  readonly columns: ReadonlyMap<ColumnKey, number>;
  readonly months: readonly MonthColumn[];
  /** The first cell with something in it. */
  readonly cell: RawCell;
  /** The first year or month header, where notes on the schedule's time are put. */
  readonly yearCell: RawCell | null;
  readonly misspellings: readonly Misspelling[];
}

export interface MonthColumn {
  readonly columnIndex0: number;
  readonly month: number;
  /** Null where neither the column nor the header above it names a year. */
  readonly year: number | null;
  /** How many times the months began anew to the left: 1 is the second year of the table. */
  readonly yearOffset: number;
  readonly cell: RawCell;
}

export interface Misspelling {
  readonly cell: RawCell;
  /** The misspelt word. */
  readonly typed: string;
  /** What the cell was taken for: the title of a column, or a month. */
  readonly right: string;
}

const MOST_HEADER_ROWS = 4;

/** The header that begins in a row, or null when none does. */
export function readHeader(rows: readonly RawRow[], firstRowIndex0: number): Header | null {
  const parts: HeaderRow[] = [];
  for (let rowIndex0 = firstRowIndex0; parts.length < MOST_HEADER_ROWS; rowIndex0++) {
    const part = headerRow(rows[rowIndex0] ?? []);
    if (!part) break;
    parts.push(part);
  }
  const cell = parts[0]?.cells[0];
  if (!cell) return null;

  const assigned = assignColumns(lowestNames(parts));
  const columns = new Map([...assigned].map(([key, { columnIndex0 }]) => [key, columnIndex0]));
  const years = parts.flatMap((part) => part.years);
  const months = monthColumns(parts, years);
  const kind = kindOf(columns, months.length);
  if (!kind) return null;
  return {
    kind,
    firstRowIndex0,
    endRowIndex0: firstRowIndex0 + parts.length,
    columns,
    months,
    cell,
    yearCell: years[0]?.cell ?? months[0]?.cell ?? null,
    misspellings: [
      ...[...assigned].flatMap(([key, { cell, candidate }]) =>
        candidate.misspelt.map((typed) => ({ cell, typed, right: columnName(key) })),
      ),
      ...parts.flatMap((part) => part.misspeltMonths),
    ].sort((a, b) => a.cell.rowIndex0 - b.cell.rowIndex0 || a.cell.columnIndex0 - b.cell.columnIndex0),
  };
}

interface HeaderRow {
  readonly cells: readonly RawCell[];
  readonly names: readonly HeaderCell[];
  readonly months: readonly (MonthHeader & { readonly columnIndex0: number; readonly cell: RawCell })[];
  readonly years: readonly { readonly columnIndex0: number; readonly year: number; readonly cell: RawCell }[];
  readonly misspeltMonths: readonly Misspelling[];
}

interface HeaderCell extends NamedCell {
  readonly cell: RawCell;
}

/** A row reads as part of a header when two of its cells and at least half of them are surely columns, months, years or other headings. */
function headerRow(row: RawRow): HeaderRow | null {
  const cells = filled(row);
  if (cells.length < 2 || !mayBeHeader(cells)) return null;
  const names = cells
    .filter(({ number }) => number === null)
    .map((cell) => ({ cell, columnIndex0: cell.columnIndex0, candidates: columnCandidates(cell.text) }))
    .filter(({ candidates }) => candidates.length > 0);
  const monthHeaders = readMonthHeaders(Array.from(row, (cell) => cell?.text ?? ""));
  const months = cells.flatMap((cell) => {
    const header = monthHeaders[cell.columnIndex0];
    return header ? [{ ...header, columnIndex0: cell.columnIndex0, cell }] : [];
  });
  const years = cells.flatMap((cell) => {
    const year = parseYear(cell.text);
    return year === null ? [] : [{ columnIndex0: cell.columnIndex0, year, cell }];
  });
  const sure = names.filter(({ candidates }) => candidates[0]!.score >= SURE_SCORE);
  const known = sure.length + months.length + years.length + cells.filter(({ text }) => isOtherHeading(text)).length;
  if (known < 2 || known * 2 < cells.length) return null;
  return {
    cells,
    names,
    months,
    years,
    misspeltMonths: months.flatMap(({ cell, month, isMisspelt }) =>
      isMisspelt ? [{ cell, typed: cell.text, right: MONTH_ABBREVIATIONS[month - 1]! }] : [],
    ),
  };
}

/** A quick look, since every row of a workbook is asked: some cell is a usual header, or there are initials for a year. */
function mayBeHeader(cells: readonly RawCell[]): boolean {
  const usual = ({ text }: RawCell) => isUsualHeader(text) || parseMonth(text) !== null || parseYear(text) !== null;
  return cells.some(usual) || cells.filter(({ text }) => /^\p{L}$/u.test(text)).length >= 12;
}

function filled(row: RawRow): RawCell[] {
  return row.filter((cell): cell is RawCell => cell !== undefined && cell.text !== "");
}

/** The names of each column in the lowest row that has any; a cell that is only the lower part of a merged one adds nothing. */
function lowestNames(parts: readonly HeaderRow[]): HeaderCell[] {
  const names = parts.flatMap((part) => part.names).filter(({ cell }) => !cell.isMergedBelow);
  return [...new Map(names.map((name) => [name.columnIndex0, name])).values()];
}

/** The months of the lowest row that has any. A month's year is its own, or the nearest one above it at its left; months that begin anew are of the next year. */
function monthColumns(parts: readonly HeaderRow[], years: HeaderRow["years"]): MonthColumn[] {
  const months = [...parts].reverse().find((part) => part.months.length > 0)?.months ?? [];
  let year: number | null = null;
  let yearOffset = 0;
  let before = 0;
  return months.map(({ columnIndex0, month, year: own, cell }) => {
    const step = month <= before ? 1 : 0;
    const above = years.filter((entry) => entry.columnIndex0 <= columnIndex0).pop()?.year;
    const following: number | null = year === null ? null : year + step;
    year = own ?? (above === undefined ? following : Math.max(above, following ?? above));
    yearOffset += step;
    before = month;
    return { columnIndex0, month, year, yearOffset, cell };
  });
}

function kindOf(columns: ReadonlyMap<ColumnKey, number>, monthCount: number): TableKind | null {
  const has = (key: ColumnKey) => columns.has(key);
  const count = (...keys: ColumnKey[]) => keys.filter(has).length;
  if (count("strategy", "tactic", "tools", "messages") >= 2) return "strategies";
  if (has("action")) {
    if (monthCount >= 2 || (has("activities") && !has("budget") && !has("internalSupport"))) return "schedule";
    const others = count(
      "line",
      "objective",
      "term",
      "means",
      "resources",
      "budget",
      "responsible",
      "internalSupport",
      "externalSupport",
    );
    return others >= 3 ? "axis" : null;
  }
  return count("line", "objective") >= 1 && count("budget", "activities") >= 1 && columns.size >= 3 ? "budget" : null;
}

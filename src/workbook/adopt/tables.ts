import { fold } from "../../plan/wording.ts";
import type { ColumnKey } from "./columns.ts";
import { type Header, readHeader, type TableKind } from "./header.ts";
import type { RawCell, RawRow, RawSheet } from "./raw-sheet.ts";
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

/** The tables of a sheet from top to bottom, and every sheet's own list in tab order when given several. */
export function findTables(sheets: readonly RawSheet[]): Table[] {
  return sheets.flatMap(tablesOf);
}

/** What a title says after "Cuadro N°. 1" or "Eje estratégico 1:"; null for other texts. */
export function titleParts(
  text: string,
): { readonly kind: "cuadro" | "eje" | "objetivo"; readonly rest: string } | null {
  const match =
    /^(?:\d+(?:\.\d+)*\.?\s+)?(cuadro|tabla|eje|objetivo)(?:\s+estrat[eé]gico)?(?:\s*n(?:[.°º]*|[uú]m(?:ero)?\.?|o\.))?\s*[.°º]*\s*(?:\d+|[IVX]+\b)?\s*[.:\-–—]*\s*(.*)$/isu.exec(
      text,
    );
  if (!match) return null;
  const [, word = "", rest = ""] = match;
  const kind = /^eje$/i.test(word) ? "eje" : /^objetivo$/i.test(word) ? "objetivo" : "cuadro";
  return { kind, rest: rest.replace(/\s+/g, " ").trim() };
}

interface OpenTable {
  readonly kind: TableKind;
  readonly titles: readonly RawCell[];
  readonly headers: Header[];
  readonly rows: TableRow[];
}

function tablesOf(sheet: RawSheet): Table[] {
  const tables: OpenTable[] = [];
  const surveyed = survey(sheet.rows);
  let titles: RawCell[] = [];
  let header: Header | null = null;
  for (let index = 0; index < surveyed.length; index++) {
    const { rowIndex0, raw, filled, header: next, isTitle } = surveyed[index]!;
    const open = tables[tables.length - 1];
    if (next) {
      if (next.firstRowIndex0 < rowIndex0) continue;
      header = next;
      if (open && open.kind === next.kind && !beginsAnew(open, titles)) {
        open.headers.push(next);
      } else {
        tables.push({ kind: next.kind, titles, headers: [next], rows: [] });
        titles = [];
      }
    } else if (
      !open ||
      !header ||
      (isTitle && (open.kind === "strategies" || titleParts(filled[0]!.text)?.kind !== "objetivo"))
    ) {
      titles = [...titles, filled[0]!];
    } else {
      const isAfterBreak = open.headers.length > 1 && open.rows[open.rows.length - 1]?.header !== header;
      open.rows.push({ rowIndex0, header, isAfterBreak, titles, cells: cellsOf(raw, header), filled, raw });
      titles = [];
    }
  }
  return tables.map((table) => ({ ...table, sheet }));
}

/** Whether a header of the same kind begins another table, and not a new page of the open one. */
function beginsAnew({ kind, rows }: OpenTable, titles: readonly RawCell[]): boolean {
  const kinds = titles.map(({ text }) => titleParts(text)?.kind);
  const last = rows[rows.length - 1];
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
 * The rows that hold something. A title stands alone in its row and speaks of a Cuadro, an axis or an objective by number;
 * other lonely cells beside it, down to the next header, are titles too.
 */
function survey(rows: readonly RawRow[]): SurveyedRow[] {
  const surveyed: { rowIndex0: number; raw: RawRow; filled: RawCell[]; header: Header | null; isTitle: boolean }[] = [];
  let header: Header | null = null;
  rows.forEach((raw, rowIndex0) => {
    const filled = raw.filter((cell): cell is RawCell => cell !== undefined && cell.text !== "");
    if (filled.length === 0) return;
    if (!header || rowIndex0 >= header.endRowIndex0) header = readHeader(rows, rowIndex0);
    const isTitle = !header && isLonely(filled) && isTitleText(filled[0]!.text);
    surveyed.push({ rowIndex0, raw, filled, header, isTitle });
  });

  for (let end = 0, start = 0; end < surveyed.length; end++) {
    const { header: next, filled } = surveyed[end]!;
    if (!next && isLonely(filled)) continue;
    const run = surveyed.slice(start, end);
    if (next && run.some((row) => row.isTitle)) for (const row of run) row.isTitle = true;
    start = end + 1;
  }
  return surveyed;
}

function isLonely(filled: readonly RawCell[]): boolean {
  return filled.length === 1 && !filled[0]!.isMergedBelow;
}

function isTitleText(text: string): boolean {
  return /^(\d+ )*(cuadro|tabla|eje|objetivo) (estrategico )?(n |no |num |numero )?(\d+|[ivx]+)\b/.test(
    fold(text.slice(0, 60)),
  );
}

function cellsOf(raw: RawRow, { columns }: Header): Map<ColumnKey, RawCell> {
  const cells = new Map<ColumnKey, RawCell>();
  for (const [key, columnIndex0] of columns) {
    const cell = raw[columnIndex0];
    if (cell && cell.text !== "") cells.set(key, cell);
  }
  return cells;
}

import type { sheets_v4 } from "googleapis";
import type { Block, TableCell } from "./blocks.ts";

type Table = Extract<Block, { kind: "table" }>;
type Paragraph = Extract<Block, { kind: "paragraph" }>;

/** What goes into one sheet: tables with the titles above each, the first one's header telling which others go on with it. */
interface SheetContent {
  readonly name: string;
  readonly parts: { readonly titles: readonly string[]; readonly table: Table }[];
}

/** A sheet for each table of a document, in order; a table with the header of the one above, and no new title, goes on with its sheet. */
export function sheetsOf(blocks: readonly Block[]): sheets_v4.Schema$Sheet[] {
  const contents: SheetContent[] = [];
  let above: Paragraph[] = [];
  for (const block of blocks) {
    if (block.kind === "paragraph") {
      above.push(block);
      continue;
    }
    const titles = above.filter(isTitle).map(({ text }) => text);
    const current = contents.at(-1);
    if (current && goesOn(current, block, titles)) current.parts.push({ titles, table: block });
    else contents.push({ name: sheetName(titles, block, contents), parts: [{ titles, table: block }] });
    above = [];
  }
  return contents.map(sheetOf);
}

/** "3.1 Eje estratégico 1: Cultura…", "CUADRO N°. 1 PLAN…", "Objetivo 2: …": what it is of, and its number. */
const TITLE = /^(?:\d+(?:\.\d+)*\.?\s+)?(cuadro|tabla|eje|objetivo)(?![\p{L}])[^\d:]{0,25}?(\d+|[ivx]+(?!\p{L}))/iu;

function isTitle({ text, isHeading }: Paragraph): boolean {
  return isHeading || TITLE.test(text);
}

/** Objectives stand between tables of one Cuadro; any other title begins another. */
function goesOn({ parts }: SheetContent, table: Table, titles: readonly string[]): boolean {
  if (titles.some((title) => TITLE.exec(title)?.[1]?.toLowerCase() !== "objetivo")) return false;
  const [first = ""] = headersOf(table);
  return first !== "" && headersOf(parts[0]!.table).includes(first);
}

/** The first rows, for comparing; the header may have the table's title above it. */
function headersOf({ rows }: Table): string[] {
  return rows.slice(0, 3).map((cells) =>
    cells
      .map(({ text }) => text.normalize("NFD").replace(/\P{L}/gu, "").toLowerCase())
      .filter((text) => text !== "")
      .join(" "),
  );
}

function sheetName(titles: readonly string[], { rows }: Table, earlier: readonly SheetContent[]): string {
  const candidates = [rows[0]?.[0]?.text ?? "", ...[...titles].reverse()];
  const found = candidates.map((title) => TITLE.exec(title)).find((match) => match?.[1]?.toLowerCase() === "cuadro");
  const name = found ? `Cuadro ${found[2]?.toUpperCase()}` : `Tabla ${earlier.length + 1}`;
  const copies = earlier.filter((sheet) => sheet.name === name || sheet.name.startsWith(`${name} (`)).length;
  return copies === 0 ? name : `${name} (${copies + 1})`;
}

/** The size of a new sheet in Google Sheets. */
const NEW_SHEET = { rowCount: 1000, columnCount: 26 };

function sheetOf({ name, parts }: SheetContent, index: number): sheets_v4.Schema$Sheet {
  const rows: string[][] = [];
  const merges: sheets_v4.Schema$GridRange[] = [];
  for (const { titles, table } of parts) {
    rows.push(...titles.map((title) => [title]));
    placeTable(table.rows, rows, merges, index);
  }
  const gridProperties = {
    rowCount: Math.max(NEW_SHEET.rowCount, rows.length),
    columnCount: Math.max(NEW_SHEET.columnCount, ...rows.map((row) => row.length)),
  };
  const rowData = rows.map((row) => ({
    values: Array.from(row, (text) => (text ? { userEnteredValue: { stringValue: text } } : {})),
  }));
  return {
    properties: { sheetId: index, title: name, index, gridProperties },
    data: [{ startRow: 0, startColumn: 0, rowData }],
    ...(merges.length > 0 ? { merges } : {}),
  };
}

/** Puts a table under the rows so far. A cell goes to the first column that no cell from above reaches into. */
function placeTable(
  table: readonly (readonly TableCell[])[],
  rows: string[][],
  merges: sheets_v4.Schema$GridRange[],
  sheetId: number,
): void {
  const firstRow0 = rows.length;
  const endRow0 = firstRow0 + table.length;
  const taken = new Set<string>();
  table.forEach((cells, tableRow0) => {
    const row0 = firstRow0 + tableRow0;
    const row: string[] = [];
    let column0 = 0;
    for (const { text, columnSpan, rowSpan } of cells) {
      while (taken.has(`${row0} ${column0}`)) column0++;
      const endColumn0 = column0 + columnSpan;
      const end0 = Math.min(row0 + rowSpan, endRow0);
      for (let takenRow0 = row0 + 1; takenRow0 < end0; takenRow0++)
        for (let at0 = column0; at0 < endColumn0; at0++) taken.add(`${takenRow0} ${at0}`);
      row[column0] = text;
      if (columnSpan > 1 || end0 > row0 + 1) {
        const place = { startRowIndex: row0, endRowIndex: end0, startColumnIndex: column0, endColumnIndex: endColumn0 };
        merges.push({ sheetId, ...place });
      }
      column0 = endColumn0;
    }
    rows.push(row);
  });
}

import { element } from "./elements.ts";
import type { Area } from "./grid/area.ts";
import { isHidden } from "./grid/axis.ts";
import type { SheetView } from "./grid/sheet-view.ts";

type Rows = readonly (readonly string[])[];

export interface Selected {
  readonly view: SheetView;
  readonly area: Area;
}

export interface ClipboardWishes {
  /** What is copied, and where is pasted; null while a cell is edited. */
  selected(): Selected | null;
  clear(): void;
  paste(target: Selected, rows: Rows): void;
}

/** Copies, cuts and pastes cells with the usual keys while `field` has the focus. */
export function followClipboard(field: HTMLElement, wishes: ClipboardWishes): void {
  const copy = (event: ClipboardEvent): boolean => {
    const selected = wishes.selected();
    if (!selected || !event.clipboardData) return false;
    event.preventDefault();
    putOnClipboard(event.clipboardData, selected);
    return true;
  };
  field.addEventListener("copy", copy);
  field.addEventListener("cut", (event) => {
    if (copy(event)) wishes.clear();
  });
  field.addEventListener("paste", (event) => {
    const selected = wishes.selected();
    if (!selected || !event.clipboardData) return;
    event.preventDefault();
    wishes.paste(selected, rowsFrom(event.clipboardData));
  });
}

/** What is on the clipboard as rows of cells: an HTML table where there is one, else tab-separated text. */
function rowsFrom(clipboard: DataTransfer): Rows {
  return rowsOfHtml(clipboard.getData("text/html")) ?? rowsOfText(clipboard.getData("text/plain"));
}

/** Puts the displayed texts of an area on the clipboard, as tab-separated text and as an HTML table; hidden lines are left out. */
function putOnClipboard(clipboard: DataTransfer, { view, area }: Selected): void {
  const rows: string[][] = [];
  for (let row0 = area.startRow0; row0 < area.endRow0; row0 += 1) {
    if (isHidden(view.rows, row0)) continue;
    const row: string[] = [];
    for (let column0 = area.startColumn0; column0 < area.endColumn0; column0 += 1) {
      if (!isHidden(view.columns, column0)) row.push(view.cellAt({ row0, column0 })?.t ?? "");
    }
    rows.push(row);
  }
  clipboard.setData("text/plain", rows.map((row) => row.map(quoted).join("\t")).join("\n"));
  const body = rows.map((row) => element("tr", {}, ...row.map((text) => element("td", {}, text))));
  clipboard.setData("text/html", element("table", {}, ...body).outerHTML);
}

/**
 * Tab-separated text as spreadsheets write it: a cell with a tab, a line break or a quote stands in quotes, quotes inside
 * are doubled.
 */
function rowsOfText(text: string): Rows {
  const rows: string[][] = [[]];
  const cell = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*)/y;
  let at = 0;
  while (at <= text.length) {
    cell.lastIndex = at;
    const [whole, inQuotes, bare] = cell.exec(text)!;
    rows.at(-1)!.push(inQuotes === undefined ? bare! : inQuotes.replaceAll('""', '"'));
    at += whole.length;
    const isLineEnd = text[at] === "\n" || text[at] === "\r";
    at += text.startsWith("\r\n", at) ? 2 : 1;
    if (isLineEnd && at < text.length) rows.push([]);
    else if (isLineEnd) break;
  }
  return rows;
}

/** The rows of the first tables of an HTML text, one under another; a merged cell leaves blanks. Null when it has no table. */
function rowsOfHtml(html: string): Rows | null {
  if (html === "") return null;
  // A document without a window: nothing in it is loaded or run.
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const tables = [...parsed.querySelectorAll("table")].filter((table) => !table.parentElement?.closest("table"));
  return tables.length > 0 ? tables.flatMap(rowsOfTable) : null;
}

const MOST_SPANNED = 1_000;

function rowsOfTable(table: HTMLTableElement): string[][] {
  const rows: string[][] = [...table.rows].map(() => []);
  for (const [rowIndex0, row] of [...table.rows].entries()) {
    let column0 = 0;
    for (const cell of row.cells) {
      while (rows[rowIndex0]![column0] !== undefined) column0 += 1;
      const columnSpan = Math.min(cell.colSpan, MOST_SPANNED);
      const rowSpan = Math.min(cell.rowSpan || table.rows.length, table.rows.length - rowIndex0);
      for (let down = 0; down < rowSpan; down += 1) {
        for (let along = 0; along < columnSpan; along += 1) rows[rowIndex0 + down]![column0 + along] = "";
      }
      rows[rowIndex0]![column0] = textOf(cell);
      column0 += columnSpan;
    }
  }
  return rows.map((row) => Array.from(row, (text) => text ?? ""));
}

const PARAGRAPHS = new Set(["P", "DIV", "LI", "H1", "H2", "H3", "H4", "TR"]);

/** The text of a cell as one would read it: line breaks only where paragraphs or `<br>` make them. */
function textOf(cell: Element): string {
  const written = (node: Node): string => {
    if (node.nodeType === Node.TEXT_NODE) return (node.nodeValue ?? "").replace(/[ \t\r\n]+/g, " ");
    if (!(node instanceof Element) || node.tagName === "STYLE" || node.tagName === "SCRIPT") return "";
    if (node.tagName === "BR") return "\n";
    const inside = [...node.childNodes].map(written).join("");
    return PARAGRAPHS.has(node.tagName) ? `\n${inside}\n` : inside;
  };
  const text = [...cell.childNodes].map(written).join("");
  return text
    .replaceAll("\u00A0", " ")
    .replace(/ *\n */g, "\n")
    .replace(/\n{2,}/g, "\n")
    .trim();
}

function quoted(text: string): string {
  return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

import { type Element, readHtml } from "./html.ts";

/** A paragraph or a table in the body of a document, in reading order. */
export type Block =
  | { readonly kind: "paragraph"; readonly text: string; readonly isHeading: boolean }
  | { readonly kind: "table"; readonly rows: readonly (readonly TableCell[])[] };

/** A cell with the number of columns and rows that it spans. */
export interface TableCell {
  readonly text: string;
  readonly columnSpan: number;
  readonly rowSpan: number;
}

/** The blocks of a document from mammoth's HTML; paragraphs without text are left out. */
export function blocksOf(html: string): readonly Block[] {
  return readHtml(html).flatMap(blocksIn);
}

function blocksIn(node: Element | string): Block[] {
  if (typeof node === "string") return paragraph(node, false);
  if (node.name === "table") return [{ kind: "table", rows: rowsIn(node).map(cellsIn) }];
  if (LISTS.has(node.name)) return elementsIn(node).flatMap((item) => paragraph(textOf(item), false));
  return paragraph(textOf(node), /^h[1-6]$/.test(node.name));
}

const LISTS: ReadonlySet<string> = new Set(["ul", "ol"]);

function paragraph(text: string, isHeading: boolean): Block[] {
  const trimmed = tidyLines(text);
  return trimmed === "" ? [] : [{ kind: "paragraph", text: trimmed, isHeading }];
}

/** The rows of a table, those of its repeated header included, but not those of tables in its cells. */
function rowsIn(element: Element): readonly Element[] {
  return elementsIn(element).flatMap((child) => (child.name === "tr" ? [child] : rowsIn(child)));
}

function cellsIn(row: Element): readonly TableCell[] {
  return elementsIn(row).map((cell) => ({
    text: tidyLines(textOf(cell)),
    columnSpan: Math.min(Number(cell.attributes.colspan ?? 1), MOST_COLUMNS),
    rowSpan: Number(cell.attributes.rowspan ?? 1),
  }));
}

/** Word's tables have no more columns than this. */
const MOST_COLUMNS = 63;

function elementsIn({ children }: Element): readonly Element[] {
  return children.filter((child): child is Element => typeof child !== "string");
}

/** The text of an element: paragraphs and list items on lines of their own, items with their bullet or number. */
function textOf(node: Element | string): string {
  if (typeof node === "string") return node;
  if (node.name === "br") return "\n";
  // The sign of a footnote is no part of the sentence.
  if (/^(foot|end)note-ref-/.test(node.attributes.id ?? "")) return "";
  if (LISTS.has(node.name)) return elementsIn(node).map(listItem(node.name)).join("");
  const text = node.children.map(textOf).join("");
  return OWN_LINE.test(node.name) ? `${text}\n` : text;
}

function listItem(list: string): (item: Element, index0: number) => string {
  return (item, index0) => `\n${list === "ol" ? `${index0 + 1}.` : "•"} ${textOf(item).trim()}\n`;
}

const OWN_LINE = /^(p|h[1-6]|li|tr|td|th)$/;

function tidyLines(text: string): string {
  return text
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
}

import type { Block, Cell, Paragraph, Row, Table } from "./resources.ts";

/**
 * How many indexes elements take, in UTF-16 code units: a table has one for its start, each row, each cell and its end.
 * Sizes of tables and rows are remembered until `forget`.
 */
export function sizeOf(element: Block | Row | Cell): number {
  if ("kind" in element && element.kind === "paragraph") return textOf(element).length;
  if ("kind" in element && element.kind === "sectionBreak") return 1;
  const known = sizes.get(element);
  if (known !== undefined) return known;
  const size = compute(element);
  sizes.set(element, size);
  return size;
}

export function sizeOfContent(content: readonly Block[]): number {
  return content.reduce((sum, block) => sum + sizeOf(block), 0);
}

/** To be called for every table, row and cell around what has changed. */
export function forget(elements: Iterable<object>): void {
  for (const element of elements) sizes.delete(element);
}

/** The text of a paragraph with its newline. */
export function textOf({ pieces }: Paragraph): string {
  return pieces.length === 1 ? pieces[0]!.text : pieces.map(({ text }) => text).join("");
}

const sizes = new WeakMap<object, number>();

function compute(element: Table | Row | Cell): number {
  if ("content" in element) return 1 + sizeOfContent(element.content);
  const parts: readonly (Row | Cell)[] = "rows" in element ? element.rows : element.cells;
  const marks = "rows" in element ? 2 : 1;
  return parts.reduce((sum, part) => sum + sizeOf(part), marks);
}

/** A range as its text tells it: 0-based, ends not included, an open side undefined. */
export interface A1Range {
  /** Undefined: the text names no sheet. */
  readonly title?: string;
  readonly startRow0?: number;
  readonly endRow0?: number;
  readonly startColumn0?: number;
  readonly endColumn0?: number;
}

/** `A` for 0, `Z` for 25, `AA` for 26. */
export function columnName(index0: number): string {
  let name = "";
  for (let rest = index0 + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** 0 for `A`; letters of either case. */
export function columnIndex0(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** `B7` for row 6, column 1 (0-based). */
export function cellName(rowIndex0: number, column0: number): string {
  return `${columnName(column0)}${rowIndex0 + 1}`;
}

/** A sheet's title as it stands before `!`: in quotes unless it is a plain word. */
export function quoteTitle(title: string): string {
  return /^[A-Za-z_][A-Za-z_0-9]*$/.test(title) && !CELL_LIKE.test(title) ? title : `'${title.replaceAll("'", "''")}'`;
}

/** True for a sheet's title in quotes and nothing else. */
export function isQuotedTitle(text: string): boolean {
  return /^'(?:[^']|'')+'$/.test(text);
}

/** The title that a quoted or plain sheet name stands for. */
export function unquoteTitle(name: string): string {
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}

/**
 * Reads `A1`, `A1:B2`, `A:B`, `1:2`, `A2:B`, each with a sheet before it or alone. A text that is neither is taken for a sheet's
 * title, which names the whole sheet. Undefined when it can be none of these.
 */
export function parseA1(text: string): A1Range | undefined {
  const [, quoted, plain, area] = /^(?:('(?:[^']|'')+')|([^'!]+))!(.+)$/s.exec(text) ?? [];
  const name = quoted ?? plain;
  if (area !== undefined && name !== undefined) {
    const range = parseArea(area);
    return range && { title: unquoteTitle(name), ...range };
  }
  if (text.includes("!")) return undefined;
  return parseArea(text) ?? { title: unquoteTitle(text) };
}

/** A range with its sheet as Google writes it in its answers. */
export function formatA1(
  title: string,
  range: { startRow0: number; endRow0: number; startColumn0: number; endColumn0: number },
): string {
  const first = cellName(range.startRow0, range.startColumn0);
  const last = cellName(range.endRow0 - 1, range.endColumn0 - 1);
  return `${quoteTitle(title)}!${first === last ? first : `${first}:${last}`}`;
}

const CELL_LIKE = /^([A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*|TRUE|FALSE)$/i;

function parseArea(text: string): Omit<A1Range, "title"> | undefined {
  const match = /^\$?([A-Za-z]{1,3})?\$?([1-9]\d{0,7})?(?::\$?([A-Za-z]{1,3})?\$?([1-9]\d{0,7})?)?$/.exec(text);
  if (!match || text === "") return undefined;
  const [, column, row, lastColumn, lastRow] = match;
  if (!text.includes(":")) {
    if (!column || !row) return undefined;
    return sides(column, row, column, row);
  }
  if ((!column && !row) || (!lastColumn && !lastRow)) return undefined;
  return sides(column, row, lastColumn, lastRow);
}

function sides(column?: string, row?: string, lastColumn?: string, lastRow?: string): Omit<A1Range, "title"> {
  const [startColumn0, endColumn0] = ordered(column && columnIndex0(column), lastColumn && columnIndex0(lastColumn));
  const [startRow0, endRow0] = ordered(row && Number(row) - 1, lastRow && Number(lastRow) - 1);
  return {
    ...(startRow0 !== undefined && { startRow0 }),
    ...(endRow0 !== undefined && { endRow0: endRow0 + 1 }),
    ...(startColumn0 !== undefined && { startColumn0 }),
    ...(endColumn0 !== undefined && { endColumn0: endColumn0 + 1 }),
  };
}

function ordered(
  one: number | string | undefined,
  other: number | string | undefined,
): [number | undefined, number | undefined] {
  const first = typeof one === "number" ? one : undefined;
  const last = typeof other === "number" ? other : undefined;
  return first !== undefined && last !== undefined && first > last ? [last, first] : [first, last];
}

import type {
  Document,
  Location,
  Paragraph,
  ParagraphStyle,
  Range,
  Request,
  StructuralElement,
  TableRange,
  TextStyle,
} from "../../src/document/docs-api.ts";

/*
 * A Google Doc as one row of tokens for each segment, where the index of a token is its index in the API: quite another
 * shape than a tree, so that it can share no mistake in counting with what it tests.
 */

export type Token =
  | { kind: "char"; char: string; style: TextStyle; paragraph: ParagraphStyle; isBulleted: boolean }
  | { kind: "object" | "section" | "row" | "cell" | "end" }
  | {
      kind: "table";
      columns: number;
      widths: number[];
      pinned: number;
      merges: string[];
      backgrounds: Map<string, string>;
    };

/** What stands in a segment, as a reader sees it. */
export type Seen =
  | { paragraph: string; style: string; align: string; isBulleted: boolean }
  | { rows: string[][] }
  | { section: true };

export type TinyDoc = Map<string, Token[]>;

export const BODY = "";

/** The tokens of a paragraph. */
export function paragraphTokens(
  text: string,
  form: { style?: TextStyle; paragraph?: ParagraphStyle; isBulleted?: boolean } = {},
): Token[] {
  const { style = {}, paragraph = {}, isBulleted = false } = form;
  return `${text}\n`.split("").map((char) => ({ kind: "char", char, style, paragraph, isBulleted }));
}

export function tableTokens(rows: readonly (readonly string[])[]): Token[] {
  return [
    newTable(rows[0]!.length),
    ...rows.flatMap((cells): Token[] => [
      { kind: "row" },
      ...cells.flatMap((text): Token[] => [
        { kind: "cell" },
        ...text.split("\n").flatMap((line) => paragraphTokens(line)),
      ]),
    ]),
    { kind: "end" },
  ];
}

/** Applies requests in order. @throws {Error} when Google would refuse one */
export function apply(doc: TinyDoc, requests: readonly Request[]): void {
  for (const request of requests) {
    if (request.insertText) insertText(doc, request.insertText.location!, request.insertText.text!);
    else if (request.deleteContentRange) deleteRange(doc, request.deleteContentRange.range!);
    else if (request.insertTable) insertTable(doc, request.insertTable);
    else if (request.updateTextStyle) {
      const { range, textStyle, fields } = request.updateTextStyle;
      for (const token of chars(doc, range!)) token.style = masked(token.style, textStyle!, fields!);
    } else if (request.updateParagraphStyle) {
      const { range, paragraphStyle, fields } = request.updateParagraphStyle;
      for (const token of paragraphChars(doc, range!))
        token.paragraph = masked(token.paragraph, paragraphStyle!, fields!);
    } else if (request.createParagraphBullets) {
      for (const token of paragraphChars(doc, request.createParagraphBullets.range!)) {
        if (token.char === "\t") throw new Error("a tab before a bullet would be deleted");
        token.isBulleted = true;
      }
    } else styleTable(doc, request);
  }
}

export function seen(tokens: readonly Token[]): Seen[] {
  const all: Seen[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]!;
    if (token.kind === "section") {
      all.push({ section: true });
      at++;
    } else if (token.kind === "table") {
      const end = endOfTable(tokens, at);
      all.push({ rows: rowsOf(tokens.slice(at + 1, end)) });
      at = end + 1;
    } else {
      const newline = tokens.findIndex((one, index) => index >= at && one.kind === "char" && one.char === "\n");
      const last = tokens[newline] as Token & { kind: "char" };
      all.push({
        paragraph: textOf(tokens.slice(at, newline)),
        style: last.paragraph.namedStyleType ?? "NORMAL_TEXT",
        align: last.paragraph.alignment ?? "START",
        isBulleted: last.isBulleted,
      });
      at = newline + 1;
    }
  }
  return all;
}

/** The document as `documents.get` answers it. */
export function documentOf(doc: TinyDoc): Document {
  const part = (prefix: string, idName: string) =>
    Object.fromEntries(
      [...doc]
        .filter(([id]) => id.startsWith(prefix))
        .map(([id, tokens]) => [id, { [idName]: id, content: contentOf(tokens, 0) }]),
    );
  return {
    tabs: [
      {
        tabProperties: { tabId: "t.0" },
        documentTab: {
          body: { content: contentOf(doc.get(BODY)!, 0) },
          headers: part("header", "headerId"),
          footers: part("footer", "footerId"),
          documentStyle: PAGE,
        },
      },
    ],
  };
}

export const PAGE = {
  pageSize: { width: { magnitude: 600, unit: "PT" }, height: { magnitude: 800, unit: "PT" } },
  marginLeft: { magnitude: 50, unit: "PT" },
  marginRight: { magnitude: 30, unit: "PT" },
} as const;

function contentOf(tokens: readonly Token[], offset: number): StructuralElement[] {
  const content: StructuralElement[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]!;
    let end = at + 1;
    let element: StructuralElement = { sectionBreak: {} };
    if (token.kind === "table") {
      end = endOfTable(tokens, at) + 1;
      element = { table: { tableRows: tableRows(tokens.slice(at + 1, end - 1), offset + at + 1) } };
    } else if (token.kind !== "section") {
      end = tokens.findIndex((one, index) => index >= at && one.kind === "char" && one.char === "\n") + 1;
      element = { paragraph: paragraphOf(tokens.slice(at, end), offset + at) };
    }
    content.push({ ...indexes(offset + at, offset + end), ...element });
    at = end;
  }
  return content;
}

function paragraphOf(tokens: readonly Token[], offset: number): Paragraph {
  const elements: NonNullable<Paragraph["elements"]> = [];
  let lastStyle: string | null = null;
  tokens.forEach((token, index) => {
    const from = offset + index;
    const style = token.kind === "char" ? JSON.stringify(token.style) : null;
    const last = elements[elements.length - 1];
    if (token.kind === "char" && style === lastStyle && last?.textRun) {
      last.textRun.content += token.char;
      last.endIndex = from + 1;
    } else
      elements.push({
        ...indexes(from, from + 1),
        ...(token.kind === "char" ? { textRun: { content: token.char } } : {}),
      });
    lastStyle = style;
  });
  const newline = tokens[tokens.length - 1] as Token & { kind: "char" };
  return { elements, paragraphStyle: newline.paragraph, ...(newline.isBulleted ? { bullet: { listId: "list" } } : {}) };
}

function tableRows(tokens: readonly Token[], offset: number) {
  return pieces(tokens, "row", offset).map((row) => ({
    tableCells: pieces(row.tokens, "cell", row.offset).map((cell) => ({
      content: contentOf(cell.tokens, cell.offset),
    })),
  }));
}

/** What stands behind each token of a kind at this level, up to the next one. */
function pieces(tokens: readonly Token[], kind: "row" | "cell", offset: number) {
  const starts = tokens.flatMap((token, index) => (token.kind === kind ? [index] : []));
  return starts.map((start, at) => ({
    tokens: tokens.slice(start + 1, starts[at + 1] ?? tokens.length),
    offset: offset + start + 1,
  }));
}

/** As Google answers: without an index that is 0. */
function indexes(startIndex: number, endIndex: number) {
  return startIndex === 0 ? { endIndex } : { startIndex, endIndex };
}

function rowsOf(tokens: readonly Token[]): string[][] {
  return pieces(tokens, "row", 0).map((row) =>
    pieces(row.tokens, "cell", 0).map((cell) => textOf(cell.tokens).replace(/\n$/, "")),
  );
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map((token) => (token.kind === "char" ? token.char : "\ufffc")).join("");
}

function insertText(doc: TinyDoc, location: Location, text: string): void {
  if (text === "") throw new Error("the text must not be empty");
  const tokens = segment(doc, location);
  const index = insertionIndex(tokens, location);
  const before = tokens[index - 1];
  const here = tokens[index]!;
  const like =
    before?.kind === "char" && before.char !== "\n"
      ? before
      : here.kind === "char"
        ? here
        : paragraphEnd(tokens, index);
  const added = text
    .split("")
    .map((char): Token => ({ ...like, ...paragraphForm(tokens, index), kind: "char", char, style: like.style }));
  tokens.splice(index, 0, ...added);
}

function insertTable(doc: TinyDoc, { location, rows, columns }: NonNullable<Request["insertTable"]>): void {
  const tokens = segment(doc, location!);
  const index = insertionIndex(tokens, location!);
  if (!(rows! > 0 && columns! > 0 && columns! <= 20)) throw new Error("a table of no rows or too many columns");
  const newline: Token = { kind: "char", char: "\n", style: {}, ...paragraphForm(tokens, index) };
  const blank = tableTokens(Array.from({ length: rows! }, () => Array.from({ length: columns! }, () => "")));
  // A new table's cells look like the paragraph where it was put: the worst that may happen.
  for (const token of blank)
    if (token.kind === "char") Object.assign(token, { paragraph: newline.paragraph, style: { bold: true } });
  tokens.splice(index, 0, newline, ...blank);
}

function deleteRange(doc: TinyDoc, range: Range): void {
  const tokens = segment(doc, range);
  const { startIndex: start = 0, endIndex: end = 0 } = range;
  const gone = tokens.slice(start, end);
  if (end <= start || end > tokens.length) throw new Error(`no such range: ${start} to ${end}`);
  if (gone.some(({ kind }) => kind !== "char" && kind !== "object")) throw new Error("a table or section would break");
  const next = tokens[end];
  const last = gone[gone.length - 1]!;
  if (last.kind === "char" && last.char === "\n" && (!next || !["char", "object"].includes(next.kind)))
    throw new Error("the last newline, or that before a table or section, has to stay");
  if (isLow(last, next) || isLow(tokens[start - 1], gone[0])) throw new Error("half a surrogate pair");
  // Two paragraphs become one in the style of the first: the worst that may happen.
  const form = paragraphForm(tokens, start);
  tokens.splice(start, end - start);
  for (let at = start; ; at++) {
    const token = tokens[at]!;
    if (token.kind === "char") Object.assign(token, form);
    if (token.kind === "char" && token.char === "\n") break;
  }
}

function isLow(one: Token | undefined, other: Token | undefined): boolean {
  return (
    one?.kind === "char" && other?.kind === "char" && /^[\ud800-\udbff][\udc00-\udfff]$/.test(one.char + other.char)
  );
}

function styleTable(doc: TinyDoc, request: Request): void {
  if (request.mergeTableCells) {
    const { table, key } = cellsOf(doc, request.mergeTableCells.tableRange!);
    table.merges.push(key);
  } else if (request.updateTableCellStyle) {
    const { tableRange, tableStartLocation, tableCellStyle } = request.updateTableCellStyle;
    if (tableStartLocation) tableAt(doc, tableStartLocation);
    else {
      const { table, key } = cellsOf(doc, tableRange!);
      table.backgrounds.set(key, JSON.stringify(tableCellStyle!.backgroundColor));
    }
  } else if (request.updateTableColumnProperties) {
    const { tableStartLocation, columnIndices, tableColumnProperties } = request.updateTableColumnProperties;
    const table = tableAt(doc, tableStartLocation!);
    for (const column of columnIndices!) table.widths[column] = tableColumnProperties!.width!.magnitude!;
  } else if (request.updateTableRowStyle) tableAt(doc, request.updateTableRowStyle.tableStartLocation!);
  else if (request.pinTableHeaderRows) {
    const { tableStartLocation, pinnedHeaderRowsCount } = request.pinTableHeaderRows;
    tableAt(doc, tableStartLocation!).pinned = pinnedHeaderRowsCount!;
  } else if (!request.createNamedRange) throw new Error(`unknown request ${Object.keys(request)}`);
}

function cellsOf(doc: TinyDoc, { tableCellLocation, rowSpan, columnSpan }: TableRange) {
  const table = tableAt(doc, tableCellLocation!.tableStartLocation!);
  const { rowIndex = 0, columnIndex = 0 } = tableCellLocation!;
  if (columnIndex + columnSpan! > table.columns) throw new Error("beyond the table");
  return { table, key: `${rowIndex},${columnIndex} ${rowSpan}x${columnSpan}` };
}

function tableAt(doc: TinyDoc, location: Location): Token & { kind: "table" } {
  const token = segment(doc, location)[location.index!];
  if (token?.kind !== "table") throw new Error(`no table starts at ${location.index}`);
  return token;
}

export function newTable(columns: number): Token & { kind: "table" } {
  return { kind: "table", columns, widths: [], pinned: 0, merges: [], backgrounds: new Map() };
}

function chars(doc: TinyDoc, range: Range): (Token & { kind: "char" })[] {
  return charsBetween(styledSegment(doc, range), range.startIndex!, range.endIndex!);
}

function paragraphChars(doc: TinyDoc, range: Range): (Token & { kind: "char" })[] {
  const tokens = styledSegment(doc, range);
  const isEnd = (token: Token | undefined) =>
    token?.kind !== "object" && (token?.kind !== "char" || token.char === "\n");
  let start = range.startIndex!;
  while (start > 0 && !isEnd(tokens[start - 1])) start--;
  let end = range.endIndex!;
  while (!isEnd(tokens[end - 1])) end++;
  return charsBetween(tokens, start, end);
}

function charsBetween(tokens: readonly Token[], start: number, end: number): (Token & { kind: "char" })[] {
  return tokens.slice(start, end).filter((token) => token.kind === "char");
}

/** The segment of a range; as people report of Google, the last newline of a segment cannot be styled. */
function styledSegment(doc: TinyDoc, range: Range): Token[] {
  const tokens = segment(doc, range);
  if (range.startIndex! < range.endIndex! && range.endIndex! < tokens.length) return tokens;
  throw new Error(`no range to style: ${range.startIndex} to ${range.endIndex}`);
}

function paragraphForm(tokens: readonly Token[], index: number): { paragraph: ParagraphStyle; isBulleted: boolean } {
  const { paragraph, isBulleted } = paragraphEnd(tokens, index);
  return { paragraph, isBulleted };
}

function paragraphEnd(tokens: readonly Token[], index: number): Token & { kind: "char" } {
  return tokens.find((token, at) => at >= index && token.kind === "char" && token.char === "\n") as Token & {
    kind: "char";
  };
}

function insertionIndex(tokens: readonly Token[], { index = 0 }: Location): number {
  const here = tokens[index];
  if (here?.kind !== "char" && here?.kind !== "object") throw new Error(`nothing can be inserted at ${index}`);
  if (isLow(tokens[index - 1], here)) throw new Error("within a surrogate pair");
  return index;
}

function segment(doc: TinyDoc, { segmentId = BODY }: { segmentId?: string }): Token[] {
  return doc.get(segmentId)!;
}

function masked<T extends object>(old: T, given: T, fields: string): T {
  const mask = fields.split(",");
  const kept = Object.entries(old).filter(([field]) => !mask.includes(field));
  return Object.fromEntries([...kept, ...Object.entries(given)]) as T;
}

function endOfTable(tokens: readonly Token[], start: number): number {
  return tokens.findIndex((token, index) => index > start && token.kind === "end");
}

import type { Block, ListBlock, ParagraphBlock, Run } from "./block.ts";
import type { ParagraphStyle, Request } from "./docs-api.ts";
import { points, rangeIn, replaceRequests } from "./requests.ts";
import { type Grid, gridOf } from "./table-grid.ts";
import { insertTableRequest, lookRequests, mergeRequests, tableSize, textRequests } from "./table-requests.ts";
import type { TemplateParagraph } from "./template.ts";
import { docText, lineText } from "./text.ts";

/** What stands where a report has nothing to show and does not say so itself. */
export const NOTHING = "No hay datos que mostrar en este apartado.";

/**
 * Requests that put blocks in the place of a paragraph of the template. They change the document from there on and at the
 * end of the paragraph before it, so that what stands earlier keeps its indexes.
 *
 * Docs puts a newline before a new table and keeps the rest of the paragraph after it. So a table goes to the end of the
 * paragraph before it, and the newline left over behind it is deleted; a blank line stays only where Docs needs a
 * paragraph: between two tables, after the last one, and before one that no paragraph precedes.
 */
export function blockRequests(paragraph: TemplateParagraph, blocks: readonly Block[]): readonly Request[] {
  const items = itemsOf(blocks);
  const places = placesOf(paragraph, items);
  return [
    ...textsRequests(paragraph, items),
    ...tablesRequests(paragraph, items),
    ...places.flatMap((place) => styleRequests(paragraph, place)),
    // Bullets set indents of their own, so they come after the style of the paragraphs.
    ...places.flatMap((place) => bulletRequests(paragraph, place)),
    ...places.flatMap(({ spacers }) => spacers).flatMap((index) => spacerRequests(paragraph, index)),
    ...[...places]
      .reverse()
      .flatMap(({ item, start }) =>
        item.kind === "table" ? mergeRequests(item.grid, { segment: paragraph.segment, start }) : [],
      ),
  ];
}

type Item = TextItem | TableItem;

/** Paragraphs of one style. */
interface TextItem {
  readonly kind: "text";
  /** Without the last newline. */
  readonly text: string;
  readonly emphases: readonly Emphasis[];
  readonly block: ParagraphBlock | ListBlock;
}

interface TableItem {
  readonly kind: "table";
  readonly grid: Grid;
}

/** A stretch of a text, by offsets in it. */
interface Emphasis {
  readonly from: number;
  readonly to: number;
  readonly run: Run;
}

/** Where an item stands once all texts and tables are in. */
interface Place {
  readonly item: Item;
  readonly start: number;
  /** One beyond what can be styled; the start where nothing can. */
  readonly end: number;
  readonly followsTable: boolean;
  /** The blank lines that Docs needs beside a table. */
  readonly spacers: readonly number[];
}

function itemsOf(blocks: readonly Block[]): readonly Item[] {
  return (blocks.length === 0 ? [SAYS_NOTHING] : blocks).map((block): Item => {
    if (block.kind === "table")
      return block.rows.length === 0
        ? textItem(SAYS_NOTHING, [SAYS_NOTHING.runs])
        : { kind: "table", grid: gridOf(block) };
    if (block.kind === "paragraph")
      return textItem(block, [block.runs.map((run) => ({ ...run, text: docText(run.text) }))]);
    return textItem(
      block,
      block.items.map((runs) => trimmedStart(runs.map((run) => ({ ...run, text: lineText(run.text) })))),
    );
  });
}

const SAYS_NOTHING: ParagraphBlock = { kind: "paragraph", runs: [{ text: NOTHING }] };

function textItem(block: ParagraphBlock | ListBlock, paragraphs: readonly (readonly Run[])[]): TextItem {
  let text = "";
  const emphases: Emphasis[] = [];
  paragraphs.forEach((runs, index) => {
    if (index > 0) text += "\n";
    for (const run of runs) {
      const from = text.length;
      text += run.text;
      if ((run.bold || run.italic) && run.text !== "") emphases.push({ from, to: text.length, run });
    }
  });
  return { kind: "text", text, emphases, block };
}

/** Blanks at the start of a list's paragraph would count as levels of the list, and Docs would delete them. */
function trimmedStart(runs: readonly Run[]): readonly Run[] {
  const firstWithText = runs.findIndex(({ text }) => text.trim() !== "");
  return runs.flatMap((run, index) => {
    if (index < firstWithText) return [];
    return index === firstWithText ? [{ ...run, text: run.text.trimStart() }] : [run];
  });
}

/** All texts in the place of the paragraph's own, in the type of its first character. */
function textsRequests({ segment, start, text }: TemplateParagraph, items: readonly Item[]): readonly Request[] {
  return replaceRequests(segment, start, start + text.length, textsOf(items).join("\n"));
}

function textsOf(items: readonly Item[]): readonly string[] {
  return items.flatMap((item) => (item.kind === "text" ? [item.text] : []));
}

/** The tables, the last first: each at the end of the text before it, where the paragraphs are all in already. */
function tablesRequests(paragraph: TemplateParagraph, items: readonly Item[]): readonly Request[] {
  const { segment, start } = paragraph;
  const requests: Request[] = [];
  for (let index = items.length - 1; index >= 0; index--) {
    const item = items[index]!;
    if (item.kind === "text") continue;
    const before = textsOf(items.slice(0, index));
    const isAtEnd = before.length > 0 || paragraph.followsParagraph;
    const newline =
      before.length > 0 ? start + before.join("\n").length : paragraph.followsParagraph ? start - 1 : start;
    const place = { segment, start: newline + 1 };
    const isBeforeText = items[index + 1]?.kind === "text" || (before.length === 0 && index === items.length - 1);
    const after = place.start + tableSize(item.grid, false);
    requests.push(insertTableRequest(item.grid, place));
    if (isAtEnd && isBeforeText) requests.push({ deleteContentRange: { range: rangeIn(segment, after, after + 1) } });
    requests.push(...textRequests(item.grid, place));
  }
  return requests;
}

function placesOf(paragraph: TemplateParagraph, items: readonly Item[]): readonly Place[] {
  const { start, followsParagraph } = paragraph;
  // Docs refuses to style the last newline of a segment.
  const lastOne = paragraph.isLast ? 0 : 1;
  let index = start;
  let previous: Item["kind"] | null = followsParagraph ? "text" : null;
  return items.map((item, at): Place => {
    const isLast = at === items.length - 1;
    const followsTable = previous === "table";
    previous = item.kind;
    if (item.kind === "text") {
      const end = index + item.text.length + (isLast ? lastOne : 1);
      const place = { item, start: index, end, followsTable, spacers: [] };
      index += item.text.length + 1;
      return place;
    }
    const needsSpacer = followsTable || (at === 0 && !followsParagraph);
    const tableStart = needsSpacer ? index + 1 : index;
    const spacer = index;
    index = tableStart + tableSize(item.grid);
    return {
      item,
      start: tableStart,
      end: index,
      followsTable,
      spacers: [...(needsSpacer ? [spacer] : []), ...(isLast && !paragraph.isLast ? [index] : [])],
    };
  });
}

function styleRequests(paragraph: TemplateParagraph, place: Place): readonly Request[] {
  const { item, start, end } = place;
  if (item.kind === "table") return lookRequests(item.grid, { segment: paragraph.segment, start }, paragraph.widthPt);
  if (start === end) return [];
  const range = rangeIn(paragraph.segment, start, end);
  return [
    {
      updateParagraphStyle: {
        range,
        paragraphStyle: paragraphStyleOf(item.block, paragraph.style, place.followsTable),
        fields: PARAGRAPH_FIELDS.join(","),
      },
    },
    ...(headingOf(item.block) ? [{ updateTextStyle: { range, textStyle: {}, fields: TYPE_FIELDS } }] : []),
    ...item.emphases.map(
      ({ from, to, run: { bold = false, italic = false } }): Request => ({
        updateTextStyle: {
          range: rangeIn(paragraph.segment, start + from, start + to),
          textStyle: { ...(bold ? { bold } : {}), ...(italic ? { italic } : {}) },
          fields: [...(bold ? ["bold"] : []), ...(italic ? ["italic"] : [])].join(","),
        },
      }),
    ),
  ];
}

const PARAGRAPH_FIELDS: readonly string[] = [
  "namedStyleType",
  "alignment",
  "lineSpacing",
  "spaceAbove",
  "spaceBelow",
  "indentStart",
  "indentEnd",
  "indentFirstLine",
  "keepWithNext",
];
const TYPE_FIELDS = "bold,italic,underline,fontSize,foregroundColor,weightedFontFamily";
const ALIGNMENTS = { start: "START", center: "CENTER", end: "END", justified: "JUSTIFIED" } as const;
const SPACE_AFTER_TABLE_PT = 8;
const QUOTE_INDENT_PT = 28;
const SPACER_TYPE_PT = 6;

/** A paragraph has the style of the template's line; a title has none of it, so that all titles look alike. */
function paragraphStyleOf(
  block: ParagraphBlock | ListBlock,
  line: ParagraphStyle,
  followsTable: boolean,
): ParagraphStyle {
  const alignment = block.kind === "paragraph" && block.align ? { alignment: ALIGNMENTS[block.align] } : {};
  const heading = headingOf(block);
  if (heading) return { namedStyleType: heading, ...alignment };
  const isQuote = block.kind === "paragraph" && block.style === "quote";
  return {
    namedStyleType: "NORMAL_TEXT",
    ...Object.fromEntries(Object.entries(line).filter(([field]) => PARAGRAPH_FIELDS.includes(field))),
    ...(followsTable ? { spaceAbove: points(SPACE_AFTER_TABLE_PT) } : {}),
    ...(isQuote ? { indentStart: points(QUOTE_INDENT_PT), indentEnd: points(QUOTE_INDENT_PT) } : {}),
    ...alignment,
  };
}

function headingOf(block: ParagraphBlock | ListBlock): string | null {
  const style = block.kind === "paragraph" ? block.style : undefined;
  return style?.startsWith("heading") ? style.replace("heading", "HEADING_") : null;
}

function bulletRequests({ segment }: TemplateParagraph, { item, start, end }: Place): readonly Request[] {
  if (item.kind === "table" || item.block.kind === "paragraph" || start === end) return [];
  return [
    { createParagraphBullets: { range: rangeIn(segment, start, end), bulletPreset: "BULLET_DISC_CIRCLE_SQUARE" } },
  ];
}

/** Makes a blank line that Docs needs beside a table a narrow gap, no title and no item of a list. */
function spacerRequests({ segment }: TemplateParagraph, index: number): readonly Request[] {
  const range = rangeIn(segment, index, index + 1);
  return [
    {
      updateParagraphStyle: {
        range,
        paragraphStyle: {
          namedStyleType: "NORMAL_TEXT",
          lineSpacing: 100,
          spaceAbove: points(0),
          spaceBelow: points(0),
        },
        fields: PARAGRAPH_FIELDS.join(","),
      },
    },
    { updateTextStyle: { range, textStyle: { fontSize: points(SPACER_TYPE_PT) }, fields: "fontSize" } },
  ];
}

import { fold } from "../plan/wording.ts";
import type {
  Dimension,
  DocumentStyle,
  DocumentTab,
  Document as GoogleDocument,
  Paragraph,
  ParagraphStyle,
  SectionStyle,
  StructuralElement,
  Tab,
} from "./docs-api.ts";

/** A template as read from its Google Doc: its paragraphs in reading order, those of the first tab's body first. */
export interface Template {
  readonly paragraphs: readonly TemplateParagraph[];
}

/** A paragraph with the marks that stand in it. Indexes are those of its segment, in UTF-16 units. */
export interface TemplateParagraph {
  readonly segment: Segment;
  readonly start: number;
  /** One beyond its newline. */
  readonly end: number;
  /** Its text without the newline; pictures, page numbers and the like stand as `\ufffc`. */
  readonly text: string;
  readonly marks: readonly Mark[];
  /** Whether `{{` or `}}` stand in it that belong to no mark. */
  readonly hasLooseBraces: boolean;
  readonly where: Where;
  readonly style: ParagraphStyle;
  /** Whether a paragraph that is no item of a list stands right before it: a table can be put at its end. */
  readonly followsParagraph: boolean;
  /** Whether nothing stands behind it in its segment or cell. */
  readonly isLast: boolean;
  /** Room between the margins of its page, in points. */
  readonly widthPt: number;
}

/** Where requests find a paragraph: without `segmentId` in the body, without `tabId` in the first tab. */
export interface Segment {
  readonly segmentId?: string;
  readonly tabId?: string;
}

/** A field or a block of the template: `{{name}}`. */
export interface Mark {
  /** The name as written. */
  readonly name: string;
  /** The name for comparing (see `markKey`). */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** Whether the formatting changes within it. */
  readonly isSplit: boolean;
  /** Whether nothing else stands in its paragraph. */
  readonly isAlone: boolean;
}

/** Parts of a document where a paragraph stands, and how a sentence names them. */
export const WHERE = {
  body: "en el texto",
  cell: "en una tabla",
  header: "en el encabezado",
  footer: "en el pie de página",
  footnote: "en una nota al pie",
} as const;

export type Where = keyof typeof WHERE;

/** The name of a field or block for comparing: without case, accents, punctuation and double blanks. */
export function markKey(name: string): string {
  return fold(name);
}

/** The template in a Google Doc, read with `includeTabsContent`. Tables of contents are left out: Docs writes them itself. */
export function readTemplate(document: GoogleDocument): Template {
  return { paragraphs: allTabs(document.tabs ?? []).flatMap((tab, index) => tabParagraphs(tab, index === 0)) };
}

function allTabs(tabs: readonly Tab[]): readonly Tab[] {
  return tabs.flatMap((tab) => [tab, ...allTabs(tab.childTabs ?? [])]);
}

function tabParagraphs(tab: Tab, isFirst: boolean): readonly TemplateParagraph[] {
  const content: DocumentTab = tab.documentTab ?? {};
  const tabId = isFirst ? undefined : tab.tabProperties?.tabId;
  const widthPt = pageWidthPt(content.documentStyle ?? {}, {});
  const inTab = tabId === undefined ? {} : { tabId };
  const others = (where: Where, segments: Readonly<Record<string, { content?: StructuralElement[] }>> = {}) =>
    Object.entries(segments).flatMap(([segmentId, segment]) =>
      contentParagraphs(segment.content ?? [], { segment: { ...inTab, segmentId }, where, widthPt }),
    );
  return [
    ...bodyParagraphs(content, inTab),
    ...others("header", content.headers),
    ...others("footer", content.footers),
    ...others("footnote", content.footnotes),
  ];
}

function bodyParagraphs(tab: DocumentTab, segment: Segment): readonly TemplateParagraph[] {
  let widthPt = pageWidthPt(tab.documentStyle ?? {}, {});
  const content = tab.body?.content ?? [];
  return content.flatMap((element, index) => {
    if (element.sectionBreak) widthPt = pageWidthPt(tab.documentStyle ?? {}, element.sectionBreak.sectionStyle ?? {});
    return elementParagraphs(content, index, { segment, where: "body", widthPt });
  });
}

/** What all paragraphs of a list of elements have in common. */
interface Surroundings {
  readonly segment: Segment;
  readonly where: Where;
  readonly widthPt: number;
}

function contentParagraphs(content: readonly StructuralElement[], around: Surroundings): readonly TemplateParagraph[] {
  return content.flatMap((_, index) => elementParagraphs(content, index, around));
}

function elementParagraphs(
  content: readonly StructuralElement[],
  index: number,
  around: Surroundings,
): readonly TemplateParagraph[] {
  const { paragraph, table, startIndex = 0 } = content[index]!;
  if (paragraph) {
    const previous = content[index - 1]?.paragraph;
    const followsParagraph = previous !== undefined && previous.bullet === undefined;
    return [{ ...paragraphAt(startIndex, paragraph, around), followsParagraph, isLast: index === content.length - 1 }];
  }
  const inCell: Surroundings = { ...around, where: around.where === "body" ? "cell" : around.where };
  return (table?.tableRows ?? []).flatMap((row) =>
    (row.tableCells ?? []).flatMap((cell) => contentParagraphs(cell.content ?? [], inCell)),
  );
}

function paragraphAt(
  start: number,
  paragraph: Paragraph,
  around: Surroundings,
): Omit<TemplateParagraph, "followsParagraph" | "isLast"> {
  const { text, breaks } = textOf(paragraph);
  return {
    ...around,
    start,
    end: start + text.length + 1,
    text,
    marks: marksOf(text, start, breaks),
    hasLooseBraces: /\{\{|\}\}/.test(text.replace(MARK, "")),
    style: paragraph.paragraphStyle ?? {},
  };
}

/** A paragraph's text without its newline, and the offsets in it where another formatting begins. */
function textOf(paragraph: Paragraph): { text: string; breaks: readonly number[] } {
  let text = "";
  const breaks: number[] = [];
  for (const element of paragraph.elements ?? []) {
    breaks.push(text.length);
    text += element.textRun?.content ?? "\ufffc".repeat((element.endIndex ?? 0) - (element.startIndex ?? 0));
  }
  return { text: text.replace(/\n$/, ""), breaks };
}

function marksOf(text: string, start: number, breaks: readonly number[]): readonly Mark[] {
  return [...text.matchAll(MARK)].map((match) => {
    const [whole, name = ""] = match;
    const from = match.index ?? 0;
    const to = from + whole.length;
    return {
      name: name.trim(),
      key: markKey(name),
      start: start + from,
      end: start + to,
      isSplit: breaks.some((offset) => offset > from && offset < to),
      isAlone: text.trim() === whole,
    };
  });
}

/** Pictures and the like within a text run are U+E907 (Docs API reference, TextRun): what holds one is no mark. */
const MARK = /\{\{([^{}\ufffc\ue907]*)\}\}/g;

/** Google's own page where a document says nothing: Letter with margins of an inch. */
const LETTER = { widthPt: 612, heightPt: 792, marginPt: 72 } as const;

function pageWidthPt(document: DocumentStyle, section: SectionStyle): number {
  const isFlipped = section.flipPageOrientation ?? document.flipPageOrientation ?? false;
  const page = isFlipped
    ? pointsOf(document.pageSize?.height, LETTER.heightPt)
    : pointsOf(document.pageSize?.width, LETTER.widthPt);
  const left = pointsOf(section.marginLeft ?? document.marginLeft, LETTER.marginPt);
  return page - left - pointsOf(section.marginRight ?? document.marginRight, LETTER.marginPt);
}

/** Google leaves out a magnitude that is 0. */
function pointsOf(dimension: Dimension | undefined, otherwise: number): number {
  return dimension ? (dimension.magnitude ?? 0) : otherwise;
}

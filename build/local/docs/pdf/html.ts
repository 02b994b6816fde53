import type { docs_v1 } from "googleapis";
import { hexOf } from "../docx/units.ts";
import type {
  Block,
  Cell,
  Paragraph,
  Piece,
  SectionBreak,
  Segment,
  StoredDocument,
  Table,
  TextStyle,
} from "../resources.ts";

/** A document as a browser prints it: its pages by CSS, and what stands above and below each of them. */
export interface PrintedDocument {
  readonly html: string;
  readonly header: string;
  readonly footer: string;
}

/**
 * The document as HTML, close to how Google shows it: text, styles, tables, lists and sections, but no pictures; every page has the header
 * and footer of the first section. All text of people is escaped.
 */
export function printedDocument(document: StoredDocument): PrintedDocument {
  const sections: { readonly start: SectionBreak; readonly blocks: Block[] }[] = [];
  for (const block of document.body) {
    if (block.kind === "sectionBreak") sections.push({ start: block, blocks: [] });
    else sections.at(-1)?.blocks.push(block);
  }
  const pages = sections.map(({ start }, index) => pageRule(document, start, index)).join("");
  const body = sections
    .map(({ blocks }, index) => `<section style="page:p${index}">${blocksHtml(blocks, document)}</section>`)
    .join("");
  const { defaultHeaderId, defaultFooterId } = document.documentStyle;
  return {
    html: `<!doctype html><html lang="es"><meta charset="utf-8"><style>${CSS}${pages}body{${textCss(normalOf(document))}}</style><body>${body}`,
    header: edgeHtml(document, document.headers[defaultHeaderId ?? ""], "top"),
    footer: edgeHtml(document, document.footers[defaultFooterId ?? ""], "bottom"),
  };
}

const CSS =
  "body{margin:0}section+section{break-before:page}p,h1,h2,h3,h4,h5,h6{margin:0;font:inherit;white-space:pre-wrap;overflow-wrap:anywhere}" +
  "table{border-collapse:collapse;table-layout:fixed;width:100%}td{border:1pt solid #000;padding:5pt;vertical-align:top}" +
  "tr{break-inside:avoid}.item{display:flex}.item>.glyph{flex:none;width:18pt}.item>p{flex:1}";

function pageRule({ documentStyle }: StoredDocument, { style }: SectionBreak, index: number): string {
  const { width, height } = documentStyle.pageSize ?? {};
  const sides = [width?.magnitude ?? 612, height?.magnitude ?? 792];
  const [wide, high] = style.flipPageOrientation ? sides.reverse() : sides;
  const margins = [style.marginTop, style.marginRight, style.marginBottom, style.marginLeft];
  return `@page p${index}{size:${wide}pt ${high}pt;margin:${margins.map((margin) => `${margin?.magnitude ?? 72}pt`).join(" ")}}`;
}

function normalOf({ namedStyles }: StoredDocument): TextStyle {
  const normal = namedStyles.find(({ namedStyleType }) => namedStyleType === "NORMAL_TEXT");
  return { fontSize: { magnitude: 11, unit: "PT" }, ...normal?.textStyle };
}

/** Chromium shows headers in a document of their own, in which nothing has a size unless it says so. */
function edgeHtml(document: StoredDocument, segment: Segment | undefined, side: "top" | "bottom"): string {
  if (!segment) return "<span></span>";
  const { marginLeft, marginRight, marginHeader, marginFooter } = document.documentStyle;
  const edge = (side === "top" ? marginHeader : marginFooter)?.magnitude ?? 36;
  const sides = `0 ${marginRight?.magnitude ?? 72}pt 0 ${marginLeft?.magnitude ?? 72}pt`;
  const style = `width:100%;padding:${sides};margin-${side}:${edge - 12}pt;box-sizing:border-box;${textCss(normalOf(document))}`;
  return `<style>${CSS}</style><div style="${escapeHtml(style)}">${blocksHtml(segment.content, document)}</div>`;
}

function blocksHtml(blocks: readonly Block[], document: StoredDocument): string {
  const counts = new Map<string, number>();
  return blocks
    .map((block) => {
      if (block.kind === "table") return tableHtml(block, document);
      return block.kind === "paragraph" ? paragraphHtml(block, document, counts) : "";
    })
    .join("");
}

function paragraphHtml(paragraph: Paragraph, document: StoredDocument, counts: Map<string, number>): string {
  const { style, bullet, pieces } = paragraph;
  const named = document.namedStyles.find(({ namedStyleType }) => namedStyleType === style.namedStyleType);
  const level = /^HEADING_(\d)$/.exec(style.namedStyleType ?? "")?.[1];
  const tag = level ? `h${level}` : "p";
  const css =
    paragraphCss({ ...named?.paragraphStyle, ...style }) + textCss({ ...named?.textStyle, ...sizeOf(pieces) });
  const inner = pieces.map(pieceHtml).join("").replace(/\n$/, "") || "<br>";
  const html = `<${tag} style="${escapeHtml(css)}">${inner}</${tag}>`;
  if (!bullet) return html;
  const nesting = bullet.nestingLevel ?? 0;
  const key = `${bullet.listId} ${nesting}`;
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  const glyph = document.lists[bullet.listId ?? ""]?.listProperties?.nestingLevels?.[nesting];
  const mark = glyph?.glyphType ? `${count}.` : (glyph?.glyphSymbol ?? "•");
  return `<div class="item" style="margin-left:${18 + nesting * 36}pt"><span class="glyph">${escapeHtml(mark)}</span>${html}</div>`;
}

/** The size of the largest piece, which the height of lines follows, where all pieces say theirs. */
function sizeOf(pieces: readonly Piece[]): Pick<TextStyle, "fontSize"> {
  const sizes = pieces.map(({ style }) => style.fontSize?.magnitude ?? Number.NaN);
  const largest = Math.max(...sizes);
  return largest > 0 ? { fontSize: { magnitude: largest, unit: "PT" } } : {};
}

function pieceHtml({ text, object, style }: Piece): string {
  const css = escapeHtml(textCss(style));
  if (!object) return css === "" ? escapeHtml(text) : `<span style="${css}">${escapeHtml(text)}</span>`;
  if (object.pageBreak) return '<span style="display:block;break-after:page"></span>';
  const page = { PAGE_NUMBER: "pageNumber", PAGE_COUNT: "totalPages" }[object.autoText?.type ?? ""];
  return page ? `<span class="${page}" style="${css}"></span>` : "";
}

function tableHtml({ rows, columns }: Table, document: StoredDocument): string {
  const grid = columns.map(({ width }) => `<col${width ? ` style="width:${width.magnitude}pt"` : ""}>`).join("");
  const covered = new Set<Cell>();
  const written = rows.map(({ cells, style }, row0) => {
    const shown = cells.map((cell, column0) => {
      if (covered.has(cell)) return "";
      const { rowSpan, columnSpan } = cell.style;
      const [high, wide] = [rowSpan ?? 1, columnSpan ?? 1];
      for (const row of rows.slice(row0, row0 + high))
        for (const other of row.cells.slice(column0, column0 + wide)) if (other !== cell) covered.add(other);
      const css = escapeHtml(cellCss(cell));
      return `<td rowspan="${high}" colspan="${wide}" style="${css}">${blocksHtml(cell.content, document)}</td>`;
    });
    const keeps = cells.every(({ content }) =>
      content.every((block) => block.kind === "paragraph" && block.style.keepWithNext),
    );
    const open = keeps ? '<tr style="break-after:avoid">' : "<tr>";
    return { isHeader: style.tableHeader === true, html: `${open}${shown.join("")}</tr>` };
  });
  const headers = written.findIndex(({ isHeader }) => !isHeader);
  const head = written
    .slice(0, headers < 0 ? written.length : headers)
    .map(({ html }) => html)
    .join("");
  const body = written
    .slice(headers < 0 ? written.length : headers)
    .map(({ html }) => html)
    .join("");
  const fixed = columns.every(({ width }) => width);
  const total = columns.reduce((sum, { width }) => sum + (width?.magnitude ?? 0), 0);
  return `<table${fixed ? ` style="width:${total}pt"` : ""}><colgroup>${grid}</colgroup><thead>${head}</thead><tbody>${body}</tbody></table>`;
}

function cellCss({ style }: Cell): string {
  const side = (name: string, border: docs_v1.Schema$TableCellBorder | undefined) =>
    border ? `border-${name}:${border.width?.magnitude ?? 0}pt solid ${colorCss(border.color) ?? "#000"};` : "";
  const padding = (name: string, length: docs_v1.Schema$Dimension | undefined) =>
    length ? `padding-${name}:${length.magnitude ?? 0}pt;` : "";
  return (
    (style.backgroundColor ? `background:${colorCss(style.backgroundColor) ?? "none"};` : "") +
    (style.contentAlignment ? `vertical-align:${style.contentAlignment.toLowerCase()};` : "") +
    side("top", style.borderTop) +
    side("right", style.borderRight) +
    side("bottom", style.borderBottom) +
    side("left", style.borderLeft) +
    padding("top", style.paddingTop) +
    padding("right", style.paddingRight) +
    padding("bottom", style.paddingBottom) +
    padding("left", style.paddingLeft)
  );
}

function paragraphCss(style: docs_v1.Schema$ParagraphStyle): string {
  const indent = style.indentStart?.magnitude ?? 0;
  const first = style.indentFirstLine ? (style.indentFirstLine.magnitude ?? 0) - indent : 0;
  const align = { CENTER: "center", END: "right", JUSTIFIED: "justify" }[style.alignment ?? ""] ?? "left";
  const shade = colorCss(style.shading?.backgroundColor);
  const line = (side: string, border: docs_v1.Schema$ParagraphBorder | undefined) =>
    border?.width?.magnitude
      ? `border-${side}:${border.width.magnitude}pt solid ${colorCss(border.color) ?? "#000"};padding-${side}:${border.padding?.magnitude ?? 0}pt;`
      : "";
  return (
    `text-align:${align};line-height:${((style.lineSpacing ?? 100) / 100) * 1.15};` +
    `margin:${style.spaceAbove?.magnitude ?? 0}pt ${style.indentEnd?.magnitude ?? 0}pt ${style.spaceBelow?.magnitude ?? 0}pt ${indent}pt;` +
    (first !== 0 ? `text-indent:${first}pt;` : "") +
    (style.keepWithNext ? "break-after:avoid;" : "") +
    (style.pageBreakBefore ? "break-before:page;" : "") +
    (shade ? `background:${shade};` : "") +
    line("top", style.borderTop) +
    line("right", style.borderRight) +
    line("bottom", style.borderBottom) +
    line("left", style.borderLeft)
  );
}

function textCss(style: TextStyle): string {
  const family = style.weightedFontFamily?.fontFamily?.replace(/["\\<>]/g, "");
  const [color, background] = [colorCss(style.foregroundColor), colorCss(style.backgroundColor)];
  const lines = [style.underline ? "underline" : "", style.strikethrough ? "line-through" : ""].join(" ").trim();
  return (
    (style.bold === undefined || style.bold === null ? "" : `font-weight:${style.bold ? "bold" : "normal"};`) +
    (style.italic ? "font-style:italic;" : "") +
    (style.smallCaps ? "font-variant:small-caps;" : "") +
    (lines ? `text-decoration:${lines};` : "") +
    (style.fontSize ? `font-size:${style.fontSize.magnitude}pt;` : "") +
    (family ? `font-family:"${family}",serif;` : "") +
    (color ? `color:${color};` : "") +
    (background ? `background:${background};` : "")
  );
}

function colorCss(color: docs_v1.Schema$OptionalColor | undefined): string | undefined {
  const hex = hexOf(color);
  return hex && `#${hex}`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll("\v", "<br>");
}

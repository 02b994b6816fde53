import type { Block, Cell, Paragraph, Piece, Row, Table } from "../resources.ts";
import type { Numbering } from "./numbering.ts";
import { PARAGRAPH_CODECS, PARAGRAPH_ORDER } from "./paragraph-style.ts";
import { propertiesXml, withChild, writeProperties } from "./properties.ts";
import { textWidthOf } from "./sections.ts";
import type { Styles } from "./styles.ts";
import { CELL_CODECS, CELL_ORDER, ROW_CODECS } from "./table-style.ts";
import { attribute, TEXT_CODECS, TEXT_ORDER } from "./text-style.ts";
import { partsOf } from "./units.ts";
import { element, escapeXml, parseFragment, writeXml, type XmlElement } from "./xml.ts";

/** What the XML of blocks refers to. */
export interface Writing {
  readonly styles: Styles;
  readonly numbering: Numbering;
  /** How wide text can be, in twips. */
  readonly widthTwips: number;
}

/** The content of a body: its sections end with their properties, the last of which stand after everything. */
export function writeBody(body: readonly Block[], writing: Omit<Writing, "widthTwips">): string {
  const sections: { properties: XmlElement; blocks: Block[] }[] = [];
  for (const block of body) {
    if (block.kind === "sectionBreak")
      sections.push({ properties: parseFragment(block.source, "w:sectPr"), blocks: [] });
    else sections.at(-1)!.blocks.push(block);
  }
  return sections
    .map(({ properties, blocks }, index) => {
      const inSection = { ...writing, widthTwips: textWidthOf(properties) };
      if (index === sections.length - 1) return writeContent(blocks, inSection) + writeXml(properties);
      const last = blocks.at(-1);
      if (last?.kind !== "paragraph")
        return `${writeContent(blocks, inSection)}<w:p><w:pPr>${writeXml(properties)}</w:pPr></w:p>`;
      return writeContent(blocks.slice(0, -1), inSection) + writeParagraph(last, inSection, properties);
    })
    .join("");
}

/** Blocks as Word's XML. */
export function writeContent(blocks: readonly Block[], writing: Writing): string {
  return blocks
    .map((block) => {
      if (block.kind === "paragraph") return writeParagraph(block, writing);
      return block.kind === "table" ? writeTable(block, writing) : "";
    })
    .join("");
}

function writeParagraph(paragraph: Paragraph, writing: Writing, section?: XmlElement): string {
  const properties = withOrder(paragraphProperties(paragraph, writing, section));
  return `<w:p>${propertiesXml(properties)}${writePieces(paragraph.pieces)}</w:p>`;
}

function paragraphProperties(paragraph: Paragraph, { styles, numbering }: Writing, section?: XmlElement): XmlElement {
  const { style, source, bullet, pieces } = paragraph;
  const before = parseFragment(source, "w:pPr");
  let properties = writeProperties("w:pPr", style, source, PARAGRAPH_CODECS, PARAGRAPH_ORDER);
  const named = style.namedStyleType ?? "NORMAL_TEXT";
  if (named !== (styles.namedOf.get(attribute(before, "w:pStyle") ?? "") ?? "NORMAL_TEXT")) {
    const id = named === "NORMAL_TEXT" ? undefined : (styles.idOf.get(named) ?? named);
    properties = withChild(properties, "w:pStyle", id === undefined ? undefined : element("w:pStyle", { "w:val": id }));
  }
  const number = bullet?.listId ? numbering.numberOf(bullet.listId) : undefined;
  const list =
    number &&
    element(
      "w:numPr",
      {},
      element("w:ilvl", { "w:val": String(bullet?.nestingLevel ?? 0) }),
      element("w:numId", { "w:val": number }),
    );
  properties = withChild(properties, "w:numPr", list || undefined);
  const last = pieces.at(-1)!;
  const mark = writeProperties("w:rPr", last.style, last.object ? null : last.source, TEXT_CODECS, TEXT_ORDER);
  properties = withChild(properties, "w:rPr", mark.children.length > 0 ? mark : undefined);
  return section ? withChild(properties, "w:sectPr", section) : properties;
}

function withOrder(properties: XmlElement): XmlElement {
  const rank = (child: XmlElement | string) => PARAGRAPH_ORDER.indexOf(typeof child === "string" ? "" : child.name);
  return { ...properties, children: [...properties.children].sort((one, other) => rank(one) - rank(other)) };
}

function writePieces(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      const url = piece.style.link?.url;
      const run = writePiece(piece);
      return url && run !== "" ? linkXml(url, run) : run;
    })
    .join("");
}

function writePiece({ text, object, style, source }: Piece): string {
  if (object && source !== null) return source;
  if (object) return '<w:r><w:br w:type="page"/></w:r>';
  const shown = text.replace(/\n$/, "");
  if (shown === "") return "";
  const properties = writeProperties("w:rPr", style, source, TEXT_CODECS, TEXT_ORDER);
  return `<w:r>${propertiesXml(properties)}${textXml(shown)}</w:r>`;
}

function textXml(text: string): string {
  return text
    .split(/([\t\v])/)
    .map((part) => {
      if (part === "\t") return "<w:tab/>";
      if (part === "\v") return "<w:br/>";
      return part === "" ? "" : `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`;
    })
    .join("");
}

/** A field needs no relationship, which would have to be written into another part. */
function linkXml(url: string, runs: string): string {
  const address = escapeXml(url.replace(/["\\\s]/g, encodeURIComponent));
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const instruction = `<w:r><w:instrText xml:space="preserve"> HYPERLINK "${address}" </w:instrText></w:r>`;
  return mark("begin") + instruction + mark("separate") + runs + mark("end");
}

function writeTable(table: Table, writing: Writing): string {
  const widths = columnWidths(table, writing.widthTwips);
  const total = widths.reduce((sum, width) => sum + width, 0);
  const properties = table.source ?? tableProperties(total);
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("");
  const rows = table.rows.map((row, row0) => writeRow(table, row, row0, widths, writing)).join("");
  return `<w:tbl>${properties}<w:tblGrid>${grid}</w:tblGrid>${rows}</w:tbl>`;
}

/** In twips. Columns without a width share what is left. */
function columnWidths({ columns }: Table, totalTwips: number): number[] {
  const fixed = columns.map(({ widthType, width }) =>
    widthType === "FIXED_WIDTH" && width ? Number(partsOf(width, 20)) : undefined,
  );
  const open = fixed.filter((width) => width === undefined).length;
  const left = totalTwips - fixed.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  return fixed.map((width) => width ?? Math.max(Math.floor(left / open), LEAST_TWIPS));
}

const LEAST_TWIPS = 100;

/** A new table as Google's editor makes it: lines of one point and some room around the text. */
function tableProperties(total: number): string {
  const lines = ["top", "left", "bottom", "right", "insideH", "insideV"]
    .map((side) => `<w:${side} w:val="single" w:sz="8" w:space="0" w:color="000000"/>`)
    .join("");
  const room = ["top", "left", "bottom", "right"].map((side) => `<w:${side} w:w="100" w:type="dxa"/>`).join("");
  return (
    `<w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:tblBorders>${lines}</w:tblBorders><w:tblLayout w:type="fixed"/>` +
    `<w:tblCellMar>${room}</w:tblCellMar></w:tblPr>`
  );
}

function writeRow(table: Table, row: Row, row0: number, widths: readonly number[], writing: Writing): string {
  const properties = writeProperties("w:trPr", row.style, row.source, ROW_CODECS, []);
  const cells: string[] = [];
  for (let column0 = 0; column0 < row.cells.length; ) {
    const above = headAbove(table, row0, column0);
    const columns = (above ?? row.cells[column0]!).style.columnSpan ?? 1;
    const width = widths.slice(column0, column0 + columns).reduce((sum, one) => sum + one, 0);
    cells.push(writeCell(row.cells[column0]!, columns, above !== undefined, width, writing));
    column0 += columns;
  }
  return `<w:tr>${propertiesXml(properties)}${cells.join("")}</w:tr>`;
}

/** The cell of a row above that covers a cell. */
function headAbove({ rows }: Table, row0: number, column0: number): Cell | undefined {
  for (let above0 = row0 - 1; above0 >= 0; above0--) {
    const cell = rows[above0]?.cells[column0];
    const high = cell?.style.rowSpan ?? 1;
    if (high > 1) return above0 + high > row0 ? cell : undefined;
  }
  return undefined;
}

function writeCell(cell: Cell, columns: number, isCovered: boolean, width: number, writing: Writing): string {
  let properties = writeProperties("w:tcPr", cell.style, cell.source, CELL_CODECS, CELL_ORDER);
  const rows = cell.style.rowSpan ?? 1;
  const merge = isCovered ? element("w:vMerge") : rows > 1 ? element("w:vMerge", { "w:val": "restart" }) : undefined;
  properties = withChild(properties, "w:tcW", element("w:tcW", { "w:w": String(width), "w:type": "dxa" }));
  const span = columns > 1 ? element("w:gridSpan", { "w:val": String(columns) }) : undefined;
  properties = withChild(withChild(properties, "w:gridSpan", span), "w:vMerge", merge);
  const rank = (child: XmlElement | string) => CELL_ORDER.indexOf(typeof child === "string" ? "" : child.name);
  const children = [...properties.children].sort((one, other) => rank(one) - rank(other));
  const inCell = { ...writing, widthTwips: Math.max(width - 200, LEAST_TWIPS) };
  return `<w:tc>${writeXml({ ...properties, children })}${writeContent(cell.content, inCell)}</w:tc>`;
}

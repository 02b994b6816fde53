import { mergePieces } from "../edit.ts";
import { emptyCell } from "../requests/tables.ts";
import type {
  Block,
  Bullet,
  Cell,
  Paragraph,
  ParagraphStyle,
  Row,
  Table,
  TableCellStyle,
  TableRowStyle,
} from "../resources.ts";
import { PARAGRAPH_CODECS } from "./paragraph-style.ts";
import { readProperties, withChild } from "./properties.ts";
import { type Links, readPieces } from "./read-pieces.ts";
import type { Styles } from "./styles.ts";
import { CELL_CODECS, ROW_CODECS } from "./table-style.ts";
import { attribute } from "./text-style.ts";
import { lengthOf } from "./units.ts";
import { childOf, childrenOf, element, elementsOf, writeXml, type XmlElement } from "./xml.ts";

/** What the content of a part refers to. */
export interface Surroundings {
  readonly links: Links;
  readonly styles: Styles;
  /** Told of the properties of a section by the paragraph that ends it. */
  readonly onSection: (properties: XmlElement) => void;
}

/** The blocks within an element of a part; the last one is a paragraph, and so is what stands between two tables. */
export function readContent(parent: XmlElement, around: Surroundings): Block[] {
  const blocks: Block[] = [];
  for (const child of blockElements(parent)) {
    const previous = blocks.at(-1);
    if (child.name === "w:p") blocks.push(readParagraph(child, around));
    else {
      if (previous?.kind === "table") blocks.push(...emptyCell().content);
      blocks.push(readTable(child, around));
    }
    const section = child.name === "w:p" ? childOf(childOf(child, "w:pPr"), "w:sectPr") : undefined;
    if (section) {
      around.onSection(section);
      blocks.push({ kind: "sectionBreak", style: {}, source: null });
    }
  }
  if (blocks.at(-1)?.kind !== "paragraph") blocks.push(...emptyCell().content);
  return blocks;
}

function blockElements(parent: XmlElement): XmlElement[] {
  return elementsOf(parent).flatMap((child): XmlElement[] => {
    switch (child.name) {
      case "w:p":
      case "w:tbl":
        return [child];
      case "w:sdt":
        return blockElements(childOf(child, "w:sdtContent") ?? element(""));
      case "w:ins":
      case "w:customXml":
        return blockElements(child);
      default:
        return [];
    }
  });
}

function readParagraph(paragraph: XmlElement, { links, styles }: Surroundings): Paragraph {
  const found = childOf(paragraph, "w:pPr");
  const properties = found && withChild(found, "w:sectPr", undefined);
  const source = properties && properties.children.length > 0 ? writeXml(properties) : null;
  const mark = childOf(properties, "w:rPr");
  const pieces = readPieces(paragraph, links);
  const last = pieces.at(-1);
  // The newline looks like what it follows, so that text put before it looks so too; in an empty paragraph its own mark says how.
  const newline = last && !last.object ? last : { style: {}, source: mark ? writeXml(mark) : null };
  return {
    kind: "paragraph",
    pieces: mergePieces([...pieces, { text: "\n", object: null, style: newline.style, source: newline.source }]),
    style: {
      namedStyleType: styles.namedOf.get(attribute(properties ?? element(""), "w:pStyle") ?? "") ?? "NORMAL_TEXT",
      ...(properties && readProperties<ParagraphStyle>(properties, PARAGRAPH_CODECS)),
    },
    bullet: bulletOf(properties),
    source,
  };
}

/** A list of the package is known by its number there. */
function bulletOf(properties: XmlElement | undefined): Bullet | null {
  const numbering = childOf(properties, "w:numPr");
  const number = numbering && attribute(numbering, "w:numId");
  if (!numbering || number === undefined || number === "0") return null;
  const nestingLevel = Number(attribute(numbering, "w:ilvl") ?? 0);
  return { listId: listIdOf(number), ...(nestingLevel > 0 && { nestingLevel }) };
}

/** The id of a list that came with the package. */
export function listIdOf(number: string): string {
  return `kix.num${number}`;
}

function readTable(table: XmlElement, around: Surroundings): Table {
  const grid = childrenOf(childOf(table, "w:tblGrid"), "w:gridCol");
  const properties = childOf(table, "w:tblPr");
  const spans: Spanning[] = [];
  const rows = childrenOf(table, "w:tr").map((row) => readRow(row, spans, around));
  const count = Math.max(grid.length, ...rows.map(({ cells }) => cells.length));
  for (const { cells } of rows) while (cells.length < count) cells.push(emptyCell());
  const columns = Array.from({ length: count }, (_, column0) => {
    const width = lengthOf(grid[column0]?.attributes["w:w"], 20);
    return width ? { widthType: "FIXED_WIDTH", width } : { widthType: "EVENLY_DISTRIBUTED" };
  });
  return { kind: "table", rows, columns, source: properties ? writeXml(properties) : null };
}

/** The cell of each column that cells below may go on. */
type Spanning = Cell | undefined;

function readRow(row: XmlElement, spans: Spanning[], around: Surroundings): Row {
  const properties = childOf(row, "w:trPr");
  const before = Number(attribute(properties ?? element(""), "w:gridBefore") ?? 0);
  const cells: Cell[] = Array.from({ length: before }, emptyCell);
  for (const cell of cellElements(row)) {
    const column0 = cells.length;
    const read = readCell(cell, around);
    const columns = read.style.columnSpan ?? 1;
    const merge = childOf(childOf(cell, "w:tcPr"), "w:vMerge");
    const above = merge && merge.attributes["w:val"] !== "restart" ? spans[column0] : undefined;
    if (above) above.style = { ...above.style, rowSpan: (above.style.rowSpan ?? 1) + 1 };
    spans[column0] = above ?? (merge ? read : undefined);
    cells.push(above ? { ...read, style: { ...read.style, columnSpan: 1 }, content: emptyCell().content } : read);
    for (let more = 1; more < columns; more++) cells.push(emptyCell());
  }
  return {
    cells,
    style: properties ? readProperties<TableRowStyle>(properties, ROW_CODECS) : {},
    source: properties ? writeXml(withChild(properties, "w:gridBefore", undefined)) : null,
  };
}

function cellElements(row: XmlElement): XmlElement[] {
  return elementsOf(row).flatMap((child): XmlElement[] => {
    if (child.name === "w:tc") return [child];
    return child.name === "w:sdt" ? cellElements(childOf(child, "w:sdtContent") ?? element("")) : [];
  });
}

function readCell(cell: XmlElement, around: Surroundings): Cell {
  const properties = childOf(cell, "w:tcPr");
  const columnSpan = Number(attribute(properties ?? element(""), "w:gridSpan") ?? 1);
  return {
    content: readContent(cell, around),
    style: {
      ...(properties && readProperties<TableCellStyle>(properties, CELL_CODECS)),
      rowSpan: 1,
      columnSpan,
    },
    source: properties ? writeXml(properties) : null,
  };
}

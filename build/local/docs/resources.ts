import type { docs_v1 } from "googleapis";

export type Document = docs_v1.Schema$Document;
export type Request = docs_v1.Schema$Request;
export type Response = docs_v1.Schema$Response;
export type TextStyle = docs_v1.Schema$TextStyle;
export type ParagraphStyle = docs_v1.Schema$ParagraphStyle;
export type TableCellStyle = docs_v1.Schema$TableCellStyle;
export type TableRowStyle = docs_v1.Schema$TableRowStyle;
export type TableColumnProperties = docs_v1.Schema$TableColumnProperties;
export type SectionStyle = docs_v1.Schema$SectionStyle;
export type Bullet = docs_v1.Schema$Bullet;
export type ParagraphElement = docs_v1.Schema$ParagraphElement;

/**
 * A document as it is kept: the elements of Google's `Document` without their indexes, which follow from their sizes. `source` is the
 * XML that an element came from in its .docx file, with its properties as Word writes them, or null when a request made it.
 * All of it is JSON.
 */
export interface StoredDocument {
  readonly documentId: string;
  /** Counts the changes; the revision's id is made from it. */
  revision: number;
  readonly body: Block[];
  readonly headers: Record<string, Segment>;
  readonly footers: Record<string, Segment>;
  readonly lists: Record<string, docs_v1.Schema$List>;
  readonly namedStyles: docs_v1.Schema$NamedStyle[];
  readonly documentStyle: docs_v1.Schema$DocumentStyle;
  readonly namedRanges: NamedRange[];
  /** The number of the last id that was given out in this document. */
  lastId: number;
}

/** A header or footer. */
export interface Segment {
  readonly content: Block[];
  /** Its file within the .docx package; null when there is none. */
  readonly part: string | null;
}

export interface NamedRange {
  readonly namedRangeId: string;
  readonly name: string;
  /** Empty for the body. */
  readonly segmentId: string;
  startIndex: number;
  endIndex: number;
}

export type Block = Paragraph | Table | SectionBreak;

export interface Paragraph {
  readonly kind: "paragraph";
  /** The last one is text that ends with the paragraph's newline; no other newline is in them. */
  pieces: Piece[];
  style: ParagraphStyle;
  bullet: Bullet | null;
  source: string | null;
}

/** A run of text, or one thing that stands among the text, whose text then is `OBJECT`. */
export interface Piece {
  readonly text: string;
  readonly object: ParagraphElement | null;
  readonly style: TextStyle;
  readonly source: string | null;
}

export interface Table {
  readonly kind: "table";
  readonly rows: Row[];
  readonly columns: TableColumnProperties[];
  readonly source: string | null;
}

export interface Row {
  readonly cells: Cell[];
  style: TableRowStyle;
  readonly source: string | null;
}

/** A cell that is covered by a merged one stands on, with one empty paragraph. */
export interface Cell {
  readonly content: Block[];
  style: TableCellStyle;
  readonly source: string | null;
}

export interface SectionBreak {
  readonly kind: "sectionBreak";
  readonly style: SectionStyle;
  /** The properties of the section that it begins. */
  readonly source: string | null;
}

/** Stands for an object in the text of its paragraph; people's text cannot hold it, as Google strips it. */
export const OBJECT = "\uE907";

/**
 * The part of the Docs API v1 that cuadros reads and writes, in Google's own shape and names.
 * `test/document/docs-api.types.ts` proves that each of them is assignable to googleapis' `docs_v1` types.
 * Indexes are 0-based, in UTF-16 code units of their segment (body, header, footer), ranges half open; Google leaves out an
 * index that is 0. Source: Docs API v1 reference, rev 20260921.
 */

export interface Document {
  documentId?: string;
  title?: string;
  revisionId?: string;
  tabs?: Tab[];
}

export interface Tab {
  tabProperties?: { tabId?: string; title?: string };
  childTabs?: Tab[];
  documentTab?: DocumentTab;
}

export interface DocumentTab {
  body?: { content?: StructuralElement[] };
  headers?: Record<string, { headerId?: string; content?: StructuralElement[] }>;
  footers?: Record<string, { footerId?: string; content?: StructuralElement[] }>;
  footnotes?: Record<string, { footnoteId?: string; content?: StructuralElement[] }>;
  documentStyle?: DocumentStyle;
  namedRanges?: Record<string, { name?: string }>;
}

export interface DocumentStyle {
  pageSize?: { width?: Dimension; height?: Dimension };
  marginLeft?: Dimension;
  marginRight?: Dimension;
  flipPageOrientation?: boolean;
}

export interface SectionStyle {
  marginLeft?: Dimension;
  marginRight?: Dimension;
  flipPageOrientation?: boolean;
}

export interface Dimension {
  magnitude?: number;
  unit?: "PT";
}

export interface StructuralElement {
  startIndex?: number;
  endIndex?: number;
  paragraph?: Paragraph;
  table?: Table;
  sectionBreak?: { sectionStyle?: SectionStyle };
}

export interface Paragraph {
  elements?: ParagraphElement[];
  paragraphStyle?: ParagraphStyle;
  bullet?: { listId?: string };
}

/** Part of a paragraph; one without `textRun` is a picture, a page number, a page break… */
export interface ParagraphElement {
  startIndex?: number;
  endIndex?: number;
  textRun?: { content?: string };
}

export interface Table {
  tableRows?: { tableCells?: { content?: StructuralElement[] }[] }[];
}

export interface ParagraphStyle {
  namedStyleType?: string;
  alignment?: "START" | "CENTER" | "END" | "JUSTIFIED";
  lineSpacing?: number;
  spaceAbove?: Dimension;
  spaceBelow?: Dimension;
  indentStart?: Dimension;
  indentEnd?: Dimension;
  indentFirstLine?: Dimension;
  keepWithNext?: boolean;
}

export interface TextStyle {
  bold?: boolean;
  italic?: boolean;
  fontSize?: Dimension;
  foregroundColor?: OptionalColor;
}

export interface OptionalColor {
  color?: { rgbColor?: { red?: number; green?: number; blue?: number } };
}

export interface TableCellStyle {
  backgroundColor?: OptionalColor;
  borderLeft?: TableCellBorder;
  borderRight?: TableCellBorder;
  borderTop?: TableCellBorder;
  borderBottom?: TableCellBorder;
  paddingLeft?: Dimension;
  paddingRight?: Dimension;
  paddingTop?: Dimension;
  paddingBottom?: Dimension;
  contentAlignment?: "TOP" | "MIDDLE" | "BOTTOM";
}

export interface TableCellBorder {
  color?: OptionalColor;
  width?: Dimension;
  dashStyle?: "SOLID";
}

/** A place in a segment; without `segmentId` in the body, without `tabId` in the first tab. */
export interface Location {
  index?: number;
  segmentId?: string;
  tabId?: string;
}

export interface Range {
  startIndex?: number;
  endIndex?: number;
  segmentId?: string;
  tabId?: string;
}

export interface TableRange {
  tableCellLocation?: { tableStartLocation?: Location; rowIndex?: number; columnIndex?: number };
  rowSpan?: number;
  columnSpan?: number;
}

/** One change; exactly one of its properties is given. */
export interface Request {
  insertText?: { location?: Location; text?: string };
  deleteContentRange?: { range?: Range };
  updateTextStyle?: { range?: Range; textStyle?: TextStyle; fields?: string };
  updateParagraphStyle?: { range?: Range; paragraphStyle?: ParagraphStyle; fields?: string };
  createParagraphBullets?: { range?: Range; bulletPreset?: "BULLET_DISC_CIRCLE_SQUARE" };
  createNamedRange?: { name?: string; range?: Range };
  insertTable?: { location?: Location; rows?: number; columns?: number };
  updateTableCellStyle?: {
    tableRange?: TableRange;
    tableStartLocation?: Location;
    tableCellStyle?: TableCellStyle;
    fields?: string;
  };
  updateTableColumnProperties?: {
    tableStartLocation?: Location;
    columnIndices?: number[];
    tableColumnProperties?: { widthType?: "FIXED_WIDTH"; width?: Dimension };
    fields?: string;
  };
  updateTableRowStyle?: {
    tableStartLocation?: Location;
    rowIndices?: number[];
    tableRowStyle?: { preventOverflow?: boolean };
    fields?: string;
  };
  pinTableHeaderRows?: { tableStartLocation?: Location; pinnedHeaderRowsCount?: number };
  mergeTableCells?: { tableRange?: TableRange };
}

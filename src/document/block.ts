/**
 * What a report is made of: paragraphs, lists and tables, as data. Texts are texts: nothing in them is ever interpreted,
 * neither `{{…}}` nor formulas nor HTML. A line break in a text (`\n`) begins a new paragraph.
 */

/** Text with emphasis. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

export type Align = "start" | "center" | "end" | "justified";

/** A paragraph. Where style or alignment are not given, those of the template's line hold. */
export interface ParagraphBlock {
  readonly kind: "paragraph";
  readonly runs: readonly Run[];
  readonly style?: "heading1" | "heading2" | "heading3" | "normal" | "quote";
  readonly align?: Align;
}

/** A list with dots, one paragraph for each item. */
export interface ListBlock {
  readonly kind: "list";
  readonly items: readonly (readonly Run[])[];
}

/**
 * A table as wide as the page allows. Its header row holds the titles and is repeated on each page; where all titles are
 * blank there is none. Google Docs takes at most 20 columns. A table without rows says that there is nothing.
 */
export interface TableBlock {
  readonly kind: "table";
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** Small type, for tables with many columns. */
  readonly isSmall?: boolean;
}

export interface TableColumn {
  /** Blank: the title of the column before stands over this one, too. */
  readonly title: string;
  /** How wide the column is beside the others: any unit. */
  readonly widthShare: number;
  readonly align: "start" | "center" | "end";
}

/** A row. As in HTML, cells that a span of another cell covers are left out; columns left over at the end stay blank. */
export interface TableRow {
  readonly kind: "plain" | "band" | "total";
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  readonly text: string;
  readonly shade?: Shade;
  readonly bold?: boolean;
  /** Columns that the cell covers, itself among them; 1 where not given. */
  readonly columnSpan?: number;
  /** Rows that the cell covers, itself among them; 1 where not given. */
  readonly rowSpan?: number;
  /** Where the cell stands otherwise than its column. */
  readonly align?: "start" | "center" | "end";
}

export type Block = ParagraphBlock | ListBlock | TableBlock;

/** Colours of cells by what they mean: `bar` and `rest` draw a bar; the others are those of the schedule. */
export const SHADES = {
  bar: "#2e75b6",
  rest: "#edf1f5",
  planned: "#9cc7f0",
  done: "#a9dcb5",
  partlyDone: "#dff0d0",
  late: "#f2b8b0",
  dueNow: "#f6c453",
  moved: "#cbb5ec",
  suspended: "#e3e7eb",
  note: "#fff4d6",
} as const satisfies Readonly<Record<string, string>>;

export type Shade = keyof typeof SHADES;

import { z } from "zod";
import type { ButtonSetName, Menu } from "../services/host-calls.ts";

/** What the page and the server say to each other. Row and column indexes are 0-based, ends are not included, sizes are in CSS pixels. */

export interface WorkbookModel {
  readonly title: string;
  readonly revision: number;
  readonly activeUser: string;
  readonly people: readonly {
    readonly email: string;
    readonly name: string;
    readonly role: string;
    /** False: Google would not tell the mail to the installer's triggers. */
    readonly isKnown: boolean;
  }[];
  readonly menus: readonly Menu[];
  readonly sheets: readonly SheetTab[];
}

export interface SheetTab {
  readonly sheetId: number;
  readonly title: string;
  readonly hidden: boolean;
  /** `#rrggbb` */
  readonly tabColor: string | null;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly hideGridlines: boolean;
}

export interface SheetModel {
  readonly sheetId: number;
  readonly revision: number;
  readonly defaultRowPx: number;
  readonly defaultColumnPx: number;
  /** Hidden by a person, by a filter or by a folded group. */
  readonly columns: readonly { readonly px: number; readonly hidden: boolean }[];
  /** A row without pixels is as high as its text. */
  readonly rows: readonly { readonly px: number | null; readonly hidden: boolean }[];
  readonly groups: readonly GroupModel[];
  readonly merges: readonly {
    readonly row0: number;
    readonly column0: number;
    readonly rows: number;
    readonly columns: number;
  }[];
  readonly styles: readonly CellStyle[];
  readonly rules: readonly RuleModel[];
  /** Only cells that have anything. */
  readonly cells: readonly CellModel[];
  /** Those that are laid over this sheet, the uppermost last. */
  readonly charts: readonly ChartModel[];
}

export interface ChartModel {
  readonly chartId: number;
  /** The cell from whose corner its place is counted. */
  readonly row0: number;
  readonly column0: number;
  readonly offsetXPx: number;
  readonly offsetYPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** What it is called where it cannot be seen; empty when nothing says. */
  readonly altText: string;
  readonly title: ChartText;
  readonly subtitle: ChartText;
  /** `#rrggbb`, as all colours of charts. */
  readonly background: string;
  /** `labels`: each part is named beside it, with its share. */
  readonly legend: "top" | "bottom" | "left" | "right" | "labels" | "none";
  readonly plot: BarPlot | PiePlot;
}

export interface ChartText {
  readonly text: string;
  readonly fontPx: number;
  readonly color: string;
  readonly bold: boolean;
  readonly align: "left" | "center" | "right";
}

export interface BarPlot {
  readonly kind: "bars";
  /** Bars that grow to the right, or columns that grow upwards. */
  readonly direction: "across" | "up";
  readonly isStacked: boolean;
  readonly categories: readonly string[];
  readonly categoryTitle: string;
  readonly valueTitle: string;
  /** What the axis of the values begins and ends with. */
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
  readonly series: readonly {
    readonly name: string;
    readonly color: string;
    /** Where each bar bears its number; null where it bears none. */
    readonly labels: "inside" | "outside" | null;
    /** One for each category; the text is that of the cell, empty for a blank one. */
    readonly bars: readonly { readonly from: number; readonly to: number; readonly text: string }[];
  }[];
}

export interface PiePlot {
  readonly kind: "pie";
  /** The share of the radius that stays empty, from 0 to 1. */
  readonly hole: number;
  readonly slices: readonly {
    readonly name: string;
    readonly color: string;
    readonly text: string;
    /** From 0 to 1. */
    readonly share: number;
    readonly shareText: string;
  }[];
}

export interface GroupModel {
  readonly dimension: "ROWS" | "COLUMNS";
  readonly start0: number;
  readonly end0: number;
  readonly depth: number;
  readonly collapsed: boolean;
}

export interface CellStyle {
  readonly background: string | null;
  readonly color: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly strike: boolean;
  readonly fontPx: number;
  readonly align: "left" | "center" | "right";
  readonly vertical: "top" | "middle" | "bottom";
  readonly wrap: "wrap" | "clip" | "overflow";
  /** Each a value of the CSS property `border`, or null. */
  readonly borders: Borders;
}

export interface Borders {
  readonly top: string | null;
  readonly right: string | null;
  readonly bottom: string | null;
  readonly left: string | null;
}

export type RuleModel =
  | { readonly kind: "list"; readonly values: readonly string[]; readonly strict: boolean; readonly help: string }
  | { readonly kind: "checkbox" }
  | { readonly kind: "other"; readonly help: string };

export interface CellModel {
  readonly r: number;
  readonly c: number;
  /** Displayed text. */
  readonly t: string;
  /** What the formula bar shows; typed again it gives the same cell. */
  readonly e: string;
  /** Index of the style. */
  readonly s: number;
  /** Note. */
  readonly n?: string;
  /** Index of the rule. */
  readonly v?: number;
  /** True when the value breaks its rule. */
  readonly i?: true;
  /** True when protected for this person. */
  readonly l?: true;
  /** True when changing it is warned of. */
  readonly w?: true;
  /** The place in the workbook that the cell links to. */
  readonly u?: { readonly sheetId: number; readonly a1: string };
}

/** A mail that a script has sent. */
export interface MailModel {
  readonly mailId: number;
  /** With the name under which it was sent, if any. */
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly subject: string;
  readonly body: string;
  /** True when there is HTML to show in place of `body`. */
  readonly isHtml: boolean;
  /** ISO instant. */
  readonly sentAt: string;
}

/** What the server tells the windows of the page. */
export type PageEvent =
  | { readonly kind: "changed"; readonly revision: number; readonly sheetIds: readonly number[] | "all" }
  | {
      readonly kind: "question";
      readonly questionId: string;
      readonly type: "alert" | "prompt";
      readonly title: string;
      readonly text: string;
      readonly buttons: ButtonSetName;
    }
  | { readonly kind: "answered"; readonly questionId: string }
  | {
      readonly kind: "dialog";
      readonly dialogId: string;
      readonly type: "sidebar" | "modal";
      readonly title: string;
      readonly widthPx: number | null;
      readonly heightPx: number | null;
    }
  | { readonly kind: "closed"; readonly dialogId: string }
  | { readonly kind: "toast"; readonly title: string; readonly text: string }
  | { readonly kind: "activate"; readonly sheetId: number; readonly a1: string | null }
  | { readonly kind: "running"; readonly runId: string; readonly functionName: string }
  | { readonly kind: "finished"; readonly runId: string; readonly error: string | null };

const index = z.number().int().min(0);
const sheetId = z.number().int();
const dimension = z.enum(["ROWS", "COLUMNS"]);
const id = z.union([z.string(), z.number()]).transform(String);

/** The bodies of the page's requests, by the last part of their path. */
export const BODIES = {
  edit: z.object({ sheetId, row0: index, column0: index, text: z.string() }),
  paste: z.object({ sheetId, row0: index, column0: index, rows: z.array(z.array(z.string())) }),
  clear: z.object({ sheetId, startRow0: index, endRow0: index, startColumn0: index, endColumn0: index }),
  dimension: z.object({
    sheetId,
    dimension,
    operation: z.enum(["insert", "delete"]),
    start0: index,
    count: z.number().int().min(1).max(1000),
    inheritFromBefore: z.boolean().optional(),
  }),
  resize: z.object({ sheetId, dimension, index0: index, px: z.number().int().min(2).max(2000) }),
  group: z.object({ sheetId, dimension, start0: index, end0: index, collapsed: z.boolean() }),
  undo: z.object({}),
  select: z.object({
    sheetId,
    startRow0: index,
    endRow0: index,
    startColumn0: index,
    endColumn0: index,
    currentRow0: index,
    currentColumn0: index,
  }),
  menu: z.object({ functionName: z.string() }),
  call: z.object({ functionName: z.string(), args: z.array(z.unknown()).default([]), dialogId: id }),
  answer: z.object({
    questionId: id,
    button: z.enum(["OK", "CANCEL", "YES", "NO", "CLOSE"]),
    text: z.string().nullish(),
  }),
  close: z.object({ dialogId: id }),
  "start-over": z.object({ source: z.literal("example") }),
} as const;

/** What is selected in a window of the page, and the cell in it that typing would go to. */
export type SelectedCells = z.infer<typeof BODIES.select>;

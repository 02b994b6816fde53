/**
 * What the page and the local server say to each other, as JSON. Rows and columns count from 0, ends are not included,
 * sizes are CSS pixels, colours `#rrggbb`.
 */
export interface Workbook {
  readonly title: string;
  readonly revision: number;
  /** Mail of the person who acts in this window. */
  readonly activeUser: string;
  readonly people: readonly Person[];
  readonly menus: readonly Menu[];
  readonly sheets: readonly SheetFacts[];
}

export interface Person {
  readonly email: string;
  readonly name: string;
  readonly role: string;
  /** False where Google would not tell a script who this is. */
  readonly isKnown: boolean;
}

export interface Menu {
  readonly title: string;
  readonly items: readonly MenuEntry[];
}

export type MenuEntry =
  | { readonly kind: "item"; readonly title: string; readonly functionName: string }
  | { readonly kind: "separator" }
  | { readonly kind: "menu"; readonly menu: Menu };

export interface SheetFacts {
  readonly sheetId: number;
  readonly title: string;
  readonly hidden: boolean;
  readonly tabColor: string | null;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly hideGridlines?: boolean;
}

export interface SheetModel {
  readonly sheetId: number;
  readonly revision: number;
  readonly defaultRowPx: number;
  readonly defaultColumnPx: number;
  readonly columns: readonly { readonly px: number; readonly hidden: boolean }[];
  /** A height of null is as high as its text. */
  readonly rows: readonly { readonly px: number | null; readonly hidden: boolean }[];
  readonly groups: readonly Group[];
  readonly merges: readonly Merge[];
  readonly styles: readonly CellStyle[];
  readonly rules: readonly Rule[];
  /** Only cells that have anything. */
  readonly cells: readonly Cell[];
}

export type Dimension = "ROWS" | "COLUMNS";

export interface Group {
  readonly dimension: Dimension;
  readonly start0: number;
  readonly end0: number;
  /** The outermost is 1. */
  readonly depth: number;
  readonly collapsed: boolean;
}

export interface Merge {
  readonly row0: number;
  readonly column0: number;
  readonly rows: number;
  readonly columns: number;
}

export interface CellStyle {
  readonly background: string | null;
  readonly color: string | null;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly strike: boolean;
  readonly fontPx: number;
  readonly align: "left" | "center" | "right";
  readonly vertical: "top" | "middle" | "bottom";
  readonly wrap: "wrap" | "clip" | "overflow";
  /** CSS borders, such as `1px solid #000000`. */
  readonly borders: Readonly<Record<Side, string | null>>;
}

export type Side = "top" | "right" | "bottom" | "left";

export type Rule =
  | { readonly kind: "list"; readonly values: readonly string[]; readonly strict: boolean; readonly help: string | null }
  | { readonly kind: "checkbox" }
  | { readonly kind: "other"; readonly help: string | null };

export interface Cell {
  readonly r: number;
  readonly c: number;
  /** The text as displayed. */
  readonly t: string;
  /** What the formula bar shows: typed text or formula. */
  readonly e: string;
  /** Index of its style. */
  readonly s: number;
  readonly n?: string;
  /** Index of its rule. */
  readonly v?: number;
  /** The value breaks its rule. */
  readonly i?: boolean;
  /** Protected for this person. */
  readonly l?: boolean;
  /** Whoever changes it is warned first. */
  readonly w?: boolean;
}

export type ButtonSetName = "OK" | "OK_CANCEL" | "YES_NO" | "YES_NO_CANCEL";
export type ButtonName = "OK" | "CANCEL" | "YES" | "NO" | "CLOSE";

export interface Question {
  readonly questionId: number | string;
  readonly type: "alert" | "prompt";
  readonly title: string;
  readonly text: string;
  readonly buttons: ButtonSetName;
}

export interface ShownDialog {
  readonly dialogId: number | string;
  readonly type: "sidebar" | "modal";
  readonly title: string;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
}

export type ServerEvent =
  | { readonly kind: "changed"; readonly revision: number; readonly sheetIds: readonly number[] | "all" }
  | ({ readonly kind: "question" } & Question)
  | { readonly kind: "answered"; readonly questionId: Question["questionId"] }
  | ({ readonly kind: "dialog" } & ShownDialog)
  | { readonly kind: "closed"; readonly dialogId: ShownDialog["dialogId"] }
  | { readonly kind: "toast"; readonly title: string; readonly text: string }
  | { readonly kind: "activate"; readonly sheetId: number; readonly a1: string | null }
  | { readonly kind: "running"; readonly runId: number | string; readonly functionName: string }
  | { readonly kind: "finished"; readonly runId: number | string; readonly error: string | null };

/** The answer to `google.script.run`. */
export type CallAnswer =
  | { readonly value: unknown }
  | { readonly error: { readonly name: string; readonly message: string } };

import type {
  BooleanCondition,
  CellFormat,
  ChartSpec,
  DataValidationRule,
  GridRange,
  SpreadsheetProperties,
} from "./sheets-api.ts";

/**
 * How the managed sheets should look, as data. `diff` turns the difference from a snapshot into requests.
 *
 * A desired sheet speaks of keyed rows and keyed columns; where these stand is known only after the diff has lined them up
 * with the rows and columns that are there, because people insert rows and columns of their own between them.
 */
export interface DesiredWorkbook {
  readonly properties: Required<Pick<SpreadsheetProperties, "locale" | "timeZone">>;
  /** In the order of their tabs; sheets that are not listed stay where they are, behind these. */
  readonly sheets: readonly DesiredSheet[];
  /** Sheets kept as staff typed them: only their title, place and protection are ours. */
  readonly originals: readonly DesiredOriginal[];
}

export interface DesiredOriginal {
  readonly sheetId: number;
  readonly title: string;
}

export interface DesiredSheet {
  /** Fixed for each managed sheet, so that a rerun finds what an earlier run made. */
  readonly sheetId: number;
  readonly title: string;
  readonly hidden: boolean;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly tabColor: string;
  /** Key of the column that holds each row's key. */
  readonly keyColumn: string;
  readonly columns: readonly DesiredColumn[];
  readonly rows: readonly DesiredRow[];
  /** Merged blocks, by row key and column key, first and last included; foreign rows and columns in between are covered too. */
  readonly merges: readonly DesiredBlock[];
  readonly conditionalFormats: readonly DesiredConditionalFormat[];
  /** In the order of the columns. Undefined: none of ours. */
  readonly columnGroups?: readonly DesiredColumnGroup[];
  /** Undefined: none of ours. */
  readonly charts?: readonly DesiredChart[];
  /** None: not protected. `warning`: a warning before changing anything but the open blocks. `locked`: only the installer may. */
  readonly protection: "none" | "warning" | "locked";
  /** Blocks that people type in, left out of the protection. */
  readonly open: readonly DesiredBlock[];
  readonly disposable: readonly Disposable[];
  /**
   * Keys of the rows in which cuadros heads its columns. A keyed column that is not desired any more is deleted when nothing
   * stands in it outside these rows. Undefined: such columns stay.
   */
  readonly columnHeads?: readonly string[];
  /** What the keys of columns begin with that cuadros fills in all keyed rows: such a column needs no blank cells to be deleted. */
  readonly computedColumns?: string;
  /** True when the rows below the desired ones are not in the snapshot, though something may stand in them. */
  readonly isOpenEnded?: boolean;
  /** Blank rows that the sheet is made with below the desired ones; people may use or delete them. */
  readonly spareRows?: number;
}

/** Rows that may go once they are not desired, copies of desired ones among them; all others stay, since people typed in them. */
export interface Disposable {
  /** The key of the row or what such keys begin with, ending in a colon or with an asterisk behind it. */
  readonly key: string;
  /** Columns that cuadros fills in it: the row goes when nothing stands outside these. Undefined: all keyed columns. */
  readonly holds?: readonly string[];
}

export interface DesiredColumn {
  readonly key: string;
  readonly widthPx: number;
  readonly hidden: boolean;
}

export interface DesiredRow {
  /** Unique in the sheet and permanent; written into the key column. */
  readonly key: string;
  /**
   * The row of the snapshot (0-based) that this row is, when its key cell does not say so: a row that people have just inserted,
   * or the copy of a row with the key of its original. Undefined: the row whose key cell holds `key`, else a new row.
   */
  readonly standsAt0?: number;
  /** Undefined: as high as its text needs. */
  readonly heightPx?: number;
  /** By column key. A column that is not named has no content or format of ours in this row. */
  readonly cells: Readonly<Record<string, DesiredCell>>;
}

export interface DesiredCell {
  /** What must stand here, always; a difference is written over. Undefined: people type here (see `initial`). `null`: must be blank. */
  readonly value?: DesiredValue | null;
  /** What a typed cell starts with when its row is made; never written afterwards. */
  readonly initial?: DesiredValue;
  readonly style: StyleName;
  /** Undefined: no rule of ours, and any rule there is removed. */
  readonly rule?: DataValidationRule | ChoiceRule;
  /** A note of ours; people's own notes are left alone and win over it. */
  readonly note?: string;
}

/** A dropdown with what stands in cells of the workbook; it warns and does not refuse. */
export interface ChoiceRule {
  /** The cells, as `Positions.range` names them. */
  readonly choices: (positions: Positions) => string;
  readonly inputMessage: string;
}

/** Text is always written as text, whatever it begins with; formulas are built by cuadros alone, from positions, never from typed text. */
export type DesiredValue = string | number | boolean | DesiredFormula;

/** A formula that needs to know where rows and columns of any desired sheet have ended up. */
export interface DesiredFormula {
  readonly formula: (positions: Positions) => string;
}

/** Where keyed rows and columns stand once the requests have been carried out. */
export interface Positions {
  /** `$G$7` or `'Cuadro 1'!$G$7` for another sheet. Unknown keys throw: a formula may only name what is desired. */
  cell(sheetId: number, rowKey: string, columnKey: string): string;
  /** `$G$5:$G$7` from one row to another, both included, with the sheet's name when it is another sheet. */
  range(sheetId: number, fromRowKey: string, toRowKey: string, columnKey: string): string;
}

export interface DesiredBlock {
  readonly fromRow: string;
  readonly toRow: string;
  readonly fromColumn: string;
  readonly toColumn: string;
}

export interface DesiredConditionalFormat {
  readonly block: DesiredBlock;
  readonly rule: {
    /** A formula is asked about each cell of the block, and written for the first one: its relative references move along. */
    readonly condition: BooleanCondition | DesiredFormula;
    readonly format: CellFormat;
  };
}

/** Columns that people can fold together, both ends included. Columns of two groups must not be neighbours. */
export interface DesiredColumnGroup {
  readonly fromColumn: string;
  readonly toColumn: string;
  /** Whether it is open when it is made; from then on people open and fold it. */
  readonly isOpenAtFirst: boolean;
}

/** A chart over cells of the sheet that it stands in. */
export interface DesiredChart {
  /** Fixed, as the ids of managed sheets are. */
  readonly chartId: number;
  /** Where it is made; people may move and resize it afterwards. */
  readonly place: {
    readonly row: string;
    readonly column: string;
    readonly offsetXPx: number;
    readonly offsetYPx: number;
    readonly widthPx: number;
    readonly heightPx: number;
  };
  /** `source` gives the cells of a block as the API names them. */
  readonly spec: (source: (block: DesiredBlock) => GridRange) => ChartSpec;
}

/** Names of the styles that a cell can have; `STYLES` says what each looks like. */
export type StyleName = string;
export type Styles = Readonly<Record<StyleName, CellFormat>>;

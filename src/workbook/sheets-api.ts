/**
 * The part of the Sheets API v4 resources that cuadros reads and writes, in Google's own shape and names.
 * `test/workbook/sheets-api.types.ts` proves that each of them is assignable to googleapis' `sheets_v4` types.
 * Indexes are 0-based, ranges half open. Source: Sheets API v4 reference, rev 20260921.
 */

export interface Spreadsheet {
  spreadsheetId?: string;
  properties?: SpreadsheetProperties;
  sheets?: Sheet[];
}

export interface SpreadsheetProperties {
  title?: string;
  locale?: string;
  timeZone?: string;
}

export interface Sheet {
  properties?: SheetProperties;
  data?: GridData[];
  merges?: GridRange[];
  protectedRanges?: ProtectedRange[];
  conditionalFormats?: ConditionalFormatRule[];
  columnGroups?: DimensionGroup[];
  charts?: EmbeddedChart[];
}

export interface EmbeddedChart {
  chartId?: number;
  spec?: ChartSpec;
  position?: EmbeddedObjectPosition;
}

export interface EmbeddedObjectPosition {
  overlayPosition?: {
    anchorCell?: { sheetId?: number; rowIndex?: number; columnIndex?: number };
    offsetXPixels?: number;
    offsetYPixels?: number;
    widthPixels?: number;
    heightPixels?: number;
  };
}

export interface ChartSpec {
  title?: string;
  hiddenDimensionStrategy?: "SKIP_HIDDEN_ROWS_AND_COLUMNS" | "SHOW_ALL";
  basicChart?: BasicChartSpec;
}

export interface BasicChartSpec {
  chartType?: "BAR" | "COLUMN";
  legendPosition?: "NO_LEGEND" | "BOTTOM_LEGEND";
  headerCount?: number;
  axis?: {
    position?: "BOTTOM_AXIS" | "LEFT_AXIS";
    title?: string;
    viewWindowOptions?: { viewWindowMin?: number; viewWindowMax?: number; viewWindowMode?: "EXPLICIT" };
  }[];
  domains?: { domain?: ChartData }[];
  series?: {
    series?: ChartData;
    targetAxis?: "BOTTOM_AXIS" | "LEFT_AXIS";
    colorStyle?: ColorStyle;
    dataLabel?: { type?: "DATA" };
  }[];
}

export interface ChartData {
  sourceRange?: { sources?: GridRange[] };
}

export interface SheetProperties {
  sheetId?: number;
  title?: string;
  index?: number;
  hidden?: boolean;
  gridProperties?: GridProperties;
  tabColorStyle?: ColorStyle;
}

export interface GridProperties {
  rowCount?: number;
  columnCount?: number;
  frozenRowCount?: number;
  frozenColumnCount?: number;
  hideGridlines?: boolean;
}

export interface GridData {
  startRow?: number;
  startColumn?: number;
  rowData?: RowData[];
  rowMetadata?: DimensionProperties[];
  columnMetadata?: DimensionProperties[];
}

export interface RowData {
  values?: CellData[];
}

export interface CellData {
  userEnteredValue?: ExtendedValue;
  effectiveValue?: ExtendedValue;
  userEnteredFormat?: CellFormat;
  dataValidation?: DataValidationRule;
  note?: string;
}

export interface ExtendedValue {
  numberValue?: number;
  stringValue?: string;
  boolValue?: boolean;
  formulaValue?: string;
  errorValue?: { type?: string; message?: string };
}

export interface CellFormat {
  numberFormat?: NumberFormat;
  backgroundColorStyle?: ColorStyle;
  borders?: Borders;
  horizontalAlignment?: "LEFT" | "CENTER" | "RIGHT";
  verticalAlignment?: "TOP" | "MIDDLE" | "BOTTOM";
  wrapStrategy?: "OVERFLOW_CELL" | "CLIP" | "WRAP";
  textFormat?: TextFormat;
}

export interface NumberFormat {
  type?: "TEXT" | "NUMBER" | "PERCENT" | "CURRENCY" | "DATE" | "TIME" | "DATE_TIME" | "SCIENTIFIC";
  pattern?: string;
}

export interface TextFormat {
  foregroundColorStyle?: ColorStyle;
  fontSize?: number;
  bold?: boolean;
  italic?: boolean;
  strikethrough?: boolean;
}

export interface ColorStyle {
  rgbColor?: Color;
}

/** Each part from 0 to 1; Google leaves out the parts that are 0. */
export interface Color {
  red?: number;
  green?: number;
  blue?: number;
}

export interface Borders {
  top?: Border;
  bottom?: Border;
  left?: Border;
  right?: Border;
}

export interface Border {
  style?: "SOLID" | "SOLID_MEDIUM" | "SOLID_THICK" | "DOTTED" | "DASHED" | "DOUBLE" | "NONE";
  colorStyle?: ColorStyle;
}

export interface DimensionProperties {
  pixelSize?: number;
  hiddenByUser?: boolean;
  developerMetadata?: DeveloperMetadata[];
}

export interface DeveloperMetadata {
  metadataId?: number;
  metadataKey?: string;
  metadataValue?: string;
  visibility?: "DOCUMENT" | "PROJECT";
  location?: { dimensionRange?: DimensionRange };
}

export interface DataValidationRule {
  condition?: BooleanCondition;
  inputMessage?: string;
  strict?: boolean;
  showCustomUi?: boolean;
}

export interface BooleanCondition {
  type?:
    | "ONE_OF_LIST"
    | "ONE_OF_RANGE"
    | "TEXT_EQ"
    | "NUMBER_BETWEEN"
    | "NUMBER_GREATER_THAN_EQ"
    | "NUMBER_LESS"
    | "DATE_IS_VALID"
    | "BOOLEAN"
    | "CUSTOM_FORMULA"
    | "NOT_BLANK";
  values?: { userEnteredValue?: string }[];
}

export interface ConditionalFormatRule {
  ranges?: GridRange[];
  booleanRule?: { condition?: BooleanCondition; format?: CellFormat };
}

export interface ProtectedRange {
  protectedRangeId?: number;
  range?: GridRange;
  description?: string;
  warningOnly?: boolean;
  unprotectedRanges?: GridRange[];
  editors?: { users?: string[] };
}

export interface GridRange {
  sheetId?: number;
  startRowIndex?: number;
  endRowIndex?: number;
  startColumnIndex?: number;
  endColumnIndex?: number;
}

export interface DimensionRange {
  sheetId?: number;
  dimension?: "ROWS" | "COLUMNS";
  startIndex?: number;
  endIndex?: number;
}

/** Columns (or rows) that fold together. At each depth, from 1, groups are the runs of lines that are at least so deep. */
export interface DimensionGroup {
  range?: DimensionRange;
  depth?: number;
  collapsed?: boolean;
}

/** One request of `spreadsheets.batchUpdate`: exactly one of these members is set. */
export interface Request {
  updateSpreadsheetProperties?: { properties: SpreadsheetProperties; fields: string };
  addSheet?: { properties: SheetProperties };
  updateSheetProperties?: { properties: SheetProperties; fields: string };
  insertDimension?: { range: DimensionRange; inheritFromBefore: boolean };
  deleteDimension?: { range: DimensionRange };
  moveDimension?: { source: DimensionRange; destinationIndex: number };
  appendDimension?: { sheetId: number; dimension: "ROWS" | "COLUMNS"; length: number };
  updateDimensionProperties?: { range: DimensionRange; properties: DimensionProperties; fields: string };
  createDeveloperMetadata?: { developerMetadata: DeveloperMetadata };
  mergeCells?: { range: GridRange; mergeType: "MERGE_ALL" };
  unmergeCells?: { range: GridRange };
  updateCells?: { rows: RowData[]; fields: string; start: { sheetId: number; rowIndex: number; columnIndex: number } };
  findReplace?: {
    find: string;
    replacement: string;
    matchCase: boolean;
    matchEntireCell: boolean;
    searchByRegex: boolean;
    range: GridRange;
  };
  duplicateSheet?: { sourceSheetId: number; newSheetId: number; newSheetName: string; insertSheetIndex: number };
  repeatCell?: { range: GridRange; cell: CellData; fields: string };
  setDataValidation?: { range: GridRange; rule?: DataValidationRule };
  addConditionalFormatRule?: { rule: ConditionalFormatRule; index: number };
  updateConditionalFormatRule?: { sheetId: number; index: number; rule: ConditionalFormatRule };
  deleteConditionalFormatRule?: { sheetId: number; index: number };
  addChart?: { chart: EmbeddedChart };
  updateChartSpec?: { chartId: number; spec: ChartSpec };
  deleteEmbeddedObject?: { objectId: number };
  addProtectedRange?: { protectedRange: ProtectedRange };
  updateProtectedRange?: { protectedRange: ProtectedRange; fields: string };
  deleteProtectedRange?: { protectedRangeId: number };
  addDimensionGroup?: { range: DimensionRange };
  updateDimensionGroup?: { dimensionGroup: DimensionGroup; fields: string };
  deleteDimensionGroup?: { range: DimensionRange };
}

import { CHART_TYPES } from "./schema-charts.ts";
import { REQUEST_TYPES } from "./schema-requests.ts";

/**
 * The fields of each resource and request: the one table from which unknown fields are refused, field masks are checked and
 * what Google would drop is dropped. A test holds it against googleapis' types, so that nothing is missing or misspelt.
 *
 * A field is the name of its kind: `string`, `int`, `number`, `bool`, `any` (kept as sent), `A|B` (one of these words) or the name of
 * another type; `[]` makes it a list. `!` keeps a zero, false or empty text, which Google otherwise leaves out; `~` is output only.
 */
export type Fields = Readonly<Record<string, string>>;

const RESOURCE_TYPES: Readonly<Record<string, Fields>> = {
  Spreadsheet: {
    spreadsheetId: "string",
    properties: "SpreadsheetProperties",
    sheets: "Sheet[]",
    namedRanges: "NamedRange[]",
    spreadsheetUrl: "string~",
    developerMetadata: "DeveloperMetadata[]",
    dataSources: "any",
    dataSourceSchedules: "any",
  },
  SpreadsheetProperties: {
    title: "string",
    locale: "string",
    autoRecalc: "ON_CHANGE|MINUTE|HOUR",
    timeZone: "string",
    defaultFormat: "CellFormat~",
    iterativeCalculationSettings: "any",
    spreadsheetTheme: "any",
    importFunctionsExternalUrlAccessAllowed: "bool",
  },
  Sheet: {
    properties: "SheetProperties",
    data: "GridData[]",
    merges: "GridRange[]",
    conditionalFormats: "ConditionalFormatRule[]",
    filterViews: "any",
    protectedRanges: "ProtectedRange[]",
    basicFilter: "BasicFilter",
    charts: "EmbeddedChart[]",
    bandedRanges: "any",
    developerMetadata: "DeveloperMetadata[]",
    rowGroups: "DimensionGroup[]",
    columnGroups: "DimensionGroup[]",
    slicers: "any",
    tables: "any",
  },
  SheetProperties: {
    sheetId: "int!",
    title: "string",
    index: "int!",
    sheetType: "GRID|OBJECT|DATA_SOURCE",
    gridProperties: "GridProperties",
    hidden: "bool",
    tabColor: "Color",
    tabColorStyle: "ColorStyle",
    rightToLeft: "bool",
    dataSourceSheetProperties: "any",
  },
  GridProperties: {
    rowCount: "int",
    columnCount: "int",
    frozenRowCount: "int",
    frozenColumnCount: "int",
    hideGridlines: "bool",
    rowGroupControlAfter: "bool",
    columnGroupControlAfter: "bool",
  },
  GridData: {
    startRow: "int",
    startColumn: "int",
    rowData: "RowData[]",
    rowMetadata: "DimensionProperties[]",
    columnMetadata: "DimensionProperties[]",
  },
  RowData: { values: "CellData[]" },
  CellData: {
    userEnteredValue: "ExtendedValue",
    effectiveValue: "ExtendedValue~",
    formattedValue: "string~",
    userEnteredFormat: "CellFormat",
    effectiveFormat: "CellFormat~",
    hyperlink: "string~",
    note: "string",
    textFormatRuns: "TextFormatRun[]",
    dataValidation: "DataValidationRule",
    pivotTable: "any",
    dataSourceTable: "any",
    dataSourceFormula: "any~",
    chipRuns: "any",
  },
  ExtendedValue: {
    numberValue: "number!",
    stringValue: "string!",
    boolValue: "bool!",
    formulaValue: "string!",
    errorValue: "ErrorValue",
  },
  ErrorValue: {
    type: "ERROR|NULL_VALUE|DIVIDE_BY_ZERO|VALUE|REF|NAME|NUM|N_A|LOADING",
    message: "string",
  },
  CellFormat: {
    numberFormat: "NumberFormat",
    backgroundColor: "Color",
    backgroundColorStyle: "ColorStyle",
    borders: "Borders",
    padding: "Padding",
    horizontalAlignment: "LEFT|CENTER|RIGHT",
    verticalAlignment: "TOP|MIDDLE|BOTTOM",
    wrapStrategy: "OVERFLOW_CELL|LEGACY_WRAP|CLIP|WRAP",
    textDirection: "LEFT_TO_RIGHT|RIGHT_TO_LEFT",
    textFormat: "TextFormat",
    hyperlinkDisplayType: "LINKED|PLAIN_TEXT",
    textRotation: "TextRotation",
  },
  NumberFormat: { type: "TEXT|NUMBER|PERCENT|CURRENCY|DATE|TIME|DATE_TIME|SCIENTIFIC", pattern: "string" },
  Color: { red: "number", green: "number", blue: "number", alpha: "number" },
  ColorStyle: {
    rgbColor: "Color",
    themeColor: "TEXT|BACKGROUND|ACCENT1|ACCENT2|ACCENT3|ACCENT4|ACCENT5|ACCENT6|LINK",
  },
  Borders: { top: "Border", bottom: "Border", left: "Border", right: "Border" },
  Border: {
    style: "NONE|DOTTED|DASHED|SOLID|SOLID_MEDIUM|SOLID_THICK|DOUBLE",
    width: "int",
    color: "Color",
    colorStyle: "ColorStyle",
  },
  Padding: { top: "int", right: "int", bottom: "int", left: "int" },
  TextFormat: {
    foregroundColor: "Color",
    foregroundColorStyle: "ColorStyle",
    fontFamily: "string",
    fontSize: "int",
    bold: "bool!",
    italic: "bool!",
    strikethrough: "bool!",
    underline: "bool!",
    link: "Link",
  },
  Link: { uri: "string" },
  TextRotation: { angle: "int", vertical: "bool" },
  TextFormatRun: { startIndex: "int", format: "TextFormat" },
  DataValidationRule: { condition: "BooleanCondition", inputMessage: "string", strict: "bool", showCustomUi: "bool" },
  BooleanCondition: { type: "string", values: "ConditionValue[]" },
  ConditionValue: {
    userEnteredValue: "string!",
    relativeDate: "PAST_YEAR|PAST_MONTH|PAST_WEEK|YESTERDAY|TODAY|TOMORROW",
  },
  ConditionalFormatRule: { ranges: "GridRange[]", booleanRule: "BooleanRule", gradientRule: "GradientRule" },
  BooleanRule: { condition: "BooleanCondition", format: "CellFormat" },
  GradientRule: { minpoint: "InterpolationPoint", midpoint: "InterpolationPoint", maxpoint: "InterpolationPoint" },
  InterpolationPoint: {
    color: "Color",
    colorStyle: "ColorStyle",
    type: "MIN|MAX|NUMBER|PERCENT|PERCENTILE",
    value: "string",
  },
  GridRange: {
    sheetId: "int",
    startRowIndex: "int!",
    endRowIndex: "int!",
    startColumnIndex: "int!",
    endColumnIndex: "int!",
  },
  GridCoordinate: { sheetId: "int", rowIndex: "int", columnIndex: "int" },
  DimensionRange: { sheetId: "int", dimension: "ROWS|COLUMNS", startIndex: "int!", endIndex: "int!" },
  DimensionProperties: {
    hiddenByFilter: "bool~",
    hiddenByUser: "bool",
    pixelSize: "int",
    developerMetadata: "DeveloperMetadata[]~",
    dataSourceColumnReference: "any",
  },
  DimensionGroup: { range: "DimensionRange", depth: "int", collapsed: "bool" },
  DeveloperMetadata: {
    metadataId: "int",
    metadataKey: "string",
    metadataValue: "string",
    location: "DeveloperMetadataLocation",
    visibility: "DOCUMENT|PROJECT",
  },
  DeveloperMetadataLocation: {
    locationType: "ROW|COLUMN|SHEET|SPREADSHEET~",
    spreadsheet: "bool",
    sheetId: "int!",
    dimensionRange: "DimensionRange",
  },
  DeveloperMetadataLookup: {
    locationType: "ROW|COLUMN|SHEET|SPREADSHEET",
    metadataLocation: "DeveloperMetadataLocation",
    locationMatchingStrategy: "EXACT_LOCATION|INTERSECTING_LOCATION",
    metadataId: "int",
    metadataKey: "string",
    metadataValue: "string",
    visibility: "DOCUMENT|PROJECT",
  },
  DataFilter: { developerMetadataLookup: "DeveloperMetadataLookup", a1Range: "string", gridRange: "GridRange" },
  ProtectedRange: {
    protectedRangeId: "int",
    range: "GridRange",
    namedRangeId: "string",
    tableId: "any",
    description: "string",
    warningOnly: "bool",
    requestingUserCanEdit: "bool~",
    unprotectedRanges: "GridRange[]",
    editors: "Editors",
  },
  Editors: { users: "string[]", groups: "string[]", domainUsersCanEdit: "bool" },
  NamedRange: { namedRangeId: "string", name: "string", range: "GridRange" },
  BasicFilter: { range: "GridRange", tableId: "any", sortSpecs: "SortSpec[]", criteria: "any", filterSpecs: "any" },
  SortSpec: {
    dimensionIndex: "int",
    sortOrder: "ASCENDING|DESCENDING",
    foregroundColor: "Color",
    foregroundColorStyle: "ColorStyle",
    backgroundColor: "Color",
    backgroundColorStyle: "ColorStyle",
    dataSourceColumnReference: "any",
  },
};

/** The fields of a type, or undefined when it is not a type but a plain kind. */
export function fieldsOf(type: string): Fields | undefined {
  return RESOURCE_TYPES[type] ?? REQUEST_TYPES[type] ?? CHART_TYPES[type];
}

/** The types of one of Google's APIs, as JSON and field masks are checked against them. */
export interface Schema {
  /** As Google's messages name it. */
  readonly package: string;
  /** The fields of a type, or undefined when it is not a type but a plain kind. */
  fieldsOf(type: string): Fields | undefined;
}

export const SHEETS_SCHEMA: Schema = { package: "google.apps.sheets.v4", fieldsOf };

/** Every type of the table, for the test that compares it with Google's. */
export const TYPES: Readonly<Record<string, Fields>> = { ...RESOURCE_TYPES, ...REQUEST_TYPES, ...CHART_TYPES };

export interface Kind {
  /** The kind without its marks: `string`, `GridRange`, `A|B`. */
  readonly name: string;
  readonly list: boolean;
  readonly keepsDefault: boolean;
  readonly outputOnly: boolean;
}

/** A field's kind taken apart. */
export function kindOf(text: string): Kind {
  const known = kinds.get(text);
  if (known) return known;
  const [, name = "", list, marks = ""] = /^([^[!~]+)(\[\])?([!~]*)$/.exec(text) ?? [];
  const kind = { name, list: list !== undefined, keepsDefault: marks.includes("!"), outputOnly: marks.includes("~") };
  kinds.set(text, kind);
  return kind;
}

const kinds = new Map<string, Kind>();

import type { sheets_v4 } from "googleapis";

/** Short names for the resources of the Sheets API that the engine works on, in Google's own shape. */
export type Spreadsheet = sheets_v4.Schema$Spreadsheet;
export type Sheet = sheets_v4.Schema$Sheet;
export type SheetProperties = sheets_v4.Schema$SheetProperties;
export type GridData = sheets_v4.Schema$GridData;
export type RowData = sheets_v4.Schema$RowData;
export type CellData = sheets_v4.Schema$CellData;
export type CellFormat = sheets_v4.Schema$CellFormat;
export type ExtendedValue = sheets_v4.Schema$ExtendedValue;
export type GridRange = sheets_v4.Schema$GridRange;
export type DimensionRange = sheets_v4.Schema$DimensionRange;
export type DimensionProperties = sheets_v4.Schema$DimensionProperties;
export type DimensionGroup = sheets_v4.Schema$DimensionGroup;
export type DeveloperMetadata = sheets_v4.Schema$DeveloperMetadata;
export type BooleanCondition = sheets_v4.Schema$BooleanCondition;
export type ProtectedRange = sheets_v4.Schema$ProtectedRange;
export type NamedRange = sheets_v4.Schema$NamedRange;
export type ConditionalFormatRule = sheets_v4.Schema$ConditionalFormatRule;
export type EmbeddedChart = sheets_v4.Schema$EmbeddedChart;
export type ChartSpec = sheets_v4.Schema$ChartSpec;
export type Request = sheets_v4.Schema$Request;
export type Response = sheets_v4.Schema$Response;
export type ValueRange = sheets_v4.Schema$ValueRange;

/** Who makes a call. The owner may edit whatever is protected. */
export interface Person {
  readonly email: string;
  readonly owner: boolean;
}

/** A rectangle of cells in one sheet; indexes are 0-based and the ends are not included. */
export interface Block {
  readonly sheetId: number;
  readonly startRow0: number;
  readonly endRow0: number;
  readonly startColumn0: number;
  readonly endColumn0: number;
}

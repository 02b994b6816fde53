import type { DesiredCell, DesiredRow, DesiredSheet, DesiredWorkbook, Styles } from "../../../src/workbook/desired.ts";
import { COLUMN_METADATA_KEY } from "../../../src/workbook/ours.ts";
import type { CellData, Sheet } from "../../../src/workbook/sheets-api.ts";
import type { Snapshot } from "../../../src/workbook/snapshot.ts";

/** A managed sheet of three columns (name, amount, key) and the snapshot that shows it finished, to change one thing at a time. */
export const SHEET_ID = 7;
export const STYLES: Styles = { plain: {}, bold: { textFormat: { bold: true } } };

export const managed = (value: DesiredCell["value"] & {}, style = "plain"): DesiredCell => ({ value, style });
export const blank: DesiredCell = { value: null, style: "plain" };
export const typed = (initial?: string | number): DesiredCell => ({
  style: "plain",
  ...(initial !== undefined && { initial }),
});

export function desiredSheet(rows: readonly DesiredRow[], more: Partial<DesiredSheet> = {}): DesiredSheet {
  return {
    sheetId: SHEET_ID,
    title: "Lista",
    hidden: false,
    frozenRows: 0,
    frozenColumns: 0,
    tabColor: "",
    keyColumn: "key",
    columns: [
      { key: "name", widthPx: 200, hidden: false },
      { key: "amount", widthPx: 90, hidden: false },
      { key: "key", widthPx: 60, hidden: true },
    ],
    rows,
    merges: [],
    conditionalFormats: [],
    protection: "none",
    open: [],
    disposable: [{ key: "sub:" }],
    ...more,
  };
}

export function desiredWorkbook(...sheets: readonly DesiredSheet[]): DesiredWorkbook {
  return { properties: { locale: "es_MX", timeZone: "America/El_Salvador" }, sheets, originals: [] };
}

/** A row whose key is its name. */
export function row(key: string, more: Partial<DesiredRow> = {}): DesiredRow {
  return { key, cells: { name: typed(), amount: typed() }, ...more };
}

type Typed = string | number | null;

/** A sheet as Google shows it: name, amount and key of each row, then whatever people put behind. */
export function sheet(
  rows: readonly (readonly Typed[])[],
  more: Partial<Sheet> = {},
  columnKeys: readonly string[] = ["name", "amount", "key"],
): Sheet {
  const columnCount = Math.max(columnKeys.length, ...rows.map(({ length }) => length));
  return {
    properties: {
      sheetId: SHEET_ID,
      title: "Lista",
      index: 0,
      gridProperties: { rowCount: rows.length, columnCount, hideGridlines: true },
    },
    data: [
      {
        rowData: rows.map((values) => ({ values: values.map(cellOf) })),
        columnMetadata: Array.from({ length: columnCount }, (_, index) => ({
          pixelSize: 100,
          ...(columnKeys[index] === "key" && { hiddenByUser: true }),
          ...(columnKeys[index] && {
            developerMetadata: [{ metadataKey: COLUMN_METADATA_KEY, metadataValue: columnKeys[index] }],
          }),
        })),
      },
    ],
    ...more,
  };
}

export function snapshot(...sheets: readonly Sheet[]): Snapshot {
  return { properties: { title: "Plan", locale: "es_MX", timeZone: "America/El_Salvador" }, sheets: [...sheets] };
}

function cellOf(value: Typed): CellData {
  if (value === null) return {};
  if (typeof value === "number") return { userEnteredValue: { numberValue: value } };
  return { userEnteredValue: value.startsWith("=") ? { formulaValue: value } : { stringValue: value } };
}

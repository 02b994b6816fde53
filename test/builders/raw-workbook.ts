import { readFileSync } from "node:fs";
import type { CellData, GridRange, Sheet } from "../../src/workbook/sheets-api.ts";
import type { Snapshot } from "../../src/workbook/snapshot.ts";

/** What a raw cell holds: text, number, checkbox or nothing, or one of these with a format. */
export type RawValue =
  | string
  | number
  | boolean
  | null
  | {
      readonly value?: string | number;
      readonly fill?: string;
      readonly format?: "CURRENCY" | "DATE";
      readonly formula?: string;
      readonly error?: string;
    };

export interface RawTable {
  readonly title: string;
  readonly rows: readonly (readonly RawValue[])[];
  /** Merged blocks in A1 notation: "A3:A7". */
  readonly merges?: readonly string[];
}

/** A workbook with these sheets, as `spreadsheets.get` returns it; sheet ids are 1, 2, 3… */
export function rawWorkbook(tables: readonly RawTable[], title = ""): Snapshot {
  return { spreadsheetId: "raw", properties: { title, locale: "es_MX" }, sheets: tables.map(rawSheetOf) };
}

/** Rows of a text file with tabs, all cells text, as pasting it as plain text gives. */
export function rowsOfTsv(path: string): string[][] {
  return readFileSync(path, "utf8")
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .map((line) => line.split("\t"));
}

/** The serial number that Sheets keeps for a date. */
export function serialOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000 + 25_569;
}

function rawSheetOf({ title, rows, merges = [] }: RawTable, index: number): Sheet {
  const sheetId = index + 1;
  return {
    properties: { sheetId, title, index, gridProperties: { rowCount: Math.max(1000, rows.length), columnCount: 26 } },
    data: [{ rowData: rows.map((row) => ({ values: row.map(cellOf) })) }],
    merges: merges.map((range) => rangeOf(range, sheetId)),
  };
}

function cellOf(raw: RawValue): CellData {
  if (raw === null || raw === "") return {};
  if (typeof raw !== "object") return valueCell(raw);
  const { value, fill, format, formula, error } = raw;
  const cell: CellData = value === undefined ? {} : valueCell(value);
  if (error !== undefined) cell.effectiveValue = { errorValue: { type: error } };
  if (formula !== undefined) cell.userEnteredValue = { formulaValue: formula };
  if (fill !== undefined || format !== undefined) {
    cell.userEnteredFormat = {
      ...(format === undefined ? {} : { numberFormat: { type: format } }),
      ...(fill === undefined ? {} : { backgroundColorStyle: { rgbColor: colorOf(fill) } }),
    };
  }
  return cell;
}

function valueCell(value: string | number | boolean): CellData {
  const extended =
    typeof value === "string"
      ? { stringValue: value }
      : typeof value === "number"
        ? { numberValue: value }
        : { boolValue: value };
  return { userEnteredValue: extended, effectiveValue: extended };
}

/** Google leaves out the parts of a colour that are 0. */
function colorOf(hex: string): Record<string, number> {
  const parts = [1, 3, 5].map((from) => Number.parseInt(hex.slice(from, from + 2), 16) / 255);
  return Object.fromEntries(
    (["red", "green", "blue"] as const).map((name, at) => [name, parts[at]!] as const).filter(([, part]) => part > 0),
  );
}

function rangeOf(a1: string, sheetId: number): GridRange {
  const [, fromColumn = "", fromRow = "", toColumn = "", toRow = ""] = /^([A-Z])(\d+):([A-Z])(\d+)$/.exec(a1) ?? [];
  const columnOf = (letter: string) => letter.charCodeAt(0) - 65;
  return {
    sheetId,
    startRowIndex: Number(fromRow) - 1,
    endRowIndex: Number(toRow),
    startColumnIndex: columnOf(fromColumn),
    endColumnIndex: columnOf(toColumn) + 1,
  };
}

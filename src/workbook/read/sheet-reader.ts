import { parseAmountCents } from "../../plan/amount.ts";
import { EMPTY, type Entry, entryOf, unread } from "../../plan/plan.ts";
import { parseTermMonths } from "../../plan/term.ts";
import { type SheetKey, sheetIdOf } from "../managed.ts";
import { type Typed, typedIn } from "../memory/memory.ts";
import { type Located, locate } from "../ours.ts";
import type { CellData } from "../sheets-api.ts";
import { cellAt, type Snapshot, textOf, valueIn } from "../snapshot.ts";
import { isDependent } from "./dependence.ts";

/** Reads the cells of one managed sheet by row (0-based) and column key. */
export interface SheetReader extends Located {
  readonly sheetKey: SheetKey;
  readonly rowCount: number;
  /** The text of a cell; empty for an error, which is nobody's text. */
  text(rowIndex0: number, column: string): string;
  /** The text that was entered in a cell, blanks at its ends included; empty for anything but text. */
  raw(rowIndex0: number, column: string): string;
  /** What was entered in a cell; undefined for a blank one. */
  typed(rowIndex0: number, column: string): Typed | undefined;
  /** What a formula shows that depends on other cells, on its place or the moment; null for an error, undefined where no such formula stands. */
  dependent(rowIndex0: number, column: string): string | number | boolean | null | undefined;
  /** A number cell as an entry; text is unread, even where it looks like a number, because the sheet's own sums leave it out. */
  number(rowIndex0: number, column: string): Entry<number>;
  /** True when nothing stands in any of these columns; what others make a formula show is nothing that was written there. */
  isBlank(rowIndex0: number, columns: readonly string[]): boolean;
}

/** A reader of the managed sheet, or null when the workbook has no such sheet. */
export function readerOf(snapshot: Snapshot, key: SheetKey): SheetReader | null {
  const sheet = snapshot.sheets?.find(({ properties }) => properties?.sheetId === sheetIdOf(key));
  if (!sheet) return null;
  const located = locate(sheet, "key");
  const cell = (rowIndex0: number, column: string): CellData | undefined => {
    const columnIndex0 = located.columns.get(column);
    return columnIndex0 === undefined ? undefined : cellAt(sheet, rowIndex0, columnIndex0);
  };
  return {
    ...located,
    sheetKey: key,
    rowCount: located.keyOfRow.length,
    text(rowIndex0, column) {
      const found = cell(rowIndex0, column);
      return found?.effectiveValue?.errorValue ? "" : textOf(found);
    },
    raw: (rowIndex0, column) => cell(rowIndex0, column)?.userEnteredValue?.stringValue ?? "",
    typed: (rowIndex0, column) => typedIn(cell(rowIndex0, column)?.userEnteredValue),
    dependent(rowIndex0, column) {
      const found = cell(rowIndex0, column);
      if (!holdsDependent(found)) return undefined;
      return found?.effectiveValue?.errorValue ? null : (valueIn(found) ?? "");
    },
    number: (rowIndex0, column) => numberEntry(cell(rowIndex0, column)),
    isBlank: (rowIndex0, columns) =>
      columns.every((column) => ((found) => textOf(found) === "" || holdsDependent(found))(cell(rowIndex0, column))),
  };
}

/** An amount in cents, rounded to the cent that the cell shows; a text is unread, since the sheet's own sums leave it out. */
export function readAmount(sheet: SheetReader, rowIndex0: number, column: string): Entry<number> {
  const entry = sheet.number(rowIndex0, column);
  return entry.kind === "value" ? parseAmountCents(Math.round(entry.value * 100) / 100) : entry;
}

/** A term in months; a text such as "tres meses" is understood too, since no formula adds terms up. */
export function readTerm(sheet: SheetReader, rowIndex0: number, column: string): Entry<number> {
  const entry = sheet.number(rowIndex0, column);
  switch (entry.kind) {
    case "empty":
      return entry;
    case "value":
      return parseTermMonths(entry.value);
    case "unread":
      return parseTermMonths(entry.typed);
  }
}

/** A number of activities. */
export function readCount(sheet: SheetReader, rowIndex0: number, column: string): Entry<number> {
  const entry = sheet.number(rowIndex0, column);
  if (entry.kind !== "value") return entry;
  return Number.isInteger(entry.value) && entry.value >= 0 ? entry : unread(String(entry.value));
}

function holdsDependent(cell: CellData | undefined): boolean {
  const formula = cell?.userEnteredValue?.formulaValue;
  return formula !== undefined && isDependent(formula);
}

function numberEntry(cell: CellData | undefined): Entry<number> {
  const value = valueIn(cell);
  if (value === undefined || value === "") return EMPTY;
  return typeof value === "number" ? entryOf(value) : unread(String(value));
}

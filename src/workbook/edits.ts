import { LOCALE } from "./layout/layout.ts";
import type { CellData, ExtendedValue, Request, Sheet } from "./sheets-api.ts";
import { cellAt, type Snapshot } from "./snapshot.ts";

/** A value that cuadros puts into a cell that people type in, or into a hidden key cell that they tore. Positions are 0-based, as in the snapshot. */
export interface CellEdit {
  readonly sheetId: number;
  readonly row0: number;
  readonly column0: number;
  /** Null blanks the cell. */
  readonly to: ExtendedValue | null;
}

/** The snapshot as it will be once the edits are written; what is not edited is shared with the one given. */
export function withEdits(snapshot: Snapshot, edits: readonly CellEdit[]): Snapshot {
  if (edits.length === 0) return snapshot;
  const sheets = (snapshot.sheets ?? []).map((sheet) => {
    const own = edits.filter(({ sheetId }) => sheetId === (sheet.properties?.sheetId ?? 0));
    return own.length > 0 ? editedSheet(sheet, own) : sheet;
  });
  return { ...snapshot, sheets };
}

function editedSheet(sheet: Sheet, edits: readonly CellEdit[]): Sheet {
  const grid = sheet.data?.[0] ?? {};
  const rowData = [...(grid.rowData ?? [])];
  for (const { row0, column0, to } of edits) {
    const index = row0 - (grid.startRow ?? 0);
    while (rowData.length <= index) rowData.push({});
    const values = [...(rowData[index]!.values ?? [])];
    const at = column0 - (grid.startColumn ?? 0);
    while (values.length <= at) values.push({});
    const { userEnteredValue: _typed, effectiveValue: _shown, ...rest } = values[at]!;
    values[at] = to ? { ...rest, userEnteredValue: to, effectiveValue: to } : rest;
    rowData[index] = { values };
  }
  return { ...sheet, data: [{ ...grid, rowData }] };
}

/**
 * The requests that carry edits out: where a text gives way to another or to a number, by finding it in its cell, so that
 * nothing happens when somebody has typed something else there meanwhile. Numbers and blank cells, and cells whose format or a
 * workbook whose locale would read the new value otherwise, are written over.
 */
export function editRequests(snapshot: Snapshot, edits: readonly CellEdit[]): readonly Request[] {
  const sheets = new Map((snapshot.sheets ?? []).map((sheet) => [sheet.properties?.sheetId ?? 0, sheet]));
  const isAsKept = snapshot.properties?.locale === LOCALE;
  const requests: Request[] = [];
  for (const edit of edits) {
    const cell = sheets.has(edit.sheetId) ? cellAt(sheets.get(edit.sheetId)!, edit.row0, edit.column0) : undefined;
    const request = (isAsKept ? replacement(edit, cell) : null) ?? overwriting(edit);
    const joined = joinedCells(requests[requests.length - 1], request);
    if (joined) requests[requests.length - 1] = joined;
    else requests.push(request);
  }
  return requests;
}

/** One request for cells that are written one beside the other; null for any others. */
function joinedCells(before: Request | undefined, next: Request): Request | null {
  const [left, right] = [before?.updateCells, next.updateCells];
  if (!left || !right) return null;
  const values = left.rows[0]?.values ?? [];
  const isNeighbour =
    left.start.sheetId === right.start.sheetId &&
    left.start.rowIndex === right.start.rowIndex &&
    left.start.columnIndex + values.length === right.start.columnIndex;
  return isNeighbour
    ? { updateCells: { ...left, rows: [{ values: [...values, ...(right.rows[0]?.values ?? [])] }] } }
    : null;
}

/** Null where finding would not do: no text stands there, or what replaces it would be read as something else. */
function replacement({ sheetId, row0, column0, to }: CellEdit, cell: CellData | undefined): Request | null {
  const find = cell?.userEnteredValue?.stringValue;
  const format = cell?.userEnteredFormat?.numberFormat?.type;
  if (!find || !to || (format && format !== "NUMBER" && format !== "CURRENCY")) return null;
  const text = to.numberValue !== undefined ? String(to.numberValue) : to.stringValue;
  if (text === undefined || text === find || (to.stringValue !== undefined && !staysText(text))) return null;
  return {
    findReplace: {
      find,
      replacement: text,
      matchCase: true,
      matchEntireCell: true,
      searchByRegex: false,
      range: {
        sheetId,
        startRowIndex: row0,
        endRowIndex: row0 + 1,
        startColumnIndex: column0,
        endColumnIndex: column0 + 1,
      },
    },
  };
}

/** Sheets reads what it replaces as if it were typed: only words that are no month, no truth value and no sign are sure to stay text. */
function staysText(text: string): boolean {
  const isMail = /^[a-z0-9][\w.+-]*@[\w.-]+$/i.test(text);
  const isDate = /\d/.test(text) && MONTHS.test(text);
  return isMail || (!isDate && !BOOLEAN.test(text) && /^\p{L}[\p{L}\p{N} .,;/()\n-]*$/u.test(text));
}

const BOOLEAN = /^(?:true|false|verdadero|falso)$/i;
/** How months begin in Spanish and in English. */
const MONTHS = /\b(?:ene|feb|mar|abr|may|jun|jul|ago|sep|set|oct|nov|dic|jan|apr|aug|dec)/i;

function overwriting({ sheetId, row0, column0, to }: CellEdit): Request {
  return {
    updateCells: {
      rows: [{ values: [to ? { userEnteredValue: to } : {}] }],
      fields: "userEnteredValue",
      start: { sheetId, rowIndex: row0, columnIndex: column0 },
    },
  };
}

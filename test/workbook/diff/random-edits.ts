import fc from "fast-check";
import type { CellData, GridRange, Request, Spreadsheet } from "../../../src/workbook/sheets-api.ts";

/** Text that people typed begins with this and a number of its own, so that each can be looked for. */
export const TYPED = "ajena-";

/** What people do to a workbook: the requests that do it, made from the workbook as it is then. Numbers are taken modulo its size. */
export type Edit = (workbook: Spreadsheet, typedText: string) => readonly Request[];

export function edits(): fc.Arbitrary<readonly Edit[]> {
  return fc.array(edit(), { maxLength: 8 });
}

function edit(): fc.Arbitrary<Edit> {
  return fc
    .tuple(fc.constantFrom(...Object.values(EDITS)), fc.nat(), fc.nat(40), fc.nat(40), fc.nat(40))
    .map(([make, sheet, ...numbers]) => (workbook, typedText) => {
      const { properties, data } = workbook.sheets![sheet % workbook.sheets!.length]!;
      const { rowCount = 0, columnCount = 0 } = properties?.gridProperties ?? {};
      const [row, column, other] = [numbers[0] % rowCount, numbers[1] % columnCount, numbers[2] % (rowCount + 1)];
      const cells = (row0: number) => data?.[0]?.rowData?.[row0]?.values ?? [];
      return make({ sheetId: properties?.sheetId ?? 0, row, column, other, typedText, cells, index: numbers[2] % 4 });
    });
}

interface Spot {
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
  /** A row, or the end of the sheet. */
  readonly other: number;
  readonly index: number;
  readonly typedText: string;
  readonly cells: (row0: number) => readonly CellData[];
}

const EDITS: Readonly<Record<string, (spot: Spot) => readonly Request[]>> = {
  type: ({ sheetId, row, column, typedText }) => [
    write(sheetId, row, column, [{ userEnteredValue: { stringValue: typedText } }], "userEnteredValue"),
  ],
  clear: ({ sheetId, row, column }) => [write(sheetId, row, column, [{}], "userEnteredValue")],
  note: ({ sheetId, row, column, typedText }) => [write(sheetId, row, column, [{ note: typedText }], "note")],
  look: (spot) => [
    {
      repeatCell: {
        range: block(spot),
        cell: { userEnteredFormat: { textFormat: { bold: true, italic: true } } },
        fields: "userEnteredFormat.textFormat",
      },
    },
  ],
  unrule: (spot) => [{ setDataValidation: { range: block(spot) } }],
  insertRow: ({ sheetId, row }) => [
    { insertDimension: { range: lines(sheetId, "ROWS", row), inheritFromBefore: row > 0 } },
  ],
  insertTypedRow: ({ sheetId, row, typedText }) => [
    { insertDimension: { range: lines(sheetId, "ROWS", row), inheritFromBefore: row > 0 } },
    write(sheetId, row, 0, [{ userEnteredValue: { stringValue: typedText } }], "userEnteredValue"),
  ],
  copyRow: ({ sheetId, row, cells }) => [
    { insertDimension: { range: lines(sheetId, "ROWS", row), inheritFromBefore: row > 0 } },
    write(
      sheetId,
      row,
      0,
      cells(row).map(({ userEnteredValue }) => (userEnteredValue ? { userEnteredValue } : {})),
      "userEnteredValue",
    ),
  ],
  deleteRow: ({ sheetId, row }) => [
    loosen(sheetId, "frozenRowCount"),
    { deleteDimension: { range: lines(sheetId, "ROWS", row) } },
  ],
  moveRow: ({ sheetId, row, other }) => [
    loosen(sheetId, "frozenRowCount"),
    { moveDimension: { source: lines(sheetId, "ROWS", row), destinationIndex: other } },
  ],
  appendRows: ({ sheetId }) => [{ appendDimension: { sheetId, dimension: "ROWS", length: 3 } }],
  insertColumn: ({ sheetId, column }) => [
    { insertDimension: { range: lines(sheetId, "COLUMNS", column), inheritFromBefore: column > 0 } },
  ],
  deleteColumn: ({ sheetId, column }) => [
    loosen(sheetId, "frozenColumnCount"),
    { deleteDimension: { range: lines(sheetId, "COLUMNS", column) } },
  ],
  moveColumn: ({ sheetId, column }) => [
    loosen(sheetId, "frozenColumnCount"),
    { moveDimension: { source: lines(sheetId, "COLUMNS", column), destinationIndex: 0 } },
  ],
  merge: (spot) => [{ mergeCells: { range: block(spot), mergeType: "MERGE_ALL" } }],
  unmerge: ({ sheetId }) => [{ unmergeCells: { range: { sheetId } } }],
  freeze: ({ sheetId, row }) => [
    {
      updateSheetProperties: {
        properties: { sheetId, gridProperties: { frozenRowCount: row } },
        fields: "gridProperties.frozenRowCount",
      },
    },
  ],
  rename: ({ sheetId, typedText }) => [
    { updateSheetProperties: { properties: { sheetId, title: typedText }, fields: "title" } },
  ],
  addSheet: () => [{ addSheet: { properties: { title: "Dos", gridProperties: { rowCount: 3, columnCount: 3 } } } }],
  sortSheets: ({ sheetId, index }) => [{ updateSheetProperties: { properties: { sheetId, index }, fields: "index" } }],
  hide: ({ sheetId }) => [{ updateSheetProperties: { properties: { sheetId, hidden: true }, fields: "hidden" } }],
  show: ({ sheetId }) => [{ updateSheetProperties: { properties: { sheetId, hidden: false }, fields: "hidden" } }],
  color: (spot) => [
    {
      addConditionalFormatRule: {
        rule: {
          ranges: [block(spot)],
          booleanRule: { condition: { type: "NOT_BLANK" }, format: { textFormat: { strikethrough: true } } },
        },
        index: 0,
      },
    },
  ],
  copyColor: (spot) => [
    {
      addConditionalFormatRule: {
        rule: {
          ranges: [block(spot)],
          booleanRule: { condition: { type: "NOT_BLANK" }, format: { textFormat: { italic: true } } },
        },
        index: 0,
      },
    },
  ],
  protect: (spot) => [{ addProtectedRange: { protectedRange: { range: block(spot), description: "mía" } } }],
};

function write(
  sheetId: number,
  rowIndex: number,
  columnIndex: number,
  values: CellData[],
  fields: "userEnteredValue" | "note",
): Request {
  return { updateCells: { rows: [{ values }], fields, start: { sheetId, rowIndex, columnIndex } } };
}

/** Google refuses to delete all lines that are not frozen, and to leave a merged block across the frozen boundary. */
function loosen(sheetId: number, count: "frozenRowCount" | "frozenColumnCount"): Request {
  return {
    updateSheetProperties: {
      properties: { sheetId, gridProperties: { [count]: 0 } },
      fields: `gridProperties.${count}`,
    },
  };
}

function block({ sheetId, row, column, index }: Spot): GridRange {
  return {
    sheetId,
    startRowIndex: row,
    endRowIndex: row + 1 + (index % 3),
    startColumnIndex: column,
    endColumnIndex: column + 1 + (index % 2),
  };
}

function lines(sheetId: number, dimension: "ROWS" | "COLUMNS", startIndex: number) {
  return { sheetId, dimension, startIndex, endIndex: startIndex + 1 };
}

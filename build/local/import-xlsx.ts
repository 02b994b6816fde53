import ExcelJS from "exceljs";
import type { sheets_v4 } from "googleapis";
import { Problem } from "./problem.ts";
import { parseA1 } from "./sheets/a1.ts";
import { fillColor, numberFormat } from "./xlsx/read-style.ts";
import { cellValue } from "./xlsx/read-value.ts";
import { type ThemeColors, themeColors } from "./xlsx/theme-colors.ts";

/** The size of a new sheet in Google Sheets. */
const NEW_SHEET = { rowCount: 1000, columnCount: 26 };

/**
 * The bytes of an .xlsx file as a spreadsheet in the native shape of the Sheets API: its sheets in order with values, formulas
 * and their last results, kinds of number, merged cells, fill colours, notes and widths. Text stays text, dates are serial
 * numbers, and nothing in the file is run. A note is lost where its cell has neither content nor format.
 * Throws `Problem` when the bytes are no such file.
 */
export async function importXlsx(bytes: Uint8Array): Promise<sheets_v4.Schema$Spreadsheet> {
  const workbook = await loaded(bytes);
  const colors = themeColors(workbook);
  return {
    properties: { title: "Plan de acción", locale: "es_MX", timeZone: "America/El_Salvador" },
    sheets: workbook.worksheets.map((worksheet, index) => importedSheet(worksheet, index, colors)),
  };
}

async function loaded(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  } catch (error) {
    throw unreadable(error);
  }
  if (workbook.worksheets.length === 0) throw unreadable();
  return workbook;
}

function unreadable(cause?: unknown): Problem {
  return new Problem(
    "El archivo no se pudo leer como libro de Excel. Ábralo en Excel, guárdelo como «Libro de Excel (.xlsx)», sin contraseña, e inténtelo de nuevo.",
    { cause },
  );
}

function importedSheet(worksheet: ExcelJS.Worksheet, index: number, colors: ThemeColors): sheets_v4.Schema$Sheet {
  const rowData = importedRows(worksheet, colors);
  const rowCount = Math.max(NEW_SHEET.rowCount, rowData.length);
  const columnCount = Math.max(NEW_SHEET.columnCount, ...rowData.map(({ values }) => values.length));
  const merges = worksheet.model.merges.flatMap((range) => mergeWithin(range, index, { rowCount, columnCount }));
  return {
    properties: {
      sheetId: index,
      title: worksheet.name,
      index,
      ...(worksheet.state === "visible" ? {} : { hidden: true }),
      gridProperties: { rowCount, columnCount },
    },
    data: [{ startRow: 0, startColumn: 0, rowData, columnMetadata: columnWidths(worksheet).slice(0, columnCount) }],
    ...(merges.length > 0 ? { merges } : {}),
  };
}

interface ImportedRow {
  readonly values: sheets_v4.Schema$CellData[];
}

/** The rows as far as something is written: people also colour rows and columns up to the end of the sheet. */
function importedRows(worksheet: ExcelJS.Worksheet, colors: ThemeColors): ImportedRow[] {
  const rows: ImportedRow[] = [];
  let columnCount = 0;
  let rowCount = 0;
  for (let number = 1; number <= worksheet.rowCount; number++) {
    const values: sheets_v4.Schema$CellData[] = [];
    const row = worksheet.findRow(number);
    for (let column = 1; row && column <= row.cellCount; column++) {
      const cell = row.findCell(column);
      const data = cell ? importedCell(cell, colors) : {};
      values.push(data);
      if (!data.userEnteredValue && !data.note) continue;
      columnCount = Math.max(columnCount, column);
      rowCount = number;
    }
    rows.push({ values });
  }
  return rows.slice(0, rowCount).map(({ values }) => ({ values: withoutBlankEnd(values.slice(0, columnCount)) }));
}

function withoutBlankEnd(values: sheets_v4.Schema$CellData[]): sheets_v4.Schema$CellData[] {
  let end = values.length;
  while (end > 0 && Object.keys(values[end - 1]!).length === 0) end--;
  return values.slice(0, end);
}

function importedCell(cell: ExcelJS.Cell, colors: ThemeColors): sheets_v4.Schema$CellData {
  // A merged cell but the first repeats the value of the first.
  const value = cell.isMerged && cell.master !== cell ? {} : cellValue(cell);
  const format = value.userEnteredValue && numberFormat(cell.numFmt);
  const rgbColor = fillColor(cell.fill, colors);
  const note = noteText(cell.note);
  const userEnteredFormat = {
    ...(format ? { numberFormat: format } : {}),
    ...(rgbColor ? { backgroundColor: rgbColor, backgroundColorStyle: { rgbColor } } : {}),
  };
  return {
    ...value,
    ...(Object.keys(userEnteredFormat).length > 0 ? { userEnteredFormat } : {}),
    ...(note ? { note } : {}),
  };
}

function noteText(note: string | ExcelJS.Comment | undefined): string {
  return typeof note === "string" ? note : (note?.texts ?? []).map(({ text }) => text).join("");
}

/** A merged block as far as it lies in the grid; none when nothing is left to merge. */
function mergeWithin(
  range: string,
  sheetId: number,
  { rowCount, columnCount }: { readonly rowCount: number; readonly columnCount: number },
): sheets_v4.Schema$GridRange[] {
  const { startRow0 = 0, endRow0 = 0, startColumn0 = 0, endColumn0 = 0 } = parseA1(range) ?? {};
  const rows = { startRowIndex: startRow0, endRowIndex: Math.min(endRow0, rowCount) };
  const columns = { startColumnIndex: startColumn0, endColumnIndex: Math.min(endColumn0, columnCount) };
  const [height, width] = [rows.endRowIndex - startRow0, columns.endColumnIndex - startColumn0];
  return height > 0 && width > 0 && height * width > 1 ? [{ sheetId, ...rows, ...columns }] : [];
}

/** A width in a file counts digits of the default font, 7 px each, plus 5 px of padding. */
function columnWidths(worksheet: ExcelJS.Worksheet): sheets_v4.Schema$DimensionProperties[] {
  const standard = worksheet.properties.defaultColWidth;
  return (worksheet.columns ?? []).map(({ width = standard, hidden }) => ({
    ...(width === undefined ? {} : { pixelSize: Math.round(width * 7 + 5) }),
    ...(hidden ? { hiddenByUser: true } : {}),
  }));
}

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
 * numbers, and nothing in the file is run. Throws `Problem` when the bytes are no such file.
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
  const merges = worksheet.model.merges.map((range) => mergeOf(range, index));
  const widths = columnWidths(worksheet);
  const rowCount = Math.max(NEW_SHEET.rowCount, rowData.length, ...merges.map((merge) => merge.endRowIndex));
  const columnCount = Math.max(
    NEW_SHEET.columnCount,
    ...rowData.map(({ values }) => values.length),
    ...merges.map((merge) => merge.endColumnIndex),
  );
  return {
    properties: {
      sheetId: index,
      title: worksheet.name,
      index,
      ...(worksheet.state === "visible" ? {} : { hidden: true }),
      gridProperties: { rowCount, columnCount },
    },
    data: [{ startRow: 0, startColumn: 0, rowData, columnMetadata: widths.slice(0, columnCount) }],
    ...(merges.length > 0 ? { merges } : {}),
  };
}

/** The rows as far as they hold something. */
function importedRows(
  worksheet: ExcelJS.Worksheet,
  colors: ThemeColors,
): { readonly values: sheets_v4.Schema$CellData[] }[] {
  const rows: { readonly values: sheets_v4.Schema$CellData[] }[] = [];
  worksheet.eachRow((row, rowNumber) => {
    row.eachCell({ includeEmpty: true }, (cell, columnNumber) => {
      const data = importedCell(cell, colors);
      if (Object.keys(data).length === 0) return;
      while (rows.length < rowNumber) rows.push({ values: [] });
      const { values } = rows[rowNumber - 1]!;
      while (values.length < columnNumber - 1) values.push({});
      values.push(data);
    });
  });
  return rows;
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

function mergeOf(range: string, sheetId: number) {
  const { startRow0 = 0, endRow0 = 0, startColumn0 = 0, endColumn0 = 0 } = parseA1(range) ?? {};
  return {
    sheetId,
    startRowIndex: startRow0,
    endRowIndex: endRow0,
    startColumnIndex: startColumn0,
    endColumnIndex: endColumn0,
  };
}

/** A width in a file counts digits of the default font, 7 px each, plus 5 px of padding. */
function columnWidths(worksheet: ExcelJS.Worksheet): sheets_v4.Schema$DimensionProperties[] {
  const standard = worksheet.properties.defaultColWidth;
  return (worksheet.columns ?? []).map(({ width = standard, hidden }) => ({
    ...(width === undefined ? {} : { pixelSize: Math.round(width * 7 + 5) }),
    ...(hidden ? { hiddenByUser: true } : {}),
  }));
}

import ExcelJS from "exceljs";
import type { sheets_v4 } from "googleapis";
import { quoteTitle } from "./sheets/a1.ts";
import { isHiddenLine } from "./sheets/hidden-lines.ts";
import { writeColumnGroups } from "./xlsx/column-groups.ts";
import { conditionalFormats } from "./xlsx/conditional-formats.ts";
import { excelFormula } from "./xlsx/formula.ts";
import { isLink, linkFont, withLinksByTitle } from "./xlsx/links.ts";
import { HIDDEN_LISTS, listColumns } from "./xlsx/lists.ts";
import { rangeAddress, titleInExcel } from "./xlsx/names.ts";
import { rowHeightsPx } from "./xlsx/row-heights.ts";
import { argb, excelStyle } from "./xlsx/style.ts";
import { excelValidation } from "./xlsx/validation.ts";

/** The default sizes of a new sheet in Google Sheets. */
const DEFAULT_ROW_PX = 21;
const DEFAULT_COLUMN_PX = 100;

/**
 * A spreadsheet, in the native shape of the Sheets API with grid data, as the bytes of an .xlsx file: values, formulas with
 * their results, formats, notes, validations, conditional formats and groups of columns, and a print setup, which Google's API does not have:
 * letter paper, landscape, one page wide, frozen rows repeated, page numbers.
 */
export async function exportXlsx(spreadsheet: sheets_v4.Schema$Spreadsheet): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheets = spreadsheet.sheets ?? [];
  const lists = listColumns(sheets);
  const titles = new Map(sheets.map(({ properties }) => [properties?.sheetId ?? 0, properties?.title ?? ""]));
  const locale = spreadsheet.properties?.locale ?? "";
  for (const sheet of sheets) {
    const worksheet = addWorksheet(workbook, sheet);
    writeColumns(worksheet, sheet);
    writeRows(worksheet, sheet);
    writeCells(worksheet, sheet, { lists, titles, locale });
    for (const merge of sheet.merges ?? []) {
      worksheet.mergeCellsWithoutStyle(
        merge.startRowIndex! + 1,
        merge.startColumnIndex! + 1,
        merge.endRowIndex!,
        merge.endColumnIndex!,
      );
    }
    for (const format of conditionalFormats(sheet)) worksheet.addConditionalFormatting(format);
  }
  writeLists(workbook, lists);
  writeNamedRanges(workbook, spreadsheet);
  openAtFirstVisible(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addWorksheet(workbook: ExcelJS.Workbook, sheet: sheets_v4.Schema$Sheet): ExcelJS.Worksheet {
  const { title, hidden, gridProperties: grid = {}, tabColorStyle, tabColor } = sheet.properties ?? {};
  const tab = argb(tabColorStyle?.rgbColor ?? tabColor ?? undefined);
  const frozenRows = grid?.frozenRowCount ?? 0;
  const name = titleInExcel(title ?? "");
  const worksheet = workbook.addWorksheet(name, {
    state: hidden ? "hidden" : "visible",
    properties: { defaultRowHeight: pxToPoints(DEFAULT_ROW_PX), ...(tab ? { tabColor: { argb: tab } } : {}) },
    views: [
      {
        state: "frozen",
        xSplit: grid?.frozenColumnCount ?? 0,
        ySplit: frozenRows,
        showGridLines: !grid?.hideGridlines,
      },
    ],
    pageSetup: {
      paperSize: LETTER,
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.3 },
      ...(frozenRows > 0 ? { printTitlesRow: `1:${frozenRows}` } : {}),
    },
  });
  worksheet.headerFooter.oddFooter = `&L${name.replaceAll("&", "&&")}&RPágina &P de &N`;
  return worksheet;
}

/** The paper's number in the file format; exceljs names only a few of them. */
const LETTER = 1 as ExcelJS.PaperSize;

function writeColumns(worksheet: ExcelJS.Worksheet, sheet: sheets_v4.Schema$Sheet): void {
  const metadata = sheet.data?.[0]?.columnMetadata ?? [];
  metadata.forEach((line, index0) => {
    const column = worksheet.getColumn(index0 + 1);
    column.width = pxToCharacters(line.pixelSize ?? DEFAULT_COLUMN_PX);
    column.hidden = isHiddenLine(line, index0, sheet.columnGroups);
  });
  writeColumnGroups(worksheet, sheet);
}

function writeRows(worksheet: ExcelJS.Worksheet, sheet: sheets_v4.Schema$Sheet): void {
  const metadata = sheet.data?.[0]?.rowMetadata ?? [];
  rowHeightsPx(sheet).forEach((heightPx, index0) => {
    if (heightPx !== DEFAULT_ROW_PX) worksheet.getRow(index0 + 1).height = pxToPoints(heightPx);
  });
  metadata.forEach(({ hiddenByUser }, index0) => {
    if (hiddenByUser) worksheet.getRow(index0 + 1).hidden = true;
  });
}

/** What cells need to know of the whole file. */
interface Surroundings {
  readonly lists: ReadonlyMap<string, string>;
  /** By sheet id. */
  readonly titles: ReadonlyMap<number, string>;
  readonly locale: string;
}

function writeCells(
  worksheet: ExcelJS.Worksheet,
  sheet: sheets_v4.Schema$Sheet,
  { lists, titles, locale }: Surroundings,
): void {
  const { rowData = [], startRow, startColumn } = sheet.data?.[0] ?? {};
  rowData.forEach(({ values = [] }, rowIndex0) => {
    values?.forEach((data, columnIndex0) => {
      if (Object.keys(data).length === 0) return;
      const cell = worksheet.getCell((startRow ?? 0) + rowIndex0 + 1, (startColumn ?? 0) + columnIndex0 + 1);
      cell.value = excelValue(data, titles);
      Object.assign(cell, excelStyle(data.userEnteredFormat ?? {}, locale));
      if (isLink(data.userEnteredValue?.formulaValue)) cell.font = linkFont(cell.font);
      if (data.note) cell.note = data.note;
      const validation = data.dataValidation && excelValidation(data.dataValidation, cell.address, lists);
      if (validation) cell.dataValidation = validation;
    });
  });
}

/** Text stays text whatever it begins with: only a formula of the spreadsheet becomes a formula of the file. */
function excelValue(
  { userEnteredValue, effectiveValue }: sheets_v4.Schema$CellData,
  titles: Surroundings["titles"],
): ExcelJS.CellValue {
  const formula = userEnteredValue?.formulaValue;
  const value = effectiveValue ?? userEnteredValue;
  const shown = value?.stringValue ?? value?.numberValue ?? value?.boolValue;
  if (!formula) return shown ?? null;
  const error = value?.errorValue;
  const result = error ? { error: ERRORS[error.type ?? ""] ?? "#VALUE!" } : shown;
  const text = excelFormula(withLinksByTitle(formula, titles));
  return { formula: text, ...(result === undefined ? {} : { result }) } as ExcelJS.CellFormulaValue;
}

/** Google's kinds of errors, as files write them. Source: Sheets API v4, ErrorType. */
const ERRORS: Readonly<Record<string, string>> = {
  NULL_VALUE: "#NULL!",
  DIVIDE_BY_ZERO: "#DIV/0!",
  VALUE: "#VALUE!",
  REF: "#REF!",
  NAME: "#NAME?",
  NUM: "#NUM!",
  N_A: "#N/A",
};

/** Options that do not fit into a validation stand in the columns of a hidden sheet. */
function writeLists(workbook: ExcelJS.Workbook, lists: ReadonlyMap<string, string>): void {
  if (lists.size === 0) return;
  const worksheet = workbook.addWorksheet(HIDDEN_LISTS, { state: "veryHidden" });
  [...lists.keys()].forEach((options, index0) => {
    (JSON.parse(options) as string[]).forEach((option, rowIndex0) => {
      worksheet.getCell(rowIndex0 + 1, index0 + 1).value = option;
    });
  });
}

function writeNamedRanges(
  workbook: ExcelJS.Workbook,
  { namedRanges = [], sheets = [] }: sheets_v4.Schema$Spreadsheet,
): void {
  for (const { name, range } of namedRanges) {
    const properties = sheets.find((sheet) => (sheet.properties?.sheetId ?? 0) === (range?.sheetId ?? 0))?.properties;
    if (!name || !range || !properties) continue;
    const title = quoteTitle(titleInExcel(properties.title ?? ""));
    workbook.definedNames.add(`${title}!${rangeAddress(range, properties.gridProperties ?? {}, "$")}`, name);
  }
}

function openAtFirstVisible(workbook: ExcelJS.Workbook): void {
  const activeTab = Math.max(
    0,
    workbook.worksheets.findIndex((worksheet) => worksheet.state === "visible"),
  );
  workbook.views = [{ x: 0, y: 0, width: 24000, height: 14000, firstSheet: 0, activeTab, visibility: "visible" }];
}

function pxToPoints(px: number): number {
  return (px * 72) / 96;
}

/** Widths in files are counted in digits of the default font, 7 px each, plus 5 px of padding. */
function pxToCharacters(px: number): number {
  return Math.max(0, (px - 5) / 7);
}

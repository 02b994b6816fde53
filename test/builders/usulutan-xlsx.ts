import ExcelJS from "exceljs";
import { type OfficeCell, type OfficeTable, usulutanOfficeTables } from "./office-tables.ts";

const CURRENCY = '"$"#,##0.00';
const HEADER_FILL: ExcelJS.FillPattern = {
  type: "pattern",
  pattern: "solid",
  // Excel keeps a colour from its palette as the number of a theme colour and a tint, not as RGB.
  fgColor: { theme: 4, tint: 0.5999 } as Partial<ExcelJS.Color>,
};

/**
 * Usulután's plan as an Excel workbook: a sheet for each Cuadro with its title and a date above, merged and filled cells,
 * amounts and counts as numbers, subtotals as formulas. `shade` is called with each sheet before it is written.
 */
export async function usulutanXlsx(shade: (worksheet: ExcelJS.Worksheet) => void = () => {}): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  usulutanOfficeTables().forEach((table, index0) => {
    const worksheet = workbook.addWorksheet(`Cuadro ${index0 + 1}`);
    fillWorksheet(worksheet, table);
    shade(worksheet);
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Rows of the sheet above the table: axis, title, date, blank. */
export const ROWS_ABOVE = 4;

function fillWorksheet(worksheet: ExcelJS.Worksheet, { axis, title, rows }: OfficeTable): void {
  if (axis) worksheet.getCell("A1").value = { text: axis, hyperlink: "https://alcaldia.example/politica" };
  worksheet.getCell("A2").value = { richText: [{ text: title, font: { bold: true } }] };
  worksheet.mergeCells("A2:E2");
  worksheet.getCell("A3").value = "Fecha de actualización";
  worksheet.getCell("B3").value = new Date(Date.UTC(2023, 1, 1));
  worksheet.getCell("B3").numFmt = "dd/mm/yyyy";
  let firstSummed = ROWS_ABOVE + 1;
  let amounts = "";
  rows.forEach((row, row0) => {
    const rowNumber = ROWS_ABOVE + row0 + 1;
    const isSubtotal = row.some((cell) => /^sub ?total/i.test(cell?.lines[0]?.text ?? ""));
    row.forEach((officeCell, column0) => {
      if (!officeCell) return;
      const cell = worksheet.getCell(rowNumber, column0 + 1);
      const text = textOf(officeCell);
      const amount = /^\$ ?([\d,]+(?:\.\d+)?)$/.exec(text)?.[1]?.replaceAll(",", "");
      if (amount && !isSubtotal) amounts = cell.address.replace(/\d/g, "");
      if (amount && isSubtotal) {
        const formula = `SUM(${amounts}${firstSummed}:${amounts}${rowNumber - 1})`;
        cell.value = { formula, result: Number(amount) };
        firstSummed = rowNumber + 1;
      } else if (amount) cell.value = Number(amount);
      else if (/^\d+$/.test(text)) cell.value = Number(text);
      else if (text !== "") cell.value = text;
      if (amount) cell.numFmt = CURRENCY;
      if (officeCell.isHeader) cell.fill = HEADER_FILL;
      const { columnSpan, rowSpan } = officeCell;
      if (columnSpan * rowSpan > 1)
        worksheet.mergeCells(rowNumber, column0 + 1, rowNumber + rowSpan - 1, column0 + columnSpan);
    });
  });
}

function textOf({ lines }: OfficeCell): string {
  return lines.map(({ text, isItem }) => (isItem ? `• ${text}` : text)).join("\n");
}

import type ExcelJS from "exceljs";
import type { sheets_v4 } from "googleapis";

/** Google's default text: Arial, 10 points, at the bottom of its cell. */
const DEFAULT_FONT = { name: "Arial", size: 10 };

/** Spanish of El Salvador, in which files ask for the names of days and months. */
const SPANISH = "[$-440A]";

/** A cell format of the Sheets API as a style of exceljs; `locale` is the spreadsheet's. Only what is said is set. */
export function excelStyle(format: sheets_v4.Schema$CellFormat, locale: string): Partial<ExcelJS.Style> {
  const background = argb(format.backgroundColorStyle?.rgbColor ?? format.backgroundColor ?? undefined);
  return {
    font: excelFont(format.textFormat ?? {}),
    alignment: excelAlignment(format),
    ...(format.numberFormat?.pattern ? { numFmt: numberFormat(format.numberFormat, locale) } : {}),
    ...(background ? { fill: { type: "pattern", pattern: "solid", fgColor: { argb: background } } as const } : {}),
    ...(format.borders ? { border: excelBorders(format.borders) } : {}),
  };
}

function excelFont(text: sheets_v4.Schema$TextFormat): Partial<ExcelJS.Font> {
  const color = argb(text.foregroundColorStyle?.rgbColor ?? text.foregroundColor ?? undefined);
  return {
    name: text.fontFamily ?? DEFAULT_FONT.name,
    size: text.fontSize ?? DEFAULT_FONT.size,
    ...(text.bold ? { bold: true } : {}),
    ...(text.italic ? { italic: true } : {}),
    ...(text.underline ? { underline: true } : {}),
    ...(text.strikethrough ? { strike: true } : {}),
    ...(color ? { color: { argb: color } } : {}),
  };
}

/** `FFRRGGBB`, or undefined for no color; parts that Google leaves out are 0. */
export function argb(color: sheets_v4.Schema$Color | undefined): string | undefined {
  if (!color) return undefined;
  const hex = (part: number | null | undefined) =>
    Math.round((part ?? 0) * 255)
      .toString(16)
      .padStart(2, "0");
  return `FF${hex(color.red)}${hex(color.green)}${hex(color.blue)}`.toUpperCase();
}

function numberFormat({ type, pattern }: sheets_v4.Schema$NumberFormat, locale: string): string {
  const isSpanishDate = type?.startsWith("DATE") && locale.startsWith("es");
  return `${isSpanishDate ? SPANISH : ""}${pattern}`;
}

function excelAlignment(format: sheets_v4.Schema$CellFormat): Partial<ExcelJS.Alignment> {
  const horizontal = HORIZONTAL[format.horizontalAlignment ?? ""];
  // Sheets keeps a cell's text off its border, Excel and LibreOffice do not: an amount would touch the text beside it.
  const indentPx = format.padding?.left ?? (horizontal === "right" ? 9 : 0);
  const angle = format.textRotation?.angle ?? 0;
  return {
    vertical: VERTICAL[format.verticalAlignment ?? ""] ?? "bottom",
    ...(horizontal ? { horizontal } : {}),
    ...(format.wrapStrategy === "WRAP" ? { wrapText: true } : {}),
    ...(indentPx > 6 ? { indent: Math.round(indentPx / 9) } : {}),
    ...(format.textRotation?.vertical ? { textRotation: "vertical" as const } : angle ? { textRotation: angle } : {}),
  };
}

const HORIZONTAL: Readonly<Record<string, "left" | "center" | "right">> = {
  LEFT: "left",
  CENTER: "center",
  RIGHT: "right",
};
const VERTICAL: Readonly<Record<string, "top" | "middle" | "bottom">> = {
  TOP: "top",
  MIDDLE: "middle",
  BOTTOM: "bottom",
};

function excelBorders(borders: sheets_v4.Schema$Borders): Partial<ExcelJS.Borders> {
  const sides = (["top", "bottom", "left", "right"] as const).flatMap((side) => {
    const { style, colorStyle, color } = borders[side] ?? {};
    const excelStyle = BORDER_STYLES[style ?? ""];
    if (!excelStyle) return [];
    return [[side, { style: excelStyle, color: { argb: argb(colorStyle?.rgbColor ?? color ?? {})! } }] as const];
  });
  return Object.fromEntries(sides);
}

/** Source: Sheets API v4, Style. */
const BORDER_STYLES: Readonly<Record<string, ExcelJS.BorderStyle>> = {
  SOLID: "thin",
  SOLID_MEDIUM: "medium",
  SOLID_THICK: "thick",
  DOTTED: "dotted",
  DASHED: "dashed",
  DOUBLE: "double",
};

import { laidOver } from "./conditional-formats.ts";
import type { CellValue } from "./draft.ts";
import type { CellData, CellFormat } from "./resources.ts";
import { numberFormatOf } from "./show.ts";

/** The format of a cell that nobody has formatted, as Google returns it. */
export const DEFAULT_FORMAT: CellFormat = {
  backgroundColor: { red: 1, green: 1, blue: 1 },
  backgroundColorStyle: { rgbColor: { red: 1, green: 1, blue: 1 } },
  padding: { top: 2, right: 3, bottom: 2, left: 3 },
  verticalAlignment: "BOTTOM",
  wrapStrategy: "OVERFLOW_CELL",
  textFormat: {
    foregroundColor: {},
    foregroundColorStyle: { rgbColor: {} },
    fontFamily: "Arial",
    fontSize: 10,
    bold: false,
    italic: false,
    strikethrough: false,
    underline: false,
  },
};

/**
 * A cell's format with the defaults under it and the conditional formats over it; gradients are left out.
 * @param conditional what the conditional formats that hold for the cell say; undefined when none does
 */
export function effectiveFormat(cell: CellData, value: CellValue, conditional: CellFormat | undefined): CellFormat {
  const own = cell.userEnteredFormat ?? {};
  const numberFormat = numberFormatOf(cell);
  const base: CellFormat = {
    ...DEFAULT_FORMAT,
    horizontalAlignment: alignmentOf(value),
    hyperlinkDisplayType: "PLAIN_TEXT",
    ...own,
    ...(numberFormat && { numberFormat: { ...numberFormat } }),
    textFormat: { ...DEFAULT_FORMAT.textFormat, ...own.textFormat },
  };
  return conditional ? laidOver(base, conditional) : base;
}

function alignmentOf(value: CellValue): string {
  if (typeof value === "number") return "RIGHT";
  return typeof value === "string" || value === undefined ? "LEFT" : "CENTER";
}

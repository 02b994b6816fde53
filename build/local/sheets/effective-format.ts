import { mapCondition } from "./carry.ts";
import { holds } from "./conditions.ts";
import { type CellValue, coveredBy, idOf, type View } from "./draft.ts";
import type { CellData, CellFormat, ConditionalFormatRule, Sheet, Spreadsheet } from "./resources.ts";
import { translateFormula } from "./shift.ts";
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

/** Where the cell stands whose format is asked for. Indexes are 0-based. */
export interface CellPlace {
  readonly spreadsheet: Spreadsheet;
  readonly sheet: Sheet;
  readonly row0: number;
  readonly column0: number;
  readonly view: View;
}

/** A cell's format with defaults and conditional formats applied; gradients are left out. */
export function effectiveFormat(cell: CellData, value: CellValue, place: CellPlace): CellFormat {
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
  // The first rule that sets a property wins, so the rules are laid over each other from the last to the first.
  let format = base;
  for (const rule of [...(place.sheet.conditionalFormats ?? [])].reverse()) {
    if (!applies(rule, value, place)) continue;
    const { textFormat, ...rest } = rule.booleanRule?.format ?? {};
    format = { ...format, ...rest, textFormat: { ...format.textFormat, ...textFormat } };
  }
  return format;
}

function alignmentOf(value: CellValue): string {
  if (typeof value === "number") return "RIGHT";
  return typeof value === "string" || value === undefined ? "LEFT" : "CENTER";
}

function applies(
  rule: ConditionalFormatRule,
  value: CellValue,
  { spreadsheet, sheet, row0, column0, view }: CellPlace,
): boolean {
  const blocks = (rule.ranges ?? []).map((range) => coveredBy(spreadsheet, range));
  const inside = blocks.some(
    (block) =>
      block.startRow0 <= row0 && row0 < block.endRow0 && block.startColumn0 <= column0 && column0 < block.endColumn0,
  );
  const [anchor] = blocks;
  if (!inside || !anchor) return false;
  const move = (formula: string) => translateFormula(formula, row0 - anchor.startRow0, column0 - anchor.startColumn0);
  const condition = mapCondition(rule.booleanRule?.condition, move);
  return condition !== undefined && holds(condition, value, { spreadsheet, sheetId: idOf(sheet), view });
}

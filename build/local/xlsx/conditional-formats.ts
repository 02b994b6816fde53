import type ExcelJS from "exceljs";
import type { sheets_v4 } from "googleapis";
import { cellName } from "../sheets/a1.ts";
import { operand, textOperand } from "./formula.ts";
import { rangeAddress } from "./names.ts";
import { argb } from "./style.ts";

/** The conditional formats of a sheet for exceljs, first rule first. Color scales and relative dates are left out. */
export function conditionalFormats(sheet: sheets_v4.Schema$Sheet): ExcelJS.ConditionalFormattingOptions[] {
  const grid = sheet.properties?.gridProperties ?? {};
  return (sheet.conditionalFormats ?? []).flatMap(({ ranges = [], booleanRule }, index0) => {
    const first = ranges?.[0];
    const corner = cellName(first?.startRowIndex ?? 0, first?.startColumnIndex ?? 0);
    const formula = booleanRule?.condition && conditionFormula(booleanRule.condition, corner);
    if (!formula || !first) return [];
    const style = conditionalStyle(booleanRule.format ?? {});
    const ref = (ranges ?? []).map((range) => rangeAddress(range, grid)).join(" ");
    return [{ ref, rules: [{ type: "expression", formulae: [formula], style, priority: index0 + 1 }] }];
  });
}

/**
 * A condition of the Sheets API as an Excel formula about one cell, or undefined when there is none like it.
 * Source for the types: Sheets API v4, ConditionType.
 */
export function conditionFormula(condition: sheets_v4.Schema$BooleanCondition, cell: string): string | undefined {
  const values = (condition.values ?? []).map((value) => value.userEnteredValue ?? "");
  const [first, second] = values.map(operand);
  const comparison = COMPARISONS[condition.type ?? ""];
  if (comparison) return `AND(ISNUMBER(${cell}),${cell}${comparison}${first})`;
  const text = textOperand(values[0] ?? "");
  switch (condition.type) {
    case "CUSTOM_FORMULA":
      return first;
    case "BLANK":
      return `LEN(TRIM(${cell}))=0`;
    case "NOT_BLANK":
      return `LEN(TRIM(${cell}))>0`;
    case "NUMBER_BETWEEN":
    case "DATE_BETWEEN":
      return `AND(ISNUMBER(${cell}),${cell}>=${first},${cell}<=${second})`;
    case "NUMBER_NOT_BETWEEN":
    case "DATE_NOT_BETWEEN":
      return `AND(ISNUMBER(${cell}),OR(${cell}<${first},${cell}>${second}))`;
    case "DATE_IS_VALID":
      return `ISNUMBER(${cell})`;
    case "TEXT_EQ":
      return `${cell}&""=${text}`;
    case "TEXT_CONTAINS":
      return `ISNUMBER(SEARCH(${text},${cell}))`;
    case "TEXT_NOT_CONTAINS":
      return `NOT(ISNUMBER(SEARCH(${text},${cell})))`;
    case "TEXT_STARTS_WITH":
      return `LEFT(${cell},LEN(${text}))=${text}`;
    case "TEXT_ENDS_WITH":
      return `RIGHT(${cell},LEN(${text}))=${text}`;
    case "ONE_OF_LIST":
      return `OR(${values.map((value) => `${cell}&""=${textOperand(value)}`).join()})`;
    default:
      return undefined;
  }
}

const COMPARISONS: Readonly<Record<string, string>> = {
  NUMBER_EQ: "=",
  NUMBER_NOT_EQ: "<>",
  NUMBER_GREATER: ">",
  NUMBER_GREATER_THAN_EQ: ">=",
  NUMBER_LESS: "<",
  NUMBER_LESS_THAN_EQ: "<=",
  DATE_EQ: "=",
  DATE_BEFORE: "<",
  DATE_AFTER: ">",
  DATE_ON_OR_BEFORE: "<=",
  DATE_ON_OR_AFTER: ">=",
};

/** A conditional format says only what it changes; its fill is the pattern's background, not its foreground. */
function conditionalStyle(format: sheets_v4.Schema$CellFormat): Partial<ExcelJS.Style> {
  const { bold, italic, strikethrough, foregroundColorStyle, foregroundColor } = format.textFormat ?? {};
  const background = argb(format.backgroundColorStyle?.rgbColor ?? format.backgroundColor ?? undefined);
  const color = argb(foregroundColorStyle?.rgbColor ?? foregroundColor ?? undefined);
  return {
    font: {
      ...(bold ? { bold } : {}),
      ...(italic ? { italic } : {}),
      ...(strikethrough ? { strike: strikethrough } : {}),
      ...(color ? { color: { argb: color } } : {}),
    },
    ...(background ? { fill: { type: "pattern", pattern: "solid", bgColor: { argb: background } } } : {}),
  };
}

import type { BooleanCondition, Border, CellFormat, ColorStyle, DataValidationRule, GridRange } from "../sheets-api.ts";

/*
 * What we send and what Google gives back differ in writing: zeros, false and empty texts are left out, colours come rounded to
 * 8 bits, formulas come with other spacing and case. Everything is compared in the forms made here.
 */

/** A formula without the freedom of writing that Sheets allows: blanks and case outside texts, and apostrophes around plain words. */
export function canonicalFormula(formula: string): string {
  return formula
    .split(QUOTED)
    .map((part, index) => {
      if (index % 2 === 0) return part.replace(/\s+/g, "").toLowerCase();
      return part.startsWith("'") ? canonicalName(part.slice(1, -1)) : part;
    })
    .join("");
}

/** Texts and names between quotation marks or apostrophes; in a group, so that splitting keeps them, as every second part. */
const QUOTED = /("(?:[^"]|"")*"|'(?:[^']|'')*')/;

function canonicalName(quoted: string): string {
  const name = quoted.toLowerCase();
  return /^[\p{L}_][\p{L}\d_.]*$/u.test(name) ? name : `'${name}'`;
}

/** Whether two formulas differ in nothing but the freedom of writing; mostly not even in that. */
export function sameFormula(a: string, b: string): boolean {
  return a === b || canonicalFormula(a) === canonicalFormula(b);
}

/** A data validation rule; the empty text for none. */
export function canonicalRule(rule: DataValidationRule | undefined): string {
  if (!rule?.condition) return "";
  return JSON.stringify([
    canonicalCondition(rule.condition),
    rule.inputMessage || "",
    !!rule.strict,
    !!rule.showCustomUi,
  ]);
}

/** Whether two rules are written the same, as mostly they are; where they are not, `canonicalRule` decides. */
export function isSameRule(a: DataValidationRule | undefined, b: DataValidationRule | undefined): boolean {
  if (a === b || !a?.condition || !b?.condition) return a === b;
  const [values, others] = [a.condition.values ?? [], b.condition.values ?? []];
  return (
    a.condition.type === b.condition.type &&
    (a.inputMessage ?? "") === (b.inputMessage ?? "") &&
    !!a.strict === !!b.strict &&
    !!a.showCustomUi === !!b.showCustomUi &&
    values.length === others.length &&
    values.every(({ userEnteredValue }, index) => userEnteredValue === others[index]!.userEnteredValue)
  );
}

/** A condition of a data validation or of a conditional format. */
export function canonicalCondition({ type, values = [] }: BooleanCondition): string {
  const texts = values.map(({ userEnteredValue: text = "" }) => (text.startsWith("=") ? canonicalFormula(text) : text));
  return JSON.stringify([type, ...texts]);
}

/** A range of cells; a missing start is 0, a missing end is the end of the sheet. */
export function canonicalRange({ startRowIndex, endRowIndex, startColumnIndex, endColumnIndex }: GridRange): string {
  return `${startRowIndex ?? 0} ${endRowIndex ?? ""} ${startColumnIndex ?? 0} ${endColumnIndex ?? ""}`;
}

/** The parts of a cell's format that cuadros can set, each with the value that stands for its state; a default is `undefined`. */
export const FORMAT_FIELDS = {
  numberFormat: ({ numberFormat }) => numberFormat && `${numberFormat.type} ${numberFormat.pattern ?? ""}`,
  backgroundColorStyle: ({ backgroundColorStyle }) => unless(0xffffff, canonicalColor(backgroundColorStyle)),
  borders: ({ borders }) => borders && unless("", canonicalBorders(borders)),
  horizontalAlignment: ({ horizontalAlignment }) => horizontalAlignment,
  verticalAlignment: ({ verticalAlignment }) => unless("BOTTOM", verticalAlignment),
  wrapStrategy: ({ wrapStrategy }) => unless("OVERFLOW_CELL", wrapStrategy),
  "textFormat.foregroundColorStyle": ({ textFormat }) => unless(0, canonicalColor(textFormat?.foregroundColorStyle)),
  "textFormat.fontSize": ({ textFormat }) => textFormat?.fontSize,
  "textFormat.bold": ({ textFormat }) => textFormat?.bold || undefined,
  "textFormat.italic": ({ textFormat }) => textFormat?.italic || undefined,
  "textFormat.strikethrough": ({ textFormat }) => textFormat?.strikethrough || undefined,
} as const satisfies Record<string, (format: CellFormat) => string | number | boolean | undefined>;

export type FormatField = keyof typeof FORMAT_FIELDS;

/** The canonical values of a format, in the order of the fields. */
export function canonicalFormat(
  format: CellFormat,
  fields: readonly FormatField[],
): readonly (string | number | boolean | undefined)[] {
  return fields.map((field) => FORMAT_FIELDS[field](format));
}

/** A colour as 0xRRGGBB, rounded to the 8 bits that Google keeps; undefined for none. */
export function canonicalColor(style: ColorStyle | undefined): number | undefined {
  const color = style?.rgbColor;
  return color && (eightBits(color.red) << 16) + (eightBits(color.green) << 8) + eightBits(color.blue);
}

function eightBits(part = 0): number {
  return Math.round(part * 255);
}

function canonicalBorders({ top, bottom, left, right }: NonNullable<CellFormat["borders"]>): string {
  const style = top?.style;
  // Mostly all sides are alike, and there are as many formats as cells.
  if (style && style === bottom?.style && style === left?.style && style === right?.style)
    return style === "NONE" ? "" : style;
  return (
    canonicalBorder("t", top) + canonicalBorder("b", bottom) + canonicalBorder("l", left) + canonicalBorder("r", right)
  );
}

/** Without the colour: read back for every side of every cell, it would make the snapshot twice as large. */
function canonicalBorder(side: string, border: Border | undefined): string {
  return border?.style && border.style !== "NONE" ? side + border.style : "";
}

function unless<T>(standard: T, value: T | undefined): T | undefined {
  return value === standard ? undefined : value;
}

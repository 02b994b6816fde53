import type { Border, CellFormat, ColorStyle, TextFormat } from "./sheets-api.ts";

/**
 * How each kind of cell looks. The Cuadros follow the approved document: bold headers on colour, ruled cells, text at the
 * top and wrapped, amounts to the right. A name ending in `!` is the same cell marked because what it holds is wrong.
 */
const RULE = "#8fa3b8";
const HEADER = "#1f4e79";
const BAND = "#dce8f4";
const TOTAL = "#b9d2ea";
const PAPER = "#ffffff";
const MUTED = "#5b6b7b";
const WRONG = "#fbdcd7";
const SETTLED = "#f2f4f6";

const AMOUNT_PATTERN = '"$"#,##0.00';
const RULED: Border = { style: "SOLID", colorStyle: colorStyle(RULE) };
const TERM_PATTERN = '[=1]0" mes";0" meses"';
const DATE_FORMAT = { type: "DATE", pattern: 'd" de "mmmm" de "yyyy' } as const;

const text: CellFormat = cell({ ruled: true });
const mutedText: CellFormat = cell({ background: SETTLED, ruled: true, color: MUTED });
const bandText: CellFormat = cell({ background: BAND, ruled: true, bold: true });
const totalText: CellFormat = cell({ background: TOTAL, ruled: true, bold: true });

const BASE = {
  title: cell({ bold: true, size: 13, color: HEADER, wrap: false, middle: true }),
  subtitle: cell({ size: 10, color: MUTED, wrap: false, middle: true }),
  header: cell({ background: HEADER, ruled: true, bold: true, color: PAPER, align: "CENTER", middle: true }),
  text,
  line: bandText,
  center: { ...text, horizontalAlignment: "CENTER" },
  term: { ...text, horizontalAlignment: "CENTER", numberFormat: { type: "NUMBER", pattern: TERM_PATTERN } },
  count: { ...text, horizontalAlignment: "CENTER", numberFormat: { type: "NUMBER", pattern: "0" } },
  amount: { ...text, horizontalAlignment: "RIGHT", numberFormat: { type: "CURRENCY", pattern: AMOUNT_PATTERN } },
  month: {
    ...text,
    horizontalAlignment: "CENTER",
    verticalAlignment: "MIDDLE",
    numberFormat: { type: "NUMBER", pattern: "0" },
  },
  proposedCount: {
    ...text,
    horizontalAlignment: "CENTER",
    numberFormat: { type: "NUMBER", pattern: '0" · propuesto"' },
    textFormat: { ...text.textFormat, italic: true },
  },
  proposedMonth: {
    ...text,
    horizontalAlignment: "CENTER",
    verticalAlignment: "MIDDLE",
    numberFormat: { type: "NUMBER", pattern: "0" },
    textFormat: { ...text.textFormat, italic: true },
  },
  guard: cell({ background: BAND, size: 2 }),
  subtotal: bandText,
  subtotalAmount: {
    ...bandText,
    horizontalAlignment: "RIGHT",
    numberFormat: { type: "CURRENCY", pattern: AMOUNT_PATTERN },
  },
  total: totalText,
  totalCount: { ...totalText, horizontalAlignment: "CENTER", numberFormat: { type: "NUMBER", pattern: "0" } },
  totalAmount: {
    ...totalText,
    horizontalAlignment: "RIGHT",
    numberFormat: { type: "CURRENCY", pattern: AMOUNT_PATTERN },
  },
  difference: {
    ...text,
    horizontalAlignment: "RIGHT",
    numberFormat: { type: "CURRENCY", pattern: `+${AMOUNT_PATTERN};-${AMOUNT_PATTERN}` },
  },
  plain: cell({}),
  label: cell({ bold: true }),
  date: { ...text, horizontalAlignment: "LEFT", numberFormat: DATE_FORMAT },
  moment: { ...text, horizontalAlignment: "LEFT", numberFormat: { type: "DATE_TIME", pattern: "dd/mm/yyyy hh:mm" } },
  mutedText,
  mutedCenter: { ...mutedText, horizontalAlignment: "CENTER" },
  mutedDate: { ...mutedText, horizontalAlignment: "LEFT", numberFormat: DATE_FORMAT },
  key: cell({ color: MUTED, wrap: false }),
} as const satisfies Record<string, CellFormat>;

export type BaseStyle = keyof typeof BASE;
export type Style = BaseStyle | `${BaseStyle}!`;

export const STYLES = Object.fromEntries(
  (Object.entries(BASE) as [BaseStyle, CellFormat][]).flatMap(([name, format]): [Style, CellFormat][] => [
    [name, format],
    [`${name}!`, { ...format, backgroundColorStyle: colorStyle(WRONG) }],
  ]),
) as Readonly<Record<Style, CellFormat>>;

/** The shading of a marked month in the schedule. */
export const MARKED_MONTH: CellFormat = { backgroundColorStyle: colorStyle("#7fb2e5"), textFormat: { bold: true } };

/** `#rrggbb` as Google writes colours: each part from 0 to 1. */
export function colorStyle(hex: string): ColorStyle {
  const part = (start: number) => Number.parseInt(hex.slice(start, start + 2), 16) / 255;
  return { rgbColor: { red: part(1), green: part(3), blue: part(5) } };
}

interface Look {
  readonly background?: string;
  readonly ruled?: boolean;
  readonly bold?: boolean;
  readonly size?: number;
  readonly color?: string;
  readonly wrap?: boolean;
  readonly align?: "LEFT" | "CENTER" | "RIGHT";
  readonly middle?: boolean;
}

/** A format that names only what differs from Sheets' own: what is not named costs nothing in every snapshot. */
function cell({ background, ruled, bold, size = 9, color, wrap = true, align, middle }: Look): CellFormat {
  const textFormat: TextFormat = {
    fontSize: size,
    ...(bold && { bold }),
    ...(color && { foregroundColorStyle: colorStyle(color) }),
  };
  return {
    ...(background && { backgroundColorStyle: colorStyle(background) }),
    ...(ruled && { borders: { top: RULED, bottom: RULED, left: RULED, right: RULED } }),
    ...(align && { horizontalAlignment: align }),
    verticalAlignment: middle ? "MIDDLE" : "TOP",
    ...(wrap && { wrapStrategy: "WRAP" }),
    textFormat,
  };
}

import { ACTION_STATES, type ActionState } from "../plan/progress.ts";
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
const DAY_FORMAT = { type: "DATE", pattern: "dd/mm/yyyy" } as const;
const DATE_FORMAT = { type: "DATE", pattern: 'd" de "mmmm" de "yyyy' } as const;

const header = cell({ background: HEADER, ruled: true, bold: true, color: PAPER, align: "CENTER", middle: true });
const card = cell({ ruled: true, bold: true, size: 16, color: HEADER, align: "CENTER", middle: true });
const text: CellFormat = cell({ ruled: true });
const mutedText: CellFormat = cell({ background: SETTLED, ruled: true, color: MUTED });
const bandText: CellFormat = cell({ background: BAND, ruled: true, bold: true });
const totalText: CellFormat = cell({ background: TOTAL, ruled: true, bold: true });

/** What a month of the schedule can be, and how its cell looks then: never told by the colour alone. */
export const MONTH_LOOKS = {
  wrong: { backgroundColorStyle: colorStyle(WRONG) },
  suspended: look({ background: "#e3e7eb", color: MUTED, italic: true }),
  withinTerm: look({ background: "#e6f0fa", color: MUTED }),
  done: look({ background: "#a9dcb5", color: "#14532d", strikethrough: true }),
  partlyDone: look({ background: "#dff0d0", color: "#14532d", italic: true }),
  late: look({ background: "#b3372a", color: PAPER, bold: true }),
  dueNow: look({ background: "#f6c453", color: "#4a3000", bold: true }),
  moved: look({ background: "#cbb5ec", color: "#3b1a6e", bold: true, italic: true }),
  planned: look({ background: "#9cc7f0", color: "#0f3557", bold: true }),
  movedAway: look({ background: "#f0e9fa", color: MUTED }),
} as const satisfies Record<string, CellFormat>;

const BASE = {
  title: cell({ bold: true, size: 13, color: HEADER, wrap: false, middle: true }),
  subtitle: cell({ size: 10, color: MUTED, wrap: false, middle: true }),
  header,
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
  /** Holds a date that people need not see. */
  calendar: { ...cell({ background: BAND, size: 2 }), numberFormat: { type: "NUMBER", pattern: ";;;" } },
  legendPlanned: legend("planned"),
  legendDueNow: legend("dueNow"),
  legendDone: legend("done"),
  legendPartlyDone: legend("partlyDone"),
  legendLate: legend("late"),
  legendMoved: legend("moved"),
  yearTotal: {
    ...bandText,
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
  totalPercent: { ...totalText, horizontalAlignment: "CENTER", numberFormat: { type: "PERCENT", pattern: "0%" } },
  difference: {
    ...text,
    horizontalAlignment: "RIGHT",
    numberFormat: { type: "CURRENCY", pattern: `+${AMOUNT_PATTERN};-${AMOUNT_PATTERN}` },
  },
  plain: cell({}),
  /** As Sheets shows a cell by itself: for long lists, since what is not named costs nothing in every snapshot. */
  bare: {},
  bareDay: { numberFormat: DAY_FORMAT },
  bareAmount: { numberFormat: { type: "CURRENCY", pattern: AMOUNT_PATTERN } },
  label: cell({ bold: true }),
  date: { ...text, horizontalAlignment: "LEFT", numberFormat: DATE_FORMAT },
  moment: { ...text, horizontalAlignment: "LEFT", numberFormat: { type: "DATE_TIME", pattern: "dd/mm/yyyy hh:mm" } },
  percent: { ...text, horizontalAlignment: "CENTER", numberFormat: { type: "PERCENT", pattern: "0%" } },
  cardLabel: cell({ background: SETTLED, ruled: true, color: MUTED, align: "CENTER", middle: true }),
  cardCount: { ...card, numberFormat: { type: "NUMBER", pattern: "0" } },
  cardAmount: { ...card, numberFormat: { type: "CURRENCY", pattern: AMOUNT_PATTERN } },
  cardPercent: { ...card, numberFormat: { type: "PERCENT", pattern: "0%" } },
  headerDate: { ...header, numberFormat: { type: "DATE", pattern: '"al "d" de "mmmm" de "yyyy' } },
  headerMonth: { ...header, numberFormat: { type: "DATE", pattern: "mmm yyyy" } },
  day: { ...text, horizontalAlignment: "CENTER", numberFormat: DAY_FORMAT },
  mutedDay: { ...mutedText, horizontalAlignment: "CENTER", numberFormat: DAY_FORMAT },
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

/** The head of the month that the current day is in. */
export const THIS_MONTH: CellFormat = look({ background: "#f6c453", color: "#4a3000", bold: true });

/** How a cell looks that says how an action stands; an action that is not begun has no look of its own. */
export const STATE_LOOKS: Readonly<Record<Exclude<ActionState, typeof ACTION_STATES.notStarted>, CellFormat>> = {
  [ACTION_STATES.inProgress]: look({ background: BAND, color: HEADER }),
  [ACTION_STATES.done]: look({ background: "#d3ecd9", color: "#1d5a34", bold: true }),
  [ACTION_STATES.late]: look({ background: "#b3372a", color: PAPER, bold: true }),
  [ACTION_STATES.suspended]: look({ background: "#e3e7eb", color: MUTED, italic: true }),
};

/** A figure that should not be: more spent than there was. */
export const ALERT: CellFormat = look({ background: WRONG, color: "#8c1d12", bold: true });

/** A cell that looks as a month does. */
function legend(name: keyof typeof MONTH_LOOKS): CellFormat {
  const { textFormat, ...fill } = MONTH_LOOKS[name] as CellFormat;
  return {
    ...cell({ ruled: true, align: "CENTER", middle: true }),
    ...fill,
    textFormat: { ...text.textFormat, ...textFormat },
  };
}

/** What a conditional format may set. */
function look({
  background,
  color,
  ...textFormat
}: {
  readonly background: string;
  readonly color: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly strikethrough?: true;
}): CellFormat {
  return {
    backgroundColorStyle: colorStyle(background),
    textFormat: { ...textFormat, foregroundColorStyle: colorStyle(color) },
  };
}

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

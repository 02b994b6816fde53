import type { CellFormat } from "../sheets/resources.ts";
import type { Borders, CellStyle } from "./protocol.ts";

/** A colour as CSS writes it, `#rrggbb`. Source: Color in the Sheets API reference: parts from 0 to 1, missing ones are 0. */
export function cssColor(color: { red?: number | null; green?: number | null; blue?: number | null }): string {
  const part = (share: number | null | undefined) =>
    Math.round((share ?? 0) * 255)
      .toString(16)
      .padStart(2, "0");
  return `#${part(color.red)}${part(color.green)}${part(color.blue)}`;
}

/** How the page draws a cell of this format. `natural` is where a value of its kind stands when nothing else is said. */
export function styleOf(format: CellFormat, natural: CellStyle["align"]): CellStyle {
  const { textFormat = {} } = format;
  return {
    background: colorOf(format.backgroundColorStyle, format.backgroundColor),
    color: colorOf(textFormat.foregroundColorStyle, textFormat.foregroundColor) ?? "#000000",
    bold: textFormat.bold ?? false,
    italic: textFormat.italic ?? false,
    strike: textFormat.strikethrough ?? false,
    fontPx: pointsToPx(textFormat.fontSize ?? DEFAULT_FONT_PT),
    align: ALIGNS[format.horizontalAlignment ?? ""] ?? natural,
    vertical: VERTICALS[format.verticalAlignment ?? ""] ?? "bottom",
    wrap: WRAPS[format.wrapStrategy ?? ""] ?? "overflow",
    borders: bordersOf(format.borders ?? {}),
  };
}

const DEFAULT_FONT_PT = 10;
const ALIGNS: Readonly<Record<string, CellStyle["align"]>> = { LEFT: "left", CENTER: "center", RIGHT: "right" };
const VERTICALS: Readonly<Record<string, CellStyle["vertical"]>> = { TOP: "top", MIDDLE: "middle", BOTTOM: "bottom" };
const WRAPS: Readonly<Record<string, CellStyle["wrap"]>> = { WRAP: "wrap", CLIP: "clip", OVERFLOW_CELL: "overflow" };

const LINES: Readonly<Record<string, string>> = {
  DOTTED: "1px dotted",
  DASHED: "1px dashed",
  SOLID: "1px solid",
  SOLID_MEDIUM: "2px solid",
  SOLID_THICK: "3px solid",
  DOUBLE: "3px double",
};

type StyledColor = CellFormat["backgroundColorStyle"];
type PlainColor = CellFormat["backgroundColor"];
type Border = NonNullable<CellFormat["borders"]>["top"];

function colorOf(styled: StyledColor, plain: PlainColor): string | null {
  const color = styled?.rgbColor ?? plain;
  return color ? cssColor(color) : null;
}

function bordersOf({ top, right, bottom, left }: NonNullable<CellFormat["borders"]>): Borders {
  return { top: borderOf(top), right: borderOf(right), bottom: borderOf(bottom), left: borderOf(left) };
}

function borderOf(border: Border): string | null {
  const line = LINES[border?.style ?? ""];
  return line === undefined ? null : `${line} ${colorOf(border?.colorStyle, border?.color) ?? "#000000"}`;
}

function pointsToPx(points: number): number {
  return Math.round((points * 96) / 7.2) / 10;
}

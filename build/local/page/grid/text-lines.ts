import type { CellStyle } from "../protocol.ts";

export const FONT_FAMILY = "Arial, 'Liberation Sans', Helvetica, sans-serif";
/** What a cell keeps free of text on each side. */
export const PADDING_X_PX = 4;

const LINE_HEIGHT = 1.2;
const context = document.createElement("canvas").getContext("2d")!;
const widthsPxByFont = new Map<string, Map<string, number>>();
const linesByText = new Map<string, readonly string[]>();
const REMEMBERED_TEXTS = 50_000;

/** The CSS font of a style. */
export function fontOf({ bold, italic, fontPx }: CellStyle): string {
  return `${italic ? "italic " : ""}${bold ? "bold " : ""}${fontPx}px ${FONT_FAMILY}`;
}

export function lineHeightPx({ fontPx }: CellStyle): number {
  return fontPx * LINE_HEIGHT;
}

/** The lines of a text in a width, as the page draws them: broken at spaces, and inside words that are too long. */
export function wrappedLines(text: string, widthPx: number, font: string): readonly string[] {
  const key = `${Math.floor(widthPx)}|${font}|${text}`;
  const known = linesByText.get(key);
  if (known) return known;
  const widths = widthsOf(font);
  const lines = text
    .split("\n")
    .flatMap((paragraph) => wrapParagraph(paragraph, widthPx, (part) => measure(part, font, widths)));
  if (linesByText.size >= REMEMBERED_TEXTS) linesByText.clear();
  linesByText.set(key, lines);
  return lines;
}

/** The width of the longest line of a text that is not wrapped. */
export function textWidthPx(text: string, font: string): number {
  const widths = widthsOf(font);
  return Math.max(...text.split("\n").map((line) => measure(line, font, widths)));
}

function wrapParagraph(paragraph: string, widthPx: number, widthOf: (part: string) => number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  let linePx = 0;
  for (const token of paragraph.match(/\s+|\S+/g) ?? []) {
    const tokenPx = widthOf(token);
    if (linePx + tokenPx <= widthPx || token.trim() === "") {
      line += token;
      linePx += tokenPx;
      continue;
    }
    if (line !== "") lines.push(line.trimEnd());
    const [rest, ...full] = breakWord(token, widthPx, widthOf).reverse();
    lines.push(...full.reverse());
    line = rest!;
    linePx = widthOf(line);
  }
  return [...lines, line];
}

function breakWord(word: string, widthPx: number, widthOf: (part: string) => number): string[] {
  if (widthOf(word) <= widthPx) return [word];
  const parts = [""];
  let partPx = 0;
  for (const letter of word) {
    const letterPx = widthOf(letter);
    if (partPx + letterPx > widthPx && parts.at(-1) !== "") {
      parts.push("");
      partPx = 0;
    }
    parts[parts.length - 1] += letter;
    partPx += letterPx;
  }
  return parts;
}

function widthsOf(font: string): Map<string, number> {
  const known = widthsPxByFont.get(font);
  if (known) return known;
  const created = new Map<string, number>();
  widthsPxByFont.set(font, created);
  return created;
}

function measure(part: string, font: string, widths: Map<string, number>): number {
  const known = widths.get(part);
  if (known !== undefined) return known;
  if (context.font !== font) context.font = font;
  const px = context.measureText(part).width;
  widths.set(part, px);
  return px;
}

import type { sheets_v4 } from "googleapis";

/**
 * About how high a text stands when it is wrapped at words to a width, in pixels. Estimated from the widths of Arial's
 * letters, a little on the high side: a line too many is better than a line cut off.
 */
export function textHeightPx(text: string, widthPx: number, format: sheets_v4.Schema$TextFormat): number {
  const fontPx = ((format.fontSize ?? 10) * 96) / 72;
  const unitPx = fontPx * (format.bold ? BOLD : 1) * SAFETY;
  const lines = text.split("\n").reduce((sum, paragraph) => sum + lineCount(paragraph, widthPx / unitPx), 0);
  return Math.ceil(lines * fontPx * LINE_HEIGHT);
}

const BOLD = 1.08;
const SAFETY = 1.05;
const LINE_HEIGHT = 1.2;

/** Lines of one paragraph; `width` in units of the font's size. A word longer than a line is broken. */
function lineCount(paragraph: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const word of paragraph.split(/(?<=[\s-])/)) {
    const length = [...word].reduce((sum, letter) => sum + letterWidth(letter), 0);
    if (used > 0 && used + length > width) {
      lines++;
      used = 0;
    }
    used += length;
    while (used > width) {
      lines++;
      used -= width;
    }
  }
  return lines;
}

/** Widths of Arial's letters as parts of the font's size, by kind of letter. */
function letterWidth(letter: string): number {
  if (/[ijl'|]/.test(letter)) return 0.23;
  if (/[\sft.,:;!¡()/-]/.test(letter)) return 0.3;
  if (/[mwMW%@]/.test(letter)) return 0.87;
  if (/[A-ZÁÉÍÓÚÑÜ•✓]/.test(letter)) return 0.7;
  return /[cksvxyz]/.test(letter) ? 0.5 : 0.56;
}

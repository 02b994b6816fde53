import type { docs_v1 } from "googleapis";
import { applyMask, type Mask } from "../../sheets/field-mask.ts";
import { cutsPair, mergePieces, splitPieces } from "../edit.ts";
import { textOf } from "../measure.ts";
import { eachParagraph } from "../places.ts";
import { readStyledRange, readUpdateMask } from "../request-parts.ts";
import type { Paragraph, ParagraphStyle, StoredDocument, TextStyle } from "../resources.ts";

export function updateTextStyle(document: StoredDocument, request: docs_v1.Schema$UpdateTextStyleRequest): void {
  const { segment, start, end } = readStyledRange(document, request.range);
  const mask = readUpdateMask(request.fields, "TextStyle");
  eachParagraph(segment, start, end, (paragraph, paragraphStart) => {
    const length = textOf(paragraph).length;
    const from = Math.max(start - paragraphStart, 0);
    const to = Math.min(end - paragraphStart, length);
    // As Google extends a range to the newline of a paragraph whose whole text it names.
    styleText(paragraph, from, from === 0 && to === length - 1 ? length : to, request.textStyle ?? {}, mask);
  });
}

export function updateParagraphStyle(
  document: StoredDocument,
  request: docs_v1.Schema$UpdateParagraphStyleRequest,
): void {
  const { segment, start, end } = readStyledRange(document, request.range);
  const mask = readUpdateMask(request.fields, "ParagraphStyle");
  eachParagraph(segment, start, end, (paragraph) => {
    paragraph.style = restyled(paragraph.style, request.paragraphStyle ?? {}, mask);
  });
}

function styleText(paragraph: Paragraph, from: number, to: number, style: TextStyle, mask: Mask): void {
  const text = textOf(paragraph);
  // A character is styled whole.
  const [first, last] = [cutsPair(text, from) ? from - 1 : from, cutsPair(text, to) ? to + 1 : to];
  const [before, rest] = splitPieces(paragraph.pieces, first);
  const [inside, after] = splitPieces(rest, last - first);
  const styled = inside.map((piece) => ({ ...piece, style: applyMask(piece.style, style, mask) }));
  paragraph.pieces = mergePieces([...before, ...styled, ...after]);
}

/** A named style takes the paragraph's own settings away before the others of the request apply, as in the editor. */
function restyled(current: ParagraphStyle, style: ParagraphStyle, mask: Mask): ParagraphStyle {
  const named = "namedStyleType" in mask;
  const base = named && style.namedStyleType !== current.namedStyleType ? {} : current;
  const changed = applyMask<ParagraphStyle>(base, style, mask);
  return { ...changed, namedStyleType: changed.namedStyleType ?? "NORMAL_TEXT" };
}

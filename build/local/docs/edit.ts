import { invalid } from "../sheets/errors.ts";
import { forget, textOf } from "./measure.ts";
import { type Flow, type Place, placeOf } from "./places.ts";
import { type Block, OBJECT, type Paragraph, type Piece, type StoredDocument } from "./resources.ts";

/**
 * Puts text and objects into a paragraph, each newline of the text making a new one in the style of the first. The text takes the
 * style of what stands before it in its paragraph, else of what follows. Returns the index where it really went: never within a
 * character that people see as one.
 * @throws ApiError 400 when no text can stand there
 */
export function insertPieces(
  document: StoredDocument,
  segment: Flow,
  index: number,
  pieces: readonly (string | Piece)[],
): number {
  const place = paragraphPlace(segment, index);
  const { flow, at0, blockStart, paragraph } = place;
  const offset = characterBoundary(textOf(paragraph), index - blockStart);
  const [before, after] = splitPieces(paragraph.pieces, offset);
  const neighbour = before.at(-1) ?? after[0]!;
  const plain = neighbour.object ? { ...neighbour, object: null, source: null } : neighbour;
  const added = pieces.map((piece) => (typeof piece === "string" ? { ...plain, text: piece } : piece));
  const parts = paragraphsOf([...before, ...added, ...after]);
  const [first = [], ...others] = parts;
  paragraph.pieces = first;
  const made = others.map((part): Paragraph => ({ ...paragraph, pieces: part }));
  flow.content.splice(at0 + 1, 0, ...made);
  changed(
    document,
    flow,
    blockStart + offset,
    0,
    added.reduce((sum, { text }) => sum + text.length, 0),
  );
  return blockStart + offset;
}

/** The paragraph that an index is in. Throws `ApiError` 400 when text cannot be put there. */
export function paragraphPlace(segment: Flow, index: number): Place & { readonly paragraph: Paragraph } {
  checkIndex(segment, index);
  const place = placeOf(segment, index);
  const paragraph = place?.flow.content[place.at0];
  if (!place || paragraph?.kind !== "paragraph") throw invalid(OUTSIDE);
  return { ...place, paragraph };
}

/**
 * Deletes what stands between two indexes. Where two paragraphs become one, it keeps the style of the first, unless nothing of that is
 * left (assumed of Google, whose documentation says only that styles may change).
 * @throws ApiError 400 where Google's structure would break
 */
export function deleteRange(document: StoredDocument, segment: Flow, start: number, end: number): void {
  if (end <= start) throw invalid("The range should not be empty.");
  checkIndex(segment, start);
  if (end > segment.end) throw indexBeyond(end, segment.end);
  if (end === segment.end) throw invalid("The range cannot include the newline character at the end of the segment.");
  const from = placeOf(segment, start);
  const to = placeOf(segment, end);
  if (!from || !to || from.flow.content !== to.flow.content) throw invalid(UNDELETABLE);
  const { flow } = from;
  const left = remainder(flow.content[from.at0], start - from.blockStart, "before");
  const last = flow.content[to.at0];
  const right = remainder(last, end - to.blockStart, "after");
  if (left === undefined || right === undefined) throw invalid(UNDELETABLE);
  // The newline before a table or a section, and the last one of a cell, have to stay.
  if (right === null && (left !== null || flow.content[to.at0 - 1]?.kind === "paragraph")) throw invalid(UNDELETABLE);
  const kept = joined(left, right);
  flow.content.splice(from.at0, to.at0 - from.at0 + (right === null ? 0 : 1), ...kept);
  changed(document, flow, start, end - start, 0);
}

/** Tells sizes and named ranges that a flow has changed. */
export function changed(document: StoredDocument, flow: Flow, index: number, removed: number, added: number): void {
  forget(flow.around);
  const moved = (at: number, isEnd: boolean) => {
    if (at < index || (isEnd && at === index)) return at;
    return at < index + removed ? index : at - removed + added;
  };
  for (const range of document.namedRanges) {
    if (range.segmentId !== flow.segmentId) continue;
    range.startIndex = moved(range.startIndex, false);
    range.endIndex = moved(range.endIndex, true);
  }
  const emptied = document.namedRanges.filter(({ startIndex, endIndex }) => endIndex <= startIndex);
  for (const range of emptied) document.namedRanges.splice(document.namedRanges.indexOf(range), 1);
}

/** Pieces before and after an offset in code units. */
export function splitPieces(pieces: readonly Piece[], offset: number): [Piece[], Piece[]] {
  const before: Piece[] = [];
  const after: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const cut = Math.min(Math.max(offset - at, 0), piece.text.length);
    if (cut > 0) before.push(cut === piece.text.length ? piece : { ...piece, text: piece.text.slice(0, cut) });
    if (cut < piece.text.length) after.push(cut === 0 ? piece : { ...piece, text: piece.text.slice(cut) });
    at += piece.text.length;
  }
  return [before, after];
}

/** Neighbours of the same style as one, as Google shows them. */
export function mergePieces(pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (last && !last.object && !piece.object && last.source === piece.source && sameJson(last.style, piece.style))
      merged[merged.length - 1] = { ...last, text: last.text + piece.text };
    else merged.push(piece);
  }
  return merged;
}

/** @throws ApiError 400 when an index is not within a segment */
export function checkIndex(segment: Flow, index: number): void {
  const least = segment.segmentId === "" ? 1 : 0;
  if (index < least) throw invalid(`Index ${index} must be greater than or equal to ${least}.`);
  if (index >= segment.end) throw indexBeyond(index, segment.end);
}

/** True when an offset would cut a surrogate pair. */
export function cutsPair(text: string, offset: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(offset - 1, 0), offset + 1)) && offset > 0;
}

/** What Google keeps of a text that is put in: no controls, nothing of the private use area, no half characters. */
export function insertable(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what Google strips.
      .replace(/[\u0000-\u0008\u000C-\u001F\uE000-\uF8FF]/g, "")
      .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD")
  );
}

const OUTSIDE =
  "The insertion index must be inside the bounds of an existing paragraph. You can still create new paragraphs by inserting newlines.";
const UNDELETABLE = "Invalid deletion range. Cannot delete the requested range.";
const CHARACTERS = new Intl.Segmenter("es", { granularity: "grapheme" });

function indexBeyond(index: number, end: number): Error {
  return invalid(`Index ${index} must be less than the end index of the referenced segment, ${end}.`);
}

function characterBoundary(text: string, offset: number): number {
  // Between two plain Latin letters there is always one, and most text is nothing else.
  if (offset === 0 || /^[\n -\u02FF]{2}$/.test(text.slice(offset - 1, offset + 1))) return offset;
  const character = CHARACTERS.segment(text).containing(offset);
  if (!character || character.index === offset) return offset;
  return character.index + character.segment.length;
}

function paragraphsOf(pieces: readonly Piece[]): Piece[][] {
  const paragraphs: Piece[][] = [[]];
  for (const piece of pieces) {
    const lines = piece.text.split(/(?<=\n)/);
    for (const line of lines) {
      if (line === "") continue;
      paragraphs.at(-1)!.push({ ...piece, text: line });
      if (line.endsWith("\n")) paragraphs.push([]);
    }
  }
  return paragraphs.slice(0, -1).map(mergePieces);
}

/**
 * What is left of a block on one side of an offset: a paragraph whose pieces may lack the newline, null when nothing is, undefined when
 * the block cannot be cut there.
 */
function remainder(block: Block | undefined, offset: number, side: "before" | "after"): Paragraph | null | undefined {
  if (offset === 0 && (side === "before" || block?.kind !== "paragraph")) return null;
  if (block?.kind !== "paragraph" || cutsPair(textOf(block), offset)) return undefined;
  return { ...block, pieces: splitPieces(block.pieces, offset)[side === "before" ? 0 : 1] };
}

function joined(left: Paragraph | null, right: Paragraph | null): Paragraph[] {
  if (!left) return right ? [right] : [];
  return right ? [{ ...left, pieces: mergePieces([...left.pieces, ...right.pieces]) }] : [left];
}

function sameJson(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** A piece that holds an object of its own. */
export function objectPiece(object: Piece["object"], style: Piece["style"]): Piece {
  return { text: OBJECT, object, style, source: null };
}

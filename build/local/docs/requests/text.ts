import type { docs_v1 } from "googleapis";
import { invalid, notEmulated } from "../../sheets/errors.ts";
import {
  checkIndex,
  deleteRange,
  insertable,
  insertPieces,
  objectPiece,
  paragraphPlace,
  splitPieces,
} from "../edit.ts";
import { sizeOf, textOf } from "../measure.ts";
import { cellFlows, type Flow, placeOf, segmentOf, TAB_ID } from "../places.ts";
import { readRange } from "../request-parts.ts";
import type { Piece, Response, StoredDocument } from "../resources.ts";

type Where = Pick<docs_v1.Schema$InsertTextRequest, "location" | "endOfSegmentLocation">;

export function insertText(document: StoredDocument, request: docs_v1.Schema$InsertTextRequest): void {
  const { segment, index } = whereOf(document, request);
  const text = insertable(request.text ?? "");
  if (text === "") throw invalid("Insert text requests must specify text to insert.");
  insertPieces(document, segment, index, [text]);
}

export function deleteContentRange(document: StoredDocument, request: docs_v1.Schema$DeleteContentRangeRequest): void {
  const { segment, start, end } = readRange(document, request.range);
  deleteRange(document, segment, start, end);
}

export function insertPageBreak(document: StoredDocument, request: docs_v1.Schema$InsertPageBreakRequest): void {
  const { segment, index } = whereOf(document, request);
  if (segment.segmentId !== "") throw invalid("Page breaks cannot be inserted inside a header, footer or footnote.");
  checkIndex(segment, index);
  if (placeOf(segment, index)?.flow.around.length) throw invalid("Page breaks cannot be inserted inside a table.");
  insertPieces(document, segment, index, [objectPiece({ pageBreak: {} }, {}), "\n"]);
}

/** Matches stand within one paragraph. They are looked for in the text as it was: what was put in is not looked at again. */
export function replaceAllText(document: StoredDocument, request: docs_v1.Schema$ReplaceAllTextRequest): Response {
  const { containsText, replaceText, tabsCriteria } = request;
  if (containsText?.searchByRegex) throw notEmulated("replaceAllText with searchByRegex");
  if (!containsText?.text) throw invalid("The text to find must not be empty.");
  for (const tabId of tabsCriteria?.tabIds ?? []) if (tabId !== TAB_ID) throw invalid(`Tab not found: ${tabId}`);
  const find = new RegExp(escaped(containsText.text), containsText.matchCase ? "gu" : "giu");
  const text = insertable(replaceText ?? "");
  const ids = ["", ...Object.keys(document.headers), ...Object.keys(document.footers)];
  const occurrencesChanged = ids.reduce((sum, id) => sum + replaceInSegment(document, id, find, text), 0);
  return { replaceAllText: { ...(occurrencesChanged > 0 && { occurrencesChanged }) } };
}

function replaceInSegment(document: StoredDocument, segmentId: string, find: RegExp, text: string): number {
  const matches = [...matchesIn(segmentOf(document, segmentId), find)];
  for (const { start, end } of matches.reverse()) {
    const segment = segmentOf(document, segmentId);
    if (text !== "") insertPieces(document, segment, end, [{ ...pieceAt(segment, start), text }]);
    deleteRange(document, segmentOf(document, segmentId), start, end);
  }
  return matches.length;
}

/** What gives the new text its style: the piece that the old one begins with. */
function pieceAt(segment: Flow, index: number): Piece {
  const { paragraph, blockStart } = paragraphPlace(segment, index);
  return splitPieces(paragraph.pieces, index - blockStart)[1][0]!;
}

function* matchesIn(flow: Flow, find: RegExp): Generator<{ readonly start: number; readonly end: number }> {
  let at = flow.start;
  for (const block of flow.content) {
    if (block.kind === "paragraph") {
      for (const match of textOf(block).slice(0, -1).matchAll(find))
        yield { start: at + match.index, end: at + match.index + match[0].length };
    } else if (block.kind === "table") {
      for (const cell of cellFlows(flow, block, at, flow.start, Number.POSITIVE_INFINITY)) yield* matchesIn(cell, find);
    }
    at += sizeOf(block);
  }
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** Where something is to be inserted. The end of a segment is before its last newline. */
export function whereOf(
  document: StoredDocument,
  { location, endOfSegmentLocation }: Where,
): { segment: Flow; index: number } {
  if (location && endOfSegmentLocation) throw invalid("Only one of location and endOfSegmentLocation can be set.");
  if (endOfSegmentLocation) {
    const segment = segmentOf(document, endOfSegmentLocation.segmentId, endOfSegmentLocation.tabId);
    return { segment, index: segment.end - 1 };
  }
  if (!location) throw invalid("The insertion location must be specified.");
  return { segment: segmentOf(document, location.segmentId, location.tabId), index: location.index ?? 0 };
}

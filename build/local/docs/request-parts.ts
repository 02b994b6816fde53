import { type ApiError, invalid } from "../sheets/errors.ts";
import { type Mask, readMask } from "../sheets/field-mask.ts";
import { type Flow, segmentOf } from "./places.ts";
import type { StoredDocument } from "./resources.ts";
import { DOCS_SCHEMA } from "./schema.ts";

/** An id that the document has not given out before. */
export function newId(document: StoredDocument, prefix: string): string {
  document.lastId++;
  return `${prefix}.${document.lastId.toString(36).padStart(10, "0")}`;
}

/** The segment and bounds of a range, which may not reach behind the last newline of the segment. */
export function readRange(
  document: StoredDocument,
  range: RangeLike | null | undefined,
): { readonly segment: Flow; readonly start: number; readonly end: number } {
  if (!range) throw invalid("The range must be specified.");
  const { startIndex: start, endIndex: end } = range;
  if (typeof end !== "number") throw invalid("The range end index must be specified.");
  return { segment: segmentOf(document, range.segmentId, range.tabId), start: start ?? 0, end };
}

/**
 * The same, with the bounds of whatever styles text. That the last newline of a segment cannot be named is what people report of
 * Google; its documentation does not say.
 */
export function readStyledRange(
  document: StoredDocument,
  range: RangeLike | null | undefined,
): ReturnType<typeof readRange> {
  const read = readRange(document, range);
  const { segment, start, end } = read;
  const least = segment.segmentId === "" ? 1 : 0;
  if (start < least) throw invalid(`Index ${start} must be greater than or equal to ${least}.`);
  if (end <= start) throw invalid("The range should not be empty.");
  if (end >= segment.end)
    throw invalid(`Index ${end} must be less than the end index of the referenced segment, ${segment.end}.`);
  return read;
}

/** The mask of an update. Throws `ApiError` 400 when it is missing, empty or names what the type does not have. */
export function readUpdateMask(fields: string | null | undefined, type: string): Mask {
  if (!fields) throw invalid("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
  return readMask(fields, type, (path): ApiError => invalid(`Invalid field: ${path}`), DOCS_SCHEMA);
}

interface RangeLike {
  readonly startIndex?: number | null;
  readonly endIndex?: number | null;
  readonly segmentId?: string | null;
  readonly tabId?: string | null;
}

import type { docs_v1 } from "googleapis";
import { invalid } from "../../sheets/errors.ts";
import { checkIndex } from "../edit.ts";
import { newId, readRange } from "../request-parts.ts";
import type { Response, StoredDocument } from "../resources.ts";

export function createNamedRange(document: StoredDocument, request: docs_v1.Schema$CreateNamedRangeRequest): Response {
  const { segment, start, end } = readRange(document, request.range);
  const name = request.name ?? "";
  if (name.length < 1 || name.length > 256) throw invalid("The named range name must have 1 to 256 characters.");
  if (end <= start) throw invalid("The range should not be empty.");
  checkIndex(segment, start);
  if (end > segment.end) checkIndex(segment, end);
  const namedRangeId = newId(document, "kix");
  const { segmentId } = segment;
  document.namedRanges.push({ namedRangeId, name, segmentId, startIndex: start, endIndex: end });
  return { createNamedRange: { namedRangeId } };
}

export function deleteNamedRange(
  { namedRanges }: StoredDocument,
  { namedRangeId, name }: docs_v1.Schema$DeleteNamedRangeRequest,
): void {
  if (!namedRangeId === !name) throw invalid("Exactly one of namedRangeId and name must be set.");
  const found = namedRanges.filter((range) =>
    namedRangeId ? range.namedRangeId === namedRangeId : range.name === name,
  );
  if (found.length === 0) throw invalid(`No named range found: ${namedRangeId || name}`);
  for (const range of found) namedRanges.splice(namedRanges.indexOf(range), 1);
}

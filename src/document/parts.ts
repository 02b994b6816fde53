import type { Document as GoogleDocument, Request } from "./docs-api.ts";
import { rangeIn } from "./requests.ts";
import type { Template } from "./template.ts";

/**
 * The requests in order, in as many calls as their size in UTF-8 bytes needs, mostly one; a request that alone is larger stands alone. Where there are several, each ends by leaving a
 * named range, in the same atomic call: `partsDone` reads from it which parts are in. They have to be computed from the
 * template as it was, never from the copy half filled.
 */
export function partsOf(
  template: Template,
  requests: readonly Request[],
  maxBytes = 2_000_000,
): readonly (readonly Request[])[] {
  const parts = cut(requests, maxBytes - MARK_BYTES);
  const [first] = template.paragraphs;
  if (parts.length < 2 || !first) return parts;
  // Requests go from the end to the start, so what stands first in the first tab's body is not moved by those still to come.
  const range = rangeIn(first.segment, first.start, first.start + 1);
  return parts.map((part, index) => [...part, { createNamedRange: { name: `${PART_NAME}${index + 1}`, range } }]);
}

/** How many parts of a report's requests are in its document already. Only the last range is sure to be there: text that a part deletes takes earlier ones with it. */
export function partsDone(document: GoogleDocument): number {
  const names = Object.keys(document.tabs?.[0]?.documentTab?.namedRanges ?? {});
  return Math.max(
    0,
    ...names.filter((name) => name.startsWith(PART_NAME)).map((name) => Number(name.slice(PART_NAME.length))),
  );
}

const PART_NAME = "cuadros-parte-";
const MARK_BYTES = 500;

function cut(requests: readonly Request[], maxBytes: number): readonly (readonly Request[])[] {
  const parts: Request[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const request of requests) {
    const size = utf8Bytes(JSON.stringify(request)) + 1;
    if (bytes + size > maxBytes) {
      parts.push([]);
      bytes = 0;
    }
    parts[parts.length - 1]!.push(request);
    bytes += size;
  }
  return parts;
}

function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    // A surrogate pair has two units and takes four bytes, so each half counts one more than itself.
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}

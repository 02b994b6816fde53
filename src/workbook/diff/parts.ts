import type { Request } from "../sheets-api.ts";

/**
 * The requests in order, in parts whose JSON stays under a size in UTF-8 bytes; a request that alone is larger stands alone.
 * Google recommends at most 2 MB for one call (Sheets API, usage limits).
 */
export function splitParts(requests: readonly Request[], maxBytes = 2_000_000): readonly (readonly Request[])[] {
  const parts: Request[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const request of requests) {
    const size = jsonBytes(request) + COMMA_BYTES;
    if (bytes + size > maxBytes) {
      parts.push([]);
      bytes = ENVELOPE_BYTES;
    }
    parts[parts.length - 1]!.push(request);
    bytes += size;
  }
  return parts;
}

const COMMA_BYTES = 1;
const ENVELOPE_BYTES = '{"requests":[]}'.length;

/** The size of a value written as JSON, in UTF-8 bytes. */
export function jsonBytes(value: unknown): number {
  const json = JSON.stringify(value);
  let bytes = json.length;
  for (let index = 0; index < json.length; index++) {
    const code = json.charCodeAt(index);
    // A surrogate pair has two units and takes four bytes, so each half counts one more than itself.
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}

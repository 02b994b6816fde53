import type { Media } from "../drive/service.ts";
import { invalid } from "../sheets/errors.ts";

/** What a request to one of Google's addresses brings: a resource, and bytes to be uploaded. */
export interface Content {
  readonly body: unknown;
  readonly media: Media | null;
}

/**
 * Reads the content of a request: JSON, or JSON and bytes as `multipart/related`, or bytes alone.
 * Throws `ApiError` 400 when it cannot be read. Source: "Upload file data" in the Drive API's guides.
 */
export function readContent(bytes: Uint8Array, contentType: string): Content {
  const type = contentType.split(";")[0]!.trim().toLowerCase();
  if (type === "application/json") return { body: json(bytes), media: null };
  if (type !== "multipart/related") return { body: {}, media: { mimeType: type, bytes } };
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  const [resource, content] = boundary === undefined ? [] : partsOf(Buffer.from(bytes), boundary);
  if (!resource || !content) throw invalid("Malformed multipart body.");
  return { body: json(resource.bytes), media: content };
}

function json(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw invalid("Invalid JSON payload received. Unexpected token.");
  }
}

function partsOf(bytes: Buffer, boundary: string): Media[] {
  const parts: Media[] = [];
  const mark = `--${boundary}`;
  let at = bytes.indexOf(mark);
  for (let next = bytes.indexOf(mark, at + 1); next >= 0; at = next, next = bytes.indexOf(mark, at + 1)) {
    // A part ends before the line break that leads to the next mark.
    const part = bytes.subarray(bytes.indexOf("\r\n", at) + 2, next - 2);
    const head = part.indexOf("\r\n\r\n");
    const mimeType = /^content-type:\s*([^;\r\n]+)/im.exec(part.subarray(0, head).toString("latin1"))?.[1] ?? "";
    parts.push({ mimeType: mimeType.trim(), bytes: new Uint8Array(part.subarray(head + 4)) });
  }
  return parts;
}

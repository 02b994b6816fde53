import type { IncomingMessage, ServerResponse } from "node:http";
import { Refusal } from "./refusal.ts";

/** Headers of every answer: nothing is kept, nothing is guessed, nothing may be embedded or read from elsewhere. */
export const COMMON_HEADERS = {
  "cache-control": "no-store",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
} as const;

/**
 * The body of a request. Throws `Refusal` when it is larger than the limit; what is too much is read all the same and forgotten, since
 * a client that is still sending would not hear the refusal.
 */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    request.on("data", (chunk: Uint8Array) => {
      size += chunk.byteLength;
      if (size <= limitBytes) chunks.push(chunk);
      if (size > MOST_BYTES) request.destroy();
    });
    request.on("end", () => {
      if (size <= limitBytes) resolve(new Uint8Array(Buffer.concat(chunks)));
      else reject(new Refusal(413, "Lo que se envió es demasiado grande."));
    });
    request.on("error", reject);
  });
}

/** Whoever sends more than this is not listened to any longer. */
const MOST_BYTES = 100_000_000;

/** The value of a JSON text. Throws `Refusal` when it is none. */
export function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new Refusal(400, "Lo que se envió no es JSON.");
  }
}

/** True when the request says that its body is JSON, which a form of another page cannot say. */
export function isJson(request: IncomingMessage): boolean {
  return mediaType(request) === "application/json";
}

/** The content type of a request without its parameters, in lower case. */
export function mediaType({ headers }: IncomingMessage): string {
  return (headers["content-type"] ?? "").split(";")[0]!.trim().toLowerCase();
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, "application/json; charset=utf-8", JSON.stringify(body));
}

export function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(body), ...headers });
  response.end(body);
}

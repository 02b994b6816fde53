import type { IncomingMessage } from "node:http";
import { importDocx } from "../import-docx.ts";
import { importXlsx } from "../import-xlsx.ts";
import type { Spreadsheet } from "../sheets/resources.ts";
import { isJson, mediaType, readBody, readJson } from "./http.ts";
import { BODIES } from "./protocol.ts";
import { Refusal } from "./refusal.ts";

const LIMIT_BYTES = 20_000_000;

/**
 * The spreadsheet that a request wants to begin with: the example, or a file in the field `file` of a form.
 * Throws `Refusal` for anything else and for a file that cannot be read.
 */
export async function requestedStart(request: IncomingMessage, example: () => Spreadsheet): Promise<Spreadsheet> {
  const bytes = await readBody(request, LIMIT_BYTES);
  if (isJson(request)) {
    BODIES["start-over"].parse(readJson(bytes));
    return example();
  }
  if (mediaType(request) !== "multipart/form-data") throw new Refusal(415, NO_FILE);
  const file = await uploadedFile(bytes, request.headers["content-type"]!);
  const ending = /\.[^.]*$/.exec(file.name.toLowerCase())?.[0] ?? "";
  const read = READERS[ending];
  if (!read) throw new Refusal(415, "Solo se pueden abrir archivos .xlsx o .docx.");
  try {
    return await read(new Uint8Array(await file.arrayBuffer()));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refusal(400, `No se pudo leer el archivo «${file.name}»: ${reason}`);
  }
}

const NO_FILE = "No llegó ningún archivo.";

const READERS: Readonly<Record<string, (bytes: Uint8Array) => Promise<Spreadsheet>>> = {
  ".xlsx": importXlsx,
  ".docx": importDocx,
};

async function uploadedFile(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<File> {
  const form = await new Response(bytes, { headers: { "content-type": contentType } }).formData().catch(() => null);
  const file = form?.get("file");
  if (!(file instanceof File)) throw new Refusal(400, NO_FILE);
  return file;
}

import { existsSync, readFileSync, statSync } from "node:fs";
import { Problem } from "./problem.ts";

/**
 * The text of a file as Windows, Excel and others save it: UTF-8, UTF-16 with a byte order mark, else Windows-1252, in which any
 * bytes are a text. Throws `Problem` when there is no such file.
 */
export function readText(path: string): string {
  if (!existsSync(path)) throw new Problem(`No existe el archivo ${path}.`);
  if (statSync(path).isDirectory()) throw new Problem(`${path} es una carpeta. Indique un archivo.`);
  return decoded(readFileSync(path));
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return fromWindows1252(bytes);
  }
}

/** By hand, because Node 20 decodes "windows-1252" as Latin-1 and so loses the quotes and dashes of Word. */
function fromWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString("latin1")
    .replace(/[\x80-\x9f]/g, (control) => BYTES_80_TO_9F.charAt(control.charCodeAt(0) - 0x80));
}

/** Source: encoding.spec.whatwg.org, index-windows-1252; the five bytes that have no character are left as controls. */
const BYTES_80_TO_9F = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

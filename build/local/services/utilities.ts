import { emulated, enumeration } from "./emulated.ts";
import { formatDate } from "./format-date.ts";
import type { AskHost } from "./host-calls.ts";

const Charset = enumeration("Utilities.Charset", ["US_ASCII", "UTF_8"]);
const DigestAlgorithm = enumeration("Utilities.DigestAlgorithm", ["MD5", "SHA_1", "SHA_256", "SHA_384", "SHA_512"]);

/** `Utilities`. Bytes are signed (-128 to 127), as Apps Script's are; text is taken as UTF-8. */
export function createUtilities(ask: AskHost): object {
  const encode = (data: string | readonly number[], webSafe: boolean) =>
    ask("utilities.toBase64", unsigned(data), webSafe);
  const decode = (text: string) => ask("utilities.fromBase64", text).map(toSigned);
  return emulated("Utilities", {
    Charset,
    DigestAlgorithm,
    formatDate: (date: Date, timeZone: string, pattern: string) => formatDate(date, timeZone, pattern),
    sleep: (ms: number) => {
      ask("utilities.sleep", ms);
    },
    getUuid: () => ask("utilities.uuid"),
    base64Encode: (data: string | readonly number[]) => encode(data, false),
    base64EncodeWebSafe: (data: string | readonly number[]) => encode(data, true),
    base64Decode: decode,
    base64DecodeWebSafe: decode,
    computeDigest: (algorithm: { toString(): string }, value: string | readonly number[]) =>
      ask("utilities.digest", algorithm.toString(), unsigned(value)).map(toSigned),
  });
}

function unsigned(data: string | readonly number[]): readonly number[] {
  return typeof data === "string" ? utf8Bytes(data) : data.map((byte) => byte & 0xff);
}

function toSigned(byte: number): number {
  return byte > 127 ? byte - 256 : byte;
}

function utf8Bytes(text: string): number[] {
  return Array.from(encodeURIComponent(text).matchAll(/%([0-9A-F]{2})|([^%])/g), ([, hex, plain]) =>
    hex ? Number.parseInt(hex, 16) : plain!.charCodeAt(0),
  );
}

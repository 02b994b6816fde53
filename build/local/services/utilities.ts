import { createBlob } from "./blob.ts";
import { signed, unsigned } from "./bytes.ts";
import { emulated, enumeration } from "./emulated.ts";
import { formatDate } from "./format-date.ts";
import type { AskHost } from "./host-calls.ts";

const Charset = enumeration("Utilities.Charset", ["US_ASCII", "UTF_8"]);
const DigestAlgorithm = enumeration("Utilities.DigestAlgorithm", ["MD5", "SHA_1", "SHA_256", "SHA_384", "SHA_512"]);

/** `Utilities`. Bytes are signed (-128 to 127), as Apps Script's are; text is taken as UTF-8. */
export function createUtilities(ask: AskHost): object {
  const encode = (data: string | readonly number[], webSafe: boolean) =>
    ask("utilities.toBase64", unsigned(data), webSafe);
  const decode = (text: string) => ask("utilities.fromBase64", text).map(signed);
  return emulated("Utilities", {
    Charset,
    DigestAlgorithm,
    formatDate: (date: Date, timeZone: string, pattern: string) => formatDate(date, timeZone, pattern),
    sleep: (ms: number) => {
      ask("utilities.sleep", ms);
    },
    getUuid: () => ask("utilities.uuid"),
    newBlob: (data: string | readonly number[], contentType?: string, name?: string) =>
      createBlob(unsigned(data), contentType ?? null, name ?? null),
    base64Encode: (data: string | readonly number[]) => encode(data, false),
    base64EncodeWebSafe: (data: string | readonly number[]) => encode(data, true),
    base64Decode: decode,
    base64DecodeWebSafe: decode,
    computeDigest: (algorithm: { toString(): string }, value: string | readonly number[]) =>
      ask("utilities.digest", algorithm.toString(), unsigned(value)).map(signed),
  });
}

/** Bytes of Apps Script (-128 to 127), or text as UTF-8, as bytes from 0 to 255. */
export function unsigned(data: string | readonly number[]): readonly number[] {
  return typeof data === "string" ? utf8Bytes(data) : data.map((byte) => byte & 0xff);
}

/** A byte from 0 to 255 as Apps Script has it. */
export function signed(byte: number): number {
  return byte > 127 ? byte - 256 : byte;
}

/** Bytes from 0 to 255 as UTF-8. */
export function utf8Text(bytes: readonly number[]): string {
  return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""));
}

function utf8Bytes(text: string): number[] {
  return Array.from(encodeURIComponent(text).matchAll(/%([0-9A-F]{2})|([^%])/g), ([, hex, plain]) =>
    hex ? Number.parseInt(hex, 16) : plain!.charCodeAt(0),
  );
}

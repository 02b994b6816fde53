import { signed, utf8Text } from "./bytes.ts";
import { emulated } from "./emulated.ts";
import type { BlobFacts } from "./host-calls.ts";

/** A `Blob` of Apps Script. */
export interface Blob {
  getBytes(): number[];
  getContentType(): string | null;
  getName(): string | null;
  setName(name: string): Blob;
  setContentType(contentType: string): Blob;
  getDataAsString(): string;
  copyBlob(): Blob;
}

/** @param bytes from 0 to 255; scripts get them from -128 to 127 */
export function createBlob(bytes: readonly number[], contentType: string | null, name: string | null): Blob {
  let [type, title] = [contentType, name];
  const blob: Blob = emulated("Blob", {
    getBytes: () => bytes.map(signed),
    getContentType: () => type,
    getName: () => title,
    setName: (changed: string) => {
      title = changed;
      return blob;
    },
    setContentType: (changed: string) => {
      type = changed;
      return blob;
    },
    getDataAsString: () => utf8Text(bytes),
    copyBlob: () => createBlob(bytes, type, title),
  });
  return blob;
}

/** A blob that a script hands over to a service; null for none. */
export function blobFacts(blob: Blob | null | undefined): BlobFacts | null {
  if (!blob) return null;
  return {
    mimeType: blob.getContentType() ?? "application/octet-stream",
    bytes: blob.getBytes().map((byte) => byte & 0xff),
  };
}

import type { StoredDocument } from "../../build/local/docs/resources.ts";
import type { Caller } from "../../build/local/drive/access.ts";
import { createFiles, type Files } from "../../build/local/drive/files.ts";
import type { DriveFile } from "../../build/local/drive/resources.ts";

export const OWNER = "integridad@alcaldia.example";
export const MEMBER = "enlace@alcaldia.example";

/** An empty Drive in memory, with a clock that stands. */
export function emptyDrive(): Files & { readonly files: readonly DriveFile[] } {
  const files: DriveFile[] = [];
  const documents = new Map<string, StoredDocument>();
  const contents = new Map<string, Uint8Array>();
  let last = 0;
  const storage = {
    files,
    readDocument: (id: string) => documents.get(id),
    writeDocument: (id: string, document: StoredDocument) => void documents.set(id, document),
    readContent: (id: string) => contents.get(id),
    writeContent: (id: string, content: Uint8Array) => void contents.set(id, content),
    newId: () => `id${++last}`,
  };
  return { ...createFiles(storage, () => new Date("2026-11-22T12:00:00Z")), files };
}

/** A person through the script, which sees what it made for that person, or through an app that sees everything. */
export function caller(email: string, sees: Caller["sees"] = "made"): Caller {
  return { person: { email, owner: email === OWNER }, sees };
}

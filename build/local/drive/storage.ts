import type { StoredDocument } from "../docs/resources.ts";
import type { DriveFile } from "./resources.ts";

/** Where files are kept: what is known of them in memory, and their contents. */
export interface DriveStorage {
  readonly files: DriveFile[];
  /** Documents in Google's form; undefined when there is none. What is read is not to be changed. */
  readDocument(id: string): StoredDocument | undefined;
  writeDocument(id: string, document: StoredDocument): void;
  /** Bytes: of a plain file its content, of a document the .docx package that it came from. */
  readContent(id: string): Uint8Array | undefined;
  writeContent(id: string, content: Uint8Array): void;
  newId(): string;
}

/** Keeps contents in memory until `save`; what has been read once is not read again. */
export function createDriveStorage(
  files: () => DriveFile[],
  store: Pick<DriveContents, keyof DriveContents>,
  newId: () => string,
): DriveStorage & { readonly save: () => void } {
  const documents = new Map<string, StoredDocument>();
  const changed = new Set<string>();
  return {
    get files() {
      return files();
    },
    readDocument(id) {
      const document = documents.get(id) ?? (store.readDocument(id) as StoredDocument | undefined);
      if (document) documents.set(id, document);
      return document;
    },
    writeDocument(id, document) {
      documents.set(id, document);
      changed.add(id);
    },
    readContent: store.readContent,
    writeContent: store.writeContent,
    newId,
    save() {
      for (const id of changed) store.writeDocument(id, documents.get(id)!);
      changed.clear();
    },
  };
}

/** The part of a store that keeps the contents of files. */
export interface DriveContents {
  readDocument(id: string): object | undefined;
  writeDocument(id: string, document: object): void;
  readContent(id: string): Uint8Array | undefined;
  writeContent(id: string, content: Uint8Array): void;
}

import { blankPackage } from "../docs/docx/blank.ts";
import { createDocsService, type DocsService } from "../docs/service.ts";
import { type Caller, fileNotFound, isVisible, writableFile } from "./access.ts";
import { newFile, putDocument } from "./new-file.ts";
import { DOCUMENT_TYPE, ROOT_ID } from "./resources.ts";
import { createDriveService, type DriveService } from "./service.ts";
import type { DriveStorage } from "./storage.ts";

/** Files and documents of one storage, through the Drive API and the Docs API. */
export interface Files {
  readonly drive: DriveService;
  /** The Docs API as a caller has it. */
  docs(caller: Caller): DocsService;
}

export function createFiles(storage: DriveStorage, now: () => Date): Files {
  return {
    drive: createDriveService(storage, now),
    docs: (caller) =>
      createDocsService({
        load: (id) => {
          const file = storage.files.find((candidate) => candidate.id === id);
          const document = file && isVisible(storage.files, file, caller) ? storage.readDocument(id) : undefined;
          return file && document && { document, title: file.name };
        },
        save: (document) => {
          const file = writableFile(storage.files, document.documentId, caller);
          storage.writeDocument(document.documentId, document);
          file.modifiedTime = now().toISOString();
          file.version++;
        },
        create: async (title) => {
          const file = newFile(storage, { name: title, mimeType: DOCUMENT_TYPE }, ROOT_ID, caller, now());
          await putDocument(storage, file.id, await blankPackage());
          storage.files.push(file);
          const document = storage.readDocument(file.id);
          if (!document) throw fileNotFound(file.id);
          return document;
        },
      }),
  };
}

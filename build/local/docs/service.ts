import type { docs_v1 } from "googleapis";
import { ApiError, invalid } from "../sheets/errors.ts";
import { type Mask, readMask, select } from "../sheets/field-mask.ts";
import { validate } from "../sheets/validate.ts";
import { readDocument, revisionIdOf } from "./read.ts";
import { runRequests, validateRequests } from "./requests/run.ts";
import type { Document, StoredDocument } from "./resources.ts";
import { DOCS_SCHEMA } from "./schema.ts";

/** Where documents are kept, and what they are called as files. */
export interface DocumentStore {
  /** Undefined when there is none that the caller may see. */
  load(id: string): { readonly document: StoredDocument; readonly title: string } | undefined;
  save(document: StoredDocument): void;
  /** A new blank document. */
  create(title: string): StoredDocument | Promise<StoredDocument>;
}

/**
 * The Google Docs API v1 on documents of a store. Each call either does all it was asked for and saves, or throws an `ApiError` and
 * changes nothing.
 *
 * Known limits: one tab; no suggestions; images, footnotes and equations are there, one index each, but cannot be made or changed.
 */
export interface DocsService {
  create(body: Document, fields?: string): Promise<Document>;
  get(parameters: GetDocumentParameters): Document;
  batchUpdate(
    documentId: string,
    body: docs_v1.Schema$BatchUpdateDocumentRequest,
    fields?: string,
  ): docs_v1.Schema$BatchUpdateDocumentResponse;
}

export interface GetDocumentParameters {
  readonly documentId: string;
  readonly includeTabsContent?: boolean;
  readonly suggestionsViewMode?: string;
  readonly fields?: string;
}

export function createDocsService(store: DocumentStore): DocsService {
  function open(id: string) {
    const found = store.load(id);
    if (!found) throw new ApiError(404, "Requested entity was not found.");
    return found;
  }
  return {
    async create(body, fields) {
      validate(body, "Document", "", DOCS_SCHEMA);
      const mask = maskOf(fields, "Document");
      const title = body?.title ?? "";
      return masked(readDocument(await store.create(title), title, false), mask);
    },
    get({ documentId, includeTabsContent, suggestionsViewMode, fields }) {
      if (suggestionsViewMode !== undefined && !VIEW_MODES.includes(suggestionsViewMode))
        throw invalid(`Invalid value at 'suggestions_view_mode' (TYPE_ENUM), "${suggestionsViewMode}"`);
      const mask = maskOf(fields, "Document");
      const { document, title } = open(documentId);
      return masked(readDocument(document, title, includeTabsContent === true), mask);
    },
    batchUpdate(documentId, body, fields) {
      const { document } = open(documentId);
      validate(body, "BatchUpdateDocumentRequest", "", DOCS_SCHEMA);
      validateRequests(body.requests ?? []);
      const mask = maskOf(fields, "BatchUpdateDocumentResponse");
      checkRevision(document, body.writeControl ?? {});
      // What fails leaves the stored document as it was, since all is done on a copy.
      const draft = structuredClone(document);
      const replies = runRequests(draft, body.requests ?? []);
      if (replies.length > 0) draft.revision++;
      store.save(draft);
      return masked({ documentId, replies, writeControl: { requiredRevisionId: revisionIdOf(draft) } }, mask);
    },
  };
}

const VIEW_MODES: readonly string[] = [
  "DEFAULT_FOR_CURRENT_ACCESS",
  "SUGGESTIONS_INLINE",
  "PREVIEW_SUGGESTIONS_ACCEPTED",
  "PREVIEW_WITHOUT_SUGGESTIONS",
];

function checkRevision(
  document: StoredDocument,
  { requiredRevisionId, targetRevisionId }: docs_v1.Schema$WriteControl,
): void {
  if (requiredRevisionId && targetRevisionId)
    throw invalid("Only one of requiredRevisionId and targetRevisionId can be set.");
  if (requiredRevisionId && requiredRevisionId !== revisionIdOf(document))
    throw invalid(`The required revision ID '${requiredRevisionId}' does not match the latest revision.`);
  if (targetRevisionId && targetRevisionId !== revisionIdOf(document))
    throw invalid(`The target revision ID '${targetRevisionId}' is not the latest one; merging is not emulated.`);
}

function maskOf(fields: string | undefined, type: string): Mask | undefined {
  if (!fields) return undefined;
  return readMask(
    fields,
    type,
    (path) => invalid(`Request contains an invalid argument: unknown field ${path}.`),
    DOCS_SCHEMA,
  );
}

function masked<T>(answer: T, mask: Mask | undefined): T {
  // A copy, as the answer shares styles with what is kept.
  return structuredClone(mask ? select(answer, mask) : answer);
}

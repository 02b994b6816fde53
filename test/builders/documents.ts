import { readDocument } from "../../build/local/docs/read.ts";
import type { Document, StoredDocument } from "../../build/local/docs/resources.ts";
import { createDocsService, type DocsService } from "../../build/local/docs/service.ts";

/** The Docs API on one document in memory. */
export interface OneDocument {
  readonly docs: DocsService;
  readonly id: string;
  /** The document as it is now, with all tabs. */
  readonly document: () => Document;
  readonly stored: () => StoredDocument;
  /** One batchUpdate. */
  readonly update: (...requests: readonly object[]) => ReturnType<DocsService["batchUpdate"]>;
}

/** @param paragraphs the texts of the body, then of its one header */
export function openDocument(paragraphs: readonly string[] = [""], header: readonly string[] = []): OneDocument {
  return openStored(plainDocument(paragraphs, header));
}

/** The same on a document that is there. */
export function openStored(document: StoredDocument): OneDocument {
  let stored = document;
  const docs = createDocsService({
    load: (id) => (id === stored.documentId ? { document: stored, title: "Prueba" } : undefined),
    save: (changed) => {
      stored = changed;
    },
    create: () => stored,
  });
  const id = stored.documentId;
  return {
    docs,
    id,
    document: () => readDocument(stored, "Prueba", true),
    stored: () => stored,
    update: (...requests) => docs.batchUpdate(id, { requests: requests as never }),
  };
}

function plainDocument(paragraphs: readonly string[], header: readonly string[]): StoredDocument {
  const content = (texts: readonly string[]) =>
    texts.map((text) => ({
      kind: "paragraph" as const,
      pieces: [{ text: `${text}\n`, object: null, style: {}, source: null }],
      style: { namedStyleType: "NORMAL_TEXT" },
      bullet: null,
      source: null,
    }));
  return {
    documentId: "documento-1",
    revision: 1,
    body: [{ kind: "sectionBreak", style: {}, source: null }, ...content(paragraphs)],
    headers: header.length > 0 ? { "kix.header1": { content: content(header), part: null } } : {},
    footers: {},
    lists: {},
    namedStyles: [],
    documentStyle: {},
    namedRanges: [],
    lastId: 0,
  };
}

/** The texts of a document's body in order of reading: paragraphs with their newlines, cells of tables too. */
export function bodyText(document: Document): string {
  return textOf(document.tabs?.[0]?.documentTab?.body?.content ?? []);
}

function textOf(elements: NonNullable<NonNullable<Document["body"]>["content"]>): string {
  return elements
    .map(({ paragraph, table }) => {
      if (paragraph) return (paragraph.elements ?? []).map(({ textRun }) => textRun?.content ?? "\uFFFC").join("");
      return (table?.tableRows ?? [])
        .flatMap(({ tableCells }) => tableCells ?? [])
        .map(({ content }) => textOf(content ?? []))
        .join("");
    })
    .join("");
}

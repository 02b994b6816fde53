import fc from "fast-check";
import type { docs_v1 } from "googleapis";
import { describe, expect, it } from "vitest";
import type { Block, StoredDocument } from "../../build/local/docs/resources.ts";
import { createDocsService, type DocsService } from "../../build/local/docs/service.ts";
import type { Document } from "../../src/document/docs-api.ts";
import { fillRequests } from "../../src/document/fill.ts";
import { readTemplate } from "../../src/document/template.ts";
import { type Line, meant, type Plain, report, SECTION, template } from "./random-templates.ts";

describe("the local Workspace, filling a template", () => {
  it("takes every request and shows what the report means", () => {
    fc.assert(
      fc.property(template, report, ({ body, header, footer }, filled) => {
        const docs = serviceOf(body, header, footer);
        const requests = fillRequests(readTemplate(read(docs) as Document), filled);
        if (requests.length > 0) docs.batchUpdate("D1", { requests: [...requests] });
        const tab = read(docs).tabs![0]!.documentTab!;
        expect(plain(tab.body!.content!)).toEqual([SECTION, ...meant(body, filled)]);
        expect(plain(tab.headers!.header1!.content!)).toEqual(meant(header, filled));
        expect(plain(tab.footers!.footer1!.content!)).toEqual(meant(footer, filled));
      }),
      { numRuns: 100 },
    );
  });
});

function read(docs: DocsService): docs_v1.Schema$Document {
  return docs.get({ documentId: "D1", includeTabsContent: true });
}

function serviceOf(body: readonly Line[], header: readonly Line[], footer: readonly Line[]): DocsService {
  let document: StoredDocument = {
    documentId: "D1",
    revision: 1,
    body: [SECTION_BREAK, ...body.map(blockOf)],
    headers: { header1: { content: header.map(blockOf), part: null } },
    footers: { footer1: { content: footer.map(blockOf), part: null } },
    lists: {},
    namedStyles: [],
    documentStyle: {},
    namedRanges: [],
    lastId: 0,
  };
  return createDocsService({
    load: () => ({ document, title: "Plantilla" }),
    save: (saved) => {
      document = saved;
    },
    create: async () => document,
  });
}

const SECTION_BREAK: Block = { kind: "sectionBreak", style: {}, source: null };

function blockOf(line: Line): Block {
  if (line.kind === "section") return SECTION_BREAK;
  if (line.kind === "table") {
    const rows = line.rows.map((cells) => ({
      cells: cells.map((text) => ({ content: [paragraphOf(text)], style: {}, source: null })),
      style: {},
      source: null,
    }));
    return { kind: "table", rows, columns: [{}, {}], source: null };
  }
  const text = line.kind === "block" ? `{{${line.name}}}` : line.words.join("");
  const bullet = line.kind === "words" && line.isBulleted ? { listId: "kix.1" } : null;
  return { ...paragraphOf(text), bullet };
}

function paragraphOf(text: string): Extract<Block, { kind: "paragraph" }> {
  const piece = { text: `${text}\n`, object: null, style: {}, source: null };
  return { kind: "paragraph", pieces: [piece], style: {}, bullet: null, source: null };
}

function plain(content: readonly docs_v1.Schema$StructuralElement[]): Plain[] {
  return content.map(({ paragraph, table }) => {
    if (paragraph) return textOf(paragraph);
    if (!table) return SECTION;
    return table.tableRows!.map(({ tableCells }) =>
      tableCells!.map(({ content: cell }) => cell!.map(({ paragraph: one }) => textOf(one!)).join("\n")),
    );
  });
}

function textOf({ elements }: docs_v1.Schema$Paragraph): string {
  return elements!
    .map(({ textRun }) => textRun?.content ?? "")
    .join("")
    .replace(/\n$/, "");
}

import type { docs_v1 } from "googleapis";
import { sizeOf } from "./measure.ts";
import { TAB_ID } from "./places.ts";
import type { Block, Document, Paragraph, Segment, StoredDocument, Table } from "./resources.ts";

/**
 * A document as Google answers with it: every element with its indexes. With `includesTabs` its content stands under its one tab,
 * otherwise in the document itself.
 */
export function readDocument(document: StoredDocument, title: string, includesTabs: boolean): Document {
  const head = { documentId: document.documentId, title, revisionId: revisionIdOf(document) };
  const content = contentOf(document);
  const suggestionsViewMode = "SUGGESTIONS_INLINE";
  if (!includesTabs) return { ...head, ...content, suggestionsViewMode };
  const tabProperties = { tabId: TAB_ID, title: "Pestaña 1", index: 0 };
  return { ...head, suggestionsViewMode, tabs: [{ tabProperties, documentTab: content }] };
}

/** The id of the state that a document is in. */
export function revisionIdOf({ documentId, revision }: StoredDocument): string {
  return `ALm${documentId.slice(0, 8)}.${revision}`;
}

function contentOf(document: StoredDocument): docs_v1.Schema$DocumentTab {
  const { body, headers, footers, lists, namedStyles, documentStyle } = document;
  const namedRanges = namedRangesOf(document);
  return {
    body: { content: elementsOf(body, 0) },
    ...(Object.keys(headers).length > 0 && { headers: segmentsOf(headers, "headerId") }),
    ...(Object.keys(footers).length > 0 && { footers: segmentsOf(footers, "footerId") }),
    documentStyle,
    namedStyles: { styles: [...namedStyles] },
    ...(Object.keys(lists).length > 0 && { lists }),
    ...(Object.keys(namedRanges).length > 0 && { namedRanges }),
  };
}

function segmentsOf<Id extends "headerId" | "footerId">(segments: Readonly<Record<string, Segment>>, idName: Id) {
  return Object.fromEntries(
    Object.entries(segments).map(([id, { content }]) => [id, { [idName]: id, content: elementsOf(content, 0) }]),
  );
}

/** An index as Google writes it: zero is left out. */
function startIndex(start: number): { startIndex?: number } {
  return start === 0 ? {} : { startIndex: start };
}

function elementsOf(content: readonly Block[], start: number): docs_v1.Schema$StructuralElement[] {
  let at = start;
  return content.map((block) => {
    const from = at;
    at += sizeOf(block);
    return { ...startIndex(from), endIndex: at, ...elementOf(block, from) };
  });
}

function elementOf(block: Block, start: number): docs_v1.Schema$StructuralElement {
  switch (block.kind) {
    case "paragraph":
      return { paragraph: paragraphOf(block, start) };
    case "table":
      return { table: tableOf(block, start) };
    case "sectionBreak":
      return { sectionBreak: { sectionStyle: block.style } };
  }
}

function paragraphOf({ pieces, style, bullet }: Paragraph, start: number): docs_v1.Schema$Paragraph {
  let at = start;
  const elements = pieces.map(({ text, object, style: textStyle }) => {
    const from = at;
    at += text.length;
    const place = { ...startIndex(from), endIndex: at };
    if (!object) return { ...place, textRun: { content: text, textStyle } };
    const [kind, value] = Object.entries(object)[0]!;
    return { ...place, [kind]: { ...value, textStyle } };
  });
  return {
    elements,
    paragraphStyle: { ...style, direction: style.direction ?? "LEFT_TO_RIGHT" },
    ...(bullet && { bullet }),
  };
}

function tableOf(table: Table, start: number): docs_v1.Schema$Table {
  let at = start + 1;
  const tableRows = table.rows.map((row) => {
    const from = at;
    let cellAt = from + 1;
    const tableCells = row.cells.map((cell) => {
      const cellFrom = cellAt;
      cellAt += sizeOf(cell);
      const content = elementsOf(cell.content, cellFrom + 1);
      return { startIndex: cellFrom, endIndex: cellAt, content, tableCellStyle: cell.style };
    });
    at = cellAt;
    return { startIndex: from, endIndex: at, tableCells, tableRowStyle: row.style };
  });
  return {
    rows: table.rows.length,
    columns: table.columns.length,
    tableRows,
    tableStyle: { tableColumnProperties: [...table.columns] },
  };
}

function namedRangesOf({ namedRanges }: StoredDocument): Record<string, docs_v1.Schema$NamedRanges> {
  const byName: Record<string, docs_v1.Schema$NamedRanges> = {};
  for (const { name, namedRangeId, segmentId, startIndex: start, endIndex } of namedRanges) {
    const ranges = [{ ...(segmentId && { segmentId }), ...startIndex(start), endIndex, tabId: TAB_ID }];
    byName[name] ??= { name, namedRanges: [] };
    byName[name].namedRanges!.push({ namedRangeId, name, ranges });
  }
  return byName;
}

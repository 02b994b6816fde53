import type { docs_v1 } from "googleapis";
import { Problem } from "../../problem.ts";
import type { Block, SectionBreak, Segment, StoredDocument } from "../resources.ts";
import { readLists } from "./numbering.ts";
import { DOCUMENT_PART, NUMBERING_PART, openPackage, type Package, relationshipsOf, STYLES_PART } from "./package.ts";
import { readContent } from "./read-content.ts";
import { PLAIN_SECTION, readDocumentStyle, readSection, type SegmentIds } from "./sections.ts";
import { readStyles, type Styles } from "./styles.ts";
import { childOf, element, parseXml, writeXml, type XmlElement } from "./xml.ts";

/**
 * A .docx file as a document. What Google's resource has no room for stays in the file, or beside the element as `source`. Not read are
 * footnotes, comments and text boxes, which stay in the file; names of elements must have the usual prefix `w`.
 * Throws `Problem` when the bytes are no such file.
 */
export async function readDocx(bytes: Uint8Array, documentId: string): Promise<StoredDocument> {
  const parts = await openPackage(bytes);
  try {
    return await readParts(parts, documentId);
  } catch (cause) {
    throw new Problem("El documento de Word está dañado y no se puede leer.", { cause });
  }
}

async function readParts(parts: Package, documentId: string): Promise<StoredDocument> {
  const styles = readStyles(await parts.text(STYLES_PART));
  const relationships = await relationshipsOf(parts, DOCUMENT_PART);
  const headers = await readSegments(parts, styles, "header");
  const footers = await readSegments(parts, styles, "footer");
  const root = childOf(parseXml((await parts.text(DOCUMENT_PART)) ?? ""), "w:body") ?? element("w:body");
  const sections: XmlElement[] = [];
  const onSection = (properties: XmlElement) => sections.push(properties);
  const content = readContent(root, { links: await linksOf(parts, DOCUMENT_PART), styles, onSection });
  sections.push(childOf(root, "w:sectPr") ?? PLAIN_SECTION);
  const ids: SegmentIds = new Map([...idsByPart(headers), ...idsByPart(footers)]);
  const breaks = sections.map(
    (properties): SectionBreak => ({
      kind: "sectionBreak",
      style: readSection(properties, relationships, ids),
      source: writeXml(properties),
    }),
  );
  return {
    documentId,
    revision: 1,
    body: withSections(content, breaks),
    headers,
    footers,
    lists: readLists(await parts.text(NUMBERING_PART)),
    namedStyles: [...styles.namedStyles],
    documentStyle: readDocumentStyle(sections[0]!, breaks[0]!.style) as docs_v1.Schema$DocumentStyle,
    namedRanges: [],
    lastId: 0,
  };
}

/** Each section begins with its break, which in Word stands at the section's end. */
function withSections(content: readonly Block[], breaks: readonly SectionBreak[]): Block[] {
  let next0 = 1;
  return [breaks[0]!, ...content.map((block) => (block.kind === "sectionBreak" ? breaks[next0++]! : block))];
}

async function readSegments(
  parts: Package,
  styles: Styles,
  type: "header" | "footer",
): Promise<Record<string, Segment>> {
  const targets = [...(await relationshipsOf(parts, DOCUMENT_PART)).values()].filter((found) => found.type === type);
  const segments: Record<string, Segment> = {};
  for (const [index, part] of [...new Set(targets.map(({ target }) => target))].sort().entries()) {
    const xml = await parts.text(part);
    if (xml === undefined) continue;
    const around = { links: await linksOf(parts, part), styles, onSection: () => {} };
    segments[`kix.${type}${index + 1}`] = { content: readContent(parseXml(xml), around), part };
  }
  return segments;
}

function idsByPart(segments: Readonly<Record<string, Segment>>): [string, string][] {
  return Object.entries(segments).map(([id, { part }]) => [part ?? "", id]);
}

async function linksOf(parts: Package, part: string): Promise<ReadonlyMap<string, string>> {
  const found = [...(await relationshipsOf(parts, part))].filter(([, { isExternal }]) => isExternal);
  return new Map(found.map(([id, { target }]) => [id, target]));
}

import type { Block, StoredDocument } from "../resources.ts";
import { numberingOf } from "./numbering.ts";
import {
  DOCUMENT_PART,
  NUMBERING_PART,
  openPackage,
  type Package,
  packageBytes,
  putText,
  relationshipsPath,
  STYLES_PART,
} from "./package.ts";
import { PLAIN_SECTION, textWidthOf } from "./sections.ts";
import { readStyles, withStyles } from "./styles.ts";
import { writeBody, writeContent } from "./write-content.ts";
import { parseFragment } from "./xml.ts";

/** A document as a .docx file: the package it came from, with only the content of its body, headers and footers written anew. */
export async function writeDocx(document: StoredDocument, packageFile: Uint8Array): Promise<Uint8Array> {
  const parts = await openPackage(packageFile);
  const stylesXml = await parts.text(STYLES_PART);
  if (stylesXml !== undefined) putText(parts, STYLES_PART, withStyles(stylesXml, namedStylesOf(document)));
  const styles = readStyles(await parts.text(STYLES_PART));
  const numbering = numberingOf(document.lists, await parts.text(NUMBERING_PART));
  if (numbering.xml !== null) await putNumbering(parts, numbering.xml);
  const body = writeBody(document.body, { styles, numbering });
  await rewrite(parts, DOCUMENT_PART, "w:body", body);
  const first = document.body.find(({ kind }) => kind === "sectionBreak");
  const widthTwips = textWidthOf(
    first?.kind === "sectionBreak" ? parseFragment(first.source, "w:sectPr") : PLAIN_SECTION,
  );
  for (const { content, part } of [...Object.values(document.headers), ...Object.values(document.footers)]) {
    const inner = writeContent(content, { styles, numbering, widthTwips });
    if (part !== null) await rewrite(parts, part, "w:(?:hdr|ftr)", inner);
  }
  return await packageBytes(parts);
}

/** Puts new content into the one element of a name, whose own tag with its namespaces stays. */
async function rewrite(parts: Package, part: string, name: string, inner: string): Promise<void> {
  const xml = (await parts.text(part)) ?? "";
  const opening = new RegExp(`<(${name})(\\s[^>]*?)?(/?)>`).exec(xml);
  if (!opening) throw new Error(`${part} has no ${name}`);
  const [tag, found, attributes = "", isClosed] = opening;
  const close = isClosed ? opening.index + tag.length : xml.lastIndexOf(`</${found}>`) + `</${found}>`.length;
  const changed = `${xml.slice(0, opening.index)}<${found}${attributes}>${inner}</${found}>${xml.slice(close)}`;
  putText(parts, part, changed);
}

/** A package without lists has to learn where they are. */
async function putNumbering(parts: Package, xml: string): Promise<void> {
  const isNew = parts.zip.file(NUMBERING_PART) === null;
  putText(parts, NUMBERING_PART, xml);
  if (!isNew) return;
  const types = (await parts.text("[Content_Types].xml")) ?? "";
  const override = `<Override PartName="/${NUMBERING_PART}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>`;
  putText(parts, "[Content_Types].xml", types.replace("</Types>", `${override}</Types>`));
  const path = relationshipsPath(DOCUMENT_PART);
  const relationships = (await parts.text(path)) ?? EMPTY_RELATIONSHIPS;
  const added = `<Relationship Id="rIdListas" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/>`;
  putText(parts, path, relationships.replace("</Relationships>", `${added}</Relationships>`));
}

const EMPTY_RELATIONSHIPS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';

function namedStylesOf({ body, headers, footers }: StoredDocument): Set<string> {
  const found = new Set<string>();
  const visit = (blocks: readonly Block[]) => {
    for (const block of blocks) {
      if (block.kind === "paragraph") found.add(block.style.namedStyleType ?? "NORMAL_TEXT");
      if (block.kind === "table") for (const { cells } of block.rows) for (const { content } of cells) visit(content);
    }
  };
  visit(body);
  for (const { content } of [...Object.values(headers), ...Object.values(footers)]) visit(content);
  return found;
}

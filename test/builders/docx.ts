import { zip } from "./zip.ts";

/** A .docx file with this body (WordprocessingML), headings by level and one bulleted list. */
export function docx(body: string): Uint8Array {
  return zip({
    "[Content_Types].xml": `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${WORD}.numbering+xml"/></Types>`,
    "_rels/.rels": `${XML}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `${XML}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${OFFICE}/numbering" Target="numbering.xml"/></Relationships>`,
    "word/styles.xml": `${XML}<w:styles ${NAMESPACE}><w:style w:type="paragraph" w:styleId="Ttulo2"><w:name w:val="heading 2"/></w:style></w:styles>`,
    "word/numbering.xml": `${XML}<w:numbering ${NAMESPACE}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    "word/document.xml": `${XML}<w:document ${NAMESPACE}><w:body>${body}</w:body></w:document>`,
  });
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

export function paragraph(text: string, kind: "plain" | "heading" | "item" = "plain"): string {
  const properties = {
    plain: "",
    heading: '<w:pPr><w:pStyle w:val="Ttulo2"/></w:pPr>',
    item: '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>',
  }[kind];
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<w:p>${properties}${text ? `<w:r><w:t xml:space="preserve">${escaped}</w:t></w:r>` : ""}</w:p>`;
}

export interface DocxCell {
  /** Paragraphs, as XML. */
  readonly content: string;
  readonly columnSpan?: number;
  /** Whether a cell that spans rows begins here or goes on from above. */
  readonly vertical?: "restart" | "continue";
}

export function table(rows: readonly (readonly DocxCell[])[]): string {
  return `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map(cellXml).join("")}</w:tr>`).join("")}</w:tbl>`;
}

function cellXml({ content, columnSpan = 1, vertical }: DocxCell): string {
  const span = columnSpan > 1 ? `<w:gridSpan w:val="${columnSpan}"/>` : "";
  const merge = vertical ? `<w:vMerge w:val="${vertical}"/>` : "";
  return `<w:tc><w:tcPr>${span}${merge}</w:tcPr>${content || paragraph("")}</w:tc>`;
}

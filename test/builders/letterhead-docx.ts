import { zip } from "./zip.ts";

/**
 * A .docx file as staff have it: letterhead with a picture's place, a footer with page numbers, an upright section and one that lies
 * across, in which a table stands, a list, and properties that the Docs API does not know.
 */
export function letterheadDocx(): Uint8Array {
  return zip({
    "[Content_Types].xml": `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${["document.main", "styles", "numbering", "header", "footer"].map((kind) => `<Override PartName="/word/${PARTS[kind]}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`).join("")}</Types>`,
    "_rels/.rels": relationships({ rId1: ["officeDocument", "word/document.xml"] }),
    "word/_rels/document.xml.rels": relationships({
      rId1: ["styles", "styles.xml"],
      rId2: ["header", "header1.xml"],
      rId3: ["footer", "footer1.xml"],
      rId4: ["numbering", "numbering.xml"],
    }),
    "word/styles.xml": `${XML}<w:styles ${NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Liberation Serif"/><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Ttulo1"><w:name w:val="heading 1"/><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style></w:styles>`,
    "word/numbering.xml": `${XML}<w:numbering ${NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    "word/header1.xml": `${XML}<w:hdr ${NAMESPACES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Alcaldía de {{muni</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>cipio}}</w:t></w:r></w:p></w:hdr>`,
    "word/footer1.xml": `${XML}<w:ftr ${NAMESPACES}><w:p><w:r><w:t xml:space="preserve">Página </w:t></w:r>${field("PAGE", "1")}<w:r><w:t xml:space="preserve"> de </w:t></w:r><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p></w:ftr>`,
    "word/document.xml": `${XML}<w:document ${NAMESPACES}><w:body>${BODY}</w:body></w:document>`,
  });
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const NAMESPACES = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${OFFICE}"`;
const PARTS: Readonly<Record<string, string>> = {
  "document.main": "document.xml",
  styles: "styles.xml",
  numbering: "numbering.xml",
  header: "header1.xml",
  footer: "footer1.xml",
};

function relationships(all: Readonly<Record<string, readonly [type: string, target: string]>>): string {
  const one = ([id, [type, target]]: [string, readonly [string, string]]) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  return `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${Object.entries(all).map(one).join("")}</Relationships>`;
}

function field(instruction: string, result: string): string {
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  return `${mark("begin")}<w:r><w:instrText> ${instruction} </w:instrText></w:r>${mark("separate")}<w:r><w:t>${result}</w:t></w:r>${mark("end")}`;
}

function section(width: number, height: number, orientation: string): string {
  return `<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="${width}" w:h="${height}"${orientation}/><w:pgMar w:top="1440" w:right="1080" w:bottom="1440" w:left="1080" w:header="700" w:footer="700" w:gutter="0"/></w:sectPr>`;
}

function cell(text: string, properties = ""): string {
  return `<w:tc><w:tcPr><w:tcW w:w="2400" w:type="dxa"/>${properties}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
}

const BODY = [
  '<w:p><w:pPr><w:pStyle w:val="Ttulo1"/></w:pPr><w:r><w:t>Informe de {{municipio}}</w:t></w:r></w:p>',
  '<w:p><w:pPr><w:suppressLineNumbers/><w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="Liberation Sans" w:hAnsi="Liberation Sans"/><w:lang w:val="es-SV"/></w:rPr><w:t>Período {{periodo}}</w:t></w:r></w:p>',
  '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Primero</w:t></w:r></w:p>',
  `<w:p><w:pPr>${section(12240, 15840, "")}</w:pPr></w:p>`,
  `<w:tbl><w:tblPr><w:tblStyle w:val="x"/><w:tblW w:w="7200" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="2400"/><w:gridCol w:w="2400"/><w:gridCol w:w="2400"/></w:tblGrid>`,
  `<w:tr><w:trPr><w:tblHeader/></w:trPr>${cell("Eje", '<w:gridSpan w:val="2"/><w:shd w:val="clear" w:color="auto" w:fill="D9E2F3"/>')}${cell("Monto")}</w:tr>`,
  `<w:tr>${cell("Cultura", '<w:vMerge w:val="restart"/>')}${cell("a")}${cell("1")}</w:tr>`,
  `<w:tr>${cell("", "<w:vMerge/>")}${cell("b")}${cell("2")}</w:tr></w:tbl>`,
  "<w:p><w:r><w:t>{{tabla: avance}}</w:t></w:r></w:p>",
  section(15840, 12240, ' w:orient="landscape"'),
].join("");

import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type IParagraphOptions,
  type ISectionOptions,
  type IStylesOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import JSZip from "jszip";
import type { FactsTable, Line, Section, TemplateSource, TextLine } from "./source.ts";

/** A template as a .docx file, letter size. The same source gives the same bytes. */
export async function templateDocx(source: TemplateSource): Promise<Uint8Array> {
  const document = new Document({
    title: source.title,
    creator: "cuadros",
    lastModifiedBy: "cuadros",
    styles: STYLES,
    sections: source.sections.map((section, index0) => ({
      ...sectionOf(section),
      // The sections that follow have those of the first, so that staff change them in one place.
      ...(index0 === 0 && { headers: { default: letterhead() }, footers: { default: footer(source) } }),
    })),
  });
  return settled(await Packer.toBuffer(document));
}

/** Twips: twentieths of a point. */
const LETTER = { width: 12240, height: 15840 };
const MARGINS = { top: 1560, bottom: 1300, left: 1300, right: 1300, header: 620, footer: 560 };
const FACTS_WIDTHS = [2900, LETTER.width - MARGINS.left - MARGINS.right - 2900] as const;
const BLUE = "1F4E79";
const GREY = "5F6B7A";
const RED = "B00020";
const RULE = { style: BorderStyle.SINGLE, size: 4, color: "B7C4D1" };

const STYLES: IStylesOptions = {
  default: {
    document: { run: { font: "Arial", size: 22, language: { value: "es-SV" } }, paragraph: { spacing: { line: 252 } } },
    title: { run: { size: 34, bold: true, color: BLUE }, paragraph: centered(120, 80) },
    heading1: {
      run: { size: 26, bold: true, color: BLUE },
      paragraph: { spacing: { before: 300, after: 100 }, keepNext: true },
    },
    heading2: {
      run: { size: 23, bold: true, color: BLUE },
      paragraph: { spacing: { before: 220, after: 80 }, keepNext: true },
    },
    heading3: {
      run: { size: 22, bold: true, color: GREY },
      paragraph: { spacing: { before: 180, after: 80 }, keepNext: true },
    },
  },
  // Named styles of Google Docs that the library has no defaults for.
  paragraphStyles: [
    { id: "Normal", name: "Normal", quickFormat: true },
    {
      id: "Subtitle",
      name: "Subtitle",
      basedOn: "Normal",
      next: "Normal",
      quickFormat: true,
      run: { size: 24, color: GREY },
      paragraph: centered(0, 240),
    },
  ],
};

function sectionOf({ page, lines }: Section): ISectionOptions {
  const orientation = page === "lying" ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
  return {
    properties: { page: { size: { ...LETTER, orientation }, margin: MARGINS } },
    children: lines.flatMap(lineOf),
  };
}

function letterhead(): Header {
  return new Header({
    children: [
      edgeLine([new TextRun({ text: "Alcaldía Municipal de {{municipio}}", size: 24, bold: true, color: BLUE })]),
      edgeLine(
        [new TextRun({ text: "Departamento de {{departamento}}, El Salvador", size: 18, color: GREY })],
        "bottom",
      ),
    ],
  });
}

function footer({ pageMark }: TemplateSource): Footer {
  const small = { size: 17, color: GREY };
  return new Footer({
    children: [
      edgeLine(
        [new TextRun({ ...small, text: "Documento N.º {{número de informe}}, versión {{versión}}, del {{fecha}}" })],
        "top",
      ),
      edgeLine([
        new TextRun({ ...small, text: "Página " }),
        new TextRun({ ...small, children: [PageNumber.CURRENT] }),
        new TextRun({ ...small, text: " de " }),
        new TextRun({ ...small, children: [PageNumber.TOTAL_PAGES] }),
      ]),
      ...(pageMark === undefined
        ? []
        : [edgeLine([new TextRun({ text: pageMark, size: 17, bold: true, color: RED })])]),
    ],
  });
}

/** A line above or below the text of a page, with a rule on one side. */
function edgeLine(children: readonly TextRun[], ruled?: "top" | "bottom"): Paragraph {
  return new Paragraph({ ...centered(0, 20), ...(ruled && { border: { [ruled]: { ...RULE, space: 4 } } }), children });
}

function lineOf(line: Line): readonly (Paragraph | Table)[] {
  return line.kind === "facts" ? [factsTable(line), GAP] : [new Paragraph(paragraphOf(line))];
}

/** What keeps a table apart from what follows. */
const GAP = new Paragraph({ ...centered(0, 0), children: [new TextRun({ text: "", size: 12 })] });

function paragraphOf({ kind, text }: TextLine): IParagraphOptions {
  switch (kind) {
    case "title":
      return { text, heading: HeadingLevel.TITLE };
    case "subtitle":
      return { text, style: "Subtitle" };
    case "heading":
      return { text, heading: HeadingLevel.HEADING_1 };
    case "subheading":
      return { text, heading: HeadingLevel.HEADING_2 };
    case "text":
      return { text, spacing: { after: 100 } };
    case "hint":
      return { ...centered(0, 120), children: [new TextRun({ text, italics: true, size: 18, color: GREY })] };
    case "closing":
      return { text, spacing: { before: 240, after: 0 }, keepNext: true };
    case "signed":
      return { ...centered(720, 0), text, keepNext: true };
    case "signer":
      return { ...centered(0, 0), text, keepNext: true };
  }
}

function factsTable({ rows }: FactsTable): Table {
  const cell = (text: string, width: number, isName: boolean) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { top: 40, bottom: 40, left: 100, right: 100 },
      // Google Docs has no borders of a table as a whole.
      borders: { top: RULE, bottom: RULE, left: RULE, right: RULE },
      ...(isName ? { shading: { fill: "DCE8F4" } } : {}),
      children: [new Paragraph({ children: [new TextRun({ text, bold: isName, size: 20 })] })],
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: FACTS_WIDTHS[0] + FACTS_WIDTHS[1], type: WidthType.DXA },
    columnWidths: [...FACTS_WIDTHS],
    rows: rows.map(
      ([name, value]) =>
        new TableRow({
          cantSplit: true,
          children: [cell(name, FACTS_WIDTHS[0], true), cell(value, FACTS_WIDTHS[1], false)],
        }),
    ),
  });
}

function centered(before: number, after: number) {
  return { alignment: AlignmentType.CENTER, spacing: { before, after } };
}

/** The day of all templates: files that differ in their dates alone would look like new versions. */
const DAY = new Date("2026-11-22T12:00:00Z");

/** The same package with one date for everything in it, and its fields as Word writes them. */
async function settled(docx: Uint8Array): Promise<Uint8Array> {
  const { files } = await JSZip.loadAsync(docx);
  const written = new JSZip();
  for (const [name, file] of Object.entries(files)) {
    if (file.dir) continue;
    const xml = (await file.async("text"))
      .replace(/(<dcterms:\w+ [^>]*>)[^<]*/g, `$1${DAY.toISOString()}`)
      .replace(FIELD_IN_ONE_RUN, (_, properties: string, instruction: string) => fieldRuns(properties, instruction));
    written.file(name, xml, { date: DAY, createFolders: false });
  }
  return await written.generateAsync({ type: "uint8array", compression: "DEFLATE", compressionOptions: { level: 9 } });
}

const FIELD_IN_ONE_RUN =
  /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)<w:fldChar w:fldCharType="begin"\/><w:instrText[^>]*>([^<]*)<\/w:instrText><w:fldChar w:fldCharType="separate"\/><w:fldChar w:fldCharType="end"\/><\/w:r>/g;

/** A page number in a run for each of its parts and with a result: importers lose fields of other forms (PHPOffice/PHPWord #677). */
function fieldRuns(properties: string, instruction: string): string {
  const mark = (type: string) => `<w:fldChar w:fldCharType="${type}"/>`;
  const parts = [
    mark("begin"),
    `<w:instrText xml:space="preserve"> ${instruction} </w:instrText>`,
    mark("separate"),
    "<w:t>1</w:t>",
    mark("end"),
  ];
  return parts.map((part) => `<w:r>${properties}${part}</w:r>`).join("");
}

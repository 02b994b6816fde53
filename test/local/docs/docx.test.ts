import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { docs_v1 } from "googleapis";
import JSZip from "jszip";
import mammoth from "mammoth";
import { expect, test } from "vitest";
import { readDocx } from "../../../build/local/docs/docx/read-docx.ts";
import { writeDocx } from "../../../build/local/docs/docx/write-docx.ts";
import { printByChromium } from "../../../build/local/docs/pdf/chromium.ts";
import { printByOffice } from "../../../build/local/docs/pdf/office.ts";
import { writePdf } from "../../../build/local/docs/pdf/pdf.ts";
import { readDocument } from "../../../build/local/docs/read.ts";
import type { StoredDocument } from "../../../build/local/docs/resources.ts";
import { Problem } from "../../../build/local/problem.ts";
import { openStored } from "../../builders/documents.ts";
import { letterheadDocx } from "../../builders/letterhead-docx.ts";

const hasPoppler = spawnSync("pdftotext", ["-v"]).status === 0;
const hasWriter = spawnSync("lowriter", ["--version"]).status === 0;

test("a Word document is read with its headers, page numbers, sections, lists and merged cells", async () => {
  const { documentTab: tab } = readDocument(await readDocx(letterheadDocx(), "d1"), "x", true).tabs![0]!;
  const [section, title, text, item, , lying, table] = tab!.body!.content!;
  expect(section).toMatchObject({
    endIndex: 1,
    sectionBreak: { sectionStyle: { marginLeft: { magnitude: 54, unit: "PT" } } },
  });
  expect(title?.paragraph).toMatchObject({
    elements: [{ startIndex: 1, textRun: { content: "Informe de {{municipio}}\n" } }],
    paragraphStyle: { namedStyleType: "HEADING_1" },
  });
  expect(text?.paragraph).toMatchObject({
    elements: [{ textRun: { textStyle: { weightedFontFamily: { fontFamily: "Liberation Sans" } } } }],
    paragraphStyle: { alignment: "JUSTIFIED" },
  });
  expect(tab!.lists?.[item!.paragraph!.bullet!.listId!]?.listProperties?.nestingLevels?.[0]).toMatchObject({
    glyphType: "DECIMAL",
    glyphFormat: "%0.",
  });
  expect(lying?.sectionBreak?.sectionStyle).toMatchObject({ flipPageOrientation: true, sectionType: "NEXT_PAGE" });
  expect(tab!.documentStyle?.pageSize).toEqual({
    width: { magnitude: 612, unit: "PT" },
    height: { magnitude: 792, unit: "PT" },
  });
  expect(spans(table!.table!)).toEqual([
    ["1x2", "1x1", "1x1"],
    ["2x1", "1x1", "1x1"],
    ["1x1", "1x1", "1x1"],
  ]);
  expect(table!.table!.tableRows![0]!.tableRowStyle).toEqual({ tableHeader: true });
  const footer = tab!.footers![tab!.documentStyle!.defaultFooterId!]!.content![0]!.paragraph!.elements!;
  expect(footer.map(({ textRun, autoText }) => textRun?.content ?? autoText?.type)).toEqual([
    "Página ",
    "PAGE_NUMBER",
    " de ",
    "PAGE_COUNT",
    "\n",
  ]);
});

test("a document that nobody changed is written as it came, properties that the API does not know included", async () => {
  const before = await partsOf(letterheadDocx());
  const after = await partsOf(await writeDocx(await readDocx(letterheadDocx(), "d1"), letterheadDocx()));
  expect(Object.keys(after)).toEqual(Object.keys(before));
  expect(after["word/footer1.xml"]).toBe(before["word/footer1.xml"]);
  expect(after["word/document.xml"]).toContain("<w:suppressLineNumbers/>");
  expect(after["word/document.xml"]).toContain('<w:lang w:val="es-SV"/>');
  const again = await readDocx(await writeDocx(await readDocx(letterheadDocx(), "d1"), letterheadDocx()), "d1");
  expect(readDocument(again, "x", true)).toEqual(readDocument(await readDocx(letterheadDocx(), "d1"), "x", true));
});

test("a filled template shows its text, table and header in mammoth, and fields over two runs are replaced", async () => {
  const html = (await mammoth.convertToHtml({ buffer: Buffer.from(await filled()) })).value;
  expect(html).toContain("<h1>Informe de Usulután &lt;&amp;&gt; 😀</h1>");
  expect(html).toContain("<p>Acción</p></th><th><p>Monto</p></th>");
  expect(html).toContain("<p>Auditar</p></td><td><p>$300.00</p></td>");
  expect(html).toContain("<ul><li>Uno</li><li>Dos</li></ul>");
  expect(html).not.toContain("{{tabla");
  const { "word/header1.xml": header } = await partsOf(await filled());
  expect(header).toContain("Usulután &lt;&amp;&gt; 😀");
});

test.skipIf(!hasWriter || !hasPoppler)(
  "LibreOffice shows the filled template with header, footer with page numbers, and the lying page",
  { timeout: 180_000 },
  async () => checkPages((await printByOffice(await filled()))!),
);

test("Chromium prints the filled template with header, footer with page numbers, and the lying page", {
  timeout: 120_000,
}, async () => {
  checkPages(await printByChromium(await filledDocument()));
});

test.skipIf(!hasPoppler)("a PDF is made by what there is on the machine", { timeout: 180_000 }, async () => {
  checkPages(await writePdf(await filledDocument(), letterheadDocx()));
});

test("what is no Word document is refused in plain Spanish", async () => {
  await expect(readDocx(new Uint8Array([1, 2, 3]), "d1")).rejects.toThrow(Problem);
  await expect(readDocx(new Uint8Array([1, 2, 3]), "d1")).rejects.toThrow(/no se pudo leer como documento de Word/);
});

function checkPages(pdf: Uint8Array): void {
  const pages = pdfPages(pdf);
  expect(pages.map(({ size }) => size)).toEqual(["612x792", "792x612"]);
  for (const [index, { text }] of pages.entries()) {
    expect(text).toContain("Alcaldía de Usulután");
    expect(text).toMatch(new RegExp(`Página\\s+${index + 1}\\s+de\\s+2`));
  }
  expect(pages[1]?.text).toMatch(/Auditar\s+\$300\.00/);
}

async function filled(): Promise<Uint8Array> {
  return await writeDocx(await filledDocument(), letterheadDocx());
}

/** The letterhead with its fields filled, and a list and a table in the place of a block. */
async function filledDocument(): Promise<StoredDocument> {
  const one = openStored(await readDocx(letterheadDocx(), "d1"));
  const block = startOf(one.document(), "{{tabla: avance}}");
  const end = block + "{{tabla: avance}}".length;
  const cells = [
    ["Acción", "Monto"],
    ["Auditar", "$300.00"],
  ].flatMap((row, row0) => row.map((text, column0) => ({ text, index: block + 1 + 3 + row0 * 5 + column0 * 2 })));
  const tableStartLocation = { index: block + 1 };
  one.update(
    { deleteContentRange: { range: { startIndex: block, endIndex: end } } },
    { insertText: { location: { index: block }, text: "Uno\nDos" } },
    {
      createParagraphBullets: {
        range: { startIndex: block, endIndex: block + 5 },
        bulletPreset: "BULLET_DISC_CIRCLE_SQUARE",
      },
    },
    { insertText: { location: { index: block }, text: "\n" } },
    { insertTable: { location: { index: block }, rows: 2, columns: 2 } },
    ...cells.reverse().map(({ text, index }) => ({ insertText: { location: { index }, text } })),
    { pinTableHeaderRows: { tableStartLocation, pinnedHeaderRowsCount: 1 } },
    {
      updateTableColumnProperties: {
        tableStartLocation,
        columnIndices: [1],
        tableColumnProperties: { widthType: "FIXED_WIDTH", width: { magnitude: 90, unit: "PT" } },
        fields: "widthType,width",
      },
    },
    { replaceAllText: { containsText: { text: "{{municipio}}", matchCase: true }, replaceText: "Usulután <&> 😀" } },
  );
  return one.stored();
}

function startOf(document: docs_v1.Schema$Document, text: string): number {
  const content = document.tabs![0]!.documentTab!.body!.content!;
  const element = content
    .flatMap(({ paragraph }) => paragraph?.elements ?? [])
    .find(({ textRun }) => textRun?.content?.startsWith(text));
  return element!.startIndex!;
}

function spans({ tableRows = [] }: docs_v1.Schema$Table): string[][] {
  return tableRows.map(({ tableCells = [] }) =>
    tableCells.map(({ tableCellStyle }) => `${tableCellStyle?.rowSpan}x${tableCellStyle?.columnSpan}`),
  );
}

async function partsOf(docx: Uint8Array): Promise<Record<string, string>> {
  const { files } = await JSZip.loadAsync(docx);
  const names = Object.keys(files).sort();
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await files[name]!.async("text")])));
}

function pdfPages(pdf: Uint8Array): { size: string; text: string }[] {
  const folder = mkdtempSync(join(tmpdir(), "pdf-"));
  try {
    const file = join(folder, "a.pdf");
    writeFileSync(file, pdf);
    const info = spawnSync("pdfinfo", ["-l", "99", file], { encoding: "utf8" }).stdout;
    const texts = spawnSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }).stdout.split("\f");
    return [...info.matchAll(/size:\s+([\d.]+) x ([\d.]+)/g)].map(([, width, height], index) => ({
      size: `${Math.round(Number(width))}x${Math.round(Number(height))}`,
      text: texts[index] ?? "",
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

import fc from "fast-check";
import type { docs_v1 } from "googleapis";
import { expect, test } from "vitest";
import { readDocx } from "../../../build/local/docs/docx/read-docx.ts";
import { writeDocx } from "../../../build/local/docs/docx/write-docx.ts";
import type { StoredDocument } from "../../../build/local/docs/resources.ts";
import { ApiError } from "../../../build/local/sheets/errors.ts";
import { openStored } from "../../builders/documents.ts";
import { letterheadDocx } from "../../builders/letterhead-docx.ts";

const text = fc
  .array(fc.constantFrom("a", "<b>", "&amp;", '"', "😀", "\n", "\t", "\v", " ", "{{x}}", "]]>", "\uFFFE"), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => parts.join(""));
const index = fc.integer({ min: 1, max: 120 });
const range = fc
  .tuple(index, fc.integer({ min: 1, max: 20 }))
  .map(([startIndex, length]) => ({ startIndex, endIndex: startIndex + length }));
const style = fc.record(
  {
    bold: fc.boolean(),
    italic: fc.boolean(),
    underline: fc.boolean(),
    fontSize: fc.integer({ min: 6, max: 30 }).map((magnitude) => ({ magnitude, unit: "PT" })),
    foregroundColor: fc.constantFrom({}, { color: { rgbColor: { red: 1 } } }),
  },
  { requiredKeys: [] },
);
const request = fc.oneof(
  fc.record({ insertText: fc.record({ text, location: fc.record({ index }) }) }),
  fc.record({ deleteContentRange: fc.record({ range }) }),
  fc.record({
    insertTable: fc.record({
      rows: fc.integer({ min: 1, max: 3 }),
      columns: fc.integer({ min: 1, max: 3 }),
      location: fc.record({ index }),
    }),
  }),
  fc.record({ insertPageBreak: fc.record({ location: fc.record({ index }) }) }),
  fc.record({ updateTextStyle: fc.record({ range, textStyle: style, fields: fc.constant("*") }) }),
  fc.record({
    updateParagraphStyle: fc.record({
      range,
      paragraphStyle: fc.record({
        namedStyleType: fc.constantFrom("NORMAL_TEXT", "HEADING_1", "HEADING_2"),
        alignment: fc.constantFrom("START", "CENTER", "END", "JUSTIFIED"),
      }),
      fields: fc.constant("namedStyleType,alignment"),
    }),
  }),
  fc.record({
    createParagraphBullets: fc.record({
      range,
      bulletPreset: fc.constantFrom("BULLET_DISC_CIRCLE_SQUARE", "NUMBERED_DECIMAL_NESTED"),
    }),
  }),
);

test("whatever is written into a document, its .docx file says the same when it is read again", async () => {
  const template = await readDocx(letterheadDocx(), "d1");
  await fc.assert(
    fc.asyncProperty(fc.array(request, { maxLength: 12 }), async (requests) => {
      const one = openStored(structuredClone(template));
      for (const wanted of requests) carryOut(() => one.update(wanted));
      const again = await readDocx(await writeDocx(one.stored(), letterheadDocx()), "d1");
      expect(shown(again)).toEqual(shown(one.stored()));
    }),
    { numRuns: 100 },
  );
});

function carryOut(run: () => unknown): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}

/** What a reader sees: texts with their styles, the kinds of paragraphs, tables and sections. */
function shown(document: StoredDocument): unknown[] {
  return openStored(document)
    .document()
    .tabs!.flatMap(({ documentTab }) => elements(documentTab!.body!.content!));
}

function elements(content: readonly docs_v1.Schema$StructuralElement[]): unknown[] {
  return content.map(({ paragraph, table }) => {
    if (table) return shownCells(table).map((cells) => cells.map((cell) => elements(cell.content!)));
    if (!paragraph) return "section";
    const { namedStyleType, alignment } = paragraph.paragraphStyle!;
    return {
      namedStyleType,
      alignment,
      level: paragraph.bullet ? (paragraph.bullet.nestingLevel ?? 0) : null,
      runs: runs(paragraph),
    };
  });
}

/** The cells of each row that no merged cell covers. */
function shownCells({ tableRows = [] }: docs_v1.Schema$Table): docs_v1.Schema$TableCell[][] {
  const covered = new Set<docs_v1.Schema$TableCell>();
  return tableRows.map(({ tableCells = [] }, row0) =>
    tableCells.filter((cell, column0) => {
      const { rowSpan, columnSpan } = cell.tableCellStyle ?? {};
      for (const row of tableRows.slice(row0, row0 + (rowSpan ?? 1)))
        for (const other of row.tableCells!.slice(column0, column0 + (columnSpan ?? 1)))
          if (other !== cell) covered.add(other);
      return !covered.has(cell);
    }),
  );
}

/** Each sign with its style, but for the newline, whose style no reader sees. */
function runs({ elements: all = [] }: docs_v1.Schema$Paragraph): unknown[] {
  return all.flatMap(({ textRun, pageBreak }): unknown[] => {
    if (!textRun) return [pageBreak ? "page" : "object"];
    const { bold, italic, underline, fontSize, foregroundColor } = textRun.textStyle!;
    const visible = foregroundColor?.color ? foregroundColor : undefined;
    const signs = [...textRun.content!.replaceAll("\uFFFE", "").replace(/\n$/, "")];
    return signs.map((sign) => ({ sign, bold, italic, underline, fontSize, visible }));
  });
}

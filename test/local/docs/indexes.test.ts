import fc from "fast-check";
import type { docs_v1 } from "googleapis";
import { expect, test } from "vitest";
import { ApiError } from "../../../build/local/sheets/errors.ts";
import { bodyText, openDocument } from "../../builders/documents.ts";

/** Letters of one and two code units, accents of their own, and line ends. */
const text = fc
  .array(fc.constantFrom("a", "ñ", "B", " ", "😀", "\n", "é", "𝔘"), { minLength: 1, maxLength: 6 })
  .map((all) => all.join(""));
const index = fc.integer({ min: 0, max: 60 });
const edit = fc.oneof(
  fc.record({ insertText: fc.record({ text, location: fc.record({ index }) }) }),
  fc.record({ deleteContentRange: fc.record({ range: fc.record({ startIndex: index, endIndex: index }) }) }),
  fc.record({
    insertTable: fc.record({
      rows: fc.integer({ min: 1, max: 3 }),
      columns: fc.integer({ min: 1, max: 3 }),
      location: fc.record({ index }),
    }),
  }),
  fc.record({ insertPageBreak: fc.record({ location: fc.record({ index }) }) }),
  fc.record({
    updateTextStyle: fc.record({
      range: fc.record({ startIndex: index, endIndex: index }),
      textStyle: fc.constant({ bold: true }),
      fields: fc.constant("bold"),
    }),
  }),
  fc.record({
    createNamedRange: fc.record({ name: fc.constant("x"), range: fc.record({ startIndex: index, endIndex: index }) }),
  }),
);

test("after any edits, carried out or refused, indexes follow one another, in UTF-16 units, and no character is cut", () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
      const { update, document } = openDocument(["Uno 😀 dos", "", "tres"]);
      for (const request of edits) refusedOr(() => update(request));
      const body = document().tabs![0]!.documentTab!.body!.content!;
      const end = checkElements(body, 0);
      const ranges = Object.values(document().tabs![0]!.documentTab!.namedRanges ?? {}).flatMap(
        (one) => one.namedRanges ?? [],
      );
      for (const { startIndex, endIndex } of ranges.flatMap((one) => one.ranges ?? [])) {
        expect(startIndex).toBeGreaterThanOrEqual(1);
        expect(endIndex).toBeLessThanOrEqual(end);
        expect(endIndex).toBeGreaterThan(startIndex!);
      }
    }),
    { numRuns: 300 },
  );
});

test("text put in and taken out of plain paragraphs is what a string would be", () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
      const { update, document } = openDocument(["Uno dos", "tres"]);
      let meant = "Uno dos\ntres\n";
      for (const { insertText, deleteContentRange } of edits.map((request) => request as docs_v1.Schema$Request)) {
        if (insertText) {
          const at = insertText.location!.index! - 1;
          // Within a character, the text goes behind it.
          const place = /[\uD800-\uDBFF]/.test(meant[at - 1] ?? "") ? at + 1 : at;
          if (refusedOr(() => update({ insertText })))
            meant = meant.slice(0, place) + insertText.text + meant.slice(place);
        }
        if (deleteContentRange) {
          const { startIndex, endIndex } = deleteContentRange.range!;
          if (refusedOr(() => update({ deleteContentRange })))
            meant = meant.slice(0, startIndex! - 1) + meant.slice(endIndex! - 1);
        }
      }
      expect(bodyText(document())).toBe(meant);
    }),
    { numRuns: 300 },
  );
});

/** False when Google would refuse it. */
function refusedOr(run: () => unknown): boolean {
  try {
    run();
    return true;
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 400) throw error;
    return false;
  }
}

/** Where the elements end; they have to begin where asked and stand without gaps. */
function checkElements(elements: readonly docs_v1.Schema$StructuralElement[], start: number): number {
  let at = start;
  for (const element of elements) {
    expect(element.startIndex ?? 0).toBe(at);
    if (element.paragraph) expect(checkParagraph(element.paragraph, at)).toBe(element.endIndex);
    else if (element.table) expect(checkTable(element.table, at)).toBe(element.endIndex);
    else expect(element.endIndex).toBe(at + 1);
    at = element.endIndex!;
  }
  expect(elements.at(-1)?.paragraph).toBeDefined();
  return at;
}

function checkParagraph({ elements = [] }: docs_v1.Schema$Paragraph, start: number): number {
  let at = start;
  for (const { startIndex, endIndex, textRun } of elements) {
    expect(startIndex ?? 0).toBe(at);
    const content = textRun?.content ?? "x";
    expect(endIndex).toBe(at + content.length);
    expect(content).toBe(Buffer.from(content, "utf8").toString("utf8"));
    at = endIndex!;
  }
  expect(elements.at(-1)?.textRun?.content).toMatch(/^[^\n]*\n$/);
  return at;
}

function checkTable({ tableRows = [], columns }: docs_v1.Schema$Table, start: number): number {
  let at = start + 1;
  for (const row of tableRows) {
    expect(row.startIndex).toBe(at);
    expect(row.tableCells?.length).toBe(columns);
    at++;
    for (const cell of row.tableCells ?? []) {
      expect(cell.startIndex).toBe(at);
      at = checkElements(cell.content ?? [], at + 1);
      expect(cell.endIndex).toBe(at);
    }
    expect(row.endIndex).toBe(at);
  }
  return at + 1;
}

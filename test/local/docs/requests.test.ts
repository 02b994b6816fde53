import type { docs_v1 } from "googleapis";
import { describe, expect, test } from "vitest";
import { bodyText, type OneDocument, openDocument } from "../../builders/documents.ts";

describe("text", () => {
  test("a newline makes a paragraph in the style of the one that it is put into", () => {
    const one = openDocument(["Uno"]);
    one.update(
      {
        updateParagraphStyle: {
          range: range(1, 3),
          paragraphStyle: { namedStyleType: "HEADING_1" },
          fields: "namedStyleType",
        },
      },
      { insertText: { location: { index: 2 }, text: "x\ny" } },
    );
    expect(paragraphs(one).map(({ text, style }) => [text, style])).toEqual([
      ["Ux\n", "HEADING_1"],
      ["yno\n", "HEADING_1"],
    ]);
  });

  test("controls and private signs are stripped, half characters replaced, and text takes the style of what it follows", () => {
    const one = openDocument(["ab"]);
    one.update(
      { updateTextStyle: { range: range(1, 2), textStyle: { bold: true }, fields: "bold" } },
      { insertText: { location: { index: 2 }, text: "\u0000x\u0007\uE907\uD83D" } },
    );
    expect(paragraphs(one)[0]?.runs).toEqual([
      ["ax\uFFFD", true],
      ["b\n", undefined],
    ]);
  });

  test("text goes behind a character that it would cut", () => {
    const one = openDocument(["a👩‍👧b"]);
    one.update({ insertText: { location: { index: 4 }, text: "-" } });
    expect(bodyText(one.document())).toBe("a👩‍👧-b\n");
  });

  test("where two paragraphs become one, the style is that of the first, unless nothing of it is left", () => {
    const style = { namedStyleType: "HEADING_1" };
    const one = openDocument(["Uno", "Dos", "Tres"]);
    one.update({ updateParagraphStyle: { range: range(1, 2), paragraphStyle: style, fields: "namedStyleType" } });
    one.update({ deleteContentRange: { range: range(3, 6) } });
    expect(paragraphs(one).map(({ text, style: named }) => [text, named])).toEqual([
      ["Unos\n", "HEADING_1"],
      ["Tres\n", "NORMAL_TEXT"],
    ]);
    one.update({ deleteContentRange: { range: range(1, 6) } });
    expect(paragraphs(one).map(({ text, style: named }) => [text, named])).toEqual([["Tres\n", "NORMAL_TEXT"]]);
  });

  test("all text is replaced in body, tables and headers, once, whatever it holds and however it was formatted", () => {
    const one = openDocument(["{{A}} y {{a}}"], ["{{A}}"]);
    one.update(
      { updateTextStyle: { range: range(1, 4), textStyle: { bold: true }, fields: "bold" } },
      { insertTable: { location: { index: 1 }, rows: 1, columns: 1 } },
      { insertText: { location: { index: 5 }, text: "{{A}}" } },
    );
    const { replies } = one.update(
      { replaceAllText: { containsText: { text: "{{A}}", matchCase: true }, replaceText: "{{a}}$&" } },
      { replaceAllText: { containsText: { text: "{{a}}$" }, replaceText: "" } },
    );
    expect(replies).toEqual([
      { replaceAllText: { occurrencesChanged: 3 } },
      { replaceAllText: { occurrencesChanged: 3 } },
    ]);
    expect(bodyText(one.document())).toBe("\n&\n& y {{a}}\n");
    expect(paragraphs(one).at(-1)?.runs[0]).toEqual(["&", true]);
  });

  test.each<[string, object, string]>([
    [
      "behind the end",
      { insertText: { location: { index: 9 }, text: "x" } },
      "Index 9 must be less than the end index of the referenced segment, 6.",
    ],
    [
      "before the beginning",
      { insertText: { location: { index: 0 }, text: "x" } },
      "Index 0 must be greater than or equal to 1.",
    ],
    [
      "nothing",
      { insertText: { location: { index: 1 }, text: "" } },
      "Insert text requests must specify text to insert.",
    ],
    [
      "the last newline",
      { deleteContentRange: { range: range(1, 6) } },
      "The range cannot include the newline character at the end of the segment.",
    ],
    [
      "half a character",
      { deleteContentRange: { range: range(2, 3) } },
      "Invalid deletion range. Cannot delete the requested range.",
    ],
    ["an empty range", { deleteContentRange: { range: range(2, 2) } }, "The range should not be empty."],
    [
      "styling the last newline",
      { updateTextStyle: { range: range(1, 6), textStyle: {}, fields: "bold" } },
      "Index 6 must be less than the end index of the referenced segment, 6.",
    ],
    [
      "an unknown style",
      { updateTextStyle: { range: range(1, 2), textStyle: {}, fields: "fat" } },
      "Invalid field: fat",
    ],
    [
      "no mask",
      { updateTextStyle: { range: range(1, 2), textStyle: {} } },
      "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)",
    ],
    [
      "an unknown segment",
      { insertText: { location: { index: 1, segmentId: "kix.x" }, text: "x" } },
      "Segment with ID kix.x was not found.",
    ],
  ])("%s is refused in Google's words", (_, request, message) => {
    const one = openDocument(["a😀b"]);
    expect(() => one.update(request)).toThrow(`Invalid requests[0].${Object.keys(request)[0]}: ${message}`);
  });

  test.each<[string, object, string]>([
    ["unknown requests", { paint: {} }, `Unknown name "paint" at 'requests[0]': Cannot find field.`],
    [
      "unknown fields",
      { insertText: { where: 1 } },
      `Unknown name "where" at 'requests[0].insert_text': Cannot find field.`,
    ],
    [
      "two requests in one",
      { insertText: {}, insertTable: {} },
      "oneof field 'request' is already set. Cannot set 'insertTable'",
    ],
    ["what is not emulated", { createHeader: {} }, "createHeader is not emulated by the local Workspace."],
    ["wrong words", { updateParagraphStyle: { paragraphStyle: { alignment: "LEFT" } } }, "(TYPE_ENUM)"],
  ])("%s are refused", (_, request, message) => {
    expect(() => openDocument(["a"]).update(request)).toThrow(message);
  });
});

describe("tables", () => {
  test("a table stands one index behind, after a newline, and its cells begin where the contract says", () => {
    const one = openDocument(["AB"]);
    one.update({ insertTable: { location: { index: 2 }, rows: 2, columns: 3 } });
    const [, before, table, after] = content(one);
    expect(before).toMatchObject({ startIndex: 1, endIndex: 3 });
    expect(table).toMatchObject({ startIndex: 3, endIndex: 3 + 2 + 2 * 7 });
    expect(after?.paragraph?.elements?.[0]?.textRun?.content).toBe("B\n");
    const starts = table!.table!.tableRows!.map(({ tableCells }) =>
      tableCells!.map(({ content: inner }) => inner![0]!.startIndex),
    );
    expect(starts).toEqual([0, 1].map((row0) => [0, 1, 2].map((column0) => 3 + 3 + row0 * 7 + column0 * 2)));
  });

  test("rows come and go, and merged cells grow and shrink with them", () => {
    const one = withTable(2, 2);
    one.update({ mergeTableCells: { tableRange: { ...at(0, 0), rowSpan: 2, columnSpan: 1 } } });
    one.update({ insertTableRow: { ...at(0, 1), insertBelow: true } });
    expect(spansOf(one)).toEqual(["3x1", "1x1", "1x1", "1x1", "1x1", "1x1"]);
    one.update({ deleteTableRow: at(2, 1) });
    expect(spansOf(one)).toEqual(["2x1", "1x1", "1x1", "1x1"]);
    one.update({ deleteTableRow: at(0, 0) });
    expect(content(one).map(({ table }) => table !== undefined)).toEqual([false, false, false]);
  });

  test("merging puts the texts of all cells into the first, and later indexes still hold", () => {
    const one = withTable(1, 3);
    one.update(
      { insertText: { location: { index: 9 }, text: "c" } },
      { insertText: { location: { index: 5 }, text: "a" } },
      { mergeTableCells: { tableRange: { ...at(0, 0), rowSpan: 1, columnSpan: 3 } } },
    );
    expect(bodyText(one.document())).toBe("\na\nc\n\n\nfin\n");
  });

  test("a range that cuts a merged cell is refused", () => {
    const one = withTable(2, 3);
    one.update({ mergeTableCells: { tableRange: { ...at(0, 0), rowSpan: 2, columnSpan: 2 } } });
    expect(() => one.update({ mergeTableCells: { tableRange: { ...at(0, 1), rowSpan: 1, columnSpan: 2 } } })).toThrow(
      "The provided table range is not rectangular.",
    );
  });

  test("cells, columns and rows take styles; a border is shared with the neighbour", () => {
    const one = withTable(2, 2);
    const red = { color: { color: { rgbColor: { red: 1 } } }, width: { magnitude: 1, unit: "PT" }, dashStyle: "SOLID" };
    one.update(
      {
        updateTableCellStyle: {
          tableRange: { ...at(0, 0), rowSpan: 1, columnSpan: 1 },
          tableCellStyle: { borderRight: red },
          fields: "borderRight",
        },
      },
      {
        updateTableRowStyle: {
          ...start,
          rowIndices: [1],
          tableRowStyle: { preventOverflow: true },
          fields: "preventOverflow",
        },
      },
      { pinTableHeaderRows: { ...start, pinnedHeaderRowsCount: 1 } },
      {
        updateTableColumnProperties: {
          ...start,
          columnIndices: [0],
          tableColumnProperties: { width: { magnitude: 40, unit: "PT" }, widthType: "FIXED_WIDTH" },
          fields: "*",
        },
      },
    );
    const table = tableOf(one);
    expect(table.tableRows![0]!.tableCells![1]!.tableCellStyle).toMatchObject({ borderLeft: red });
    expect(table.tableRows!.map(({ tableRowStyle }) => tableRowStyle)).toEqual([
      { tableHeader: true },
      { preventOverflow: true },
    ]);
    expect(table.tableStyle?.tableColumnProperties?.map(({ widthType }) => widthType)).toEqual([
      "FIXED_WIDTH",
      "EVENLY_DISTRIBUTED",
    ]);
  });

  test.each<[string, object, string]>([
    [
      "text between a table's parts",
      { insertText: { location: { index: 3 }, text: "x" } },
      "The insertion index must be inside the bounds of an existing paragraph.",
    ],
    [
      "text before a table",
      { insertText: { location: { index: 2 }, text: "x" } },
      "The insertion index must be inside the bounds of an existing paragraph.",
    ],
    ["the newline before a table", { deleteContentRange: { range: range(1, 2) } }, "Invalid deletion range."],
    ["a table without its end", { deleteContentRange: { range: range(2, 6) } }, "Invalid deletion range."],
    ["the newline of a cell", { deleteContentRange: { range: range(5, 6) } }, "Invalid deletion range."],
    ["text over two cells", { deleteContentRange: { range: range(5, 8) } }, "Invalid deletion range."],
    [
      "a narrow column",
      {
        updateTableColumnProperties: {
          tableStartLocation: { index: 2 },
          tableColumnProperties: { width: { magnitude: 4, unit: "PT" } },
          fields: "width",
        },
      },
      "at least 5 points",
    ],
    [
      "a place where no table begins",
      { pinTableHeaderRows: { tableStartLocation: { index: 1 }, pinnedHeaderRowsCount: 1 } },
      "Invalid table start location. Must specify the start index of the table.",
    ],
    [
      "a page break in a table",
      { insertPageBreak: { location: { index: 5 } } },
      "Page breaks cannot be inserted inside a table.",
    ],
  ])("%s is refused", (_, request, message) => {
    expect(() => withTable(2, 2).update(request)).toThrow(message);
  });

  test("a whole table can be deleted", () => {
    const one = withTable(2, 2);
    one.update({ deleteContentRange: { range: range(2, content(one)[2]!.endIndex!) } });
    expect(bodyText(one.document())).toBe("\nfin\n");
  });
});

describe("a batch", () => {
  test("does all or nothing, in order, and answers with one reply for each and the new revision", () => {
    const one = openDocument(["a"]);
    const before = one.document();
    const insert = { insertText: { location: { index: 1 }, text: "x" } };
    expect(() => one.update(insert, { insertText: { location: { index: 99 }, text: "y" } })).toThrow(
      "Invalid requests[1].insertText",
    );
    expect(one.document()).toEqual(before);
    const answer = one.update(insert, insert);
    expect(answer.replies).toEqual([{}, {}]);
    expect(answer.writeControl).toEqual({ requiredRevisionId: one.document().revisionId });
    expect(bodyText(one.document())).toBe("xxa\n");
  });

  test("is refused when the document has changed since the revision that it requires", () => {
    const one = openDocument(["a"]);
    const requiredRevisionId = one.document().revisionId!;
    const requests = [{ insertText: { location: { index: 1 }, text: "x" } }];
    one.docs.batchUpdate(one.id, { requests, writeControl: { requiredRevisionId } });
    expect(() => one.docs.batchUpdate(one.id, { requests, writeControl: { requiredRevisionId } })).toThrow(
      `The required revision ID '${requiredRevisionId}' does not match the latest revision.`,
    );
  });
});

test("bullets take their level from leading tabs, which go, and go on with the list before them", () => {
  const one = openDocument(["uno", "\tdos", "tres", "fin"]);
  const bulletPreset = "NUMBERED_DECIMAL_ALPHA_ROMAN";
  one.update({ createParagraphBullets: { range: range(1, 6), bulletPreset } });
  one.update({ createParagraphBullets: { range: range(10, 11), bulletPreset } });
  const bullets = content(one).flatMap(({ paragraph }) => (paragraph ? [paragraph.bullet] : []));
  const listId = bullets[0]!.listId;
  expect(bullets).toEqual([{ listId }, { listId, nestingLevel: 1 }, { listId }, undefined]);
  expect(bodyText(one.document())).toBe("uno\ndos\ntres\nfin\n");
});

test("named ranges move with the text that they name, and end with it", () => {
  const one = openDocument(["uno dos"]);
  const { replies } = one.update({ createNamedRange: { name: "campo", range: range(5, 8) } });
  one.update({ insertText: { location: { index: 1 }, text: "😀" } });
  const ranges = () =>
    one.document().tabs![0]!.documentTab!.namedRanges?.campo?.namedRanges?.map((named) => named.ranges);
  expect(ranges()).toEqual([[{ startIndex: 7, endIndex: 10, tabId: "t.0" }]]);
  one.update({ deleteNamedRange: { namedRangeId: replies![0]!.createNamedRange!.namedRangeId } });
  expect(ranges()).toBeUndefined();
});

test("a page break is one thing and a newline, and may not stand in a header", () => {
  const one = openDocument(["ab"], ["h"]);
  one.update({ insertPageBreak: { location: { index: 2 } } });
  expect(bodyText(one.document())).toBe("a\uFFFC\nb\n");
  expect(() => one.update({ insertPageBreak: { location: { index: 0, segmentId: "kix.header1" } } })).toThrow(
    "inside a header",
  );
});

test("a document is read with tabs or without, whole or through a mask", () => {
  const { docs, id } = openDocument(["a"], ["h"]);
  expect(docs.get({ documentId: id }).body?.content).toHaveLength(2);
  expect(docs.get({ documentId: id, includeTabsContent: true }).body).toBeUndefined();
  expect(
    docs.get({ documentId: id, includeTabsContent: true, fields: "revisionId,tabs.documentTab.body.content.endIndex" }),
  ).toEqual({
    revisionId: expect.any(String),
    tabs: [{ documentTab: { body: { content: [{ endIndex: 1 }, { endIndex: 3 }] } } }],
  });
  expect(() => docs.get({ documentId: id, fields: "colour" })).toThrow("unknown field colour");
  expect(() => docs.get({ documentId: "otro" })).toThrow("Requested entity was not found.");
});

const start = { tableStartLocation: { index: 2 } };

function at(rowIndex: number, columnIndex: number) {
  return { tableCellLocation: { ...start, rowIndex, columnIndex } };
}

/** A table at index 2, behind an empty paragraph. */
function withTable(rows: number, columns: number): OneDocument {
  const one = openDocument(["fin"]);
  one.update({ insertTable: { location: { index: 1 }, rows, columns } });
  return one;
}

function range(startIndex: number, endIndex: number) {
  return { startIndex, endIndex };
}

function content(one: OneDocument): docs_v1.Schema$StructuralElement[] {
  return one.document().tabs![0]!.documentTab!.body!.content!;
}

function tableOf(one: OneDocument): docs_v1.Schema$Table {
  return content(one).find(({ table }) => table)!.table!;
}

function spansOf(one: OneDocument): string[] {
  return tableOf(one).tableRows!.flatMap(({ tableCells }) =>
    tableCells!.map(({ tableCellStyle }) => `${tableCellStyle?.rowSpan}x${tableCellStyle?.columnSpan}`),
  );
}

function paragraphs(one: OneDocument) {
  return content(one).flatMap(({ paragraph }) => {
    if (!paragraph) return [];
    const runs = (paragraph.elements ?? []).map(({ textRun }) => [textRun?.content, textRun?.textStyle?.bold]);
    return [{ text: runs.map(([text]) => text).join(""), style: paragraph.paragraphStyle?.namedStyleType, runs }];
  });
}

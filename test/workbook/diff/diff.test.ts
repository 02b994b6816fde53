import { describe, expect, it } from "vitest";
import type { DesiredSheet, DesiredWorkbook } from "../../../src/workbook/desired.ts";
import { diff } from "../../../src/workbook/diff/diff.ts";
import type { Request, Sheet } from "../../../src/workbook/sheets-api.ts";
import type { Snapshot } from "../../../src/workbook/snapshot.ts";
import {
  blank,
  desiredSheet,
  desiredWorkbook,
  managed,
  row,
  SHEET_ID,
  STYLES,
  sheet,
  snapshot,
  typed,
} from "./sample.ts";

const requestsOf = (desired: DesiredWorkbook, current: Snapshot) => diff(desired, current, STYLES).requests;
const forSheet = (desired: DesiredSheet, current: Sheet) => requestsOf(desiredWorkbook(desired), snapshot(current));
const range = (startRowIndex: number, endRowIndex: number, startColumnIndex: number, endColumnIndex: number) => ({
  sheetId: SHEET_ID,
  startRowIndex,
  endRowIndex,
  startColumnIndex,
  endColumnIndex,
});
const lines = (dimension: "ROWS" | "COLUMNS", startIndex: number, endIndex: number) => ({
  sheetId: SHEET_ID,
  dimension,
  startIndex,
  endIndex,
});
const write = (rowIndex: number, columnIndex: number, ...texts: readonly string[]): Request => ({
  updateCells: {
    rows: [{ values: texts.map((text) => (text ? { userEnteredValue: { stringValue: text } } : {})) }],
    fields: "userEnteredValue",
    start: { sheetId: SHEET_ID, rowIndex, columnIndex },
  },
});
/** Inserted cells take after their neighbours, so look and rule are always written. */
const looks = (area: ReturnType<typeof range>): Request[] => [
  { repeatCell: { range: area, cell: { userEnteredFormat: {} }, fields: "userEnteredFormat(textFormat.bold)" } },
  { setDataValidation: { range: area } },
];

describe("the workbook", () => {
  it("gets locale and time zone, each only when it differs", () => {
    expect(
      requestsOf(desiredWorkbook(), {
        properties: { title: "Plan", locale: "en_US", timeZone: "America/El_Salvador" },
      }),
    ).toEqual([{ updateSpreadsheetProperties: { properties: { locale: "es_MX" }, fields: "locale" } }]);
  });

  it("that is as desired is left alone", () => {
    const rows = [
      row("A", {
        cells: {
          name: managed("uno"),
          amount: managed({ formula: (at) => `=SUM(${at.cell(SHEET_ID, "B", "amount")})` }),
        },
      }),
      row("B"),
    ];
    expect(
      forSheet(
        desiredSheet(rows),
        sheet([
          ["uno", "=sum( $B$2 )", "A"],
          ["lo que sea", 3, "B"],
        ]),
      ),
    ).toEqual([]);
  });
});

describe("a sheet", () => {
  it("is made just as large as needed, with its marks, sizes and content", () => {
    const desired = desiredSheet(
      [
        row("T", { heightPx: 30, cells: { name: managed("Título", "bold") } }),
        row("A", { cells: { name: typed("uno"), amount: typed(5) } }),
      ],
      {
        frozenRows: 1,
        tabColor: "#ff0000",
        merges: [{ fromRow: "T", toRow: "T", fromColumn: "name", toColumn: "amount" }],
        protection: "warning",
        open: [{ fromRow: "A", toRow: "A", fromColumn: "name", toColumn: "amount" }],
      },
    );
    const marked = (key: string, index: number): Request => ({
      createDeveloperMetadata: {
        developerMetadata: {
          metadataKey: "cuadros.columna",
          metadataValue: key,
          visibility: "DOCUMENT",
          location: { dimensionRange: lines("COLUMNS", index, index + 1) },
        },
      },
    });
    const width = (index: number, pixelSize: number, hiddenByUser: boolean): Request => ({
      updateDimensionProperties: {
        range: lines("COLUMNS", index, index + 1),
        properties: { pixelSize, hiddenByUser },
        fields: "pixelSize,hiddenByUser",
      },
    });
    expect(requestsOf(desiredWorkbook(desired), snapshot())).toEqual([
      {
        addSheet: {
          properties: {
            sheetId: SHEET_ID,
            title: "Lista",
            index: 0,
            hidden: false,
            tabColorStyle: { rgbColor: { red: 1, green: 0, blue: 0 } },
            gridProperties: {
              rowCount: 2,
              columnCount: 3,
              frozenRowCount: 1,
              frozenColumnCount: 0,
              hideGridlines: true,
            },
          },
        },
      },
      { mergeCells: { range: range(0, 1, 0, 2), mergeType: "MERGE_ALL" } },
      width(0, 200, false),
      width(1, 90, false),
      width(2, 60, true),
      marked("name", 0),
      marked("amount", 1),
      marked("key", 2),
      { updateDimensionProperties: { range: lines("ROWS", 0, 1), properties: { pixelSize: 30 }, fields: "pixelSize" } },
      {
        updateCells: {
          rows: [
            {
              values: [{ userEnteredValue: { stringValue: "Título" } }, {}, { userEnteredValue: { stringValue: "T" } }],
            },
            {
              values: [
                { userEnteredValue: { stringValue: "uno" } },
                { userEnteredValue: { numberValue: 5 } },
                { userEnteredValue: { stringValue: "A" } },
              ],
            },
          ],
          fields: "userEnteredValue",
          start: { sheetId: SHEET_ID, rowIndex: 0, columnIndex: 0 },
        },
      },
      {
        repeatCell: {
          range: range(0, 1, 0, 1),
          cell: { userEnteredFormat: { textFormat: { bold: true } } },
          fields: "userEnteredFormat(textFormat.bold)",
        },
      },
      {
        addProtectedRange: {
          protectedRange: {
            range: { sheetId: SHEET_ID },
            description: "cuadros",
            warningOnly: true,
            unprotectedRanges: [range(1, 2, 0, 2)],
          },
        },
      },
    ]);
  });

  it("gives way to a sheet of the people's own that has its title", () => {
    const own: Sheet = { properties: { sheetId: 1, title: "lista", index: 0 } };
    const added = requestsOf(desiredWorkbook(desiredSheet([])), snapshot(own))[0]?.addSheet?.properties;
    expect(added).toMatchObject({ title: "Lista (2)", index: 0, gridProperties: { rowCount: 1, columnCount: 3 } });
  });

  it("takes over a title when its holder, an original, has been renamed", () => {
    const original: Sheet = { properties: { sheetId: 1, title: "Lista", index: 0 } };
    const desired = { ...desiredWorkbook(desiredSheet([])), originals: [{ sheetId: 1, title: "Original · Lista" }] };
    const requests = requestsOf(desired, snapshot(original));
    expect(requests.slice(0, 2)).toMatchObject([
      { updateSheetProperties: { properties: { sheetId: 1, title: "Original · Lista" }, fields: "title" } },
      { addSheet: { properties: { title: "Lista", index: 0 } } },
    ]);
    expect(requests[requests.length - 1]).toEqual({
      addProtectedRange: { protectedRange: { range: { sheetId: 1 }, description: "cuadros", warningOnly: false } },
    });
  });

  it("exchanges titles that go round in a ring", () => {
    const named = (sheetId: number, title: string): Sheet => ({
      ...sheet([]),
      properties: { ...sheet([]).properties, sheetId, title },
    });
    const desired = desiredWorkbook(
      desiredSheet([], { sheetId: 1, title: "A" }),
      desiredSheet([], { sheetId: 2, title: "B" }),
    );
    const titles = requestsOf(desired, snapshot(named(1, "B"), named(2, "A"))).map(
      ({ updateSheetProperties }) => updateSheetProperties?.properties,
    );
    expect(titles).toEqual([
      { sheetId: 1, title: "A (1)" },
      { sheetId: 2, title: "B" },
      { sheetId: 1, title: "A" },
    ]);
  });

  it("goes before those of the people, and originals go to the end", () => {
    const own: readonly Sheet[] = [
      { properties: { sheetId: 1, title: "Propia" } },
      { properties: { sheetId: 3, title: "Otra" } },
    ];
    const original: Sheet = {
      properties: { sheetId: 2, title: "Original" },
      protectedRanges: [
        { protectedRangeId: 5, range: { sheetId: 2 }, description: "cuadros", editors: { users: ["a@b"] } },
      ],
    };
    const desired = { ...desiredWorkbook(desiredSheet([])), originals: [{ sheetId: 2, title: "Original" }] };
    expect(requestsOf(desired, snapshot(original, ...own, sheet([])))).toEqual([
      // Both indexes count as before the move.
      { updateSheetProperties: { properties: { sheetId: SHEET_ID, index: 0 }, fields: "index" } },
      { updateSheetProperties: { properties: { sheetId: 2, index: 4 }, fields: "index" } },
    ]);
  });

  it("that has to be hidden is hidden again, one that people hid stays hidden", () => {
    const seen: Sheet = { properties: { sheetId: 1, title: "Propia" } };
    const desired = desiredWorkbook(
      desiredSheet([], { hidden: true }),
      desiredSheet([], { sheetId: 8, title: "Otra" }),
    );
    const other = sheet([]);
    const hiddenByPeople = { ...other, properties: { ...other.properties, sheetId: 8, title: "Otra", hidden: true } };
    expect(requestsOf(desired, snapshot(sheet([]), hiddenByPeople, seen))).toEqual([
      { updateSheetProperties: { properties: { sheetId: SHEET_ID, hidden: true }, fields: "hidden" } },
    ]);
  });

  it("is shown when Google would be left without a visible sheet", () => {
    const desired = desiredWorkbook(desiredSheet([]), desiredSheet([], { sheetId: 8, title: "Estado", hidden: true }));
    const ours = sheet([]);
    const requests = requestsOf(
      desired,
      snapshot(
        { ...ours, properties: { ...ours.properties, hidden: true } },
        { ...ours, properties: { ...ours.properties, sheetId: 8, title: "Estado" } },
      ),
    );
    expect(requests).toEqual([
      { updateSheetProperties: { properties: { sheetId: SHEET_ID, hidden: false }, fields: "hidden" } },
      { updateSheetProperties: { properties: { sheetId: 8, hidden: true }, fields: "hidden" } },
    ]);
  });
});

describe("columns", () => {
  it("that are missing are inserted behind the one before them, and their typed cells start anew", () => {
    const rows = [row("A", { cells: { name: typed("no"), amount: typed(4) } })];
    expect(forSheet(desiredSheet(rows), sheet([["uno", "propia", "A"]], {}, ["name", "", "key"]))).toEqual([
      { insertDimension: { range: lines("COLUMNS", 1, 2), inheritFromBefore: true } },
      {
        updateDimensionProperties: {
          range: lines("COLUMNS", 1, 2),
          properties: { pixelSize: 90, hiddenByUser: false },
          fields: "pixelSize,hiddenByUser",
        },
      },
      {
        createDeveloperMetadata: {
          developerMetadata: {
            metadataKey: "cuadros.columna",
            metadataValue: "amount",
            visibility: "DOCUMENT",
            location: { dimensionRange: lines("COLUMNS", 1, 2) },
          },
        },
      },
      {
        updateCells: {
          rows: [{ values: [{ userEnteredValue: { numberValue: 4 } }] }],
          fields: "userEnteredValue",
          start: { sheetId: SHEET_ID, rowIndex: 0, columnIndex: 1 },
        },
      },
      ...looks(range(0, 1, 1, 2)),
    ]);
  });

  it("keep the width that people gave them, and are hidden again only when they have to be", () => {
    const current = sheet([["uno", 1, "A"]]);
    for (const column of current.data![0]!.columnMetadata!) column.hiddenByUser = column.hiddenByUser !== true;
    expect(forSheet(desiredSheet([row("A")]), current)).toEqual([
      {
        updateDimensionProperties: {
          range: lines("COLUMNS", 2, 3),
          properties: { hiddenByUser: true },
          fields: "hiddenByUser",
        },
      },
    ]);
  });
});

describe("rows", () => {
  it("that are new are inserted in their place and written whole, between what people have", () => {
    const rows = [row("A"), row("B", { cells: { name: typed("dos"), amount: blank } }), row("C")];
    expect(
      forSheet(
        desiredSheet(rows),
        sheet([
          ["uno", 1, "A"],
          ["ajena", null, null],
          ["tres", 3, "C"],
        ]),
      ),
    ).toEqual([
      { insertDimension: { range: lines("ROWS", 1, 2), inheritFromBefore: true } },
      write(1, 0, "dos", "", "B"),
      ...looks(range(1, 2, 0, 2)),
    ]);
  });

  it("that come last use up blank rows before more are appended", () => {
    const rows = [row("A"), row("B", { cells: { name: typed("dos") } }), row("C", { cells: { name: typed("tres") } })];
    expect(forSheet(desiredSheet(rows), sheet([["uno", 1, "A"], []]))).toEqual([
      { appendDimension: { sheetId: SHEET_ID, dimension: "ROWS", length: 1 } },
      {
        updateCells: {
          rows: [
            { values: [{ userEnteredValue: { stringValue: "dos" } }, {}, { userEnteredValue: { stringValue: "B" } }] },
            { values: [{ userEnteredValue: { stringValue: "tres" } }, {}, { userEnteredValue: { stringValue: "C" } }] },
          ],
          fields: "userEnteredValue",
          start: { sheetId: SHEET_ID, rowIndex: 1, columnIndex: 0 },
        },
      },
      ...looks(range(2, 3, 0, 1)),
    ]);
  });

  it("out of order are moved, and take the rows of the people below them along", () => {
    const rows = [row("C"), row("A"), row("B")];
    expect(
      forSheet(
        desiredSheet(rows),
        sheet([
          ["uno", 1, "A"],
          ["dos", 2, "B"],
          ["tres", 3, "C"],
          ["ajena", null, null],
        ]),
      ),
    ).toEqual([{ moveDimension: { source: lines("ROWS", 2, 4), destinationIndex: 0 } }]);
  });

  it("that are copies of a desired row stay as people's own where they are, without the key", () => {
    const current = sheet([
      ["uno", 1, "A"],
      ["dos", 2, "B"],
      ["uno", 1, "A"],
    ]);
    expect(forSheet(desiredSheet([row("B"), row("A")]), current)).toEqual([
      { moveDimension: { source: lines("ROWS", 0, 1), destinationIndex: 3 } },
      write(1, 2, ""),
    ]);
  });

  it("get their key where they are said to stand, and what was typed there stays", () => {
    const rows = [row("A"), row("B", { standsAt0: 1, cells: { name: typed("inicial") } })];
    expect(
      forSheet(
        desiredSheet(rows),
        sheet([
          ["uno", 1, "A"],
          ["uno", 1, "A"],
        ]),
      ),
    ).toEqual([write(1, 2, "B")]);
  });

  it("that nobody wants are deleted only when they are disposable and hold nothing of the people", () => {
    const current = sheet([
      ["uno", 1, "A"],
      ["Subtotal", 1, "sub:1"],
      ["Subtotal", 1, "sub:2", "lo mío"],
      ["dos", 2, "B"],
      ["Subtotal", 1, "sub:3"],
    ]);
    current.data![0]!.rowData![4]!.values![0]!.note = "ojo";
    expect(forSheet(desiredSheet([row("A")]), current)).toEqual([{ deleteDimension: { range: lines("ROWS", 1, 2) } }]);
  });

  it("inserted beside a thin row take after the other neighbour", () => {
    const rows = [row("A", { heightPx: 4 }), row("B", { cells: {} }), row("C")];
    expect(
      forSheet(
        desiredSheet(rows),
        sheet([
          ["", null, "A"],
          ["tres", 3, "C"],
        ]),
      )[0],
    ).toEqual({
      insertDimension: { range: lines("ROWS", 1, 2), inheritFromBefore: false },
    });
  });

  it("that change within the frozen part do so while nothing is frozen", () => {
    const current = sheet([
      ["uno", 1, "A"],
      ["dos", 2, "B"],
    ]);
    current.properties!.gridProperties!.frozenRowCount = 1;
    const rows = [row("T", { cells: {} }), row("A"), row("B")];
    const freeze = (frozenRowCount: number): Request => ({
      updateSheetProperties: {
        properties: { sheetId: SHEET_ID, gridProperties: { frozenRowCount } },
        fields: "gridProperties.frozenRowCount",
      },
    });
    expect(forSheet(desiredSheet(rows, { frozenRows: 2 }), current)).toEqual([
      freeze(0),
      { insertDimension: { range: lines("ROWS", 0, 1), inheritFromBefore: false } },
      freeze(2),
      write(0, 0, "", "", "T"),
    ]);
  });
});

describe("merges", () => {
  const block = (fromRow: string, toRow: string) => ({ fromRow, toRow, fromColumn: "name", toColumn: "name" });
  const three = [row("A"), row("B", { cells: {} }), row("C", { cells: {} })];

  it("are the difference between what is and what should be", () => {
    const current = sheet(
      [
        ["uno", 1, "A"],
        [null, 2, "B"],
        [null, 3, "C"],
      ],
      { merges: [range(0, 2, 0, 1)] },
    );
    expect(forSheet(desiredSheet(three, { merges: [block("A", "C")] }), current)).toEqual([
      { unmergeCells: { range: range(0, 2, 0, 1) } },
      { mergeCells: { range: range(0, 3, 0, 1), mergeType: "MERGE_ALL" } },
      {
        repeatCell: {
          range: range(0, 1, 0, 1),
          cell: { userEnteredFormat: {} },
          fields: "userEnteredFormat(textFormat.bold)",
        },
      },
    ]);
  });

  it("grow with a row that is inserted inside them", () => {
    const current = sheet(
      [
        ["uno", 1, "A"],
        [null, 3, "C"],
      ],
      { merges: [range(0, 2, 0, 1)] },
    );
    expect(forSheet(desiredSheet(three, { merges: [block("A", "C")] }), current)).toEqual([
      { insertDimension: { range: lines("ROWS", 1, 2), inheritFromBefore: true } },
      write(1, 0, "", "", "B"),
    ]);
  });

  it("are taken apart before a move and put together after it, the text going to the first cell", () => {
    const current = sheet(
      [
        ["uno", 1, "A"],
        [null, 2, "B"],
        [null, 3, "C"],
      ],
      { merges: [range(0, 3, 0, 1)] },
    );
    const rows = [row("C"), row("A"), row("B")];
    const requests = forSheet(desiredSheet(rows, { merges: [block("C", "B")] }), current);
    expect(requests.slice(0, 4)).toEqual([
      { unmergeCells: { range: range(0, 3, 0, 1) } },
      { moveDimension: { source: lines("ROWS", 2, 3), destinationIndex: 0 } },
      { mergeCells: { range: range(0, 3, 0, 1), mergeType: "MERGE_ALL" } },
      write(0, 0, "uno"),
    ]);
  });

  it("are left out where they would lose what people typed", () => {
    const current = sheet([
      ["uno", 1, "A"],
      ["otro", 2, "B"],
    ]);
    expect(forSheet(desiredSheet([row("A"), row("B")], { merges: [block("A", "B")] }), current)).toEqual([]);
  });

  it("are left out where they would cover a key or a note of the people, since columns and notes stay where people put them", () => {
    const wide = desiredSheet([row("A")], {
      merges: [{ fromRow: "A", toRow: "A", fromColumn: "name", toColumn: "amount" }],
    });
    const moved = sheet([["uno", "A", null]], {}, ["name", "key", "amount"]);
    expect(forSheet(wide, moved)).toEqual([]);
    const noted = sheet([["uno", null, "A"]]);
    noted.data![0]!.rowData![0]!.values![1]!.note = "mía";
    expect(forSheet(wide, noted)).toEqual([]);
  });

  it("of the people stay unless they take in cells of ours", () => {
    const current = sheet([["uno", 1, "A", null, null]], { merges: [range(0, 1, 3, 5), range(0, 1, 0, 2)] });
    expect(forSheet(desiredSheet([row("A")]), current)).toEqual([{ unmergeCells: { range: range(0, 1, 0, 2) } }]);
  });
});

describe("cells", () => {
  it("are written where they differ, as text whatever the text begins with", () => {
    const rows = [
      row("A", { cells: { name: managed("=1+1"), amount: managed(2) } }),
      row("B", { cells: { name: blank, amount: managed({ formula: () => "=1" }) } }),
    ];
    expect(
      forSheet(
        desiredSheet(rows),
        sheet([
          ["uno", 2, "A"],
          ["dos", 1, "B"],
        ]),
      ),
    ).toEqual([
      {
        updateCells: {
          rows: [
            { values: [{ userEnteredValue: { stringValue: "=1+1" } }] },
            { values: [{}, { userEnteredValue: { formulaValue: "=1" } }] },
          ],
          fields: "userEnteredValue",
          start: { sheetId: SHEET_ID, rowIndex: 0, columnIndex: 0 },
        },
      },
    ]);
  });

  it("are written when a number stands as text, or a text as formula", () => {
    const rows = [row("A", { cells: { name: managed("=A1"), amount: managed(2) } })];
    expect(forSheet(desiredSheet(rows), sheet([["=A1", "2", "A"]]))).toHaveLength(1);
  });

  it("have their formulas written anew when Google carries along what these name", () => {
    const total = {
      formula: (at: { range(id: number, from: string, to: string, column: string): string }) =>
        `=SUM(${at.range(SHEET_ID, "A", "C", "amount")})`,
    };
    const rows = [row("A"), row("C", { cells: {} }), row("sub:x", { cells: { amount: managed(total) } })];
    // C takes the place of the row that goes, so the old text is also the new one, though Google makes $B$1:$B$1 of it.
    const requests = forSheet(
      desiredSheet(rows),
      sheet([
        ["uno", 1, "A"],
        ["Subtotal", null, "sub:1"],
        [null, "=SUM($B$1:$B$2)", "sub:x"],
      ]),
    );
    expect(requests).toContainEqual({
      updateCells: {
        rows: [{ values: [{ userEnteredValue: { formulaValue: "=SUM($B$1:$B$2)" } }] }],
        fields: "userEnteredValue",
        start: { sheetId: SHEET_ID, rowIndex: 2, columnIndex: 1 },
      },
    });
  });

  it("get and lose rules", () => {
    const rule = {
      condition: { type: "NUMBER_BETWEEN", values: [{ userEnteredValue: "0" }, { userEnteredValue: "9" }] },
      strict: false,
    } as const;
    const current = sheet([
      ["uno", 1, "A"],
      ["dos", 1, "B"],
    ]);
    current.data![0]!.rowData![1]!.values![0]!.dataValidation = { condition: { type: "DATE_IS_VALID" } };
    const wanted = { condition: { ...rule.condition, values: [...rule.condition.values] }, strict: false };
    const rows = [
      row("A", { cells: { name: typed(), amount: { style: "plain", rule: wanted } } }),
      row("B", { cells: { name: typed(), amount: { style: "plain", rule: wanted } } }),
    ];
    expect(forSheet(desiredSheet(rows), current)).toEqual([
      { setDataValidation: { range: range(0, 2, 1, 2), rule: wanted } },
      { setDataValidation: { range: range(1, 2, 0, 1) } },
    ]);
  });

  it("get our notes and lose them, while notes of the people stay and win", () => {
    const noted = (note?: string) => ({ style: "plain", ...(note !== undefined && { note }) });
    const current = sheet([
      ["uno", 1, "A"],
      ["dos", 2, "B"],
    ]);
    const [first, second] = current.data![0]!.rowData!;
    first!.values![0]!.note = "Observación automática\nvieja";
    second!.values![0]!.note = "mía";
    const rows = [
      row("A", { cells: { name: noted(), amount: noted("nueva") } }),
      row("B", { cells: { name: noted("perdida"), amount: noted() } }),
    ];
    expect(forSheet(desiredSheet(rows), current)).toEqual([
      {
        updateCells: {
          rows: [{ values: [{}, { note: "Observación automática\nnueva" }] }],
          fields: "note",
          start: { sheetId: SHEET_ID, rowIndex: 0, columnIndex: 0 },
        },
      },
    ]);
  });
});

describe("conditional formats", () => {
  const condition = { type: "NOT_BLANK" } as const;
  const format = { textFormat: { bold: true } };
  const own = { ranges: [range(0, 1, 4, 5)], booleanRule: { condition: { type: "BOOLEAN" as const }, format } };
  const desired = desiredSheet([row("A"), row("B")], {
    conditionalFormats: [
      { block: { fromRow: "A", toRow: "B", fromColumn: "name", toColumn: "amount" }, rule: { condition, format } },
    ],
  });
  const rows = [
    ["uno", 1, "A"],
    ["dos", 2, "B"],
  ];
  const rule = { ranges: [range(0, 2, 0, 2)], booleanRule: { condition, format } };

  it("of ours come first", () => {
    expect(forSheet(desired, sheet(rows, { conditionalFormats: [own] }))).toEqual([
      { addConditionalFormatRule: { rule, index: 0 } },
    ]);
  });

  it("that stand in their place only get other ranges", () => {
    const standing = {
      ranges: [range(0, 1, 0, 2)],
      booleanRule: { condition, format: { textFormat: { bold: true, italic: false } } },
    };
    expect(forSheet(desired, sheet(rows, { conditionalFormats: [standing, own] }))).toEqual([
      { updateConditionalFormatRule: { sheetId: SHEET_ID, index: 0, rule } },
    ]);
  });

  it("that came about by copying go away", () => {
    expect(forSheet(desired, sheet(rows, { conditionalFormats: [rule, own, rule] }))).toEqual([
      { deleteConditionalFormatRule: { sheetId: SHEET_ID, index: 2 } },
      { deleteConditionalFormatRule: { sheetId: SHEET_ID, index: 0 } },
      { addConditionalFormatRule: { rule, index: 0 } },
    ]);
  });
});

describe("protections", () => {
  const ours = { protectedRangeId: 3, range: { sheetId: SHEET_ID }, description: "cuadros", warningOnly: true };
  const own = { protectedRangeId: 4, range: range(0, 1, 0, 1), description: "mía" };

  it("are compared without the editors that Google adds", () => {
    const current = sheet([], {
      protectedRanges: [own, { ...ours, editors: { users: ["integridad@alcaldia.example"] } }],
    });
    expect(forSheet(desiredSheet([], { protection: "warning" }), current)).toEqual([]);
  });

  it("become locked, and double ones go away", () => {
    expect(
      forSheet(
        desiredSheet([], { protection: "locked" }),
        sheet([], { protectedRanges: [ours, own, { ...ours, protectedRangeId: 5 }] }),
      ),
    ).toEqual([
      { deleteProtectedRange: { protectedRangeId: 5 } },
      {
        updateProtectedRange: {
          protectedRange: { ...ours, warningOnly: false },
          fields: "range,warningOnly,unprotectedRanges",
        },
      },
    ]);
  });

  it("go away when none is wanted, those of the people stay", () => {
    expect(forSheet(desiredSheet([]), sheet([], { protectedRanges: [ours, own] }))).toEqual([
      { deleteProtectedRange: { protectedRangeId: 3 } },
    ]);
  });
});

describe("positions", () => {
  it("tell where keys stand afterwards, by sheet", () => {
    const { positions } = diff(
      desiredWorkbook(desiredSheet([row("A"), row("B")], { title: "L'eje 1" })),
      snapshot(sheet([["ajena"], ["uno", 1, "A"]])),
      STYLES,
    );
    expect(positions.a1(SHEET_ID, "B", "amount")).toBe("B3");
    expect(positions.a1(SHEET_ID, "Z", "amount")).toBeNull();
    expect(positions.cell(SHEET_ID, "A", "key")).toBe("'L''eje 1'!$C$2");
    expect(positions.range(SHEET_ID, "A", "B", "name")).toBe("'L''eje 1'!$A$2:$A$3");
    expect(() => positions.cell(SHEET_ID, "Z", "name")).toThrow('row "Z"');
  });
});

describe("a layout that contradicts itself", () => {
  it.each([
    ["two rows with one key", desiredSheet([row("A"), row("A")]), "two rows"],
    ["a cell in an unknown column", desiredSheet([row("A", { cells: { other: blank } })]), "unknown column"],
    ["an unknown style", desiredSheet([row("A", { cells: { name: managed("x", "other") } })]), "style"],
    [
      "a block without an end",
      desiredSheet([row("A")], { merges: [{ fromRow: "A", toRow: "Z", fromColumn: "name", toColumn: "name" }] }),
      "unknown ends",
    ],
  ])("is refused: %s", (_, desired, message) => {
    expect(() => requestsOf(desiredWorkbook(desired), snapshot())).toThrow(message);
  });
});

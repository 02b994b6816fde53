import { describe, expect, test } from "vitest";
import type { Request } from "../../../build/local/sheets/resources.ts";
import { OWNER, refusal, workbook } from "./workbook.ts";

const update = (text: string): Request => ({
  updateCells: {
    start: { sheetId: 0 },
    fields: "userEnteredValue",
    rows: [{ values: [{ userEnteredValue: { stringValue: text } }] }],
  },
});

describe("batchUpdate", () => {
  test("gives one reply per request in order, empty where there is nothing to tell", async () => {
    const book = await workbook();
    const replies = book.run([update("a"), { addSheet: { properties: { sheetId: 9, title: "Nueva" } } }, update("b")]);
    expect(replies).toEqual([
      {},
      { addSheet: { properties: expect.objectContaining({ sheetId: 9, title: "Nueva", index: 1 }) } },
      {},
    ]);
    expect(book.shown()).toEqual([["b"]]);
  });

  test("a request that fails undoes those before it, and nothing is saved", async () => {
    const book = await workbook();
    book.run([update("antes")]);
    const [calls, before] = [book.saved.length, JSON.stringify(book.get("*"))];
    const message = refusal(() =>
      book.run([
        update("después"),
        { addSheet: { properties: { title: "Nueva" } } },
        { insertDimension: { range: { sheetId: 0, dimension: "ROWS", startIndex: 0, endIndex: 3 } } },
        { deleteSheet: { sheetId: 99 } },
      ]),
    );
    expect(message).toBe("Invalid requests[3].deleteSheet: No grid with id: 99");
    expect(JSON.stringify(book.get("*"))).toBe(before);
    expect(book.saved.length).toBe(calls);
  });

  test("what is saved is a spreadsheet in Google's shape that a new service can go on with", async () => {
    const book = await workbook();
    book.fill("A1", [["=1+1"]]);
    const again = await import("../../../build/local/sheets/service.ts");
    const kept = JSON.parse(JSON.stringify(book.saved.at(-1)));
    const service = await again.createSheetsService({ load: () => kept, save: () => {}, newId: () => "" });
    expect(service.displayed("libro", 0)).toEqual([["2"]]);
    expect(JSON.stringify(service.get({ spreadsheetId: "libro", fields: "*" }, OWNER))).toBe(
      JSON.stringify(book.get("*")),
    );
  });

  test("the spreadsheet comes back with the answer when asked for", async () => {
    const book = await workbook();
    const answer = book.service.batchUpdate(
      book.id,
      { requests: [update("a")], includeSpreadsheetInResponse: true, responseIncludeGridData: true },
      OWNER,
    );
    expect(answer.updatedSpreadsheet?.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0]?.formattedValue).toBe("a");
  });

  test("a mask on the answer leaves only what it names, cells too only where it names them", async () => {
    const book = await workbook({ rows: 5, columns: 3 });
    book.run([{ addSheet: { properties: { sheetId: 7, title: "Otra hoja" } } }, update("antes")]);
    const answer = (fields: string, responseRanges?: string[]) =>
      book.service.batchUpdate(
        book.id,
        {
          requests: [
            { findReplace: { find: "antes", replacement: "después", sheetId: 0 } },
            { findReplace: { find: "después", replacement: "antes", sheetId: 0 } },
          ],
          includeSpreadsheetInResponse: true,
          responseIncludeGridData: true,
          ...(responseRanges && { responseRanges }),
        },
        OWNER,
        fields,
      );
    const counts = "updatedSpreadsheet.sheets.properties(sheetId,gridProperties(rowCount,columnCount))";
    expect(answer(`replies.findReplace.valuesChanged,${counts}`)).toEqual({
      replies: [{ findReplace: { valuesChanged: 1 } }, { findReplace: { valuesChanged: 1 } }],
      updatedSpreadsheet: {
        sheets: [
          { properties: { sheetId: 0, gridProperties: { rowCount: 5, columnCount: 3 } } },
          { properties: { sheetId: 7, gridProperties: { rowCount: 1000, columnCount: 26 } } },
        ],
      },
    });
    expect(answer("updatedSpreadsheet.sheets.data.rowData.values.formattedValue", ["'Hoja 1'!A1:B1"])).toEqual({
      updatedSpreadsheet: { sheets: [{ data: [{ rowData: [{ values: [{ formattedValue: "antes" }] }] }] }] },
    });
    expect(answer("spreadsheetId")).toEqual({ spreadsheetId: book.id });
  });

  test("a mask or a response range that means nothing refuses the batch, and nothing is changed", async () => {
    const book = await workbook();
    const body = { requests: [update("a")], includeSpreadsheetInResponse: true };
    expect(refusal(() => book.service.batchUpdate(book.id, body, OWNER, "updatedSpreadsheet.hojas"))).toContain(
      "Cannot find matching fields for path 'updatedSpreadsheet.hojas'",
    );
    const lost = { ...body, responseRanges: ["'Nada'!1:3"] };
    expect(refusal(() => book.service.batchUpdate(book.id, lost, OWNER))).toBe("Unable to parse range: 'Nada'!1:3");
    expect(book.shown()).toEqual([]);
  });

  test("spreadsheets of 2 MB of requests are written well under a second", async () => {
    const book = await workbook({ rows: 2000, columns: 12 });
    const cell = {
      userEnteredValue: { stringValue: "Acción concreta" },
      userEnteredFormat: { wrapStrategy: "WRAP", backgroundColorStyle: { rgbColor: { red: 0.5 } } },
    };
    const rows = Array.from({ length: 1100 }, () => ({ values: new Array(12).fill(cell) }));
    const requests = [{ updateCells: { start: { sheetId: 0 }, fields: "*", rows } }];
    expect(JSON.stringify(requests).length).toBeGreaterThan(1_900_000);
    const start = performance.now();
    book.run(requests);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe("a request is refused as Google refuses it", () => {
  const cases: readonly (readonly [string, unknown, string])[] = [
    [
      "an unknown kind",
      { updateCeldas: {} },
      `Invalid JSON payload received. Unknown name "updateCeldas" at 'requests[0]': Cannot find field.`,
    ],
    [
      "an unknown field",
      { updateCells: { x: 1 } },
      `Invalid JSON payload received. Unknown name "x" at 'requests[0].update_cells': Cannot find field.`,
    ],
    [
      "an unknown field deep inside",
      { repeatCell: { cell: { userEnteredFormat: { textFormat: { negrita: true } } } } },
      `Invalid JSON payload received. Unknown name "negrita" at 'requests[0].repeat_cell.cell.user_entered_format.text_format': Cannot find field.`,
    ],
    [
      "a value of another kind",
      { deleteSheet: { sheetId: "uno" } },
      `Invalid value at 'requests[0].delete_sheet.sheet_id' (TYPE_INT32), "uno"`,
    ],
    ["no kind", {}, "Invalid requests[0]: No request set."],
    [
      "two kinds",
      { deleteSheet: { sheetId: 0 }, addSheet: {} },
      "Invalid value at 'requests[0]' (oneof), oneof field 'kind' is already set. Cannot set 'addSheet'",
    ],
    ["a kind that is not emulated", { addTable: {} }, "addTable is not emulated by the local Workspace."],
    [
      "a missing mask",
      { repeatCell: { range: { sheetId: 0 }, cell: {} } },
      "Invalid requests[0].repeatCell: At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)",
    ],
    [
      "an unknown field in the mask",
      { repeatCell: { range: { sheetId: 0 }, cell: {}, fields: "nota" } },
      "Invalid requests[0].repeatCell: Invalid field: nota",
    ],
    [
      "a range beyond the grid",
      { repeatCell: { range: { sheetId: 0, endRowIndex: 21 }, cell: {}, fields: "note" } },
      "Invalid requests[0].repeatCell: range.endRowIndex[21] is after last row in grid[20]",
    ],
    [
      "a sheet that is not there",
      { repeatCell: { range: { sheetId: 4 }, cell: {}, fields: "note" } },
      "Invalid requests[0].repeatCell: No grid with id: 4",
    ],
  ];

  test.each(cases)("%s", async (_name, request, message) => {
    const book = await workbook();
    expect(refusal(() => book.run([request as Request]))).toBe(message);
  });

  test("no requests at all", async () => {
    const book = await workbook();
    expect(refusal(() => book.run([]))).toBe("Must specify at least one request.");
  });
});

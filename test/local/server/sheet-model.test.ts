import { afterEach, expect, test } from "vitest";
import type { CellModel, SheetModel } from "../../../build/local/server/protocol.ts";
import type { Spreadsheet } from "../../../build/local/sheets/resources.ts";
import { COORDINATOR, openSite, type Site, spreadsheetOf } from "./site.ts";

let site: Site;
afterEach(() => site.close());

const RED = { red: 1 };
const GREEN = { green: 1 };
const A1_B3 = { startRowIndex: 0, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 2 };

test("a cell shows its text, what the formula bar shows, its note and its format", async () => {
  const format = {
    backgroundColor: { red: 1, green: 0.5 },
    horizontalAlignment: "CENTER",
    verticalAlignment: "MIDDLE",
    wrapStrategy: "WRAP",
    numberFormat: { type: "CURRENCY", pattern: '"$"#,##0.00' },
    textFormat: { bold: true, fontSize: 12, foregroundColor: { blue: 1 } },
    borders: { top: { style: "SOLID_MEDIUM", color: { red: 1 } }, left: { style: "DASHED" } },
  };
  const cell = { userEnteredValue: { formulaValue: "=1350/2" }, userEnteredFormat: format, note: "Nota" };
  const { cells, styles } = await modelOf(spreadsheetOf([], { data: [{ rowData: [{ values: [cell] }] }] }));
  expect(cells).toEqual([{ r: 0, c: 0, t: "$675.00", e: "=1350/2", s: 1, n: "Nota" }]);
  expect(styles[1]).toEqual({
    background: "#ff8000",
    color: "#0000ff",
    bold: true,
    italic: false,
    strike: false,
    fontPx: 16,
    align: "center",
    vertical: "middle",
    wrap: "wrap",
    borders: { top: "2px solid #ff0000", right: null, bottom: null, left: "1px dashed #000000" },
  });
});

test("a cell that links into the workbook tells where to, and no other link is followed", async () => {
  const texts = ['=HYPERLINK("#gid=7&range=B4","Ir")', '=HYPERLINK("https://example.org","Salir")', "#gid=7&range=B4"];
  const { cells } = await modelOf(spreadsheetOf([texts]));
  expect(cells.map(({ t, u }) => [t, u])).toEqual([
    ["Ir", { sheetId: 7, a1: "B4" }],
    ["Salir", undefined],
    ["#gid=7&range=B4", undefined],
  ]);
});

test("numbers stand on the right, truth values in the middle and texts on the left unless a format says otherwise", async () => {
  const { cells, styles } = await modelOf(spreadsheetOf([["1", "a", "=1=1"]]));
  expect(cells.map(({ s }) => styles[s]!.align)).toEqual(["right", "left", "center"]);
});

test("the first conditional format that holds is the one that shows, also in blank cells", async () => {
  const rule = (condition: object, color: object) => ({
    ranges: [A1_B3],
    booleanRule: { condition, format: { backgroundColor: color } },
  });
  const big = rule({ type: "NUMBER_GREATER", values: [{ userEnteredValue: "5" }] }, RED);
  const filled = rule({ type: "NOT_BLANK" }, GREEN);
  const blank = rule({ type: "BLANK" }, { blue: 1 });
  const model = await modelOf(spreadsheetOf([["9", "1"]], { conditionalFormats: [big, filled, blank] }));
  expect(backgrounds(model)).toEqual([
    ["#ff0000", "#00ff00"],
    ["#0000ff", "#0000ff"],
    ["#0000ff", "#0000ff"],
  ]);
});

test("conditional formats that hold together say together what each of them sets", async () => {
  const rule = (format: object) => ({ ranges: [A1_B3], booleanRule: { condition: { type: "NOT_BLANK" }, format } });
  const bold = rule({ textFormat: { bold: true } });
  const red = rule({ textFormat: { italic: true }, backgroundColor: RED });
  const green = rule({ textFormat: { bold: false }, backgroundColor: GREEN });
  const { cells, styles } = await modelOf(spreadsheetOf([["a"]], { conditionalFormats: [bold, red, green] }));
  expect(styles[cells[0]!.s]).toMatchObject({ bold: true, italic: true, background: "#ff0000" });
});

test("a formula's relative references count from the first cell of the range, its fixed ones stay", async () => {
  const condition = { type: "CUSTOM_FORMULA", values: [{ userEnteredValue: "=AND($A1=C$1; Otra!$A$1=1)" }] };
  const format = { booleanRule: { condition, format: { backgroundColor: RED } } };
  const spreadsheet = spreadsheetOf([["1", "", "1", "2"], ["2"], ["1"]], {
    conditionalFormats: [{ ranges: [A1_B3], ...format }],
  });
  const other = { properties: { sheetId: 7, title: "Otra" }, data: [{ rowData: [{ values: [ONE] }] }] };
  const model = await modelOf({ ...spreadsheet, sheets: [...spreadsheet.sheets!, other] });
  expect(backgrounds(model)).toEqual([
    ["#ff0000", null],
    [null, "#ff0000"],
    ["#ff0000", null],
  ]);
});

test("conditional formats follow an edit of a cell that they ask", async () => {
  const condition = { type: "CUSTOM_FORMULA", values: [{ userEnteredValue: "=$C1>10" }] };
  const format = { ranges: [A1_B3], booleanRule: { condition, format: { backgroundColor: RED } } };
  const model = await modelOf(spreadsheetOf([["a", "", "=D1*2", "1"]], { conditionalFormats: [format] }));
  expect(backgrounds(model)[0]).toEqual([null, null]);
  await site.post("edit", { sheetId: 0, row0: 0, column0: 3, text: "6" });
  expect(backgrounds(await site.sheet(0))[0]).toEqual(["#ff0000", "#ff0000"]);
});

test("dropdowns offer their values, those of a range as well; a value that breaks its rule is marked", async () => {
  const list = ["Sí", "No"].map((userEnteredValue) => ({ userEnteredValue }));
  const fromList = { condition: { type: "ONE_OF_LIST", values: list }, inputMessage: "Elija.", showCustomUi: true };
  const fromRange = {
    condition: { type: "ONE_OF_RANGE", values: [{ userEnteredValue: "=Datos!$D$1:$D$3" }] },
    strict: true,
  };
  const box = { condition: { type: "BOOLEAN" } };
  const text = (stringValue: string, dataValidation: object) => ({ userEnteredValue: { stringValue }, dataValidation });
  const rows = [
    {
      values: [
        text("Sí", fromList),
        text("b", fromRange),
        { userEnteredValue: { boolValue: true }, dataValidation: box },
        letter("a"),
      ],
    },
    { values: [text("Talvez", fromList), text("z", fromRange), {}, letter("b")] },
  ];
  const { cells, rules } = await modelOf(spreadsheetOf([], { data: [{ rowData: rows }] }));
  expect(rules).toEqual([
    { kind: "list", values: ["Sí", "No"], strict: false, help: "Elija." },
    { kind: "list", values: ["a", "b"], strict: true, help: "" },
    { kind: "checkbox" },
  ]);
  expect(cells.map(({ t, v, i }) => [t, v, i])).toEqual([
    ["Sí", 0, undefined],
    ["b", 1, undefined],
    ["VERDADERO", 2, undefined],
    ["a", undefined, undefined],
    ["Talvez", 0, true],
    ["z", 1, true],
    ["b", undefined, undefined],
  ]);
});

test("protected cells are told apart from those that only warn, and the holes of a protected sheet are free", async () => {
  const model = await modelOf(
    spreadsheetOf([["a", "b", "c"]], {
      protectedRanges: [
        { range: {}, unprotectedRanges: [{ startColumnIndex: 1, endColumnIndex: 3 }] },
        { range: { startColumnIndex: 2, endColumnIndex: 3 }, warningOnly: true },
      ],
    }),
    COORDINATOR,
  );
  expect(model.cells.map(({ l, w }) => [l, w])).toEqual([
    [true, undefined],
    [undefined, undefined],
    [undefined, true],
  ]);
});

test("merges, sizes and hidden lines are told", async () => {
  const { merges, rows, columns } = await modelOf(
    spreadsheetOf([["a"]], {
      merges: [{ startRowIndex: 0, endRowIndex: 2, startColumnIndex: 1, endColumnIndex: 4 }],
      data: [{ rowMetadata: [{ pixelSize: 40 }, { hiddenByUser: true }], columnMetadata: [{ pixelSize: 30 }] }],
    }),
  );
  expect(merges).toEqual([{ row0: 0, column0: 1, rows: 2, columns: 3 }]);
  expect(rows.slice(0, 3)).toEqual([
    { px: 40, hidden: false },
    { px: null, hidden: true },
    { px: null, hidden: false },
  ]);
  expect(columns.slice(0, 2)).toEqual([
    { px: 30, hidden: false },
    { px: 100, hidden: false },
  ]);
});

test("300 rows by 60 columns with formulas, rules and conditional formats are answered", async () => {
  const filled = (row: number, column: number) => ({
    userEnteredValue: { numberValue: row * column },
    dataValidation: { condition: { type: "NUMBER_GREATER", values: [{ userEnteredValue: "-1" }] } },
  });
  const rowData = Array.from({ length: 300 }, (_row, row) => ({
    values: Array.from({ length: 60 }, (_cell, column) =>
      column % 10 === 9 ? { userEnteredValue: { formulaValue: `=SUM(A${row + 1}:I${row + 1})` } } : filled(row, column),
    ),
  }));
  const ranges = [{ startRowIndex: 0, endRowIndex: 300, startColumnIndex: 0, endColumnIndex: 60 }];
  const formula = { type: "CUSTOM_FORMULA", values: [{ userEnteredValue: "=$B1<50" }] };
  const notBlank = { type: "NOT_BLANK" };
  const model = await modelOf(
    spreadsheetOf([], {
      properties: { sheetId: 0, title: "Datos", gridProperties: { rowCount: 300, columnCount: 60 } },
      data: [{ rowData }],
      conditionalFormats: [formula, notBlank].map((condition) => ({
        ranges,
        booleanRule: { condition, format: { backgroundColor: RED } },
      })),
    }),
  );
  expect(model.cells).toHaveLength(18_000);
  await timed("300 x 60 again", () => site.sheet(0));
  await timed("300 x 60, an edit", () => site.post("edit", { sheetId: 0, row0: 0, column0: 0, text: "7" }));
  await timed("300 x 60 after an edit", () => site.sheet(0));
});

const ONE = { userEnteredValue: { numberValue: 1 } };
const letter = (stringValue: string) => ({ userEnteredValue: { stringValue } });

async function modelOf(spreadsheet: Spreadsheet, user?: string): Promise<SheetModel> {
  site = await openSite(spreadsheet);
  return await site.sheet(0, user);
}

/** Backgrounds of A1:B3. */
function backgrounds({ cells, styles }: SheetModel): (string | null)[][] {
  const at = (r: number, c: number): CellModel | undefined => cells.find((cell) => cell.r === r && cell.c === c);
  return [0, 1, 2].map((r) => [0, 1].map((c) => styles[at(r, c)?.s ?? 0]!.background));
}

/** Prints how long it takes, since no time holds on every machine. */
async function timed<Result>(what: string, act: () => Promise<Result>): Promise<Result> {
  const startMs = performance.now();
  const result = await act();
  console.log(`${what}: ${(performance.now() - startMs).toFixed(0)} ms`);
  return result;
}

import { describe, expect, test } from "vitest";
import type { CellData, Request } from "../../../build/local/sheets/resources.ts";
import { EDITOR, OWNER, refusal, type Workbook, workbook } from "./workbook.ts";

const text = (stringValue: string): CellData => ({ userEnteredValue: { stringValue } });
const values = (book: Workbook, fields: string) =>
  book.get(`sheets.data.rowData.values(${fields})`).sheets?.[0]?.data?.[0]?.rowData;
const write = (cells: CellData[][], fields: string): Request => ({
  updateCells: { rows: cells.map((row) => ({ values: row })), fields, start: { sheetId: 0 } },
});

describe("merges", () => {
  const merge = (
    startRowIndex: number,
    endRowIndex: number,
    startColumnIndex: number,
    endColumnIndex: number,
    mergeType = "MERGE_ALL",
  ): Request => ({
    mergeCells: { range: { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex }, mergeType },
  });
  const merges = (book: Workbook) =>
    book.get("sheets.merges").sheets?.[0]?.merges?.map((range) => Object.values(range).join());

  test("only the first cell of a merged block keeps its value", async () => {
    const book = await workbook();
    book.fill("A1", [
      ["a", "b"],
      ["c", "d"],
    ]);
    book.run([merge(0, 2, 0, 2)]);
    expect(book.typed("A1:B2")).toEqual([["a"]]);
  });

  test("rows or columns can be merged each for itself", async () => {
    const book = await workbook();
    book.run([merge(0, 2, 0, 2, "MERGE_ROWS"), merge(4, 6, 0, 2, "MERGE_COLUMNS")]);
    expect(merges(book)).toEqual(["0,1,0,2", "1,2,0,2", "4,6,0,1", "4,6,1,2"]);
  });

  test("a merge that covers others whole takes them up; one that cuts through another is refused", async () => {
    const book = await workbook();
    book.run([merge(0, 2, 0, 1), merge(0, 3, 0, 2)]);
    expect(merges(book)).toEqual(["0,3,0,2"]);
    const message = "You must select all cells in a merged range to merge or unmerge them.";
    expect(refusal(() => book.run([merge(2, 4, 0, 2)]))).toContain(message);
    expect(refusal(() => book.run([{ unmergeCells: { range: { endRowIndex: 1 } } }]))).toContain(message);
    book.run([{ unmergeCells: { range: { sheetId: 0 } } }]);
    expect(merges(book)).toBeUndefined();
  });

  test("no merge crosses the edge of the frozen rows, and no edge crosses a merge", async () => {
    const book = await workbook();
    const freeze = (frozenRowCount: number): Request => ({
      updateSheetProperties: {
        properties: { sheetId: 0, gridProperties: { frozenRowCount } },
        fields: "gridProperties.frozenRowCount",
      },
    });
    book.run([freeze(2)]);
    expect(refusal(() => book.run([merge(1, 3, 0, 1)]))).toContain("frozen");
    book.run([merge(0, 2, 0, 1)]);
    expect(refusal(() => book.run([freeze(1)]))).toContain(
      "You can't freeze rows which contain only part of a merged cell.",
    );
  });
});

describe("rules, formats and protections", () => {
  const range = { startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 1 };

  test("a rule stands in each cell of its range, its formula moved along, and goes when none is given", async () => {
    const book = await workbook();
    const rule = {
      condition: { type: "CUSTOM_FORMULA", values: [{ userEnteredValue: "=A1>0" }] },
      strict: false,
      inputMessage: "",
    };
    book.run([{ setDataValidation: { range, rule } }]);
    expect(values(book, "dataValidation")).toEqual(
      ["=A1>0", "=A2>0"].map((userEnteredValue) => ({
        values: [{ dataValidation: { condition: { type: "CUSTOM_FORMULA", values: [{ userEnteredValue }] } } }],
      })),
    );
    book.run([{ setDataValidation: { range } }]);
    expect(values(book, "dataValidation")).toBeUndefined();
  });

  test.each(["TEXT_STARTS_WITH", "NOT_BLANK", "FILTER_EXPRESSION"])("%s is no rule for entries", async (type) => {
    const book = await workbook();
    const rule = { condition: { type, values: [{ userEnteredValue: "a" }] } };
    expect(refusal(() => book.run([{ setDataValidation: { range, rule } }]))).toContain(
      `ConditionType '${type}' is not supported for data validation`,
    );
  });

  test("a rule with a relative date or the wrong number of values is refused", async () => {
    const book = await workbook();
    const set = (condition: object) => refusal(() => book.run([{ setDataValidation: { range, rule: { condition } } }]));
    expect(set({ type: "DATE_AFTER", values: [{ relativeDate: "TODAY" }] })).toContain("Relative dates");
    expect(set({ type: "NUMBER_BETWEEN", values: [{ userEnteredValue: "1" }] })).toContain("expected 2, got 1");
    expect(set({ type: "ONE_OF_RANGE", values: [{ userEnteredValue: "A1:A9" }] })).toContain("starts with '='");
  });

  test("conditional formats keep their order, tell old and new, and set only what Google allows", async () => {
    const book = await workbook();
    const ruleOf = (red: number) => ({
      ranges: [range],
      booleanRule: { condition: { type: "NOT_BLANK" }, format: { backgroundColorStyle: { rgbColor: { red } } } },
    });
    book.run([
      { addConditionalFormatRule: { rule: ruleOf(1), index: 0 } },
      { addConditionalFormatRule: { rule: ruleOf(0.2), index: 0 } },
    ]);
    const reds = () =>
      book
        .get("sheets.conditionalFormats")
        .sheets?.[0]?.conditionalFormats?.map((rule) => rule.booleanRule?.format?.backgroundColor?.red);
    expect(reds()).toEqual([0.2, 1]);
    const [moved, deleted] = book.run([
      { updateConditionalFormatRule: { sheetId: 0, index: 0, newIndex: 1 } },
      { deleteConditionalFormatRule: { sheetId: 0, index: 0 } },
    ]);
    expect(moved?.updateConditionalFormatRule).toMatchObject({ oldIndex: 0, newIndex: 1 });
    expect(deleted?.deleteConditionalFormatRule?.rule?.booleanRule?.format?.backgroundColor).toEqual({ red: 1 });
    expect(reds()).toEqual([0.2]);
    const wrap = { ...ruleOf(1), booleanRule: { condition: { type: "NOT_BLANK" }, format: { wrapStrategy: "WRAP" } } };
    expect(refusal(() => book.run([{ addConditionalFormatRule: { rule: wrap } }]))).toContain(
      "Conditional formatting cannot set wrapStrategy.",
    );
    expect(refusal(() => book.run([{ deleteConditionalFormatRule: { sheetId: 0, index: 5 } }]))).toContain(
      "No conditional format on sheet: 0 at index: 5",
    );
  });

  test("a protected cell is closed to editors who are not named, open to the owner, and a warning stops nobody", async () => {
    const book = await workbook();
    const protect = (more: object) => book.run([{ addProtectedRange: { protectedRange: { range, ...more } } }]);
    const type = (person = EDITOR) => book.run([write([[text("x")]], "userEnteredValue")], person);
    protect({ warningOnly: true });
    type();
    protect({ protectedRangeId: 4, description: "cuadros" });
    expect(refusal(() => type())).toContain("You are trying to edit a protected cell or object.");
    type(OWNER);
    book.run([
      {
        updateProtectedRange: {
          protectedRange: { protectedRangeId: 4, editors: { users: [EDITOR.email] } },
          fields: "editors",
        },
      },
    ]);
    type();
    const [, second] = book.get("sheets.protectedRanges").sheets?.[0]?.protectedRanges ?? [];
    expect(second).toMatchObject({
      protectedRangeId: 4,
      description: "cuadros",
      editors: { users: [EDITOR.email, OWNER.email] },
    });
    book.run([{ deleteProtectedRange: { protectedRangeId: 4 } }]);
    expect(book.get("sheets.protectedRanges").sheets?.[0]?.protectedRanges).toHaveLength(1);
  });

  test("in a protected sheet only the open blocks can be edited, and no rows inserted", async () => {
    const book = await workbook();
    const open = [{ startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 3 }];
    book.run([{ addProtectedRange: { protectedRange: { range: { sheetId: 0 }, unprotectedRanges: open } } }]);
    book.run([write([[text("x"), text("y")]], "userEnteredValue")], EDITOR);
    const shut = "protected cell or object";
    expect(
      refusal(() => book.run([write([[text("x"), text("y"), text("z"), text("w")]], "userEnteredValue")], EDITOR)),
    ).toContain(shut);
    expect(
      refusal(() =>
        book.run(
          [{ insertDimension: { range: { sheetId: 0, dimension: "ROWS", startIndex: 1, endIndex: 2 } } }],
          EDITOR,
        ),
      ),
    ).toContain(shut);
    expect(refusal(() => book.run([{ deleteSheet: { sheetId: 0 } }, { addSheet: {} }], EDITOR))).toContain(
      "You can't remove",
    );
  });
});

describe("names and metadata", () => {
  test("a named range works in formulas, and its name and id must be free", async () => {
    const book = await workbook();
    book.fill("A1", [[1], [2], ["=SUM(montos)"]]);
    const add = (name: string, namedRangeId = "a"): Request => ({
      addNamedRange: { namedRange: { name, namedRangeId, range: { endRowIndex: 2, endColumnIndex: 1 } } },
    });
    book.run([add("montos")]);
    expect(book.shown()[2]).toEqual(["3"]);
    expect(refusal(() => book.run([add("Montos", "b")]))).toContain('"Montos" already exists');
    expect(refusal(() => book.run([add("otros")]))).toContain("already exists");
    expect(refusal(() => book.run([add("A1", "c")]))).toContain("invalid");
    book.run([
      {
        updateNamedRange: {
          namedRange: { namedRangeId: "a", range: { endRowIndex: 1, endColumnIndex: 1 } },
          fields: "range",
        },
      },
    ]);
    expect(book.shown()[2]).toEqual(["1"]);
    book.run([{ deleteNamedRange: { namedRangeId: "a" } }]);
    expect(book.shown()[2]).toEqual(["#NAME?"]);
  });

  test("metadata travels with its row or column and dies with it", async () => {
    const book = await workbook();
    const column = (startIndex: number) => ({ sheetId: 0, dimension: "COLUMNS", startIndex, endIndex: startIndex + 1 });
    const create = (location: object, metadataKey = "clave"): Request => ({
      createDeveloperMetadata: {
        developerMetadata: { metadataKey, metadataValue: "monto", visibility: "DOCUMENT", location },
      },
    });
    const [reply] = book.run([
      create({ dimensionRange: column(1) }),
      create({ spreadsheet: true }),
      create({ sheetId: 0 }),
    ]);
    expect(reply?.createDeveloperMetadata?.developerMetadata).toEqual({
      metadataId: expect.any(Number),
      metadataKey: "clave",
      metadataValue: "monto",
      visibility: "DOCUMENT",
      location: { locationType: "COLUMN", dimensionRange: { dimension: "COLUMNS", startIndex: 1, endIndex: 2 } },
    });
    const keyed = () => {
      const lines = book.get("sheets.data.columnMetadata").sheets?.[0]?.data?.[0]?.columnMetadata ?? [];
      return lines.flatMap((line, index) => (line.developerMetadata ? [index] : []));
    };
    book.run([
      { insertDimension: { range: { ...column(0) } } },
      { moveDimension: { source: column(2), destinationIndex: 6 } },
    ]);
    expect(keyed()).toEqual([5]);
    book.run([{ deleteDimension: { range: column(5) } }]);
    expect(keyed()).toEqual([]);
    const [deleted] = book.run([
      {
        deleteDeveloperMetadata: {
          dataFilter: { developerMetadataLookup: { metadataKey: "clave", locationType: "SHEET" } },
        },
      },
    ]);
    expect(deleted?.deleteDeveloperMetadata?.deletedDeveloperMetadata).toHaveLength(1);
    expect(book.get("developerMetadata.location").developerMetadata).toEqual([
      { location: { locationType: "SPREADSHEET", spreadsheet: true } },
    ]);
    expect(refusal(() => book.run([create({ dimensionRange: { ...column(0), endIndex: 2 } })]))).toContain(
      "single row or column",
    );
  });
});

import { describe, expect, test } from "vitest";
import { applyMask, names, readMask, select } from "../../../build/local/sheets/field-mask.ts";
import type { CellData } from "../../../build/local/sheets/resources.ts";

const mask = (text: string, type = "Spreadsheet") => readMask(text, type, (path) => new Error(path));

describe("a field mask", () => {
  test.each([
    ["properties.title", { properties: { title: true } }],
    ["properties/title", { properties: { title: true } }],
    ["properties(title,locale)", { properties: { title: true, locale: true } }],
    [
      "sheets(properties.title,data/rowData.values(note))",
      { sheets: { properties: { title: true }, data: { rowData: { values: { note: true } } } } },
    ],
    ["properties.title,properties.locale", { properties: { title: true, locale: true } }],
    ["properties,properties.title", { properties: true }],
    ["sheets.slicers.spec.title", { sheets: { slicers: true } }],
  ])("%s names its fields", (text, expected) => {
    expect(mask(text)).toEqual(expected);
  });

  test("an asterisk names every field of a type", () => {
    expect(mask("*", "RowData")).toEqual({ values: true });
    expect(mask("sheets.data.rowData.*")).toEqual({ sheets: { data: { rowData: { values: true } } } });
  });

  test.each([
    ["sheets.foo", "sheets.foo"],
    ["properties(title,foo)", "properties.foo"],
    ["properties(title", "properties"],
    ["spreadsheetId.x", "spreadsheetId.x"],
    ["", ""],
  ])("%j is refused at %j", (text, path) => {
    expect(() => mask(text)).toThrow(new Error(path));
  });

  test("it tells whether a field or a part of it is named", () => {
    const read = mask("sheets(data.rowData.values.note)");
    expect([
      names(read, "sheets", "data"),
      names(read, "sheets", "data", "rowData", "values", "effectiveValue"),
    ]).toEqual([true, false]);
    expect(names(mask("sheets"), "sheets", "data", "rowData")).toBe(true);
  });
});

test("selecting keeps the named fields of every item, and its place", () => {
  const rows = { values: [{ note: "a", formattedValue: "1" }, { formattedValue: "2" }] };
  expect(select(rows, { values: { note: true } })).toEqual({ values: [{ note: "a" }, {}] });
});

test("applying sets what the source has and clears what it lacks", () => {
  const target: CellData = { note: "a", userEnteredFormat: { wrapStrategy: "WRAP", textFormat: { bold: true } } };
  const source: CellData = { userEnteredFormat: { textFormat: { italic: true } } };
  expect(applyMask(target, source, mask("note,userEnteredFormat.textFormat", "CellData"))).toEqual({
    userEnteredFormat: { wrapStrategy: "WRAP", textFormat: { italic: true } },
  });
  expect(target.note).toBe("a");
});

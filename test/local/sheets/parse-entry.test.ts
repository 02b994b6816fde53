import { describe, expect, test } from "vitest";
import { rulesOf } from "../../../build/local/sheets/locale.ts";
import { parseEntry } from "../../../build/local/sheets/parse-entry.ts";

const context = { rules: rulesOf("es_MX"), now: new Date("2023-06-15T12:00:00Z"), timeZone: "America/El_Salvador" };
const typed = (text: string, formatType?: string) => parseEntry(text, { ...context, formatType });
const currency = { type: "CURRENCY", pattern: '"$"#,##0' };

describe("what a typed text becomes", () => {
  test.each([
    ["1350", 1350, undefined],
    ["-3.5", -3.5, undefined],
    ["+3", 3, undefined],
    [".5", 0.5, undefined],
    ["1,350", 1350, { type: "NUMBER", pattern: "#,##0" }],
    ["1,350.25", 1350.25, { type: "NUMBER", pattern: "#,##0.00" }],
    ["$50", 50, currency],
    ["$ 1,350.00", 1350, { type: "CURRENCY", pattern: '"$"#,##0.00' }],
    ["-$50", -50, currency],
    ["($50)", -50, currency],
    ["50%", 0.5, { type: "PERCENT", pattern: "0%" }],
    ["12.5%", 0.125, { type: "PERCENT", pattern: "0.00%" }],
    ["1e3", 1000, { type: "SCIENTIFIC", pattern: "0.00E+00" }],
  ])("%s is the number %d", (text, numberValue, numberFormat) => {
    expect(typed(text)).toEqual({ value: { numberValue }, ...(numberFormat && { numberFormat }) });
  });

  test.each([
    ["01/02/2023", 44_958],
    ["1/2/23", 44_958],
    ["2023-02-01", 44_958],
    ["1 de febrero de 2023", 44_958],
    ["1-feb-2023", 44_958],
    ["1/2", 44_958],
  ])("%s is the date of 1 February 2023", (text, numberValue) => {
    expect(typed(text)).toMatchObject({ value: { numberValue }, numberFormat: { type: "DATE" } });
  });

  test("an American sheet reads the month first", () => {
    expect(parseEntry("2/1/2023", { ...context, rules: rulesOf("en_US") }).value).toEqual({ numberValue: 44_958 });
  });

  test.each(["VERDADERO", "verdadero", "TRUE"])("%s is true", (text) => {
    expect(typed(text)).toEqual({ value: { boolValue: true } });
  });

  test.each([
    "Enero a marzo",
    "US$ 50",
    "1,35",
    "1.350,00",
    "31/02/2023",
    "2 meses",
    "3.1.2",
    "@usuario",
    "=",
    "12-",
    "1 350",
  ])("%s stays text", (text) => {
    expect(typed(text)).toEqual({ value: { stringValue: text } });
  });

  test("a formula keeps its spelling", () => {
    expect(typed("=suma( A1 ; b2 )")).toEqual({ value: { formulaValue: "=suma( A1 ; b2 )" } });
  });

  test("a text with a sign before it is taken for a formula, as Sheets does", () => {
    expect([typed("+abc").value, typed("-abc").value]).toEqual([{ formulaValue: "=+abc" }, { formulaValue: "=-abc" }]);
  });

  test("an apostrophe makes text of anything, and is not kept", () => {
    expect([typed("'=A1").value, typed("'007").value, typed("'").value]).toEqual([
      { stringValue: "=A1" },
      { stringValue: "007" },
      undefined,
    ]);
  });

  test("a cell formatted as text keeps what is typed", () => {
    expect(typed("007", "TEXT").value).toEqual({ stringValue: "007" });
    expect(typed("=1+1", "TEXT").value).toEqual({ stringValue: "=1+1" });
  });

  test("nothing typed is a blank cell", () => {
    expect(typed("")).toEqual({});
  });
});

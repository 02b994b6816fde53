import { describe, expect, test } from "vitest";
import { serialOfDate } from "../../../build/local/sheets/clock.ts";
import { rulesOf } from "../../../build/local/sheets/locale.ts";
import { formatValue } from "../../../build/local/sheets/number-format.ts";

const mexican = rulesOf("es_MX");
const american = rulesOf("en_US");
const shown = (value: number | string | boolean, pattern: string, rules = mexican) =>
  formatValue(value, { type: "NUMBER", pattern }, rules);

describe("numbers by pattern", () => {
  test.each([
    [1350, "$#,##0.00", "$1,350.00"],
    [1350, '"$"#,##0.00', "$1,350.00"],
    [38_450_000.5, '"$"#,##0.00', "$38,450,000.50"],
    [-50, '"$"#,##0.00', "-$50.00"],
    [0, "0", "0"],
    [7.6, "0", "8"],
    [1_234_567, "#,##0", "1,234,567"],
    [0.5, "0%", "50%"],
    [0.12345, "0.00%", "12.35%"],
    [1.005, "0.00", "1.01"],
    [-0.001, "0.00", "0.00"],
    [5, "000", "005"],
    [12_345.125, "####.#", "12345.1"],
    [0.5, "#.00", ".50"],
    [1_500_000, '0.0,,"M"', "1.5M"],
    [12_345, "0.00E+00", "1.23E+04"],
    [-3, "#,##0;(#,##0)", "(3)"],
    [0, '0;-0;"sin dato"', "sin dato"],
    [4, '0 "meses"', "4 meses"],
    [4, "0 \\x", "4 x"],
    [3, "[Red]0", "3"],
  ])("%d as %s is shown as %s", (value, pattern, expected) => {
    expect(shown(value, pattern)).toBe(expected);
  });

  test("a condition in brackets chooses the part that is shown", () => {
    const pattern = '[=1]0" mes";0" meses"';
    expect([1, 2, 0].map((value) => shown(value, pattern))).toEqual(["1 mes", "2 meses", "0 meses"]);
  });

  test("a locale with decimal comma swaps the separators", () => {
    expect(shown(1350.5, "#,##0.00", rulesOf("es_ES"))).toBe("1.350,50");
  });
});

describe("dates by pattern", () => {
  const day = serialOfDate(2023, 2, 1) ?? 0;
  // 2016-04-05 16:08:53.528, the moment of the examples in Google's guide on formats.
  const moment = (serialOfDate(2016, 4, 5) ?? 0) + (16 * 3600 + 8 * 60 + 53.528) / 86_400;

  test.each([
    ['d "de" mmmm "de" yyyy', "1 de febrero de 2023"],
    ["dd/mm/yyyy", "01/02/2023"],
    ["yyyy-mm-dd", "2023-02-01"],
    ["mmm", "feb"],
    ["dddd", "miércoles"],
  ])("%s in Spanish gives %s", (pattern, expected) => {
    expect(shown(day, pattern)).toBe(expected);
  });

  test.each([
    ["h:mm:ss.00 a/p", "4:08:53.53 p"],
    ['hh:mm A/P".M."', "04:08 P.M."],
    ["yyyy-mm-dd", "2016-04-05"],
    ["mmmm d \\[dddd\\]", "April 5 [Tuesday]"],
    ["h AM/PM, ddd mmm dd", "4 PM, Tue Apr 05"],
    ['dddd, m/d/yy "at" h:mm', "Tuesday, 4/5/16 at 16:08"],
  ])("Google's example %s gives %s", (pattern, expected) => {
    expect(shown(moment, pattern, american)).toBe(expected);
  });

  test("brackets count hours beyond a day", () => {
    expect(shown(1.5, "[h]:mm", american)).toBe("36:00");
  });
});

describe("without a pattern", () => {
  const automatic = (value: number | string | boolean, rules = mexican) => formatValue(value, undefined, rules);

  test.each([
    [1350, "1350"],
    [1 / 3, "0.3333333333"],
    [0.1 + 0.2, "0.3"],
    [-2.5, "-2.5"],
    [123_456_789_012, "123456789012"],
    [1e20, "1E+20"],
  ])("%d is shown as %s", (value, expected) => {
    expect(automatic(value)).toBe(expected);
  });

  test("truth values are words of the locale's language", () => {
    expect([automatic(true), automatic(false), automatic(true, american)]).toEqual(["VERDADERO", "FALSO", "TRUE"]);
  });

  test("a format type alone stands for the locale's usual pattern", () => {
    const typed = (type: string, value: number) => formatValue(value, { type }, mexican);
    expect([typed("CURRENCY", 5), typed("PERCENT", 0.5), typed("DATE", 44_958)]).toEqual([
      "$5.00",
      "50.00%",
      "01/02/2023",
    ]);
  });

  test("text stays as it is, whatever the format", () => {
    expect([shown("Sí", "0.00"), shown("Sí", "@"), formatValue(7, { type: "TEXT", pattern: "@" }, mexican)]).toEqual([
      "Sí",
      "Sí",
      "7",
    ]);
  });
});

import { describe, expect, it } from "vitest";
import {
  MONTH_ABBREVIATIONS,
  MONTH_NAMES,
  monthsMentioned,
  parseMonth,
  parseYear,
  readMonthHeaders,
} from "../../src/plan/month.ts";

const year = (months: readonly string[]) => readMonthHeaders(months).map((header) => header?.month ?? null);
const ALL = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

describe("a month", () => {
  it.each([
    ["Ene", 1, null],
    ["ENERO", 1, null],
    ["sept.", 9, null],
    ["Setiembre", 9, null],
    ["ene-26", 1, 2026],
    ["Enero de 2026", 1, 2026],
    ["2027-03-01", 3, 2027],
    ["2027-12", 12, 2027],
  ])("is known as %s", (text, month, ofYear) => {
    expect(parseMonth(text)).toEqual({ month, year: ofYear });
  });

  it.each(["", "mesa", "marzo y abril", "2027-13", "Ene Feb", "Enero de la ciudad"])("is not known as %s", (text) => {
    expect(parseMonth(text)).toBeNull();
  });

  it("of a header row is known in any spelling", () => {
    expect(year(MONTH_NAMES)).toEqual(ALL);
    expect(year(MONTH_ABBREVIATIONS)).toEqual(ALL);
    expect(year([..."EFMAMJJASOND"])).toEqual(ALL);
  });

  it("that is misspelt is known by its neighbours, and said to be misspelt", () => {
    const headers = readMonthHeaders([
      "Enc",
      "Feb",
      "Mar",
      "Abil",
      "May",
      "Jun",
      "Jul",
      "Ago",
      "Sep",
      "Oct",
      "Nov",
      "DEC",
      "",
    ]);
    expect(headers.map((header) => header?.month ?? null)).toEqual([...ALL, null]);
    expect(
      headers.map((header) => header?.isMisspelt ?? false).flatMap((isMisspelt, index) => (isMisspelt ? [index] : [])),
    ).toEqual([0, 3, 11]);
  });

  it("is not taken from a word beside a month", () => {
    expect(year(["Responsables", "Ene", "Feb"])).toEqual([null, 1, 2]);
  });
});

describe("a year", () => {
  it("is a number of four figures of our time", () => {
    expect(["2023", "Año 2023", "2,023", "1350", "2023-2025", "el 2023"].map(parseYear)).toEqual([
      2023,
      2023,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe("months in a text", () => {
  it("are found with their year or range", () => {
    expect(monthsMentioned("Campaña de divulgación. Marzo 2023")).toEqual([
      { quote: "Marzo 2023", months: [3], year: 2023 },
    ]);
    expect(monthsMentioned("Matriz de riesgos. Enero a marzo")).toEqual([
      { quote: "Enero a marzo", months: [1, 2, 3], year: null },
    ]);
    expect(monthsMentioned("de noviembre a enero de 2026")).toEqual([
      { quote: "noviembre a enero de 2026", months: [11, 12, 1], year: 2026 },
    ]);
  });

  it("are whole words only", () => {
    expect(monthsMentioned("El mayor compromiso, martes y set de pruebas")).toEqual([]);
  });
});

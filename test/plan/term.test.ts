import { describe, expect, it } from "vitest";
import { isTermWrittenAsUsual, parseTermMonths } from "../../src/plan/term.ts";

describe("a term", () => {
  it.each([
    ["2 meses", 2],
    ["1 mes", 1],
    ["10meses", 10],
    ["Tres meses", 3],
    ["Cuatro meses.", 4],
    ["1 año", 12],
    ["1 año y 6 meses", 18],
    ["treinta y seis meses", 36],
    ["un trimestre", 3],
    ["6", 6],
    [9, 9],
  ])("typed as %s is read in months", (typed, months) => {
    expect(parseTermMonths(typed)).toEqual({ kind: "value", value: months });
  });

  it.each(["Permanente", "2-3 meses", "-3 meses", "-5", "6 semanas", "0 meses", "enero", "dos", 1.5, 0, 46_000])(
    "typed as %s stays as typed",
    (typed) => {
      expect(parseTermMonths(typed)).toEqual({ kind: "unread", typed: String(typed) });
    },
  );

  it("that is blank is empty", () => {
    expect(parseTermMonths(" ")).toEqual({ kind: "empty" });
  });

  it("is written as usual with a figure and months", () => {
    expect(["2 meses", "1 mes", "9 meses.", "3", 3].every(isTermWrittenAsUsual)).toBe(true);
    expect(["Tres meses", "1 año", "un mes"].some(isTermWrittenAsUsual)).toBe(false);
  });
});

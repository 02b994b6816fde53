import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountProblem, formatAmount, isAmountWrittenAsUsual, parseAmountCents } from "../../src/plan/amount.ts";

describe("an amount", () => {
  it.each([
    ["\\$ 1,350.00", 135_000],
    ["$1350.00", 135_000],
    ["US$ 50", 5_000],
    ["USD 1,000", 100_000],
    ["50 dólares", 5_000],
    ["1 350.50", 135_050],
    ["1.350,00", 135_000],
    ["0.5", 50],
    ["$300.00.", 30_000],
    [1350.1, 135_010],
    [0, 0],
  ])("typed as %s is read in cents", (typed, cents) => {
    expect(parseAmountCents(typed)).toEqual({ kind: "value", value: cents });
    expect(amountProblem(typed)).toBeNull();
  });

  it.each([
    ["1.350", "text"],
    ["1,35", "text"],
    ["1,35,000", "text"],
    ["$50 y $60", "text"],
    ["$350 $300", "text"],
    ["$350\n$300", "text"],
    ["350\n300", "text"],
    ["100 dólares 500", "text"],
    ["1$350", "text"],
    ["1.3500", "text"],
    ["pendiente", "text"],
    ["($50.00)", "negative"],
    ["-50", "negative"],
    ["US$ -50", "negative"],
    [-0.01, "negative"],
    ["$100,000,000.01", "absurd"],
    ["10.12345", "absurd"],
    [Number.POSITIVE_INFINITY, "absurd"],
  ])("typed as %s stays as typed: %s", (typed, problem) => {
    expect(amountProblem(typed)).toBe(problem);
    expect(parseAmountCents(typed)).toEqual({ kind: "unread", typed: String(typed) });
  });

  it("that is blank is empty", () => {
    expect(parseAmountCents("  ")).toEqual({ kind: "empty" });
  });

  it("is written as usual with a comma for the thousands and two decimals", () => {
    expect(["$50.00", "\\$1,350.00", "$25,000.00", 1350].every(isAmountWrittenAsUsual)).toBe(true);
    expect(["$ 50.00", "$1350.00", "1,350.00", "US$50.00", "$1,350"].some(isAmountWrittenAsUsual)).toBe(false);
  });

  it("is shown as people write it", () => {
    expect([0, 5, 5_000, 135_000, 3_845_000, 123_456_789, -135_000].map(formatAmount)).toEqual([
      "$0.00",
      "$0.05",
      "$50.00",
      "$1,350.00",
      "$38,450.00",
      "$1,234,567.89",
      "-$1,350.00",
    ]);
  });

  it("that is shown is read again as the same", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (cents) => {
        const shown = formatAmount(cents);
        expect(parseAmountCents(shown)).toEqual({ kind: "value", value: cents });
        expect(isAmountWrittenAsUsual(shown)).toBe(true);
      }),
    );
  });
});

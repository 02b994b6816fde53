import { describe, expect, test } from "vitest";
import { check } from "../../../src/plan/check.ts";
import { entryOf, type MonthMark, type Strategy, unread } from "../../../src/plan/plan.ts";
import { anAction, anObjective, aPlan, placesOf, toCheck } from "../../builders/plan.ts";

describe("the months of a strategy", () => {
  test("may be as many as its term, or none at all", () => {
    expect(found([])).toEqual([]);
    expect(found(marked("2026-01", "2026-02"))).toEqual([]);
  });

  test("that are more than its term offer the term or the first months to choose from", () => {
    const [finding, ...others] = found(marked("2026-01", "2026-02", "2026-05"));
    expect(others).toEqual([]);
    expect(placesOf([finding!])).toEqual(["estrategia-meses-plazo strategies E01 term"]);
    expect(finding).toMatchObject({ found: "3 meses marcados", expected: "2 meses marcados" });
    expect(finding?.explanation).toEqual(["Marcado: enero a febrero de 2026 y mayo de 2026."]);
    expect(finding?.mends.map(({ steps }) => steps)).toEqual([
      [{ kind: "set", sheet: "strategies", key: "E01", column: "term", to: 3 }],
      [{ kind: "set", sheet: "strategies", key: "E01", column: "2026-05", to: null }],
    ]);
  });

  test("that are fewer than its term are told, without a mend, since nobody knows which are missing", () => {
    expect(found(marked("2026-01"))).toMatchObject([{ code: "estrategia-meses-plazo", mends: [] }]);
  });

  test("outside the years of the plan, and what is no number in them, are pointed at", () => {
    expect(placesOf(found(marked("2025-12", "2026-01")))).toEqual(["estrategia-otros-anos strategies E01 2025-12"]);
    expect(placesOf(found([...marked("2026-01"), { month: "2026-02", activities: unread("sí") }]))).toEqual([
      "estrategia-mes-no-leido strategies E01 2026-02",
    ]);
  });
});

function marked(...months: readonly string[]): readonly MonthMark[] {
  return months.map((month) => ({ month, activities: entryOf(1) }));
}

/** What is found about a strategy of two months. */
function found(months: readonly MonthMark[]) {
  const strategy: Strategy = {
    key: "E01",
    objective: "Dar a conocer el plan",
    strategy: "Informar",
    tactic: "",
    tools: "",
    messages: "",
    termMonths: entryOf(2),
    months,
  };
  return check(toCheck(aPlan([anObjective("O01", [anAction("A01")])], { strategies: [strategy] })));
}

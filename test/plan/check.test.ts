import { describe, expect, test } from "vitest";
import { check } from "../../src/plan/check.ts";
import { EMPTY, entryOf, type Plan, unread } from "../../src/plan/plan.ts";
import { listRules } from "../../src/plan/rules/list.ts";
import { anAction, anObjective, aPlan, placesOf, toCheck } from "../builders/plan.ts";

describe("check", () => {
  test("a plan that agrees with itself has no findings", () => {
    expect(check(toCheck(aPlan([anObjective("O01", [anAction("A01"), anAction("A02")])])))).toEqual([]);
  });

  test("an amount that is not a number is an error in its cell, and is not a missing amount", () => {
    const plan = aPlan([anObjective("O01", [anAction("A01", { budgetCents: unread("mil dólares") })])]);
    expect(placesOf(check(toCheck(plan)))).toEqual(["monto-no-leido axis:1 A01 budget"]);
  });

  test.each([
    ["-50", "monto-negativo"],
    ["999999999", "monto-absurdo"],
  ])("an amount of %s is told apart from one that is no number", (typed, code) => {
    const plan = aPlan([anObjective("O01", [anAction("A01", { budgetCents: unread(typed) })])]);
    expect(check(toCheck(plan)).map((finding) => finding.code)).toEqual([code]);
  });

  test("lines, objectives and actions without text are pointed at, and so is a code that two lines bear", () => {
    const nameless = { ...anObjective("O02", [anAction("A02", { text: "" })]), text: "" };
    const plan = aPlan([anObjective("O01", [anAction("A01")]), nameless]);
    const [axis] = plan.axes;
    const second = { key: "L02", code: "1.1", name: "", objectives: [anObjective("O03", [anAction("A03")])] };
    const findings = check(toCheck({ ...plan, axes: [{ ...axis!, lines: [...axis!.lines, second] }] }));
    expect(placesOf(findings)).toEqual([
      "codigo-repetido axis:1 A03 line",
      "linea-sin-texto axis:1 A03 line",
      "objetivo-sin-texto axis:1 A02 objective",
      "accion-sin-texto axis:1 A02 action",
    ]);
  });

  test("a term longer than the plan and half an activity in a month are pointed at", () => {
    const months = [{ month: "2026-03", activities: entryOf(3.5) }];
    const plan = aPlan([anObjective("O01", [anAction("A01", { termMonths: entryOf(99), months })])]);
    expect(placesOf(check(toCheck(plan)))).toEqual([
      "plazo-mayor-que-el-plan axis:1 A01 term",
      "cronograma-mes-no-leido schedule A01 2026-03",
    ]);
  });

  test("what is not known of the plan is asked for in Ajustes", () => {
    const plan = aPlan([anObjective("O01", [anAction("A01")])]);
    const unknown: Plan = { ...plan, facts: { ...plan.facts, municipality: "", period: null } };
    expect(placesOf(check(toCheck(unknown)))).toEqual([
      "dato-del-plan-falta settings municipality value",
      "dato-del-plan-falta settings fromYear value",
    ]);
  });

  test("errors come before warnings", () => {
    const plan = aPlan([
      anObjective("O01", [anAction("A01", { termMonths: EMPTY }), anAction("A02", { budgetCents: unread("x") })]),
    ]);
    expect(check(toCheck(plan)).map(({ severity }) => severity)).toEqual(["error", "advertencia"]);
  });
});

describe("the rules in words", () => {
  test("each says what is compared with what, and what people can do", () => {
    for (const { title, left, relation, right, remedy } of listRules()) {
      expect([title, left, relation, remedy].every((text) => text.length > 0)).toBe(true);
      expect(`${left} ${relation} ${right}`).toMatch(/^[A-ZÁÉÍÓÚ]/);
      expect(remedy).toMatch(/\.$/);
    }
  });

  test("no two of them have the same title, and what cuadros repairs by itself is listed too", () => {
    const rules = listRules();
    expect(new Set(rules.map(({ title }) => title)).size).toBe(rules.length);
    expect(rules.filter(({ left, right }) => /[,;]$/.test(left) || /[,;]$/.test(right))).toEqual([]);
    expect(rules.filter(({ severity }) => severity === "se corrige sola").map(({ title }) => title)).toEqual([
      "Celdas calculadas",
      "Sumas completas",
      "Identidad de las filas",
    ]);
  });
});

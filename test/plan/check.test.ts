import { describe, expect, test } from "vitest";
import { check } from "../../src/plan/check.ts";
import type { Finding } from "../../src/plan/finding.ts";
import { NOTHING_KNOWN } from "../../src/plan/last-known.ts";
import { EMPTY, entryOf, type Plan, type Unit, unread } from "../../src/plan/plan.ts";
import { aBudgetRow, anAction, anObjective, aPlan } from "../builders/plan.ts";

const UNITS = [
  { name: "Gerencia", aliases: [] },
  { name: "Auditoría Interna", aliases: ["Auditoria internas"] },
  { name: "Recursos Humanos", aliases: ["RRHH"] },
];

describe("check", () => {
  test("a plan that agrees with itself has no findings", () => {
    expect(checkPlan(aPlan([anObjective("O01", [anAction("A01"), anAction("A02")])]), UNITS)).toEqual([]);
  });

  test("an amount that is not a number is an error in its cell, and is not a missing amount", () => {
    const plan = aPlan([anObjective("O01", [anAction("A01", { budgetCents: unread("mil dólares") })])]);
    expect(placesOf(checkPlan(plan, UNITS))).toEqual([["monto-no-leido", "axis:1", "A01", "budget"]]);
  });

  test.each([
    ["-50", "monto-negativo"],
    ["999999999", "monto-absurdo"],
  ])("an amount of %s is told apart from one that is no number", (typed, code) => {
    const plan = aPlan([anObjective("O01", [anAction("A01", { budgetCents: unread(typed) })])]);
    expect(checkPlan(plan, UNITS).map((finding) => finding.code)).toEqual([code]);
  });

  test("an amount written by hand that is not the sum of the actions is shown with both figures and the difference", () => {
    const objective = anObjective("O01", [anAction("A01"), anAction("A02")]);
    const plan = aPlan([objective], { budget: [aBudgetRow("P01", objective, { typedCents: entryOf(150_00) })] });
    const [finding] = checkPlan(plan, UNITS);
    expect(finding).toMatchObject({ code: "presupuesto-monto", found: "$150.00", expected: "$200.00" });
    expect(finding?.message).toContain("$50.00");
  });

  test("a difference that equals an objective found only in the budget says so", () => {
    const objective = anObjective("O01", [anAction("A01"), anAction("A02", { responsible: "RRHH" })]);
    const loose = aBudgetRow("P02", objective, {
      objectiveKey: null,
      objectiveText: "Promover procesos",
      responsible: "Recursos Humanos",
      typedCents: entryOf(100_00),
    });
    const budget = [aBudgetRow("P01", objective, { typedCents: entryOf(100_00) }), loose];
    const findings = checkPlan(aPlan([objective], { budget }), UNITS);
    expect(findings.map(({ code }) => code)).toEqual(["presupuesto-sin-objetivo", "presupuesto-monto"]);
    expect(findings[1]?.message).toContain("«Promover procesos»");
  });

  test("an objective found only in the budget names the actions that fit its amount and responsable, and no others", () => {
    const objective = anObjective("O01", [
      anAction("A01", { text: "Plan de auditorías", responsible: "Auditoria internas" }),
      anAction("A02", { text: "Matriz de riesgos", responsible: "Auditoría Interna" }),
      anAction("A03", { text: "Crear la comisión", responsible: "Gerencia" }),
    ]);
    const loose = aBudgetRow("P02", objective, {
      objectiveKey: null,
      responsible: "Auditoria internas",
      typedCents: entryOf(100_00),
    });
    const [finding] = checkPlan(aPlan([objective], { budget: [aBudgetRow("P01", objective), loose] }), UNITS);
    expect(finding?.expected).toBe("Plan de auditorías | Matriz de riesgos");
  });

  test("activities are compared once every action of the objective has its number", () => {
    const counted = (second: Parameters<typeof anAction>[1]) => {
      const objective = anObjective("O01", [anAction("A01", { activities: entryOf(4) }), anAction("A02", second)]);
      return checkPlan(
        aPlan([objective], { budget: [aBudgetRow("P01", objective, { activities: entryOf(10) })] }),
        UNITS,
      );
    };
    expect(placesOf(counted({ activities: entryOf(10) }))).toEqual([
      ["presupuesto-actividades", "budget", "P01", "activities"],
    ]);
    expect(placesOf(counted({ activities: EMPTY }))).toEqual([
      ["cronograma-accion-falta", "schedule", "A02", "activities"],
    ]);
  });

  test("responsables that differ only in how they are written are the same", () => {
    const objective = anObjective("O01", [anAction("A01", { responsible: "RRHH" })]);
    const budget = (responsible: string) => [aBudgetRow("P01", objective, { responsible })];
    expect(checkPlan(aPlan([objective], { budget: budget("Recursos  humanos/") }), UNITS)).toEqual([]);
    expect(checkPlan(aPlan([objective], { budget: budget("Gerencia") }), UNITS).map(({ code }) => code)).toEqual([
      "presupuesto-responsables",
    ]);
  });

  test("lines, objectives and actions without text are pointed at, and so is a code that two lines bear", () => {
    const nameless = { ...anObjective("O02", [anAction("A02", { text: "" })]), text: "" };
    const plan = aPlan([anObjective("O01", [anAction("A01")]), nameless]);
    const [axis] = plan.axes;
    const second = { key: "L02", code: "1.1", name: "", objectives: [anObjective("O03", [anAction("A03")])] };
    const findings = checkPlan({ ...plan, axes: [{ ...axis!, lines: [...axis!.lines, second] }] }, UNITS);
    expect(placesOf(findings)).toEqual([
      ["codigo-repetido", "axis:1", "A03", "line"],
      ["linea-sin-texto", "axis:1", "A03", "line"],
      ["objetivo-sin-texto", "axis:1", "A02", "objective"],
      ["accion-sin-texto", "axis:1", "A02", "action"],
    ]);
  });

  test("a term longer than the plan and half an activity in a month are pointed at", () => {
    const months = [{ month: "2026-03", activities: entryOf(3.5) }];
    const plan = aPlan([anObjective("O01", [anAction("A01", { termMonths: entryOf(99), months })])]);
    expect(placesOf(checkPlan(plan, UNITS))).toEqual([
      ["plazo-mayor-que-el-plan", "axis:1", "A01", "term"],
      ["cronograma-mes-no-leido", "schedule", "A01", "2026-03"],
    ]);
  });

  test("what is not known of the plan is asked for in Ajustes", () => {
    const plan = aPlan([anObjective("O01", [anAction("A01")])]);
    const unknown: Plan = { ...plan, facts: { ...plan.facts, municipality: "", period: null } };
    expect(placesOf(checkPlan(unknown, UNITS))).toEqual([
      ["dato-del-plan-falta", "settings", "municipality", "value"],
      ["dato-del-plan-falta", "settings", "fromYear", "value"],
    ]);
  });

  test("errors come before warnings", () => {
    const plan = aPlan([
      anObjective("O01", [anAction("A01", { termMonths: EMPTY }), anAction("A02", { budgetCents: unread("x") })]),
    ]);
    expect(checkPlan(plan, UNITS).map(({ severity }) => severity)).toEqual(["error", "advertencia"]);
  });
});

function placesOf(findings: readonly Finding[]) {
  return findings.map(({ code, place }) =>
    place.at === "row" ? [code, place.sheet, place.key, place.column] : [code, place.at],
  );
}

function checkPlan(plan: Plan, units: readonly Unit[]): readonly Finding[] {
  return check({ plan, units, members: [], baseline: null, lastKnown: NOTHING_KNOWN });
}

import { describe, expect, test } from "vitest";
import { baselineOf, modificationsOf } from "../../src/plan/baseline.ts";
import { check } from "../../src/plan/check.ts";
import { type Action, EMPTY, entryOf, type Plan, unread } from "../../src/plan/plan.ts";
import { anAction, anObjective, aPlan, placesOf, toCheck, UNITS } from "../builders/plan.ts";

describe("modifications since the baseline", () => {
  test("are none without a baseline, and none while nothing changes", () => {
    const plan = planOf({});
    expect(modificationsOf(plan, null, UNITS)).toEqual([]);
    expect(modificationsOf(plan, fixed(plan), UNITS)).toEqual([]);
    expect(check(toCheck(plan, { baseline: fixed(plan) }))).toEqual([]);
  });

  test("are the amount, the term and the responsable, each with what was approved and what is", () => {
    const changed = planOf({ budgetCents: entryOf(175_50), termMonths: entryOf(1), responsible: "RRHH" });
    expect(
      modificationsOf(changed, fixed(planOf({})), UNITS).map(({ key, approved, current, differenceCents }) => [
        key,
        approved,
        current,
        differenceCents,
      ]),
    ).toEqual([
      ["A01:monto", "$100.00", "$175.50", 75_50],
      ["A01:plazo", "3 meses", "1 mes", 0],
      ["A01:responsable", "Gerencia", "RRHH", 0],
    ]);
  });

  test("are not another way of writing the same unit", () => {
    const baseline = fixed(planOf({ responsible: "Recursos Humanos/" }));
    expect(modificationsOf(planOf({ responsible: "RRHH" }), baseline, UNITS)).toEqual([]);
  });

  test("are an amount that was taken away", () => {
    expect(modificationsOf(planOf({ budgetCents: EMPTY }), fixed(planOf({})), UNITS)).toMatchObject([
      { kind: "monto", current: "sin monto", differenceCents: -100_00 },
    ]);
  });

  test("show what stands there where it cannot be read", () => {
    const changed = planOf({ budgetCents: unread("$50 y $60"), termMonths: unread("pronto") });
    expect(modificationsOf(changed, fixed(planOf({})), UNITS)).toMatchObject([
      { kind: "monto", approved: "$100.00", current: "«$50 y $60»", differenceCents: -100_00 },
      { kind: "plazo", approved: "3 meses", current: "«pronto»" },
    ]);
  });

  test("are months that were moved, in words, with the reason that stands beside them", () => {
    const months = (...marked: readonly string[]) => marked.map((month) => ({ month, activities: entryOf(1) }));
    const before = fixed(planOf({ months: months("2026-03", "2026-04") }));
    const course = { suspended: "", reason: "Se atrasó la compra" };
    expect(modificationsOf(planOf({ months: months("2026-04", "2027-01"), course }), before, UNITS)).toMatchObject([
      {
        key: "A01:reprogramación",
        approved: "marzo a abril de 2026",
        current: "abril de 2026 y enero de 2027",
        differenceCents: 0,
        scheduleReason: "Se atrasó la compra",
      },
    ]);
    expect(modificationsOf(planOf({ months: months("2026-03", "2026-04") }), before, UNITS)).toEqual([]);
  });

  test("are actions added and dropped", () => {
    const before = aPlan([anObjective("O01", [anAction("A01"), anAction("A02")])]);
    const after = aPlan([anObjective("O01", [anAction("A01"), anAction("A03")])]);
    expect(modificationsOf(after, fixed(before), UNITS)).toMatchObject([
      { key: "A03:agregada", approved: "", current: "$100.00", differenceCents: 100_00 },
      { key: "A02:eliminada", approved: "$100.00", current: "", differenceCents: -100_00 },
    ]);
    expect(placesOf(check(toCheck(after, { baseline: fixed(before) })))).toEqual([
      "modificacion-sin-acuerdo axis:1 A03 action",
      "modificacion-sin-acuerdo axis:1 subtotal:L01 budget",
    ]);
  });
});

function planOf(changes: Partial<Action>): Plan {
  return aPlan([anObjective("O01", [anAction("A01", changes)])]);
}

function fixed(plan: Plan) {
  return baselineOf(plan, plan.facts.approval, { fixedOn: "2026-02-01", fixedBy: "ana@alcaldia.example" });
}

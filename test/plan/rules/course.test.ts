import { describe, expect, test } from "vitest";
import { baselineOf } from "../../../src/plan/baseline.ts";
import { check } from "../../../src/plan/check.ts";
import { type Action, entryOf, type Plan } from "../../../src/plan/plan.ts";
import { anAction, anObjective, aPlan, placesOf, toCheck } from "../../builders/plan.ts";

describe("months that were moved since the baseline", () => {
  test("need a reason, and are told in words", () => {
    const findings = findingsOf({ months: marks("2026-05", "2026-06") }, marks("2026-03", "2026-04", "2026-05"));
    expect(placesOf(findings)).toEqual(["reprogramacion-sin-motivo schedule A01 reason"]);
    expect(findings[0]!.message).toContain("marzo a mayo de 2026 y ahora está para mayo a junio de 2026");
  });

  test("are explained once there is a reason", () => {
    const course = { suspended: "", reason: "Se atrasó la compra" };
    expect(findingsOf({ months: marks("2026-06"), course }, marks("2026-03"))).toEqual([]);
  });

  test("need one too when no month is left", () => {
    const findings = findingsOf({ months: [] }, marks("2026-03"));
    expect(placesOf(findings)).toEqual(["reprogramacion-sin-motivo schedule A01 reason"]);
    expect(findings[0]!.message).toContain("ahora no tiene meses");
  });

  test("are none where the council approved no months, or the baseline does not tell", () => {
    expect(findingsOf({ months: marks("2026-06") }, [])).toEqual([]);
    const plan = planOf({ months: marks("2026-06") });
    const { actions, ...fixed } = baselineOf(planOf({}), plan.facts.approval, ON);
    const old = { ...fixed, actions: actions.map(({ months: _months, ...action }) => action) };
    expect(placesOf(check(toCheck(plan, { baseline: old })).filter(isOfCourse))).toEqual([]);
  });

  test("are none when only the activities of a month change", () => {
    expect(findingsOf({ months: [{ month: "2026-03", activities: entryOf(4) }] }, marks("2026-03"))).toEqual([]);
  });
});

describe("a suspended action", () => {
  test.each([
    ["sí", "", ["suspension-sin-motivo schedule A01 reason"]],
    [" SI ", "", ["suspension-sin-motivo schedule A01 reason"]],
    ["sí", "Sin fondos", []],
    ["no", "", []],
    ["tal vez", "Sin fondos", ["suspension-no-leida schedule A01 suspended"]],
  ] as const)("marked «%s» with the reason «%s» is told of as %j", (suspended, reason, expected) => {
    expect(placesOf(findingsOf({ course: { suspended, reason } }, []))).toEqual(expected);
  });
});

const ON = { fixedOn: "2026-02-01", fixedBy: "ana@alcaldia.example" };

/** What is said of the course of an action as it is now, when the council approved it for other months. */
function findingsOf(now: Partial<Action>, approved: Action["months"]) {
  const plan = planOf(now);
  const baseline = baselineOf(planOf({ months: approved }), plan.facts.approval, ON);
  return check(toCheck(plan, { baseline })).filter(isOfCourse);
}

function isOfCourse({ code }: { readonly code: string }): boolean {
  return /^(reprogramacion|suspension)-/.test(code);
}

function marks(...months: readonly string[]): Action["months"] {
  return months.map((month) => ({ month, activities: entryOf(1) }));
}

function planOf(changes: Partial<Action>): Plan {
  return aPlan([anObjective("O01", [anAction("A01", changes)])]);
}

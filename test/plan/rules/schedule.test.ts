import { describe, expect, test } from "vitest";
import { check } from "../../../src/plan/check.ts";
import { type Action, EMPTY, entryOf, unread } from "../../../src/plan/plan.ts";
import { anAction, anObjective, aPlan, placesOf, toCheck } from "../../builders/plan.ts";

describe("the months of the schedule", () => {
  test("are compared with the term once some are marked", () => {
    expect(placesOf(findingsOf({ termMonths: entryOf(3), months: [] }))).toEqual([]);
    expect(placesOf(findingsOf({ termMonths: entryOf(2), activities: entryOf(2), months: marked(1, 1) }))).toEqual([]);
    expect(
      placesOf(findingsOf({ termMonths: unread("pronto"), activities: entryOf(2), months: marked(1, 1) })),
    ).toEqual(["plazo-no-leido axis:1 A01 term"]);
    expect(placesOf(findingsOf({ termMonths: entryOf(3), activities: entryOf(2), months: marked(1, 1) }))).toEqual([
      "cronograma-meses-plazo schedule A01 2026-01",
    ]);
  });

  test("that are fewer than the term offer the term as marked, or the months that follow", () => {
    const [finding] = findingsOf({ termMonths: entryOf(3), activities: entryOf(2), months: marked(1, 1) });
    expect(finding?.explanation).toEqual(["Están marcados enero de 2026 y febrero de 2026."]);
    expect(finding?.mends.map(({ steps }) => steps)).toEqual([
      [{ kind: "set", sheet: "axis:1", key: "A01", column: "term", to: 2 }],
      [{ kind: "set", sheet: "schedule", key: "A01", column: "2026-03", to: 1 }],
    ]);
  });

  test("that are more than the term offer the term as marked, or to blank the last ones", () => {
    const [finding] = findingsOf({ termMonths: entryOf(1), activities: entryOf(2), months: marked(1, 1) });
    expect(finding?.mends.map(({ steps }) => steps)).toEqual([
      [{ kind: "set", sheet: "axis:1", key: "A01", column: "term", to: 2 }],
      [{ kind: "set", sheet: "schedule", key: "A01", column: "2026-02", to: null }],
    ]);
  });

  test("have as many activities as the action, or offer each single change with which they do", () => {
    const [finding] = findingsOf({ termMonths: entryOf(2), activities: entryOf(5), months: marked(1, 2) });
    expect(finding).toMatchObject({ code: "cronograma-meses-actividades", found: "5", expected: "3" });
    expect(finding?.mends.map(({ steps }) => steps)).toEqual([
      [{ kind: "set", sheet: "schedule", key: "A01", column: "activities", to: 3 }],
      [{ kind: "set", sheet: "schedule", key: "A01", column: "2026-01", to: 3 }],
      [{ kind: "set", sheet: "schedule", key: "A01", column: "2026-02", to: 4 }],
    ]);
  });

  test("outside the plan's years are named", () => {
    const months = [{ month: "2031-05", activities: entryOf(1) }];
    expect(placesOf(findingsOf({ termMonths: entryOf(1), months }))).toEqual([
      "cronograma-otros-anos schedule A01 2031-05",
    ]);
  });
});

test("what the schedule keeps about an action that is gone is shown once", () => {
  const gone = anAction("A09", { text: "Publicar el código", budgetCents: entryOf(75_00), activities: entryOf(2) });
  const plan = aPlan([anObjective("O01", [anAction("A01")])], {
    retired: [{ key: "A09", activities: entryOf(2), months: [] }],
  });
  const known = {
    lastKnown: { texts: new Map(), gone: [{ action: gone, axisNumber: 1, lineKey: "L01", objectiveKey: "O01" }] },
  };
  expect(placesOf(check(toCheck(plan)))).toEqual(["cronograma-accion-retirada schedule A09 activities"]);
  const [finding, ...others] = check(toCheck(plan, known));
  expect(others).toEqual([]);
  expect(placesOf([finding!])).toEqual(["accion-eliminada schedule A09 activities"]);
  expect(finding?.message).toBe(
    "Se eliminó la acción «Publicar el código» del Cuadro 1; tenía $75.00 y 2 actividades.",
  );
  expect(finding?.mends.map(({ steps }) => steps)).toEqual([[{ kind: "restore-action", actionKey: "A09" }]]);
});

test("a deleted action that the schedule has forgotten is told at its line's subtotal, or for the workbook when the line is gone", () => {
  const goneFrom = (lineKey: string) =>
    check(
      toCheck(aPlan([anObjective("O01", [anAction("A01")])]), {
        lastKnown: {
          texts: new Map(),
          gone: [{ action: anAction("A09"), axisNumber: 1, lineKey, objectiveKey: "O09" }],
        },
      }),
    );
  expect(placesOf(goneFrom("L01"))).toEqual(["accion-eliminada axis:1 subtotal:L01 budget"]);
  expect(placesOf(goneFrom("L07"))).toEqual(["accion-eliminada workbook"]);
});

test("the months of an action without a number of activities say which it can be", () => {
  const findings = findingsOf({ activities: EMPTY, termMonths: entryOf(2), months: marked(1, 3) });
  expect(findings.map(({ code }) => code)).toEqual(["cronograma-accion-falta"]);
  // The budget says 1, the months 4.
  expect(findings[0]?.mends.map(({ id }) => id)).toEqual(["count:1", "count:4"]);
});

function findingsOf(changes: Partial<Action>) {
  const plan = aPlan([anObjective("O01", [anAction("A01", changes)])]);
  const activities = changes.activities?.kind === "value" ? changes.activities : entryOf(1);
  return check(toCheck({ ...plan, budget: plan.budget.map((row) => ({ ...row, activities })) }));
}

/** Consecutive months from January 2026 with these activities. */
function marked(...counts: readonly number[]): Action["months"] {
  return counts.map((count, index) => ({ month: `2026-0${index + 1}`, activities: entryOf(count) }));
}

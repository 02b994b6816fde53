import { describe, expect, test } from "vitest";
import { check } from "../../../src/plan/check.ts";
import type { Finding } from "../../../src/plan/finding.ts";
import { EMPTY, entryOf, type Plan } from "../../../src/plan/plan.ts";
import { aBudgetRow, anAction, anObjective, aPlan, placesOf, toCheck } from "../../builders/plan.ts";

describe("amounts of the budget", () => {
  test("that are not the sum of the actions are shown with both figures, the difference and the rows", () => {
    const objective = anObjective("O01", [anAction("A01"), anAction("A02")]);
    const plan = aPlan([objective], { budget: [aBudgetRow("P01", objective, { typedCents: entryOf(150_00) })] });
    const [finding] = check(toCheck(plan));
    expect(finding).toMatchObject({ code: "presupuesto-monto", found: "$150.00", expected: "$200.00" });
    expect(finding?.message).toContain("$50.00");
    expect(finding?.explanation[0]).toBe("Sus acciones suman $200.00: «Acción A01», $100.00; «Acción A02», $100.00.");
  });

  test("that an action or the budget could be right about offer every single change with which they meet", () => {
    const objective = anObjective("O01", [anAction("A01"), anAction("A02")]);
    const plan = aPlan([objective], { budget: [aBudgetRow("P01", objective, { typedCents: entryOf(150_00) })] });
    expect(check(toCheck(plan))[0]?.mends.flatMap(({ steps }) => steps)).toEqual([
      { kind: "set", sheet: "axis:1", key: "A01", column: "budget", to: 50 },
      { kind: "set", sheet: "axis:1", key: "A02", column: "budget", to: 50 },
      { kind: "set", sheet: "budget", key: "P01", column: "typedTotal", to: null },
    ]);
  });

  test("that exceed the actions point at the action without an amount", () => {
    const objective = anObjective("O01", [anAction("A01"), anAction("A02", { budgetCents: EMPTY })]);
    const plan = aPlan([objective], { budget: [aBudgetRow("P01", objective, { typedCents: entryOf(175_50) })] });
    const [finding] = check(toCheck(plan)).filter(({ code }) => code === "presupuesto-monto");
    expect(finding?.explanation[1]).toContain("«Acción A02»");
    expect(finding?.mends[0]?.steps).toEqual([
      { kind: "set", sheet: "axis:1", key: "A02", column: "budget", to: 75.5 },
    ]);
  });

  test("of several rows that differ are told by line too, and not when a single row says it all", () => {
    const objectives = [anObjective("O01", [anAction("A01")]), anObjective("O02", [anAction("A02")])];
    const typed = (first: number, second: number) =>
      check(
        toCheck(
          aPlan(objectives, {
            budget: [first, second].map((cents, index) =>
              aBudgetRow(`P0${index + 1}`, objectives[index]!, { typedCents: entryOf(cents) }),
            ),
          }),
        ),
      ).map(({ code }) => code);
    expect(typed(150_00, 100_00)).toEqual(["presupuesto-monto"]);
    expect(typed(150_00, 120_00)).toEqual(["presupuesto-monto", "presupuesto-monto", "presupuesto-linea"]);
    // The two differences cancel out: the line holds.
    expect(typed(150_00, 50_00)).toEqual(["presupuesto-monto", "presupuesto-monto"]);
  });

  test("are told by axis and for the whole plan when more than one of their parts differs", () => {
    expect(
      placesOf(
        check(
          toCheck(
            planOf([
              ["L01", 1],
              ["L02", 1],
            ]),
          ),
        ),
      ).slice(2),
    ).toEqual(["presupuesto-eje axis:1 total budget"]);
    expect(
      placesOf(
        check(
          toCheck(
            planOf([
              ["L01", 1],
              ["L02", 2],
            ]),
          ),
        ),
      ).slice(2),
    ).toEqual(["presupuesto-total budget total total"]);
  });
});

describe("an objective that only the budget has", () => {
  const objective = anObjective("O01", [
    anAction("A01", { text: "Crear la comisión", responsible: "Gerencia", budgetCents: entryOf(50_00) }),
    anAction("A02", { text: "Plan de auditorías", responsible: "Auditoria internas" }),
    anAction("A03", { text: "Matriz de riesgos", responsible: "Auditoría Interna" }),
  ]);
  const loose = aBudgetRow("P02", objective, {
    objectiveKey: null,
    objectiveText: "Promover procesos",
    responsible: "Auditoria internas",
    typedCents: entryOf(100_00),
  });
  const findingsWith = (typedCents: number) =>
    check(
      toCheck(
        aPlan([objective], { budget: [aBudgetRow("P01", objective, { typedCents: entryOf(typedCents) }), loose] }),
      ),
    );

  test("names the actions that fit its amount and responsable, and no others", () => {
    expect(findingsWith(150_00)[0]).toMatchObject({
      code: "presupuesto-sin-objetivo",
      expected: "Plan de auditorías | Matriz de riesgos",
    });
  });

  test("and explains a difference of its amount offers to move each of them, from both findings", () => {
    const [alone, amount] = findingsWith(150_00);
    const moves = ["A02", "A03"].map((actionKey) => ({ kind: "move-action", actionKey, budgetRowKey: "P02" }));
    expect(stepsOf(alone)).toEqual(moves);
    expect(stepsOf(amount)).toEqual([
      ...moves,
      { kind: "set", sheet: "budget", key: "P01", column: "typedTotal", to: null },
    ]);
    expect(amount?.message).toContain("«Promover procesos»");
    expect(amount?.explanation).toContain(
      "Los $100.00 de diferencia pueden ser el monto de «Plan de auditorías», o el de «Matriz de riesgos».",
    );
  });

  test("offers to move nothing when its objective would not add up without the action", () => {
    expect(stepsOf(findingsWith(250_00)[0])).toEqual([]);
  });
});

describe("activities", () => {
  const counted = (typed: number, counts: readonly (number | null)[]) => {
    const objective = anObjective(
      "O01",
      counts.map((count, index) => anAction(`A0${index + 1}`, { activities: count === null ? EMPTY : entryOf(count) })),
    );
    return check(
      toCheck(aPlan([objective], { budget: [aBudgetRow("P01", objective, { activities: entryOf(typed) })] })),
    );
  };

  test("are compared once every action of the objective has its number", () => {
    expect(placesOf(counted(10, [4, 10]))).toEqual(["presupuesto-actividades budget P01 activities"]);
    expect(placesOf(counted(10, [4, null]))).toEqual(["cronograma-accion-falta schedule A02 activities"]);
  });

  test("that differ offer the sum, or the number with which one action makes the figures meet", () => {
    expect(stepsOf(counted(8, [3, 10])[0])).toEqual([
      { kind: "set", sheet: "budget", key: "P01", column: "activities", to: 13 },
      { kind: "set", sheet: "schedule", key: "A02", column: "activities", to: 5 },
    ]);
  });

  test("that are missing for one action are what the others leave of the objective's", () => {
    const [finding] = counted(11, [2, 8, null]);
    expect(finding?.explanation[0]).toMatch(/suman 10: para esta queda 1\.$/);
    expect(stepsOf(finding)).toEqual([{ kind: "set", sheet: "schedule", key: "A03", column: "activities", to: 1 }]);
    expect(counted(11, [2, null, null]).map(({ mends }) => mends)).toEqual([[], []]);
  });

  test("that are too many may be those of an objective that the schedule does not know", () => {
    const [unknown, both] = [
      anObjective("O01", [anAction("A01", { activities: EMPTY })]),
      anObjective("O02", [anAction("A02", { activities: entryOf(4) }), anAction("A03", { activities: entryOf(10) })]),
    ];
    const budget = [
      aBudgetRow("P01", unknown!, { activities: entryOf(4) }),
      aBudgetRow("P02", both!, { activities: entryOf(10) }),
    ];
    const [finding] = check(toCheck(aPlan([unknown!, both!], { budget })));
    expect(finding?.explanation[1]).toContain("«Objetivo O01»");
    expect(finding?.mends.map(({ steps }) => steps)).toEqual([
      [{ kind: "set", sheet: "budget", key: "P02", column: "activities", to: 14 }],
      [
        { kind: "set", sheet: "schedule", key: "A02", column: "activities", to: null },
        { kind: "set", sheet: "schedule", key: "A01", column: "activities", to: 4 },
      ],
    ]);
  });
});

describe("responsables", () => {
  const objective = anObjective("O01", [anAction("A01", { responsible: "RRHH" })]);
  const withBudget = (responsible: string) =>
    check(toCheck(aPlan([objective], { budget: [aBudgetRow("P01", objective, { responsible })] })));

  test("that differ only in how they are written are the same", () => {
    expect(withBudget("Recursos  humanos/")).toEqual([]);
  });

  test("that differ can be taken from either Cuadro", () => {
    const [finding] = withBudget("Gerencia");
    expect(finding?.explanation).toEqual([
      "Solo en el Cuadro 2: Gerencia.",
      "Solo en las acciones, en el Cuadro 1: Recursos Humanos.",
    ]);
    expect(stepsOf(finding)).toEqual([
      { kind: "set", sheet: "budget", key: "P01", column: "responsible", to: "Recursos Humanos" },
      { kind: "set", sheet: "axis:1", key: "A01", column: "responsible", to: "Gerencia" },
    ]);
  });

  test("are not compared where only a name tells them apart that the catalogue does not know", () => {
    const codes = (responsible: string) => withBudget(responsible).map(({ code }) => code);
    expect(codes("Recurso Humano")).toEqual(["unidad-desconocida"]);
    expect(codes("RRHH / Despacho")).toEqual(["unidad-desconocida"]);
  });

  test("that differ are told without a mend that would spread a name that the catalogue does not know", () => {
    const told = withBudget("Gerencia / Despacho").filter(({ code }) => code === "presupuesto-responsables");
    expect(told.map(({ explanation, mends }) => [explanation[0], mends])).toEqual([
      ["Solo en el Cuadro 2: Gerencia y Despacho.", []],
    ]);
  });

  test("that nobody wrote in the budget have one mend", () => {
    expect(withBudget("")[0]?.mends).toHaveLength(1);
  });
});

function stepsOf(finding: Finding | undefined) {
  return finding?.mends.flatMap(({ steps }) => steps);
}

/** A plan of one action for each line, whose amount in the budget is another; lines in the axes told. */
function planOf(lines: readonly (readonly [key: string, axisNumber: number])[]): Plan {
  const placed = lines.map(([key, axisNumber], index) => ({
    axisNumber,
    line: { key, code: `1.${index + 1}`, name: key, objectives: [anObjective(`O-${key}`, [anAction(`A-${key}`)])] },
  }));
  const base = aPlan([]);
  return {
    ...base,
    axes: [...new Set(lines.map(([, axisNumber]) => axisNumber))].map((number) => ({
      number,
      name: `Eje ${number}`,
      lines: placed.filter(({ axisNumber }) => axisNumber === number).map(({ line }) => line),
    })),
    budget: placed.map(({ line }) =>
      aBudgetRow(`P-${line.key}`, line.objectives[0]!, { lineKey: line.key, typedCents: entryOf(175_00) }),
    ),
  };
}

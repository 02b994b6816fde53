import { describe, expect, it } from "vitest";
import { actionsOf } from "../../../src/plan/plan.ts";
import { type Adopted, adopted, put } from "./adopted.ts";

const firstAction = ({ plan }: Adopted) => [...actionsOf(plan)][0]!.action;

describe("a formula in the sheets as staff typed them", () => {
  it("gives its result, and the sheet's formulas are told once with their cells", () => {
    const adoption = adopted((plan) => {
      put(plan.axis, 2, 4, { formula: "=A1", value: "Lista firmada" });
      put(plan.axis, 2, 6, { formula: "=50*2", value: 100 });
    });
    expect(adoption.places).toEqual(["formula-en-original Eje E3"]);
    expect(adoption.findings[0]?.message).toContain("E3 y G3");
    expect(firstAction(adoption)).toMatchObject({ means: "Lista firmada", budgetCents: { value: 10_000 } });
  });

  it("without a result leaves a text blank; the cell and its error are told", () => {
    const adoption = adopted((plan) => put(plan.axis, 2, 4, { formula: "=LISTA()", error: "NAME" }));
    expect(adoption.places).toEqual(["formula-en-original Eje E3"]);
    expect(adoption.findings[0]).toMatchObject({
      message: "Hay una fórmula con error en esta hoja (E3: #NAME?). La celda se tomó como vacía.",
      found: "#NAME?",
    });
    expect(firstAction(adoption).means).toBe("");
  });

  it("without a result leaves an amount blank, and no total is compared with what is not known", () => {
    const inAxis = adopted((plan) => put(plan.axis, 2, 6, { formula: "=G99/0", error: "DIVIDE_BY_ZERO" }));
    expect(inAxis.places).toEqual(["formula-en-original Eje G3"]);
    expect(firstAction(inAxis).budgetCents).toEqual({ kind: "empty" });
    const inBudget = adopted((plan) => put(plan.budget, 1, 4, { formula: "=#REF!", error: "REF" }));
    expect(inBudget.places).toEqual(["formula-en-original Presupuesto E2"]);
    expect(inBudget.plan.budget[0]?.typedCents).toEqual({ kind: "empty" });
  });

  it("without a result in a total or a month adds nothing to the plan", () => {
    const usual = adopted((plan) => put(plan.schedule, 2, 4, ""));
    const adoption = adopted((plan) => {
      put(plan.axis, 4, 6, { formula: "=SUM(#REF!)", error: "REF" });
      put(plan.schedule, 2, 4, { formula: "=X", error: "NAME" });
    });
    expect(adoption.places).toEqual(["formula-en-original Eje G5", "formula-en-original Cronograma E3"]);
    expect(adoption.plan).toEqual(usual.plan);
  });

  it("with a result and one without are told apart", () => {
    const { findings } = adopted((plan) => {
      put(plan.axis, 2, 4, { formula: "=A1", value: "Lista firmada" });
      put(plan.axis, 2, 5, { formula: "=Z", error: "NAME" });
      put(plan.axis, 3, 5, { formula: "=Z", error: "NAME" });
    });
    expect(findings.map(({ message }) => message)).toEqual([
      "Hay una fórmula en esta hoja (E3). Al plan pasó su resultado, no la fórmula.",
      "Hay fórmulas con error en esta hoja (F3: #NAME? y F4: #NAME?). Las celdas se tomaron como vacías.",
    ]);
  });
});

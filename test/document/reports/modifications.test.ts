import { describe, expect, test } from "vitest";
import { modificationsReport } from "../../../src/document/reports/modifications.ts";
import { entryOf, valueOr } from "../../../src/plan/plan.ts";
import { aModifiedInput, aReportInput, usulutanInput } from "./inputs.ts";
import { centsIn, proseOf, tableIn, textsOf } from "./reading.ts";

describe("the modifications of Usulután's plan", () => {
  const before = usulutanInput();
  const input = aModifiedInput((action) => {
    if (action.key === "A03") return null;
    if (action.key === "A10") return { ...action, budgetCents: entryOf(valueOr(action.budgetCents, 0) + 125_00) };
    if (action.key === "A11") return { ...action, termMonths: entryOf(11), responsible: "Tesorería" };
    if (action.key === "A12") return { ...action, months: [{ month: "2025-12", activities: entryOf(1) }] };
    return action;
  }, before);
  const report = modificationsReport({ ...input, reasons: { "A10:monto": "Subió el precio del material" } });
  const approved = 38_450_00;
  const dropped = [
    ...before.plan.axes.flatMap(({ lines }) =>
      lines.flatMap(({ objectives }) => objectives.flatMap(({ actions }) => actions)),
    ),
  ]
    .filter(({ key }) => key === "A03")
    .reduce((sum, { budgetCents }) => sum + valueOr(budgetCents, 0), 0);
  const proposed = approved - dropped + 125_00;

  test("stand beside what was approved, with the amounts and the percentage", () => {
    expect(centsIn(report.fields["presupuesto aprobado"]!)).toBe(approved);
    expect(centsIn(report.fields["presupuesto propuesto"]!)).toBe(proposed);
    expect(centsIn(report.fields.diferencia!)).toBe(proposed - approved);
    const percent = Math.round(((proposed - approved) / approved) * 1000) / 10;
    expect(report.fields["diferencia en porcentaje"]).toBe(`${percent > 0 ? "+" : ""}${percent}%`);
    const total = textsOf(tableIn(report, "tabla: presupuesto aprobado y propuesto")).slice(-1)[0]!;
    expect(total.slice(1, 4).map(centsIn)).toEqual([approved, proposed, proposed - approved]);
  });

  test("add up to the difference of the budget", () => {
    const rows = textsOf(tableIn(report, "tabla: modificaciones"));
    const differences = rows.slice(0, -1).map((row) => (row[4] === "" ? 0 : centsIn(row[4]!)));
    expect(differences.reduce((sum, cents) => sum + cents, 0)).toBe(proposed - approved);
    expect(centsIn(rows.slice(-1)[0]![4]!)).toBe(proposed - approved);
    expect(rows.map((row) => row[1])).toEqual([
      "cambio de monto",
      "cambio de plazo",
      "cambio de responsables",
      "acción que se elimina",
      "",
    ]);
  });

  test("have the reasons that people wrote, and say where there is none", () => {
    const reasons = textsOf(tableIn(report, "tabla: modificaciones")).map((row) => row[6]);
    expect(reasons).toEqual(["Subió el precio del material", ...Array(3).fill("Sin motivo anotado"), ""]);
    expect(report.warnings.slice(-1)).toEqual(["4 modificaciones no tienen motivo anotado."]);
  });

  test("that only move months are told apart and are not in the acuerdo", () => {
    expect(textsOf(tableIn(report, "reprogramaciones"))).toEqual([
      [expect.stringMatching(/^12 · /), expect.stringContaining(" de 202"), "diciembre de 2025", "Sin motivo anotado"],
    ]);
    expect(proseOf(report.blocks["proyecto de acuerdo"]!).join()).not.toContain("Creación del manual");
  });

  test("make a proyecto de acuerdo in the council's form, with the amounts in words", () => {
    const text = proseOf(report.blocks["proyecto de acuerdo"]!);
    expect(text[0]).toBe("PROYECTO DE ACUERDO");
    expect(text.filter((line) => /^(CONSIDERANDO|POR TANTO|ACUERDA):$/.test(line))).toHaveLength(3);
    expect(text.join("\n")).toContain(
      "treinta y ocho mil cuatrocientos cincuenta dólares de los Estados Unidos de América ($38,450.00)",
    );
    expect(text.join("\n")).toContain(`Fijar el presupuesto total del plan en`);
    expect(text.join("\n")).toContain("el plazo de ejecución pasa de");
    expect(text.join("\n")).toContain(
      "Eliminar la acción «Elaborar un Plan de Fortalecimiento financiero municipal», de la línea de acción 3.1.1",
    );
    expect(text.slice(-1)[0]).toContain("Este texto es un proyecto");
  });
});

describe("the report on modifications", () => {
  test("says that there is no baseline to compare with", () => {
    const report = modificationsReport(aReportInput());
    expect(proseOf(report.blocks["resumen de modificaciones"]!).join()).toContain("Todavía no hay línea base");
    expect(report.warnings.join()).toContain("Todavía no hay línea base");
    expect(proseOf(report.blocks["proyecto de acuerdo"]!)).toEqual([expect.stringContaining("no se redacta")]);
  });

  test("says that nothing has changed", () => {
    const report = modificationsReport(aModifiedInput((action) => action));
    expect(proseOf(report.blocks["tabla: modificaciones"]!)).toEqual(["No hay modificaciones que esperen un acuerdo."]);
    expect(report.fields).toMatchObject({ diferencia: "$0.00", "diferencia en porcentaje": "0%" });
  });

  test("gives a new action's amount as new, and fixes no total where that stays", () => {
    const input = aModifiedInput((action) => (action.key === "A02" ? { ...action, key: "A09" } : action));
    const report = modificationsReport(input);
    expect(textsOf(tableIn(report, "tabla: modificaciones")).slice(0, 2)).toEqual([
      ["9 · Acción A02", "acción nueva", "No estaba", "$100.00", "+$100.00", "nuevo", "Sin motivo anotado"],
      ["2 · Acción A02", "acción que se elimina", "$100.00", "Se elimina", "-$100.00", "-100%", "Sin motivo anotado"],
    ]);
    const text = proseOf(report.blocks["proyecto de acuerdo"]!).join("\n");
    expect(text).toContain("no cambia en su total");
    expect(text).not.toContain("Fijar el presupuesto");
  });
});

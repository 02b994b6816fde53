import { describe, expect, test } from "vitest";
import { parsePeriod } from "../../../src/document/reports/period.ts";
import { responsibleUnits, unitReport } from "../../../src/document/reports/unit.ts";
import { entryOf, valueOr } from "../../../src/plan/plan.ts";
import { anAction, anEntry, anObjective, aPlan } from "../../builders/plan.ts";
import { figuresByHand } from "../../workbook/figures-by-hand.ts";
import { aReportInput, usulutanInput } from "./inputs.ts";
import { centsIn, gridOf, proseOf, tableIn, textsOf } from "./reading.ts";

const quarter = parsePeriod("2026-T1")!;

describe("the reports of Usulután's units on 2023", () => {
  const input = usulutanInput();
  const progress = input.entries.filter(({ entry }) => valueOr(entry.date, "") <= "2023-12-31");
  const { rollup } = figuresByHand({ plan: input.plan, units: input.units, progress }, "2024-01-01");
  const units = responsibleUnits(input);

  test("are of every unit that is responsible for something", () => {
    const named = Object.entries(rollup).flatMap(([key, { name }]) => (key.startsWith("unit:") ? [name] : []));
    expect(units.slice(0, named.length)).toEqual(named);
    expect(named.length).toBeGreaterThan(8);
  });

  test.each(units)("have the figures of %s by a second computation", (unit) => {
    const figures = Object.values(rollup).find(({ level, name }) => level === "Unidad" && name === unit);
    const { fields, blocks } = unitReport(input, unit, parsePeriod("2023")!);
    if (!figures) return expect(Number(fields["número de acciones"])).toBeGreaterThan(0);
    const money = ["presupuesto de la unidad", "gastado", "disponible"].map((name) => centsIn(fields[name]!));
    expect(money).toEqual(
      [figures.budget, figures.spent, figures.left].map((amount) => Math.round(Number(amount) * 100)),
    );
    expect(fields["número de acciones"]).toBe(String(figures.actions));
    expect(fields["número de acciones atrasadas"]).toBe(String(figures.lateActions));
    expect(fields.avance).toBe(figures.percent === null ? "sin dato" : `${Math.round(Number(figures.percent) * 100)}%`);
    const owed = blocks["evidencia pendiente"]!.flatMap((block) => (block.kind === "list" ? block.items : []));
    expect(owed.flatMap((runs) => runs[1]!.text.split("; "))).toHaveLength(Number(figures.missing));
  });
});

describe("the report of a unit", () => {
  const months = ["2026-01", "2026-02", "2026-03", "2026-04"].map((month) => ({ month, activities: entryOf(2) }));
  const plan = aPlan([
    anObjective("O01", [
      anAction("A01", { months, activities: entryOf(8), responsible: "RRHH / Gerencia" }),
      anAction("A02", { responsible: "Auditoria internas" }),
    ]),
  ]);
  const entries = [{ entry: anEntry("R01", { activities: entryOf(3) }), status: "aceptado" as const }];

  test("has its actions under any of its names", () => {
    const of = (unit: string) => unitReport(aReportInput({ plan }), unit, quarter).fields["número de acciones"];
    expect(["Recursos Humanos", "rrhh", "GERENCIA", "Auditoría Interna", "Tesorería"].map(of)).toEqual([
      "1",
      "1",
      "1",
      "1",
      "0",
    ]);
  });

  test("shows what was done in the oldest months first, late ones, the current one and those to come", () => {
    const report = unitReport(aReportInput({ plan, entries, today: "2026-03-10" }), "RRHH", quarter);
    const row = gridOf(tableIn(report, "cronograma de la unidad"))[1]!.slice(2, 6);
    expect(row.map((cell) => [cell!.text, cell!.shade])).toEqual([
      ["2/2", "done"],
      ["1/2", "partlyDone"],
      ["2", "dueNow"],
      ["2", "planned"],
    ]);
    const later = unitReport(aReportInput({ plan, entries, today: "2026-11-22" }), "RRHH", quarter);
    expect(
      gridOf(tableIn(later, "cronograma de la unidad"))[1]!
        .slice(4, 6)
        .map((cell) => [cell!.text, cell!.shade]),
    ).toEqual([
      ["0/2", "late"],
      ["2", "planned"],
    ]);
  });

  test("has a row for each action with its months and its state", () => {
    const report = unitReport(aReportInput({ plan, entries }), "Gerencia", quarter);
    expect(textsOf(tableIn(report, "tabla: acciones de la unidad"))).toEqual([
      ["1 · Acción A01", "enero a abril de 2026", "atrasada", "8", "3", "1", "$100.00", "$10.00"],
    ]);
  });

  test("says so where the unit has no actions", () => {
    const { warnings, blocks } = unitReport(aReportInput({ plan }), "Tesorería", quarter);
    expect(warnings.slice(-1)).toEqual(["Ninguna acción del plan tiene como responsable a «Tesorería»."]);
    expect(proseOf(blocks["tabla: acciones de la unidad"]!)).toEqual(["No hay acciones a cargo de esta unidad."]);
  });
});

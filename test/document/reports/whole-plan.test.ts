import { describe, expect, test } from "vitest";
import { wholePlanReport } from "../../../src/document/reports/whole-plan.ts";
import { actionsOf, entryOf, unread, valueOr } from "../../../src/plan/plan.ts";
import { aBudgetRow, anAction, anObjective, aPlan } from "../../builders/plan.ts";
import { aReportInput, usulutanInput } from "./inputs.ts";
import { centsIn, gridOf, proseOf, tableIn, tablesOf, textsOf } from "./reading.ts";

describe("Usulután's plan as a document", () => {
  const { plan } = usulutanInput();
  const report = wholePlanReport(usulutanInput());

  test("has the total of each axis and of the plan", () => {
    const totals = [1, 2, 3].map((number) => textsOf(tableIn(report, `cuadro ${number}`)).slice(-1)[0]);
    expect(totals.map((row) => [row![0], row![6]])).toEqual([
      ["Total del eje 1", "$3,000.00"],
      ["Total del eje 2", "$7,050.00"],
      ["Total del eje 3", "$28,400.00"],
    ]);
    const general = textsOf(tableIn(report, "presupuesto general"));
    expect(general.slice(-1)[0]).toEqual(["Total", "", "", "72", "$38,450.00"]);
    expect(report.fields["presupuesto total en letras"]).toBe(
      "treinta y ocho mil cuatrocientos cincuenta dólares de los Estados Unidos de América",
    );
  });

  test("has every action once, in order, with all that its Cuadro says of it", () => {
    const rows = tablesOf(report.blocks["cuadros de los ejes"]!).flatMap((table) => textsOf(table));
    const actions = rows.filter((row) => row[2] !== "");
    expect(actions.map((row) => [row[2], row[6], row[7]].map((text) => text!.replace(/\s+/g, " ")))).toEqual(
      [...actionsOf(plan)].map(({ action }) => {
        const dollars = (valueOr(action.budgetCents, 0) / 100).toLocaleString("en-US", { minimumFractionDigits: 2 });
        return [action.text, `$${dollars}`, action.responsible].map((text) => text.replace(/\s+/g, " ").trim());
      }),
    );
  });

  test("has subtotals that add up to the total of their axis", () => {
    for (const table of tablesOf(report.blocks["cuadros de los ejes"]!)) {
      const bands = table.rows.flatMap(({ kind, cells }) => (kind === "band" ? [centsIn(cells[1]!.text)] : []));
      expect(bands.reduce((sum, cents) => sum + cents, 0)).toBe(centsIn(table.rows.slice(-1)[0]!.cells[1]!.text));
    }
    const general = tableIn(report, "presupuesto general").rows;
    const axes = general
      .filter(({ kind }) => kind === "band")
      .map(({ cells }) => cells.map(({ text }) => text).slice(1));
    expect(axes.map(([, cents]) => cents)).toEqual(["$3,000.00", "$7,050.00", "$28,400.00"]);
    expect(axes.reduce((sum, [activities]) => sum + Number(activities), 0)).toBe(72);
  });

  test("has the row of the budget that stands for no objective, shaded and without an amount", () => {
    const table = tableIn(report, "presupuesto general");
    const shaded = gridOf(table).filter((row) => row[1]?.shade === "note");
    expect(shaded).toHaveLength(1);
    expect(shaded[0]![4]!.text).toBe("");
    expect(proseOf(report.blocks["presupuesto general"]!).slice(-1)[0]).toMatch(/^Las filas sombreadas/);
    expect(table.rows.filter(({ kind }) => kind === "plain")).toHaveLength(23);
  });

  test("has the months of each year with as many activities as planned", () => {
    for (const year of [2023, 2024, 2025]) {
      const texts = textsOf(tableIn(report, `cronograma ${year}`));
      const isMarked = (month: string) => month.startsWith(`${year}-`);
      const all = [...actionsOf(plan)].map(({ action }) => action);
      const actions = all.filter(({ months }) => months.some(({ month }) => isMarked(month)));
      const planned = (month: string) =>
        actions.map(({ months }) => {
          const mark = months.find((each) => each.month === month);
          return mark ? String(valueOr(mark.activities, 0) || "–") : "";
        });
      for (let month = 1; month <= 12; month++) {
        const column = texts.filter((row) => /^\d+ · /.test(row[0]!)).map((row) => row[month + 1]);
        expect(column).toEqual(planned(`${year}-${String(month).padStart(2, "0")}`));
      }
      const perMonth = texts.slice(-1)[0]!.slice(2, 14).map(Number);
      expect(perMonth).toEqual(
        perMonth.map((_, month0) => {
          const column = texts.slice(0, -1).map((row) => row[month0 + 2]!);
          return column.reduce((total, text) => total + (/^\d+$/.test(text) ? Number(text) : 0), 0);
        }),
      );
      const sum = actions
        .flatMap(({ months }) => months)
        .reduce((total, { month, activities }) => total + (isMarked(month) ? valueOr(activities, 0) : 0), 0);
      expect(texts.slice(-1)[0]!.slice(-1)).toEqual([String(sum)]);
    }
  });

  test("shades exactly the months in which something is planned", () => {
    const table = gridOf(tableIn(report, "cronograma 2023")).filter((row) => /^\d+ · /.test(row[0]?.text ?? ""));
    for (const cell of table.flatMap((row) => row.slice(2, 14)))
      expect(cell!.shade).toBe(cell!.text === "" ? undefined : cell!.text === "–" ? "rest" : "planned");
  });

  test("numbers the Cuadros after those of the axes: budget, strategies, schedule", () => {
    const headings = [1, 2, 3, 4, 5, 6].map((number) => proseOf(report.blocks[`cuadro ${number}`]!)[0]);
    expect(headings.slice(3)).toEqual([
      "Cuadro 4. Presupuesto general",
      "Cuadro 5. Estrategias de comunicación",
      "Cuadro 6. Cronograma",
    ]);
    expect(headings[0]).toBe("Cuadro 1. Eje 1. Cultura de integridad municipal");
    expect(report.blocks["cuadro 7"]).toBeUndefined();
  });
});

describe("the plan as a document", () => {
  test("spans lines and objectives over their actions", () => {
    const plan = aPlan([anObjective("O01", [anAction("A01"), anAction("A02")]), anObjective("O02", [anAction("A03")])]);
    const [first, second, third] = tableIn(wholePlanReport(aReportInput({ plan })), "cuadro 1").rows;
    expect(first!.cells.slice(0, 2)).toEqual([
      { text: "1.1 Formación", rowSpan: 3 },
      { text: "Objetivo O01", rowSpan: 2 },
    ]);
    expect(second!.cells[0]).toEqual({ text: "Acción A02" });
    expect(third!.cells.slice(0, 2)).toEqual([{ text: "Objetivo O02" }, { text: "Acción A03" }]);
  });

  test("keeps what could not be read as it was typed, and rows that have no actions yet", () => {
    const plan = aPlan([
      anObjective("O01", []),
      anObjective("O02", [anAction("A01", { budgetCents: unread("cien") })]),
    ]);
    const rows = textsOf(tableIn(wholePlanReport(aReportInput({ plan })), "cuadro 1"));
    expect(rows[0]!.slice(1, 3)).toEqual(["Objetivo O01", ""]);
    expect(rows[1]![6]).toBe("cien");
    expect(rows[3]![6]).toBe("$0.00");
  });

  test("names the responsables of the actions where the budget has no row for an objective", () => {
    const objective = anObjective("O01", [anAction("A01"), anAction("A02", { responsible: "Recursos Humanos" })]);
    const rows = (budget: ReturnType<typeof aBudgetRow>[]) =>
      textsOf(tableIn(wholePlanReport(aReportInput({ plan: aPlan([objective], { budget }) })), "presupuesto general"));
    expect(rows([])[0]!.slice(2)).toEqual(["Gerencia / Recursos Humanos", "", "$200.00"]);
    expect(
      rows([aBudgetRow("P01", objective, { responsible: "Tesorería", activities: entryOf(7) })])[0]!.slice(2),
    ).toEqual(["Tesorería", "7", "$200.00"]);
  });

  test("says which years have no months, and that there are no strategies", () => {
    const { blocks } = wholePlanReport(aReportInput());
    expect(proseOf(blocks["cronograma 2026"]!)).toEqual(["En 2026 no hay meses marcados en el cronograma."]);
    expect(proseOf(blocks["cuadro 3"]!).slice(1)).toEqual(["El plan no tiene estrategias de comunicación."]);
  });
});

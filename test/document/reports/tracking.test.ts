import { describe, expect, test } from "vitest";
import type { ReportInput } from "../../../src/document/report-input.ts";
import { parsePeriod } from "../../../src/document/reports/period.ts";
import { trackingReport } from "../../../src/document/reports/tracking.ts";
import { listFindings } from "../../../src/plan/acceptance.ts";
import { baselineOf } from "../../../src/plan/baseline.ts";
import { finding } from "../../../src/plan/finding.ts";
import { entryOf, valueOr } from "../../../src/plan/plan.ts";
import { anAction, anEntry, anObjective, aPlan } from "../../builders/plan.ts";
import { figuresByHand } from "../../workbook/figures-by-hand.ts";
import { aModifiedInput, aReportInput, usulutanInput } from "./inputs.ts";
import { barLength, centsIn, gridOf, proseOf, tableIn, textsOf } from "./reading.ts";

const usulutan = usulutanInput();

describe.each([
  ["2023-T1", "2023-04-01"],
  ["2023-S1", "2023-07-01"],
  ["2023", "2024-01-01"],
  ["2023-02 a 2023-05", "2023-06-01"],
])("Usulután's report on %s", (text, dayAfter) => {
  const report = trackingReport(usulutan, parsePeriod(text)!);
  const progress = usulutan.entries.filter(({ entry }) => valueOr(entry.date, "") < dayAfter);
  const { rollup } = figuresByHand({ plan: usulutan.plan, units: usulutan.units, progress }, dayAfter);
  const shown = (figure: unknown) => (figure === null ? "sin dato" : `${Math.round(Number(figure) * 100)}%`);

  test("has the progress of each axis and line at the end of the period, by a second computation", () => {
    const groups = [
      ...usulutan.plan.axes.flatMap(({ number, lines }) => [
        `axis:${number}`,
        ...lines.map(({ key }) => `line:${key}`),
      ]),
      "plan",
    ];
    const rows = textsOf(tableIn(report, "tabla: avance por línea"));
    expect(rows.map(([, planned, due, done, , share]) => [planned, due, done, share])).toEqual(
      groups.map((key) => {
        const { planned, due, done, percent } = rollup[key]!;
        return [String(planned), String(due), String(done), shown(percent)];
      }),
    );
    const axes = groups.filter((key) => !key.startsWith("line:"));
    expect(textsOf(tableIn(report, "tabla: avance por eje")).map(([, planned]) => planned)).toEqual(
      axes.map((key) => String(rollup[key]!.planned)),
    );
  });

  test("draws bars as long as the progress", () => {
    for (const row of gridOf(tableIn(report, "tabla: avance por línea"))) {
      const percent = Number.parseInt(row[5]!.text, 10);
      expect(row.slice(6)).toHaveLength(10);
      expect(Math.abs(barLength(row) * 10 - percent)).toBeLessThan(10);
    }
  });

  test("says what was approved, spent and is left of each axis, by a second computation", () => {
    const spentInPeriod = (axisNumber: number) => {
      const own = new Set(
        usulutan.plan.axes
          .filter(({ number }) => number === axisNumber)
          .flatMap(({ lines }) =>
            lines.flatMap(({ objectives }) => objectives.flatMap(({ actions }) => actions.map(({ key }) => key))),
          ),
      );
      const from = `${parsePeriod(text)!.from}-01`;
      return progress
        .filter(
          ({ entry, status }) =>
            status !== "en espera" &&
            status !== "incompleto" &&
            own.has(entry.actionKey ?? "") &&
            valueOr(entry.date, "") >= from,
        )
        .reduce((sum, { entry }) => sum + valueOr(entry.spentCents, 0), 0);
    };
    const rows = textsOf(tableIn(report, "tabla: presupuesto por eje"));
    expect(rows.slice(0, 3).map((row) => row.slice(1, 5).map(centsIn))).toEqual(
      [1, 2, 3].map((number) => {
        const { budget, spent, left } = rollup[`axis:${number}`]!;
        return [Number(budget) * 100, spentInPeriod(number), Number(spent) * 100, Number(left) * 100].map(Math.round);
      }),
    );
    expect(rows[3]![1]).toBe("$38,450.00");
    expect(report.fields.disponible).toBe(rows[3]![4]);
  });

  test("tells of each late action how much is late", () => {
    const { tracking } = figuresByHand({ plan: usulutan.plan, units: usulutan.units, progress }, dayAfter);
    const late = Object.values(tracking).filter((row) => row.label && Number(row.late) > 0);
    expect(textsOf(tableIn(report, "acciones atrasadas")).map((row) => row[5])).toEqual(
      late.map((row) => String(row.late)),
    );
    expect(report.fields["número de acciones atrasadas"]).toBe(String(late.length));
  });

  test("asks next for what is planned until the end of the following period and not done", () => {
    const months = parsePeriod(text)!;
    const length =
      12 * (Number(months.to.slice(0, 4)) - Number(months.from.slice(0, 4))) +
      Number(months.to.slice(5)) -
      Number(months.from.slice(5)) +
      1;
    const end = new Date(Date.UTC(Number(dayAfter.slice(0, 4)), Number(dayAfter.slice(5, 7)) - 1 + length, 1))
      .toISOString()
      .slice(0, 10);
    const now = figuresByHand({ plan: usulutan.plan, units: usulutan.units, progress }, dayAfter).schedule;
    const then = figuresByHand({ plan: usulutan.plan, units: usulutan.units, progress }, end).schedule;
    const asked = Object.keys(now).flatMap((key) => {
      const { due, done, state } = now[key]!;
      const count = Number(then[key]!.due) - Math.max(Number(due), Number(done));
      return state !== "suspendida" && count > 0 ? [String(count)] : [];
    });
    expect(textsOf(tableIn(report, "próximas acciones")).map((row) => row[3])).toEqual(asked);
  });
});

describe("the report to the council", () => {
  const months = [
    { month: "2026-01", activities: entryOf(2) },
    { month: "2026-04", activities: entryOf(1) },
  ];
  const plan = aPlan([anObjective("O01", [anAction("A01", { months, activities: entryOf(3) }), anAction("A02")])]);
  const quarter = parsePeriod("2026-T1")!;
  const recorded = (key: string, date: string, activities: number): ReportInput["entries"][number] => ({
    entry: anEntry(key, {
      date: entryOf(date),
      activities: entryOf(activities),
      link: `https://archivo.example/${key}`,
    }),
    status: "aceptado",
  });

  test.each([
    [0, 0],
    [1, 1],
    [50, 5],
    [99, 9],
    [100, 10],
    [150, 10],
  ])(
    "fills of a bar, with %i of 100 activities done, %i of 10 cells: only nothing and all fill none and all",
    (done, cells) => {
      const large = aPlan([anObjective("O01", [anAction("A01", { activities: entryOf(100) })])]);
      const report = trackingReport(
        aReportInput({ plan: large, entries: [recorded("R01", "2026-02-01", done)] }),
        quarter,
      );
      expect(barLength(gridOf(tableIn(report, "tabla: avance por eje"))[0]!)).toBe(cells);
    },
  );

  test("leaves out what happened after the period", () => {
    const entries = [recorded("R01", "2026-03-31", 1), recorded("R02", "2026-04-01", 1)];
    const report = trackingReport(aReportInput({ plan, entries, today: "2026-11-22" }), quarter);
    expect(report.fields).toMatchObject({
      gastado: "$10.00",
      disponible: "$190.00",
      "fecha de corte": "31 de marzo de 2026",
    });
    expect(proseOf(report.blocks["lista de evidencias"]!)).toContain("https://archivo.example/R01");
    expect(proseOf(report.blocks["lista de evidencias"]!)).not.toContain("https://archivo.example/R02");
    expect(textsOf(tableIn(report, "acciones atrasadas"))).toEqual([
      ["1 · Acción A01", "Gerencia", "enero de 2026", "2", "1", "1", "Sin motivo anotado en el cronograma"],
    ]);
  });

  test("keeps apart what was done before the period", () => {
    const entries = [recorded("R01", "2025-12-31", 1), recorded("R02", "2026-01-01", 1)];
    const report = trackingReport(aReportInput({ plan, entries, today: "2026-11-22" }), quarter);
    expect(textsOf(tableIn(report, "tabla: avance por eje"))[0]!.slice(1, 6)).toEqual(["4", "2", "2", "1", "50%"]);
    expect(report.fields).toMatchObject({ gastado: "$20.00", "gastado en el período": "$10.00" });
  });

  test("says of the period what it added, also where a correction took back more than there was", () => {
    const entries = [recorded("R01", "2025-12-31", -3), recorded("R02", "2026-02-01", 2)];
    const report = trackingReport(aReportInput({ plan, entries, today: "2026-11-22" }), quarter);
    expect(textsOf(tableIn(report, "tabla: avance por eje"))[0]!.slice(3, 5)).toEqual(["0", "0"]);
  });

  test("counts neither entries that wait nor those that are incomplete", () => {
    const entries = [
      recorded("R01", "2026-02-01", 1),
      { ...recorded("R02", "2026-02-01", 1), status: "en espera" as const },
    ];
    expect(trackingReport(aReportInput({ plan, entries, today: "2026-11-22" }), quarter).fields.gastado).toBe("$10.00");
  });

  test("says that the period is not over, or has not begun", () => {
    const noted = (today: string) => trackingReport(aReportInput({ plan, today }), quarter).warnings.join(" ");
    expect(noted("2026-02-10")).toContain(
      "El período no ha terminado: las cifras son las que constan al 10 de febrero de 2026.",
    );
    expect(noted("2025-12-31")).toContain("todavía no ha comenzado");
    expect(noted("2026-04-01")).toContain("cierre del período, el 31 de marzo de 2026");
  });

  test("warns that the period is not one of the plan's", () => {
    const warned = (text: string) => trackingReport(aReportInput(), parsePeriod(text)!).warnings.join();
    expect(warned("2025")).toContain("fuera de los años del plan, de 2026 a 2028");
    expect(warned("2029-T1")).toContain("fuera de los años");
    expect(warned("2025-12 a 2026-01")).not.toContain("fuera de los años");
  });

  test("asks the council for what there is to be decided", () => {
    const asked = (input: ReportInput) =>
      proseOf(trackingReport(input, quarter).blocks["solicitud al Concejo"]!).slice(1);
    expect(asked(aReportInput())).toEqual([
      "Dar por recibido el presente informe de seguimiento, correspondiente al período: primer trimestre de 2026.",
    ]);
    expect(asked(aReportInput({ plan }))[1]).toContain("de 1 acción atrasada");
  });

  test("gives the reason written in the schedule for what is late or suspended", () => {
    const course = { suspended: "", reason: "Falta el facilitador" };
    const delayed = aPlan([anObjective("O01", [anAction("A01", { months, course })])]);
    const late = trackingReport(aReportInput({ plan: delayed }), quarter);
    expect(textsOf(tableIn(late, "acciones atrasadas"))[0]![6]).toBe("Falta el facilitador");
    const resting = aPlan([anObjective("O01", [anAction("A01", { months, course: { ...course, suspended: "sí" } })])]);
    const suspended = trackingReport(aReportInput({ plan: resting }), quarter);
    expect(proseOf(suspended.blocks["acciones suspendidas"]!)).toEqual(["1 · Acción A01: Falta el facilitador"]);
    expect(proseOf(suspended.blocks["acciones atrasadas"]!)).toEqual(["No hay acciones atrasadas al cierre."]);
    expect(proseOf(suspended.blocks["próximas acciones"]!)).toEqual([
      "No hay actividades planificadas para los meses que siguen.",
    ]);
  });

  test("sets the approved budget beside the one with changes that no acuerdo has approved", () => {
    const input = aModifiedInput((action) =>
      action.key === "A01" ? { ...action, budgetCents: entryOf(150_00) } : null,
    );
    const report = trackingReport(input, quarter);
    expect(textsOf(tableIn(report, "tabla: presupuesto por eje"))[0]!.slice(1)).toEqual([
      ...["$200.00", "$150.00", "$0.00", "$0.00", "$200.00", "0%"],
    ]);
    expect(report.fields["presupuesto aprobado"]).toBe("$200.00");
    expect(proseOf(report.blocks["solicitud al Concejo"]!).join()).toContain("2 modificaciones al plan");
  });

  test("says so when money was recorded for actions that are in no Cuadro", () => {
    const entries = [{ entry: anEntry("R01", { actionKey: "A99" }), status: "aceptado" as const }];
    expect(trackingReport(aReportInput({ plan, entries }), quarter).warnings.join()).toContain("No se suman $10.00");
  });

  test("tells on its first page of open errors, and what was accepted and why", () => {
    const telling = { place: { at: "workbook" }, found: "", expected: "", remedy: "Corríjalo." } as const;
    const found = [
      finding("presupuesto-total", { ...telling, message: "El total no cuadra." }),
      finding("accion-sin-monto", { ...telling, message: "Falta un monto." }),
      finding("evidencia-falta", { ...telling, message: "Falta un informe." }),
    ];
    const accepted = {
      reason: "Es gratuita",
      author: "cim@alcaldia.example",
      acceptedOn: "2026-02-01",
      figures: "Falta un monto.\n\n",
    };
    const findings = listFindings(found, { "accion-sin-monto|libro": accepted });
    const { blocks, warnings } = trackingReport(aReportInput({ findings }), quarter);
    expect(proseOf(blocks.avisos!)).toEqual([expect.stringContaining("con 1 error abierto en la hoja Observaciones")]);
    expect(warnings[0]).toBe(proseOf(blocks.avisos!)[0]);
    expect(proseOf(blocks["observaciones abiertas"]!)).toEqual([
      "Error: El total no cuadra. Corríjalo.",
      "Además, 1 nota, que no pide decisión, está en la hoja Observaciones.",
    ]);
    expect(textsOf(tableIn(trackingReport(aReportInput({ findings }), quarter), "observaciones aceptadas"))).toEqual([
      ["Falta un monto.", "Es gratuita", "1 de febrero de 2026"],
    ]);
  });

  test("names the acta and the acuerdo that approved the plan, or says that they are missing", () => {
    const { plan } = aReportInput();
    const approved = (facts: Partial<typeof plan.facts>) =>
      proseOf(
        trackingReport(aReportInput({ plan: { ...plan, facts: { ...plan.facts, ...facts } } }), quarter).blocks[
          "aprobación del plan"
        ]!,
      ).join();
    expect(approved({})).toContain("Acta 1, Acuerdo 2, del 15 de enero de 2026");
    expect(approved({ approval: { minutes: "5", resolution: "XXI", date: "" } })).toContain("Acta 5, Acuerdo XXI.");
    expect(approved({ approval: { minutes: "", resolution: "", date: "" } })).toContain("No está anotado");
    const blank = baselineOf(plan, { minutes: "", resolution: "", date: "" }, { fixedOn: "2026-02-03", fixedBy: "" });
    const text = proseOf(
      trackingReport(aReportInput({ baseline: blank }), quarter).blocks["aprobación del plan"]!,
    ).join();
    expect(text).toContain(
      "Acta 1, Acuerdo 2, del 15 de enero de 2026. La línea base del plan se fijó el 3 de febrero de 2026.",
    );
  });
});

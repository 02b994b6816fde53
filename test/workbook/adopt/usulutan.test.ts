import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { actionsOf, objectivesOf, valueOr } from "../../../src/plan/plan.ts";
import { axisCents, countsOf, planCents } from "../../../src/plan/totals.ts";
import { adopt } from "../../../src/workbook/adopt/adopt.ts";
import { planText } from "../../builders/plan-text.ts";
import { rawWorkbook, rowsOfTsv } from "../../builders/raw-workbook.ts";
import { findingPlaces } from "./finding-places.ts";
import { USULUTAN_FINDINGS } from "./usulutan-findings.ts";

const TABLES = new URL("../../../templates/usulutan-2023-2025/", import.meta.url).pathname;
const known = JSON.parse(readFileSync(`${TABLES}plan.json`, "utf8"));
const workbook = rawWorkbook(
  [1, 2, 3, 4, 5, 6].map((number) => ({ title: `Cuadro ${number}`, rows: rowsOfTsv(`${TABLES}cuadro-${number}.tsv`) })),
);
const { plan, units, findings, originals } = adopt(workbook, {
  municipality: known.municipio,
  department: known.departamento,
  period: { fromYear: known.periodo.desde, toYear: known.periodo.hasta },
  axisNames: known.ejes,
  approval: { minutes: known.acuerdo.acta, resolution: known.acuerdo.acuerdo, date: known.acuerdo.fecha },
});

describe("Usulután's raw tables", () => {
  it("hold 3 axes, 9 lines, 22 objectives and 31 actions for $38,450.00", () => {
    expect(countsOf(plan)).toEqual({ axes: 3, lines: 9, objectives: 22, actions: 31 });
    expect(plan.axes.map(axisCents)).toEqual([300_000, 705_000, 2_840_000]);
    expect(planCents(plan)).toBe(3_845_000);
  });

  it("give every field of every action as the document has it, with split texts joined", () => {
    expect(planText(plan)).toBe(readFileSync(new URL("usulutan-plan.txt", import.meta.url), "utf8"));
  });

  it("give exactly the findings that a reader wrote down by hand", () => {
    const byPlace = (places: readonly (readonly string[])[]) => places.map((place) => place.join(" ")).sort();
    expect(byPlace(findingPlaces(findings, workbook))).toEqual(byPlace(USULUTAN_FINDINGS));
  });

  it("say in every finding, in whole sentences, what it means and what to do", () => {
    for (const { message, remedy } of findings) {
      expect(message).toMatch(/^[\p{Lu}«].*\.$/su);
      expect(remedy).toMatch(/\.$/);
    }
  });

  it("name the other cells that hold a misspelt sigla", () => {
    const message = findings.find(({ code }) => code === "sigla-parecida")?.message;
    for (const place of ["«Cuadro 2», celda J33", "«Cuadro 4», celda B20", "«Cuadro 6», celda B31"])
      expect(message).toContain(place);
  });

  it("have 16 whole actions and the ends of two more in the schedule, and no marked month", () => {
    const scheduled = [...actionsOf(plan)].filter(({ action }) => action.activities.kind === "value");
    expect(scheduled).toHaveLength(16);
    expect(findings.filter(({ code }) => code === "cuadro-6-texto-incompleto")).toHaveLength(2);
    expect([...actionsOf(plan)].every(({ action }) => action.months.length === 0)).toBe(true);
  });

  it("have 23 budget rows with 72 activities, of which one stands for no objective", () => {
    expect(plan.budget).toHaveLength(23);
    expect(plan.budget.reduce((sum, { activities }) => sum + valueOr(activities, 0), 0)).toBe(72);
    expect(plan.budget.reduce((sum, { typedCents }) => sum + valueOr(typedCents, 0), 0)).toBe(3_845_000);
    const objectives = [...objectivesOf(plan)].map(({ objective }) => objective.key);
    expect(plan.budget.flatMap(({ objectiveKey }) => objectiveKey ?? [])).toEqual(objectives);
    const [alone, ...others] = plan.budget.filter(({ objectiveKey }) => objectiveKey === null);
    const probity = plan.axes[1]?.lines.find(({ code }) => code === "3.2.4");
    expect(others).toEqual([]);
    expect(alone).toMatchObject({ lineKey: probity?.key, typedCents: { value: 30_000 }, activities: { value: 1 } });
    expect(alone?.objectiveText).toMatch(/^Promover procesos y procedimientos/);
  });

  it("have two communication strategies of three and four months, lists one item per line", () => {
    expect(plan.strategies.map(({ key, termMonths, messages }) => [key, valueOr(termMonths, 0), messages])).toEqual([
      ["E01", 3, "• Municipalidad que lucha contra la corrupción.\n• Servidores públicos íntegros y eficientes"],
      ["E02", 4, "Objetivos y acciones de proyecto. Importancia del involucramiento del personal. Cambios de conducta"],
    ]);
  });

  it("write the unit of the last budget row right", () => {
    expect(plan.budget[22]?.responsible).toBe("Comisión coordinadora");
  });

  it("name units once, with the other ways of writing them as aliases", () => {
    const aliases = new Map(units.map((unit) => [unit.name, unit.aliases]));
    expect(aliases.get("Recursos Humanos")).toEqual(["Recursos humanos", "RRHH"]);
    expect(aliases.get("Comisión de Integridad Municipal")).toEqual(["Comité de Integridad Municipal", "CIM"]);
    expect(aliases.get("Comisión coordinadora")).toEqual(["Comisión coordinador"]);
    expect([...aliases.keys()]).not.toContain("Concejo Municipal Auditoria internas");
  });

  it("stand in the sheets Cuadro 1 to Cuadro 6", () => {
    expect(originals).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => ({ sheetId: number, title: `Cuadro ${number}`, cuadro: number })),
    );
  });

  it("need nothing but themselves: without other facts the names are empty and said to be missing", () => {
    const alone = adopt(workbook);
    expect(alone.plan.axes.map(({ name }) => name)).toEqual(["", "", ""]);
    expect(alone.plan.facts).toEqual({
      municipality: "",
      department: "",
      period: { fromYear: 2023, toYear: 2023 },
      approval: { minutes: "", resolution: "", date: "" },
    });
    const missing = findingPlaces(alone.findings, workbook).filter(([code]) => code === "dato-del-plan-falta");
    expect(missing).toEqual([
      ...["Cuadro 1", "Cuadro 2", "Cuadro 3"].map((sheet) => ["dato-del-plan-falta", sheet, "A1"]),
      ...Array(4).fill(["dato-del-plan-falta", "", ""]),
    ]);
  });

  it("give the same plan from one sheet, one below the other under the document's titles, with blank rows and columns around", () => {
    const titles = [
      [
        "3.1 Eje estratégico 1: Cultura de integridad municipal",
        "Fortalecer y elevar la cultura de integridad.",
        "CUADRO N°. 1 PLAN DE ACCIÓN PARA FORTALECER UNA CULTURA DE INTEGRIDAD MUNICIPAL",
      ],
      [
        "3.2 Eje estratégico 2: Dirección de integridad en los planes, programas y proyectos municipales",
        "CUADRO N°. 2 PLAN DE ACCIÓN PARA EL FORTALECIMIENTO",
      ],
      [
        "3.3 Eje estratégico 3: Desarrollo del enfoque de gobierno municipal abierto",
        "CUADRO N°. 3 PLAN DE ACCIÓN PARA EL FORTALECIMIENTO",
      ],
      ["CUADRO N°. 4 PRESUPUESTO GENERAL"],
      ["Objetivo 1: Aumentar un 15% los seguidores en redes sociales"],
      ["CUADRO N°. 6 CRONOGRAMA GENERAL DE ACCIONES-2023"],
    ];
    const rows = titles.flatMap((lines, index) => [
      [],
      ...lines.map((line) => ["", line]),
      [],
      ...rowsOfTsv(`${TABLES}cuadro-${index + 1}.tsv`).map((row) => ["", ...row]),
    ]);
    const stacked = adopt(rawWorkbook([{ title: "Plan", rows }]), { period: { fromYear: 2023, toYear: 2025 } });
    expect(planText(stacked.plan)).toBe(planText(plan));
    expect(stacked.plan.budget).toEqual(plan.budget);
    expect(stacked.plan.strategies[0]?.objective).toBe("Aumentar un 15% los seguidores en redes sociales");
    expect(stacked.originals).toEqual([{ sheetId: 1, title: "Plan", cuadro: null }]);
    expect(stacked.findings.filter(({ code }) => code === "fila-no-leida")).toEqual([]);
  });
});

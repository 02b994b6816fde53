import { describe, expect, it } from "vitest";
import { adopt } from "../../../src/workbook/adopt/adopt.ts";
import { planText } from "../../builders/plan-text.ts";
import { rawWorkbook } from "../../builders/raw-workbook.ts";
import { villaEsperanza } from "../../builders/villa-esperanza.ts";
import { findingPlaces } from "./finding-places.ts";

const workbook = rawWorkbook(villaEsperanza());
const { plan, findings, originals, units } = adopt(workbook);

describe("another municipality's plan", () => {
  it("is read whole: four axes from two sheets, merged cells, numbers, currency and marked months", () => {
    expect(planText(plan)).toBe(`EJE 1: Ética en el servicio
LÍNEA 1.1 Formación
  OBJETIVO Personal formado en ética
    - Acción: Impartir un curso de ética
      Plazo: 2 meses
      Medios: Lista de asistencia
      Recursos: Aula
      Presupuesto: $150.00
      Responsables: Talento Humano
      Apoyo interno: Gerencia General
      Apoyo externo: TEG
      Actividades: 4
      Meses: 2026-02 1, 2026-03 3
    - Acción: Evaluar lo aprendido
      Plazo: 1 mes
      Medios: Informe
      Recursos: 
      Presupuesto: $50.50
      Responsables: Talento Humano
      Apoyo interno: 
      Apoyo externo: 
      Actividades: 1
      Meses: 2027-01 1
  OBJETIVO Código de ética vigente
    - Acción: Actualizar el código de ética
      Plazo: 3 meses
      Medios: Acuerdo municipal
      Recursos: 
      Presupuesto: $1,000.00
      Responsables: Comisión de Ética; Sindicatura
      Apoyo interno: Concejo Municipal
      Apoyo externo: Fondos propios
      Actividades: 1
      Meses: 2026-12 1, 2027-01 1
EJE 2: Transparencia activa
LÍNEA 2.1 Portal
  OBJETIVO Portal al día
    - Acción: Publicar la información oficiosa
      Plazo: 12 meses
      Medios: Portal
      Recursos: Equipo
      Presupuesto: $300.00
      Responsables: UAIP
      Apoyo interno: Informática
      Apoyo externo: IAIP
      Actividades: 36
      Meses: 2028-11 1, 2028-12 1
LÍNEA 2.3 Archivo
  OBJETIVO Archivo ordenado
    - Acción: Clasificar el archivo central
      Plazo: 6 meses
      Medios: Inventario
      Recursos: Estantería
      Presupuesto: $2,500.00
      Responsables: Archivo
      Apoyo interno: 
      Apoyo externo: Fondos propios
      Actividades: 2
      Meses: 2026-06 1
EJE 3: Participación ciudadana
LÍNEA 3.1 Cabildos
  OBJETIVO Ciudadanía informada
    - Acción: Celebrar cabildos abiertos
      Plazo: 12 meses
      Medios: Actas
      Recursos: Sonido
      Presupuesto: $400.00
      Responsables: Promoción Social
      Apoyo interno: Concejo Municipal
      Apoyo externo: 
      Actividades: 3
      Meses: 2026-04 1
EJE 4: Gobierno abierto
LÍNEA 4.1 Datos
  OBJETIVO Datos abiertos
    - Acción: Publicar el presupuesto en formato abierto
      Plazo: 4 meses
      Medios: Archivo publicado
      Recursos: Equipo
      Presupuesto: $0.00
      Responsables: Informática
      Apoyo interno: 
      Apoyo externo: 
      Actividades: 2
      Meses: 2026-05 1
    - Acción: Capacitar en datos abiertos
      Plazo: 2 meses
      Medios: Lista de asistencia
      Recursos: Aula
      Presupuesto: $100.00
      Responsables: Talento Humano
      Apoyo interno: 
      Apoyo externo: 
      Actividades: sin dato
`);
  });

  it("tells its municipality, period and approval in its titles", () => {
    expect(plan.facts).toEqual({
      municipality: "Villa Esperanza",
      department: "Morazán",
      period: { fromYear: 2026, toYear: 2028 },
      approval: { minutes: "Acta número 3", resolution: "Acuerdo número doce", date: "2026-01-15" },
    });
  });

  it("has its budget matched to the objectives, in other words too", () => {
    expect(
      plan.budget.map(({ key, objectiveKey, activities, typedCents }) => [key, objectiveKey, activities, typedCents]),
    ).toEqual(
      [
        ["P01", "O01", 5, 20_050],
        ["P02", "O02", 1, 100_000],
        ["P03", "O03", 36, 30_000],
        ["P04", "O04", 2, 250_000],
        ["P05", "O05", 3, 40_000],
        ["P06", "O06", 4, 10_000],
      ].map(([key, objectiveKey, activities, cents]) => [
        key,
        objectiveKey,
        { kind: "value", value: activities },
        { kind: "value", value: cents },
      ]),
    );
  });

  it("has its communication strategies with the objective that stands above them and the strategy that stands above a blank", () => {
    const objective = "Que la población conozca la política";
    const strategy = "Informar en las comunidades";
    const messages = "La honradez nos une";
    expect(plan.strategies).toEqual([
      {
        key: "E01",
        objective,
        strategy,
        tactic: "Perifoneo",
        tools: "Parlante",
        messages,
        termMonths: { kind: "value", value: 6 },
      },
      {
        key: "E02",
        objective,
        strategy,
        tactic: "Visitas a centros escolares",
        tools: "Charlas",
        messages,
        termMonths: { kind: "value", value: 3 },
      },
    ]);
  });

  it("gives just the findings that its tables deserve", () => {
    expect(findingPlaces(findings, workbook)).toEqual([
      ["formula-en-original", "Plan", "H11"],
      ["plazo-escritura", "Ejes 3 y 4", "D3"],
      ["cuadro-6-meses-por-color", "Cronograma", "P6"],
      ["cronograma-plazo", "Cronograma", "B8"],
      ["cronograma-responsables", "Cronograma", "C9"],
      ["cuadro-6-sin-par", "Cronograma", "A11"],
    ]);
    expect(findings.find(({ code }) => code === "cuadro-6-meses-por-color")?.found).toBe("P6 y Q6");
  });

  it("numbers its Cuadros after its axes; a sheet that holds several has no number", () => {
    expect(originals.map(({ title, cuadro }) => [title, cuadro])).toEqual([
      ["Plan", null],
      ["Ejes 3 y 4", null],
      ["Presupuesto", 5],
      ["Comunicación", 6],
      ["Cronograma", 7],
    ]);
  });

  it("has units under one name, whatever the capitals", () => {
    expect(units).toContainEqual({ name: "Comisión de Ética", aliases: ["Comisión de ética"] });
  });
});

import type { RawTable, RawValue } from "./raw-workbook.ts";

/** The rows of a small plan that agrees with itself: one axis, one line, one objective, two actions, $300.00. */
export interface SmallPlan {
  axis: RawValue[][];
  budget: RawValue[][];
  strategies: RawValue[][];
  schedule: RawValue[][];
}

/** A fresh copy, to be spoilt by a test; rows and columns count from 0. */
export function smallPlan(): SmallPlan {
  return {
    axis: [
      ["Eje estratégico 1: Integridad"],
      [
        "Línea de acción",
        "Objetivo",
        "Acciones concretas",
        "Plazo",
        "Medios de verificación",
        "Recursos",
        "Presupuesto",
        "Responsables",
        "Apoyo interno",
        "Apoyo externo",
      ],
      [
        "1.1 Formación",
        "Personal formado",
        "Impartir un curso",
        "2 meses",
        "Lista",
        "Aula",
        "$100.00",
        "Talento Humano",
        "Gerencia",
        "Fondos propios",
      ],
      [
        "",
        "",
        "Evaluar el curso",
        "1 mes",
        "Informe",
        "Papel",
        "$200.00",
        "Talento Humano",
        "Gerencia",
        "Fondos propios",
      ],
      ["", "Subtotal", "", "", "", "", "$300.00"],
      ["", "Total del eje", "", "", "", "", "$300.00"],
    ],
    budget: [
      ["Línea de acción", "Objetivo", "Responsables", "Número de actividades", "Presupuesto"],
      ["1.1 Formación", "Personal formado", "Talento Humano", "3", "$300.00"],
      ["Total", "", "", "", "$300.00"],
    ],
    strategies: [
      ["Estrategia", "Táctica", "Herramienta", "Mensajes a reforzar", "Período de ejecución"],
      ["Informar", "Perifoneo", "Parlante", "La honradez nos une", "3 meses"],
    ],
    schedule: [
      ["Acciones concretas", "Plazo", "Responsables", "Número de actividades", "2026", "", ""],
      ["", "", "", "", "Ene", "Feb", "Mar"],
      ["Impartir un curso", "2 meses", "Talento Humano", "2", "x", "", ""],
      ["Evaluar el curso", "1 mes", "Talento Humano", "1", "", "x", ""],
    ],
  };
}

/** The sheets of a small plan, each with its own name. */
export function sheetsOf({ axis, budget, strategies, schedule }: SmallPlan): RawTable[] {
  return [
    { title: "Eje", rows: axis },
    { title: "Presupuesto", rows: budget },
    { title: "Estrategias", rows: strategies },
    { title: "Cronograma", rows: schedule },
  ];
}

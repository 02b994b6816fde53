import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RawValue } from "../../builders/raw-workbook.ts";
import type { SmallPlan } from "../../builders/small-plan.ts";
import { adopted } from "./adopted.ts";

/** The row of each table's header, from 0. */
const HEADER_ROWS = { axis: 1, budget: 0, strategies: 0, schedule: 0 } as const;

type TableName = keyof typeof HEADER_ROWS;

const usual = adopted(() => undefined);

function headersOf(plan: SmallPlan, table: TableName): RawValue[] {
  return plan[table][HEADER_ROWS[table]]!;
}

describe("a column is known by the words that matter in its header", () => {
  it.each([
    ["axis", 0, "LÍNEAS DE ACCIÓN"],
    ["axis", 0, "Línea estratégica"],
    ["axis", 1, "OBJETIVOS DE LA LÍNEA"],
    ["axis", 1, "Objetivo específico"],
    ["axis", 1, "Ámbitos de actuación"],
    ["axis", 2, "Acción"],
    ["axis", 2, "Acciones"],
    ["axis", 2, "Actividades"],
    ["axis", 2, "Descripción de la acción"],
    ["axis", 3, "Plazo (meses)"],
    ["axis", 3, "Duración"],
    ["axis", 3, "Período de ejecución"],
    ["axis", 4, "Medio de verificación"],
    ["axis", 4, "Medios"],
    ["axis", 5, "Recursos humanos y materiales"],
    ["axis", 6, "Total presupuesto"],
    ["axis", 6, "Monto"],
    ["axis", 6, "Presupuesto ($)"],
    ["axis", 6, "Costo estimado en dólares (US$)"],
    ["axis", 6, "Presupuesto 2026"],
    ["axis", 7, "Unidad responsable"],
    ["axis", 7, "Responsable de la ejecución"],
    ["axis", 7, "Respon-\nsables"],
    ["axis", 8, "Apoyo"],
    ["axis", 9, "Apoyo (externo) y origen de recursos"],
    ["axis", 9, "Apoyo"],
    ["axis", 9, "Fuente de financiamiento"],
    ["budget", 0, "Línea"],
    ["budget", 1, "Objetivos de la línea"],
    ["budget", 2, "Unidad responsable"],
    ["budget", 3, "No. de actividades"],
    ["budget", 3, "# de actividades"],
    ["budget", 3, "Actividades"],
    ["budget", 4, "Total presupuesto"],
    ["budget", 4, "Monto ($)"],
    ["strategies", 0, "Estrategias de comunicación"],
    ["strategies", 2, "Medios"],
    ["strategies", 3, "Mensaje clave"],
    ["strategies", 4, "Duración (meses)"],
    ["schedule", 0, "Acción"],
    ["schedule", 0, "Actividades"],
    ["schedule", 1, "Duración en meses"],
    ["schedule", 2, "Unidad ejecutora"],
    ["schedule", 3, "N.º de actividades programadas"],
    ["schedule", 3, "Actividades"],
  ] as const)("in the table %s, column %i: %s", (table, column, header) => {
    const { plan, places } = adopted((small) => {
      headersOf(small, table)[column] = header;
    });
    expect(places).toEqual([]);
    expect(plan).toEqual(usual.plan);
  });

  it("with small misspellings, which are told with the column's title", () => {
    const { plan, findings, places } = adopted((small) => {
      headersOf(small, "axis").splice(2, 3, "Acsiones", "Plaso", "Medios de verificasion");
    });
    expect(places).toEqual(["C2", "D2", "E2"].map((cell) => `encabezado-errata Eje ${cell}`));
    expect(findings.map(({ message }) => message)).toEqual([
      "El encabezado dice «Acsiones»; se leyó como «Acciones concretas».",
      "El encabezado dice «Plaso»; se leyó como «Plazo de ejecución».",
      "El encabezado dice «Medios de verificasion»; se leyó como «Medios de verificación».",
    ]);
    expect(plan).toEqual(usual.plan);
  });

  it("and both supports by their order when each just says «Apoyo»", () => {
    const { plan, places } = adopted((small) => headersOf(small, "axis").splice(8, 2, "Apoyo", "Apoyo"));
    expect(places).toEqual([]);
    expect(plan).toEqual(usual.plan);
  });

  it("and both supports when they stand under a heading of their own", () => {
    const { plan, places } = adopted((small) => {
      const header = headersOf(small, "axis");
      small.axis.splice(1, 1, [...header.slice(0, 8), "Apoyo", ""], [...Array(8).fill(""), "Interno", "Externo"]);
    });
    expect(places).toEqual([]);
    expect(plan).toEqual(usual.plan);
  });

  it("in all tables at once, as another municipality writes them", () => {
    const { plan, places } = adopted((small) => {
      small.axis[1] = [
        "Línea",
        "OBJETIVOS DE LA LÍNEA",
        "Actividades",
        "Plazo (meses)",
        "Medio de verificación",
        "Recurso",
        "Presupuesto ($)",
        "Unidad responsable",
        "Apoyo",
        "Apoyo (externo) y origen de recursos",
      ];
      small.budget[0] = ["Línea", "OBJETIVO", "Unidad responsable", "Actividades", "Total presupuesto"];
      small.schedule[0] = ["Actividades", "Duración", "Unidad responsable", "No. de actividades", "2026", "", ""];
    });
    expect(places).toEqual([]);
    expect(plan).toEqual(usual.plan);
  });

  it("and the more usual one wins where two headers name a column, wherever they stand", () => {
    const { plan, places } = adopted((small) => {
      for (const row of small.budget) row.splice(4, 0, "");
      headersOf(small, "budget")[4] = "Total";
    });
    expect(places).toEqual([]);
    expect(plan).toEqual(usual.plan);
  });
});

describe("a column that no header names", () => {
  it("is told, and no total of the axis or the budget is compared without the amounts", () => {
    for (const [table, column] of [
      ["axis", 6],
      ["budget", 4],
    ] as const) {
      const { places } = adopted((small) => {
        headersOf(small, table)[column] = "Observaciones";
      });
      expect(places.map((place) => place.split(" ")[0])).toEqual(["columna-no-encontrada"]);
    }
  });

  it("is not guessed from words that only stand beside: a base line, a code, a number of the row", () => {
    for (const header of ["Línea base", "Código de la línea de acción", "Número", "Objetivo 1"]) {
      const { plan, places } = adopted((small) => {
        for (const row of small.axis.slice(1)) row.push("");
        headersOf(small, "axis")[10] = header;
      });
      expect(places).toEqual([]);
      expect(plan).toEqual(usual.plan);
    }
  });
});

describe("a row of the plan", () => {
  it("is never taken for a header, however its texts begin", () => {
    const words = ["Objetivo", "Acción", "Recursos", "Responsable", "Apoyo", "Línea de acción", "Presupuesto", "Plazo"];
    const text = fc.tuple(fc.constantFrom(...words), fc.nat({ max: 99 })).map(([word, number]) => `${word} ${number}`);
    fc.assert(
      fc.property(fc.array(text, { minLength: 6, maxLength: 6 }), (texts) => {
        const [objective, action, means, resources, responsible, support] = texts;
        const { plan } = adopted((small) =>
          small.axis.splice(2, 2, [
            "1.1 Formación",
            ...[objective!, action!, "2 meses", means!, resources!, "$300.00", responsible!, support!, ""],
          ]),
        );
        expect(plan.axes[0]?.lines[0]?.objectives).toMatchObject([
          { text: objective, actions: [{ text: action, means }] },
        ]);
      }),
    );
  });
});

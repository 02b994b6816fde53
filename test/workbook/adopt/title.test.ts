import { describe, expect, it } from "vitest";
import { readTitle } from "../../../src/workbook/adopt/title.ts";

describe("a title", () => {
  it.each([
    ["CUADRO N°. 1 PLAN DE ACCIÓN PARA FORTALECER", "cuadro", "1", "PLAN DE ACCIÓN PARA FORTALECER"],
    ["Cuadro No. 2. Presupuesto", "cuadro", "2", "Presupuesto"],
    ["Tabla número 3 – Cronograma", "cuadro", "3", "Cronograma"],
    ["3.1 Eje estratégico 1: Cultura de integridad municipal", "eje", "1", "Cultura de integridad municipal"],
    ["EJE IV - Gobierno abierto", "eje", "IV", "Gobierno abierto"],
    ["Eje estratégico: Cultura", "eje", "", "Cultura"],
    ["Objetivo 2: Mantener informados", "objetivo", "2", "Mantener informados"],
  ])("is read in «%s»", (text, kind, number, rest) => {
    expect(readTitle(text)).toEqual({ kind, number, rest });
  });

  it.each(["Ejecutar el plan", "Objetivos de la línea de acción", "Plan de acción", "", "Ejes 1 y 2"])(
    "is not read in «%s»",
    (text) => {
      expect(readTitle(text)).toBeNull();
    },
  );
});

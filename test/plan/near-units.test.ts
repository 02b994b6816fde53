import { expect, test } from "vitest";
import { nearUnits } from "../../src/plan/near-units.ts";

const CATALOGUE = [
  { name: "Recursos Humanos", aliases: ["Talento Humano"] },
  { name: "Unidad de Acceso a la Información Pública", aliases: [] },
  { name: "Unidad de Informática", aliases: [] },
  ...Array.from({ length: 20 }, (_, index) => ({ name: `Unidad de Enlace ${index + 1}`, aliases: [] })),
];

test.each([
  ["Recusros Humanos", ["Recursos Humanos"]],
  ["Talento Humanos", ["Recursos Humanos"]],
  ["Recurso Humano", ["Recursos Humanos"]],
  ["RRHH", ["Recursos Humanos"]],
  ["UAIP", ["Unidad de Acceso a la Información Pública"]],
  ["Gerencia de Informática", ["Unidad de Informática"]],
  // A word that very many units have makes none of them likely.
  ["Unidad Jurídica", []],
  ["", []],
])("a name that a unit may also go by finds it: %s", (name, units) => {
  expect(nearUnits(CATALOGUE)(name).map((unit) => unit.name)).toEqual(units);
});

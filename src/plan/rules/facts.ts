import { finding } from "../finding.ts";
import type { Rule } from "./rule.ts";

/** The plan says whose it is, for which years, and how it was approved. */
export const factsAreKnown: Rule = ({ plan: { facts, axes } }) => {
  const missing: (readonly [key: string, name: string])[] = [];
  if (!facts.municipality) missing.push(["municipality", "el municipio"]);
  if (!facts.department) missing.push(["department", "el departamento"]);
  if (!facts.period) missing.push(["fromYear", PERIOD]);
  if (!facts.approval.resolution) missing.push(["resolution", "el acuerdo con que el Concejo aprobó el plan"]);
  else if (!facts.approval.date) missing.push(["approvalDate", "la fecha del acuerdo, o no se entiende como fecha"]);
  for (const { number, name } of axes) if (!name) missing.push([`axis:${number}`, `el nombre del eje ${number}`]);
  return missing.map(([key, name]) =>
    finding("dato-del-plan-falta", {
      place: { at: "row", sheet: "settings", key, column: "value" },
      message: `Falta ${name}.`,
      found: "",
      expected: "",
      remedy: "Escríbalo en la hoja Ajustes.",
    }),
  );
};

const PERIOD = "el período del plan, o no se entiende: el primer y el último año, con cuatro cifras y en ese orden";

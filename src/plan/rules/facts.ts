import type { Plan } from "../plan.ts";
import { cellOf } from "./mends.ts";
import type { RuleOf } from "./rule.ts";

/** The plan says whose it is, for which years, and how it was approved. */
export const factsAreKnown: RuleOf<"isFilled"> = {
  code: "dato-del-plan-falta",
  title: "Datos del plan",
  left: "Cada dato del plan en Ajustes: municipio, departamento, período, acuerdo, fecha y nombre de cada eje",
  relation: "isFilled",
  right: "",
  remedy: "Escríbalo en la hoja Ajustes.",
  *instancesIn({ plan }) {
    for (const { key, value, name } of factsOf(plan)) {
      yield {
        left: value,
        right: null,
        place: cellOf("settings", key, "value"),
        tell: () => ({ message: `Falta ${name}.`, found: "", expected: "" }),
      };
    }
  },
};

interface Fact {
  /** The row of *Ajustes*. */
  readonly key: string;
  /** Empty when it is not known. */
  readonly value: string;
  readonly name: string;
}

function factsOf({ facts: { municipality, department, period, approval }, axes }: Plan): readonly Fact[] {
  return [
    { key: "municipality", value: municipality, name: "el municipio" },
    { key: "department", value: department, name: "el departamento" },
    { key: "fromYear", value: period ? String(period.fromYear) : "", name: PERIOD },
    { key: "resolution", value: approval.resolution, name: "el acuerdo con que el Concejo aprobó el plan" },
    // Without an acuerdo its date is not asked for yet.
    ...(approval.resolution ? [{ key: "approvalDate", value: approval.date, name: DATE }] : []),
    ...axes.map(({ number, name }) => ({ key: `axis:${number}`, value: name, name: `el nombre del eje ${number}` })),
  ];
}

const PERIOD = "el período del plan, o no se entiende: el primer y el último año, con cuatro cifras y en ese orden";
const DATE = "la fecha del acuerdo, o no se entiende como fecha";

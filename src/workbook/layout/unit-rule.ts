import type { Unit } from "../../plan/plan.ts";
import type { DataValidationRule } from "../sheets-api.ts";

/**
 * The dropdown of units for a cell that is blank or holds exactly one unit of the catalogue. A cell that names several gets
 * none: a dropdown made through the API holds one value, and Sheets would mark the cell as wrong.
 */
export function responsibleRule(text: string, units: readonly Unit[]): DataValidationRule | undefined {
  if (units.length === 0 || (text !== "" && !units.some(({ name }) => name === text))) return undefined;
  return {
    condition: { type: "ONE_OF_LIST", values: units.map(({ name }) => ({ userEnteredValue: name })) },
    inputMessage:
      "Elija la unidad responsable o escríbala. Si son varias, sepárelas con una barra: Gerencia / Jefaturas.",
    strict: false,
    showCustomUi: true,
  };
}

import type { FindingCode } from "../finding.ts";
import type { Action, Entry } from "../plan.ts";
import { quoted } from "../quote.ts";
import { cellOf } from "./mends.ts";
import type { RuleOf } from "./rule.ts";

/** Every action has its amount. */
export const actionsHaveAmounts = required({
  code: "accion-sin-monto",
  title: "Monto de cada acción",
  left: "El presupuesto de una acción",
  column: "budget",
  cellValue: ({ budgetCents }) => budgetCents,
  lack: "no tiene presupuesto",
  expected: "Un monto en dólares; si no tiene costo, 0",
  remedy: "Escriba el monto de la acción. Si no tiene costo, escriba 0.",
});

/** Every action has its term. */
export const actionsHaveTerms = required({
  code: "accion-sin-plazo",
  title: "Plazo de cada acción",
  left: "El plazo de una acción",
  column: "term",
  cellValue: ({ termMonths }) => termMonths,
  lack: "no tiene plazo",
  expected: "Un número de meses",
  remedy: "Escriba en cuántos meses se ejecuta; por ejemplo: 3.",
});

/** Every action has its responsable. */
export const actionsHaveResponsibles = required({
  code: "accion-sin-responsable",
  title: "Responsable de cada acción",
  left: "La unidad responsable de una acción",
  column: "responsible",
  cellValue: ({ responsible }) => responsible,
  lack: "no tiene unidad responsable",
  expected: "Una unidad del catálogo",
  remedy: "Elija o escriba la unidad responsable.",
});

interface Requirement extends Pick<RuleOf<"isFilled">, "title" | "left" | "remedy"> {
  readonly code: FindingCode;
  /** In the Cuadro of the action's axis. */
  readonly column: string;
  cellValue(action: Action): Entry<number> | string;
  readonly lack: string;
  readonly expected: string;
}

function required(requirement: Requirement): RuleOf<"isFilled"> {
  const { code, title, left, remedy, column, cellValue, lack, expected } = requirement;
  return {
    code,
    title,
    left,
    relation: "isFilled",
    right: "",
    remedy,
    *instancesIn({ actions }) {
      for (const { axis, action } of actions) {
        yield {
          left: cellValue(action),
          right: null,
          place: cellOf(`axis:${axis.number}`, action.key, column),
          tell: () => ({ message: `La acción ${quoted(action.text)} ${lack}.`, found: "", expected }),
        };
      }
    },
  };
}

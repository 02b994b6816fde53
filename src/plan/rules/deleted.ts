import { formatAmount } from "../amount.ts";
import type { Place } from "../finding.ts";
import type { GoneAction } from "../last-known.ts";
import { type Action, valueOr } from "../plan.ts";
import { listed, quoted, short } from "../quote.ts";
import { axisCuadro } from "./cuadros.ts";
import { lazily } from "./lazily.ts";
import { cellOf } from "./mends.ts";
import type { RuleContext, RuleOf } from "./rule.ts";

/** An action that had money or activities is not deleted without a word. */
export const deletedActionsAreDecided: RuleOf<"existsIn"> = {
  code: "accion-eliminada",
  title: "Acciones eliminadas",
  left: "Cada acción que tenía monto o actividades",
  relation: "existsIn",
  right: "los Cuadros de los ejes",
  remedy:
    "Si se eliminó por error, recupérela con la corrección propuesta. Si no, acepte esta observación y diga el motivo.",
  *instancesIn(context) {
    const present = new Set(context.actions.map(({ action }) => action.key));
    const retired = new Set(context.plan.retired.map(({ key }) => key));
    const objectives = lazily(
      () => new Map(context.objectives.map(({ objective }) => [objective.key, objective.text])),
    );
    for (const gone of context.lastKnown.gone) {
      const { action } = gone;
      yield {
        left: action.key,
        right: present,
        place: placeOf(gone, retired, context),
        tell: () => ({
          message: `Se eliminó la acción ${quoted(action.text)} del ${axisCuadro({ number: gone.axisNumber })}; tenía ${listed(whatItHad(action))}.`,
          found: "",
          expected: short(action.text),
          explanation: whereItStood(
            gone,
            objectives().get(gone.objectiveKey) || context.lastKnown.texts.get(gone.objectiveKey) || "",
          ),
          mends: [
            {
              id: `restore:${action.key}`,
              label: `Recuperar la acción ${quoted(action.text, 60)} con todo lo que tenía.`,
              steps: [{ kind: "restore-action", actionKey: action.key }],
            },
          ],
        }),
      };
    }
  },
};

/** Its row in the schedule while that is there, else the subtotal of its line. */
function placeOf(
  { action, axisNumber, lineKey }: GoneAction,
  retired: ReadonlySet<string>,
  { lines }: RuleContext,
): Place {
  if (retired.has(action.key)) return cellOf("schedule", action.key, "activities");
  if (lines.has(lineKey)) return cellOf(`axis:${axisNumber}`, `subtotal:${lineKey}`, "budget");
  return { at: "workbook" };
}

function whatItHad({ budgetCents, activities, months }: Action): readonly string[] {
  const count = valueOr(activities, 0);
  const had = [
    ...(budgetCents.kind === "value" ? [formatAmount(budgetCents.value)] : []),
    ...(budgetCents.kind === "unread" ? [`el monto ${quoted(budgetCents.typed)}`] : []),
    ...(count > 0 ? [count === 1 ? "1 actividad" : `${count} actividades`] : []),
    ...(months.length > 0 ? [months.length === 1 ? "1 mes marcado" : `${months.length} meses marcados`] : []),
  ];
  return had.length > 0 ? had : ["datos en el cronograma"];
}

function whereItStood({ action }: GoneAction, objective: string): readonly string[] {
  return [
    ...(objective ? [`Estaba en el objetivo ${quoted(objective)}.`] : []),
    ...(action.responsible ? [`La unidad responsable era ${quoted(action.responsible)}.`] : []),
  ];
}

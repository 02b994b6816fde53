import { type Modification, modificationsOf } from "../baseline.ts";
import type { Place } from "../finding.ts";
import type { Plan } from "../plan.ts";
import { quoted } from "../quote.ts";
import { cellOf } from "./mends.ts";
import type { RuleOf, Telling } from "./rule.ts";

/** The plan is as the council approved it; each change since then is told until a new acuerdo approves it, but for months that were only moved. */
export const changesAreApproved: RuleOf<"isAsApproved"> = {
  code: "modificacion-sin-acuerdo",
  title: "Modificaciones sin acuerdo",
  left: "Cada acción con su monto, su plazo y su responsable",
  relation: "isAsApproved",
  right: "la aprobó el Concejo, según la línea base",
  remedy:
    "Vuelva a lo aprobado o, cuando el Concejo apruebe la modificación, fije la línea base con el nuevo acuerdo: Plan de integridad > Fijar línea base.",
  *instancesIn({ plan, units, baseline }) {
    const subtotals = subtotalsOf(plan);
    for (const modification of modificationsOf(plan, baseline, units)) {
      if (!needsApproval(modification)) continue;
      yield {
        left: modification.kind,
        right: null,
        place: placeOf(modification, subtotals),
        tell: () => tellOf(modification),
      };
    }
  },
};

/** A change that an acuerdo has to approve. */
type Change = Modification & { readonly kind: Exclude<Modification["kind"], "reprogramación"> };

function needsApproval(modification: Modification): modification is Change {
  return modification.kind !== "reprogramación";
}

function tellOf({ kind, action, approved, current }: Change): Telling {
  const text = quoted(action.text);
  const details = { found: current, expected: approved };
  switch (kind) {
    case "agregada":
      return { ...details, message: `La acción ${text} se agregó después de fijar la línea base.` };
    case "eliminada":
      return { ...details, message: `La acción ${text} está en la línea base y se eliminó del plan.` };
    case "monto":
      return { ...details, message: `El monto de ${text} era ${approved} en la línea base y ahora es ${current}.` };
    case "plazo":
      return { ...details, message: `El plazo de ${text} era ${approved} en la línea base y ahora es ${current}.` };
    case "responsable":
      return {
        ...details,
        message: `El responsable de ${text} era ${quoted(approved)} en la línea base y ahora es ${quoted(current)}.`,
      };
  }
}

const COLUMNS = { agregada: "action", monto: "budget", plazo: "term", responsable: "responsible" } as const;

/** The changed cell; of a dropped action the subtotal of its line, while that is there. */
function placeOf({ kind, action }: Change, subtotals: ReadonlyMap<string, Place>): Place {
  if (kind !== "eliminada") return cellOf(`axis:${action.axisNumber}`, action.key, COLUMNS[kind]);
  return subtotals.get(`${action.axisNumber}:${action.lineCode}`) ?? { at: "workbook" };
}

/** The subtotal of each line, by axis and code. */
function subtotalsOf({ axes }: Plan): ReadonlyMap<string, Place> {
  return new Map(
    axes.flatMap(({ number, lines }) =>
      lines.map(
        ({ key, code }) => [`${number}:${code}`, cellOf(`axis:${number}`, `subtotal:${key}`, "budget")] as const,
      ),
    ),
  );
}

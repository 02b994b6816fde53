import { formatAmount } from "../../plan/amount.ts";
import type { Modification } from "../../plan/baseline.ts";
import { planCents } from "../../plan/totals.ts";
import type { Block } from "../block.ts";
import type { ReportInput } from "../report-input.ts";
import { amountInWords } from "../words.ts";
import { approvedCents } from "./budget-table.ts";
import { approvalOf, approvalText, filled, placeText, planName } from "./common.ts";
import { actionInSentence, counted, paragraph, TO_FILL } from "./phrases.ts";

/** A change that only the council can approve. */
export type Proposal = Modification & { readonly kind: Exclude<Modification["kind"], "reprogramación"> };

/** What every draft says of itself. */
export const DRAFT_MARK = "PROYECTO";

/**
 * Proyecto de acuerdo: the decision that would approve the proposals, in the form of the council's minutes. Of the law it
 * names only what the certified acuerdo of Usulután's plan cites: Código Municipal, article 30, numbers 4 and 6.
 */
export function agreementDraft(input: ReportInput, proposals: readonly Proposal[]): readonly Block[] {
  if (!input.baseline || proposals.length === 0)
    return [paragraph("No hay modificaciones que esperen un acuerdo; por eso no se redacta un proyecto.")];
  const { facts } = input.plan;
  return [
    paragraph([{ text: `${DRAFT_MARK} DE ACUERDO`, bold: true }], { align: "center" }),
    justified(`ACUERDO NÚMERO ${TO_FILL}. El Concejo Municipal del ${placeText(facts)},`),
    title("CONSIDERANDO:"),
    ...considerations(input, proposals).map((text, index0) => justified(`${ROMAN[index0]}. ${text}`)),
    title("POR TANTO:"),
    justified("En uso de las facultades que le confiere el artículo 30, numerales 4 y 6, del Código Municipal,"),
    title("ACUERDA:"),
    ...decisions(input, proposals),
    justified("Comuníquese."),
    paragraph(
      [
        {
          text: `Este texto es un ${DRAFT_MARK.toLowerCase()}: el Concejo Municipal decide su contenido, y no surte efecto mientras no conste en el libro de actas.`,
          italic: true,
        },
      ],
      { style: "quote" },
    ),
  ];
}

const ROMAN = ["I", "II", "III", "IV"];

function considerations(input: ReportInput, proposals: readonly Proposal[]): readonly string[] {
  const { plan, baseline } = input;
  const approved = approvedCents(plan, baseline);
  const decision = approvalText(approvalOf(input));
  return [
    `Que este Concejo aprobó el ${planName(plan.facts)}, según consta en: ${filled(decision)}; su presupuesto es de ${inFull(approved)}.`,
    `Que la Comisión de Integridad Municipal propone ${counted(proposals.length, "modificación", "modificaciones")} a dicho plan, con los motivos que constan en su informe.`,
    `Que con ello el presupuesto del plan ${budgetChange(approved, planCents(plan))}.`,
    "Que el artículo 30 del Código Municipal, en sus numerales 4 y 6, da al Concejo las facultades de emitir ordenanzas, reglamentos y acuerdos para normar el gobierno y la administración municipal, y de aprobar el plan y los programas de trabajo de la gestión municipal.",
  ];
}

function decisions(input: ReportInput, proposals: readonly Proposal[]): readonly Block[] {
  const total = planCents(input.plan);
  const hasNewTotal = total !== approvedCents(input.plan, input.baseline);
  const steps = [
    ...(hasNewTotal ? [`Fijar el presupuesto total del plan en ${inFull(total)}.`] : []),
    "Encargar a la Comisión de Integridad Municipal que incorpore las modificaciones al plan, las comunique a las unidades responsables e informe de su cumplimiento.",
  ];
  return [
    justified(`1. Aprobar las siguientes modificaciones al ${planName(input.plan.facts)}:`),
    { kind: "list", items: proposals.map((proposal) => [{ text: decisionOn(proposal) }]) },
    ...steps.map((text, index0) => justified(`${index0 + 2}. ${text}`)),
  ];
}

function decisionOn({ kind, action, approved, current }: Proposal): string {
  const name = `«${actionInSentence(action)}»${action.lineCode ? `, de la línea de acción ${action.lineCode}` : ""}`;
  switch (kind) {
    case "agregada":
      return `Agregar la acción ${name} (presupuesto: ${current}).`;
    case "eliminada":
      return `Eliminar la acción ${name} (presupuesto aprobado: ${approved}).`;
    case "monto":
      return `Acción ${name}: el presupuesto pasa de ${approved} a ${current}.`;
    case "plazo":
      return `Acción ${name}: el plazo de ejecución pasa de ${approved} a ${current}.`;
    case "responsable":
      return `Acción ${name}: los responsables pasan de «${approved}» a «${current}».`;
  }
}

function budgetChange(approved: number, proposed: number): string {
  if (approved === proposed) return "no cambia en su total";
  const difference = Math.abs(proposed - approved);
  return `${proposed > approved ? "aumenta" : "disminuye"} en ${inFull(difference)} y queda en ${inFull(proposed)}`;
}

/** An amount in words and in figures, as minutes write it. */
function inFull(cents: number): string {
  return `${amountInWords(cents)} (${formatAmount(cents)})`;
}

function title(text: string): Block {
  return paragraph([{ text, bold: true }]);
}

function justified(text: string): Block {
  return paragraph(text, { align: "justified" });
}

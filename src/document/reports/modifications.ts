import { formatAmount } from "../../plan/amount.ts";
import type { Modification } from "../../plan/baseline.ts";
import { actionNumber } from "../../plan/progress.ts";
import { listed } from "../../plan/quote.ts";
import { planCents } from "../../plan/totals.ts";
import type { Block, TableColumn, TableRow } from "../block.ts";
import type { Report } from "../report.ts";
import type { ReportInput } from "../report-input.ts";
import { agreementDraft, type Proposal } from "./agreement.ts";
import { type AxisBudget, approvedCents, axisBudgets } from "./budget-table.ts";
import { approvalBlock, commonFields, noticeSentences, noticesBlock, planName } from "./common.ts";
import { actionInSentence, actionText, axisText, cell, counted, listOr, orElse, paragraph } from "./phrases.ts";

/** Modificaciones al plan: what was approved beside what is proposed, and the acuerdo that would approve it, as a draft. */
export function modificationsReport(input: ReportInput): Report {
  const { plan, baseline, modifications } = input;
  const proposals = modifications.filter(isProposal);
  const moved = modifications.filter(({ kind }) => kind === "reprogramación");
  const [approved, proposed] = [approvedCents(plan, baseline), planCents(plan)];
  const title = `Modificaciones al ${planName(plan.facts)}`;
  return {
    kind: "modificaciones",
    title,
    fields: {
      ...commonFields(input, title),
      "número de modificaciones": String(proposals.length),
      "presupuesto aprobado": formatAmount(approved),
      "presupuesto propuesto": formatAmount(proposed),
      diferencia: signed(proposed - approved),
      "diferencia en porcentaje": changeText(approved, proposed),
    },
    blocks: {
      avisos: noticesBlock(input),
      "aprobación del plan": approvalBlock(input),
      "resumen de modificaciones": summary(input, proposals, moved.length),
      "tabla: modificaciones": proposalTable(input, proposals, approved),
      "tabla: presupuesto aprobado y propuesto": [budgetComparison(axisBudgets(plan, baseline))],
      "motivos de las modificaciones": listOr(
        modifications.map((each) => [
          { text: `${actionNumber(each.action.key)} · ${actionInSentence(each.action)} (${WORDS[each.kind]}): ` },
          { text: reasonOf(input, each), italic: true },
        ]),
        "No hay modificaciones.",
      ),
      reprogramaciones: rescheduled(input, moved),
      "proyecto de acuerdo": agreementDraft(input, proposals),
    },
    warnings: [...noticeSentences(input), ...missing(input, modifications)],
    essential: ["avisos", "proyecto de acuerdo"],
  };
}

const WORDS: Readonly<Record<Modification["kind"], string>> = {
  agregada: "acción nueva",
  eliminada: "acción que se elimina",
  monto: "cambio de monto",
  plazo: "cambio de plazo",
  responsable: "cambio de responsables",
  reprogramación: "cambio de meses",
};

const NO_REASON = "Sin motivo anotado";

function isProposal(modification: Modification): modification is Proposal {
  return modification.kind !== "reprogramación";
}

function reasonOf({ reasons = {} }: ReportInput, { key, scheduleReason = "" }: Modification): string {
  return orElse(reasons[key] ?? "", orElse(scheduleReason, NO_REASON));
}

function missing(input: ReportInput, modifications: readonly Modification[]): readonly string[] {
  if (!input.baseline) return [NO_BASELINE];
  const count = modifications.filter((each) => reasonOf(input, each) === NO_REASON).length;
  return count > 0 ? [`${counted(count, "modificación no tiene", "modificaciones no tienen")} motivo anotado.`] : [];
}

const NO_BASELINE =
  "Todavía no hay línea base, que es el plan tal como lo aprobó el Concejo Municipal: sin ella no se puede decir qué ha cambiado.";

function summary(input: ReportInput, proposals: readonly Proposal[], moved: number): readonly Block[] {
  const { plan, baseline } = input;
  if (!baseline) return [paragraph(NO_BASELINE)];
  const [approved, proposed] = [approvedCents(plan, baseline), planCents(plan)];
  const kinds = Object.entries(KIND_COUNTS).flatMap(([kind, [one, many]]) => {
    const count = proposals.filter((each) => each.kind === kind).length;
    return count > 0 ? [counted(count, one, many)] : [];
  });
  const sentences = [
    proposals.length === 0
      ? "No hay modificaciones que esperen un acuerdo: las acciones, los montos, los plazos y los responsables son los aprobados."
      : `Se someten al Concejo Municipal ${counted(proposals.length, "modificación", "modificaciones")} al plan aprobado: ${listed(kinds)}.`,
    approved === proposed
      ? `El presupuesto total no cambia: ${formatAmount(approved)}.`
      : `El presupuesto total pasa de ${formatAmount(approved)} a ${formatAmount(proposed)}: una diferencia de ${signed(proposed - approved)} (${changeText(approved, proposed)}).`,
    ...(moved > 0
      ? [
          `Además, se ${moved === 1 ? "reprogramó 1 acción, cuyos" : `reprogramaron ${moved} acciones, cuyos`} meses ya no son los aprobados.`,
        ]
      : []),
  ];
  return sentences.map((text) => paragraph(text, { align: "justified" }));
}

const KIND_COUNTS: Readonly<Record<Proposal["kind"], readonly [one: string, many: string]>> = {
  agregada: ["acción nueva", "acciones nuevas"],
  eliminada: ["acción que se elimina", "acciones que se eliminan"],
  monto: ["cambio de monto", "cambios de monto"],
  plazo: ["cambio de plazo", "cambios de plazo"],
  responsable: ["cambio de responsables", "cambios de responsables"],
};

function proposalTable(input: ReportInput, proposals: readonly Proposal[], approvedTotal: number): readonly Block[] {
  if (proposals.length === 0) return [paragraph("No hay modificaciones que esperen un acuerdo.")];
  const approved = new Map(input.baseline?.actions.map(({ key, budgetCents }) => [key, budgetCents ?? 0]));
  const difference = proposals.reduce((sum, { differenceCents }) => sum + differenceCents, 0);
  const rows = proposals.map((each): TableRow => {
    const before = approved.get(each.action.key) ?? 0;
    const isMoney = each.differenceCents !== 0;
    return {
      kind: "plain",
      cells: [
        cell(actionText(each.action)),
        cell(WORDS[each.kind]),
        cell(orElse(each.approved, "No estaba")),
        cell(orElse(each.current, "Se elimina")),
        cell(isMoney ? signed(each.differenceCents) : ""),
        cell(isMoney ? changeText(before, before + each.differenceCents) : ""),
        cell(reasonOf(input, each)),
      ],
    };
  });
  return [
    {
      kind: "table",
      isSmall: true,
      columns: [
        { title: "Acción", widthShare: 24, align: "start" },
        { title: "Qué cambia", widthShare: 14, align: "start" },
        { title: "Aprobado", widthShare: 13, align: "start" },
        { title: "Propuesto", widthShare: 13, align: "start" },
        { title: "Diferencia", widthShare: 12, align: "end" },
        { title: "Cambio", widthShare: 10, align: "center" },
        { title: "Motivo", widthShare: 17, align: "start" },
      ],
      rows: [
        ...rows,
        {
          kind: "total",
          cells: [
            cell("Diferencia en el presupuesto del plan", { columnSpan: 4 }),
            cell(signed(difference)),
            cell(changeText(approvedTotal, approvedTotal + difference)),
            cell(""),
          ],
        },
      ],
    },
  ];
}

function budgetComparison(budgets: readonly AxisBudget[]): Block {
  const amount = (title: string): TableColumn => ({ title, widthShare: 15, align: "end" });
  const row = (kind: TableRow["kind"], name: string, own: readonly AxisBudget[]): TableRow => {
    const approved = own.reduce((sum, budget) => sum + budget.approvedCents, 0);
    const current = own.reduce((sum, budget) => sum + budget.currentCents, 0);
    const texts = [name, formatAmount(approved), formatAmount(current), signed(current - approved)];
    return { kind, cells: [...texts, changeText(approved, current)].map((text) => cell(text)) };
  };
  return {
    kind: "table",
    columns: [
      { title: "Eje", widthShare: 40, align: "start" },
      amount("Aprobado"),
      amount("Propuesto"),
      amount("Diferencia"),
      { title: "Cambio", widthShare: 10, align: "center" },
    ],
    rows: [...budgets.map((budget) => row("plain", axisText(budget), [budget])), row("total", "Total", budgets)],
  };
}

function rescheduled(input: ReportInput, moved: readonly Modification[]): readonly Block[] {
  if (moved.length === 0) return [paragraph("No hay acciones reprogramadas.")];
  return [
    {
      kind: "table",
      columns: [
        { title: "Acción", widthShare: 34, align: "start" },
        { title: "Meses aprobados", widthShare: 21, align: "start" },
        { title: "Meses actuales", widthShare: 21, align: "start" },
        { title: "Motivo", widthShare: 24, align: "start" },
      ],
      rows: moved.map((each) => ({
        kind: "plain",
        cells: [actionText(each.action), each.approved, each.current, reasonOf(input, each)].map((text) => cell(text)),
      })),
    },
  ];
}

/** "+$100.00", "-$50.00", "$0.00". */
function signed(cents: number): string {
  return cents > 0 ? `+${formatAmount(cents)}` : formatAmount(cents);
}

/** How much more or less than before, in percent: "+12.5%". Where there was nothing, that it is new. */
function changeText(before: number, after: number): string {
  if (before === after) return "0%";
  if (before === 0) return "nuevo";
  const percent = Math.round(((after - before) / before) * 1000) / 10;
  return `${percent > 0 ? "+" : ""}${percent}%`;
}

import { formatAmount } from "../../plan/amount.ts";
import { monthsInWords } from "../../plan/month-runs.ts";
import type { PlanFacts } from "../../plan/plan.ts";
import { listed } from "../../plan/quote.ts";
import { countsOf } from "../../plan/totals.ts";
import type { Block } from "../block.ts";
import type { Report } from "../report.ts";
import type { ReportInput } from "../report-input.ts";
import { amountInWords } from "../words.ts";
import {
  evidenceTable,
  lateActions,
  missingEvidence,
  nextActions,
  statesOf,
  suspendedActions,
} from "./action-tables.ts";
import { approvedCents, axisBudgets, budgetTable } from "./budget-table.ts";
import { approvalBlock, commonFields, noticeSentences, noticesBlock, placeText, planName } from "./common.ts";
import { acceptedFindings, openFindings } from "./findings.ts";
import { daysOf, monthsOfPeriod, periodInWords, type ReportPeriod } from "./period.ts";
import { counted, dateText, paragraph, percentText } from "./phrases.ts";
import { axisProgress, lineProgress } from "./progress-table.ts";
import { type Figures, figuresOf, type Situation, situationOf } from "./situation.ts";

/** Informe de seguimiento al Concejo: how the plan stood when a period closed, and what the council is asked for. */
export function trackingReport(input: ReportInput, period: ReportPeriod): Report {
  const situation = situationOf(input, period);
  const { plan, baseline, findings } = input;
  const { actions } = situation;
  const title = `Informe de seguimiento al Concejo Municipal: ${periodInWords(period)}`;
  return {
    kind: "seguimiento",
    title,
    fields: { ...commonFields(input, title), ...trackingFields(input, situation) },
    blocks: {
      avisos: noticesBlock(input),
      "aprobación del plan": approvalBlock(input),
      resumen: summary(input, situation),
      "tabla: avance por eje": [axisProgress(plan.axes, actions)],
      "tabla: avance por línea": [lineProgress(plan.axes, actions)],
      "tabla: presupuesto por eje": [
        budgetTable(axisBudgets(plan, baseline), actions),
        ...strayNote(situation).map((text) => paragraph(text)),
      ],
      "acciones atrasadas": lateActions(actions),
      "acciones suspendidas": suspendedActions(actions),
      "próximas acciones": nextActions(actions),
      "lista de evidencias": evidenceTable(actions),
      "evidencia pendiente": missingEvidence(actions),
      "observaciones abiertas": openFindings(findings),
      "observaciones aceptadas": acceptedFindings(findings),
      "solicitud al Concejo": request(input, situation),
    },
    warnings: [
      ...noticeSentences(input),
      ...outsideNote(plan.facts, period),
      ...closeNotes(situation),
      ...strayNote(situation),
    ],
    essential: ["avisos", "período"],
  };
}

function trackingFields(input: ReportInput, { period, close, actions, next }: Situation): Record<string, string> {
  const { first, last } = daysOf(period);
  const figures = figuresOf(actions);
  const approved = approvedCents(input.plan, input.baseline);
  return {
    período: periodInWords(period),
    "primer día del período": dateText(first),
    "último día del período": dateText(last),
    "fecha de corte": dateText(close.cutOff),
    "meses que siguen": monthsInWords(monthsOfPeriod(next)),
    avance: percentText(figures.progress),
    "avance ponderado": percentText(figures.weighted),
    "número de acciones": String(figures.actions),
    "número de acciones completadas": String(figures.doneActions),
    "número de acciones atrasadas": String(figures.lateActions),
    "presupuesto aprobado": formatAmount(approved),
    "presupuesto aprobado en letras": amountInWords(approved),
    gastado: formatAmount(figures.spentCents),
    "gastado en el período": formatAmount(figures.spentInPeriodCents),
    disponible: formatAmount(approved - figures.spentCents),
  };
}

function summary(input: ReportInput, situation: Situation): readonly Block[] {
  const { plan } = input;
  const { actions, close, period } = situation;
  const figures = figuresOf(actions);
  const counts = countsOf(plan);
  const approved = approvedCents(plan, input.baseline);
  const share = approved > 0 ? `, el ${percentText(figures.spentCents / approved)}` : "";
  const sentences = [
    `Este informe da a conocer el avance del ${planName(plan.facts)} del ${placeText(plan.facts)}, en el período: ${periodInWords(period)}, con cifras al ${dateText(close.cutOff)}.`,
    `El plan comprende ${counted(counts.axes, "eje", "ejes")}, ${counted(counts.lines, "línea de acción", "líneas de acción")}, ${counted(counts.objectives, "objetivo", "objetivos")} y ${counted(counts.actions, "acción", "acciones")}, con ${counted(figures.planned, "actividad planificada", "actividades planificadas")}.`,
    `Al cierre debían estar realizadas ${counted(figures.due, "actividad", "actividades")} y se han realizado ${figures.done}, de ellas ${figures.doneInPeriod} en el período. ${progressSentence(figures)}`,
    ...(actions.length > 0 ? [`Estado de las acciones al cierre: ${listed(statesOf(actions))}.`] : []),
    `De ${formatAmount(approved)} aprobados se han gastado ${formatAmount(figures.spentCents)}${share}, de ellos ${formatAmount(figures.spentInPeriodCents)} en el período; quedan disponibles ${formatAmount(approved - figures.spentCents)}.`,
    ...(figures.missing > 0
      ? [`Falta la evidencia de ${counted(figures.missing, "medio de verificación", "medios de verificación")}.`]
      : []),
    ...closeNotes(situation),
  ];
  return sentences.map((text) => paragraph(text, { align: "justified" }));
}

function progressSentence({ progress, weighted }: Figures): string {
  if (progress === null) return "Sin actividades planificadas no hay avance que medir.";
  const byBudget =
    weighted === null ? "" : `; si cada acción se pondera por su presupuesto, del ${percentText(weighted)}`;
  return `El avance del plan es del ${percentText(progress)}${byBudget}.`;
}

/** What a reader must know of the day that the figures are of. */
function closeNotes({ close }: Situation): readonly string[] {
  switch (close.stage) {
    case "over":
      return [
        `Las cifras son las del cierre del período, el ${dateText(close.cutOff)}; los meses planificados y las suspensiones, los que constan ahora en el cronograma.`,
      ];
    case "running":
      return [`El período no ha terminado: las cifras son las que constan al ${dateText(close.cutOff)}.`];
    case "future":
      return [`El período todavía no ha comenzado: las cifras son las que constan al ${dateText(close.cutOff)}.`];
  }
}

function outsideNote({ period: years }: PlanFacts, { from, to }: ReportPeriod): readonly string[] {
  if (!years || (Number(from.slice(0, 4)) <= years.toYear && Number(to.slice(0, 4)) >= years.fromYear)) return [];
  return [`El período del informe está fuera de los años del plan, de ${years.fromYear} a ${years.toYear}.`];
}

function strayNote({ strayCents }: Situation): readonly string[] {
  if (strayCents === 0) return [];
  return [
    `No se suman ${formatAmount(strayCents)} registrados en acciones que ya no están en los Cuadros; constan en la hoja Ejecución.`,
  ];
}

function request({ findings, modifications }: ReportInput, { period, actions }: Situation): readonly Block[] {
  const late = actions.filter((action) => action.late > 0).length;
  const changes = modifications.filter(({ kind }) => kind !== "reprogramación").length;
  const open = findings.filter(({ status, finding }) => status !== "aceptada" && finding.severity !== "nota").length;
  const points = [
    `Dar por recibido el presente informe de seguimiento, correspondiente al período: ${periodInWords(period)}.`,
    late > 0 &&
      `Instar a las unidades responsables de ${counted(late, "acción atrasada", "acciones atrasadas")} a que las realicen o propongan su reprogramación.`,
    changes > 0 &&
      `Conocer y resolver sobre ${counted(changes, "modificación al plan que espera", "modificaciones al plan que esperan")} un nuevo acuerdo.`,
    open > 0 && `Tomar nota de las observaciones que constan en este informe: ${counted(open, "abierta", "abiertas")}.`,
  ];
  return [
    paragraph("Por lo expuesto, la Comisión de Integridad Municipal solicita respetuosamente al Concejo Municipal:"),
    { kind: "list", items: points.flatMap((text) => (text ? [[{ text }]] : [])) },
  ];
}

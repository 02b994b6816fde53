import { formatAmount } from "../../plan/amount.ts";
import { actionsOf, valueOr } from "../../plan/plan.ts";
import { ACTION_STATES } from "../../plan/progress.ts";
import { listed } from "../../plan/quote.ts";
import { splitUnits } from "../../plan/units.ts";
import { fold } from "../../plan/wording.ts";
import type { Block } from "../block.ts";
import type { Report } from "../report.ts";
import type { ReportInput } from "../report-input.ts";
import { evidenceTable, lateActions, missingEvidence, nextActions, standingTable, statesOf } from "./action-tables.ts";
import { commonFields, noticeSentences, noticesBlock } from "./common.ts";
import { type Close, daysOf, periodInWords, type ReportPeriod } from "./period.ts";
import { actionText, counted, dateText, oneLine, paragraph, percentText } from "./phrases.ts";
import { actionProgress } from "./progress-table.ts";
import { type MonthCell, scheduleTable, scheduleYears } from "./schedule-table.ts";
import { type ActionSituation, type Figures, figuresOf, type Situation, situationOf } from "./situation.ts";

/** The units that are responsible for some action, in the order of the catalogue; then those that it does not have. */
export function responsibleUnits({ plan, units }: Pick<ReportInput, "plan" | "units">): readonly string[] {
  const named = new Map(
    [...actionsOf(plan)]
      .flatMap(({ action }) => splitUnits(action.responsible, units))
      .map((name) => [fold(name), name]),
  );
  const catalogue = units.map(({ name }) => name).filter((name) => named.has(fold(name)));
  const known = new Set(catalogue.map(fold));
  return [...catalogue, ...[...named].flatMap(([folded, name]) => (known.has(folded) ? [] : [name]))];
}

/**
 * Informe por unidad responsable: its actions, their months, their progress and the evidence that it owes. `wanted`: any of the
 * names of the unit.
 */
export function unitReport(input: ReportInput, wanted: string, period: ReportPeriod): Report {
  const [unit = wanted] = splitUnits(wanted, input.units);
  const whole = situationOf(input, period);
  const situation = { ...whole, actions: whole.actions.filter(({ action }) => isOf(action.responsible, unit, input)) };
  const { actions } = situation;
  const title = `Informe de la unidad responsable: ${oneLine(unit)}`;
  const figures = figuresOf(actions);
  return {
    kind: "unidad",
    title,
    fields: { ...commonFields(input, title), ...unitFields(unit, situation, figures) },
    blocks: {
      avisos: noticesBlock(input),
      "resumen de la unidad": summary(unit, situation, figures),
      "tabla: acciones de la unidad": standingTable(actions),
      "tabla: avance de la unidad": [
        actions.length > 0
          ? actionProgress(actions, ({ action }) => actionText(action))
          : paragraph("No hay avance que mostrar."),
      ],
      "cronograma de la unidad": unitSchedule(input, situation),
      "acciones atrasadas": lateActions(actions),
      "próximas acciones": nextActions(actions),
      "lista de evidencias": evidenceTable(actions),
      "evidencia pendiente": missingEvidence(actions),
    },
    warnings: [
      ...noticeSentences(input),
      ...(actions.length === 0 ? [`Ninguna acción del plan tiene como responsable a «${oneLine(unit)}».`] : []),
    ],
    essential: ["avisos", "unidad"],
  };
}

function isOf(responsible: string, unit: string, { units }: ReportInput): boolean {
  return splitUnits(responsible, units).some((name) => fold(name) === fold(unit));
}

function unitFields(unit: string, { period, close }: Situation, figures: Figures): Record<string, string> {
  const { first, last } = daysOf(period);
  return {
    unidad: oneLine(unit),
    período: periodInWords(period),
    "primer día del período": dateText(first),
    "último día del período": dateText(last),
    "fecha de corte": dateText(close.cutOff),
    avance: percentText(figures.progress),
    "número de acciones": String(figures.actions),
    "número de acciones completadas": String(figures.doneActions),
    "número de acciones atrasadas": String(figures.lateActions),
    "presupuesto de la unidad": formatAmount(figures.budgetCents),
    gastado: formatAmount(figures.spentCents),
    disponible: formatAmount(figures.budgetCents - figures.spentCents),
  };
}

function summary(unit: string, { period, close, actions }: Situation, figures: Figures): readonly Block[] {
  if (actions.length === 0) return [paragraph(`Ninguna acción del plan tiene como responsable a «${unit}».`)];
  const { planned, due, done, doneInPeriod, progress, budgetCents, spentCents, missing } = figures;
  return [
    `La unidad «${unit}» responde, sola o con otras, por ${counted(actions.length, "acción", "acciones")} del plan: ${listed(statesOf(actions))}. Período: ${periodInWords(period)}; cifras al ${dateText(close.cutOff)}.`,
    `De ${counted(planned, "actividad planificada", "actividades planificadas")} debían estar realizadas ${due} al cierre y se han realizado ${done}, de ellas ${doneInPeriod} en el período${progress === null ? "" : `: un avance del ${percentText(progress)}`}.`,
    `Estas acciones tienen un presupuesto de ${formatAmount(budgetCents)}, del que se han gastado ${formatAmount(spentCents)}.`,
    ...(missing > 0
      ? [`Falta la evidencia de ${counted(missing, "medio de verificación", "medios de verificación")}.`]
      : []),
  ].map((text) => paragraph(text, { align: "justified" }));
}

const LEGEND =
  "En cada mes se lee lo planificado; en los meses que ya pasaron o en que se realizó algo, lo realizado y lo planificado: «1/2» es una de dos actividades. Lo realizado se cuenta primero para los meses más antiguos.";

function unitSchedule({ plan }: ReportInput, { actions, close }: Situation): readonly Block[] {
  const marked = scheduleYears(plan)
    .map((year) => ({
      year,
      actions: actions.filter(({ action }) => action.months.some(({ month }) => month.startsWith(`${year}-`))),
    }))
    .filter((own) => own.actions.length > 0);
  if (marked.length === 0) return [paragraph("Las acciones de esta unidad no tienen meses en el cronograma.")];
  const monthCell = monthCellOf(new Map(actions.map((each) => [each.action.key, each])), close);
  return [
    ...marked.flatMap(({ year, actions: own }) => [
      paragraph(String(year), { style: "heading3" }),
      scheduleTable(own, year, monthCell),
    ]),
    paragraph([{ text: LEGEND, italic: true }]),
  ];
}

/** What was done is allotted to the months in order of time. */
function monthCellOf(situations: ReadonlyMap<string, ActionSituation>, { asOf, stage }: Close): MonthCell {
  const firstOpen = asOf.slice(0, 7);
  const thisMonth = stage === "over" ? null : firstOpen;
  return ({ action }, month, planned) => {
    if (planned === 0) return { text: "–", shade: "rest" };
    const { done = 0, state } = situations.get(action.key) ?? {};
    const earlier = action.months
      .filter((mark) => mark.month < month)
      .reduce((sum, { activities }) => sum + valueOr(activities, 0), 0);
    const own = Math.min(planned, Math.max(0, done - earlier));
    if (state === ACTION_STATES.suspended) return { text: String(planned), shade: "suspended" };
    if (own === 0 && month >= firstOpen)
      return { text: String(planned), shade: month === thisMonth ? "dueNow" : "planned" };
    const shade = own === planned ? "done" : own > 0 ? "partlyDone" : "late";
    return { text: `${own}/${planned}`, shade };
  };
}

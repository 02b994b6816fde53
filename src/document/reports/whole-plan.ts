import { formatAmount } from "../../plan/amount.ts";
import { monthsInWords } from "../../plan/month-runs.ts";
import { actionsOf, type Plan } from "../../plan/plan.ts";
import { formatTerm } from "../../plan/term.ts";
import { countsOf, planCents } from "../../plan/totals.ts";
import type { Block, TableBlock } from "../block.ts";
import type { Report } from "../report.ts";
import type { ReportInput } from "../report-input.ts";
import { amountInWords } from "../words.ts";
import { axisTable, entryText } from "./axis-table.ts";
import { approvalBlock, commonFields, noticeSentences, noticesBlock, planName } from "./common.ts";
import { hasLooseRows, LOOSE_NOTE, objectivesTable } from "./objectives-table.ts";
import { axisText, cell, counted, orElse, paragraph } from "./phrases.ts";
import { PLANNED_LEGEND, plannedMonth, scheduleTable, scheduleYears } from "./schedule-table.ts";

/** Plan de acción completo: all Cuadros as a document. */
export function wholePlanReport(input: ReportInput): Report {
  const { plan } = input;
  const title = planName(plan.facts);
  const counts = countsOf(plan);
  return {
    kind: "plan",
    title,
    fields: {
      ...commonFields(input, title),
      "número de ejes": String(counts.axes),
      "número de líneas de acción": String(counts.lines),
      "número de objetivos": String(counts.objectives),
      "número de acciones": String(counts.actions),
      "presupuesto total": formatAmount(planCents(plan)),
      "presupuesto total en letras": amountInWords(planCents(plan)),
    },
    blocks: {
      avisos: noticesBlock(input),
      "aprobación del plan": approvalBlock(input),
      ...cuadros(plan),
      ...Object.fromEntries(scheduleYears(plan).map((year) => [`cronograma ${year}`, yearBlocks(plan, year)])),
    },
    warnings: noticeSentences(input),
    essential: ["avisos"],
  };
}

/** Each Cuadro by its number, and by what it holds: plans have as many Cuadros of axes as they have axes. */
function cuadros(plan: Plan): Readonly<Record<string, readonly Block[]>> {
  const count = plan.axes.length;
  const axes = plan.axes.map((axis) => [cuadroHeading(axis.number, axisText(axis)), axisTable(axis)]);
  const budget = [
    cuadroHeading(count + 1, "Presupuesto general"),
    objectivesTable(plan),
    ...(hasLooseRows(plan) ? [paragraph([{ text: LOOSE_NOTE, italic: true }])] : []),
  ];
  const strategies = [cuadroHeading(count + 2, "Estrategias de comunicación"), ...strategyBlocks(plan)];
  const schedule = [cuadroHeading(count + 3, "Cronograma"), ...scheduleBlocks(plan)];
  return {
    ...Object.fromEntries(axes.map((blocks, index0) => [`cuadro ${plan.axes[index0]!.number}`, blocks])),
    [`cuadro ${count + 1}`]: budget,
    [`cuadro ${count + 2}`]: strategies,
    [`cuadro ${count + 3}`]: schedule,
    "cuadros de los ejes": count > 0 ? axes.flat() : [paragraph("El plan todavía no tiene ejes.")],
    "presupuesto general": budget,
    "estrategias de comunicación": strategies,
    cronograma: schedule,
  };
}

function cuadroHeading(number: number, text: string): Block {
  return paragraph(`Cuadro ${number}. ${text}`, { style: "heading2" });
}

function strategyBlocks({ strategies }: Plan): readonly Block[] {
  if (strategies.length === 0) return [paragraph("El plan no tiene estrategias de comunicación.")];
  const hasMonths = strategies.some(({ months = [] }) => months.length > 0);
  const table: TableBlock = {
    kind: "table",
    isSmall: true,
    columns: [
      { title: "Objetivo de comunicación", widthShare: 18, align: "start" },
      { title: "Estrategia", widthShare: 20, align: "start" },
      { title: "Táctica", widthShare: 16, align: "start" },
      { title: "Herramientas", widthShare: 14, align: "start" },
      { title: "Mensajes a reforzar", widthShare: 18, align: "start" },
      { title: "Período de ejecución", widthShare: 10, align: "center" },
      ...(hasMonths ? [{ title: "Meses", widthShare: 12, align: "start" } as const] : []),
    ],
    rows: strategies.map(({ objective, strategy, tactic, tools, messages, termMonths, months = [] }) => ({
      kind: "plain",
      cells: [
        ...[objective, strategy, tactic, tools, messages, entryText(termMonths, formatTerm)],
        ...(hasMonths ? [orElse(monthsInWords(months.map(({ month }) => month)), "Sin meses")] : []),
      ].map((text) => cell(text)),
    })),
  };
  return [table];
}

function scheduleBlocks(plan: Plan): readonly Block[] {
  const years = scheduleYears(plan);
  if (years.length === 0) return [paragraph("El cronograma todavía no tiene meses.")];
  return years.flatMap((year) => [paragraph(String(year), { style: "heading3" }), ...yearBlocks(plan, year)]);
}

function yearBlocks(plan: Plan, year: number): readonly Block[] {
  const placed = [...actionsOf(plan)];
  const marked = placed.filter(({ action }) => action.months.some(({ month }) => month.startsWith(`${year}-`)));
  if (marked.length === 0) return [paragraph(`En ${year} no hay meses marcados en el cronograma.`)];
  const others = placed.length - marked.length;
  const rest =
    others > 0
      ? ` ${counted(others, "acción del plan no tiene", "acciones del plan no tienen")} meses en ${year}.`
      : "";
  return [scheduleTable(marked, year, plannedMonth), paragraph([{ text: PLANNED_LEGEND + rest, italic: true }])];
}

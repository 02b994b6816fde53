import { lastOf } from "../../plan/last-of.ts";
import { yearsOf } from "../../plan/period.ts";
import { EMPTY, type Plan, type Strategy } from "../../plan/plan.ts";
import type { DesiredBlock, DesiredCell, DesiredConditionalFormat, DesiredSheet, Positions } from "../desired.ts";
import { sheetIdOf } from "../managed.ts";
import type { CellFormat } from "../sheets-api.ts";
import { MONTH_LOOKS, THIS_MONTH } from "../styles.ts";
import type { OpenBook } from "./book.ts";
import { computed, initialOf, managed, RULES, typed, withMarks } from "./cells.ts";
import { type ListColumn, listRow, listSheet } from "./list.ts";
import { lastDayOf, monthColumns, monthsOf, YEAR_TOTAL, yearGroups, yearTotal } from "./schedule-months.ts";

/** Columns in the order of the document, with the communication objective each strategy serves; those of the months follow. */
export const STRATEGY_COLUMNS = [
  { key: "objective", title: "Objetivo de comunicación", widthPx: 200 },
  { key: "strategy", title: "Estrategia", widthPx: 260 },
  { key: "tactic", title: "Táctica", widthPx: 200 },
  { key: "tools", title: "Herramientas", widthPx: 170 },
  { key: "messages", title: "Mensajes a reforzar", widthPx: 230 },
  { key: "term", title: "Período de ejecución", widthPx: 95 },
] as const satisfies readonly ListColumn[];

/** Cuadro 5 of a plan of three axes. The approved plans give the strategies no number of their own, which the sheet says. */
export function strategiesSheet({ plan, standing, marks, today }: OpenBook): DesiredSheet {
  const number = plan.axes.length + 2;
  const places = standing.get(sheetIdOf("strategies"));
  const years = strategyYears(plan);
  const rows = plan.strategies.map((strategy) => {
    const { key } = strategy;
    const cells = { ...textCells(strategy), ...monthCells(strategy, years) };
    return listRow(key, withMarks(cells, marks, "strategies", key), places?.get(key));
  });
  const [first, last] = [rows[0]?.key, lastOf(rows)?.key];
  const list = listSheet({
    sheet: "strategies",
    axisCount: plan.axes.length,
    heading: `CUADRO N.° ${number}. ESTRATEGIAS DE COMUNICACIÓN`,
    explanations: [
      `En este libro las estrategias de divulgación del plan llevan el número ${number}. En cada mes: cuántas actividades se planifican; 0: dentro del plazo, sin actividad que contar; en blanco: ninguna.`,
    ],
    columns: [
      ...STRATEGY_COLUMNS,
      ...monthColumns(years).map(({ key, widthPx }) => ({ key, title: "", widthPx: Math.max(widthPx, MONTH_PX) })),
    ],
    rows,
    tabColor: "#6b4fa0",
    protection: "warning",
    open: first && last ? openBlocks(first, last, years) : [],
    disposable: [],
  });
  return {
    ...list,
    rows: list.rows.map((row) =>
      row.key === HEADER ? { ...row, cells: { ...row.cells, ...monthHeads(years) } } : row,
    ),
    conditionalFormats: first && last && years.length > 0 ? monthColours(first, last, years) : [],
    columnGroups: yearGroups(years, today),
    computedColumns: YEAR_TOTAL,
    ...(plan.facts.period && { columnHeads: [HEADER] }),
  };
}

const HEADER = "header";
/** So wide that the year under the month's name stays in one line. */
const MONTH_PX = 42;

/** The years of the plan and those in which a strategy has a month, in order. */
function strategyYears({ facts: { period }, strategies }: Plan): readonly number[] {
  const marked = strategies.flatMap(({ months = [] }) => months.map(({ month }) => Number(month.slice(0, 4))));
  return [...new Set([...(period ? yearsOf(period) : []), ...marked])].sort((a, b) => a - b);
}

/** In each month's column its last day, which shows as month and year. */
function monthHeads(years: readonly number[]): Readonly<Record<string, DesiredCell>> {
  return Object.fromEntries(
    years.flatMap((year) => [
      ...monthsOf(year).map((month) => [month, managed(lastDayOf(month), "headerMonth")] as const),
      [yearTotal(year), managed(`Total ${year}`, "header")] as const,
    ]),
  );
}

function textCells({ objective, strategy, tactic, tools, messages, termMonths }: Strategy) {
  const cells: Record<(typeof STRATEGY_COLUMNS)[number]["key"], DesiredCell> = {
    objective: typed(objective, "text"),
    strategy: typed(strategy, "text"),
    tactic: typed(tactic, "text"),
    tools: typed(tools, "text"),
    messages: typed(messages, "text"),
    term: typed(initialOf(termMonths, Number), "term", RULES.term),
  };
  return cells;
}

function monthCells({ key, months = [] }: Strategy, years: readonly number[]): Readonly<Record<string, DesiredCell>> {
  const marked = new Map(months.map(({ month, activities }) => [month, activities]));
  return Object.fromEntries(
    years.flatMap((year) => [
      ...monthsOf(year).map((month) => [month, typed(initialOf(marked.get(month) ?? EMPTY, Number), "month")] as const),
      [yearTotal(year), computed((at) => yearFormula(at, key, year), "yearTotal")] as const,
    ]),
  );
}

/** The sum of a year's months; columns that people put between them count nothing. */
function yearFormula(at: Positions, row: string, year: number): string {
  const months = monthsOf(year);
  const range = (inRow: string) => `${cellIn(at, inRow, months[0]!)}:${cellIn(at, inRow, lastOf(months)!)}`;
  return `=SUMIFS(${range(row)},${range(HEADER)},">0")`;
}

/** What people type in: the texts, the term and the months, but not their sums. */
function openBlocks(fromRow: string, toRow: string, years: readonly number[]): readonly DesiredBlock[] {
  const columns = [["objective", "term"], ...years.map((year) => [`${year}-01`, `${year}-12`] as const)] as const;
  return columns.map(([fromColumn, toColumn]) => ({ fromRow, toRow, fromColumn, toColumn }));
}

/** The colours of the months, none of which holds together with another. They follow the date by themselves. */
function monthColours(
  firstRow: string,
  lastRow: string,
  years: readonly number[],
): readonly DesiredConditionalFormat[] {
  const months = years.flatMap(monthsOf);
  const [fromColumn, toColumn] = [months[0]!, lastOf(months)!];
  const format = (
    fromRow: string,
    toRow: string,
    look: CellFormat,
    condition: (month: string, lastDay: string) => string,
  ): DesiredConditionalFormat => {
    const formula = (at: Positions) => {
      // In each cell of the block the references move along: the month in both ways, the heading only with its column.
      const month = cellIn(at, firstRow, fromColumn).replace(/\$/g, "");
      const lastDay = cellIn(at, HEADER, fromColumn).replace(/\$(?=[A-Z])/g, "");
      return `=AND(ISNUMBER(${lastDay}),${condition(month, lastDay)})`;
    };
    return { block: { fromRow, toRow, fromColumn, toColumn }, rule: { condition: { formula }, format: look } };
  };
  const inRows = format.bind(null, firstRow, lastRow);
  return [
    inRows(MONTH_LOOKS.wrong, (month) => `ISTEXT(${month}),LOWER(TRIM(${month}))<>"x"`),
    inRows(MONTH_LOOKS.withinTerm, (month) => `ISNUMBER(${month}),${month}=0`),
    inRows(MONTH_LOOKS.dueNow, (month, lastDay) => `ISNUMBER(${month}),${month}>0,${isThisMonth(lastDay)}`),
    inRows(MONTH_LOOKS.planned, (month, lastDay) => `ISNUMBER(${month}),${month}>0,NOT(${isThisMonth(lastDay)})`),
    format(HEADER, HEADER, THIS_MONTH, (_, lastDay) => isThisMonth(lastDay)),
  ];
}

function isThisMonth(lastDay: string): string {
  return `AND(${lastDay}>=TODAY(),${lastDay}-DAY(${lastDay})<TODAY())`;
}

function cellIn(at: Positions, row: string, column: string): string {
  return at.cell(sheetIdOf("strategies"), row, column);
}

import { MONTH_ABBREVIATIONS } from "../../plan/month.ts";
import { yearsOf } from "../../plan/period.ts";
import { actionsOf, type Plan, valueOr } from "../../plan/plan.ts";
import type { PlacedAction } from "../../plan/rules/rule.ts";
import type { TableBlock, TableCell, TableColumn, TableRow } from "../block.ts";
import { actionText, cell, lineOfAction, orElse } from "./phrases.ts";

/** How the cell of a marked month looks; `activities`: planned for it. */
export type MonthCell = (placed: PlacedAction, month: string, activities: number) => TableCell;

/** The years of the plan and those in which an action has a month, in order. */
export function scheduleYears(plan: Plan): readonly number[] {
  const marked = [...actionsOf(plan)].flatMap(({ action }) => action.months.map(({ month }) => yearOf(month)));
  return [...new Set([...(plan.facts.period ? yearsOf(plan.facts.period) : []), ...marked])].sort((a, b) => a - b);
}

/** A year of the schedule: a row for each action with its twelve months, below its line, and the sums. */
export function scheduleTable(placed: readonly PlacedAction[], year: number, monthCell: MonthCell): TableBlock {
  return {
    kind: "table",
    isSmall: true,
    columns: [
      { title: "Acción", widthShare: 30, align: "start" },
      { title: "Responsables", widthShare: 14, align: "start" },
      ...MONTH_ABBREVIATIONS.map((title): TableColumn => ({ title, widthShare: 4, align: "center" })),
      { title: "Total", widthShare: 5, align: "center" },
    ],
    rows: [
      ...placed.flatMap((each, index) => [
        ...(each.line === placed[index - 1]?.line ? [] : [lineRow(each)]),
        actionRow(each, year, monthCell),
      ]),
      totalRow(placed, year),
    ],
  };
}

/** The months as planned: the number of activities on colour, or a dash where the term runs without any to be counted. */
export const plannedMonth: MonthCell = (_, __, activities) =>
  activities > 0 ? { text: String(activities), shade: "planned" } : { text: "–", shade: "rest" };

/** What the cells of `plannedMonth` say. */
export const PLANNED_LEGEND =
  "Cada número es la cantidad de actividades planificadas para el mes; «–» es un mes dentro del plazo sin actividades que contar.";

const COLUMNS = 15;

function lineRow({ line }: PlacedAction): TableRow {
  return { kind: "band", cells: [cell(lineOfAction(line), { columnSpan: COLUMNS })] };
}

function actionRow(placed: PlacedAction, year: number, monthCell: MonthCell): TableRow {
  const { action } = placed;
  const marks = new Map(action.months.map(({ month, activities }) => [month, valueOr(activities, 0)]));
  return {
    kind: "plain",
    cells: [
      cell(actionText(action)),
      cell(orElse(action.responsible, "Sin responsable")),
      ...monthsOf(year).map((month) => {
        const activities = marks.get(month);
        return activities === undefined ? { text: "" } : monthCell(placed, month, activities);
      }),
      cell(shown(plannedIn([placed], (month) => yearOf(month) === year))),
    ],
  };
}

function totalRow(placed: readonly PlacedAction[], year: number): TableRow {
  return {
    kind: "total",
    cells: [
      cell("Total de actividades", { columnSpan: 2 }),
      ...monthsOf(year).map((wanted) => cell(shown(plannedIn(placed, (month) => month === wanted)))),
      cell(String(plannedIn(placed, (month) => yearOf(month) === year))),
    ],
  };
}

function plannedIn(placed: readonly PlacedAction[], isWanted: (month: string) => boolean): number {
  return placed
    .flatMap(({ action }) => action.months)
    .reduce((sum, { month, activities }) => sum + (isWanted(month) ? valueOr(activities, 0) : 0), 0);
}

function shown(figure: number): string {
  return figure === 0 ? "" : String(figure);
}

function monthsOf(year: number): readonly string[] {
  return MONTH_ABBREVIATIONS.map((_, index0) => `${year}-${String(index0 + 1).padStart(2, "0")}`);
}

function yearOf(month: string): number {
  return Number(month.slice(0, 4));
}

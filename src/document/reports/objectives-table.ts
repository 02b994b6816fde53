import { formatAmount } from "../../plan/amount.ts";
import { type Axis, type BudgetRow, type Line, type Objective, type Plan, valueOr } from "../../plan/plan.ts";
import { axisCents, objectiveCents, planCents } from "../../plan/totals.ts";
import type { TableBlock, TableCell, TableRow } from "../block.ts";
import { entryText } from "./axis-table.ts";
import { axisText, cell, lineOfAction, orElse } from "./phrases.ts";

/** Says what the shaded rows of the budget are. */
export const LOOSE_NOTE =
  "Las filas sombreadas están en el presupuesto general, pero no corresponden a ningún objetivo de los Cuadros de los ejes: su monto no se suma aquí.";

/** Whether the budget has rows that stand for no objective. */
export function hasLooseRows({ budget }: Pick<Plan, "budget">): boolean {
  return budget.some(({ objectiveKey }) => objectiveKey === null);
}

/** Presupuesto general: every objective with what its actions add up to, below its line, and a subtotal for each axis. */
export function objectivesTable(plan: Plan): TableBlock {
  const rows = new Map(plan.budget.map((row) => [row.objectiveKey, row]));
  const lineKeys = new Set(plan.axes.flatMap(({ lines }) => lines.map(({ key }) => key)));
  const homeless = looseIn(plan, (key) => key === null || !lineKeys.has(key));
  return {
    kind: "table",
    isSmall: true,
    columns: [
      { title: "Línea de acción", widthShare: 20, align: "start" },
      { title: "Ámbito de actuación (objetivo de la línea de acción)", widthShare: 40, align: "start" },
      { title: "Responsables", widthShare: 18, align: "start" },
      { title: "Número de actividades", widthShare: 10, align: "center" },
      { title: "Total de presupuesto", widthShare: 12, align: "end" },
    ],
    rows: [
      ...plan.axes.flatMap((axis) => [
        ...axis.lines.flatMap((line) =>
          lineRows(
            line,
            rows,
            looseIn(plan, (key) => key === line.key),
          ),
        ),
        axisRow(axis, plan),
      ]),
      ...homeless.map((row): TableRow => ({ kind: "plain", cells: [cell(""), ...looseCells(row)] })),
      {
        kind: "total",
        cells: [
          cell("Total", { columnSpan: 3 }),
          cell(String(activitiesOf(plan.budget))),
          cell(formatAmount(planCents(plan))),
        ],
      },
    ],
  };
}

function looseIn({ budget }: Plan, isIn: (lineKey: string | null) => boolean): readonly BudgetRow[] {
  return budget.filter(({ objectiveKey, lineKey }) => objectiveKey === null && isIn(lineKey));
}

function lineRows(
  line: Line,
  rows: ReadonlyMap<string | null, BudgetRow>,
  loose: readonly BudgetRow[],
): readonly TableRow[] {
  const cells = [
    ...line.objectives.map((objective) => objectiveCells(objective, rows.get(objective.key))),
    ...loose.map(looseCells),
  ];
  const lineCell = cell(lineOfAction(line), { bold: true, ...(cells.length > 1 && { rowSpan: cells.length }) });
  return cells.map((own, index) => ({ kind: "plain", cells: index === 0 ? [lineCell, ...own] : own }));
}

function objectiveCells(objective: Objective, row: BudgetRow | undefined): readonly TableCell[] {
  return [
    cell(orElse(objective.text, "Objetivo sin texto")),
    cell(row?.responsible || responsiblesOf(objective)),
    cell(row ? entryText(row.activities, String) : ""),
    cell(formatAmount(objectiveCents(objective))),
  ];
}

function responsiblesOf({ actions }: Objective): string {
  return [...new Set(actions.map(({ responsible }) => responsible.trim()).filter(Boolean))].join(" / ");
}

function looseCells({ objectiveText, responsible, activities }: BudgetRow): readonly TableCell[] {
  const texts = [
    orElse(objectiveText, "Objetivo retirado de su Cuadro"),
    responsible,
    entryText(activities, String),
    "",
  ];
  return texts.map((text) => cell(text, { shade: "note" }));
}

/** Rows that stand for no objective are of the axis of their line. */
function axisRow(axis: Axis, { budget }: Plan): TableRow {
  const objectives = new Set(axis.lines.flatMap((line) => line.objectives.map(({ key }) => key)));
  const lines = new Set<string | null>(axis.lines.map(({ key }) => key));
  const own = budget.filter(({ objectiveKey, lineKey }) =>
    objectiveKey === null ? lines.has(lineKey) : objectives.has(objectiveKey),
  );
  return {
    kind: "band",
    cells: [
      cell(`Subtotal. ${axisText(axis)}`, { columnSpan: 3 }),
      cell(String(activitiesOf(own))),
      cell(formatAmount(axisCents(axis))),
    ],
  };
}

function activitiesOf(rows: readonly BudgetRow[]): number {
  return rows.reduce((sum, { activities }) => sum + valueOr(activities, 0), 0);
}

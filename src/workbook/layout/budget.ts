import { lastOf } from "../../plan/last-of.ts";
import { lineText } from "../../plan/line-text.ts";
import { type BudgetRow, type Line, type Objective, objectivesOf, type Plan } from "../../plan/plan.ts";
import { objectiveCents } from "../../plan/totals.ts";
import type { DesiredBlock, DesiredRow, DesiredSheet, Positions } from "../desired.ts";
import { sheetIdOf, titleOf } from "../managed.ts";
import { AXIS_ROWS, objectiveTextRow } from "./axis.ts";
import type { OpenBook } from "./book.ts";
import {
  type Cells,
  computed,
  dollars,
  initialOf,
  KEY_COLUMNS,
  keyCells,
  managed,
  RULES,
  SPARE_ROWS,
  sumOfAmounts,
  sumOfRows,
  typed,
  withMarks,
} from "./cells.ts";

/** Columns in the order of the document, and beside them the amount that was typed where it differs. */
const BUDGET_COLUMNS = [
  { key: "line", title: "Línea de acción", widthPx: 170 },
  { key: "objective", title: "Ámbito de actuación (objetivo de la línea de acción)", widthPx: 430 },
  { key: "responsible", title: "Responsables", widthPx: 190 },
  { key: "activities", title: "Número de actividades", widthPx: 95 },
  { key: "total", title: "Total de presupuesto", widthPx: 110 },
  { key: "typedTotal", title: "Monto escrito a mano, si difiere", widthPx: 120 },
] as const;

/** Where an objective stands: its axis, line and itself. */
interface Placed {
  readonly axisNumber: number;
  readonly line: Line;
  readonly objective: Objective;
}

/** The general budget (Cuadro 4 of a plan of three axes): one row per objective, its total computed from the actions. */
export function budgetSheet({ plan, vacant, marks, unitRule }: OpenBook): DesiredSheet {
  const sheetId = sheetIdOf("budget");
  const placed = new Map(
    [...objectivesOf(plan)].map(({ axis, line, objective }) => [
      objective.key,
      { axisNumber: axis.number, line, objective },
    ]),
  );
  const merges = lineMerges(plan.budget);
  const heads = new Set(merges.map(({ fromRow }) => fromRow));
  const context: RowContext = { unitRule, marks, lineTexts: lineTexts(plan), heads };
  const rows = plan.budget.map((row) => budgetRow(row, placed.get(row.objectiveKey ?? ""), context));
  return {
    sheetId,
    title: titleOf("budget", plan.axes.length),
    hidden: false,
    frozenRows: 3,
    frozenColumns: 0,
    tabColor: "#2e7d5b",
    keyColumn: "key",
    columns: [...BUDGET_COLUMNS.map(({ key, widthPx }) => ({ key, widthPx, hidden: false })), ...KEY_COLUMNS],
    rows: [
      {
        key: "title",
        heightPx: 28,
        cells: {
          line: managed(`CUADRO N.° ${plan.axes.length + 1}. PRESUPUESTO GENERAL`, "title"),
          ...keyCells("title"),
        },
      },
      {
        key: "subtitle",
        heightPx: 22,
        cells: {
          line: managed("El total de cada objetivo se calcula con los montos de sus acciones.", "subtitle"),
          ...keyCells("subtitle"),
        },
      },
      {
        key: "header",
        cells: {
          ...Object.fromEntries(BUDGET_COLUMNS.map(({ key, title }) => [key, managed(title, "header")])),
          ...keyCells("header"),
        },
      },
      ...rows,
      totalRow(plan, sheetId),
    ],
    merges: [...merges, { fromRow: "total", toRow: "total", fromColumn: "objective", toColumn: "responsible" }],
    spareRows: SPARE_ROWS,
    conditionalFormats: [],
    protection: "warning",
    open: openBlocks(plan.budget),
    disposable: vacant.map((key) => ({ key })),
  };
}

/** Stands in the place of an objective's text that nobody knows any more. */
export const RETIRED_OBJECTIVE = "Objetivo retirado de su Cuadro";

interface RowContext extends Pick<OpenBook, "unitRule" | "marks"> {
  readonly lineTexts: ReadonlyMap<string, string>;
  /** Rows at the top of a merged line; below them the merged cell covers the column. */
  readonly heads: ReadonlySet<string>;
}

function budgetRow(
  row: BudgetRow,
  placed: Placed | undefined,
  { unitRule, marks, lineTexts, heads }: RowContext,
): DesiredRow {
  const lineCell = !heads.has(row.key)
    ? managed(null, "line")
    : placed
      ? computed(
          (at) => `=${at.cell(sheetIdOf(`axis:${placed.axisNumber}`), AXIS_ROWS.top(placed.line.key), "line")}&""`,
          "line",
        )
      : managed(lineTexts.get(row.lineKey ?? "") ?? null, "line");
  const objectiveCell = placed
    ? computed(
        (at) =>
          `=${at.cell(sheetIdOf(`axis:${placed.axisNumber}`), objectiveTextRow(placed.line, placed.objective), "objective")}&""`,
        "text",
      )
    : managed(row.objectiveText || RETIRED_OBJECTIVE, "text");
  const differs =
    !placed || row.typedCents.kind !== "value" || row.typedCents.value !== objectiveCents(placed.objective);
  const cells: Cells = {
    line: lineCell,
    objective: objectiveCell,
    responsible: typed(row.responsible, "text", unitRule(row.responsible)),
    activities: typed(initialOf(row.activities, Number), "count", RULES.count),
    total: placed ? computed((at) => totalFormula(at, row.key, placed), "amount") : managed(null, "amount"),
    typedTotal: typed(differs ? initialOf(row.typedCents, dollars) : undefined, "amount", RULES.amount),
  };
  return {
    key: row.key,
    cells: { ...withMarks(cells, marks, "budget", row.key), ...keyCells(row.key, row.lineKey, row.objectiveKey) },
  };
}

/** Adds up the actions that bear the objective's key, wherever they stand in their Cuadro. */
function totalFormula(at: Positions, rowKey: string, { axisNumber }: Placed): string {
  const axisId = sheetIdOf(`axis:${axisNumber}`);
  const column = (key: string) => at.range(axisId, AXIS_ROWS.lastHeader, AXIS_ROWS.total, key);
  return `=${sumOfAmounts(column("budget"), column("objectiveKey"), at.cell(sheetIdOf("budget"), rowKey, "objectiveKey"))}`;
}

function totalRow({ budget }: Plan, sheetId: number): DesiredRow {
  const [first, last] = [budget[0]?.key, lastOf(budget)?.key];
  const sum = (column: string, style: "totalCount" | "totalAmount") =>
    first && last ? computed((at) => sumOfRows(at, sheetId, first, last, column, "P*"), style) : managed(0, style);
  return {
    key: "total",
    cells: {
      line: managed("Total", "total"),
      objective: typed(undefined, "total"),
      responsible: typed(undefined, "total"),
      activities: sum("activities", "totalCount"),
      total: sum("total", "totalAmount"),
      typedTotal: typed(undefined, "totalAmount"),
      ...keyCells("total"),
    },
  };
}

function lineTexts({ axes }: Plan): ReadonlyMap<string, string> {
  return new Map(axes.flatMap(({ lines }) => lines.map((line) => [line.key, lineText(line)])));
}

function lineMerges(rows: readonly BudgetRow[]): readonly DesiredBlock[] {
  const merges: DesiredBlock[] = [];
  let first = rows[0];
  for (let index = 1; index <= rows.length; index++) {
    if (rows[index]?.lineKey && rows[index]?.lineKey === first?.lineKey) continue;
    if (first) merges.push({ fromRow: first.key, toRow: rows[index - 1]!.key, fromColumn: "line", toColumn: "line" });
    first = rows[index];
  }
  return merges;
}

function openBlocks(rows: readonly BudgetRow[]): readonly DesiredBlock[] {
  const [first, last] = [rows[0]?.key, lastOf(rows)?.key];
  if (!first || !last) return [];
  const columns = (fromColumn: string, toColumn: string) => ({ fromRow: first, toRow: last, fromColumn, toColumn });
  return [columns("responsible", "activities"), columns("typedTotal", "typedTotal")];
}

import { actionsOf, objectivesOf } from "../../plan/plan.ts";
import type { DesiredCell, DesiredRow, DesiredSheet, Positions } from "../desired.ts";
import { sheetIdOf } from "../managed.ts";
import type { Style } from "../styles.ts";
import { AXIS_ROWS, objectiveTextRow } from "./axis.ts";
import type { OpenBook } from "./book.ts";
import { computed, managed } from "./cells.ts";
import { type ListColumn, listRow, listSheet } from "./list.ts";
import { axisNameRow } from "./settings.ts";
import { ANY_AXIS, axisKey, type TrackingColumn, trackingRange, unitKeysOf, unitPattern } from "./tracking.ts";

/** Columns of *Avance*. */
export const ROLLUP_COLUMNS = [
  { key: "level", title: "Nivel", widthPx: 110 },
  { key: "name", title: "Nombre", widthPx: 360 },
  { key: "actions", title: "Acciones", widthPx: 75 },
  { key: "planned", title: "Actividades planificadas", widthPx: 90 },
  { key: "due", title: "Planificadas a la fecha", widthPx: 90 },
  { key: "done", title: "Realizadas", widthPx: 80 },
  { key: "percent", title: "Avance por actividades", widthPx: 85 },
  { key: "weighted", title: "Avance según presupuesto", widthPx: 90 },
  { key: "budget", title: "Presupuesto", widthPx: 105 },
  { key: "spent", title: "Gastado", widthPx: 105 },
  { key: "left", title: "Disponible", widthPx: 105 },
  { key: "lateActions", title: "Acciones atrasadas", widthPx: 80 },
  { key: "missing", title: "Evidencias que faltan", widthPx: 85 },
] as const satisfies readonly ListColumn[];

export type RollupColumn = (typeof ROLLUP_COLUMNS)[number]["key"];

/** Row keys of *Avance*: "plan", "axis:1", and the kind with the key of a line, an objective or a unit, as in "line:L01". */
export const ROLLUP_ROWS = {
  plan: "plan",
  axis: (axisNumber: number) => `axis:${axisNumber}`,
  line: (key: string) => `line:${key}`,
  objective: (key: string) => `objective:${key}`,
  unit: (key: string) => `unit:${key}`,
} as const;

/** *Avance*: how plan, axes, lines, objectives and units stand. */
export function rollupSheet(book: OpenBook): DesiredSheet {
  return listSheet({
    sheet: "rollup",
    axisCount: book.plan.axes.length,
    heading: "AVANCE DEL PLAN",
    explanations: [
      "Suma lo que dice Seguimiento: de todo el plan y de cada eje, línea de acción, objetivo y unidad responsable. Lo realizado de más en una acción no compensa lo que falta en otra.",
      "Avance según presupuesto: cada acción pesa según su monto. Una acción de varias unidades cuenta completa en cada una, por lo que las unidades no suman el total del plan.",
    ],
    columns: ROLLUP_COLUMNS,
    rows: groupsOf(book).map(groupRow),
    tabColor: "#2f7d4f",
    protection: "locked",
    open: [],
    disposable: ["axis:", "line:", "objective:", "unit:"].map((key) => ({ key })),
  });
}

/** Actions that are added up in one row. */
interface Group {
  readonly key: string;
  readonly level: string;
  /** The formula of what it is called. */
  readonly name: (at: Positions) => string;
  /** Which rows of *Seguimiento* belong to it: the column, and what stands in it. */
  readonly column: TrackingColumn;
  readonly pattern: string;
}

function groupsOf({ plan, units }: OpenBook): readonly Group[] {
  const axisId = (axisNumber: number) => sheetIdOf(`axis:${axisNumber}`);
  const keysIn = unitKeysOf(units);
  const responsible = new Set([...actionsOf(plan)].flatMap(({ action }) => keysIn(action)));
  return [
    { key: ROLLUP_ROWS.plan, level: "Plan", name: () => '"Todo el plan"', column: "axisKey", pattern: ANY_AXIS },
    ...plan.axes.map(
      ({ number }): Group => ({
        key: ROLLUP_ROWS.axis(number),
        level: "Eje",
        name: (at) =>
          ((name) => `"Eje ${number}"&IF(${name}="","",". "&${name})`)(
            at.cell(sheetIdOf("settings"), axisNameRow(number), "value"),
          ),
        column: "axisKey",
        pattern: axisKey(number),
      }),
    ),
    ...plan.axes.flatMap(({ number, lines }) =>
      lines.map(
        ({ key }): Group => ({
          key: ROLLUP_ROWS.line(key),
          level: "Línea de acción",
          name: (at) => `${at.cell(axisId(number), AXIS_ROWS.top(key), "line")}&""`,
          column: "lineKey",
          pattern: key,
        }),
      ),
    ),
    ...[...objectivesOf(plan)].map(
      ({ axis, line, objective }): Group => ({
        key: ROLLUP_ROWS.objective(objective.key),
        level: "Objetivo",
        name: (at) => `${at.cell(axisId(axis.number), objectiveTextRow(line, objective), "objective")}&""`,
        column: "objectiveKey",
        pattern: objective.key,
      }),
    ),
    ...units
      .filter(({ key }) => responsible.has(key))
      .map(
        ({ key }): Group => ({
          key: ROLLUP_ROWS.unit(key),
          level: "Unidad",
          name: (at) => `${at.cell(sheetIdOf("catalogues"), key, "name")}&""`,
          column: "units",
          pattern: unitPattern(key),
        }),
      ),
  ];
}

function groupRow({ key, level, name, column, pattern }: Group): DesiredRow {
  const looks = key === ROLLUP_ROWS.plan ? TOTAL : PLAIN;
  const own = (at: Positions, figure: RollupColumn) => at.cell(sheetIdOf("rollup"), key, figure);
  const isIn = (at: Positions) => `${trackingRange(at, column)},"${pattern}"`;
  const sumOf = (figure: TrackingColumn) => (at: Positions) => `SUMIFS(${trackingRange(at, figure)},${isIn(at)})`;
  const share = (part: TrackingColumn, whole: RollupColumn) => (at: Positions) =>
    `IF(${own(at, whole)}>0,${sumOf(part)(at)}/${own(at, whole)},"")`;
  const cell = (formula: (at: Positions) => string, style: Style) => computed((at) => `=${formula(at)}`, style);
  const cells: Record<RollupColumn, DesiredCell> = {
    level: managed(level, looks.text),
    name: cell(name, looks.text),
    actions: cell((at) => `COUNTIFS(${isIn(at)})`, looks.count),
    planned: cell(sumOf("planned"), looks.count),
    due: cell(sumOf("due"), looks.count),
    done: cell(sumOf("done"), looks.count),
    percent: cell(share("counted", "planned"), looks.percent),
    weighted: cell(share("weighted", "budget"), looks.percent),
    budget: cell(sumOf("budget"), looks.amount),
    spent: cell(sumOf("spent"), looks.amount),
    left: cell((at) => `ROUND(${own(at, "budget")}-${own(at, "spent")},2)`, looks.amount),
    lateActions: cell((at) => `COUNTIFS(${isIn(at)},${trackingRange(at, "late")},">0")`, looks.count),
    missing: cell(sumOf("missing"), looks.count),
  };
  return listRow(key, cells);
}

/** How the cells of a row look. */
type Looks = Readonly<Record<"text" | "count" | "percent" | "amount", Style>>;
const PLAIN: Looks = { text: "text", count: "count", percent: "percent", amount: "amount" };
const TOTAL: Looks = { text: "total", count: "totalCount", percent: "totalPercent", amount: "totalAmount" };

import type { DesiredCell } from "../desired.ts";
import type { Cells } from "./cells.ts";
import { SCHEDULE_FIGURES } from "./schedule-formulas.ts";
import { monthsOf, yearTotal } from "./schedule-months.ts";

/** Columns before the months, in the order of the document, and how each action stands. */
export const SCHEDULE_COLUMNS = [
  { key: "line", title: "Línea de acción", widthPx: 110 },
  { key: "objective", title: "Ámbito de actuación", widthPx: 160 },
  { key: "action", title: "Acciones concretas", widthPx: 200 },
  { key: "term", title: "Plazo de ejecución", widthPx: 75 },
  { key: "means", title: "Medios de verificación", widthPx: 140 },
  { key: "resources", title: "Recursos", widthPx: 130 },
  { key: "responsible", title: "Responsables", widthPx: 120 },
  { key: "activities", title: "Número de actividades", widthPx: 85 },
  { key: "state", title: "Estado", widthPx: 85 },
] as const;

/** Columns behind the months: what they were when the council approved them, and what people say of the action's course. */
export const COURSE_COLUMNS = [
  { key: "approved", title: "Meses aprobados", widthPx: 130 },
  { key: "suspended", title: "Suspendida", widthPx: 85 },
  { key: "reason", title: "Motivo de la reprogramación o de la suspensión", widthPx: 220 },
] as const;

/** Every column that people see, save those of the years. */
export const PLAIN_COLUMNS = [...SCHEDULE_COLUMNS, ...COURSE_COLUMNS];
/** The key of such a column. */
export type PlainColumn = (typeof PLAIN_COLUMNS)[number]["key"];

/** Hidden columns that formats and other sheets ask: figures, and the approved months as ";202303;202304;". */
export const HIDDEN_COLUMNS = [...SCHEDULE_FIGURES, "original"] as const;

/** They stay in view beside the months, and the legend stands in them. */
export const FROZEN_COLUMNS = ["line", "objective", "action"] as const satisfies readonly PlainColumn[];

/** A cell for each column that people see, save those of the years. */
export function eachPlain(cell: (column: (typeof PLAIN_COLUMNS)[number]) => DesiredCell): Cells {
  return Object.fromEntries(PLAIN_COLUMNS.map((column) => [column.key, cell(column)]));
}

/** A cell for each month: by its year, its place in it from 0, and its key. */
export function eachMonth(
  years: readonly number[],
  cell: (year: number, month0: number, month: string) => DesiredCell,
): Cells {
  const cells: Record<string, DesiredCell> = {};
  for (const year of years)
    for (const [month0, month] of monthsOf(year).entries()) cells[month] = cell(year, month0, month);
  return cells;
}

/** A cell for the sum of each year. */
export function eachYear(years: readonly number[], cell: (year: number) => DesiredCell): Cells {
  return Object.fromEntries(years.map((year) => [yearTotal(year), cell(year)]));
}

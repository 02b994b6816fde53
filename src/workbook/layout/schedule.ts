import { lastOf } from "../../plan/last-of.ts";
import { MONTH_ABBREVIATIONS } from "../../plan/month.ts";
import { yearsOf } from "../../plan/period.ts";
import {
  type Action,
  type Axis,
  actionsOf,
  EMPTY,
  type Line,
  type Objective,
  objectivesOf,
  type Plan,
  type RetiredAction,
} from "../../plan/plan.ts";
import type { DesiredBlock, DesiredCell, DesiredRow, DesiredSheet } from "../desired.ts";
import { sheetIdOf, titleOf } from "../managed.ts";
import type { ProposedRow } from "../state.ts";
import { MARKED_MONTH, type Style } from "../styles.ts";
import { AXIS_ROWS, objectiveTextRow } from "./axis.ts";
import type { OpenBook } from "./book.ts";
import {
  computed,
  initialOf,
  KEY_COLUMNS,
  keyCells,
  type Marks,
  managed,
  RULES,
  SPARE_ROWS,
  sumOfRows,
  typed,
  withMarks,
} from "./cells.ts";

/** Columns before the months, in the order of the document. */
const SCHEDULE_COLUMNS = [
  { key: "line", title: "Línea de acción", widthPx: 110 },
  { key: "objective", title: "Ámbito de actuación", widthPx: 160 },
  { key: "action", title: "Acciones concretas", widthPx: 200 },
  { key: "term", title: "Plazo de ejecución", widthPx: 75 },
  { key: "means", title: "Medios de verificación", widthPx: 140 },
  { key: "resources", title: "Recursos", widthPx: 130 },
  { key: "responsible", title: "Responsables", widthPx: 120 },
  { key: "activities", title: "Número de actividades", widthPx: 85 },
] as const;
type ScheduleColumn = (typeof SCHEDULE_COLUMNS)[number]["key"];

/** The years whose months the schedule shows: those of the plan's period and those that have a mark, in order. */
export function scheduleYears({ facts: { period }, axes, retired }: Plan): readonly number[] {
  const years = new Set(period ? yearsOf(period) : []);
  for (const { months } of [...[...actionsOf({ axes })].map(({ action }) => action), ...retired])
    for (const { month } of months) years.add(Number(month.slice(0, 4)));
  return [...years].sort((a, b) => a - b);
}

/** Column keys of a year's months: `YYYY-MM`. */
export function monthsOf(year: number): readonly string[] {
  return Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, "0")}`);
}

/** The schedule (Cuadro 6 of a plan of three axes): one row per action, its texts drawn from its axis' Cuadro, and the months of all years. */
export function scheduleSheet({ plan, vacant, marks, state: { proposed = {} } }: OpenBook): DesiredSheet {
  const years = scheduleYears(plan);
  const months = years.flatMap(monthsOf);
  const actions = [...actionsOf(plan)];
  const rows = actions.map(({ axis, line, objective, action }) =>
    actionRow({ axis, line, objective, action, months, marks, proposed: proposed[action.key] }),
  );
  const [first, last] = [actions[0]?.action.key, lastOf(actions)?.action.key];
  return {
    sheetId: sheetIdOf("schedule"),
    title: titleOf("schedule", plan.axes.length),
    hidden: false,
    frozenRows: 4,
    frozenColumns: 3,
    tabColor: "#b7791f",
    keyColumn: "key",
    columns: [
      ...SCHEDULE_COLUMNS.map(({ key, widthPx }) => ({ key, widthPx, hidden: false })),
      ...months.map((key) => ({ key, widthPx: 34, hidden: false })),
      ...KEY_COLUMNS,
    ],
    rows: [
      ...headerRows(plan, years, Object.keys(proposed).length > 0),
      ...rows,
      totalRow(months, first, last),
      ...plan.retired.map((retired) => retiredRow(retired, months)),
    ],
    merges: [
      ...headerMerges(years),
      ...blockMerges(plan),
      { fromRow: "total", toRow: "total", fromColumn: "objective", toColumn: "action" },
    ],
    spareRows: SPARE_ROWS,
    conditionalFormats:
      first && last && months.length > 0
        ? [
            {
              block: { fromRow: first, toRow: last, fromColumn: months[0]!, toColumn: lastOf(months)! },
              rule: { condition: { type: "NOT_BLANK" }, format: MARKED_MONTH },
            },
          ]
        : [],
    protection: "warning",
    open:
      first && last
        ? [{ fromRow: first, toRow: last, fromColumn: "activities", toColumn: lastOf(months) ?? "activities" }]
        : [],
    disposable: vacant.map((key) => ({ key })),
    ...(plan.facts.period && { columnHeads: ["header1", "header2"] }),
  };
}

const ABOUT_PROPOSAL =
  "En cursiva: propuesto, hasta que se confirme en el menú o se cambie a mano; 0: dentro del plazo, sin actividad que contar.";

function headerRows(plan: Plan, years: readonly number[], hasProposal: boolean): readonly DesiredRow[] {
  const { fromYear = years[0], toYear = lastOf(years) } = plan.facts.period ?? {};
  const period = fromYear === toYear ? String(fromYear ?? "") : `${fromYear}-${toYear}`;
  const head = (cell: (title: string) => DesiredCell) =>
    Object.fromEntries(SCHEDULE_COLUMNS.map(({ key, title }) => [key, cell(title)]));
  const yearCells = years.flatMap((year) =>
    monthsOf(year).map((month, index) => [month, managed(index === 0 ? year : null, "header")] as const),
  );
  const monthCells = years.flatMap((year) =>
    monthsOf(year).map((month, index) => [month, managed(MONTH_ABBREVIATIONS[index]!, "header")] as const),
  );
  return [
    {
      key: "title",
      heightPx: 28,
      cells: {
        line: managed(`CUADRO N.° ${plan.axes.length + 3}. CRONOGRAMA GENERAL DE ACCIONES ${period}`.trim(), "title"),
        ...keyCells("title"),
      },
    },
    {
      key: "subtitle",
      heightPx: 22,
      cells: {
        line: managed(
          `En cada mes: cuántas actividades se planifican; en blanco: ninguna. Los textos vienen de los Cuadros de los ejes.${hasProposal ? ` ${ABOUT_PROPOSAL}` : ""}`,
          "subtitle",
        ),
        ...keyCells("subtitle"),
      },
    },
    {
      key: "header1",
      cells: { ...head((title) => managed(title, "header")), ...Object.fromEntries(yearCells), ...keyCells("header1") },
    },
    {
      key: "header2",
      cells: { ...head(() => managed(null, "header")), ...Object.fromEntries(monthCells), ...keyCells("header2") },
    },
  ];
}

function headerMerges(years: readonly number[]): readonly DesiredBlock[] {
  return [
    ...SCHEDULE_COLUMNS.map(({ key }) => ({ fromRow: "header1", toRow: "header2", fromColumn: key, toColumn: key })),
    ...years.map((year) => ({
      fromRow: "header1",
      toRow: "header1",
      fromColumn: `${year}-01`,
      toColumn: `${year}-12`,
    })),
  ];
}

interface RowContext {
  readonly axis: Axis;
  readonly line: Line;
  readonly objective: Objective;
  readonly action: Action;
  readonly months: readonly string[];
  readonly marks: Marks;
  readonly proposed: ProposedRow | undefined;
}

function actionRow({ axis, line, objective, action, months, marks, proposed }: RowContext): DesiredRow {
  const axisId = sheetIdOf(`axis:${axis.number}`);
  const drawn = (row: string, column: string, style: Style) =>
    computed((at) => `=${at.cell(axisId, row, column)}&""`, style);
  const planned = new Map(action.months.map(({ month, activities }) => [month, activities]));
  const cells: Record<ScheduleColumn, DesiredCell> = {
    line: action === firstActionOf(line) ? drawn(AXIS_ROWS.top(line.key), "line", "line") : managed(null, "line"),
    objective:
      action === objective.actions[0]
        ? drawn(objectiveTextRow(line, objective), "objective", "text")
        : managed(null, "text"),
    action: drawn(action.key, "action", "text"),
    term: computed((at) => ((cell) => `=IF(${cell}="","",${cell})`)(at.cell(axisId, action.key, "term")), "term"),
    means: drawn(action.key, "means", "text"),
    resources: drawn(action.key, "resources", "text"),
    responsible: drawn(action.key, "responsible", "text"),
    activities: {
      ...typed(initialOf(action.activities, Number), proposed ? "proposedCount" : "count", RULES.count),
      ...(proposed && { note: proposalNote(proposed) }),
    },
  };
  const monthCells = months.map((month) => {
    const style = proposed?.months[month] === undefined ? "month" : "proposedMonth";
    return [month, typed(initialOf(planned.get(month) ?? EMPTY, Number), style)] as const;
  });
  const shown = withMarks({ ...cells, ...Object.fromEntries(monthCells) }, marks, "schedule", action.key);
  return { key: action.key, cells: { ...shown, ...keyCells(action.key, line.key, objective.key) } };
}

/** Why the months of an action are proposed, for the cell that says so. */
function proposalNote({ reasons }: ProposedRow): string {
  return ["Propuesto por cuadros; no está confirmado.", ...reasons].join("\n");
}

/** Stands in the place of the text of an action that is in no Cuadro any more. */
export const RETIRED = "Acción retirada de su Cuadro";

/** Below the total, so that what it holds counts no more; people's numbers stay in it. */
function retiredRow({ key, activities, months: planned }: RetiredAction, months: readonly string[]): DesiredRow {
  const blank = SCHEDULE_COLUMNS.map((column) => [column.key, managed(null, "text")] as const);
  const marks = new Map(planned.map(({ month, activities }) => [month, activities]));
  const monthCells = months.map(
    (month) => [month, typed(initialOf(marks.get(month) ?? EMPTY, Number), "month")] as const,
  );
  return {
    key,
    cells: {
      ...Object.fromEntries([...blank, ...monthCells]),
      action: managed(RETIRED, "text"),
      activities: typed(initialOf(activities, Number), "count", RULES.count),
      ...keyCells(key),
    },
  };
}

function firstActionOf({ objectives }: Line): Action | undefined {
  return objectives.find(({ actions }) => actions.length > 0)?.actions[0];
}

function totalRow(months: readonly string[], first: string | undefined, last: string | undefined): DesiredRow {
  const sheetId = sheetIdOf("schedule");
  const blank = [...SCHEDULE_COLUMNS.map(({ key }) => key), ...months].map(
    (key) => [key, typed(undefined, "total")] as const,
  );
  return {
    key: "total",
    cells: {
      ...Object.fromEntries(blank),
      line: managed("Total", "total"),
      activities:
        first && last
          ? computed((at) => sumOfRows(at, sheetId, first, last, "activities", "A*"), "totalCount")
          : managed(0, "totalCount"),
      ...keyCells("total"),
    },
  };
}

/** Merges each line and each objective down its rows; the schedule has no rows between them. */
function blockMerges(plan: Plan): readonly DesiredBlock[] {
  const blocks: DesiredBlock[] = [];
  for (const { lines } of plan.axes) {
    for (const { objectives } of lines) {
      const rows = objectives.flatMap(({ actions }) => actions.map(({ key }) => key));
      if (rows.length > 0)
        blocks.push({ fromRow: rows[0]!, toRow: lastOf(rows)!, fromColumn: "line", toColumn: "line" });
    }
  }
  for (const { objective } of objectivesOf(plan)) {
    const [first, last] = [objective.actions[0]?.key, lastOf(objective.actions)?.key];
    if (first && last) blocks.push({ fromRow: first, toRow: last, fromColumn: "objective", toColumn: "objective" });
  }
  return blocks;
}

import { type BaselineAction, monthsBefore } from "../../plan/baseline.ts";
import { lastOf } from "../../plan/last-of.ts";
import { monthsInWords } from "../../plan/month-runs.ts";
import {
  type Action,
  type ActionCourse,
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
import type { DataValidationRule } from "../sheets-api.ts";
import type { ProposedRow } from "../state.ts";
import type { Style } from "../styles.ts";
import { AXIS_ROWS, objectiveTextRow } from "./axis.ts";
import type { OpenBook } from "./book.ts";
import {
  type Cells,
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
import { scheduleColours } from "./schedule-colours.ts";
import {
  COURSE_COLUMNS,
  eachMonth,
  eachPlain,
  eachYear,
  FROZEN_COLUMNS,
  HIDDEN_COLUMNS,
  type PlainColumn,
  SCHEDULE_COLUMNS,
} from "./schedule-columns.ts";

import { FIGURE_FORMULAS, SCHEDULE_FIGURES, stateFormula, yearFormula } from "./schedule-formulas.ts";
import { headerMerges, headerRows } from "./schedule-head.ts";
import {
  CALENDAR,
  monthColumns,
  monthsOf,
  scheduleYears,
  YEAR_TOTAL,
  yearGroups,
  yearTotal,
} from "./schedule-months.ts";

/** The schedule (Cuadro 6 of a plan of three axes): one row per action, its texts drawn from its axis' Cuadro, and the months of all years. */
export function scheduleSheet({
  plan,
  vacant,
  marks,
  today,
  state: { proposed = {}, baseline },
}: OpenBook): DesiredSheet {
  const years = scheduleYears(plan);
  const months = years.flatMap(monthsOf);
  const actions = [...actionsOf(plan)];
  const approved = new Map(baseline?.actions.map((action) => [action.key, action]));
  const rows = actions.map(({ axis, line, objective, action }) => {
    const { key } = action;
    return actionRow({
      ...{ axis, line, objective, action, years, months, marks },
      proposed: proposed[key],
      approved: approved.get(key),
    });
  });
  const [first, last] = [actions[0]?.action.key, lastOf(actions)?.action.key];
  const head = headerRows(plan, years, Object.keys(proposed).length > 0);
  return {
    sheetId: sheetIdOf("schedule"),
    title: titleOf("schedule", plan.axes.length),
    hidden: false,
    frozenRows: head.length,
    frozenColumns: FROZEN_COLUMNS.length,
    tabColor: "#b7791f",
    keyColumn: "key",
    columns: [
      ...SCHEDULE_COLUMNS.map(({ key, widthPx }) => ({ key, widthPx, hidden: false })),
      ...monthColumns(years),
      ...COURSE_COLUMNS.map(({ key, widthPx }) => ({ key, widthPx, hidden: false })),
      ...HIDDEN_COLUMNS.map((key) => ({ key, widthPx: 60, hidden: true })),
      ...KEY_COLUMNS,
    ],
    rows: [
      ...head,
      ...rows,
      totalRow(years, first, last),
      ...plan.retired.map((retired) => retiredRow(retired, years)),
    ],
    merges: [
      ...headerMerges(years),
      ...blockMerges(plan),
      { fromRow: "total", toRow: "total", fromColumn: "objective", toColumn: "action" },
    ],
    columnGroups: yearGroups(years, today),
    spareRows: SPARE_ROWS,
    conditionalFormats: first && last ? scheduleColours({ firstAction: first, lastAction: last, months }) : [],
    protection: "warning",
    open: first && last ? openBlocks(first, last, years) : [],
    disposable: vacant.map((key) => ({ key })),
    computedColumns: YEAR_TOTAL,
    ...(plan.facts.period && { columnHeads: ["header1", "header2", CALENDAR] }),
  };
}

/** What people type in: the numbers of activities, the months but not their sums, and what they say of the action's course. */
function openBlocks(fromRow: string, toRow: string, years: readonly number[]): readonly DesiredBlock[] {
  const columns = [
    ["activities", "activities"],
    ...years.map((year) => [`${year}-01`, `${year}-12`] as const),
    ["suspended", "reason"],
  ] as const;
  return columns.map(([fromColumn, toColumn]) => ({ fromRow, toRow, fromColumn, toColumn }));
}

interface RowContext {
  readonly axis: Axis;
  readonly line: Line;
  readonly objective: Objective;
  readonly action: Action;
  readonly years: readonly number[];
  readonly months: readonly string[];
  readonly marks: Marks;
  readonly proposed: ProposedRow | undefined;
  /** The action in the baseline. */
  readonly approved: BaselineAction | undefined;
}

function actionRow(context: RowContext): DesiredRow {
  const { axis, line, objective, action, years, months, marks, proposed } = context;
  const { key } = action;
  const axisId = sheetIdOf(`axis:${axis.number}`);
  const drawn = (row: string, column: string, style: Style) =>
    computed((at) => `=${at.cell(axisId, row, column)}&""`, style);
  const cells: Record<PlainColumn, DesiredCell> = {
    line: action === firstActionOf(line) ? drawn(AXIS_ROWS.top(line.key), "line", "line") : managed(null, "line"),
    objective:
      action === objective.actions[0]
        ? drawn(objectiveTextRow(line, objective), "objective", "text")
        : managed(null, "text"),
    action: drawn(key, "action", "text"),
    term: computed((at) => ((cell) => `=IF(${cell}="","",${cell})`)(at.cell(axisId, key, "term")), "term"),
    means: drawn(key, "means", "text"),
    resources: drawn(key, "resources", "text"),
    responsible: drawn(key, "responsible", "text"),
    activities: {
      ...typed(initialOf(action.activities, Number), proposed ? "proposedCount" : "count", RULES.count),
      ...(proposed && { note: proposalNote(proposed) }),
    },
    state: computed((at) => stateFormula(at, key, months), "center"),
    ...courseCells(context),
  };
  const shown = withMarks(
    {
      ...cells,
      ...monthCells(action, years, (month) => (proposed?.months[month] === undefined ? "month" : "proposedMonth")),
      ...eachYear(years, (year) => computed((at) => yearFormula(at, key, monthsOf(year)), "yearTotal")),
    },
    marks,
    "schedule",
    key,
  );
  return { key, cells: { ...shown, ...hiddenCells(context), ...keyCells(key, line.key, objective.key) } };
}

/** A cell for each month, with the activities that it starts with. */
function monthCells(
  { months }: Pick<Action, "months">,
  years: readonly number[],
  style: (month: string) => Style,
): Cells {
  const marks = new Map(months.map(({ month, activities }) => [month, activities]));
  return eachMonth(years, (_year, _month0, month) => typed(initialOf(marks.get(month) ?? EMPTY, Number), style(month)));
}

type CourseColumn = (typeof COURSE_COLUMNS)[number]["key"];

function courseCells({ action, approved }: RowContext): Record<CourseColumn, DesiredCell> {
  const before = monthsBefore(action, approved);
  return { ...typedCourse(action.course), approved: managed(before && monthsInWords(before), "text") };
}

function typedCourse(course: ActionCourse | undefined): Record<Exclude<CourseColumn, "approved">, DesiredCell> {
  return { suspended: typed(course?.suspended, "center", SUSPENDED_RULE), reason: typed(course?.reason, "text") };
}

const SUSPENDED_RULE: DataValidationRule = {
  condition: { type: "ONE_OF_LIST", values: [{ userEnteredValue: "sí" }] },
  inputMessage: "Elija «sí» si la Comisión decidió detener la acción, y escriba el motivo al lado.",
  strict: false,
  showCustomUi: true,
};

function hiddenCells({ action: { key }, months, approved }: RowContext): Cells {
  const figures = SCHEDULE_FIGURES.map(
    (figure) => [figure, computed((at) => FIGURE_FORMULAS[figure](at, key, months), "key")] as const,
  );
  const original = (approved?.months ?? []).map((month) => `${month.replace("-", "")};`);
  return {
    ...Object.fromEntries(figures),
    original: managed(original.length > 0 ? `;${original.join("")}` : null, "key"),
  };
}

/** Why the months of an action are proposed, for the cell that says so. */
function proposalNote({ reasons }: ProposedRow): string {
  return ["Propuesto por cuadros; no está confirmado.", ...reasons].join("\n");
}

/** Stands in the place of the text of an action that is in no Cuadro any more. */
export const RETIRED = "Acción retirada de su Cuadro";

/** Below the total, so that what it holds counts no more; what people typed stays in it. */
function retiredRow(retired: RetiredAction, years: readonly number[]): DesiredRow {
  const { key, activities, course } = retired;
  return {
    key,
    cells: {
      ...eachPlain(() => managed(null, "text")),
      ...monthCells(retired, years, () => "month"),
      ...eachYear(years, () => managed(null, "yearTotal")),
      ...Object.fromEntries(HIDDEN_COLUMNS.map((column) => [column, managed(null, "key")])),
      ...typedCourse(course),
      action: managed(RETIRED, "text"),
      activities: typed(initialOf(activities, Number), "count", RULES.count),
      ...keyCells(key),
    },
  };
}

function firstActionOf({ objectives }: Line): Action | undefined {
  return objectives.find(({ actions }) => actions.length > 0)?.actions[0];
}

function totalRow(years: readonly number[], first: string | undefined, last: string | undefined): DesiredRow {
  const sumOf = (column: string) =>
    first && last
      ? computed((at) => sumOfRows(at, sheetIdOf("schedule"), first, last, column, "A*"), "totalCount")
      : managed(0, "totalCount");
  return {
    key: "total",
    cells: {
      ...eachPlain(() => typed(undefined, "total")),
      ...eachMonth(years, () => typed(undefined, "total")),
      line: managed("Total", "total"),
      activities: sumOf("activities"),
      ...eachYear(years, (year) => sumOf(yearTotal(year))),
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

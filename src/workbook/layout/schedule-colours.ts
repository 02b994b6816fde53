import { lastOf } from "../../plan/last-of.ts";
import { ACTION_STATES } from "../../plan/progress.ts";
import type { DesiredBlock, DesiredConditionalFormat, DesiredRow, Positions } from "../desired.ts";
import { sheetIdOf } from "../managed.ts";
import type { CellFormat } from "../sheets-api.ts";
import { type BaseStyle, MONTH_LOOKS, STATE_LOOKS, THIS_MONTH } from "../styles.ts";
import { keyCells, managed } from "./cells.ts";
import { CALENDAR, monthsRange } from "./schedule-months.ts";

/** The months of the schedule and the actions' rows, first and last. */
export interface ScheduleArea {
  readonly firstAction: string;
  readonly lastAction: string;
  readonly months: readonly string[];
}

/** The colours of the schedule. They follow the date and *Ejecución* by themselves. */
export function scheduleColours(area: ScheduleArea): readonly DesiredConditionalFormat[] {
  return [...(area.months.length > 0 ? monthColours(area) : []), ...stateColours(area)];
}

/** Cells as a format names them, which is asked about each cell of its block: some references move along with it, others stay. */
interface Names {
  /** The cell itself. */
  readonly month: string;
  /** The last day of its month. */
  readonly lastDay: string;
  /** What was done of its action, how that stands, and its approved months. */
  readonly done: string;
  readonly state: string;
  readonly original: string;
  /** What is planned for its action up to its month. */
  readonly plannedSoFar: string;
}

/** What a month can be. No two of these hold for one cell: Sheets would mix their looks. */
const MONTH_CONDITIONS: Readonly<Record<keyof typeof MONTH_LOOKS, (names: Names) => string>> = {
  // An "x" stands for one activity until cuadros has put a number in its place.
  wrong: ({ lastDay, month }) =>
    `AND(ISNUMBER(${lastDay}),IF(ISNUMBER(${month}),OR(${month}<0,${month}<>INT(${month})),AND(ISTEXT(${month}),LOWER(TRIM(${month}))<>"x")))`,
  withinTerm: ({ lastDay, month }) => `AND(ISNUMBER(${lastDay}),ISNUMBER(${month}),${month}=0)`,
  suspended: (names) => `AND(${hasCount(names)},${names.state}="${ACTION_STATES.suspended}")`,
  done: (names) => `AND(${isMeant(names)},${names.done}>=${names.plannedSoFar})`,
  partlyDone: (names) =>
    `AND(${isMeant(names)},${names.done}<${names.plannedSoFar},${names.done}>${names.plannedSoFar}-${names.month})`,
  late: (names) => `AND(${isOpen(names)},${names.lastDay}<TODAY())`,
  dueNow: (names) => `AND(${isOpen(names)},${isThisMonth(names)})`,
  moved: (names) => `AND(${isToCome(names)},${names.original}<>"",ISERROR(${findIn(names)}))`,
  planned: (names) => `AND(${isToCome(names)},OR(${names.original}="",ISNUMBER(${findIn(names)})))`,
  movedAway: (names) => `AND(ISNUMBER(${names.lastDay}),ISBLANK(${names.month}),ISNUMBER(${findIn(names)}))`,
};

function hasCount({ lastDay, month }: Names): string {
  return `ISNUMBER(${lastDay}),ISNUMBER(${month}),${month}>0,${month}=INT(${month})`;
}

function isMeant(names: Names): string {
  return `${hasCount(names)},${names.state}<>"${ACTION_STATES.suspended}"`;
}

/** Nothing of it is done: what was done is allotted to the months in order of time, and ends before it. */
function isOpen(names: Names): string {
  return `${isMeant(names)},${names.done}<=${names.plannedSoFar}-${names.month}`;
}

function isToCome(names: Names): string {
  return `${isOpen(names)},${startOf(names)}>TODAY()`;
}

function isThisMonth(names: Pick<Names, "lastDay">): string {
  return `${names.lastDay}>=TODAY(),${startOf(names)}<=TODAY()`;
}

function startOf({ lastDay }: Pick<Names, "lastDay">): string {
  return `${lastDay}-DAY(${lastDay})+1`;
}

function findIn({ lastDay, original }: Names): string {
  return `FIND(";"&(YEAR(${lastDay})*100+MONTH(${lastDay}))&";",${original})`;
}

function monthColours({ firstAction, lastAction, months }: ScheduleArea): readonly DesiredConditionalFormat[] {
  const sides = { fromColumn: months[0]!, toColumn: lastOf(months)! };
  const namesIn = (at: Positions): Names => {
    const cell = (row: string, column: string) => at.cell(sheetIdOf("schedule"), row, column);
    const inRow = (column: string) => withRowFree(cell(firstAction, column));
    const calendar = monthsRange(at, CALENDAR, months);
    const lastDay = withColumnFree(cell(CALENDAR, months[0]!));
    return {
      month: withColumnFree(inRow(months[0]!)),
      lastDay,
      done: inRow("done"),
      state: inRow("state"),
      original: inRow("original"),
      plannedSoFar: `SUMIFS(${withRowFree(monthsRange(at, firstAction, months))},${calendar},">0",${calendar},"<="&${lastDay})`,
    };
  };
  const format = (block: DesiredBlock, look: CellFormat, condition: (names: Names) => string) => ({
    block,
    rule: { condition: { formula: (at: Positions) => `=${condition(namesIn(at))}` }, format: look },
  });
  return [
    ...(Object.keys(MONTH_CONDITIONS) as (keyof typeof MONTH_LOOKS)[]).map((name) =>
      format({ fromRow: firstAction, toRow: lastAction, ...sides }, MONTH_LOOKS[name], MONTH_CONDITIONS[name]),
    ),
    format(
      { fromRow: "header2", toRow: CALENDAR, ...sides },
      THIS_MONTH,
      (names) => `AND(ISNUMBER(${names.lastDay}),${isThisMonth(names)})`,
    ),
  ];
}

function stateColours({ firstAction, lastAction }: ScheduleArea): readonly DesiredConditionalFormat[] {
  return Object.entries(STATE_LOOKS).map(([state, format]) => ({
    block: { fromRow: firstAction, toRow: lastAction, fromColumn: "state", toColumn: "state" },
    rule: {
      condition: {
        formula: (at) => `=${withRowFree(at.cell(sheetIdOf("schedule"), firstAction, "state"))}="${state}"`,
      },
      format,
    },
  }));
}

/** `$J8` for `$J$8`: in each row of a block the cell in that row. */
function withRowFree(reference: string): string {
  return reference.replace(/\$(?=\d)/g, "");
}

/** `J$8` for `$J$8`: in each column of a block the cell in that column. */
function withColumnFree(reference: string): string {
  return reference.replace(/\$(?=[A-Z])/g, "");
}

/** What the colours mean, in frozen cells, so that it stays in view beside any month. */
const LEGEND: readonly (readonly [words: string, style: BaseStyle])[] = [
  ["planificada", "legendPlanned"],
  ["vence este mes", "legendDueNow"],
  ["cumplida", "legendDone"],
  ["cumplida en parte", "legendPartlyDone"],
  ["atrasada", "legendLate"],
  ["reprogramada", "legendMoved"],
];

/** The rows below the subtitle that show what the colours mean, as many cells in each as there are columns. */
export function legendRows(columns: readonly string[]): readonly DesiredRow[] {
  const count = Math.ceil(LEGEND.length / columns.length);
  return Array.from({ length: count }, (_, index): DesiredRow => {
    const key = `subtitle${index + 2}`;
    const shown = LEGEND.slice(index * columns.length, (index + 1) * columns.length);
    const cells = shown.map(([words, style], column0) => [columns[column0]!, managed(words, style)] as const);
    return { key, heightPx: 20, cells: { ...Object.fromEntries(cells), ...keyCells(key) } };
  });
}

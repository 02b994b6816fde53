import { ACTION_STATES } from "../../plan/progress.ts";
import { SOON_DAYS } from "../../plan/standing.ts";
import type { Positions } from "../desired.ts";
import { sheetIdOf } from "../managed.ts";
import { entryRange } from "./progress.ts";
import { CALENDAR, monthsRange } from "./schedule-months.ts";

/** The hidden columns of figures that formats and other sheets need of an action, in order; each counts activities. */
export const SCHEDULE_FIGURES = ["planned", "due", "soon", "done"] as const;

/** A formula about an action of the schedule, by the action's key. */
type ActionFormula = (at: Positions, actionKey: string, months: readonly string[]) => string;

/** The formulas of `SCHEDULE_FIGURES`. A month that holds something else than a number counts nothing. */
export const FIGURE_FORMULAS: Readonly<Record<(typeof SCHEDULE_FIGURES)[number], ActionFormula>> = {
  planned: (at, key, months) => {
    const activities = cellIn(at, key, "activities");
    return `=IF(ISNUMBER(${activities}),${activities},${sumOfMonths(at, key, months)})`;
  },
  due: (at, key, months) => `=${sumOfMonths(at, key, months, '"<"&TODAY()')}`,
  soon: (at, key, months) => {
    const [due, done] = [cellIn(at, key, "due"), cellIn(at, key, "done")];
    const left = `MAX(0,${sumOfMonths(at, key, months, `"<="&(TODAY()+${SOON_DAYS})`)}-MAX(${due},${done}))`;
    return `=${unlessAtRest(cellIn(at, key, "state"), left)}`;
  },
  done: (at, key) => {
    const range = (column: Parameters<typeof entryRange>[1]) => entryRange(at, column);
    const criteria = `${range("actionKey")},${cellIn(at, key, "key")},${range("counts")},1`;
    return `=MAX(0,SUMIFS(${range("activities")},${criteria}))`;
  },
};

/** Nothing more is asked of an action that is suspended or completed: then it counts 0. */
export function unlessAtRest(state: string, figure: string): string {
  return `IF(OR(${state}="${ACTION_STATES.suspended}",${state}="${ACTION_STATES.done}"),0,${figure})`;
}

/** How an action stands, in words. */
export const stateFormula: ActionFormula = (at, key) => {
  const cell = (column: string) => cellIn(at, key, column);
  const [planned, due, done, suspended] = [cell("planned"), cell("due"), cell("done"), cell("suspended")];
  // TRIM of an error is an error, which would go on into every figure that asks for the state.
  const isSuspended = `IF(ISTEXT(${suspended}),OR(LOWER(TRIM(${suspended}))="sí",LOWER(TRIM(${suspended}))="si"),FALSE)`;
  const cases: readonly (readonly [condition: string, state: string])[] = [
    [isSuspended, ACTION_STATES.suspended],
    [`AND(${planned}>0,${done}>=${planned})`, ACTION_STATES.done],
    [`${done}<${due}`, ACTION_STATES.late],
    [`${done}>0`, ACTION_STATES.inProgress],
  ];
  return `=${cases.reduceRight((rest, [condition, state]) => `IF(${condition},"${state}",${rest})`, `"${ACTION_STATES.notStarted}"`)}`;
};

/** The formula that adds up a year's months in a row; columns that people put between them count nothing. */
export function yearFormula(at: Positions, row: string, months: readonly string[]): string {
  return `=${sumOfMonths(at, row, months)}`;
}

function sumOfMonths(at: Positions, row: string, months: readonly string[], until?: string): string {
  if (months.length === 0) return "0";
  const calendar = monthsRange(at, CALENDAR, months);
  const criteria = [calendar, '">0"', ...(until === undefined ? [] : [calendar, until])];
  return `SUMIFS(${[monthsRange(at, row, months), ...criteria].join()})`;
}

function cellIn(at: Positions, row: string, column: string): string {
  return at.cell(sheetIdOf("schedule"), row, column);
}

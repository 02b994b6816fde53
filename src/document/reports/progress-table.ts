import type { Axis } from "../../plan/plan.ts";
import type { TableBlock, TableCell, TableColumn, TableRow } from "../block.ts";
import { axisText, cell, lineOfAction, percentText } from "./phrases.ts";
import { type ActionSituation, figuresOf } from "./situation.ts";

/** So many narrow cells draw a bar. */
export const BAR_CELLS = 10;

/** Progress by axis with a bar each, and of the plan as a whole. */
export function axisProgress(axes: readonly Axis[], actions: readonly ActionSituation[]): TableBlock {
  return progressTable("Actividades por eje", [
    ...axes.map((axis) => progressRow("plain", axisText(axis), ofAxis(actions, axis))),
    progressRow("total", "Todo el plan", actions),
  ]);
}

/** Progress by line of action with a bar each, below the figures of its axis. */
export function lineProgress(axes: readonly Axis[], actions: readonly ActionSituation[]): TableBlock {
  return progressTable("Actividades por eje y línea", [
    ...axes.flatMap((axis) => [
      progressRow("band", axisText(axis), ofAxis(actions, axis)),
      ...axis.lines.map((line) =>
        progressRow(
          "plain",
          lineOfAction(line),
          actions.filter((action) => action.line === line),
        ),
      ),
    ]),
    progressRow("total", "Todo el plan", actions),
  ]);
}

/** Progress of each action with a bar. */
export function actionProgress(
  actions: readonly ActionSituation[],
  nameOf: (action: ActionSituation) => string,
): TableBlock {
  return progressTable("Actividades por acción", [
    ...actions.map((action) => progressRow("plain", nameOf(action), [action])),
    progressRow("total", "Total", actions),
  ]);
}

/** The cells of a bar: something done shows at least one, and only what is whole fills all. */
export function barCells(share: number | null): readonly TableCell[] {
  const filled = share === null || share <= 0 ? 0 : share >= 1 ? BAR_CELLS : inner(Math.round(share * BAR_CELLS));
  return Array.from({ length: BAR_CELLS }, (_, index) => ({ text: "", shade: index < filled ? "bar" : "rest" }));
}

function inner(cells: number): number {
  return Math.min(BAR_CELLS - 1, Math.max(1, cells));
}

function ofAxis(actions: readonly ActionSituation[], axis: Axis): readonly ActionSituation[] {
  return actions.filter((action) => action.axis === axis);
}

function progressTable(title: string, rows: readonly TableRow[]): TableBlock {
  const count = (title: string): TableColumn => ({ title, widthShare: 9, align: "center" });
  return {
    kind: "table",
    isSmall: true,
    columns: [
      { title, widthShare: 33, align: "start" },
      count("En el plan"),
      count("Debían estar al cierre"),
      count("Hechas al cierre"),
      count("Hechas en el período"),
      count("Avance"),
      ...Array.from({ length: BAR_CELLS }, (): TableColumn => ({ title: "", widthShare: 2, align: "center" })),
    ],
    rows,
  };
}

function progressRow(kind: TableRow["kind"], name: string, actions: readonly ActionSituation[]): TableRow {
  const { planned, due, done, doneInPeriod, progress } = figuresOf(actions);
  return {
    kind,
    cells: [
      cell(name),
      ...[planned, due, done, doneInPeriod].map((figure) => cell(String(figure))),
      cell(percentText(progress)),
      ...barCells(progress),
    ],
  };
}

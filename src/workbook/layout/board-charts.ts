import { lastOf } from "../../plan/last-of.ts";
import type { Plan } from "../../plan/plan.ts";
import { ACTION_STATES } from "../../plan/progress.ts";
import type { DesiredBlock, DesiredChart } from "../desired.ts";
import { FIRST_CHART_ID } from "../managed.ts";
import type { ChartData, ChartSpec, GridRange } from "../sheets-api.ts";
import { colorStyle } from "../styles.ts";
import { BOARD_ROWS, type BoardColumn } from "./board-columns.ts";

const CHART_HEIGHT_PX = 280;
/** The row that the charts stand on. */
export const CHART_ROW_HEIGHT_PX = CHART_HEIGHT_PX + 20;

/** The charts of the board, below the figures of the axes. */
export function boardCharts({ axes }: Plan): readonly DesiredChart[] {
  if (axes.length === 0) return [];
  const lastAxis = BOARD_ROWS.axis(lastOf(axes)!.number);
  const lastState = BOARD_ROWS.state(lastOf(Object.values(ACTION_STATES))!);
  const ofAxes = (column: BoardColumn) => block(BOARD_ROWS.axes, lastAxis, column);
  const ofStates = (column: BoardColumn) => block(BOARD_ROWS.states, lastState, column);
  const chart = (index: number, spec: DesiredChart["spec"]): DesiredChart => ({
    chartId: FIRST_CHART_ID + index,
    place: {
      row: BOARD_ROWS.charts,
      column: "name",
      offsetXPx: index * 322,
      offsetYPx: 10,
      widthPx: 315,
      heightPx: CHART_HEIGHT_PX,
    },
    spec,
  });
  return [
    chart(0, (source) =>
      chartSpec("BAR", "Avance por eje", source(ofAxes("value")), [{ data: source(ofAxes("lines")), color: DONE }], 1),
    ),
    chart(1, (source) =>
      chartSpec("COLUMN", "Presupuesto y gasto por eje", source(ofAxes("value")), [
        { data: source(ofAxes("budget")), color: APPROVED },
        { data: source(ofAxes("spent")), color: SPENT },
      ]),
    ),
    chart(2, (source) =>
      chartSpec("BAR", "Acciones por estado", source(ofStates("name")), [
        { data: source(ofStates("value")), color: APPROVED },
      ]),
    ),
  ];
}

const DONE = "#2f7d4f";
const APPROVED = "#1f4e79";
const SPENT = "#b7791f";

function block(fromRow: string, toRow: string, column: BoardColumn): DesiredBlock {
  return { fromRow, toRow, fromColumn: column, toColumn: column };
}

interface Series {
  readonly data: GridRange;
  readonly color: string;
}

/** Bars lie, and columns stand. The figures stand beside the bars of a single series; those of several would cover one another. */
function chartSpec(
  chartType: "BAR" | "COLUMN",
  title: string,
  domain: GridRange,
  series: readonly Series[],
  most?: number,
): ChartSpec {
  const valueAxis = chartType === "BAR" ? "BOTTOM_AXIS" : "LEFT_AXIS";
  const viewWindowOptions = { viewWindowMin: 0, viewWindowMax: most ?? 0, viewWindowMode: "EXPLICIT" } as const;
  return {
    title,
    basicChart: {
      chartType,
      legendPosition: series.length > 1 ? "BOTTOM_LEGEND" : "NO_LEGEND",
      headerCount: 1,
      ...(most !== undefined && { axis: [{ position: valueAxis, viewWindowOptions }] }),
      domains: [{ domain: from(domain) }],
      series: series.map(({ data, color }) => ({
        series: from(data),
        targetAxis: valueAxis,
        colorStyle: colorStyle(color),
        ...(series.length === 1 && { dataLabel: { type: "DATA" as const } }),
      })),
    },
  };
}

function from(range: GridRange): ChartData {
  return { sourceRange: { sources: [range] } };
}

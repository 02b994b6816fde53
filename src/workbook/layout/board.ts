import type { Plan } from "../../plan/plan.ts";
import { ACTION_STATES, type ActionState } from "../../plan/progress.ts";
import type { DesiredCell, DesiredRow, Positions } from "../desired.ts";
import { sheetIdOf } from "../managed.ts";
import type { Style } from "../styles.ts";
import { CHART_ROW_HEIGHT_PX } from "./board-charts.ts";
import { BOARD_COLUMNS, BOARD_ROWS, type BoardColumn, boardHead } from "./board-columns.ts";
import { lateAndSoonRows } from "./board-lists.ts";
import { computed, managed } from "./cells.ts";
import { EVIDENCE_STATES, evidenceRange } from "./evidence.ts";
import { listRow } from "./list.ts";
import { ROLLUP_ROWS, type RollupColumn } from "./rollup.ts";
import { axisNameRow } from "./settings.ts";
import { trackingRange } from "./tracking.ts";

/** Tablero: what the council sees first. Figures, how each axis stands, charts, and what is late or due soon. */
export function boardRows({ axes }: Plan): readonly DesiredRow[] {
  return [
    boardRow(BOARD_ROWS.board, (column) => BAND[column] ?? managed(null, "header")),
    { ...boardRow("board:labels", (key) => managed(CARDS[key].label, "cardLabel")), heightPx: 34 },
    { ...boardRow("board:values", (key) => computed(CARDS[key].figure, CARDS[key].style)), heightPx: 40 },
    listRow("gap:board", {}),
    boardHead(BOARD_ROWS.axes, {
      name: "Avance por eje",
      value: "Eje",
      lines: "Avance",
      actions: "Acciones atrasadas",
      budget: "Presupuesto",
      spent: "Gastado",
    }),
    ...axes.map(({ number }) => axisRow(number)),
    ...(axes.length > 0 ? [{ ...listRow(BOARD_ROWS.charts, {}), heightPx: CHART_ROW_HEIGHT_PX }] : []),
    boardHead(BOARD_ROWS.states, { name: "Acciones por estado", value: "Acciones" }),
    ...Object.values(ACTION_STATES).map(stateRow),
    listRow("gap:states", {}),
    ...lateAndSoonRows(),
  ];
}

interface Card {
  readonly label: string;
  readonly style: Style;
  readonly figure: (at: Positions) => string;
}

const CARDS: Readonly<Record<BoardColumn, Card>> = {
  name: {
    label: "Avance del plan, por actividades",
    style: "cardPercent",
    figure: (at) => `=${planFigure(at, "percent")}`,
  },
  value: { label: "Acciones atrasadas", style: "cardCount", figure: (at) => `=${planFigure(at, "lateActions")}` },
  lines: {
    label: "Actividades que vencen en 60 días",
    style: "cardCount",
    figure: (at) => `=SUM(${trackingRange(at, "soon")})`,
  },
  actions: {
    label: "Evidencias que faltan",
    style: "cardCount",
    figure: (at) => `=COUNTIF(${evidenceRange(at, "state")},"${EVIDENCE_STATES.missing}")`,
  },
  budget: { label: "Presupuesto", style: "cardAmount", figure: (at) => `=${planFigure(at, "budget")}` },
  spent: { label: "Gastado", style: "cardAmount", figure: (at) => `=${planFigure(at, "spent")}` },
};

function planFigure(at: Positions, column: RollupColumn): string {
  return rollupFigure(at, ROLLUP_ROWS.plan, column);
}

function rollupFigure(at: Positions, row: string, column: RollupColumn): string {
  return at.cell(sheetIdOf("rollup"), row, column);
}

function axisRow(number: number): DesiredRow {
  const figure = (column: RollupColumn, style: Style) =>
    computed((at) => `=${rollupFigure(at, ROLLUP_ROWS.axis(number), column)}`, style);
  return listRow(BOARD_ROWS.axis(number), {
    name: computed((at) => `=${at.cell(sheetIdOf("settings"), axisNameRow(number), "value")}&""`, "text"),
    value: managed(`Eje ${number}`, "center"),
    lines: figure("percent", "percent"),
    actions: figure("lateActions", "count"),
    budget: figure("budget", "amount"),
    spent: figure("spent", "amount"),
  });
}

function stateRow(state: ActionState): DesiredRow {
  return listRow(BOARD_ROWS.state(state), {
    name: managed(state, "text"),
    value: computed((at) => `=COUNTIF(${trackingRange(at, "state")},"${state}")`, "count"),
  });
}

function boardRow(key: string, cell: (column: BoardColumn) => DesiredCell): DesiredRow {
  return listRow(key, Object.fromEntries(BOARD_COLUMNS.map(({ key: column }) => [column, cell(column)])));
}

/** The first row: what it is, and of which day. */
const BAND: Partial<Record<BoardColumn, DesiredCell>> = {
  name: managed("Tablero", "header"),
  value: computed(() => "=TODAY()", "headerDate"),
};

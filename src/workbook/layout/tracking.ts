import type { KeyedUnit } from "../../plan/keys.ts";
import { lastOf } from "../../plan/last-of.ts";
import { type Action, type Axis, actionsOf, type Line, type Objective } from "../../plan/plan.ts";
import { actionNumber, LABEL_CHARACTERS } from "../../plan/progress.ts";
import { splitUnits } from "../../plan/units.ts";
import { fold } from "../../plan/wording.ts";
import type { DesiredCell, DesiredConditionalFormat, DesiredRow, DesiredSheet, Positions } from "../desired.ts";
import { sheetIdOf, titleOf } from "../managed.ts";
import { ALERT, STATE_LOOKS, type Style } from "../styles.ts";
import { AXIS_ROWS } from "./axis.ts";
import type { OpenBook } from "./book.ts";
import { computed, managed, sumOfAmounts } from "./cells.ts";
import { EVIDENCE_STATES, evidenceRange, lastEvidence } from "./evidence.ts";
import { type ListColumn, listRow, listSheet } from "./list.ts";
import { entryRange } from "./progress.ts";
import { unlessAtRest } from "./schedule-formulas.ts";

/** Columns of *Seguimiento*, all of them formulas. */
export const TRACKING_COLUMNS = [
  { key: "axis", title: "Eje", widthPx: 45 },
  { key: "line", title: "Línea de acción", widthPx: 150 },
  { key: "label", title: "Acción", widthPx: 320 },
  { key: "responsible", title: "Responsables", widthPx: 140 },
  { key: "state", title: "Estado", widthPx: 95 },
  { key: "planned", title: "Actividades planificadas", widthPx: 90 },
  { key: "due", title: "Planificadas a la fecha", widthPx: 90 },
  { key: "done", title: "Realizadas", widthPx: 80 },
  { key: "percent", title: "Avance", widthPx: 70 },
  { key: "late", title: "Actividades atrasadas", widthPx: 85 },
  { key: "soon", title: "Vencen en 60 días", widthPx: 80 },
  { key: "budget", title: "Presupuesto", widthPx: 100 },
  { key: "spent", title: "Gastado", widthPx: 100 },
  { key: "left", title: "Disponible", widthPx: 100 },
  { key: "lastEvidence", title: "Última evidencia", widthPx: 120 },
  { key: "missing", title: "Medios de verificación sin evidencia", widthPx: 110 },
] as const satisfies readonly ListColumn[];

/** Hidden columns by which roll-ups add up: keys of what an action belongs to, and figures that are never shown. */
export const TRACKING_KEYS = [
  /** As `axisKey` makes it. */
  "axisKey",
  "lineKey",
  "objectiveKey",
  /** "|U01|U03|": its units in the catalogue. */
  "units",
  /** Activities that count for progress: done, but no more than planned. */
  "counted",
  /** Budget times progress, in dollars. */
  "weighted",
  /** 1, 2, 3… for what is late, and for what is due within 60 days, in the order of the Cuadros; blank for others. */
  "lateRank",
  "soonRank",
] as const;

type VisibleColumn = (typeof TRACKING_COLUMNS)[number]["key"];
export type TrackingColumn = VisibleColumn | (typeof TRACKING_KEYS)[number];

/** A column of *Seguimiento* from its heading to below its last action. */
export function trackingRange(at: Positions, column: TrackingColumn): string {
  return at.range(sheetIdOf("tracking"), "header", TRACKING_END, column);
}

/** Key of the row below the last action. */
export const TRACKING_END = "end";

/** "E1" for axis 1. */
export function axisKey(axisNumber: number): string {
  return `E${axisNumber}`;
}

/** Tells the keys of the units in the catalogue that are responsible for an action; of units of the same name, the first. */
export function unitKeysOf(units: readonly KeyedUnit[]): (action: Pick<Action, "responsible">) => readonly string[] {
  const keys = new Map([...units].reverse().map(({ key, name }) => [fold(name), key]));
  return ({ responsible }) => splitUnits(responsible, units).flatMap((name) => keys.get(fold(name)) ?? []);
}

/** What finds all axes in the column `axisKey`. */
export const ANY_AXIS = "E*";

/** What finds a unit in the column `units`. */
export function unitPattern(unitKey: string): string {
  return `*|${unitKey}|*`;
}

/** *Seguimiento*: how each action stands, a row each with the action's key. */
export function trackingSheet({ plan, units }: OpenBook): DesiredSheet {
  const actions = [...actionsOf(plan)];
  const keysIn = unitKeysOf(units);
  const [first, last] = [actions[0]?.action.key, lastOf(actions)?.action.key];
  return {
    ...listSheet({
      sheet: "tracking",
      axisCount: plan.axes.length,
      heading: "SEGUIMIENTO DE LAS ACCIONES",
      explanations: [
        `Una acción en cada fila. Se calcula con lo anotado en Ejecución y con los meses del ${titleOf("schedule", plan.axes.length)}; aquí no se escribe.`,
        "Atrasadas: las actividades de meses que ya terminaron y que no se han realizado. Vencen en 60 días: las que todavía faltan y cuyo mes termina en ese plazo.",
      ],
      columns: TRACKING_COLUMNS,
      hidden: TRACKING_KEYS,
      rows: [
        ...actions.map((placed) => actionRow(placed, keysIn(placed.action))),
        { ...listRow(TRACKING_END, {}), heightPx: 4 },
        totalRow(),
      ],
      tabColor: "#2f7d4f",
      protection: "locked",
      open: [],
      disposable: [{ key: "A*" }],
    }),
    conditionalFormats: first && last ? looksOf(first, last) : [],
  };
}

interface PlacedAction {
  readonly axis: Axis;
  readonly line: Line;
  readonly objective: Objective;
  readonly action: Action;
}

function actionRow(placed: PlacedAction, unitKeys: readonly string[]): DesiredRow {
  const { axis, line, objective, action } = placed;
  const cells: Record<TrackingColumn, DesiredCell> = {
    axis: managed(axis.number, "count"),
    ...drawnCells(placed),
    ...figureCells(placed),
    axisKey: managed(axisKey(axis.number), "key"),
    lineKey: managed(line.key, "key"),
    objectiveKey: managed(objective.key, "key"),
    units: managed(unitKeys.length > 0 ? `|${unitKeys.join("|")}|` : null, "key"),
  };
  return listRow(action.key, cells);
}

/** What the Cuadros say of the action. */
function drawnCells({ axis, line, action: { key } }: PlacedAction) {
  const axisId = sheetIdOf(`axis:${axis.number}`);
  const inAxis = (at: Positions, column: string, row = key) => at.cell(axisId, row, column);
  const inSchedule = (column: string, style: Style) =>
    computed((at) => `=${at.cell(sheetIdOf("schedule"), key, column)}`, style);
  return {
    line: computed((at) => `=${inAxis(at, "line", AXIS_ROWS.top(line.key))}&""`, "text"),
    label: computed((at) => labelFormula(key, inAxis(at, "action")), "text"),
    responsible: computed((at) => `=${inAxis(at, "responsible")}&""`, "text"),
    state: inSchedule("state", "center"),
    planned: inSchedule("planned", "count"),
    due: inSchedule("due", "count"),
    done: inSchedule("done", "count"),
    soon: inSchedule("soon", "count"),
    budget: computed((at) => `=${sumOfAmounts(at.range(axisId, key, key, "budget"))}`, "amount"),
  } satisfies Partial<Record<TrackingColumn, DesiredCell>>;
}

/** As `actionLabel` writes it, from the cell of its text. */
function labelFormula(key: string, text: string): string {
  return `="${actionNumber(key)} · "&LEFT(${text},${LABEL_CHARACTERS})&IF(LEN(${text})>${LABEL_CHARACTERS},"…","")`;
}

/** What follows from the entries of the action and from the other cells of its row. */
function figureCells({ action: { key } }: PlacedAction) {
  const figure = (style: Style, formula: (own: (column: TrackingColumn) => string, at: Positions) => string) =>
    computed((at) => `=${formula((column) => at.cell(sheetIdOf("tracking"), key, column), at)}`, style);
  const rank = (column: "late" | "soon") =>
    figure(
      "key",
      (own, at) => `IF(${own(column)}>0,COUNTIFS(${at.range(sheetIdOf("tracking"), "header", key, column)},">0"),"")`,
    );
  return {
    percent: figure("percent", (own) => `IF(${own("planned")}>0,MIN(1,${own("done")}/${own("planned")}),"")`),
    late: figure("count", (own) => unlessAtRest(own("state"), `MAX(0,${own("due")}-${own("done")})`)),
    spent: figure(
      "amount",
      (_, at) =>
        `ROUND(SUMIFS(${entryRange(at, "spent")},${entryRange(at, "actionKey")},"${key}",${entryRange(at, "counts")},1),2)`,
    ),
    left: figure("amount", (own) => `ROUND(${own("budget")}-${own("spent")},2)`),
    lastEvidence: figure("date", (_, at) => lastEvidence(at, "actionKey", key)),
    missing: figure(
      "count",
      (_, at) =>
        `COUNTIFS(${evidenceRange(at, "actionKey")},"${key}",${evidenceRange(at, "state")},"${EVIDENCE_STATES.missing}")`,
    ),
    counted: figure("key", (own) => `MIN(${own("planned")},${own("done")})`),
    weighted: figure("key", (own) => `IF(${own("planned")}>0,${own("budget")}*${own("percent")},0)`),
    lateRank: rank("late"),
    soonRank: rank("soon"),
  } satisfies Partial<Record<TrackingColumn, DesiredCell>>;
}

function totalRow(): DesiredRow {
  const sum = (column: TrackingColumn, style: Style) => computed((at) => `=SUM(${trackingRange(at, column)})`, style);
  const blank = Object.fromEntries(TRACKING_COLUMNS.map(({ key }) => [key, managed(null, "total")]));
  return listRow("total", {
    ...blank,
    label: managed("Todo el plan", "total"),
    ...Object.fromEntries(COUNTED.map((column) => [column, sum(column, "totalCount")])),
    ...Object.fromEntries(AMOUNTS.map((column) => [column, sum(column, "totalAmount")])),
    percent: computed((at) => {
      const planned = at.cell(sheetIdOf("tracking"), "total", "planned");
      return `=IF(${planned}>0,SUM(${trackingRange(at, "counted")})/${planned},"")`;
    }, "totalPercent"),
  });
}

const COUNTED = ["planned", "due", "done", "late", "soon", "missing"] as const satisfies readonly TrackingColumn[];
const AMOUNTS = ["budget", "spent", "left"] as const satisfies readonly TrackingColumn[];

function looksOf(first: string, last: string): readonly DesiredConditionalFormat[] {
  const block = (column: TrackingColumn) => ({ fromRow: first, toRow: last, fromColumn: column, toColumn: column });
  return [
    ...Object.entries(STATE_LOOKS).map(([state, format]) => ({
      block: block("state"),
      rule: { condition: { type: "TEXT_EQ" as const, values: [{ userEnteredValue: state }] }, format },
    })),
    {
      block: block("left"),
      rule: { condition: { type: "NUMBER_LESS", values: [{ userEnteredValue: "0" }] }, format: ALERT },
    },
  ];
}

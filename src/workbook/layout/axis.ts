import { lastOf } from "../../plan/last-of.ts";
import { lineText } from "../../plan/line-text.ts";
import type { Action, Axis, Line, Objective } from "../../plan/plan.ts";
import type { DesiredBlock, DesiredCell, DesiredRow, DesiredSheet, Disposable } from "../desired.ts";
import { type SheetKey, sheetIdOf, titleOf } from "../managed.ts";
import type { Style } from "../styles.ts";
import type { OpenBook } from "./book.ts";
import {
  type Cells,
  computed,
  dollars,
  initialOf,
  KEY_COLUMNS,
  keyCells,
  managed,
  RULES,
  SPARE_ROWS,
  sumOfAmounts,
  typed,
  withMarks,
} from "./cells.ts";
import { axisNameRow } from "./settings.ts";

/** Row keys of an axis sheet that are not the key of an action, or of an objective that has none. */
export const AXIS_ROWS = {
  lastHeader: "header2",
  top: (lineKey: string) => `top:${lineKey}`,
  bottom: (lineKey: string) => `bottom:${lineKey}`,
  subtotal: (lineKey: string) => `subtotal:${lineKey}`,
  /** The row of an objective that has no actions. */
  empty: (objectiveKey: string) => `empty:${objectiveKey}`,
  total: "total",
} as const;

/** What the rows of sums say in the column of the objectives. */
export const TOTAL_LABELS = { subtotal: "Subtotal por línea de acción", total: "Total del eje" } as const;

/** The row of a line's block that a key names, as `AXIS_ROWS` makes them; null for other keys. */
export function blockRow(
  key: string,
): { readonly part: "top" | "bottom" | "subtotal"; readonly lineKey: string } | null {
  const [, part, lineKey = ""] = /^(top|bottom|subtotal):(.*)$/.exec(key) ?? [];
  return part === "top" || part === "bottom" || part === "subtotal" ? { part, lineKey } : null;
}

/** Columns in the order of the document. */
export const AXIS_COLUMNS = [
  { key: "line", title: "Línea de acción", widthPx: 120 },
  { key: "objective", title: "Objetivos de la línea de acción", widthPx: 210 },
  { key: "action", title: "Acciones concretas", widthPx: 210 },
  { key: "term", title: "Plazo de ejecución", widthPx: 75 },
  { key: "means", title: "Medios de verificación", widthPx: 150 },
  { key: "resources", title: "Recursos", widthPx: 150 },
  { key: "budget", title: "Presupuesto", widthPx: 95 },
  { key: "responsible", title: "Responsables", widthPx: 130 },
  { key: "internalSupport", title: "Apoyo (interno)", widthPx: 130 },
  { key: "externalSupport", title: "Apoyo (externo) y origen de los recursos", widthPx: 130 },
] as const;
type AxisColumn = (typeof AXIS_COLUMNS)[number]["key"];
const KEYS = AXIS_COLUMNS.map(({ key }) => key);

/** Header groups over the columns they cover, as in the approved plan. */
const GROUPS: readonly { readonly title: string; readonly from: AxisColumn; readonly to: AxisColumn }[] = [
  { title: "DETALLE DE ACTIVIDADES", from: "action", to: "budget" },
  { title: "RESPONSABLE/APOYO", from: "responsible", to: "externalSupport" },
];

const HIDDEN = KEY_COLUMNS.map(({ key }) => key);
const DISPOSABLE: readonly Disposable[] = [
  ...["top:", "bottom:", "empty:"].map((key) => ({ key, holds: ["line", "objective", ...HIDDEN] })),
  ...["subtotal:", AXIS_ROWS.total].map((key) => ({ key, holds: ["objective", "budget", ...HIDDEN] })),
  ...["header1", AXIS_ROWS.lastHeader].map((key) => ({ key })),
];

/**
 * The Cuadro of one axis: its lines as merged blocks, a subtotal under each and the total at the end.
 *
 * Each block lies between two thin rows, which subtotal and merges take in: so both stay right when people insert a row at
 * either edge of the block, with or without the script.
 */
export function axisSheet(axis: Axis, book: OpenBook): DesiredSheet {
  const sheet: SheetKey = `axis:${axis.number}`;
  const sheetId = sheetIdOf(sheet);
  const context: Context = { book, sheet, sheetId };
  return {
    sheetId,
    title: titleOf(sheet, book.plan.axes.length),
    hidden: false,
    frozenRows: 4,
    frozenColumns: 0,
    tabColor: "#1f4e79",
    keyColumn: "key",
    columns: [...AXIS_COLUMNS.map(({ key, widthPx }) => ({ key, widthPx, hidden: false })), ...KEY_COLUMNS],
    rows: [...headerRows(axis), ...axis.lines.flatMap((line) => blockRows(line, context)), totalRow(axis, sheetId)],
    merges: [
      ...headerMerges(),
      ...axis.lines.flatMap(blockMerges),
      block(AXIS_ROWS.total, AXIS_ROWS.total, "responsible", "externalSupport"),
    ],
    spareRows: SPARE_ROWS,
    conditionalFormats: [],
    protection: "warning",
    open: axis.lines.map(({ key }) => block(AXIS_ROWS.top(key), AXIS_ROWS.bottom(key), KEYS[0]!, lastOf(KEYS)!)),
    disposable: DISPOSABLE,
  };
}

/** Where the text of an objective stands: at the top of its merged block, which for the first of a line is the block's thin row. */
export function objectiveTextRow(line: Line, objective: Objective): string {
  return line.objectives[0] === objective ? AXIS_ROWS.top(line.key) : firstRow(objective);
}

interface Context {
  readonly book: OpenBook;
  readonly sheet: SheetKey;
  readonly sheetId: number;
}

function headerRows(axis: Axis): readonly DesiredRow[] {
  const settingsId = sheetIdOf("settings");
  const grouped = (column: AxisColumn) => KEYS.indexOf(column) >= KEYS.indexOf("action");
  const titles = new Map(AXIS_COLUMNS.map(({ key, title }) => [key, title]));
  const groups = new Map(GROUPS.map(({ from, title }) => [from, title]));
  return [
    {
      key: "title",
      heightPx: 28,
      cells: { line: managed(`CUADRO N.° ${axis.number}. PLAN DE ACCIÓN`, "title"), ...keyCells("title") },
    },
    {
      key: "axis",
      heightPx: 22,
      cells: {
        line: computed(
          (at) => `="Eje estratégico ${axis.number}: "&${at.cell(settingsId, axisNameRow(axis.number), "value")}`,
          "subtitle",
        ),
        ...keyCells("axis"),
      },
    },
    {
      key: "header1",
      cells: {
        ...eachColumn((column) =>
          managed((grouped(column) ? groups.get(column) : titles.get(column)) ?? null, "header"),
        ),
        ...keyCells("header1"),
      },
    },
    {
      key: "header2",
      cells: {
        ...eachColumn((column) => managed((grouped(column) && titles.get(column)) || null, "header")),
        ...keyCells("header2"),
      },
    },
  ];
}

function headerMerges(): readonly DesiredBlock[] {
  return [
    block("header1", "header2", "line", "line"),
    block("header1", "header2", "objective", "objective"),
    ...GROUPS.map(({ from, to }) => block("header1", "header1", from, to)),
  ];
}

function blockRows(line: Line, context: Context): readonly DesiredRow[] {
  const top = AXIS_ROWS.top(line.key);
  const bottom = AXIS_ROWS.bottom(line.key);
  const subtotal = AXIS_ROWS.subtotal(line.key);
  const [first, last] = [line.objectives[0], lastOf(line.objectives)];
  return [
    {
      key: top,
      heightPx: 4,
      cells: {
        ...eachColumn(() => managed(null, "guard")),
        line: typed(lineText(line), "line"),
        objective: managed(first?.text || null, "text"),
        ...keyCells(top, line.key, first?.key),
      },
    },
    ...line.objectives.flatMap((objective) => objectiveRows(line, objective, context)),
    {
      key: bottom,
      heightPx: 4,
      cells: {
        ...eachColumn(() => managed(null, "guard")),
        line: typed(undefined, "line"),
        objective: managed(null, "text"),
        ...keyCells(bottom, line.key, last?.key),
      },
    },
    {
      key: subtotal,
      cells: {
        ...eachColumn(() => typed(undefined, "subtotal")),
        objective: managed(TOTAL_LABELS.subtotal, "subtotal"),
        budget: computed(
          (at) => `=${sumOfAmounts(at.range(context.sheetId, top, bottom, "budget"))}`,
          "subtotalAmount",
        ),
        ...keyCells(subtotal, line.key),
      },
    },
  ];
}

function objectiveRows(line: Line, objective: Objective, context: Context): readonly DesiredRow[] {
  const startsHere = objectiveTextRow(line, objective);
  const heads = (rowKey: string): Cells => ({
    line: typed(undefined, "line"),
    objective: managed((rowKey === startsHere && objective.text) || null, "text"),
  });
  if (objective.actions.length === 0) {
    const key = AXIS_ROWS.empty(objective.key);
    const cells = eachColumn((column) => typed(undefined, styleOf(column)));
    return [{ key, cells: { ...cells, ...heads(key), ...keyCells(key, line.key, objective.key) } }];
  }
  const standing = context.book.standing.get(context.sheetId);
  return objective.actions.map((action) => {
    const standsAt0 = standing?.get(action.key);
    return {
      key: action.key,
      ...(standsAt0 !== undefined && { standsAt0 }),
      cells: {
        ...actionCells(action, context),
        ...heads(action.key),
        ...keyCells(action.key, line.key, objective.key),
      },
    };
  });
}

function actionCells(action: Action, { book, sheet }: Context): Cells {
  const cells: Record<Exclude<AxisColumn, "line" | "objective">, DesiredCell> = {
    action: typed(action.text, "text"),
    term: typed(initialOf(action.termMonths, Number), "term", RULES.term),
    means: typed(action.means, "text"),
    resources: typed(action.resources, "text"),
    budget: typed(initialOf(action.budgetCents, dollars), "amount", RULES.amount),
    responsible: typed(action.responsible, "text", book.unitRule(action.responsible)),
    internalSupport: typed(action.internalSupport, "text"),
    externalSupport: typed(action.externalSupport, "text"),
  };
  return withMarks(cells, book.marks, sheet, action.key);
}

function totalRow(axis: Axis, sheetId: number): DesiredRow {
  const subtotals = axis.lines.map(({ key }) => AXIS_ROWS.subtotal(key));
  return {
    key: AXIS_ROWS.total,
    cells: {
      ...eachColumn(() => typed(undefined, "total")),
      objective: managed(TOTAL_LABELS.total, "total"),
      budget:
        subtotals.length === 0
          ? managed(0, "totalAmount")
          : computed((at) => `=SUM(${subtotals.map((row) => at.cell(sheetId, row, "budget")).join()})`, "totalAmount"),
      ...keyCells(AXIS_ROWS.total),
    },
  };
}

function blockMerges(line: Line): readonly DesiredBlock[] {
  const top = AXIS_ROWS.top(line.key);
  const bottom = AXIS_ROWS.bottom(line.key);
  const last = lastOf(line.objectives);
  return [
    block(top, bottom, "line", "line"),
    ...line.objectives.map((objective) =>
      block(
        objectiveTextRow(line, objective),
        objective === last ? bottom : lastRow(objective),
        "objective",
        "objective",
      ),
    ),
  ];
}

function firstRow({ key, actions }: Objective): string {
  return actions[0]?.key ?? AXIS_ROWS.empty(key);
}

function lastRow({ key, actions }: Objective): string {
  return lastOf(actions)?.key ?? AXIS_ROWS.empty(key);
}

function styleOf(column: AxisColumn): Style {
  return column === "term" ? "term" : column === "budget" ? "amount" : "text";
}

function eachColumn(cell: (column: AxisColumn) => DesiredCell): Cells {
  return Object.fromEntries(KEYS.map((key) => [key, cell(key)]));
}

function block(fromRow: string, toRow: string, fromColumn: string, toColumn: string): DesiredBlock {
  return { fromRow, toRow, fromColumn, toColumn };
}

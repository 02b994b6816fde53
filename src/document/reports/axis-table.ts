import { formatAmount } from "../../plan/amount.ts";
import type { Action, Axis, Entry, Line } from "../../plan/plan.ts";
import { formatTerm } from "../../plan/term.ts";
import { axisCents, lineCents } from "../../plan/totals.ts";
import type { TableBlock, TableCell, TableColumn, TableRow } from "../block.ts";
import { cell, lineOfAction } from "./phrases.ts";

/** So wide that no word of the titles breaks on a landscape page. */
const COLUMNS: readonly TableColumn[] = [
  { title: "Línea de acción", widthShare: 11.5, align: "start" },
  { title: "Objetivos de la línea de acción", widthShare: 13, align: "start" },
  { title: "Acciones concretas", widthShare: 13, align: "start" },
  { title: "Plazo", widthShare: 6.5, align: "center" },
  { title: "Medios de verificación", widthShare: 10.3, align: "start" },
  { title: "Recursos", widthShare: 9.5, align: "start" },
  { title: "Presupuesto", widthShare: 9.7, align: "end" },
  { title: "Responsables", widthShare: 10.4, align: "start" },
  { title: "Apoyo (interno)", widthShare: 8.5, align: "start" },
  { title: "Apoyo (externo) y origen de los recursos", widthShare: 8.8, align: "start" },
];

/** The Cuadro of an axis: actions below their objective and line, a subtotal for each line and the total. */
export function axisTable(axis: Axis): TableBlock {
  return {
    kind: "table",
    isSmall: true,
    columns: COLUMNS,
    rows: [
      ...axis.lines.flatMap((line) => [
        ...lineRows(line),
        sumRow("band", "Subtotal de la línea de acción", lineCents(line)),
      ]),
      sumRow("total", `Total del eje ${axis.number}`, axisCents(axis)),
    ],
  };
}

/** An amount, a term or a number as it stands in a Cuadro: what could not be read as it was typed. */
export function entryText(entry: Entry<number>, format: (value: number) => string): string {
  if (entry.kind === "empty") return "";
  return entry.kind === "unread" ? entry.typed : format(entry.value);
}

/** A line without objectives, or an objective without actions, has a row of its own. */
function lineRows(line: Line): readonly TableRow[] {
  const blocks = line.objectives.length > 0 ? line.objectives : [{ text: "", actions: [] }];
  const heights = blocks.map(({ actions }) => Math.max(1, actions.length));
  const lineHeight = heights.reduce((sum, height) => sum + height, 0);
  return blocks.flatMap(({ text, actions }, block0) =>
    Array.from({ length: heights[block0]! }, (_, row0): TableRow => {
      const action = actions[row0];
      return {
        kind: "plain",
        cells: [
          ...(block0 === 0 && row0 === 0 ? [spanning(lineOfAction(line), lineHeight)] : []),
          ...(row0 === 0 ? [spanning(text, heights[block0]!)] : []),
          ...(action ? actionCells(action) : []),
        ],
      };
    }),
  );
}

function spanning(text: string, rows: number): TableCell {
  return cell(text, rows > 1 ? { rowSpan: rows } : {});
}

function actionCells(action: Action): readonly TableCell[] {
  return [
    action.text,
    entryText(action.termMonths, formatTerm),
    action.means,
    action.resources,
    entryText(action.budgetCents, formatAmount),
    action.responsible,
    action.internalSupport,
    action.externalSupport,
  ].map((text) => cell(text));
}

function sumRow(kind: "band" | "total", label: string, cents: number): TableRow {
  return { kind, cells: [cell(label, { columnSpan: 6 }), cell(formatAmount(cents)), cell("", { columnSpan: 3 })] };
}

import { lastOf } from "../../plan/last-of.ts";
import type { DesiredRow, DesiredSheet } from "../desired.ts";
import { sheetIdOf, titleOf } from "../managed.ts";
import type { OpenBook } from "./book.ts";
import { initialOf, managed, RULES, typed, withMarks } from "./cells.ts";

/** Columns in the order of the document, with the communication objective each strategy serves. */
export const STRATEGY_COLUMNS = [
  { key: "objective", title: "Objetivo de comunicación", widthPx: 200 },
  { key: "strategy", title: "Estrategia", widthPx: 260 },
  { key: "tactic", title: "Táctica", widthPx: 200 },
  { key: "tools", title: "Herramientas", widthPx: 170 },
  { key: "messages", title: "Mensajes a reforzar", widthPx: 230 },
  { key: "term", title: "Período de ejecución", widthPx: 95 },
] as const;

/** Cuadro 5 of a plan of three axes. The approved plans give the strategies no number of their own, which the sheet says. */
export function strategiesSheet({ plan, standing, marks }: OpenBook): DesiredSheet {
  const sheetId = sheetIdOf("strategies");
  const number = plan.axes.length + 2;
  const rows = plan.strategies.map(({ key, objective, strategy, tactic, tools, messages, termMonths }): DesiredRow => {
    const standsAt0 = standing.get(sheetId)?.get(key);
    const cells = {
      objective: typed(objective, "text"),
      strategy: typed(strategy, "text"),
      tactic: typed(tactic, "text"),
      tools: typed(tools, "text"),
      messages: typed(messages, "text"),
      term: typed(initialOf(termMonths, Number), "term", RULES.term),
      key: managed(key, "key"),
    };
    return {
      key,
      ...(standsAt0 !== undefined && { standsAt0 }),
      cells: withMarks(cells, marks, "strategies", key),
    };
  });
  return {
    sheetId,
    title: titleOf("strategies", plan.axes.length),
    hidden: false,
    frozenRows: 3,
    frozenColumns: 0,
    tabColor: "#6b4fa0",
    keyColumn: "key",
    columns: [
      ...STRATEGY_COLUMNS.map(({ key, widthPx }) => ({ key, widthPx, hidden: false })),
      { key: "key", widthPx: 60, hidden: true },
    ],
    rows: [
      {
        key: "title",
        heightPx: 28,
        cells: {
          objective: managed(`CUADRO N.° ${number}. ESTRATEGIAS DE COMUNICACIÓN`, "title"),
          key: managed("title", "key"),
        },
      },
      {
        key: "subtitle",
        heightPx: 22,
        cells: {
          objective: managed(
            `En este libro las estrategias de divulgación del plan llevan el número ${number}.`,
            "subtitle",
          ),
          key: managed("subtitle", "key"),
        },
      },
      {
        key: "header",
        cells: {
          ...Object.fromEntries(STRATEGY_COLUMNS.map(({ key, title }) => [key, managed(title, "header")])),
          key: managed("header", "key"),
        },
      },
      ...rows,
    ],
    merges: [],
    conditionalFormats: [],
    protection: "warning",
    open:
      rows.length > 0
        ? [{ fromRow: rows[0]!.key, toRow: lastOf(rows)!.key, fromColumn: "objective", toColumn: "term" }]
        : [],
    disposable: [],
  };
}

import { lastOf } from "../../plan/last-of.ts";
import type { DesiredSheet } from "../desired.ts";
import { sheetIdOf } from "../managed.ts";
import type { OpenBook } from "./book.ts";
import { initialOf, RULES, typed, withMarks } from "./cells.ts";
import { type ListColumn, listRow, listSheet } from "./list.ts";

/** Columns in the order of the document, with the communication objective each strategy serves. */
export const STRATEGY_COLUMNS = [
  { key: "objective", title: "Objetivo de comunicación", widthPx: 200 },
  { key: "strategy", title: "Estrategia", widthPx: 260 },
  { key: "tactic", title: "Táctica", widthPx: 200 },
  { key: "tools", title: "Herramientas", widthPx: 170 },
  { key: "messages", title: "Mensajes a reforzar", widthPx: 230 },
  { key: "term", title: "Período de ejecución", widthPx: 95 },
] as const satisfies readonly ListColumn[];

/** Cuadro 5 of a plan of three axes. The approved plans give the strategies no number of their own, which the sheet says. */
export function strategiesSheet({ plan, standing, marks }: OpenBook): DesiredSheet {
  const number = plan.axes.length + 2;
  const places = standing.get(sheetIdOf("strategies"));
  const rows = plan.strategies.map(({ key, objective, strategy, tactic, tools, messages, termMonths }) => {
    const cells = {
      objective: typed(objective, "text"),
      strategy: typed(strategy, "text"),
      tactic: typed(tactic, "text"),
      tools: typed(tools, "text"),
      messages: typed(messages, "text"),
      term: typed(initialOf(termMonths, Number), "term", RULES.term),
    };
    return listRow(key, withMarks(cells, marks, "strategies", key), places?.get(key));
  });
  return listSheet({
    sheet: "strategies",
    axisCount: plan.axes.length,
    heading: `CUADRO N.° ${number}. ESTRATEGIAS DE COMUNICACIÓN`,
    explanations: [`En este libro las estrategias de divulgación del plan llevan el número ${number}.`],
    columns: STRATEGY_COLUMNS,
    rows,
    tabColor: "#6b4fa0",
    protection: "warning",
    open:
      rows.length > 0
        ? [{ fromRow: rows[0]!.key, toRow: lastOf(rows)!.key, fromColumn: "objective", toColumn: "term" }]
        : [],
    disposable: [],
  });
}

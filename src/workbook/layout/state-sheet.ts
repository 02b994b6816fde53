import type { DesiredSheet } from "../desired.ts";
import { sheetIdOf, titleOf } from "../managed.ts";
import { FAMILIES, type State, stateRows } from "../state.ts";
import { managed } from "./cells.ts";

/** The hidden sheet where cuadros keeps what it must remember about the workbook. */
export function stateSheet(state: State): DesiredSheet {
  return {
    sheetId: sheetIdOf("state"),
    title: titleOf("state", state.axisCount),
    hidden: true,
    frozenRows: 1,
    frozenColumns: 0,
    tabColor: "#5b6b7b",
    keyColumn: "key",
    columns: [
      { key: "key", widthPx: 160, hidden: false },
      { key: "json", widthPx: 800, hidden: false },
    ],
    rows: [
      {
        key: "header",
        cells: {
          key: managed("header", "key"),
          json: managed("Datos internos de cuadros. Por favor, no los cambie.", "key"),
        },
      },
      ...stateRows(state).map(([key, json]) => ({
        key,
        cells: { key: managed(key, "bare"), json: managed(json, "bare") },
      })),
    ],
    merges: [],
    conditionalFormats: [],
    protection: "locked",
    open: [],
    disposable: Object.values(FAMILIES).map((key) => ({ key })),
  };
}

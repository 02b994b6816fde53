import { sheetIdOf } from "./cell-reference.ts";
import type { Command } from "./command.ts";
import { withWorkbook } from "./session.ts";

/** `show "SHEET"`: the cells of a sheet as displayed, from A1 on, hidden columns too. */
export const show: Command = {
  name: "show",
  parameters: ["HOJA"],
  summary: "muestra las celdas de una hoja, separadas por tabuladores; con --json, por filas",
  options: ["json"],
  run: (input) =>
    withWorkbook(input, async (workspace, spreadsheetId) => {
      const rows = workspace.sheets.displayed(spreadsheetId, sheetIdOf(workspace, input.positionals[0]!));
      const { out } = input.surroundings;
      out(input.options.json ? JSON.stringify(rows) : rows.map((row) => row.map(onOneLine).join("\t")).join("\n"));
    }),
};

function onOneLine(text: string): string {
  return text.replace(/[\t\r\n]+/g, " ");
}

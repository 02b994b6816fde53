import { cellAt } from "./cell-reference.ts";
import type { Command } from "./command.ts";
import { printRuns } from "./runs.ts";
import { userOf, withWorkbook } from "./session.ts";

/** `edit "SHEET!A1" VALUE`: types a text into a cell, as a person does, which fires the edit triggers. */
export const edit: Command = {
  name: "edit",
  parameters: ["CELDA", "VALOR"],
  summary: 'escribe en una celda ("Cuadro 1!B3") como lo haría una persona; un valor vacío la borra',
  options: ["user", "json"],
  run: (input) =>
    withWorkbook(input, async (workspace) => {
      const [reference, text] = input.positionals as [string, string];
      const { runs, ...values } = await workspace.edit(cellAt(workspace, reference), text, userOf(input.options));
      const change = `${reference}: ${values.oldValue ?? "(vacía)"} → ${values.value ?? "(vacía)"}`;
      printRuns(input, { celda: reference, antes: values.oldValue ?? null, ahora: values.value ?? null }, change, runs);
    }),
};

import { Problem } from "../local/problem.ts";
import { readTable } from "../local/tables.ts";
import { cellAt } from "./cell-reference.ts";
import type { Command } from "./command.ts";
import { counted } from "./counted.ts";
import { printRuns } from "./runs.ts";
import { userOf, withWorkbook } from "./session.ts";

/** `paste "SHEET!A1" FILE.tsv`: pastes rows of text, as a person does, which fires the edit triggers. */
export const paste: Command = {
  name: "paste",
  parameters: ["CELDA", "ARCHIVO.tsv"],
  summary: "pega las filas de un archivo a partir de una celda, como lo haría una persona",
  options: ["user", "json"],
  run: (input) =>
    withWorkbook(input, async (workspace) => {
      const [reference, file] = input.positionals as [string, string];
      const rows = readTable(file);
      if (rows.length === 0) throw new Problem(`El archivo ${file} está vacío.`);
      const runs = await workspace.paste(cellAt(workspace, reference), rows, userOf(input.options));
      printRuns(
        input,
        { celda: reference, filas: rows.length },
        `${reference}: ${counted(rows.length, "fila pegada", "filas pegadas")}`,
        runs,
      );
    }),
};

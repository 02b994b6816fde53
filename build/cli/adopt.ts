import { adoptTables } from "./adoption.ts";
import type { Command } from "./command.ts";
import { printSummary } from "./summary.ts";

/** `adopt PATH`: makes a managed workbook from a folder of tables. */
export const adopt: Command = {
  name: "adopt",
  parameters: ["RUTA"],
  summary: "convierte las tablas de una carpeta (archivos .tsv y, si existe, plan.json) en un libro gestionado",
  options: ["force"],
  run: (input) =>
    adoptTables(
      input,
      input.positionals[0]!,
      { startOver: input.options.force ?? false, build: "needed" },
      (workspace, conversion) => printSummary(workspace, conversion, input.surroundings.out),
    ),
};

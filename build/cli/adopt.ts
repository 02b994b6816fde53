import { adoptTables } from "./adoption.ts";
import type { Command } from "./command.ts";
import { printSummary } from "./summary.ts";

/** `adopt PATH`: makes a managed workbook from a folder of tables, an .xlsx or a .docx file. */
export const adopt: Command = {
  name: "adopt",
  parameters: ["RUTA"],
  summary: "convierte en libro gestionado una carpeta de tablas (.tsv), un .xlsx o un .docx; lee también plan.json",
  options: ["force"],
  run: (input) =>
    adoptTables(
      input,
      input.positionals[0]!,
      { startOver: input.options.force ?? false, build: "needed" },
      (workspace, conversion) => printSummary(workspace, conversion, input.surroundings.out),
    ),
};

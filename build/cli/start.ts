import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { adoptTables } from "./adoption.ts";
import type { Command } from "./command.ts";
import { writeWorkbook } from "./export.ts";
import { printSummary } from "./summary.ts";

const EXAMPLE = fileURLToPath(new URL("../../templates/usulutan-2023-2025", import.meta.url));
const RESULT = join("out", "plan.xlsx");

/** `npm start`: the whole way with the example that ships with the project, from raw tables to an .xlsx file. */
export const start: Command = {
  name: "start",
  parameters: [],
  summary: "convierte el plan de ejemplo en un libro gestionado, presenta el resultado y escribe out/plan.xlsx",
  options: ["once"],
  run: (input) => {
    const { out } = input.surroundings;
    return adoptTables(input, EXAMPLE, { startOver: true, build: "always" }, async (workspace, conversion) => {
      await printSummary(workspace, conversion, out);
      await writeWorkbook(workspace, RESULT);
      out(`Libro en Excel      ${RESULT}`);
    });
  },
};

import { join } from "node:path";
import { adoptTables } from "./adoption.ts";
import type { Command } from "./command.ts";
import { writeWorkbook } from "./export.ts";
import { writeReport } from "./report.ts";
import { EXAMPLE, serveWorkspace } from "./serve.ts";
import { printSummary } from "./summary.ts";

const RESULT = join("out", "plan.xlsx");
const REPORT = join("out", "informe-seguimiento.docx");

/**
 * `npm start`: the workbook in the browser, at first with the raw tables of the example. With `--once`, the whole way with the
 * example, from raw tables to an .xlsx file.
 */
export const start: Command = {
  name: "start",
  parameters: [],
  summary:
    "muestra el libro en el navegador; con --once, convierte el plan de ejemplo, presenta el resultado y escribe out/plan.xlsx y out/informe-seguimiento.docx",
  options: ["once", "port"],
  run: (input) => {
    if (!input.options.once) return serveWorkspace(input);
    const { out } = input.surroundings;
    return adoptTables(input, EXAMPLE, { startOver: true, build: "always" }, async (workspace, conversion) => {
      await printSummary(workspace, conversion, out);
      await writeWorkbook(workspace, RESULT);
      out(`Libro en Excel      ${RESULT}`);
      await writeReport(workspace, { report: "seguimiento" }, REPORT);
      out(`Informe al Concejo  ${REPORT}`);
    });
  },
};

import type { Command } from "./command.ts";
import { type Findings, findings } from "./open-data.ts";
import { callForJson, userOf, withWorkbook } from "./session.ts";

/** `check`: the findings about the workbook. */
export const check: Command = {
  name: "check",
  parameters: [],
  summary: "muestra las observaciones",
  options: ["json", "user"],
  run: (input) =>
    withWorkbook(input, async (workspace) => {
      const data = await callForJson(workspace, "listFindings", userOf(input.options));
      const { out } = input.surroundings;
      out(input.options.json ? JSON.stringify(data, null, 2) : listed(findings.parse(data)));
    }),
};

function listed({ observaciones }: Findings): string {
  if (observaciones.length === 0) return "No hay observaciones.";
  return observaciones
    .map(({ severidad, hoja, celda, mensaje, remedio }) => {
      const place = [hoja, celda].filter(Boolean).join("!");
      return [`${severidad.toUpperCase()}  ${place}`, `  ${mensaje}`, ...(remedio ? [`  ${remedio}`] : [])].join("\n");
    })
    .join("\n\n");
}

import type { Command } from "./command.ts";
import { amount, type OpenData, openData, periodText } from "./open-data.ts";
import { callForJson, userOf, withWorkbook } from "./session.ts";

/** `plan`: the plan as it stands in the workbook; with `--json` its open-data form. */
export const plan: Command = {
  name: "plan",
  parameters: [],
  summary: "muestra el plan; con --json, como datos abiertos",
  options: ["json", "user"],
  run: (input) =>
    withWorkbook(input, async (workspace) => {
      const data = await callForJson(workspace, "openData", userOf(input.options));
      const { out } = input.surroundings;
      out(input.options.json ? JSON.stringify(data, null, 2) : outline(openData.parse(data)));
    }),
};

function outline(data: OpenData): string {
  const axes = data.ejes.flatMap((axis) => [
    "",
    `Eje ${axis.numero}. ${axis.nombre ?? ""}`,
    ...axis.lineas.flatMap((line) => [
      `  ${[line.codigo, line.nombre].filter(Boolean).join(" ")}`,
      ...line.objetivos.flatMap((objective) => [
        `    ${firstLine(objective.objetivo ?? "")}`,
        ...objective.acciones.map(
          (action) => `      ${action.clave}  ${firstLine(action.accion)}  ${amount(action.presupuesto)}`,
        ),
      ]),
    ]),
  ]);
  const title = [data.municipio, data.departamento].filter(Boolean).join(", ");
  return [`${title || "—"} · ${periodText(data.periodo)} · ${amount(data.total)}`, ...axes].join("\n");
}

function firstLine(text: string): string {
  const [first = ""] = text.split("\n");
  return first.length > 100 ? `${first.slice(0, 99)}…` : first;
}

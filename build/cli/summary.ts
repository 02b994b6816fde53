import type { RunReport } from "../local/script-runs.ts";
import { INSTALLER, type Workspace } from "../local/workspace.ts";
import { counted } from "./counted.ts";
import { amount, findings, openData, periodText, SEVERITIES } from "./open-data.ts";
import { callForJson } from "./session.ts";

/** Writes what came of a conversion: the plan's figures, the findings by severity and the calls that were made to Google. */
export async function printSummary(
  workspace: Workspace,
  conversion: RunReport,
  out: (text: string) => void,
): Promise<void> {
  const plan = openData.parse(await callForJson(workspace, "openData", INSTALLER));
  const { observaciones } = findings.parse(await callForJson(workspace, "listFindings", INSTALLER));
  const lines = plan.ejes.flatMap((axis) => axis.lineas);
  const objectives = lines.flatMap((line) => line.objetivos);
  const actions = objectives.flatMap((objective) => objective.acciones);
  const ofSeverity = (severity: string) => observaciones.filter((finding) => finding.severidad === severity).length;
  const { reads, writes } = conversion.calls;
  const rows: readonly (readonly [string, string | number])[] = [
    ["Municipio", plan.municipio || "—"],
    ["Período", periodText(plan.periodo)],
    ["Ejes", plan.ejes.length],
    ["Líneas de acción", lines.length],
    ["Objetivos", objectives.length],
    ["Acciones", actions.length],
    ["Total", amount(plan.total)],
    [
      "Observaciones",
      SEVERITIES.map((severity) => counted(ofSeverity(severity), severity, PLURALS[severity])).join(", "),
    ],
    ["Llamadas a Google", `${reads} de lectura, ${writes} de escritura`],
  ];
  for (const [title, value] of rows) out(`${title.padEnd(20)}${value}`);
}

const PLURALS = { error: "errores", advertencia: "advertencias", nota: "notas" } as const;

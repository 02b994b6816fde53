import { formatAmount } from "../../src/plan/amount.ts";
import { type Action, type Entry, objectivesOf, type Plan } from "../../src/plan/plan.ts";

/** The axis tables of a plan as text for reading and comparing; "⏎" stands for a line break. */
export function planText(plan: Plan): string {
  const lines: string[] = [];
  let lastAxis = 0;
  let lastLine = "";
  for (const { axis, line, objective } of objectivesOf(plan)) {
    if (axis.number !== lastAxis) lines.push(`EJE ${axis.number}: ${axis.name}`);
    if (line.key !== lastLine) lines.push(`LÍNEA ${line.code} ${line.name}`);
    lastAxis = axis.number;
    lastLine = line.key;
    lines.push(`  OBJETIVO ${objective.text}`, ...objective.actions.flatMap(actionLines));
  }
  return `${lines.map((line) => line.replace(/\n/g, " ⏎ ")).join("\n")}\n`;
}

function actionLines(action: Action): string[] {
  return [
    `    - Acción: ${action.text}`,
    `      Plazo: ${shown(action.termMonths, (months) => (months === 1 ? "1 mes" : `${months} meses`))}`,
    `      Medios: ${action.means}`,
    `      Recursos: ${action.resources}`,
    `      Presupuesto: ${shown(action.budgetCents, formatAmount)}`,
    `      Responsables: ${action.responsible}`,
    `      Apoyo interno: ${action.internalSupport}`,
    `      Apoyo externo: ${action.externalSupport}`,
    `      Actividades: ${shown(action.activities, String)}`,
    ...(action.months.length > 0
      ? [
          `      Meses: ${action.months.map(({ month, activities }) => `${month} ${shown(activities, String)}`).join(", ")}`,
        ]
      : []),
  ];
}

function shown(entry: Entry<number>, format: (value: number) => string): string {
  return entry.kind === "value"
    ? format(entry.value)
    : entry.kind === "empty"
      ? "sin dato"
      : `no leído «${entry.typed}»`;
}

import type { ListedFinding } from "../../plan/acceptance.ts";
import { SEVERITIES, type Severity } from "../../plan/finding.ts";
import type { Block } from "../block.ts";
import { cell, counted, dateText, listOr, oneLine, orElse, paragraph } from "./phrases.ts";

/** What is told in full of each severity; notes are understood and only counted. */
const TITLES: Readonly<Record<Exclude<Severity, "nota">, string>> = { error: "Error", advertencia: "Advertencia" };

/** The findings that nobody has accepted, worst first. */
export function openFindings(findings: readonly ListedFinding[]): readonly Block[] {
  const open = findings.filter(({ status }) => status !== "aceptada");
  const notes = open.filter(({ finding }) => finding.severity === "nota").length;
  const told = SEVERITIES.flatMap((severity) => open.filter(({ finding }) => finding.severity === severity)).flatMap(
    ({ finding: { severity, message, remedy } }) =>
      severity === "nota"
        ? []
        : [[{ text: `${TITLES[severity]}: `, bold: true }, { text: `${message} ` }, { text: remedy, italic: true }]],
  );
  const more = counted(notes, "nota, que no pide decisión, está", "notas, que no piden decisión, están");
  return [
    ...listOr(told, "No hay errores ni advertencias abiertas."),
    ...(notes > 0 ? [paragraph(`Además, ${more} en la hoja Observaciones.`)] : []),
  ];
}

/** The findings that somebody accepted as they are, with the reason. */
export function acceptedFindings(findings: readonly ListedFinding[]): readonly Block[] {
  const accepted = findings.flatMap(({ finding, status, acceptance }) =>
    status === "aceptada" && acceptance ? [{ finding, acceptance }] : [],
  );
  if (accepted.length === 0) return [paragraph("No hay observaciones aceptadas.")];
  return [
    {
      kind: "table",
      columns: [
        { title: "Observación", widthShare: 48, align: "start" },
        { title: "Motivo por el que se aceptó", widthShare: 34, align: "start" },
        { title: "Fecha", widthShare: 18, align: "start" },
      ],
      rows: accepted.map(({ finding, acceptance }) => ({
        kind: "plain",
        cells: [
          cell(oneLine(finding.message)),
          cell(orElse(acceptance.reason, "Sin motivo")),
          cell(dateText(acceptance.acceptedOn)),
        ],
      })),
    },
  ];
}

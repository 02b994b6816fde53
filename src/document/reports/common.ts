import { isCoordinator } from "../../plan/commission.ts";
import type { Approval, PlanFacts } from "../../plan/plan.ts";
import { listed } from "../../plan/quote.ts";
import type { Block } from "../block.ts";
import type { ReportInput } from "../report-input.ts";
import { dateInWords } from "../words.ts";
import { counted, dateText, oneLine, orElse, paragraph, TO_FILL } from "./phrases.ts";

/** Fields that every report has; `approval`: the decision that it speaks of. */
export function commonFields(
  input: ReportInput,
  title: string,
  approval: Approval = approvalOf(input),
): Readonly<Record<string, string>> {
  const { facts } = input.plan;
  const { minutes, resolution, date } = approval;
  const { number, version, author } = input.registration ?? {};
  return {
    título: title,
    municipio: filled(facts.municipality),
    departamento: filled(facts.department),
    plan: planName(facts),
    "período del plan": filled(yearsText(facts)),
    acta: filled(minutes),
    acuerdo: filled(resolution),
    "fecha del acuerdo": dateText(date),
    "fecha del acuerdo en letras": wordsOrBlank(date),
    fecha: dateText(input.today),
    "fecha en letras": wordsOrBlank(input.today),
    "número de informe": filled(number ?? ""),
    versión: version === undefined ? TO_FILL : String(version),
    "elaborado por": filled(author ?? ""),
    coordinación: coordinators(input),
  };
}

/** What every report can say of the state that its figures are in: whether they are reconciled. */
export function noticeSentences({ findings }: Pick<ReportInput, "findings">): readonly string[] {
  const open = findings.filter(({ status }) => status !== "aceptada");
  const errors = open.filter(({ finding }) => finding.severity === "error").length;
  const warnings = open.filter(({ finding }) => finding.severity === "advertencia").length;
  return [
    ...(errors > 0
      ? [
          `Este informe se elaboró con ${counted(errors, "error abierto", "errores abiertos")} en la hoja Observaciones: hay cifras que no están conciliadas o que no se pudieron leer, y pueden cambiar cuando se corrijan.`,
        ]
      : []),
    ...(warnings > 0
      ? [
          `En la hoja Observaciones hay ${counted(warnings, "advertencia abierta", "advertencias abiertas")}, sobre lo que alguien debe decidir.`,
        ]
      : []),
  ];
}

/** The same for the first page. */
export function noticesBlock(input: Pick<ReportInput, "findings">): readonly Block[] {
  const sentences = noticeSentences(input);
  if (sentences.length === 0)
    return [paragraph("Las cifras están conciliadas: no hay errores ni advertencias abiertas.")];
  return sentences.map((text) => paragraph([{ text, bold: true }], { style: "quote" }));
}

/** The council's decision that holds: that of the baseline, where it says one, else that of the plan. */
export function approvalOf({ plan, baseline }: Pick<ReportInput, "plan" | "baseline">): Approval {
  return baseline && approvalText(baseline.approval) !== "" ? baseline.approval : plan.facts.approval;
}

/** "Acta número cinco, Acuerdo número XXI, del 1 de febrero de 2023"; empty where nothing is known. */
export function approvalText({ minutes, resolution, date }: Approval): string {
  const named = (name: string, text: string) => {
    const known = oneLine(text).trim();
    return known === "" ? [] : [NAMED.test(known) ? known : `${name} ${known}`];
  };
  return [
    ...named("Acta", minutes),
    ...named("Acuerdo", resolution),
    ...(date === "" ? [] : [`del ${dateText(date)}`]),
  ].join(", ");
}

/** What the council decided and when. */
export function approvalBlock(input: ReportInput): readonly Block[] {
  const { facts } = input.plan;
  const text = approvalText(approvalOf(input));
  if (text === "")
    return [
      paragraph(
        `No está anotado con qué acta y acuerdo aprobó el Concejo Municipal el ${planName(facts)}. Se anotan en la hoja Ajustes.`,
      ),
    ];
  const { baseline } = input;
  const fixed = baseline ? ` La línea base del plan se fijó el ${dateText(baseline.fixedOn)}.` : "";
  return [
    paragraph(`El Concejo Municipal aprobó el ${planName(facts)} según consta en: ${text}.${fixed}`, {
      align: "justified",
    }),
  ];
}

/** "Plan de Acción … 2023-2025". */
export function planName(facts: PlanFacts): string {
  const years = yearsText(facts);
  return `Plan de Acción para la Implementación de la Política de Integridad Municipal${years && ` ${years}`}`;
}

/** "municipio de Usulután, departamento de Usulután". */
export function placeText({ municipality, department }: PlanFacts): string {
  return `municipio de ${filled(municipality)}, departamento de ${filled(department)}`;
}

/** A text on one line, or a blank to be filled in. */
export function filled(text: string): string {
  return orElse(oneLine(text), TO_FILL);
}

/** A date in words, or a blank to be filled in. */
export function wordsOrBlank(date: string): string {
  return dateText(date) === TO_FILL ? TO_FILL : dateInWords(date);
}

/** Staff write "Acta número cinco" or only "5". */
const NAMED = /^(acta|acuerdo|decreto|punto|resolución)\b/i;

function yearsText({ period }: PlanFacts): string {
  if (!period) return "";
  const { fromYear, toYear } = period;
  return fromYear === toYear ? String(fromYear) : `${fromYear}-${toYear}`;
}

function coordinators({ members }: ReportInput): string {
  const names = members.filter(({ mail }) => isCoordinator(mail, members)).map(({ name }) => oneLine(name));
  return filled(
    listed(
      names.filter((name) => name !== ""),
      10,
    ),
  );
}

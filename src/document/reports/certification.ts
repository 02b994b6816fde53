import type { Approval, PlanFacts } from "../../plan/plan.ts";
import type { Block } from "../block.ts";
import type { Report } from "../report.ts";
import type { ReportInput } from "../report-input.ts";
import { numberInWords } from "../words.ts";
import { DRAFT_MARK } from "./agreement.ts";
import { approvalOf, approvalText, commonFields, filled, noticesBlock, planName, wordsOrBlank } from "./common.ts";
import { oneLine, paragraph, TO_FILL } from "./phrases.ts";

/** What a certification speaks of beyond what the plan knows. Whatever is not given is left as a blank to be filled in by hand. */
export interface Certified {
  /** The decision; of the plan's approval where it is not given. */
  readonly approval?: Approval;
  /** "ordinaria", "extraordinaria". */
  readonly sessionKind?: string;
  /** "diez horas". */
  readonly sessionTime?: string;
  /** The text of the acuerdo, word for word. */
  readonly text?: string;
}

/** Proyecto de certificación: an acuerdo in the form in which secretaries certify it. A draft, without names and never signed. */
export function certificationReport(input: ReportInput, certified: Certified = {}): Report {
  const { facts } = input.plan;
  const approval = certified.approval ?? approvalOf(input);
  const title = `${DRAFT_MARK} de certificación de acuerdo municipal`;
  const body = certificationBlocks(facts, approval, certified);
  return {
    kind: "certificacion",
    title,
    fields: {
      ...commonFields(input, title, approval),
      "clase de sesión": filled(certified.sessionKind ?? ""),
      "hora de la sesión": filled(certified.sessionTime ?? ""),
      "secretaría municipal": TO_FILL,
      "firmas del acta": SIGNATURES,
      "marca de proyecto": MARK_TEXT,
    },
    blocks: { avisos: noticesBlock(input), "texto de la certificación": body },
    warnings: warnings(approval, certified),
    essential: ["texto de la certificación"],
  };
}

const MARK_TEXT = `${DRAFT_MARK}: sin firma ni sello. No tiene valor de certificación.`;
/** A blank for each signature; how many there are is not known. */
const SIGNATURES = `${`//// ${TO_FILL} `.repeat(3)}//// RUBRICADAS.`;

function certificationBlocks(facts: PlanFacts, approval: Approval, certified: Certified): readonly Block[] {
  const { minutes, resolution, date } = approval;
  const year = date === "" ? TO_FILL : numberInWords(Number(date.slice(0, 4)));
  return [
    mark(),
    paragraph("EL (LA) INFRASCRITO(A) SECRETARIO(A) MUNICIPAL,"),
    paragraph(
      [
        { text: "CERTIFICA: ", bold: true },
        {
          text: `que en el libro de actas y acuerdos que esta municipalidad llevó en el año ${year} consta el ${capitals("Acta", minutes)}, de la sesión ${filled(certified.sessionKind ?? "")} celebrada a las ${filled(certified.sessionTime ?? "")} del ${wordsOrBlank(date)}, en la que se encuentra el acuerdo que dice:`,
        },
      ],
      { align: "justified" },
    ),
    ...(certified.text === undefined ? [paragraph([{ text: COPY_NOTE, italic: true }])] : []),
    paragraph(
      [
        { text: `${capitals("Acuerdo", resolution)}. `, bold: true },
        { text: certified.text ?? agreementText(facts, approval) },
      ],
      { align: "justified", style: "quote" },
    ),
    paragraph(`Se levantó la sesión y firman: ${SIGNATURES}`, { align: "justified" }),
    paragraph(
      `Es conforme con su original, con el cual se confrontó. Y para los efectos consiguientes se extiende la presente en la Alcaldía Municipal de ${filled(facts.municipality)}, departamento de ${filled(facts.department)}, a los ${TO_FILL} días del mes de ${TO_FILL} de ${TO_FILL}.`,
      { align: "justified" },
    ),
    paragraph(TO_FILL, { align: "center" }),
    paragraph("Secretario(a) Municipal", { align: "center" }),
    mark(),
  ];
}

const COPY_NOTE =
  "[Transcriba aquí el texto del acuerdo tal como consta en el libro de actas. El que sigue se redactó con los datos del plan.]";

/** Stands in the place of the acuerdo's own words until somebody copies them from the book. */
function agreementText(facts: PlanFacts, approval: Approval): string {
  const isOfPlan = approvalText(approval) === approvalText(facts.approval);
  const what = `${isOfPlan ? "el" : "las modificaciones al"} ${planName(facts).toUpperCase()}`;
  return `El Concejo Municipal, en cumplimiento del artículo 30 del Código Municipal, numerales 4 y 6, ACUERDA: Aprobar ${what}. Comuníquese.`;
}

/** "ACTA NÚMERO CINCO" for "Acta número cinco", "ACTA NÚMERO 5" for "5". */
function capitals(name: string, text: string): string {
  const known = oneLine(text).trim();
  const isNamed = known.toLowerCase().startsWith(name.toLowerCase());
  return (isNamed ? known : `${name} número ${filled(known)}`).toUpperCase();
}

function mark(): Block {
  return paragraph([{ text: MARK_TEXT, bold: true }], { align: "center" });
}

function warnings(approval: Approval, { text }: Certified): readonly string[] {
  return [
    ...(approvalText(approval) === "" ? ["No se conocen el acta, el acuerdo ni la fecha: quedan en blanco."] : []),
    ...(text === undefined
      ? ["El texto del acuerdo se redactó con los datos del plan: sustitúyalo por el que consta en el libro de actas."]
      : []),
  ];
}

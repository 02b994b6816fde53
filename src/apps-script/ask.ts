import type { Adoption } from "../workbook/adopt/adopt.ts";
import type { KnownFacts } from "../workbook/conversion.ts";

/** A question whose answer the tables do not give. `read` returns null for an answer that makes no sense. */
interface Question {
  readonly title: string;
  readonly text: string;
  readonly isKnown: (adoption: Adoption) => boolean;
  readonly read: (answer: string, known: KnownFacts) => KnownFacts | null;
}

const QUESTIONS: readonly Question[] = [
  {
    title: "Municipio",
    text: "¿De qué municipio es el plan?",
    isKnown: ({ plan }) => plan.facts.municipality !== "",
    read: (municipality, known) => ({ ...known, municipality }),
  },
  {
    title: "Departamento",
    text: "¿A qué departamento pertenece?",
    isKnown: ({ plan }) => plan.facts.department !== "",
    read: (department, known) => ({ ...known, department }),
  },
  {
    title: "Período del plan",
    text: "¿Qué años abarca el plan? Escriba el primero y el último; por ejemplo: 2023-2025.",
    isKnown: () => false,
    read: (answer, known) => {
      const years = answer.match(/\d{4}/g)?.map(Number) ?? [];
      const [fromYear, toYear = fromYear] = years;
      return fromYear === undefined || toYear === undefined || toYear < fromYear
        ? null
        : { ...known, period: { fromYear, toYear } };
    },
  },
  {
    title: "Nombres de los ejes",
    text: "Escriba los nombres de los ejes estratégicos en orden, separados por punto y coma.",
    // A title above a table may be the Cuadro's and not the axis' own, so the names are asked for in any case.
    isKnown: () => false,
    read: (answer, known) => ({ ...known, axisNames: answer.split(";").map((name) => name.trim()) }),
  },
  {
    title: "Acta",
    text: "¿En qué acta consta la aprobación del plan? Por ejemplo: Acta número cinco.",
    isKnown: ({ plan }) => plan.facts.approval.minutes !== "",
    read: (minutes, known) => ({ ...known, approval: { ...approvalOf(known), minutes } }),
  },
  {
    title: "Acuerdo",
    text: "¿Con qué acuerdo lo aprobó el Concejo Municipal? Por ejemplo: Acuerdo número XXI.",
    isKnown: ({ plan }) => plan.facts.approval.resolution !== "",
    read: (resolution, known) => ({ ...known, approval: { ...approvalOf(known), resolution } }),
  },
  {
    title: "Fecha del acuerdo",
    text: "¿De qué fecha es el acuerdo? Escríbala como día/mes/año; por ejemplo: 01/02/2023.",
    isKnown: ({ plan }) => plan.facts.approval.date !== "",
    read: (answer, known) => {
      const date = civilDate(answer);
      return date === null ? null : { ...known, approval: { ...approvalOf(known), date } };
    },
  },
];

const BLANK_IS_FINE = "Si no lo sabe, deje la respuesta en blanco: podrá escribirlo después en la hoja Ajustes.";
const NOT_UNDERSTOOD = "No se entendió la respuesta anterior.";

/** Asks for what the tables do not say. Null when the person cancels; a blank answer leaves the datum open. */
export function askForFacts(ui: GoogleAppsScript.Base.Ui, adoption: Adoption): KnownFacts | null {
  let known: KnownFacts = {};
  for (const question of QUESTIONS) {
    if (question.isKnown(adoption)) continue;
    const answered = ask(ui, question, known);
    if (answered === null) return null;
    known = answered;
  }
  return known;
}

function ask(ui: GoogleAppsScript.Base.Ui, { title, text, read }: Question, known: KnownFacts): KnownFacts | null {
  for (let complaint = ""; ; complaint = `${NOT_UNDERSTOOD} `) {
    const response = ui.prompt(title, `${complaint}${text} ${BLANK_IS_FINE}`, ui.ButtonSet.OK_CANCEL);
    if (response.getSelectedButton() !== ui.Button.OK) return null;
    const answer = response.getResponseText().trim();
    if (answer === "") return known;
    const answered = read(answer, known);
    if (answered) return answered;
  }
}

function approvalOf({ approval }: KnownFacts) {
  return approval ?? { minutes: "", resolution: "", date: "" };
}

/** `YYYY-MM-DD` of a date written as day/month/year; null when there is no such day. */
function civilDate(text: string): string | null {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (!match) return null;
  const [day, month, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

import { formatAmount } from "../plan/amount.ts";
import { dateIn } from "../plan/date.ts";
import type { Approval, Plan } from "../plan/plan.ts";
import { countsOf, planCents } from "../plan/totals.ts";
import { isCoordinatorAtWork } from "./coordinator.ts";
import { APP, amountOf, failureMessage } from "./messages.ts";
import { readPlan } from "./round.ts";
import { grant } from "./wishes.ts";

const TITLE = "Fijar línea base";
/** The words go into a document property together. */
const MOST_CHARACTERS = 200;
const MOST_ATTEMPTS = 5;

interface Question {
  readonly field: keyof Approval;
  readonly text: string;
  /** The answer as it is kept; empty for one that makes no sense. */
  readonly read: (answer: string) => string;
  /** What stands in *Ajustes*, as people write it. */
  readonly show: (known: string) => string;
}

const asWritten = (text: string) => text.slice(0, MOST_CHARACTERS);

const QUESTIONS: readonly Question[] = [
  {
    field: "minutes",
    text: "¿En qué acta consta la aprobación? Por ejemplo: Acta número cinco.",
    read: asWritten,
    show: asWritten,
  },
  {
    field: "resolution",
    text: "¿Con qué acuerdo aprobó el Concejo Municipal el plan? Por ejemplo: Acuerdo número XXI.",
    read: asWritten,
    show: asWritten,
  },
  {
    field: "date",
    text: "¿De qué fecha es el acuerdo? Escríbala como día/mes/año; por ejemplo: 01/02/2023.",
    read: dateIn,
    show: (date) => date.split("-").reverse().join("/"),
  },
];

/** Menu item: asks for the acuerdo and records the plan as it stands as the approved one. */
export function fixBaseline(): void {
  const ui = SpreadsheetApp.getUi();
  try {
    const { result } = readPlan();
    const told = isCoordinatorAtWork(result) ? askAndFix(ui, result.plan) : NOT_ALLOWED;
    if (told) ui.alert(APP, told, ui.ButtonSet.OK);
  } catch (error) {
    console.error(error);
    ui.alert(APP, failureMessage(error), ui.ButtonSet.OK);
  }
}

const NOT_ALLOWED =
  "Solo la cuenta de la Comisión, o una persona que la hoja Comisión nombra con el rol «coordinación», puede fijar la línea base. No se cambió nada.";

/** What the person is told; empty when there is nothing more to tell. */
function askAndFix(ui: GoogleAppsScript.Base.Ui, plan: Plan): string {
  const approval = askForApproval(ui, plan.facts.approval);
  if (!approval || ui.alert(TITLE, confirmation(plan, approval), ui.ButtonSet.YES_NO) !== ui.Button.YES)
    return "No se fijó la línea base. No se cambió nada.";
  return grant(
    { kind: "baseline", approval },
    "La línea base quedó fijada. La lista de modificaciones empieza de nuevo.",
  );
}

/** Null when the person cancels, or gives no answer that makes sense. */
function askForApproval(ui: GoogleAppsScript.Base.Ui, known: Approval): Approval | null {
  let approval: Approval = { minutes: "", resolution: "", date: "" };
  for (const question of QUESTIONS) {
    const answer = ask(ui, question, known[question.field]);
    if (answer === null) return null;
    approval = { ...approval, [question.field]: answer };
  }
  return approval;
}

function ask(ui: GoogleAppsScript.Base.Ui, { text, read, show }: Question, known: string): string | null {
  const offer = known ? ` Deje la respuesta en blanco para usar lo que dice la hoja Ajustes: «${show(known)}».` : "";
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    const complaint = attempt > 1 ? "No se entendió la respuesta anterior. " : "";
    const response = ui.prompt(TITLE, `${complaint}${text}${offer}`, ui.ButtonSet.OK_CANCEL);
    if (response.getSelectedButton() !== ui.Button.OK) return null;
    const answer = response.getResponseText().trim();
    const kept = answer === "" ? known.slice(0, MOST_CHARACTERS) : read(answer);
    if (kept) return kept;
  }
  return null;
}

function confirmation(plan: Plan, { minutes, resolution, date }: Approval): string {
  const [year, month, day] = date.split("-");
  const actions = amountOf(countsOf(plan).actions, "acción", "acciones");
  return [
    `El plan como está ahora (${actions} por ${formatAmount(planCents(plan))}) quedará como el plan aprobado por el Concejo Municipal: ${minutes}, ${resolution}, del ${day}/${month}/${year}.`,
    "La lista de la hoja Modificaciones empieza de nuevo: en adelante muestra lo que cambie desde hoy.",
    "",
    "¿Desea fijar la línea base?",
  ].join("\n");
}

import * as z from "zod/mini";
import { monthInWords, monthName } from "../plan/proposal/calendar.ts";
import { fingerprintOf } from "../plan/proposal/fingerprint.ts";
import { type Proposal, type ProposedAction, proposeSchedule } from "../plan/proposal/proposal.ts";
import { isCoordinatorAtWork } from "./coordinator.ts";
import { APP, amountOf, failureMessage } from "./messages.ts";
import { page } from "./page.ts";
import { readPlan } from "./round.ts";
import { grant } from "./wishes.ts";

/** Menu item: opens the sidebar that shows a proposed schedule before it is written. */
export function showProposal(): void {
  SpreadsheetApp.getUi().showSidebar(page("sidebar-proposal", "Proponer cronograma"));
}

/**
 * Sidebar: the proposal for the actions without months, as JSON text `{huella, sinConfirmar, acciones: [{texto, meses,
 * actividades, motivos}], pendientes: [{texto, motivo}], carga: [{unidad, anos: [{ano, actividades}]}]}`. `huella` comes back
 * with `writeProposal`; `actividades` of `carga` are those of the twelve months of a year. Throws when the workbook is not managed.
 */
export function listProposal(): string {
  const { plan, units, state } = readPlan().result;
  const proposal = proposeSchedule(plan, units);
  return JSON.stringify({
    huella: fingerprintOf(proposal),
    sinConfirmar: Object.keys(state.proposed ?? {}).length,
    acciones: proposal.actions.map((action) => ({
      texto: action.text,
      meses: monthsInWords(action),
      actividades: amountOf(action.activities, "actividad", "actividades"),
      motivos: action.reasons,
    })),
    pendientes: proposal.left.map(({ text, reason }) => ({ texto: text, motivo: reason })),
    carga: loadByYear(proposal),
  });
}

const fingerprintSchema = z.string().check(z.regex(/^\d{1,6}-[0-9a-z]{1,8}$/));

/** Sidebar: writes the proposal that was shown. What the person is told. Throws, in Spanish, when it makes no sense. */
export function writeProposal(fingerprint: unknown): string {
  const read = fingerprintSchema.safeParse(fingerprint);
  if (!read.success) throw new Error("No se entendió qué propuesta hay que escribir. Por favor calcule de nuevo.");
  return grant(
    { kind: "propose", fingerprint: read.data },
    "El cronograma quedó escrito como propuesta. Cuando la Comisión esté de acuerdo, elija Plan de integridad > Confirmar cronograma propuesto.",
  );
}

/** Menu item: makes the proposed months firm, after asking. */
export function confirmSchedule(): void {
  const ui = SpreadsheetApp.getUi();
  try {
    ui.alert(APP, askAndConfirm(ui), ui.ButtonSet.OK);
  } catch (error) {
    console.error(error);
    ui.alert(APP, failureMessage(error), ui.ButtonSet.OK);
  }
}

/** What the person is told. */
function askAndConfirm(ui: GoogleAppsScript.Base.Ui): string {
  const { result } = readPlan();
  const count = Object.keys(result.state.proposed ?? {}).length;
  if (count === 0) return "No hay meses propuestos por confirmar.";
  if (!isCoordinatorAtWork(result))
    return "Solo la cuenta de la Comisión, o una persona que la hoja Comisión nombra con el rol «coordinación», puede confirmar el cronograma propuesto. No se cambió nada.";
  const question = `Los meses propuestos de ${amountOf(count, "acción", "acciones")} quedarán como parte firme del cronograma.\n\n¿Desea confirmarlos?`;
  if (ui.alert("Confirmar cronograma propuesto", question, ui.ButtonSet.YES_NO) !== ui.Button.YES)
    return "No se confirmó el cronograma. Los meses siguen como propuesta.";
  return grant({ kind: "confirm-schedule" }, "El cronograma propuesto quedó confirmado.");
}

/** "marzo de 2023", "marzo a mayo de 2023", "diciembre de 2023 a enero de 2024". */
function monthsInWords({ months }: ProposedAction): string {
  const [first = "", last = ""] = [months[0]?.month, months[months.length - 1]?.month];
  if (first === last) return monthInWords(first);
  const start = first.slice(0, 4) === last.slice(0, 4) ? monthName(first) : monthInWords(first);
  return `${start} a ${monthInWords(last)}`;
}

function loadByYear({ months, load }: Proposal) {
  const years = months.filter((month) => month.endsWith("-01")).map((month) => month.slice(0, 4));
  return load.map(({ unit, activities }) => ({
    unidad: unit,
    anos: years.map((ano, index) => ({ ano, actividades: activities.slice(index * 12, index * 12 + 12) })),
  }));
}

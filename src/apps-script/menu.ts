import { openData as openDataOf } from "../plan/open-data.ts";
import { openFindings } from "../workbook/open-findings.ts";
import { runsAsInstaller } from "./installer.ts";
import { keepNow, type PassReport, report } from "./keep.ts";
import { APP, failureMessage, outcomeMessage } from "./messages.ts";
import { leaveWord } from "./queue.ts";
import { look, readPlan } from "./round.ts";

/** Simple trigger: builds the menu. It may do nothing else, since nobody has granted anything yet. */
export function onOpen(): void {
  SpreadsheetApp.getUi()
    .createMenu(APP)
    .addItem("Convertir en libro gestionado", "convertWorkbook")
    .addSeparator()
    .addItem("Ver observaciones", "showFindings")
    .addItem("Registrar avance", "showProgress")
    .addItem("Elegir responsables", "showUnits")
    .addItem("Proponer cronograma", "showProposal")
    .addItem("Confirmar cronograma propuesto", "confirmSchedule")
    .addItem("Fijar línea base", "fixBaseline")
    .addItem("Informes", "showReports")
    .addItem("Avisos semanales", "showNotices")
    .addItem("Conciliar ahora", "reconcileNow")
    .addToUi();
}

/** Menu item: one pass now, or, for those who are not the installer, word that it is coming. */
export function reconcileNow(): void {
  const ui = SpreadsheetApp.getUi();
  try {
    ui.alert(APP, reconcile(), ui.ButtonSet.OK);
  } catch (error) {
    console.error(error);
    ui.alert(APP, failureMessage(error), ui.ButtonSet.OK);
  }
}

/** Sidebar: the same without a dialog; what the person is told. */
export function reconcile(): string {
  return runsAsInstaller() ? outcomeMessage(keepNow()) : askForPass();
}

/** One pass as the installer; what it cost. Anyone else's run only reads. */
export function runPass(): PassReport {
  if (runsAsInstaller()) keepNow();
  else look();
  return report();
}

/** The plan in its open-data form, as JSON text. Throws when the workbook is not managed. */
export function openData(): string {
  return JSON.stringify(openDataOf(readPlan().result.plan));
}

/** The findings, as JSON text `{observaciones}`. Throws when the workbook is not managed. */
export function listFindings(): string {
  return JSON.stringify({ observaciones: openFindings(readPlan().result) });
}

/** Leaves word for the installer's clock, where there is something that it can do. */
function askForPass(): string {
  const looked = look();
  if (looked.kind !== "ready") return outcomeMessage(looked);
  leaveWord({ kind: "again" });
  return "La cuenta de la Comisión concilia el libro en unos minutos. Revise la hoja Observaciones.";
}

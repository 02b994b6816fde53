import { openData as openDataOf } from "../plan/open-data.ts";
import { openFindings } from "../workbook/open-findings.ts";
import { type Pass, pass } from "../workbook/pass.ts";
import { readWorkbook } from "./google.ts";
import { runsAsInstaller } from "./installer.ts";
import { keep, look, occasion, type PassReport, report } from "./keep.ts";
import { APP, failureMessage, outcomeMessage } from "./messages.ts";

/** Simple trigger: builds the menu. It may do nothing else, since nobody has granted anything yet. */
export function onOpen(): void {
  SpreadsheetApp.getUi()
    .createMenu(APP)
    .addItem("Convertir en libro gestionado", "convertWorkbook")
    .addSeparator()
    .addItem("Ver observaciones", "showFindings")
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
  return runsAsInstaller() ? outcomeMessage(keep()) : stateForOthers();
}

/** One pass as the installer; what it cost. Anyone else's run only reads. */
export function runPass(): PassReport {
  if (runsAsInstaller()) keep();
  else look();
  return report();
}

/** The plan in its open-data form, as JSON text. Throws when the workbook is not managed. */
export function openData(): string {
  return JSON.stringify(openDataOf(readyPass().plan));
}

/** The findings, as JSON text `{observaciones}`. Throws when the workbook is not managed. */
export function listFindings(): string {
  return JSON.stringify({ observaciones: openFindings(readyPass()) });
}

function readyPass(): Extract<Pass, { kind: "ready" }> {
  const result = pass(readWorkbook(), occasion());
  if (result.kind !== "ready") throw new Error(outcomeMessage(result));
  return result;
}

function stateForOthers(): string {
  const kept = look();
  return kept.kind === "ready"
    ? "La cuenta de la Comisión concilia el libro en unos minutos. Revise la hoja Observaciones."
    : outcomeMessage(kept);
}

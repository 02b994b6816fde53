import { formatAmount } from "../plan/amount.ts";
import type { Finding } from "../plan/finding.ts";
import { countsOf, planCents } from "../plan/totals.ts";
import type { Adoption } from "../workbook/adopt/adopt.ts";
import { splitParts } from "../workbook/diff/parts.ts";
import { convert, type KnownFacts, pass, preview } from "../workbook/pass.ts";
import type { Snapshot } from "../workbook/snapshot.ts";
import { askForFacts } from "./ask.ts";
import { readWorkbook } from "./google.ts";
import { becomeInstaller, installer, runsAsInstaller } from "./installer.ts";
import { keep, writeInParts } from "./keep.ts";
import { APP, amountOf, failureMessage, findingCounts, outcomeMessage } from "./messages.ts";
import { installTriggers } from "./triggers.ts";

/**
 * Menu item: turns the raw Cuadros into the managed workbook, after a preview and a few questions. On a managed workbook it
 * repairs: sheets, formulas and triggers are put right, and nothing is doubled.
 */
export function convertWorkbook(): void {
  const ui = SpreadsheetApp.getUi();
  try {
    const snapshot = readWorkbook();
    const { kind } = pass(snapshot);
    if (kind === "unmanaged") convertRaw(ui, snapshot);
    else repair(ui, kind);
  } catch (error) {
    console.error(error);
    ui.alert(APP, failureMessage(error), ui.ButtonSet.OK);
  }
}

function convertRaw(ui: GoogleAppsScript.Base.Ui, snapshot: Snapshot): void {
  const adoption = preview(snapshot);
  if (adoption.plan.axes.length === 0) {
    ui.alert(APP, nothingFound(adoption), ui.ButtonSet.OK);
    return;
  }
  if (ui.alert("Convertir en libro gestionado", previewMessage(adoption), ui.ButtonSet.YES_NO) !== ui.Button.YES)
    return;
  const known = askForFacts(ui, adoption);
  if (!known) {
    ui.alert(APP, "No se convirtió el libro: usted canceló las preguntas. No se cambió nada.", ui.ButtonSet.OK);
    return;
  }
  // An alert drops the script's locks, so the lock is taken only once the last answer is in.
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(10_000)) {
    ui.alert(APP, outcomeMessage("busy"), ui.ButtonSet.OK);
    return;
  }
  let done: ReturnType<typeof writeConversion>;
  try {
    done = writeConversion(snapshot, known);
    becomeInstaller();
    installTriggers();
  } finally {
    lock.releaseLock();
  }
  ui.alert(APP, doneMessage(done), ui.ButtonSet.OK);
}

/** One write where the requests fit; else ordered parts, while the workbook itself says that it is not finished. */
function writeConversion(snapshot: Snapshot, known: KnownFacts): ReturnType<typeof convert> {
  const whole = convert(snapshot, known, "done");
  if (splitParts(whole.requests).length <= 1) {
    writeInParts(whole.requests);
    return whole;
  }
  writeInParts(convert(snapshot, known, "preparing").requests);
  const last = convert(readWorkbook(), known, "done");
  writeInParts(last.requests);
  return last;
}

function repair(ui: GoogleAppsScript.Base.Ui, kind: ReturnType<typeof pass>["kind"]): void {
  if (kind !== "ready") {
    ui.alert(APP, outcomeMessage(kind), ui.ButtonSet.OK);
    return;
  }
  if (installer() !== "" && !runsAsInstaller()) {
    ui.alert(
      APP,
      `El libro ya está gestionado; lo mantiene la cuenta ${installer()}. No hace falta convertirlo de nuevo.`,
      ui.ButtonSet.OK,
    );
    return;
  }
  becomeInstaller();
  installTriggers();
  ui.alert(APP, `El libro ya estaba gestionado. ${outcomeMessage(keep())}`, ui.ButtonSet.OK);
}

function nothingFound({ findings }: Adoption): string {
  const what = "No se encontró ningún Cuadro del plan en este libro. No se cambió nada.";
  return [what, "", ...bulletsOf(findings)].join("\n");
}

const MOST_BULLETS = 5;

/** The first few findings as lines of a dialog, and how many more there are. */
function bulletsOf(findings: readonly Finding[]): readonly string[] {
  const more = findings.length - MOST_BULLETS;
  const bullets = findings.slice(0, MOST_BULLETS).map(({ message, remedy }) => `• ${message} ${remedy}`);
  return more > 0 ? [...bullets, `• Y ${amountOf(more, "observación", "observaciones")} más.`] : bullets;
}

function previewMessage({ plan, originals, findings }: Adoption): string {
  const { axes, lines, objectives, actions } = countsOf(plan);
  const errors = bulletsOf(findings.filter(({ severity }) => severity === "error"));
  return [
    `Se leyeron ${amountOf(originals.length, "hoja", "hojas")} con Cuadros del plan:`,
    `${amountOf(axes, "eje", "ejes")}, ${amountOf(lines, "línea de acción", "líneas de acción")}, ${amountOf(objectives, "objetivo", "objetivos")} y ${amountOf(actions, "acción", "acciones")}, por ${formatAmount(planCents(plan))}.`,
    `Al leerlas se anotaron ${findingCounts(findings)}.`,
    ...(errors.length > 0 ? ["", "Le conviene revisar esto antes de convertir:", ...errors] : []),
    "",
    "Se crearán las hojas gestionadas. Las hojas que usted tiene quedan como están, al final del libro, con el nombre «Original · Cuadro N».",
    "",
    "¿Desea continuar?",
  ].join("\n");
}

function doneMessage({ findings }: ReturnType<typeof convert>): string {
  return `El libro quedó gestionado. Hay ${findingCounts(findings)} por revisar en la hoja Observaciones.`;
}

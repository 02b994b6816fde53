import { formatAmount } from "../plan/amount.ts";
import type { Finding } from "../plan/finding.ts";
import { countsOf, planCents } from "../plan/totals.ts";
import type { Adoption } from "../workbook/adopt/adopt.ts";
import { a1Of } from "../workbook/cell-name.ts";
import { convert, type KnownFacts, preview } from "../workbook/conversion.ts";
import { splitParts } from "../workbook/diff/parts.ts";
import type { Snapshot } from "../workbook/snapshot.ts";
import { askForFacts } from "./ask.ts";
import { civilToday } from "./clock.ts";
import { readWorkbook } from "./google.ts";
import { becomeInstaller, installer, personAtWork, runsAsInstaller } from "./installer.ts";
import { type Kept, keepNow } from "./keep.ts";
import { APP, amountOf, failureMessage, findingCounts, outcomeMessage } from "./messages.ts";
import { rememberRepetition } from "./repetition.ts";
import { look } from "./round.ts";
import { installTriggers } from "./triggers.ts";
import { writeInParts } from "./write.ts";

/**
 * Menu item: turns the raw Cuadros into the managed workbook, after a preview and a few questions. On a managed workbook it
 * repairs: sheets, formulas and triggers are put right, and nothing is doubled.
 */
export function convertWorkbook(): void {
  const ui = SpreadsheetApp.getUi();
  try {
    const kept = mayKeep() ? repair() : look();
    if (kept.kind !== "unmanaged") {
      ui.alert(APP, kept.kind === "ready" ? managedMessage() : outcomeMessage(kept), ui.ButtonSet.OK);
    } else if (personAtWork() === "") ui.alert(APP, NAMELESS, ui.ButtonSet.OK);
    else convertRaw(ui, kept.snapshot);
  } catch (error) {
    console.error(error);
    ui.alert(APP, failureMessage(error), ui.ButtonSet.OK);
  }
}

const NAMELESS =
  "Google no dice con qué cuenta trabaja usted, y el libro gestionado necesita una que lo mantenga. Por favor entre con la cuenta de la Comisión y elija de nuevo Convertir en libro gestionado.";

/** A pass that writes even what was just written, since what kept the workbook from taking it may have been put right. */
function repair(): Kept {
  rememberRepetition(null);
  return keepNow();
}

/** The installer's own run, or anyone's before there is an installer. */
function mayKeep(): boolean {
  return installer() === "" || runsAsInstaller();
}

/** For a workbook that was managed already; its keeper's triggers are installed anew, in case they were lost. */
function managedMessage(): string {
  if (!mayKeep())
    return `El libro ya está gestionado; lo mantiene la cuenta ${installer()}. No hace falta convertirlo de nuevo.`;
  becomeInstaller();
  installTriggers();
  return `El libro ya estaba gestionado. ${outcomeMessage({ kind: "ready" })}`;
}

function convertRaw(ui: GoogleAppsScript.Base.Ui, snapshot: Snapshot): void {
  const adoption = preview(snapshot);
  const titles = new Map(snapshot.sheets?.map(({ properties }) => [properties?.sheetId ?? 0, properties?.title ?? ""]));
  if (adoption.plan.axes.length === 0) {
    ui.alert(APP, nothingFound(adoption, titles), ui.ButtonSet.OK);
    return;
  }
  if (
    ui.alert("Convertir en libro gestionado", previewMessage(adoption, titles), ui.ButtonSet.YES_NO) !== ui.Button.YES
  )
    return;
  const known = askForFacts(ui, adoption);
  if (!known) {
    ui.alert(APP, "No se convirtió el libro: usted canceló las preguntas. No se cambió nada.", ui.ButtonSet.OK);
    return;
  }
  // An alert drops the script's locks, so the lock is taken only once the last answer is in.
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(10_000)) {
    ui.alert(APP, outcomeMessage({ kind: "busy" }), ui.ButtonSet.OK);
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
  const whole = convert(snapshot, known, "done", civilToday());
  if (splitParts(whole.requests).length <= 1) {
    writeInParts(whole.requests, snapshot);
    return whole;
  }
  writeInParts(convert(snapshot, known, "preparing", civilToday()).requests, snapshot);
  const prepared = readWorkbook();
  const last = convert(prepared, known, "done", civilToday());
  writeInParts(last.requests, prepared);
  return last;
}

function nothingFound({ findings }: Adoption, titles: Titles): string {
  const what = "No se encontró ningún Cuadro del plan en este libro. No se cambió nada.";
  return [what, "", ...bulletsOf(findings, titles)].join("\n");
}

/** Titles of sheets by their id. */
type Titles = ReadonlyMap<number, string>;

const MOST_BULLETS = 5;

/** The first few findings as lines of a dialog, and how many more there are. */
function bulletsOf(findings: readonly Finding[], titles: Titles): readonly string[] {
  const more = findings.length - MOST_BULLETS;
  const bullets = findings.slice(0, MOST_BULLETS).map(({ place, message, remedy }) => {
    const where =
      place.at === "cell" ? `${titles.get(place.sheetId)}, celda ${a1Of(place.rowIndex0, place.columnIndex0)}: ` : "";
    return `• ${where}${message} ${remedy}`;
  });
  return more > 0 ? [...bullets, `• Y ${amountOf(more, "observación", "observaciones")} más.`] : bullets;
}

function previewMessage({ plan, originals, findings }: Adoption, titles: Titles): string {
  const { axes, lines, objectives, actions } = countsOf(plan);
  const errors = bulletsOf(
    findings.filter(({ severity }) => severity === "error"),
    titles,
  );
  return [
    `En ${amountOf(originals.length, "hoja", "hojas")} con Cuadros del plan se leyeron:`,
    `${amountOf(axes, "eje", "ejes")}, ${amountOf(lines, "línea de acción", "líneas de acción")}, ${amountOf(objectives, "objetivo", "objetivos")} y ${amountOf(actions, "acción", "acciones")}, por ${formatAmount(planCents(plan))}.`,
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

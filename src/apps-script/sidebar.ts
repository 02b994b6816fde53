import * as z from "zod/mini";
import { sheetIdOf } from "../workbook/managed.ts";
import { reconcile } from "./menu.ts";

/** Menu item: opens the sidebar with the findings. */
export function showFindings(): void {
  const page = HtmlService.createHtmlOutputFromFile("sidebar-findings").setTitle("Observaciones");
  SpreadsheetApp.getUi().showSidebar(page);
}

/** Sidebar: one pass now, or, for those who are not the installer, word that it is coming. What the person is told. */
export function reconcileFromSidebar(): string {
  return reconcile();
}

const cellSchema = z.object({
  sheetTitle: z.string().check(z.minLength(1), z.maxLength(100)),
  a1: z.string().check(z.regex(/^[A-Z]{1,3}[1-9]\d{0,6}$/)),
});

/**
 * Sidebar: selects a cell for the person who clicked. Anyone who may open the workbook can call this with anything, so only a
 * cell of a visible sheet is taken. Throws, in Spanish, when there is no such cell.
 */
export function goToCell(sheetTitle: unknown, a1: unknown): void {
  const wanted = cellSchema.safeParse({ sheetTitle, a1 });
  if (!wanted.success)
    throw new Error("No se entendió a qué celda hay que ir. Concilie de nuevo e inténtelo otra vez.");
  const sheet = SpreadsheetApp.getActive().getSheetByName(wanted.data.sheetTitle);
  if (!sheet || sheet.getSheetId() === sheetIdOf("state")) throw new Error(missing(wanted.data.sheetTitle));
  sheet.getRange(wanted.data.a1).activate();
}

function missing(sheetTitle: string): string {
  return `Ya no existe la hoja «${sheetTitle}». Concilie de nuevo para ver las observaciones de ahora.`;
}

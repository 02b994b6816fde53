import * as z from "zod/mini";
import { sheetIdOf } from "../workbook/managed.ts";
import { page } from "./page.ts";

/** Menu item: opens the sidebar with the findings. */
export function showFindings(): void {
  SpreadsheetApp.getUi().showSidebar(page("sidebar-findings", "Observaciones"));
}

const cellSchema = z.object({
  sheetTitle: z.string().check(z.minLength(1), z.maxLength(100)),
  a1: z.string().check(z.regex(/^[A-Z]{1,3}[1-9]\d{0,6}$/)),
});

/**
 * Sidebar: selects a cell, such as `G7`, for the person who clicked. Anyone who may open the workbook can call this with
 * anything: it does no more than that person could by hand, and keeps off the hidden state.
 * Throws, in Spanish, when there is no such cell.
 */
export function goToCell(sheetTitle: unknown, a1: unknown): void {
  const wanted = cellSchema.safeParse({ sheetTitle, a1 });
  if (!wanted.success) throw new Error("No se entendió a qué celda hay que ir. Por favor concilie de nuevo.");
  const sheet = SpreadsheetApp.getActive().getSheetByName(wanted.data.sheetTitle);
  if (!sheet || sheet.getSheetId() === sheetIdOf("state")) {
    throw new Error(`Ya no hay una hoja «${wanted.data.sheetTitle}». Por favor concilie de nuevo.`);
  }
  try {
    sheet.getRange(wanted.data.a1).activate();
  } catch {
    // Rows or columns have been deleted since; Google says so in English.
    throw new Error(`Ya no existe la celda ${wanted.data.a1}. Por favor concilie de nuevo.`);
  }
}

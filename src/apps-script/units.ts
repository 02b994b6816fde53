import * as z from "zod/mini";
import { writeWorkbook } from "./google.ts";
import { personAtWork } from "./installer.ts";
import { keepIfInstaller } from "./keep.ts";
import { page } from "./page.ts";
import { leaveWord } from "./queue.ts";
import { readPlan } from "./round.ts";
import { type UnitCell, unitCell, unitChoice, unitText } from "./unit-cell.ts";

/** Menu item: opens the sidebar in which the units of a cell are chosen. */
export function showUnits(): void {
  SpreadsheetApp.getUi().showSidebar(page("sidebar-units", "Elegir responsables"));
}

/**
 * Sidebar: the units for the selected cell, as JSON text `{lugar, texto, unidades: [{nombre, alias, elegida}]}`; `lugar` and
 * `texto` come back with `writeUnits`. Throws, in Spanish, when another kind of cell is selected.
 */
export function listUnits(): string {
  const { snapshot, result } = readPlan();
  const selected = selectedCell();
  const cell = selected && unitCell(snapshot, selected);
  if (!cell)
    throw new Error(
      "Seleccione una celda de la columna Responsables, en la fila de una acción o en el Cuadro de presupuesto, y elija Usar la celda seleccionada.",
    );
  const { text, ...place } = cell;
  const unidades = unitChoice(text, result.units).map(({ name, aliases, isChosen }) => ({
    nombre: name,
    alias: aliases,
    elegida: isChosen,
  }));
  return JSON.stringify({ lugar: place, texto: text, unidades });
}

const placeSchema = z.object({
  sheetId: z.int(),
  rowIndex0: z.int().check(z.nonnegative()),
  columnIndex0: z.int().check(z.nonnegative()),
  key: z.string(),
});
const namesSchema = z.array(z.string().check(z.minLength(1), z.maxLength(500))).check(z.maxLength(60));

/**
 * Sidebar: writes the chosen units into the cell, with the rights of the person who clicked and into no other cell; it must
 * still hold what the sidebar showed. What the person is told. Throws, in Spanish, when it cannot be done.
 */
export function writeUnits(place: unknown, shown: unknown, names: unknown): string {
  const read = z
    .object({ place: placeSchema, shown: z.string(), names: namesSchema })
    .safeParse({ place, shown, names });
  if (!read.success) throw new Error(NOT_UNDERSTOOD);
  const { snapshot, result } = readPlan();
  const cell = unitCell(snapshot, read.data.place);
  if (!cell || cell.key !== read.data.place.key || cell.text !== read.data.shown)
    throw new Error("La celda cambió mientras tanto; no se escribió nada. Por favor elija Usar la celda seleccionada.");
  const offered = new Set(unitChoice(cell.text, result.units).map(({ name }) => name));
  if (!read.data.names.every((name) => offered.has(name))) throw new Error(NOT_UNDERSTOOD);
  writeCell(cell, unitText(read.data.names));
  return `Se escribieron los responsables en ${cell.a1} de la hoja ${cell.sheetTitle}.`;
}

const NOT_UNDERSTOOD = "No se entendió qué unidades eligió. Por favor elija Usar la celda seleccionada.";

function selectedCell() {
  const cell = SpreadsheetApp.getActive().getCurrentCell();
  if (!cell) return null;
  return { sheetId: cell.getSheet().getSheetId(), rowIndex0: cell.getRow() - 1, columnIndex0: cell.getColumn() - 1 };
}

/** What a script writes fires no trigger, so word is left of who wrote it. */
function writeCell({ sheetId, rowIndex0, columnIndex0 }: UnitCell, text: string): void {
  const cell = text === "" ? {} : { userEnteredValue: { stringValue: text } };
  const start = { sheetId, rowIndex: rowIndex0, columnIndex: columnIndex0 };
  writeWorkbook([{ updateCells: { rows: [{ values: [cell] }], fields: "userEnteredValue", start } }]);
  leaveWord({
    kind: "edit",
    author: personAtWork(),
    sheetId,
    startRow0: rowIndex0,
    endRow0: rowIndex0 + 1,
    startColumn0: columnIndex0,
    endColumn0: columnIndex0 + 1,
  });
  keepIfInstaller();
}

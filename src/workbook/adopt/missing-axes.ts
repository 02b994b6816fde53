import type { AxisDraft } from "./axis-table.ts";
import { type Notes, noteAll, noteAt } from "./notes.ts";
import type { RawSheet } from "./raw-sheet.ts";
import type { Table } from "./tables.ts";

/** The number that a sheet's title gives its Cuadro ("Cuadro 3", "CUADRO N° 3"), or null. */
export function cuadroInTitle(title: string): number | null {
  const digits = /^\s*cuadro\D{0,5}(\d{1,2})\s*$/i.exec(title)?.[1];
  return digits === undefined ? null : Number(digits);
}

/**
 * The axes with an empty one in the place of each that is missing, so that the other Cuadros keep the numbers people know
 * them by. The titles of the sheets tell: Cuadros 1 and 2 of axes and a budget in Cuadro 4 leave Cuadro 3 to be found.
 */
export function withMissingAxes(
  axes: readonly AxisDraft[],
  budget: Table | undefined,
  sheets: readonly RawSheet[],
  notes: Notes,
): readonly AxisDraft[] {
  const numbers = axes.map(({ table }) => (table ? cuadroInTitle(table.sheet.title) : null));
  const inBudget = budget ? cuadroInTitle(budget.sheet.title) : null;
  const count = inBudget === null ? Math.max(0, ...numbers.map((number) => number ?? 0)) : inBudget - 1;
  const isInOrder = numbers.every((number, index0) => number !== null && number > (numbers[index0 - 1] ?? 0));
  if (!isInOrder || count <= axes.length || numbers.some((number) => number! > count)) return axes;
  return Array.from({ length: count }, (_, index0) => {
    const axis = axes[numbers.indexOf(index0 + 1)];
    if (!axis) noteMissingAxis(index0 + 1, sheets, notes);
    return axis ?? { titles: [], table: null, lines: [] };
  });
}

function noteMissingAxis(number: number, sheets: readonly RawSheet[], notes: Notes): void {
  const words = {
    message: `No se encontró la tabla del Cuadro ${number}, con el plan de acción de un eje.`,
    found: "",
    expected: `Una tabla con el encabezado del Cuadro ${number}`,
    remedy: `Pegue la tabla con su encabezado antes de convertir, o escriba sus líneas y acciones en el Cuadro ${number} del libro gestionado.`,
  };
  const sheet = sheets.find(({ title }) => cuadroInTitle(title) === number);
  if (sheet) noteAt(notes, "cuadro-no-encontrado", { sheet, rowIndex0: 0, columnIndex0: 0 }, words);
  else noteAll(notes, "cuadro-no-encontrado", words);
}

import { type Finding, finding } from "../../plan/finding.ts";
import { short } from "../../plan/quote.ts";
import { AXIS_COLUMNS, AXIS_ROWS, blockRow } from "../layout/axis.ts";
import type { SheetReader } from "./sheet-reader.ts";

/** Columns in which the rows of subtotals and totals hold nothing of ours. */
const FREE_COLUMNS = AXIS_COLUMNS.map(({ key }) => key).filter(
  (key) => key !== "line" && key !== "objective" && key !== "budget",
);

/**
 * What people typed or pasted into the rows of subtotals and totals: it stays there, but it is no action, so somebody has to
 * be told. The sheets are those of the axes, in order.
 */
export function strayTexts(sheets: readonly SheetReader[]): readonly Finding[] {
  return sheets.flatMap((sheet, index0) =>
    [...sheet.rows].flatMap(([key, rowIndex0]) => {
      if (blockRow(key)?.part !== "subtotal" && key !== AXIS_ROWS.total) return [];
      const column = FREE_COLUMNS.find((candidate) => sheet.text(rowIndex0, candidate) !== "");
      if (!column) return [];
      return [
        finding("texto-en-fila-de-total", {
          place: { at: "row", sheet: `axis:${index0 + 1}`, key, column },
          message: "Hay datos escritos en la fila de un subtotal o de un total; ahí no cuentan como acción.",
          found: short(sheet.text(rowIndex0, column)),
          expected: "",
          remedy: "Inserte una fila entre las acciones del objetivo, pase los datos a ella y bórrelos de esta fila.",
        }),
      ];
    }),
  );
}

import { type Client, Refusal } from "./client.ts";
import type { Area, Position } from "./grid/area.ts";
import { areaOfCell, holds } from "./grid/area.ts";
import { isTrue } from "./grid/draw-cell.ts";
import type { SheetView } from "./grid/sheet-view.ts";
import { contentAt } from "./grid/sheet-view.ts";
import type { PageState } from "./page-state.ts";
import type { Dimension } from "./protocol.ts";
import { confirm, tell } from "./windows/questions.ts";

const WARNING =
  "Está intentando editar una parte de esta hoja que no debería cambiarse por accidente. ¿Desea editarla de todas formas?";
const PROTECTED =
  "Está intentando editar una celda o un objeto protegidos. Comuníquese con quien administra el libro si necesita cambiarlos.";

export type Edits = ReturnType<typeof createEdits>;

/** What a person does to the sheet that is shown. Each asks where the sheet warns, and tells what the server refuses. */
export function createEdits(client: Client, state: PageState) {
  /** Sends a change and shows what came of it; the refusal is told in the server's words. */
  const attempt = async (change: () => Promise<unknown>, isWholeWorkbook = false): Promise<void> => {
    try {
      await change();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await tell("Hay un problema", error.message);
    }
    await (isWholeWorkbook ? state.refreshWorkbook() : state.refreshSheet());
  };
  const sheetId = () => state.activeSheetId();

  const mayChange = async (view: SheetView, area: Area): Promise<boolean> => {
    const touched = view.model.cells.filter((cell) => holds(area, { row0: cell.r, column0: cell.c }));
    if (touched.some((cell) => cell.l)) {
      await tell("No se puede editar", PROTECTED);
      return false;
    }
    return !touched.some((cell) => cell.w) || confirm("¡Atención!", WARNING);
  };
  const type = async (position: Position, text: string): Promise<void> => {
    state.showTyped(position, text);
    await attempt(() => client.edit(sheetId(), position.row0, position.column0, text));
  };
  return {
    attempt,
    mayChange,
    /** Types a text into a cell; whether the person may was asked when the edit began. */
    type,
    async toggle(view: SheetView, position: Position): Promise<void> {
      const cell = contentAt(view, position);
      if (cell && (await mayChange(view, areaOfCell(position)))) await type(position, isTrue(cell) ? "FALSE" : "TRUE");
    },
    async clear(view: SheetView, area: Area): Promise<void> {
      if (await mayChange(view, area)) await attempt(() => client.clear(sheetId(), area));
    },
    /** Pastes from the first cell of an area on; one single value fills all of it. */
    async paste(view: SheetView, area: Area, active: Position, rows: readonly (readonly string[])[]): Promise<void> {
      const isOne = rows.length === 1 && rows[0]!.length === 1;
      const isBlock = !isOne || view.mergeAt(active) !== undefined;
      const filled = isBlock ? rows : repeated(rows[0]![0]!, area);
      const columnCount = Math.max(...filled.map((row) => row.length));
      const target = {
        startRow0: area.startRow0,
        endRow0: area.startRow0 + filled.length,
        startColumn0: area.startColumn0,
        endColumn0: area.startColumn0 + columnCount,
      };
      if (!(await mayChange(view, target))) return;
      await attempt(() => client.paste(sheetId(), area.startRow0, area.startColumn0, filled));
    },
    /** Inserts empty lines before `start0`; they look like the line before them, or like the one after. */
    insert: (dimension: Dimension, start0: number, count: number, inheritFromBefore: boolean) =>
      attempt(() => client.insert({ sheetId: sheetId(), dimension, start0, count, inheritFromBefore }), true),
    async remove(view: SheetView, dimension: Dimension, start0: number, count: number): Promise<void> {
      if (!(await mayChange(view, linesArea(view, dimension, start0, count)))) return;
      await attempt(() => client.remove({ sheetId: sheetId(), dimension, start0, count }), true);
    },
    resize: (dimension: Dimension, index0: number, px: number) =>
      attempt(() => client.resize(sheetId(), dimension, index0, px)),
    fold: (group: { dimension: Dimension; start0: number; end0: number; collapsed: boolean }) =>
      attempt(() => client.fold(sheetId(), group)),
    undo: () => attempt(() => client.undo(), true),
  };
}

function linesArea(view: SheetView, dimension: Dimension, start0: number, count: number): Area {
  return dimension === "ROWS"
    ? { startRow0: start0, endRow0: start0 + count, startColumn0: 0, endColumn0: view.columns.count }
    : { startRow0: 0, endRow0: view.rows.count, startColumn0: start0, endColumn0: start0 + count };
}

function repeated(text: string, area: Area): readonly (readonly string[])[] {
  const row = Array.from({ length: area.endColumn0 - area.startColumn0 }, () => text);
  return Array.from({ length: area.endRow0 - area.startRow0 }, () => row);
}

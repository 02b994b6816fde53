import type { Client } from "./client.ts";
import type { Area, Position } from "./grid/area.ts";
import { type Selection, selectedArea, selectionOf, settle } from "./grid/moving.ts";
import { createSheetView, type SheetView, withTyped } from "./grid/sheet-view.ts";
import type { ServerEvent, SheetFacts, Workbook } from "./protocol.ts";

export interface StateWishes {
  /** The size of the grid's window. */
  window(): { readonly widthPx: number; readonly heightPx: number };
  /** Another sheet, or the same one with other content. */
  onSheet(): void;
  onSelection(): void;
  /** Titles, sheets, people or menus are other ones. */
  onWorkbook(): void;
}

export type PageState = ReturnType<typeof createPageState>;

/**
 * What this window knows and shows: the server's workbook and sheets as last fetched, and what is selected on each. The
 * server's model is the only truth; nothing here outlives the next answer.
 */
export function createPageState(client: Client, wishes: StateWishes) {
  let workbook: Workbook | null = null;
  let activeSheetId = -1;
  const views = new Map<number, SheetView>();
  const selections = new Map<number, Selection>();
  const loading = new Map<number, "once" | "again">();

  const refreshSheet = async (sheetId: number): Promise<void> => {
    if (loading.has(sheetId)) {
      loading.set(sheetId, "again");
      return;
    }
    loading.set(sheetId, "once");
    try {
      const model = await client.sheet(sheetId);
      const facts = factsOf(sheetId);
      if (!facts) return;
      views.set(sheetId, createSheetView(facts, model, wishes.window()));
      if (sheetId === activeSheetId) wishes.onSheet();
    } finally {
      const isStale = loading.get(sheetId) === "again";
      loading.delete(sheetId);
      if (isStale) await refreshSheet(sheetId);
    }
  };
  const refreshWorkbook = async (): Promise<void> => {
    workbook = await client.workbook();
    for (const sheetId of [...views.keys()]) if (sheetId !== activeSheetId || !factsOf(sheetId)) views.delete(sheetId);
    wishes.onWorkbook();
    const isShown = factsOf(activeSheetId)?.hidden === false;
    if (isShown) await refreshSheet(activeSheetId);
    else await showSheet(shownSheets()[0]?.sheetId ?? -1);
  };
  const showSheet = async (sheetId: number): Promise<void> => {
    activeSheetId = sheetId;
    wishes.onWorkbook();
    if (views.has(sheetId)) wishes.onSheet();
    else if (factsOf(sheetId)) await refreshSheet(sheetId);
  };
  const factsOf = (sheetId: number): SheetFacts | undefined =>
    workbook?.sheets.find((sheet) => sheet.sheetId === sheetId);
  const shownSheets = (): readonly SheetFacts[] => workbook?.sheets.filter((sheet) => !sheet.hidden) ?? [];
  const selection = (): Selection => selections.get(activeSheetId) ?? selectionOf({ row0: 0, column0: 0 });

  return {
    refreshWorkbook,
    /** The sheet that is shown, fetched again. */
    refreshSheet: () => refreshSheet(activeSheetId),
    showSheet,
    workbook: () => workbook,
    shownSheets,
    activeSheetId: () => activeSheetId,
    /** Undefined until the sheet has come. */
    view: () => views.get(activeSheetId),
    selection,
    area: (view: SheetView): Area => selectedArea(view, selection()),
    /** The active cell: the first one of its merged block. */
    active: (view: SheetView): Position => settle(view, selection().anchor),
    /** Tells the server what is selected, which the script that is run next may ask. */
    async tellSelected(): Promise<void> {
      const view = views.get(activeSheetId);
      if (!view) return;
      const { row0: currentRow0, column0: currentColumn0 } = settle(view, selection().anchor);
      await client.select({ sheetId: activeSheetId, ...selectedArea(view, selection()), currentRow0, currentColumn0 });
    },
    select(next: Selection): void {
      selections.set(activeSheetId, next);
      wishes.onSelection();
    },
    /** Shows a text in a cell until the server's model comes. */
    showTyped(position: Position, text: string): void {
      const view = views.get(activeSheetId);
      if (view) views.set(activeSheetId, withTyped(view, position, text));
      wishes.onSheet();
    },
    /** Fetches what the server says has changed; sheets that are not shown wait until they are. */
    async onChanged({ revision, sheetIds }: ServerEvent & { kind: "changed" }): Promise<void> {
      if (sheetIds === "all") return refreshWorkbook();
      for (const sheetId of sheetIds) if (sheetId !== activeSheetId) views.delete(sheetId);
      const known = views.get(activeSheetId)?.model.revision ?? -1;
      if (sheetIds.includes(activeSheetId) && revision > known) await refreshSheet(activeSheetId);
    },
  };
}

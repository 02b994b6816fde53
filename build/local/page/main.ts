import { followAddressBox } from "./address-box.ts";
import { createClient, Refusal } from "./client.ts";
import { followClipboard } from "./clipboard.ts";
import { createEditor, type Leaving } from "./editor.ts";
import { createEdits } from "./edits.ts";
import { byId } from "./elements.ts";
import { areaAddress, cellAddress, parseAddress } from "./grid/addresses.ts";
import type { Position } from "./grid/area.ts";
import { cellId } from "./grid/draw-cell.ts";
import { createGrid } from "./grid/grid.ts";
import { selectionOf, settle, stepFrom } from "./grid/moving.ts";
import { PLAIN_STYLE } from "./grid/plain-style.ts";
import { blockOf, contentAt, ruleOf, styleOf } from "./grid/sheet-view.ts";
import { fontOf } from "./grid/text-lines.ts";
import { hintOf, type LinkedPlace, showHint, spokenHint } from "./hints.ts";
import { type Command, pressKey } from "./keyboard.ts";
import { barMenus, contextLines } from "./menus.ts";
import { createPageState } from "./page-state.ts";
import { showPeople } from "./people.ts";
import { followPointer } from "./pointer.ts";
import type { ServerEvent } from "./protocol.ts";
import { nextRegion } from "./regions.ts";
import { showTabs } from "./tabs.ts";
import { createFrames } from "./windows/frames.ts";
import { showMenu, showMenuBar } from "./windows/menu.ts";
import { complain, finished, showConnection, started, toast } from "./windows/notices.ts";
import { showOutbox } from "./windows/outbox.ts";
import { ask, withdraw } from "./windows/questions.ts";

const client = createClient(new URLSearchParams(location.search).get("user"));
const scroller = byId("scroller");
const grid = createGrid(scroller, () => {
  if (state.view()) editor.follow();
  byId("note").hidden = true;
});
const state = createPageState(client, {
  window: () => ({ widthPx: scroller.clientWidth, heightPx: scroller.clientHeight }),
  onSheet: showSheet,
  onSelection: showSelection,
  onWorkbook: showWorkbook,
});
const edits = createEdits(client, state);
const editor = createEditor({
  mayEdit: () => {
    const view = state.view();
    return view ? edits.mayChange(view, blockOf(view, state.active(view))) : false;
  },
  commit,
  box: () => grid.boxInWindow(activeCell()),
  cell: () => {
    const view = state.view();
    const cell = view && contentAt(view, activeCell());
    const rule = view && ruleOf(view, cell);
    const style = view ? styleOf(view, cell) : PLAIN_STYLE;
    return {
      text: cell?.e ?? "",
      font: fontOf(style),
      align: style.align,
      values: rule?.kind === "list" ? rule.values : null,
    };
  },
});

followPointer(scroller, grid, state, edits, {
  edit: () => void editor.open(),
  contextMenu: (leftPx, topPx) => void showMenu(contextLines(parts), leftPx, topPx, { onLeave: editor.focus }),
  onHover: hover,
});
const frames = createFrames({
  address: client.frameAddress,
  call: async (functionName, args, dialogId) => {
    await state.tellSelected();
    return client.call(functionName, args, dialogId);
  },
  close: (dialogId) => {
    frames.hide(dialogId);
    client.closeDialog(dialogId).catch(report);
  },
});
const parts = { client, state, edits };
listenToKeys();
followClipboard(editor.field, {
  selected: () => {
    const view = state.view();
    return view && !editor.isOpen() ? { view, area: state.area(view) } : null;
  },
  clear: () => run("clear"),
  paste: ({ view, area }, rows) => void edits.paste(view, area, activeCell(), rows).catch(report),
});
followAddressBox({
  onEnter: editor.leave,
  goTo,
  onLeave: () => {
    describeSelection();
    editor.focus();
  },
});
byId("mail").addEventListener("click", () => {
  client.mails().then((mails) => showOutbox(mails, client.mailAddress), report);
});
client.listen(onEvent, onConnection);

function showWorkbook(): void {
  const workbook = state.workbook();
  if (!workbook) return;
  document.title = `${workbook.title} · cuadros`;
  byId("title").textContent = workbook.title;
  showPeople(workbook);
  showMenuBar(byId("menu-bar"), barMenus(parts), editor.focus);
  showTabs(state.shownSheets(), state.activeSheetId(), (sheetId) => {
    state.showSheet(sheetId).catch(report);
    editor.focus();
  });
}

function showSheet(): void {
  const view = state.view();
  if (!view) return;
  scroller.setAttribute("aria-label", view.facts.title);
  grid.show({ view, active: state.active(view), area: state.area(view) });
  describeSelection();
}

function showSelection(): void {
  const view = state.view();
  if (!view) return;
  grid.select(state.active(view), state.area(view));
  grid.reveal(state.selection().head);
  describeSelection();
}

/** The selection everywhere but in the grid: address, formula bar, hint, what is heard. */
function describeSelection(): void {
  const view = state.view();
  if (!view) return;
  const active = state.active(view);
  const cell = contentAt(view, active);
  const area = state.area(view);
  const block = blockOf(view, active);
  const isOne = areaAddress(area) === areaAddress(block);
  byId<HTMLInputElement>("address").value = isOne ? cellAddress(active) : areaAddress(area);
  byId("lock").hidden = !cell?.l;
  editor.follow();
  if (editor.isOpen()) return;
  const hint = hintOf(view, active);
  showHint(hint, grid.boxInWindow(active), follow);
  const facts = [byId<HTMLInputElement>("address").value, cell?.t || "vacía", cell?.l && "protegida", spokenHint(hint)];
  const spoken = facts.filter(Boolean).join(". ");
  byId("spoken").textContent = spoken;
  editor.field.setAttribute("aria-label", spoken);
  editor.field.setAttribute("aria-activedescendant", cellId(active));
}

function activeCell(): Position {
  const view = state.view();
  return view ? state.active(view) : { row0: 0, column0: 0 };
}

function commit(text: string, leaving: Leaving): void {
  const view = state.view();
  if (!view) return;
  const active = activeCell();
  if (text !== (contentAt(view, active)?.e ?? "")) edits.type(active, text).catch(report);
  if (leaving === "stay") describeSelection();
  else state.select(selectionOf(settle(view, stepFrom(view, active, leaving))));
}

function hover(position: Position | null): void {
  const view = state.view();
  if (!view || editor.isOpen()) return;
  const { note, invalid } = hintOf(view, position ?? activeCell());
  const shown = position && (note || invalid) ? position : activeCell();
  showHint(hintOf(view, shown), grid.boxInWindow(shown), follow);
}

function listenToKeys(): void {
  editor.field.addEventListener("keydown", (event) => {
    const view = state.view();
    // The editor has taken the keys that end an edit.
    if (!view || event.defaultPrevented || editor.isOpen() || event.isComposing) return;
    if (pressKey(event, state, view, run)) event.preventDefault();
  });
  addEventListener("keydown", (event) => {
    if (event.target === editor.field || event.defaultPrevented) return;
    if (event.key === "F6") nextRegion(event.shiftKey ? -1 : 1);
    else if (document.activeElement === document.body) editor.focus();
    else return;
    if (event.key === "F6") event.preventDefault();
  });
  addEventListener(
    "pointerdown",
    ({ target }) => {
      const isEditing = (target as HTMLElement).closest?.("#editor, #formula, #options");
      if (!isEditing) editor.leave();
      if (scroller.contains(target as Node)) editor.focus();
    },
    true,
  );
}

function run(command: Command): void {
  const view = state.view();
  if (!view) return;
  const active = activeCell();
  switch (command) {
    case "edit":
      void editor.open();
      return;
    case "clear":
      edits.clear(view, state.area(view)).catch(report);
      return;
    case "undo":
      edits.undo().catch(report);
      return;
    case "toggle":
      edits.toggle(view, active).catch(report);
      return;
    case "context-menu": {
      const box = grid.boxInWindow(active);
      const window = scroller.getBoundingClientRect();
      showMenu(contextLines(parts), window.left + box.leftPx + 20, window.top + box.topPx + 16, {
        onLeave: editor.focus,
      });
      return;
    }
    case "menu-bar":
      byId("menu-bar").querySelector("button")?.focus();
      return;
    case "next-region":
    case "previous-region":
      nextRegion(command === "next-region" ? 1 : -1);
      return;
    case "next-sheet":
    case "previous-sheet":
      showSheetBeside(command === "next-sheet" ? 1 : -1);
      return;
    case "follow-link": {
      const { link } = hintOf(view, active);
      if (link) follow(link);
      return;
    }
    case "hide-note":
      byId("note").hidden = true;
  }
}

function showSheetBeside(step: 1 | -1): void {
  const sheets = state.shownSheets();
  const at = sheets.findIndex(({ sheetId }) => sheetId === state.activeSheetId());
  const beside = sheets[at + step];
  if (beside) state.showSheet(beside.sheetId).catch(report);
}

function goTo(a1: string): void {
  const view = state.view();
  const area = parseAddress(a1);
  if (!view || !area || area.endRow0 > view.rows.count || area.endColumn0 > view.columns.count) return;
  state.select({
    anchor: { row0: area.startRow0, column0: area.startColumn0 },
    head: { row0: area.endRow0 - 1, column0: area.endColumn0 - 1 },
  });
}

function follow({ sheetId, a1 }: LinkedPlace): void {
  if (state.shownSheets().some((sheet) => sheet.sheetId === sheetId))
    state.showSheet(sheetId).then(() => goTo(a1), report);
  else complain("La hoja a la que lleva este vínculo está oculta o ya no existe.");
  editor.focus();
}

function onEvent(event: ServerEvent): void {
  switch (event.kind) {
    case "changed":
      state.onChanged(event).catch(report);
      return;
    case "question":
      ask(event, ({ button, text }) => client.answer(event.questionId, button, text).catch(report));
      return;
    case "answered":
      withdraw(event.questionId);
      return;
    case "dialog":
      frames.show(event);
      return;
    case "closed":
      frames.hide(event.dialogId);
      return;
    case "toast":
      toast(event.title, event.text);
      return;
    case "activate":
      editor.leave();
      state.showSheet(event.sheetId).then(() => event.a1 && goTo(event.a1), report);
      return;
    case "running":
      started(event.runId);
      return;
    case "finished":
      finished(event.runId, event.error);
  }
}

/** What happened while the server was not reached is fetched when it is back. */
function onConnection(isConnected: boolean): void {
  showConnection(isConnected);
  if (!isConnected) return;
  // A question may have the focus already.
  const takeFocus = () => document.activeElement === document.body && editor.focus();
  state.refreshWorkbook().then(takeFocus, report);
}

function report(error: unknown): void {
  complain(error instanceof Refusal ? error.message : `La página tuvo un error: ${(error as Error).message}`);
}

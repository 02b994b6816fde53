import { afterEach, expect, test } from "vitest";
import { COORDINATOR, INSTALLER, LIAISON, openSite, type Site, spreadsheetOf } from "./site.ts";

let site: Site;
afterEach(() => site.close());

const CODE = `
  function onOpen() {
    SpreadsheetApp.getUi().createMenu("Menú")
      .addItem("Preguntar", "ask").addItem("Confirmar", "confirm").addItem("Panel", "panel").addItem("Ventana", "modal")
      .addItem("Ir", "go").addItem("Fallar", "fail").addItem("Dónde", "where").addToUi();
  }
  function ask() {
    const ui = SpreadsheetApp.getUi();
    const answer = ui.prompt("Nombre", "¿Cómo se llama?", ui.ButtonSet.OK_CANCEL);
    write(answer.getSelectedButton() + " " + answer.getResponseText() + " " + Session.getActiveUser().getEmail());
  }
  function confirm() {
    const ui = SpreadsheetApp.getUi();
    write(String(ui.alert("¿Seguro?", ui.ButtonSet.YES_NO)));
  }
  function panel() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput("<p>Hola</p>").setTitle("Panel")); }
  function modal() {
    SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput("<p>V</p>").setWidth(300).setHeight(200), "Ventana");
  }
  function go() {
    const spreadsheet = SpreadsheetApp.getActive();
    spreadsheet.toast("Listo", "Aviso");
    spreadsheet.setActiveSheet(spreadsheet.getSheetByName("Datos"));
  }
  function where() {
    const [range, cell] = [SpreadsheetApp.getActiveRange(), SpreadsheetApp.getCurrentCell()];
    SpreadsheetApp.getActive().toast([range.getSheet().getName(), range.getA1Notation(), cell.getA1Notation()].join(" "));
  }
  function fail() { throw new TypeError("no se pudo"); }
  function add(a, b) { return { sum: a + b, by: Session.getEffectiveUser().getEmail() }; }
  function secret_() { return "secreto"; }
  function write(text) {
    const id = SpreadsheetApp.getActive().getId();
    Sheets.Spreadsheets.Values.update({ values: [[text]] }, id, "A1", { valueInputOption: "RAW" });
  }`;

test("the workbook shows the menus that onOpen built, the sheets and the people", async () => {
  site = await openSite(spreadsheetOf([["a"]]), { code: CODE });
  const { menus, sheets, people, activeUser, title } = await site.workbook(COORDINATOR);
  expect(menus[0]).toMatchObject({
    title: "Menú",
    items: [{ title: "Preguntar", functionName: "ask" }, {}, {}, {}, {}, {}, {}],
  });
  expect([title, activeUser]).toEqual(["Prueba", COORDINATOR]);
  expect(sheets).toEqual([
    expect.objectContaining({
      sheetId: 0,
      title: "Datos",
      rowCount: 20,
      columnCount: 6,
      hidden: false,
      tabColor: null,
    }),
  ]);
  expect(people.map(({ isKnown }) => isKnown)).toEqual([true, true, true, false, true]);
});

test("a prompt waits for the person who asked for it, while others go on", async () => {
  site = await openSite(spreadsheetOf([["a"]]), { code: CODE });
  const [mine, other] = [await site.window(COORDINATOR), await site.window(LIAISON)];
  const { body } = await site.post("menu", { functionName: "ask" }, COORDINATOR);
  expect(await mine.next("running")).toEqual({ kind: "running", runId: body.runId, functionName: "ask" });
  const { questionId, ...question } = await mine.next("question");
  expect(question).toEqual({
    kind: "question",
    type: "prompt",
    title: "Nombre",
    text: "¿Cómo se llama?",
    buttons: "OK_CANCEL",
  });
  await site.post("edit", { sheetId: 0, row0: 3, column0: 0, text: "sigo" }, LIAISON);
  expect(await site.shown("A4")).toBe("sigo");
  const answer = { questionId, button: "OK", text: "Marta" };
  expect((await site.post("answer", answer, LIAISON)).body.mensaje).toBe("Esa pregunta ya se respondió.");
  expect((await site.post("answer", answer, COORDINATOR)).status).toBe(200);
  expect(await mine.next("finished")).toEqual({ kind: "finished", runId: body.runId, error: null });
  expect(await site.shown("A1")).toBe(`OK Marta ${COORDINATOR}`);
  expect(other.events.every(({ kind }) => kind === "changed")).toBe(true);
});

test("a question is shown in every window of the person, in a new one as well, and goes from all once answered", async () => {
  site = await openSite(spreadsheetOf([]), { code: CODE });
  const first = await site.window();
  await site.post("menu", { functionName: "confirm" });
  const { questionId } = await first.next("question");
  const second = await site.window();
  expect(await second.next("question")).toMatchObject({
    questionId,
    type: "alert",
    text: "¿Seguro?",
    buttons: "YES_NO",
  });
  await site.post("answer", { questionId, button: "NO", text: "" });
  expect(await first.next("answered")).toEqual({ kind: "answered", questionId });
  expect(await second.next("answered")).toEqual({ kind: "answered", questionId });
  await site.until("A1", "NO");
});

test("a run that fails says why", async () => {
  site = await openSite(spreadsheetOf([]), { code: CODE });
  const window = await site.window();
  await site.post("menu", { functionName: "fail" });
  expect(await window.next("finished")).toMatchObject({ error: "no se pudo" });
});

test("only what the menus offer can be run as a menu item", async () => {
  site = await openSite(spreadsheetOf([]), { code: CODE });
  expect((await site.post("menu", { functionName: "secret_" })).status).toBe(404);
});

test("toasts and the sheet that a script goes to are told to the person", async () => {
  site = await openSite(spreadsheetOf([]), { code: CODE });
  const [mine, other] = [await site.window(), await site.window(LIAISON)];
  await site.post("menu", { functionName: "go" });
  expect(await mine.next("toast")).toEqual({ kind: "toast", title: "Aviso", text: "Listo" });
  expect(await mine.next("activate")).toEqual({ kind: "activate", sheetId: 0, a1: null });
  await mine.next("finished");
  expect(other.events).toEqual([]);
});

test("menu items and sidebar calls are told what the person has selected", async () => {
  site = await openSite(spreadsheetOf([]), { code: CODE });
  const window = await site.window(LIAISON);
  const block = { sheetId: 0, startRow0: 4, endRow0: 5, startColumn0: 1, endColumn0: 3 };
  await site.post("select", { ...block, currentRow0: 4, currentColumn0: 2 }, LIAISON);
  await site.post("menu", { functionName: "where" }, LIAISON);
  expect(await window.next("toast")).toMatchObject({ text: "Datos B5:C5 C5" });
  await site.post("menu", { functionName: "panel" }, LIAISON);
  const { dialogId } = await window.next("dialog");
  await site.post("select", { ...block, endColumn0: 2, currentRow0: 4, currentColumn0: 1 }, LIAISON);
  await site.post("call", { functionName: "where", args: [], dialogId }, LIAISON);
  expect(await window.next("toast")).toMatchObject({ text: "Datos B5 B5" });
  expect((await site.post("select", { sheetId: 0 }, LIAISON)).status).toBe(400);
});

test("a sidebar calls functions of the script with the rights of the person, and is closed", async () => {
  site = await openSite(spreadsheetOf([]), { code: CODE });
  const window = await site.window(LIAISON);
  await site.post("menu", { functionName: "panel" }, LIAISON);
  const { dialogId, ...dialog } = await window.next("dialog");
  expect(dialog).toEqual({ kind: "dialog", type: "sidebar", title: "Panel", widthPx: null, heightPx: null });
  const html = await (await site.fetch(`/app/frame?dialogId=${dialogId}&user=${LIAISON}`, { headers: {} })).text();
  expect(html).toMatch(/^<script>[\s\S]+google[\s\S]+<\/script><p>Hola<\/p>$/);
  const call = (functionName: string, args: unknown[], user = LIAISON) =>
    site.post("call", { functionName, args, dialogId }, user);
  expect((await call("add", [2, 3])).body).toEqual({ value: { sum: 5, by: LIAISON } });
  expect((await call("fail", [])).body).toEqual({ error: { name: "TypeError", message: "no se pudo" } });
  expect((await call("none", [])).body).toMatchObject({ error: { message: "Script function not found: none" } });
  expect((await call("secret_", [])).body).toMatchObject({ error: { message: "Script function not found: secret_" } });
  expect((await call("add", [1, 1], INSTALLER)).status).toBe(404);
  await site.post("close", { dialogId }, LIAISON);
  expect(await window.next("closed")).toEqual({ kind: "closed", dialogId });
  expect((await call("add", [1, 1])).body.mensaje).toBe("Esa ventana ya se cerró.");
});

test("a second sidebar takes the place of the first, a modal dialog stands beside it", async () => {
  site = await openSite(spreadsheetOf([]), { code: CODE });
  const window = await site.window();
  await site.post("menu", { functionName: "panel" });
  const first = await window.next("dialog");
  await site.post("menu", { functionName: "modal" });
  expect(await window.next("dialog")).toMatchObject({ type: "modal", title: "Ventana", widthPx: 300, heightPx: 200 });
  await site.post("menu", { functionName: "panel" });
  expect(await window.next("closed")).toEqual({ kind: "closed", dialogId: first.dialogId });
});

test("people who open the workbook at the same moment each see the menus", async () => {
  site = await openSite(spreadsheetOf([]), { code: CODE });
  const seen = await Promise.all([INSTALLER, COORDINATOR, LIAISON].map((user) => site.workbook(user)));
  expect(seen.map(({ menus }) => menus.map(({ title }) => title))).toEqual([["Menú"], ["Menú"], ["Menú"]]);
});

test("a script whose onOpen fails shows no menus, and says why", async () => {
  site = await openSite(spreadsheetOf([]), { code: 'function onOpen() { throw new Error("no hay menú"); }' });
  const window = await site.window();
  expect((await site.workbook()).menus).toEqual([]);
  expect(await window.next("toast")).toMatchObject({ text: "onOpen: no hay menú" });
});

test("two windows see each other's changes, each with the number of the state", async () => {
  site = await openSite(spreadsheetOf([["1"]]));
  const [one, other] = [await site.window(COORDINATOR), await site.window(LIAISON)];
  const { body } = await site.post("edit", { sheetId: 0, row0: 0, column0: 0, text: "2" }, COORDINATOR);
  for (const window of [one, other]) {
    expect(await window.next("changed")).toEqual({ kind: "changed", revision: body.revision, sheetIds: [0] });
  }
  expect((await site.sheet(0)).revision).toBe(body.revision);
});

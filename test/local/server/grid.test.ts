import { afterEach, expect, test } from "vitest";
import { COORDINATOR, INSTALLER, LIAISON, openSite, READER, type Site, STRANGER, spreadsheetOf } from "./site.ts";

let site: Site;
afterEach(() => site.close());

/** Writes each event into column F, from the first row on, by the installer's triggers. */
const RECORDER = `
  function onOpen() { SpreadsheetApp.getUi().createMenu("Menú").addItem("Instalar", "install").addToUi(); }
  function install() {
    const spreadsheet = SpreadsheetApp.getActive();
    ScriptApp.newTrigger("handleEdit").forSpreadsheet(spreadsheet).onEdit().create();
    ScriptApp.newTrigger("handleChange").forSpreadsheet(spreadsheet).onChange().create();
  }
  function handleEdit(e) { record(["edit", e.range.getA1Notation(), e.value, e.oldValue, e.user.getEmail()].join(" ")); }
  function handleChange(e) { record(e.changeType); }
  function record(text) {
    const properties = PropertiesService.getScriptProperties();
    properties.setProperty("log", (properties.getProperty("log") || "") + text + "|");
    const id = SpreadsheetApp.getActive().getId();
    const body = { values: [[properties.getProperty("log")]] };
    Sheets.Spreadsheets.Values.update(body, id, "F1", { valueInputOption: "RAW" });
  }`;

async function installed(rows: readonly (readonly string[])[]): Promise<void> {
  site = await openSite(spreadsheetOf(rows), { code: RECORDER });
  const window = await site.window();
  await site.post("menu", { functionName: "install" });
  expect(await window.next("finished")).toMatchObject({ error: null });
}

test("a typed cell is in when the answer comes, and what the trigger changes follows as an event", async () => {
  await installed([["a"]]);
  const window = await site.window(COORDINATOR);
  const { body } = await site.post("edit", { sheetId: 0, row0: 0, column0: 1, text: "$1,350.00" }, COORDINATOR);
  expect(await site.shown("B1")).toBe("$1,350.00");
  expect(await window.next("changed")).toEqual({ kind: "changed", revision: body.revision, sheetIds: [0] });
  await site.until("F1", `edit B1 1350  ${COORDINATOR}|EDIT|`);
});

test("the triggers are not told who someone of another mail domain is", async () => {
  await installed([["a"]]);
  await site.post("edit", { sheetId: 0, row0: 0, column0: 0, text: "b" }, STRANGER);
  await site.until("F1", "edit A1 b a |EDIT|");
});

test("a paste tells its range only, a cleared cell its old value, a cleared block neither", async () => {
  await installed([["a"]]);
  await site.post("paste", { sheetId: 0, row0: 0, column0: 0, rows: [["1", "2"], ["3"]] });
  await site.until("F1", `edit A1:B2   ${INSTALLER}|EDIT|`);
  await site.post("clear", { sheetId: 0, startRow0: 0, endRow0: 1, startColumn0: 0, endColumn0: 1 });
  await site.until("F1", `edit A1:B2   ${INSTALLER}|EDIT|edit A1  1 ${INSTALLER}|EDIT|`);
  await site.post("clear", { sheetId: 0, startRow0: 0, endRow0: 2, startColumn0: 0, endColumn0: 2 });
  await site.until("F1", `edit A1:B2   ${INSTALLER}|EDIT|edit A1  1 ${INSTALLER}|EDIT|edit A1:B2   ${INSTALLER}|EDIT|`);
  expect(await Promise.all(["A1", "B1", "A2"].map((a1) => site.shown(a1)))).toEqual(["", "", ""]);
});

test("rows and columns that come and go fire the change trigger with Google's word, and no edit trigger", async () => {
  await installed([["a"], ["b"]]);
  const change = (dimension: string, operation: string, start0: number) =>
    site.post("dimension", { sheetId: 0, dimension, operation, start0, count: 1 });
  await change("ROWS", "insert", 5);
  await site.until("F1", "INSERT_ROW|");
  await change("ROWS", "delete", 5);
  await site.until("F1", "INSERT_ROW|REMOVE_ROW|");
  await change("COLUMNS", "insert", 6);
  await site.until("F1", "INSERT_ROW|REMOVE_ROW|INSERT_COLUMN|");
  await change("COLUMNS", "delete", 6);
  await site.until("F1", "INSERT_ROW|REMOVE_ROW|INSERT_COLUMN|REMOVE_COLUMN|");
});

test("a reader is refused in words that say so, and has no menus", async () => {
  await installed([["a"]]);
  const { status, body } = await site.post("edit", { sheetId: 0, row0: 0, column0: 0, text: "b" }, READER);
  expect([status, body.mensaje]).toEqual([403, expect.stringContaining("Solo lectura")]);
  expect((await site.post("menu", { functionName: "install" }, READER)).status).toBe(403);
  expect((await site.workbook(READER)).menus).toEqual([]);
  expect((await site.sheet(0, READER)).cells[0]).toMatchObject({ t: "a", l: true });
});

test("a protected cell is refused to others than its editors, in Sheets' words", async () => {
  const range = { startRowIndex: 0, endRowIndex: 1 };
  site = await openSite(spreadsheetOf([["a"]], { protectedRanges: [{ range, editors: { users: [COORDINATOR] } }] }));
  const edit = { sheetId: 0, row0: 0, column0: 0, text: "b" };
  const { status, body } = await site.post("edit", edit, LIAISON);
  expect([status, body.mensaje]).toEqual([400, expect.stringContaining("celda o un objeto protegidos")]);
  expect((await site.post("edit", edit, COORDINATOR)).status).toBe(200);
  expect((await site.sheet(0, LIAISON)).cells[0]).toMatchObject({ l: true });
  expect((await site.sheet(0, COORDINATOR)).cells[0]).not.toHaveProperty("l");
});

test("a value that breaks a strict rule is refused with the rule's help", async () => {
  const condition = { type: "NUMBER_GREATER", values: [{ userEnteredValue: "0" }] };
  const rule = { condition, strict: true, inputMessage: "Solo montos." };
  site = await openSite(spreadsheetOf([], { data: [{ rowData: [{ values: [{ dataValidation: rule }] }] }] }));
  const { status, body } = await site.post("edit", { sheetId: 0, row0: 0, column0: 0, text: "-5" });
  expect([status, body.mensaje]).toEqual([400, expect.stringContaining("infringen las reglas")]);
  expect(body.mensaje).toContain("Solo montos.");
});

test("undo brings back what the person overwrote, with its number format, and leaves the work of others", async () => {
  site = await openSite(spreadsheetOf([["a", "b"]]));
  const before = site.server.workspace.stored().sheets![0]!.data![0]!.rowData![0];
  await site.post("paste", { sheetId: 0, row0: 0, column0: 0, rows: [["$5", "10%"]] }, COORDINATOR);
  await site.post("edit", { sheetId: 0, row0: 4, column0: 0, text: "mío" }, LIAISON);
  expect((await site.post("undo", {}, COORDINATOR)).status).toBe(200);
  expect(site.server.workspace.stored().sheets![0]!.data![0]!.rowData![0]).toEqual(before);
  expect(await site.shown("A5")).toBe("mío");
  expect((await site.post("undo", {}, COORDINATOR)).body.mensaje).toBe("No hay nada que deshacer.");
});

test("undo brings back deleted rows, and the formulas that pointed to them", async () => {
  site = await openSite(spreadsheetOf([["1"], ["2"], ["3"], ["=A2*10"], ["=SUM(A1:A3)"]]));
  await site.post("dimension", { sheetId: 0, dimension: "ROWS", operation: "delete", start0: 1, count: 1 });
  expect([await site.shown("A3"), await site.shown("A4")]).toEqual(["#REF!", "4"]);
  await site.post("undo", {});
  expect([await site.shown("A2"), await site.shown("A4"), await site.shown("A5")]).toEqual(["2", "20", "6"]);
});

test("undo takes inserted rows away again", async () => {
  site = await openSite(spreadsheetOf([["1"], ["2"]]));
  const before = site.server.workspace.stored().sheets;
  await site.post("dimension", { sheetId: 0, dimension: "ROWS", operation: "insert", start0: 1, count: 3 });
  expect(await site.shown("A5")).toBe("2");
  await site.post("undo", {});
  expect(site.server.workspace.stored().sheets).toEqual(before);
});

test("undo is refused where someone else's later work would be lost", async () => {
  site = await openSite(spreadsheetOf([["1"], ["2"]]));
  await site.post(
    "dimension",
    { sheetId: 0, dimension: "ROWS", operation: "delete", start0: 0, count: 1 },
    COORDINATOR,
  );
  await site.post("edit", { sheetId: 0, row0: 0, column0: 0, text: "mío" }, LIAISON);
  const { status, body } = await site.post("undo", {}, COORDINATOR);
  expect([status, body.mensaje]).toEqual([409, "No se puede deshacer: la hoja cambió después."]);
  expect(await site.shown("A1")).toBe("mío");
  await site.post("undo", {}, LIAISON);
  expect((await site.post("undo", {}, COORDINATOR)).status).toBe(200);
  expect(await site.shown("A2")).toBe("2");
});

// The page's events may come before the test listens for them when the machine is busy.
test("undo after a script moved rows brings deleted rows back, but not a cell that may be elsewhere now", {
  retry: 3,
  timeout: 8_000,
}, async () => {
  site = await openSite(spreadsheetOf([["1"], ["2"]]), {
    code: `function onOpen() { SpreadsheetApp.getUi().createMenu("M").addItem("I", "install").addToUi(); }
      function install() { ScriptApp.newTrigger("handle").forSpreadsheet(SpreadsheetApp.getActive()).onChange().create(); }
      function handle() {
        const range = { sheetId: 0, dimension: "ROWS", startIndex: 0, endIndex: 1 };
        Sheets.Spreadsheets.batchUpdate({ requests: [{ insertDimension: { range } }] }, SpreadsheetApp.getActive().getId());
      }`,
  });
  const window = await site.window();
  await site.post("edit", { sheetId: 0, row0: 0, column0: 0, text: "9" });
  await site.post("menu", { functionName: "install" });
  await window.next("finished");
  await site.post("dimension", { sheetId: 0, dimension: "ROWS", operation: "delete", start0: 1, count: 1 });
  await site.until("A2", "9");
  expect((await site.post("undo", {})).status).toBe(200);
  await site.until("A3", "2");
  expect((await site.post("undo", {})).body.mensaje).toBe("No se puede deshacer: la hoja cambió después.");
});

test("a column can be made wider, and a group folded, which hides its rows", async () => {
  site = await openSite(spreadsheetOf([["a"]]));
  const range = { sheetId: 0, dimension: "ROWS", startIndex: 1, endIndex: 3 };
  const spreadsheetId = site.server.workspace.spreadsheetId();
  const body = { requests: [{ addDimensionGroup: { range } }] };
  site.server.workspace.google({
    service: "sheets",
    method: "spreadsheets.batchUpdate",
    params: { spreadsheetId },
    body,
  });
  await site.post("resize", { sheetId: 0, dimension: "COLUMNS", index0: 1, px: 250 });
  await site.post("group", { sheetId: 0, dimension: "ROWS", start0: 1, end0: 3, collapsed: true });
  const { columns, rows, groups } = await site.sheet(0);
  expect(columns.slice(0, 3).map(({ px }) => px)).toEqual([100, 250, 100]);
  expect(groups).toEqual([{ dimension: "ROWS", start0: 1, end0: 3, depth: 1, collapsed: true }]);
  expect(rows.slice(0, 4).map(({ hidden }) => hidden)).toEqual([false, true, true, false]);
});

test("a failed trigger is logged for the person who started the server", async () => {
  site = await openSite(spreadsheetOf([["a"]]), {
    code: `function onOpen() { SpreadsheetApp.getUi().createMenu("M").addItem("I", "install").addToUi(); }
      function install() { ScriptApp.newTrigger("fail").forSpreadsheet(SpreadsheetApp.getActive()).onEdit().create(); }
      function fail() { throw new Error("no hay papel"); }`,
  });
  const window = await site.window();
  await site.post("menu", { functionName: "install" });
  await window.next("finished");
  await site.post("edit", { sheetId: 0, row0: 0, column0: 0, text: "b" });
  while (site.logged.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(site.logged).toEqual(["El disparador fail encontró un error: no hay papel"]);
});

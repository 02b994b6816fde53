import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import type { GoogleCall } from "../../build/local/google-calls.ts";
import { scriptProject } from "../../build/local/script-project.ts";
import { ApiError } from "../../build/local/sheets/errors.ts";
import { fileStore, memoryStore, type Store } from "../../build/local/store.ts";
import { INSTALLER, openWorkspace, type Workspace } from "../../build/local/workspace.ts";

const EDITOR = "ana@alcaldia.example";
const STRANGER = "otra@correo.example";

const opened: Workspace[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((workspace) => workspace.close()));
});

/** Handlers that write what they were told into the script's properties. */
const RECORDER = `
  function install() {
    const spreadsheet = SpreadsheetApp.getActive();
    ScriptApp.newTrigger("handleEdit").forSpreadsheet(spreadsheet).onEdit().create();
    ScriptApp.newTrigger("handleChange").forSpreadsheet(spreadsheet).onChange().create();
    ScriptApp.newTrigger("handleClock").timeBased().everyMinutes(5).create();
  }
  function handleEdit(e) {
    record({
      a1: e.range.getA1Notation(), sheet: e.range.getSheet().getName(),
      rows: e.range.getNumRows(), columns: e.range.getNumColumns(), rowStart: e.range.rowStart, columnEnd: e.range.columnEnd,
      value: e.value, oldValue: e.oldValue, hasValue: "value" in e, hasOldValue: "oldValue" in e,
      user: e.user.getEmail(), uid: e.triggerUid, full: e.authMode === ScriptApp.AuthMode.FULL,
      source: e.source.getId() === SpreadsheetApp.getActive().getId(),
      effective: Session.getEffectiveUser().getEmail(), active: Session.getActiveUser().getEmail(),
    });
  }
  function handleChange(e) { record({ changeType: e.changeType, user: e.user.getEmail() }); }
  function handleClock(e) { record({ hour: e.hour, day: e["day-of-month"], user: "user" in e }); }
  function record(entry) {
    const properties = PropertiesService.getScriptProperties();
    const all = JSON.parse(properties.getProperty("log") || "[]");
    properties.setProperty("log", JSON.stringify(all.concat(entry)));
  }
  function recorded() { return JSON.parse(PropertiesService.getScriptProperties().getProperty("log") || "[]"); }
`;

test("opening builds the menus in a simple trigger", async () => {
  const workspace = await workspaceWith(`function onOpen(e) {
    SpreadsheetApp.getUi().createMenu(e.authMode.toString()).addItem("Uno", "one").addToUi();
  }`);
  const menu = { title: "LIMITED", items: [{ kind: "item", title: "Uno", functionName: "one" }] };
  expect(await workspace.open(EDITOR)).toEqual([menu]);
  expect(await workspace.open(EDITOR)).toEqual([menu]);
});

test("a script without onOpen has no menus", async () => {
  expect(await (await workspaceWith("")).open(EDITOR)).toEqual([]);
});

test("a typed cell fires the edit trigger as the installer, with Google's event fields, then the change trigger", async () => {
  const workspace = await installed();
  await workspace.edit(at(0, 1), "25", EDITOR);
  const { runs, ...values } = await workspace.edit(at(0, 1), "30", EDITOR);
  expect(values).toEqual({ value: "30", oldValue: "25" });
  expect(runs.map((run) => [run.functionName, run.error])).toEqual([
    ["handleEdit", null],
    ["handleChange", null],
  ]);
  const [first, , second, change] = await recorded(workspace);
  const uid = workspace.triggers().find((trigger) => trigger.handler === "handleEdit")?.triggerUid;
  const common = {
    a1: "B1",
    sheet: "Datos",
    rows: 1,
    columns: 1,
    rowStart: 1,
    columnEnd: 2,
    hasValue: true,
    user: EDITOR,
    uid,
    full: true,
    source: true,
    effective: INSTALLER,
    active: EDITOR,
  };
  expect(first).toEqual({ ...common, value: "25", hasOldValue: false });
  expect(second).toEqual({ ...common, value: "30", oldValue: "25", hasOldValue: true });
  expect(change).toEqual({ changeType: "EDIT", user: EDITOR });
});

test("a deletion has an old value only", async () => {
  const workspace = await installed();
  await workspace.edit(at(0, 0), "", EDITOR);
  expect((await recorded(workspace))[0]).toMatchObject({ hasValue: false, oldValue: "a" });
});

test("a paste has a range and neither value, even for one cell", async () => {
  const workspace = await installed();
  await workspace.paste(at(1, 0), [["x", "y"], ["z"]], EDITOR);
  await workspace.paste(at(0, 0), [["x"]], EDITOR);
  const [block, , cell] = await recorded(workspace);
  expect(block).toMatchObject({ a1: "A2:B3", rows: 2, columns: 2, hasValue: false, hasOldValue: false });
  expect(cell).toMatchObject({ a1: "A1", hasValue: false, hasOldValue: false });
});

test("someone of another domain is not named to the script, the owner and colleagues are", async () => {
  const workspace = await installed();
  await workspace.edit(at(0, 0), "b", STRANGER);
  await workspace.edit(at(0, 0), "c", INSTALLER);
  const [stranger, change, owner] = await recorded(workspace);
  expect(stranger).toMatchObject({ user: "", active: "", effective: INSTALLER });
  expect(change).toEqual({ changeType: "EDIT", user: "" });
  expect(owner).toMatchObject({ user: INSTALLER, active: INSTALLER });
});

test("rows and columns that come and go are changes with Google's word and the person, and no edits", async () => {
  const workspace = await installed();
  for (const dimension of ["ROWS", "COLUMNS"] as const) {
    for (const operation of ["insert", "delete"] as const)
      await workspace.grid.changeDimension({ sheetId: 0, dimension, operation, start0: 1, count: 2 }, EDITOR).runs;
  }
  expect(await recorded(workspace)).toEqual(
    ["INSERT_ROW", "REMOVE_ROW", "INSERT_COLUMN", "REMOVE_COLUMN"].map((changeType) => ({ changeType, user: EDITOR })),
  );
});

test("what a script writes fires no trigger", async () => {
  const workspace = await workspaceWith(`${RECORDER}
    function write() {
      const id = SpreadsheetApp.getActive().getId();
      Sheets.Spreadsheets.Values.update({ values: [["b"]] }, id, "Datos!A1", { valueInputOption: "RAW" });
    }`);
  await workspace.call("install", INSTALLER);
  expect((await workspace.call("write", INSTALLER)).error).toBeNull();
  expect(await recorded(workspace)).toEqual([]);
  expect(workspace.sheets.displayed(workspace.spreadsheetId()!, 0)).toEqual([["b"]]);
});

test("clock triggers fire when they are due, and again after their period", async () => {
  let now = new Date("2023-02-01T12:00:00Z");
  const workspace = await installed({ now: () => now });
  expect(await workspace.tick(new Date("2023-02-01T12:04:59Z"))).toEqual([]);
  now = new Date("2023-02-01T12:05:00Z");
  expect((await workspace.tick(now)).map((run) => [run.functionName, run.error])).toEqual([["handleClock", null]]);
  expect(await workspace.tick(now)).toEqual([]);
  // Six hours behind UTC.
  expect(await recorded(workspace)).toEqual([{ hour: 6, day: 1, user: false }]);
});

test("a trigger whose function is gone or fails is reported, and the edit stands", async () => {
  const workspace = await workspaceWith(`
    function install() {
      ScriptApp.newTrigger("gone").forSpreadsheet(SpreadsheetApp.getActive()).onEdit().create();
      ScriptApp.newTrigger("fails").forSpreadsheet(SpreadsheetApp.getActive()).onEdit().create();
    }
    function fails() { throw new Error("no"); }`);
  await workspace.call("install", INSTALLER);
  const { runs } = await workspace.edit(at(0, 0), "b", EDITOR);
  expect(runs.map((run) => run.error?.message)).toEqual(["Script function not found: gone", "no"]);
  expect(workspace.sheets.displayed(workspace.spreadsheetId()!, 0)).toEqual([["b"]]);
});

test("each call to Google is counted for its run and traced with method, parameters and body", async () => {
  const calls: GoogleCall[] = [];
  const workspace = await workspaceWith(
    `function f() {
      const id = SpreadsheetApp.getActive().getId();
      Sheets.Spreadsheets.get(id, { fields: "spreadsheetId" });
      Sheets.Spreadsheets.Values.update({ values: [["b"]] }, id, "Datos!A1", { valueInputOption: "RAW" });
    }`,
    { trace: (call) => calls.push(call) },
  );
  expect((await workspace.call("f", INSTALLER)).calls).toEqual({ reads: 1, writes: 1 });
  const spreadsheetId = workspace.spreadsheetId();
  expect(calls).toEqual([
    { service: "sheets", method: "spreadsheets.get", params: { fields: "spreadsheetId", spreadsheetId }, body: null },
    {
      service: "sheets",
      method: "spreadsheets.values.update",
      params: { valueInputOption: "RAW", spreadsheetId, range: "Datos!A1" },
      body: { values: [["b"]] },
    },
  ]);
});

test("a call can fail of which Google has done everything, as one can that Google never got", async () => {
  const source = `function write(text) {
    const id = SpreadsheetApp.getActive().getId();
    try { Sheets.Spreadsheets.Values.update({ values: [[text]] }, id, "Datos!A1", { valueInputOption: "RAW" }); }
    catch (error) { return [error.message, error.details ? error.details.code : null]; }
  }`;
  const unavailable = () => {
    throw new ApiError(503, "The service is currently unavailable.");
  };
  const before = await workspaceWith(source, { trace: unavailable });
  const after = await workspaceWith(source, { afterCall: unavailable });
  const prefix = "API call to sheets.spreadsheets.values.update failed with error: ";
  for (const [workspace, shown] of [
    [before, "a"],
    [after, "b"],
  ] as const) {
    const { value } = await workspace.call("write", INSTALLER, ["b"]);
    expect(value).toEqual([`${prefix}The service is currently unavailable.`, 503]);
    expect(workspace.sheets.displayed(workspace.spreadsheetId()!, 0)).toEqual([[shown]]);
  }
});

test("a batch asked for a narrow answer gives just that to the script", async () => {
  const workspace = await workspaceWith(`function f() {
    const request = { insertDimension: { range: { sheetId: 0, dimension: "ROWS", startIndex: 0, endIndex: 2 } } };
    const fields = "updatedSpreadsheet.sheets.properties.gridProperties.rowCount";
    const body = { requests: [request], includeSpreadsheetInResponse: true };
    return Sheets.Spreadsheets.batchUpdate(body, SpreadsheetApp.getActive().getId(), { fields });
  }
  function g() {
    return Sheets.Spreadsheets.Values.get(SpreadsheetApp.getActive().getId(), "A1", { fields: "values" });
  }`);
  const { value } = await workspace.call("f", INSTALLER);
  expect(value).toEqual({ updatedSpreadsheet: { sheets: [{ properties: { gridProperties: { rowCount: 1002 } } }] } });
  expect((await workspace.call("g", INSTALLER)).error?.message).toContain("is not emulated");
});

test("a script is told what the person has selected: A1 at first, and whatever scripts go to", async () => {
  const workspace = await workspaceWith(`
    function selected() {
      const [range, cell] = [SpreadsheetApp.getActiveRange(), SpreadsheetApp.getActive().getCurrentCell()];
      const sheet = range.getSheet();
      return [sheet.getName(), sheet.getSheetId(), sheet.isSheetHidden(), range.getA1Notation(),
        range.getNumRows(), range.getNumColumns(), cell.getA1Notation(), cell.getRow(), cell.getColumn(),
        SpreadsheetApp.getActiveSheet().getActiveRange().getA1Notation()].join(" ");
    }
    function go() { SpreadsheetApp.getActive().getSheetByName("Datos").getRange("C3:D4").activate(); }`);
  const selected = async (user = INSTALLER) => (await workspace.call("selected", user)).value;
  expect(await selected()).toBe("Datos 0 false A1 1 1 A1 1 1 A1");
  const block = { sheetId: 0, startRow0: 1, endRow0: 3, startColumn0: 0, endColumn0: 2 };
  workspace.select({ ...block, currentRow0: 2, currentColumn0: 1 }, INSTALLER);
  expect(await selected()).toBe("Datos 0 false A2:B3 2 2 B3 3 2 A2:B3");
  expect(await selected(EDITOR)).toBe("Datos 0 false A1 1 1 A1 1 1 A1");
  await workspace.call("go", INSTALLER);
  expect(await selected()).toBe("Datos 0 false C3:D4 2 2 C3 3 3 C3:D4");
  workspace.select({ ...block, sheetId: 99, currentRow0: 2, currentColumn0: 1 }, INSTALLER);
  expect(await selected()).toBe("Datos 0 false A1 1 1 A1 1 1 A1");
  workspace.select({ ...block, endRow0: 5000, currentRow0: 4999, currentColumn0: 1 }, INSTALLER);
  expect(await selected()).toBe("Datos 0 false A1 1 1 A1 1 1 A1");
});

test("an editor's own run has the editor's rights", async () => {
  const workspace = await workspaceWith(`
    function protect() {
      const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 1 };
      const request = { addProtectedRange: { protectedRange: { range, editors: { users: [] } } } };
      Sheets.Spreadsheets.batchUpdate({ requests: [request] }, SpreadsheetApp.getActive().getId());
    }
    function write() {
      const id = SpreadsheetApp.getActive().getId();
      Sheets.Spreadsheets.Values.update({ values: [["b"]] }, id, "Datos!A1", { valueInputOption: "RAW" });
    }`);
  expect((await workspace.call("protect", INSTALLER)).error).toBeNull();
  expect((await workspace.call("write", EDITOR)).error?.message).toContain("protected");
  expect((await workspace.call("write", INSTALLER)).error).toBeNull();
});

test("everything is there again when the folder is opened anew", async () => {
  const folder = mkdtempSync(join(tmpdir(), "workspace-"));
  try {
    const before = await installed({ store: fileStore(folder) });
    await before.edit(at(0, 0), "b", EDITOR);
    const log = await recorded(before);
    const after = await openWorkspace({ project: projectOf(RECORDER), store: fileStore(folder) });
    opened.push(after);
    expect(after.spreadsheetId()).toBe(before.spreadsheetId());
    expect(after.triggers()).toEqual(before.triggers());
    expect(await recorded(after)).toEqual(log);
    expect(after.sheets.displayed(after.spreadsheetId()!, 0)).toEqual([["b"]]);
    expect(readdirSync(folder).sort()).toEqual(["spreadsheets", "workspace.json"]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a damaged folder is not opened", async () => {
  const folder = mkdtempSync(join(tmpdir(), "workspace-"));
  try {
    writeFileSync(join(folder, "workspace.json"), "{");
    await expect(openWorkspace({ project: projectOf(""), store: fileStore(folder) })).rejects.toThrow("está dañado");
  } finally {
    rmSync(folder, { recursive: true });
  }
});

interface Settings {
  readonly store?: Store;
  readonly trace?: (call: GoogleCall) => void;
  readonly afterCall?: (call: GoogleCall) => void;
  readonly now?: () => Date;
}

async function installed(settings: Settings = {}): Promise<Workspace> {
  const workspace = await workspaceWith(RECORDER, settings);
  expect((await workspace.call("install", INSTALLER)).error).toBeNull();
  return workspace;
}

/** A Workspace with one sheet, "Datos", with "a" in A1. */
async function workspaceWith(source: string, settings: Settings = {}): Promise<Workspace> {
  const workspace = await openWorkspace({ project: projectOf(source), store: memoryStore(), ...settings });
  opened.push(workspace);
  const rowData = [{ values: [{ userEnteredValue: { stringValue: "a" } }] }];
  workspace.createSpreadsheet({
    properties: { title: "Plan", locale: "es_MX", timeZone: "America/El_Salvador" },
    sheets: [{ properties: { sheetId: 0, title: "Datos" }, data: [{ rowData }] }],
  });
  return workspace;
}

function projectOf(source: string) {
  const enabledAdvancedServices = [{ userSymbol: "Sheets", serviceId: "sheets", version: "v4" }];
  const manifest = { timeZone: "America/El_Salvador", dependencies: { enabledAdvancedServices } };
  return scriptProject({ "Code.js": source, "appsscript.json": JSON.stringify(manifest) });
}

async function recorded(workspace: Workspace): Promise<readonly Record<string, unknown>[]> {
  return (await workspace.call("recorded", INSTALLER)).value as Record<string, unknown>[];
}

function at(rowIndex0: number, columnIndex0: number) {
  return { sheetId: 0, rowIndex0, columnIndex0 };
}

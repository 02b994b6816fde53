import { afterAll, expect, test } from "vitest";
import { createCache } from "../../build/local/cache.ts";
import { type Dialogs, silentDialogs } from "../../build/local/dialogs.ts";
import type { Files } from "../../build/local/drive/files.ts";
import { createHostHandlers, type HostParts, type Run } from "../../build/local/host-handlers.ts";
import { createLocks } from "../../build/local/locks.ts";
import { createScriptHost, type RunOutcome, type ScriptHost } from "../../build/local/script-host.ts";
import { scriptProject } from "../../build/local/script-project.ts";
import type { RunFacts } from "../../build/local/services/host-calls.ts";
import { ApiError } from "../../build/local/sheets/errors.ts";
import type { SheetsService } from "../../build/local/sheets/service.ts";

const hosts: ScriptHost[] = [];
afterAll(() => Promise.all(hosts.map((host) => host.close())));

const OWNER = "integridad@alcaldia.example";

test("a script has the globals of the language and of Apps Script, and nothing of Node or a browser", async () => {
  const absent =
    "setTimeout setInterval URL URLSearchParams TextEncoder TextDecoder structuredClone fetch process require module " +
    "performance queueMicrotask WebAssembly Buffer atob btoa crypto window navigator global";
  const source = `function names() {
    return ${JSON.stringify(absent)}.split(" ").filter((name) => typeof globalThis[name] !== "undefined");
  }
  function present() { return [typeof console.log, typeof Logger.log, typeof Promise, typeof Intl]; }`;
  expect(await value(source, "names")).toEqual([]);
  expect(await value(source, "present")).toEqual(["function", "function", "function", "object"]);
});

test("a script that enumerates its global scope finds only its own names", async () => {
  const source = "var mine = 1; function list() { return Object.keys(globalThis).sort(); }";
  expect(await value(source, "list")).toEqual(["list", "mine"]);
});

test("each run evaluates all files anew in one scope", async () => {
  const run = runner({ "A.js": "var count = 0;", "B.js": "count += 1; function next() { return ++count; }" });
  expect(await run("next")).toEqual({ kind: "value", value: 2 });
  expect(await run("next")).toEqual({ kind: "value", value: 2 });
});

test("functions of objects and functions in constants can be called, unknown ones are missing", async () => {
  const run = runner({ "Code.js": "const arrow = () => 'a'; var menu = { item() { return 'b'; } };" });
  expect(await run("arrow")).toEqual({ kind: "value", value: "a" });
  expect(await run("menu.item")).toEqual({ kind: "value", value: "b" });
  expect(await run("other")).toEqual({ kind: "missing" });
  expect(await run("x;y")).toEqual({ kind: "missing" });
});

test("an async function is awaited, its microtasks drained without any timer", async () => {
  expect(await value("async function f() { await null; return [await Promise.resolve(7)]; }", "f")).toEqual([7]);
});

test("arguments arrive and results leave as JSON", async () => {
  const run = runner({
    "Code.js": "function f(a, b) { return { sum: a.n + b, none: undefined, list: Array.isArray([]) }; }",
  });
  expect(await run("f", { args: [{ n: 2 }, 3] })).toEqual({ kind: "value", value: { sum: 5, list: true } });
});

test("what the script throws comes back with its name and message", async () => {
  const outcome = await runner({ "Code.js": "function f() { throw new TypeError('no'); }" })("f");
  expect(outcome).toMatchObject({ kind: "error", error: { name: "TypeError", message: "no" } });
});

test("an error while the files are loaded is the error of the run", async () => {
  const outcome = await runner({ "Code.js": "null.x; function f() {}" })("f");
  expect(outcome).toMatchObject({ kind: "error", error: { name: "TypeError" } });
});

test.each([
  ["SpreadsheetApp.getActive().getOwner()", "SpreadsheetApp.getActive().getOwner is not emulated"],
  ["DriveApp.getRootFolder()", "DriveApp.getRootFolder is not emulated"],
  ["SpreadsheetApp.getUi().createFancyThing()", "Ui.createFancyThing is not emulated"],
  ["ScriptApp.getOAuthToken()", "ScriptApp.getOAuthToken is not emulated"],
  ["Sheets.Spreadsheets.Sheets.copyTo()", "Sheets.Spreadsheets.Sheets is not emulated"],
])("%s fails loudly", async (expression, message) => {
  const outcome = await runner({ "Code.js": `function f() { return ${expression}; }` })("f");
  expect(outcome).toMatchObject({ kind: "error", error: { message } });
});

test("an advanced service exists only when the manifest enables it", async () => {
  const source = { "Code.js": "function f() { return [typeof Sheets, typeof Docs]; }" };
  expect(await runner(source)("f")).toEqual({ kind: "value", value: ["object", "undefined"] });
  expect(await runner(source, { facts: { advancedServices: [] } })("f")).toEqual({
    kind: "value",
    value: ["undefined", "undefined"],
  });
});

test("a refusal of the Sheets API is an Error in the script, worded as by Google's advanced services", async () => {
  const source = `function f() {
    try { Sheets.Spreadsheets.batchUpdate({ requests: [] }, "id1"); }
    catch (error) { return [error instanceof Error, String(error), error.details.code]; }
  }`;
  const sheets = {
    batchUpdate: () => {
      throw new ApiError(400, "Must specify at least one request.");
    },
  };
  expect(await value(source, "f", { parts: { sheets: sheets as unknown as SheetsService } })).toEqual([
    true,
    "GoogleJsonResponseException: API call to sheets.spreadsheets.batchUpdate failed with error: Must specify at least one request.",
    400,
  ]);
});

test("the arguments of the advanced service become parameters and body of the API method", async () => {
  const calls: unknown[] = [];
  const sheets = { values: { update: (...parameters: unknown[]) => calls.push(parameters) } };
  const source = `function f() {
    Sheets.Spreadsheets.Values.update({ values: [["a"]] }, "id1", "A1", { valueInputOption: "RAW" });
  }`;
  await value(source, "f", { parts: { sheets: sheets as unknown as SheetsService } });
  const person = { email: OWNER, owner: true };
  const parameters = { valueInputOption: "RAW", spreadsheetId: "id1", range: "A1" };
  expect(calls).toEqual([[parameters, { values: [["a"]] }, person]]);
});

test("a question suspends the script until it is answered, and the answer is one of Ui's own buttons", async () => {
  const asked: unknown[] = [];
  const dialogs: Dialogs = {
    ...silentDialogs,
    alert: async (question) => {
      asked.push(question);
      await new Promise((resolve) => setTimeout(resolve, 20));
      return "NO" as const;
    },
    prompt: (question) => {
      asked.push(question);
      return { button: "OK", text: "Usulután" };
    },
  };
  const source = `function f() {
    const ui = SpreadsheetApp.getUi();
    const no = ui.alert("Título", "¿Sí?", ui.ButtonSet.YES_NO) === ui.Button.NO;
    ui.alert("Solo texto");
    const answer = ui.prompt("Municipio", "Escriba", ui.ButtonSet.OK_CANCEL);
    return [no, answer.getSelectedButton() === ui.Button.OK, answer.getResponseText()];
  }`;
  expect(await value(source, "f", { parts: { dialogs } })).toEqual([true, true, "Usulután"]);
  expect(asked).toEqual([
    { title: "Título", text: "¿Sí?", buttons: "YES_NO" },
    { title: "", text: "Solo texto", buttons: "OK" },
    { title: "Municipio", text: "Escriba", buttons: "OK_CANCEL" },
  ]);
});

test("a run that waits for an answer holds up no other run, and has lost its locks", async () => {
  const source = `function asks() {
    const lock = LockService.getScriptLock();
    lock.waitLock(10);
    const before = lock.hasLock();
    SpreadsheetApp.getUi().alert("?");
    return [before, lock.hasLock()];
  }
  function takes() { return LockService.getScriptLock().tryLock(0); }`;
  let answer = () => {};
  let ask = () => {};
  const asked = new Promise<void>((resolve) => {
    ask = resolve;
  });
  const dialogs: Dialogs = {
    ...silentDialogs,
    alert: () =>
      new Promise((resolve) => {
        answer = () => resolve("OK");
        ask();
      }),
  };
  const run = runner({ "Code.js": source }, { parts: { dialogs } });
  const waiting = run("asks");
  await asked;
  expect(await run("takes")).toEqual({ kind: "value", value: true });
  answer();
  expect(await waiting).toEqual({ kind: "value", value: [true, false] });
});

test("a clock trigger has no Ui", async () => {
  const outcome = await runner(
    { "Code.js": "function f() { SpreadsheetApp.getUi(); }" },
    { facts: { entry: "clock" } },
  )("f");
  expect(outcome).toMatchObject({
    kind: "error",
    error: { message: "Cannot call SpreadsheetApp.getUi() from this context." },
  });
});

test.each([
  "SpreadsheetApp.getUi().alert('x')",
  "SpreadsheetApp.getUi().showSidebar('x')",
  "Sheets.Spreadsheets.get('x')",
  "ScriptApp.getProjectTriggers()",
])("a simple trigger may not call %s", async (call) => {
  const outcome = await runner({ "Code.js": `function f() { ${call}; }` }, { facts: { entry: "simple" } })("f");
  expect(outcome).toMatchObject({ kind: "error", error: { message: expect.stringContaining("permissions") } });
});

test("an endless run is stopped at its time limit and the next one works", async () => {
  const run = runner(
    { "Code.js": "function endless() { for (;;); } function f() { return 1; }" },
    { timeLimitMs: 200 },
  );
  expect(await run("endless")).toMatchObject({ kind: "error", error: { message: "Exceeded maximum execution time" } });
  expect(await run("f")).toEqual({ kind: "value", value: 1 });
});

test("time spent in front of a dialog does not count", async () => {
  const dialogs: Dialogs = {
    ...silentDialogs,
    alert: () => new Promise((resolve) => setTimeout(() => resolve("OK"), 400)),
  };
  const source = { "Code.js": "function f() { SpreadsheetApp.getUi().alert('?'); return 1; }" };
  expect(await runner(source, { parts: { dialogs }, timeLimitMs: 300 })("f")).toEqual({ kind: "value", value: 1 });
});

test("a property holds up to nine kilobytes and null stands for none", async () => {
  const source = `function f() {
    const properties = PropertiesService.getDocumentProperties();
    properties.setProperties({ a: "1", b: 2 });
    properties.deleteProperty("a");
    let refused = "";
    try { properties.setProperty("c", "ñ".repeat(5000)); } catch (error) { refused = error.message; }
    return [properties.getProperty("a"), properties.getProperties(), refused];
  }`;
  expect(await value(source, "f")).toEqual([null, { b: "2" }, "Argument too large: value"]);
});

test("the digest and base64 of known texts are those of the standards", async () => {
  const source = `function f() {
    const hex = Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, "abc")
      .map((byte) => ((byte + 256) % 256).toString(16).padStart(2, "0")).join("");
    return [hex, Utilities.base64Encode("sí"), Utilities.base64Decode("c8Ot")];
  }`;
  expect(await value(source, "f")).toEqual(["900150983cd24fb0d6963f7d28e17f72", "c8Ot", [115, -61, -83]]);
});

test("a page from a file of the project reaches the person with its title and size, and does not suspend the script", async () => {
  const shown: unknown[] = [];
  const dialogs: Dialogs = { ...silentDialogs, show: (page) => shown.push(page) };
  const source = `function f() {
    const page = HtmlService.createHtmlOutputFromFile("panel").setTitle("Panel").setWidth(300);
    SpreadsheetApp.getUi().showSidebar(page);
    SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput("<p>").setHeight(200), "Ventana");
  }`;
  await value(source, "f", { parts: { dialogs }, facts: { html: { panel: "<b>hola</b>" } } });
  expect(shown).toEqual([
    { kind: "sidebar", title: "Panel", html: "<b>hola</b>", widthPx: 300, heightPx: null },
    { kind: "modal", title: "Ventana", html: "<p>", widthPx: null, heightPx: 200 },
  ]);
});

test("the cache forgets after its time", async () => {
  let nowMs = 0;
  const parts = { cache: createCache(() => new Date(nowMs)) };
  const source = {
    "Code.js": `
    function put() { CacheService.getScriptCache().put("k", "v", 60); }
    function get() { return CacheService.getScriptCache().get("k"); }`,
  };
  const run = runner(source, { parts });
  await run("put");
  nowMs = 59_999;
  expect(await run("get")).toEqual({ kind: "value", value: "v" });
  nowMs = 60_000;
  expect(await run("get")).toEqual({ kind: "value", value: null });
});

test("menus are told with their submenus, and one of the same name replaces the first", async () => {
  const menus = new Map();
  const source = `function f() {
    const ui = SpreadsheetApp.getUi();
    ui.createMenu("Plan").addItem("Vieja", "old").addToUi();
    ui.createMenu("Plan").addItem("Uno", "one").addSeparator()
      .addSubMenu(ui.createMenu("Más").addItem("Dos", "two")).addToUi();
  }`;
  await value(source, "f", { parts: { menus } });
  expect([...menus.values()]).toEqual([
    {
      title: "Plan",
      items: [
        { kind: "item", title: "Uno", functionName: "one" },
        { kind: "separator" },
        { kind: "menu", menu: { title: "Más", items: [{ kind: "item", title: "Dos", functionName: "two" }] } },
      ],
    },
  ]);
});

test("a person sees and deletes only their own triggers", async () => {
  const source = `function install() {
    ScriptApp.newTrigger("handleEdit").forSpreadsheet(SpreadsheetApp.getActive()).onEdit().create();
    ScriptApp.newTrigger("handleClock").timeBased().everyMinutes(5).create();
  }
  function list() { return ScriptApp.getProjectTriggers().map((t) => [t.getHandlerFunction(), String(t.getEventType())]); }
  function remove() { ScriptApp.getProjectTriggers().forEach((t) => ScriptApp.deleteTrigger(t)); }`;
  const sheets = { get: () => ({ properties: {}, sheets: [] }) } as unknown as SheetsService;
  const parts = { ...testParts(), sheets };
  const owner = runner({ "Code.js": source }, { parts });
  const other = runner({ "Code.js": source }, { parts }, { email: "otra@alcaldia.example", owner: false });
  await owner("install");
  expect(await other("list")).toEqual({ kind: "value", value: [] });
  await other("remove");
  expect(await owner("list")).toEqual({
    kind: "value",
    value: [
      ["handleEdit", "ON_EDIT"],
      ["handleClock", "CLOCK"],
    ],
  });
});

interface Settings {
  readonly facts?: Partial<RunFacts>;
  readonly parts?: Partial<HostParts>;
  readonly timeLimitMs?: number;
}

async function value(source: string, functionName: string, settings: Settings = {}): Promise<unknown> {
  const outcome = await runner({ "Code.js": source }, settings)(functionName);
  if (outcome.kind !== "value") throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

/** A host of its own for these files, and what runs a function in it. */
function runner(files: Record<string, string>, settings: Settings = {}, person = { email: OWNER, owner: true }) {
  const manifest = JSON.stringify({ timeZone: "America/El_Salvador" });
  const host = createScriptHost(scriptProject({ ...files, "appsscript.json": manifest }));
  hosts.push(host);
  const facts: RunFacts = {
    entry: "user",
    effectiveUser: person.email,
    activeUser: person.email,
    scriptId: "script1",
    timeZone: "America/El_Salvador",
    advancedServices: ["Sheets"],
    oauthScopes: null,
    html: {},
    ...settings.facts,
  };
  const parts = { ...testParts(), ...settings.parts };
  return (functionName: string, invocation: { args: unknown[] } = { args: [] }): Promise<RunOutcome> => {
    const run: Run = { person, at: person.email, onCall: () => {}, afterCall: () => {}, onLog: () => {} };
    const handlers = createHostHandlers(parts, run);
    return host.run({ functionName, invocation, facts }, handlers, settings.timeLimitMs ?? 10_000);
  };
}

function testParts(): HostParts {
  return {
    sheets: {} as SheetsService,
    files: {} as Files,
    state: {
      scriptId: "script1",
      installer: OWNER,
      activeSpreadsheetId: "id1",
      properties: {},
      triggers: [],
      outbox: [],
      driveFiles: [],
    },
    locks: createLocks(),
    cache: createCache(() => new Date()),
    dialogs: silentDialogs,
    menus: new Map(),
    selections: new Map(),
    timeZone: "America/El_Salvador",
    mailQuota: 100,
    now: () => new Date(),
  };
}

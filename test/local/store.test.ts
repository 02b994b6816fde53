import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeFileSafely } from "../../build/local/atomic-file.ts";
import { Problem } from "../../build/local/problem.ts";
import { fileStore, memoryStore, type Store, type WorkspaceState } from "../../build/local/store.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "store-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const state: WorkspaceState = {
  scriptId: "script1",
  installer: "integridad@alcaldia.example",
  activeSpreadsheetId: "id-1",
  properties: { script: { clave: "valor" } },
  triggers: [],
  outbox: [],
  driveFiles: [],
};
const spreadsheet = { spreadsheetId: "id-1", properties: { title: "Plan" } };

test.each<[string, () => Store]>([
  ["files", () => fileStore(join(folder, "new"))],
  ["memory", memoryStore],
])("what is written to %s is read again, and nothing else is there", (_, create) => {
  const store = create();
  expect(store.readState()).toBeUndefined();
  expect(store.readSpreadsheet("id-1")).toBeUndefined();
  store.writeState(state);
  store.writeSpreadsheet("id-1", spreadsheet);
  expect(store.readState()).toEqual(state);
  expect(store.readSpreadsheet("id-1")).toEqual(spreadsheet);
  expect(store.readSpreadsheet("other")).toBeUndefined();
  store.writeDocument("doc-1", { documentId: "doc-1", body: [] });
  store.writeContent("doc-1", new Uint8Array([0, 255]));
  expect(store.readDocument("doc-1")).toEqual({ documentId: "doc-1", body: [] });
  expect(store.readContent("doc-1")).toEqual(new Uint8Array([0, 255]));
  expect([store.readDocument("other"), store.readContent("other")]).toEqual([undefined, undefined]);
});

test("files from before scripts could send mail have an empty outbox", () => {
  const { outbox: _outbox, ...older } = state;
  writeFileSync(join(folder, "workspace.json"), JSON.stringify({ format: 1, ...older }));
  expect(fileStore(folder).readState()?.outbox).toEqual([]);
});

test("a spreadsheet id cannot lead out of the folder", () => {
  fileStore(folder).writeSpreadsheet("../../evil", { spreadsheetId: "../../evil" });
  expect(readdirSync(join(folder, "spreadsheets"))).toEqual(["______evil.json"]);
});

test.each([
  ["cut short", '{"format":1,"scriptId":"scr'],
  ["empty", ""],
  ["not ours", '{"name":"otro"}'],
  ["of the wrong shape", '{"format":1,"scriptId":5}'],
])("a file that is %s is reported with its path and stays as it is", (_, content) => {
  const path = join(folder, "workspace.json");
  writeFileSync(path, content);
  expect(() => fileStore(folder).readState()).toThrow(Problem);
  expect(() => fileStore(folder).readState()).toThrow(`El archivo ${path} está dañado`);
  expect(readFileSync(path, "utf8")).toBe(content);
});

test("a file of a newer version is reported as such", () => {
  writeFileSync(join(folder, "workspace.json"), '{"format":99}');
  expect(() => fileStore(folder).readState()).toThrow(/versión más nueva de cuadros .*Actualice cuadros/);
});

test("a write that fails leaves the old content and no temporary file", () => {
  const path = join(folder, "a.txt");
  writeFileSafely(path, "old");
  expect(() => writeFileSafely(path, Symbol("no content") as unknown as string)).toThrow();
  expect(readFileSync(path, "utf8")).toBe("old");
  expect(readdirSync(folder)).toEqual(["a.txt"]);
});

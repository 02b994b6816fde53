import mammoth from "mammoth";
import { afterAll, expect, test } from "vitest";
import { DOCX_TYPE } from "../../../build/local/drive/resources.ts";
import type { GoogleCall } from "../../../build/local/google-calls.ts";
import { scriptProject } from "../../../build/local/script-project.ts";
import { memoryStore, type Store } from "../../../build/local/store.ts";
import { INSTALLER, openWorkspace, type Workspace } from "../../../build/local/workspace.ts";
import { MEMBER } from "../../builders/drive.ts";
import { letterheadDocx } from "../../builders/letterhead-docx.ts";

const opened: Workspace[] = [];
afterAll(() => Promise.all(opened.map((workspace) => workspace.close())));

const SOURCE = `
  var DOCX = "${DOCX_TYPE}";
  function template() {
    var blob = Utilities.newBlob(Utilities.base64Decode("${Buffer.from(letterheadDocx()).toString("base64")}"), DOCX, "plantilla.docx");
    return Drive.Files.create({ name: "Plantilla", mimeType: "application/vnd.google-apps.document" }, blob, { fields: "id" }).id;
  }
  function report(templateId) {
    var id = Drive.Files.copy({ name: "Informe" }, templateId).id;
    var read = Docs.Documents.get(id, { includeTabsContent: true, fields: "revisionId" });
    var replace = { containsText: { text: "{{municipio}}" }, replaceText: "Usulután" };
    Docs.Documents.batchUpdate({ requests: [{ replaceAllText: replace }], writeControl: { requiredRevisionId: read.revisionId } }, id);
    var blob = Drive.Files.export(id, DOCX, { alt: "media" });
    return { id: id, type: blob.getContentType(), base64: Utilities.base64Encode(blob.getBytes()) };
  }
  function see(id) { return [Drive.Files.get(id).name, Docs.Documents.get(id).title]; }
  function find() { return Drive.Files.list({ q: "name = 'Informe'" }).files.length; }
  function wrong() { return Drive.Files.get("none"); }
  function exportBadly(id) { return Drive.Files.export(id, DOCX); }
  function letters() { return Utilities.newBlob("áé😀", "text/plain", "x").getDataAsString(); }
  function onOpen() { try { Drive.Files.list(); } catch (error) { console.log(error.message); } }
`;

test("a script makes a template from a blob, copies it, fills it in one write and exports it; each call is traced", async () => {
  const calls: GoogleCall[] = [];
  const { run } = open({ trace: (call) => calls.push(call) });
  const template = await run("template");
  calls.length = 0;
  const report = (await run("report", [template])) as { type: string; base64: string };
  expect(calls.map(({ service, method }) => `${service}.${method}`)).toEqual([
    "drive.files.copy",
    "docs.documents.get",
    "docs.documents.batchUpdate",
    "drive.files.export",
  ]);
  expect(report.type).toBe(DOCX_TYPE);
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(report.base64, "base64") });
  expect(value).toContain("Informe de Usulután");
  expect(await run("find")).toBe(1);
});

test("another member sees nothing of it through drive.file, and refusals are worded as by Google's services", async () => {
  const { run } = open();
  const template = await run("template");
  expect(await run("see", [template])).toEqual(["Plantilla", "Plantilla"]);
  await expect(run("see", [template], MEMBER)).rejects.toThrow(
    `API call to drive.files.get failed with error: File not found: ${template}.`,
  );
  await expect(run("wrong")).rejects.toThrow(
    "GoogleJsonResponseException: API call to drive.files.get failed with error: File not found: none.",
  );
  await expect(run("exportBadly", [template])).rejects.toThrow('without { alt: "media" } is not emulated');
});

test("without consent for Docs and Drive each call is refused", async () => {
  const { run } = open({ scopes: ["spreadsheets"] });
  await expect(run("find")).rejects.toThrow(
    "Specified permissions are not sufficient to call drive.files.list. Required permissions: (https://www.googleapis.com/auth/drive || https://www.googleapis.com/auth/drive.file)",
  );
});

test("files and documents are there when the Workspace is opened again, and gone after starting over", async () => {
  const store = memoryStore();
  const first = open({ store });
  const template = await first.run("template");
  const second = open({ store });
  expect(await second.run("see", [template])).toEqual(["Plantilla", "Plantilla"]);
  const workspace = await second.workspace;
  workspace.startOver({ properties: { title: "Otro" } }, () => {});
  await expect(second.run("see", [template])).rejects.toThrow("File not found");
});

test("text in a blob comes out as it went in", async () => {
  expect(await open().run("letters")).toBe("áé😀");
});

interface Options {
  readonly scopes?: readonly string[];
  readonly store?: Store;
  readonly trace?: (call: GoogleCall) => void;
}

function open({ scopes = ["spreadsheets", "drive.file"], store = memoryStore(), trace }: Options = {}) {
  const manifest = {
    timeZone: "America/El_Salvador",
    dependencies: { enabledAdvancedServices: [{ userSymbol: "Docs" }, { userSymbol: "Drive" }] },
    oauthScopes: scopes.map((scope) => `https://www.googleapis.com/auth/${scope}`),
  };
  const project = scriptProject({ "Code.js": SOURCE, "appsscript.json": JSON.stringify(manifest) });
  const workspace = openWorkspace({ project, store, ...(trace && { trace }) }).then((made) => {
    opened.push(made);
    if (made.spreadsheetId() === null) made.createSpreadsheet({ properties: { title: "Plan" } });
    return made;
  });
  const run = async (name: string, args: readonly unknown[] = [], user = INSTALLER): Promise<unknown> => {
    const { value, error } = await (await workspace).call(name, user, args);
    if (error) throw new Error(`${error.name}: ${error.message}`);
    return value;
  };
  return { workspace, run };
}

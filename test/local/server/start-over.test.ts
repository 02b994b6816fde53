import { afterEach, expect, test } from "vitest";
import { exportXlsx } from "../../../build/local/export-xlsx.ts";
import { openSite, READER, type Site, spreadsheetOf } from "./site.ts";

let site: Site;
afterEach(() => site.close());

const CODE = `
  function onOpen() { SpreadsheetApp.getUi().createMenu("M").addItem("I", "install").addItem("P", "ask").addToUi(); }
  function install() { ScriptApp.newTrigger("none").timeBased().everyMinutes(5).create(); }
  function ask() { SpreadsheetApp.getUi().alert("¿Sigue ahí?"); }`;

test("starting over with the example replaces the workbook, without the triggers of the earlier one, which is set aside", async () => {
  let setAside = 0;
  site = await openSite(spreadsheetOf([["ejemplo"]]), { code: CODE, setAside: () => setAside++ });
  const window = await site.window();
  const { workspace } = site.server;
  const earlier = workspace.spreadsheetId();
  await site.post("menu", { functionName: "install" });
  await window.next("finished");
  await site.post("edit", { sheetId: 0, row0: 0, column0: 0, text: "cambiado" });
  expect((await site.post("start-over", { source: "example" })).status).toBe(200);
  expect(await site.shown("A1")).toBe("ejemplo");
  expect([setAside, workspace.triggers(), workspace.spreadsheetId() !== earlier]).toEqual([1, [], true]);
  const told = [await window.next("changed"), await window.next("changed")];
  expect(told[1]).toMatchObject({ sheetIds: "all" });
  expect((await site.post("undo", {})).status).toBe(409);
});

test("a script that waits for an answer is cancelled first", async () => {
  site = await openSite(spreadsheetOf([["ejemplo"]]), { code: CODE });
  const window = await site.window();
  await site.post("menu", { functionName: "ask" });
  await window.next("question");
  expect((await site.post("start-over", { source: "example" })).status).toBe(200);
  expect(await window.next("finished")).toMatchObject({ error: null });
});

test("an .xlsx of one's own becomes the workbook, and the workbook an .xlsx again", async () => {
  site = await openSite(spreadsheetOf([["ejemplo"]]));
  const bytes = await exportXlsx(spreadsheetOf([["propio", "5"]]));
  expect(await upload("plan.xlsx", bytes)).toMatchObject({ status: 200 });
  expect([await site.shown("A1"), await site.shown("B1")]).toEqual(["propio", "5"]);
  const { headers, ok } = await site.fetch("/app/download.xlsx", { headers: {} });
  expect([ok, headers.get("content-type")]).toEqual([true, expect.stringContaining("spreadsheetml")]);
  expect(headers.get("content-disposition")).toContain("attachment");
});

test("a file of another kind or a damaged one is refused, and the workbook stays", async () => {
  site = await openSite(spreadsheetOf([["ejemplo"]]));
  const bytes = new TextEncoder().encode("no es un libro");
  expect(await upload("plan.pdf", bytes)).toMatchObject({
    status: 415,
    mensaje: "Solo se pueden abrir archivos .xlsx o .docx.",
  });
  expect(await upload("plan.xlsx", bytes)).toMatchObject({
    status: 400,
    mensaje: expect.stringContaining("plan.xlsx"),
  });
  expect(await upload("plan.docx", bytes)).toMatchObject({
    status: 400,
    mensaje: expect.stringContaining("plan.docx"),
  });
  expect((await site.post("start-over", { source: "example" }, READER)).status).toBe(403);
  expect(await site.shown("A1")).toBe("ejemplo");
});

async function upload(name: string, bytes: Uint8Array): Promise<object> {
  const body = new FormData();
  body.append("file", new File([new Uint8Array(bytes)], name));
  const response = await site.fetch("/app/start-over", { method: "POST", body });
  return { status: response.status, ...((await response.json()) as object) };
}

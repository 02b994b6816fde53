import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSite, type Site, spreadsheetOf } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite(spreadsheetOf([["secreto"]]), {
    code: `function show() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput("<p>Hola</p>")); }
      function onOpen() { SpreadsheetApp.getUi().createMenu("M").addItem("Mostrar", "show").addToUi(); }`,
  });
});
afterAll(() => site.close());

const EDIT = JSON.stringify({ sheetId: 0, row0: 0, column0: 0, text: "otro" });
const JSON_TYPE = { "content-type": "application/json" };

test("a page under another name, as DNS rebinding makes it, is refused", async () => {
  for (const path of [
    "/",
    "/app/workbook",
    "/app/events",
    `/v4/spreadsheets/${site.server.workspace.spreadsheetId()}`,
  ]) {
    expect(await statusOf(path, { host: "malo.example", "x-cuadros": "1" })).toBe(403);
  }
  const port = new URL(site.server.address).port;
  expect(await statusOf("/app/workbook", { host: `localhost:${port}`, "x-cuadros": "1" })).toBe(200);
});

test("a page of another origin can neither read nor write, at our paths nor at Google's", async () => {
  const id = site.server.workspace.spreadsheetId();
  const attempts: [string, string][] = [
    ["GET", "/app/workbook"],
    ["GET", "/app/events"],
    ["POST", "/app/edit"],
    ["POST", "/app/start-over"],
    ["GET", `/v4/spreadsheets/${id}`],
    ["PUT", `/v4/spreadsheets/${id}/values/A1`],
  ];
  for (const [method, path] of attempts) {
    for (const header of [{ origin: "http://malo.example" }, { origin: "null" }, { "sec-fetch-site": "cross-site" }]) {
      const headers = { "x-cuadros": "1", ...JSON_TYPE, ...header } as Record<string, string>;
      const response = await site.fetch(path, { method, headers, ...(method === "GET" ? {} : { body: EDIT }) });
      expect([path, header, response.status]).toEqual([path, header, 403]);
    }
  }
  expect(await site.shown("A1")).toBe("secreto");
});

test("no preflight is ever granted", async () => {
  const headers = { origin: "http://malo.example", "access-control-request-headers": "x-cuadros" };
  const response = await site.fetch("/app/edit", { method: "OPTIONS", headers });
  expect(response.status).toBe(403);
  expect(response.headers.get("access-control-allow-origin")).toBeNull();
});

test("a request without the page's header is refused", async () => {
  const response = await site.fetch("/app/edit", { method: "POST", headers: JSON_TYPE, body: EDIT });
  expect(response.status).toBe(403);
  expect((await site.fetch("/app/workbook", { headers: {} })).status).toBe(403);
});

test("what a form can send is not taken for JSON", async () => {
  const headers = { "content-type": "text/plain", "x-cuadros": "1" };
  expect((await site.fetch("/app/edit", { method: "POST", headers, body: EDIT })).status).toBe(415);
  const id = site.server.workspace.spreadsheetId();
  const path = `/v4/spreadsheets/${id}/values/A1?valueInputOption=RAW`;
  expect((await site.fetch(path, { method: "PUT", headers, body: '{"values":[["x"]]}' })).status).toBe(400);
  expect(await site.shown("A1")).toBe("secreto");
});

test("an edit that is too large is refused", async () => {
  const { status, body } = await site.post("edit", { sheetId: 0, row0: 0, column0: 0, text: "a".repeat(6_000_000) });
  expect([status, body.mensaje]).toEqual([413, "Lo que se envió es demasiado grande."]);
});

test("an endless body is refused without being kept", async () => {
  const chunk = new TextEncoder().encode("a".repeat(1_000_000));
  let left = 30;
  const body = new ReadableStream({
    pull: (controller) => (left-- > 0 ? controller.enqueue(chunk) : controller.close()),
  });
  const headers = { "x-cuadros": "1", "content-type": "multipart/form-data; boundary=x" };
  const response = await site.fetch("/app/start-over", {
    method: "POST",
    headers,
    body,
    duplex: "half",
  } as RequestInit);
  expect(response.status).toBe(413);
});

test("no path leads to a file of the machine", async () => {
  for (const path of [
    "/../package.json",
    "/%2e%2e/package.json",
    "/app/..%2f..%2fpackage.json",
    "/page.js/../../main.ts",
  ]) {
    const status = await statusOf(path, { "x-cuadros": "1" });
    expect([path, status]).toEqual([path, 404]);
  }
});

test("the page may use nothing but what the server sends, and nobody may embed it", async () => {
  const { headers } = await site.fetch("/");
  const policy = headers.get("content-security-policy");
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("unsafe");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
});

test("a dialog's document has no origin and can load nothing", async () => {
  const window = await site.window();
  await site.post("menu", { functionName: "show" });
  const { dialogId } = await window.next("dialog");
  const response = await site.fetch(`/app/frame?dialogId=${dialogId}`, { headers: {} });
  const policy = response.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("sandbox allow-scripts allow-forms allow-popups");
  expect(policy).not.toContain("allow-same-origin");
  expect(policy).toContain("frame-ancestors 'self'");
});

test("somebody who is not in the workbook is refused", async () => {
  const { status, body } = await site.post("edit", JSON.parse(EDIT), "nadie@correo.example");
  expect([status, body.mensaje]).toEqual([400, "No hay nadie con el correo «nadie@correo.example» en este libro."]);
});

/** `fetch` neither sets the Host header nor leaves a path as it is. */
function statusOf(path: string, headers: Record<string, string>): Promise<number> {
  const { hostname, port } = new URL(site.server.address);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, headers }, (response) => {
      resolve(response.statusCode!);
      response.destroy();
    });
    sent.on("error", reject);
    sent.end();
  });
}

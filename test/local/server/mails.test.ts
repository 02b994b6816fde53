import { afterAll, beforeAll, expect, test } from "vitest";
import type { MailModel } from "../../../build/local/server/protocol.ts";
import { INSTALLER, openSite, READER, type Site, spreadsheetOf } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite(spreadsheetOf([["a"]]), {
    code: `function plain() { MailApp.sendEmail({ to: "a@c.sv", subject: "Uno", body: "Texto" }); }
      function html() { MailApp.sendEmail({ to: "b@c.sv", subject: "Dos", htmlBody: "<b>Dos</b><script>1</script>", name: "Comisión" }); }`,
  });
  for (const name of ["plain", "html"]) expect((await site.server.workspace.call(name, INSTALLER)).error).toBeNull();
});
afterAll(() => site.close());

test("the page lists the sent mails, the last one first", async () => {
  const mails = (await (await site.fetch(`/app/mails?user=${READER}`)).json()) as MailModel[];
  expect(mails.map(({ from, subject, to, body, isHtml }) => ({ from, subject, to, body, isHtml }))).toEqual([
    { from: `Comisión <${INSTALLER}>`, subject: "Dos", to: ["b@c.sv"], body: "", isHtml: true },
    { from: INSTALLER, subject: "Uno", to: ["a@c.sv"], body: "Texto", isHtml: false },
  ]);
});

test("a mail's HTML is a document that may run nothing, wherever it is opened", async () => {
  const response = await site.fetch("/app/mail?mailId=1", { headers: {} });
  const policy = response.headers.get("content-security-policy")?.split("; ");
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("sandbox allow-popups");
  expect(policy?.some((part) => part.startsWith("script-src"))).toBe(false);
  expect(await response.text()).toContain("<b>Dos</b>");
});

test("there is no document for a mail of plain text, nor for one that was never sent", async () => {
  for (const mailId of ["0", "7", "x"]) expect((await site.fetch(`/app/mail?mailId=${mailId}`)).status).toBe(404);
});

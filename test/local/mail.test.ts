import { afterEach, expect, test } from "vitest";
import { scriptProject } from "../../build/local/script-project.ts";
import { memoryStore } from "../../build/local/store.ts";
import { INSTALLER, openWorkspace, type Workspace, type WorkspaceOptions } from "../../build/local/workspace.ts";

const LIAISON = "ana@alcaldia.example";
const MORNING = "2026-11-23T14:00:00.000Z";
const SEND = "https://www.googleapis.com/auth/script.send_mail";

const opened: Workspace[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((workspace) => workspace.close()));
});

test("a mail is in the outbox with its recipients, texts, sender and time", async () => {
  const workspace = await workspaceWith();
  await send(workspace, {
    to: "uno@alcaldia.example, Dos <dos@alcaldia.example>",
    bcc: "tres@alcaldia.example",
    subject: "Avances de la semana",
    body: "Dos acciones vencen.",
    htmlBody: "<p>Dos acciones vencen.</p>",
    name: "Comisión",
    noReply: true,
  });
  expect(workspace.sentMails()).toEqual([
    {
      from: INSTALLER,
      to: ["uno@alcaldia.example", "dos@alcaldia.example"],
      cc: [],
      bcc: ["tres@alcaldia.example"],
      subject: "Avances de la semana",
      body: "Dos acciones vencen.",
      htmlBody: "<p>Dos acciones vencen.</p>",
      name: "Comisión",
      noReply: true,
      sentAt: MORNING,
    },
  ]);
});

test("the outbox outlives the program, and another spreadsheet begins with an empty one", async () => {
  const store = memoryStore();
  await send(await workspaceWith({ store }), { to: LIAISON, subject: "Uno" });
  const later = await openWorkspace({ project: project([SEND]), store });
  opened.push(later);
  expect(later.sentMails().map(({ subject }) => subject)).toEqual(["Uno"]);
  later.startOver({ properties: { title: "Otro", locale: "es_MX" }, sheets: [{}] }, () => {});
  expect(later.sentMails()).toEqual([]);
});

test("each recipient counts against the quota of the sender, and no longer after 24 hours", async () => {
  let now = new Date(MORNING);
  const workspace = await workspaceWith({ mailQuota: 3, now: () => now });
  await send(workspace, { to: `${LIAISON},b@c.sv`, body: "1" });
  expect(await remaining(workspace, INSTALLER)).toBe(1);
  expect(await remaining(workspace, LIAISON)).toBe(3);
  const tooMany = await send(workspace, { to: `${LIAISON},b@c.sv`, body: "2" });
  expect(tooMany).toBe("Exception: Service invoked too many times for one day: email.");
  expect(workspace.sentMails()).toHaveLength(1);
  now = new Date("2026-11-24T13:59:59.999Z");
  expect(await remaining(workspace, INSTALLER)).toBe(1);
  now = new Date("2026-11-24T14:00:00.000Z");
  expect(await remaining(workspace, INSTALLER)).toBe(3);
});

test("a person may write to a hundred recipients a day unless told otherwise", async () => {
  expect(await remaining(await workspaceWith(), INSTALLER)).toBe(100);
});

test.each([
  ["nobody", { subject: "x" }, "Failed to send email: no recipient"],
  ["something that is no address", { to: "Recursos Humanos" }, "Invalid email: Recursos Humanos"],
  ["more than fifty", { to: addresses(30), bcc: addresses(21) }, "Limit Exceeded: Email Recipients Per Message."],
])("a mail to %s is refused as Google does", async (_, message, refusal) => {
  const workspace = await workspaceWith();
  expect(await send(workspace, message)).toBe(`Exception: ${refusal}`);
  expect(workspace.sentMails()).toEqual([]);
});

test("a mail whose texts are longer than 200 KB is refused", async () => {
  const workspace = await workspaceWith();
  const long = { to: LIAISON, body: "a".repeat(100 * 1024), htmlBody: "á".repeat(51 * 1024) };
  expect(await send(workspace, long)).toBe("Exception: Limit Exceeded: Email Body Size.");
});

test("what is not emulated of a mail fails loudly", async () => {
  const message = { to: LIAISON, attachments: [] };
  expect(await send(await workspaceWith(), message)).toContain("MailApp.sendEmail with attachments is not emulated");
});

test("a manifest that lists its scopes but not that of mail cannot send", async () => {
  const needed = `Specified permissions are not sufficient to call MailApp.sendEmail. Required permissions: ${SEND}`;
  const workspace = await workspaceWith({ project: project(["https://www.googleapis.com/auth/spreadsheets"]) });
  expect(await send(workspace, { to: LIAISON })).toBe(`Error: ${needed}`);
});

test("a simple trigger cannot send", async () => {
  const source = `function onOpen() { MailApp.sendEmail({ to: "${LIAISON}", subject: "x" }); }`;
  const workspace = await workspaceWith({ project: project([SEND], source) });
  await expect(workspace.open(LIAISON)).rejects.toThrow("MailApp.sendEmail");
});

test("a mail is traced, and can fail before it was sent or after", async () => {
  const traced: unknown[] = [];
  const down = () => {
    throw new Error("Service unavailable: Mail");
  };
  const before = await workspaceWith({
    trace: (call) => {
      traced.push(call);
      down();
    },
  });
  const after = await workspaceWith({ afterCall: down });
  for (const workspace of [before, after])
    expect(await send(workspace, { to: LIAISON })).toBe("Exception: Service unavailable: Mail");
  expect(traced).toEqual([{ service: "mail", method: "sendEmail", params: {}, body: { to: LIAISON } }]);
  expect([before, after].map((workspace) => workspace.sentMails().length)).toEqual([0, 1]);
});

test("each person has properties of their own", async () => {
  const workspace = await workspaceWith();
  await workspace.call("keep", INSTALLER, ["Secretaría"]);
  await workspace.call("keep", LIAISON, ["Informática"]);
  expect((await workspace.call("kept", INSTALLER)).value).toBe("Secretaría");
  expect((await workspace.call("kept", LIAISON)).value).toBe("Informática");
});

const SOURCE = `
  function send(message) { MailApp.sendEmail(message); }
  function remaining() { return MailApp.getRemainingDailyQuota(); }
  function keep(unit) { PropertiesService.getUserProperties().setProperty("unit", unit); }
  function kept() { return PropertiesService.getUserProperties().getProperty("unit"); }
`;

async function workspaceWith(options: Partial<WorkspaceOptions> = {}): Promise<Workspace> {
  const workspace = await openWorkspace({
    project: project([SEND]),
    store: memoryStore(),
    now: () => new Date(MORNING),
    ...options,
  });
  opened.push(workspace);
  workspace.createSpreadsheet({ properties: { title: "Plan", locale: "es_MX" }, sheets: [{}] });
  return workspace;
}

function project(oauthScopes: readonly string[], source = SOURCE) {
  const manifest = { timeZone: "America/El_Salvador", oauthScopes };
  return scriptProject({ "Code.js": source, "appsscript.json": JSON.stringify(manifest) });
}

/** Sends a mail as the installer; the error, or undefined when there was none. */
async function send(workspace: Workspace, message: object): Promise<string | undefined> {
  const { error } = await workspace.call("send", INSTALLER, [message]);
  return error ? `${error.name}: ${error.message}` : undefined;
}

async function remaining(workspace: Workspace, user: string): Promise<unknown> {
  return (await workspace.call("remaining", user)).value;
}

function addresses(count: number): string {
  return Array.from({ length: count }, (_, index) => `persona${index}@alcaldia.example`).join(", ");
}

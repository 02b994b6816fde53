import type { sheets_v4 } from "googleapis";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Bundle, bundle } from "../../build/bundle.ts";
import { silentDialogs } from "../../build/local/dialogs.ts";
import type { GoogleCall } from "../../build/local/google-calls.ts";
import { scriptProject } from "../../build/local/script-project.ts";
import type { RunReport } from "../../build/local/script-runs.ts";
import { memoryStore, type SentMail, type Store, type WorkspaceState } from "../../build/local/store.ts";
import { INSTALLER, openWorkspace, type Workspace, type WorkspaceOptions } from "../../build/local/workspace.ts";
import { rawSheets } from "../builders/live-workbook.ts";
import { syntheticTables } from "../builders/synthetic-tables.ts";

const HEAD = "jefa@alcaldia.example";
const LIAISON = "enlace@alcaldia.example";
const MEMBERS = [
  [HEAD, "coordinación", ""],
  ["miembro@alcaldia.example", "miembro", ""],
  [LIAISON, "enlace de unidad", "Gerencia General"],
  ["segundo@alcaldia.example", "enlace de unidad", "Gerencia General"],
  ["juridica@alcaldia.example", "enlace de unidad", "Unidad Jurídica"],
  ["lectura@alcaldia.example", "lectura", "Gerencia General"],
] as const;
const TO_MANAGEMENT = [LIAISON, "segundo@alcaldia.example"];
const TO_LAWYERS = ["juridica@alcaldia.example"];
const TO_COMMISSION = [HEAD, "miembro@alcaldia.example"];

/** 7:00 of Monday in El Salvador, the week before, and some moments around it. */
const SUNDAY = "2027-11-21T18:00:00Z";
const MONDAY_6_55 = "2027-11-22T12:55:00Z";
const MONDAY_7 = "2027-11-22T13:00:00Z";
const NEXT_MONDAY_7 = "2027-11-29T13:00:00Z";

/** Lets a test set the time that the script sees. */
const CLOCK = `
  (() => {
    const Machine = Date;
    const now = () => Machine.parse(PropertiesService.getScriptProperties().getProperty("clock") || "${SUNDAY}");
    Date = class extends Machine {
      constructor(...parts) { if (parts.length === 0) super(now()); else super(...parts); }
      static now() { return now(); }
    };
  })();
  function setClock(text) { PropertiesService.getScriptProperties().setProperty("clock", text); }
  function machineOffset() { return new Date(2027, 0, 1).getTimezoneOffset(); }
  function loseProperties() { PropertiesService.getDocumentProperties().deleteProperty("notices"); }
`;

interface Prepared {
  readonly state: WorkspaceState;
  readonly spreadsheet: sheets_v4.Schema$Spreadsheet;
}

let files: Bundle["files"];
let template: Prepared;
beforeAll(async () => {
  ({ files } = await bundle());
  template = await prepare();
}, 120_000);

let workspace: Workspace;
let now: Date;
afterEach(() => workspace.close());

describe("the switch", () => {
  test("is turned by the installer at once, and told in Bitácora", async () => {
    await open();
    expect(await shown()).toMatchObject({ activos: false, puedeCambiar: true, desde: null });
    expect(await told("switchNotices", INSTALLER, [true])).toMatch(/^Los avisos semanales quedaron activados\./);
    expect(await shown()).toMatchObject({ activos: true, desde: "2027-11-21", por: INSTALLER });
    expect(await told("switchNotices", INSTALLER, [false])).toMatch(/desactivados\.$/);
    expect(logged("Se activaron los avisos semanales")).toEqual([INSTALLER]);
    expect(logged("Se desactivaron los avisos semanales")).toEqual([INSTALLER]);
    expect((await workspace.call("runPass", INSTALLER)).value).toMatchObject({ escrituras: 0 });
  });

  test("that is turned to where it is already changes nothing", async () => {
    await openSwitchedOn();
    expect((await workspace.call("switchNotices", INSTALLER, [true])).calls.writes).toBe(0);
  });

  test("is turned by a coordinator through the installer's clock, which then sends at once", async () => {
    await open();
    now = new Date("2027-11-24T20:00:00Z");
    await setClock();
    expect(await told("switchNotices", HEAD, [true])).toMatch(/en unos minutos\.$/);
    expect(workspace.sentMails()).toEqual([]);
    await tick(5);
    expect(logged("Se activaron los avisos semanales")).toEqual([HEAD]);
    expect(recipients()).toEqual([TO_MANAGEMENT, TO_LAWYERS, TO_COMMISSION]);
  });

  test("is not for anyone else, who is told whom to ask", async () => {
    await open();
    for (const user of [LIAISON, "lectura@alcaldia.example", "nadie@correo.example", ""]) {
      const { error, calls } = await workspace.call("switchNotices", user, [true]);
      const refusal = expect.stringMatching(/^Solo la cuenta de la Comisión.*No se cambió nada\.$/);
      expect([error?.message, calls.writes]).toEqual([refusal, 0]);
      expect((await workspace.call("sendTrial", user)).error?.message).toMatch(/^Solo la cuenta de la Comisión/);
    }
    await at(MONDAY_7);
    expect([workspace.sentMails(), (await shown()).activos]).toEqual([[], false]);
  });

  test("is refused in Spanish where the page asks for what makes no sense", async () => {
    await open();
    for (const isOn of [undefined, "true", {}])
      expect((await workspace.call("switchNotices", INSTALLER, [isOn])).error?.message).toMatch(/^No se entendió/);
  });

  test("lets nobody but the installer's clock send", async () => {
    await openSwitchedOn();
    now = new Date(MONDAY_7);
    await setClock();
    await workspace.call("handleClock", HEAD);
    expect(workspace.sentMails()).toEqual([]);
  });
});

describe("the preview", () => {
  test("says to anyone who would get what, and sends and writes nothing", async () => {
    await open();
    const run = await workspace.call("listNotices", LIAISON);
    const { mensajes, ...others } = JSON.parse(String(run.value)) as Shown;
    expect([run.error, run.calls.writes, workspace.sentMails()]).toEqual([null, 0, []]);
    expect(others).toMatchObject({ semana: "del 15 al 21 de noviembre de 2027", puedeCambiar: false, cuota: null });
    expect(mensajes.map(({ titulo, para }) => [titulo, para])).toEqual([
      ["Gerencia General", TO_MANAGEMENT],
      ["Unidad Jurídica", TO_LAWYERS],
      ["Resumen para la Comisión", TO_COMMISSION],
    ]);
    expect(mensajes[0]).toMatchObject({ texto: expect.stringContaining("ATRASADAS"), situacion: "Sin enviar." });
    expect((await shown()).cuota).toBe(100);
  });

  test("can be tried out: the installer alone gets a unit's mail and the digest", async () => {
    await open();
    expect(await told("sendTrial")).toBe(`Se enviaron 2 mensajes de prueba a ${INSTALLER}.`);
    expect(recipients()).toEqual([[INSTALLER], [INSTALLER]]);
    expect(workspace.sentMails().every(({ subject }) => subject.startsWith("Prueba · "))).toBe(true);
    expect((await shown()).cuota).toBe(98);
  });

  test("is opened from the menu", async () => {
    await open();
    const [menu] = await workspace.open(LIAISON);
    expect(menu?.items.some((item) => item.kind === "item" && item.title === "Avisos semanales")).toBe(true);
    expect((await workspace.call("showNotices", LIAISON)).error).toBeNull();
  });
});

describe("the week's mails", () => {
  test("go out from Monday at 7:00 in El Salvador, once, and again the week after", { timeout: 60_000 }, async () => {
    await openSwitchedOn();
    await settledAt("2027-11-22T12:00:00Z");
    expect(readsOf(await at(MONDAY_6_55))).toBe(0);
    expect(workspace.sentMails()).toEqual([]);
    await at(MONDAY_7);
    const week = [TO_MANAGEMENT, TO_LAWYERS, TO_COMMISSION];
    expect(recipients()).toEqual(week);
    expect(workspace.sentMails().map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/avisos de la semana del 22 al 28 de noviembre de 2027 · Gerencia General$/),
      expect.stringMatching(/ · Unidad Jurídica$/),
      expect.stringMatching(/ · Resumen para la Comisión$/),
    ]);
    await settledAt("2027-11-23T13:00:00Z");
    expect(readsOf(await at("2027-11-23T13:10:00Z"))).toBe(0);
    await at("2027-11-29T12:55:00Z");
    expect(recipients()).toEqual(week);
    expect((await shown()).mensajes.map(({ situacion }) => situacion)).toContain("Sin enviar.");
    await at(NEXT_MONDAY_7);
    expect(recipients()).toEqual([...week, ...week]);
    expect((await shown()).mensajes.map(({ situacion }) => situacion)).toContain("Enviado esta semana.");
  });

  test("do not go out while they are off, at no cost", async () => {
    await open();
    await settledAt(MONDAY_6_55);
    expect(readsOf(await at(MONDAY_7))).toBe(0);
    await told("switchNotices", INSTALLER, [true]);
    await told("switchNotices", INSTALLER, [false]);
    await at("2027-11-22T13:30:00Z");
    expect(readsOf(await at("2027-11-22T13:40:00Z"))).toBe(0);
    expect(workspace.sentMails()).toEqual([]);
  });

  test("do not go out of a copy, where nobody has switched them on", async () => {
    await openSwitchedOn();
    await workspace.call("loseProperties", INSTALLER);
    await at(MONDAY_7);
    expect([workspace.sentMails(), (await shown()).activos]).toEqual([[], false]);
  });

  test.each(["trace", "afterCall"] as const)(
    "go out at most once where a call fails (%s), and the failure is told",
    async (hook) => {
      let failing = 1;
      await openSwitchedOn({
        [hook]: (call: GoogleCall) => {
          if (call.method === "sendEmail" && failing-- > 0) throw new Error("Service unavailable: Mail");
        },
      });
      const [first] = await at(MONDAY_7);
      expect(first?.error).toBeNull();
      expect(first?.log.map(({ text }) => text).join()).toMatch(/was not sent/);
      expect(recipients()).toEqual(hook === "trace" ? [] : [TO_MANAGEMENT]);
      await at("2027-11-22T13:10:00Z");
      await at("2027-11-22T14:10:00Z");
      await at("2027-11-22T16:00:00Z");
      const others = [TO_LAWYERS, TO_COMMISSION];
      expect(recipients()).toEqual(hook === "trace" ? others : [TO_MANAGEMENT, ...others]);
      expect((await shown()).mensajes[0]?.situacion).toMatch(/^No se envió, o no se sabe si llegó\./);
    },
  );

  test("go out at most once where the run breaks off while the workbook is read", async () => {
    let failing = false;
    await openSwitchedOn({
      trace: ({ method }) => {
        if (failing && method === "spreadsheets.get")
          throw Object.assign(new Error("Forbidden"), { details: { code: 403 } });
      },
    });
    await settledAt(MONDAY_6_55);
    failing = true;
    expect(readsOf(await at(MONDAY_7))).toBe(1);
    failing = false;
    expect(readsOf(await at("2027-11-22T13:10:00Z"))).toBe(0);
    await at("2027-11-22T14:10:00Z");
    await at("2027-11-22T15:20:00Z");
    expect(recipients()).toEqual([TO_MANAGEMENT, TO_LAWYERS, TO_COMMISSION]);
  });

  test("wait where the day's quota does not reach, and go out the next day", async () => {
    await openSwitchedOn({ mailQuota: 3 });
    await at(MONDAY_7);
    expect(recipients()).toEqual([TO_MANAGEMENT, TO_LAWYERS]);
    expect(readsOf(await at("2027-11-22T13:10:00Z"))).toBe(0);
    expect((await shown()).mensajes.at(-1)?.situacion).toBe("Sin enviar.");
    await at("2027-11-23T13:05:00Z");
    expect(recipients()).toEqual([TO_MANAGEMENT, TO_LAWYERS, TO_COMMISSION]);
    await at("2027-11-24T13:05:00Z");
    expect(workspace.sentMails()).toHaveLength(3);
  });

  test("hold what people wrote as text, whatever it is", async () => {
    await open();
    const hostile = '<img src=x onerror="alert(1)">\u202e &amp; "fin"';
    const rowIndex0 = cells("Cuadro 1").findIndex((texts) => texts.includes("A01"));
    await workspace.edit({ sheetId: sheetId("Cuadro 1"), rowIndex0, columnIndex0: 2 }, hostile, INSTALLER);
    await told("switchNotices", INSTALLER, [true]);
    await at(MONDAY_7);
    const [mail] = workspace.sentMails() as [SentMail];
    expect(mail.body).toContain('<img src=x onerror="alert(1)"> &amp; "fin"');
    expect(mail.htmlBody).toContain("&#60;img src=x onerror=&#34;alert(1)&#34;&#62; &#38;amp; &#34;fin&#34;");
    expect(mail.htmlBody!.match(/<(?!\/?(?:div|p|h3|ul|li)[ >])/g)).toBeNull();
    expect(mail.subject).not.toMatch(/[\r\n]/);
  });

  test("go out at the same moment wherever the machine's clock stands", async () => {
    const before = process.env.TZ;
    process.env.TZ = "Pacific/Kiritimati";
    try {
      await openSwitchedOn();
      expect((await workspace.call("machineOffset", INSTALLER)).value).toBe(-14 * 60);
      await at(MONDAY_6_55);
      expect(workspace.sentMails()).toEqual([]);
      await at(MONDAY_7);
      expect(recipients()).toEqual([TO_MANAGEMENT, TO_LAWYERS, TO_COMMISSION]);
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });
});

interface Shown {
  readonly semana: string;
  readonly activos: boolean;
  readonly desde: string | null;
  readonly por: string | null;
  readonly puedeCambiar: boolean;
  readonly cuota: number | null;
  readonly mensajes: readonly {
    readonly titulo: string;
    readonly para: readonly string[];
    readonly texto: string;
    readonly situacion: string;
  }[];
}

/**
 * Opens a copy of a managed workbook with a commission and a schedule of which most is over on `SUNDAY`; nothing has been done of
 * it, and the mails have never been switched on.
 */
async function open(options: Partial<WorkspaceOptions> = {}): Promise<void> {
  const { state, spreadsheet } = template;
  const store = memoryStore();
  store.writeState(state);
  store.writeSpreadsheet(spreadsheet.spreadsheetId!, spreadsheet);
  await openStore(store, options);
}

async function openStore(store: Store, options: Partial<WorkspaceOptions>): Promise<void> {
  now = new Date(SUNDAY);
  workspace = await openWorkspace({
    project: scriptProject({ ...files, "Probe.js": CLOCK }),
    store,
    now: () => now,
    dialogs: {
      ...silentDialogs,
      prompt: ({ title }) => ({ button: "OK", text: title === "Período del plan" ? "2027-2027" : "" }),
    },
    ...options,
  });
}

async function prepare(): Promise<Prepared> {
  const store = memoryStore();
  await openStore(store, {});
  const id = workspace.createSpreadsheet(rawSheets(syntheticTables(18)));
  await workspace.call("convertWorkbook", INSTALLER);
  const { huella } = JSON.parse(await told("listProposal")) as { huella: string };
  await told("writeProposal", INSTALLER, [huella]);
  const rows = MEMBERS.map(([mail, role, unit]) => [mail, "", unit, role]);
  const row = cells("Comisión").findIndex((texts) => texts.includes("Correo")) + 1;
  await workspace.paste({ sheetId: sheetId("Comisión"), rowIndex0: row, columnIndex0: 0 }, rows, INSTALLER);
  await workspace.close();
  return { state: store.readState()!, spreadsheet: store.readSpreadsheet(id)! };
}

async function openSwitchedOn(options: Partial<WorkspaceOptions> = {}): Promise<void> {
  await open(options);
  await told("switchNotices", INSTALLER, [true]);
}

/** Lets it be a moment, by which the clock has just looked at the workbook. */
async function settledAt(moment: string): Promise<void> {
  now = new Date(moment);
  await setClock();
  await workspace.call("runPass", INSTALLER);
}

/** Lets it be a moment at which the clock trigger comes due. */
async function at(moment: string): Promise<readonly RunReport[]> {
  now = new Date(moment);
  await setClock();
  return await workspace.tick(now);
}

function tick(minutes: number): Promise<readonly RunReport[]> {
  return at(new Date(now.getTime() + minutes * 60_000).toISOString());
}

async function setClock(): Promise<void> {
  await workspace.call("setClock", INSTALLER, [now.toISOString()]);
}

/** What a function tells the person. */
async function told(name: string, user = INSTALLER, args: readonly unknown[] = []): Promise<string> {
  const { value, error } = await workspace.call(name, user, args);
  if (error) throw new Error(error.message);
  return String(value);
}

async function shown(): Promise<Shown> {
  return JSON.parse(await told("listNotices")) as Shown;
}

function recipients(): readonly (readonly string[])[] {
  return workspace.sentMails().map(({ to }) => to);
}

function readsOf(runs: readonly RunReport[]): number {
  expect(runs.map(({ functionName }) => functionName)).toEqual(["handleClock"]);
  return runs.reduce((sum, { calls }) => sum + calls.reads, 0);
}

/** The authors of the lines of the log that tell of something. */
function logged(what: string): readonly string[] {
  return cells("Bitácora").flatMap((texts) => (texts.includes(what) ? [texts[1] ?? ""] : []));
}

function cells(title: string): readonly (readonly string[])[] {
  return workspace.sheets.displayed(workspace.spreadsheetId()!, sheetId(title));
}

function sheetId(title: string): number {
  return workspace.stored().sheets!.find(({ properties }) => properties?.title === title)!.properties!.sheetId!;
}

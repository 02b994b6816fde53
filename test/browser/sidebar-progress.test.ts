import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bundle } from "../../build/bundle.ts";
import { launchBrowser } from "../../build/local/browser.ts";
import { silentDialogs } from "../../build/local/dialogs.ts";
import { scriptProject } from "../../build/local/script-project.ts";
import { memoryStore } from "../../build/local/store.ts";
import { INSTALLER, openWorkspace } from "../../build/local/workspace.ts";

const ADDRESS = "http://sidebar.example/";
/** Google's part of the page: each call is noted and answered from `replies`, like a server that takes a moment. */
const GOOGLE = `
  window.calls = [];
  const runner = (succeed, fail) => new Proxy({}, { get: (_, name) => {
    if (name === "withSuccessHandler") return (handler) => runner(handler, fail);
    if (name === "withFailureHandler") return (handler) => runner(succeed, handler);
    return (...args) => {
      window.calls.push([name, ...args]);
      setTimeout(() => {
        const { value, error } = window.replies[name];
        if (error) fail(new Error(error)); else succeed(value);
      }, 20);
    };
  } });
  window.google = { script: { run: runner() } };
`;
const LINK = "https://drive.google.com/file/d/1";
const COURSE = {
  clave: "A01",
  nombre: "1 · Impartir un curso de ética",
  responsables: "Talento Humano",
  alias: ["RRHH"],
  propia: true,
  ajena: false,
  medios: ["Lista", "Fotografías"],
  estado: "atrasada",
  planificadas: 2,
  realizadas: 1,
  atrasadas: 1,
  proximas: 0,
  presupuesto: 100_00,
  gastado: 40_00,
};
const AUDIT = {
  ...COURSE,
  clave: "A02",
  nombre: "2 · Auditar",
  responsables: "Auditoría",
  alias: [],
  propia: false,
  ajena: true,
};
const FORM = {
  hoy: "2026-06-15",
  unidad: "Talento Humano",
  esConocida: false,
  unidades: ["Talento Humano", "Auditoría"],
  acciones: [COURSE, AUDIT],
};
const DONE = { value: "El avance quedó registrado en la hoja Ejecución." };

let browser: Browser;
let html: string;
let page: Page;
beforeAll(async () => {
  [browser, html] = await Promise.all([launchBrowser(), shownPage()]);
});
afterAll(() => browser?.close());
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 300, height: 700 } });
  return () => page.close();
});

describe("the form Registrar avance", () => {
  test("is filled and sent with the keyboard alone, and then is ready for the next entry", async () => {
    await open();
    await tabTo("Buscar por palabra, número o unidad");
    await page.keyboard.type("rrhh etica");
    expect(await visible("#actions label")).toEqual(["1 · Impartir un curso de ética Talento Humano"]);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    expect(await texts("#figures dd")).toEqual(["atrasada", "1 de 2", "1", "$40.00 de $100.00", "$60.00"]);
    await tabTo("Actividades realizadas");
    await page.keyboard.type("1");
    await tabTo("Monto gastado, en dólares");
    await page.keyboard.type("$1,010.5");
    await tabTo("Medio de verificación");
    await page.keyboard.type("Fo");
    await tabTo("Enlace de la evidencia");
    await page.keyboard.type(LINK);
    await tabTo("Nota");
    await page.keyboard.type("En el salón");
    expect(await texts("#warning")).toEqual([
      "Se habrían gastado $1,050.50, y el presupuesto es de $100.00. Puede registrarlo así; quedará una observación.",
    ]);
    await tabTo("Registrar avance");
    await page.keyboard.press("Enter");
    await said(DONE.value);
    const entry = {
      date: FORM.hoy,
      actionKey: "A01",
      activities: 1,
      spentCents: 1010_50,
      means: "Fotografías",
      link: LINK,
    };
    expect(await sent()).toEqual([
      [{ ...entry, note: "En el salón", unit: "Talento Humano" }, expect.stringMatching(/^[0-9a-f]{32}$/)],
    ]);
    expect(await focused()).toBe("Registrar avance");
    expect(await values()).toEqual({ fecha: FORM.hoy, actividades: "", monto: "", medio: "", enlace: "", nota: "" });
    expect(await page.getByRole("radio", { name: "Impartir un curso" }).isChecked()).toBe(true);
  });

  test("shows the actions of the person's unit first, and says which entries wait for the coordination", async () => {
    await open();
    expect(await texts("#actions h3")).toEqual(["De su unidad", "De otras unidades"]);
    await choose("Auditar");
    expect((await texts("#figures .flag"))[0]).toMatch(/^Su unidad no es responsable de esta acción/);
    await open({ ...FORM, unidad: "", acciones: [AUDIT, { ...COURSE, propia: false }] });
    expect(await texts("#actions h3")).toEqual(["Todas las acciones"]);
  });

  test("asks once for the unit, and does not where Comisión says it", async () => {
    await open({ ...FORM, unidad: "" }, { chooseUnit: { value: JSON.stringify(FORM) } });
    await page.getByLabel("¿De qué unidad es usted?").selectOption("Talento Humano");
    await page.getByRole("button", { name: "Guardar mi unidad" }).click();
    await said("Las acciones de su unidad aparecen primero.");
    expect(await page.evaluate("calls.at(-1)")).toEqual(["chooseUnit", "Talento Humano"]);
    await open({ ...FORM, esConocida: true });
    expect(await page.locator("#unit").count()).toBe(0);
    expect((await texts("main > p"))[0]).toBe("Su unidad, según la hoja Comisión: Talento Humano");
  });

  test("says beside each field what is wrong, goes to the first of them and sends nothing", async () => {
    await open();
    await press();
    expect(await texts("#problem")).toEqual(["Elija primero la acción."]);
    await choose("Impartir");
    await page.getByLabel("Fecha en que se realizó").fill("2026-06-16");
    await page.getByLabel("Actividades realizadas").fill("una");
    await page.getByLabel("Monto gastado").fill("1.350,00");
    await page.getByLabel("Enlace de la evidencia").fill("http://x.sv/a");
    await press();
    expect((await texts(".field .wrong")).map((text) => text.split(/[.;:]/)[0])).toEqual([
      "La fecha no puede ser después de hoy",
      "Escriba un número entero",
      "Escriba el monto solo con números y punto",
      "",
      "El enlace debe comenzar con https",
      "",
    ]);
    expect(await focused()).toMatch(/^Fecha/);
    expect(await sent()).toEqual([]);
    await page.getByLabel("Enlace de la evidencia").fill(LINK);
    expect((await texts(".field .wrong"))[4]).toBe("");
  });

  test("warns of more activities than planned, and records them all the same", async () => {
    await open();
    await choose("Impartir");
    await page.getByLabel("Actividades realizadas").fill("1");
    expect(await page.locator("#warning").isVisible()).toBe(false);
    await page.getByLabel("Actividades realizadas").fill("2");
    expect((await texts("#warning"))[0]).toMatch(/^Serían 3 actividades de 2 planificadas\./);
    await press();
    await said(DONE.value);
    expect(await sent()).toMatchObject([[{ activities: 2, spentCents: null }, {}]]);
  });

  test("sends once however often the button is pressed, and the same again under the same id after a failure", async () => {
    await open(FORM, { recordProgress: { error: "Error: No hay conexión." } });
    await choose("Impartir");
    await page.getByLabel("Actividades realizadas").fill("1");
    await page.evaluate(`${PRESS}; ${PRESS}`);
    await page.waitForFunction(`document.getElementById("problem").textContent === "No hay conexión."`);
    expect(await values()).toMatchObject({ actividades: "1" });
    await page.evaluate(`replies.recordProgress = ${JSON.stringify(DONE)}`);
    await press();
    await said(DONE.value);
    const ids = (await sent()).map(([, id]) => id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    await page.getByLabel("Actividades realizadas").fill("1");
    await press();
    await said(DONE.value);
    expect(new Set((await sent()).map(([, id]) => id)).size).toBe(2);
  });

  test("keeps what was typed when it reads again", async () => {
    await open();
    await choose("Impartir");
    await page.getByLabel("Nota").fill("A medias");
    await page.getByLabel("Medio de verificación").selectOption("Lista");
    await page.getByRole("button", { name: "Leer de nuevo" }).click();
    await page.waitForFunction(`calls.length === 2 && document.querySelector('main').ariaBusy === "false"`);
    expect(await values()).toMatchObject({ nota: "A medias", medio: "Lista" });
    expect(await texts("#figures dd")).toHaveLength(5);
  });

  test("shows hostile texts as text, in 300 pixels, and says what to do where there is nothing to show", async () => {
    const hostile = `</script><img src=x onerror="window.hurt=1">\u202Eabc${"W".repeat(300)}`;
    const action = { ...COURSE, nombre: hostile, responsables: hostile, medios: [hostile], alias: [hostile] };
    await open({ ...FORM, unidad: hostile, unidades: [hostile], acciones: [action] });
    await page.getByRole("radio").check();
    expect(await page.evaluate("[window.hurt, document.querySelectorAll('img').length]")).toEqual([undefined, 0]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(300);
    await open(FORM, { listActions: { error: "Este libro todavía no está gestionado." } });
    expect(await texts("main")).toEqual(["Este libro todavía no está gestionado."]);
  });
});

/** In the page: presses the button and leaves the focus where it is. */
const PRESS = 'document.querySelector(".bottom button").click()';

type Reply = { readonly value: unknown } | { readonly error: string };

/** The sidebar as the script shows it. */
async function shownPage(): Promise<string> {
  const shown: string[] = [];
  const project = scriptProject((await bundle()).files);
  const dialogs = { ...silentDialogs, show: (made: { readonly html: string }) => void shown.push(made.html) };
  const workspace = await openWorkspace({ project, store: memoryStore(), dialogs });
  workspace.createSpreadsheet({});
  await workspace.call("showProgress", INSTALLER);
  await workspace.close();
  return shown[0]!;
}

async function open(form: object = FORM, others: Readonly<Record<string, Reply>> = {}): Promise<void> {
  const replies = { listActions: { value: JSON.stringify(form) }, recordProgress: DONE, ...others };
  await page.close();
  page = await browser.newPage({ viewport: { width: 300, height: 700 } });
  await page.route(ADDRESS, (route) => route.fulfill({ contentType: "text/html", body: html }));
  await page.addInitScript({ content: `window.replies = ${JSON.stringify(replies)};${GOOGLE}` });
  await page.goto(ADDRESS);
  await page.locator('main[aria-busy="false"]').waitFor();
}

/** Presses the tabulator until this has the focus. */
async function tabTo(name: string): Promise<void> {
  for (let step = 0; step < 20; step++) {
    if (String(await focused()).startsWith(name)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`"${name}" cannot be reached with the tabulator.`);
}

/** The label of what has the focus. */
async function focused(): Promise<unknown> {
  return await page.evaluate(
    "(({ labels, textContent }) => (labels?.[0]?.firstChild ?? { textContent }).textContent.trim())(document.activeElement)",
  );
}

async function choose(name: string): Promise<void> {
  await page.getByRole("radio", { name }).check();
}

async function press(): Promise<void> {
  await page.locator(".bottom").getByRole("button").click();
}

/** The arguments with which entries were sent. */
async function sent(): Promise<readonly (readonly [unknown, unknown])[]> {
  return await page.evaluate('calls.filter(([name]) => name === "recordProgress").map(([, ...args]) => args)');
}

/** What stands in each field. */
async function values(): Promise<unknown> {
  return await page.evaluate(
    "Object.fromEntries(Object.entries(fields).map(([name, { input }]) => [name, input.value]))",
  );
}

async function texts(selector: string): Promise<string[]> {
  return (await page.locator(selector).allTextContents()).map((text) => text.trim());
}

async function visible(selector: string): Promise<string[]> {
  return (await page.locator(selector).filter({ visible: true }).allTextContents()).map((text) => text.trim());
}

/** Waits until the status says this. */
async function said(message: string): Promise<void> {
  await page.waitForFunction(`document.getElementById("status").textContent === ${JSON.stringify(message)}`);
}

import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { launchBrowser } from "../../build/local/browser.ts";

const HOSTILE = '<img src=x onerror="window.hacked = true">';
const MAIL = {
  titulo: "Recursos Humanos",
  para: ["enlace@alcaldia.example", "segundo@alcaldia.example"],
  asunto: `Avisos ${HOSTILE}`,
  texto: `ATRASADAS\n\n- ${HOSTILE}: 2 actividades`,
  situacion: "Sin enviar.",
};
const ANSWER = {
  semana: "del 23 al 29 de noviembre de 2026",
  activos: false,
  desde: null,
  por: null,
  puedeCambiar: true,
  cuota: 1,
  mensajes: [{ ...MAIL, titulo: "Informática", para: [] }, MAIL],
};
/** Google's part of the page: calls are noted and answered from `replies`. */
const GOOGLE = `
  window.calls = [];
  const runner = (succeed, fail) => new Proxy({}, { get: (_, name) => {
    if (name === "withSuccessHandler") return (handler) => runner(handler, fail);
    if (name === "withFailureHandler") return (handler) => runner(succeed, handler);
    return (...args) => {
      window.calls.push([name, ...args]);
      const { value, error } = window.replies[name];
      setTimeout(() => error ? fail(new Error(error)) : succeed(value), 5);
    };
  } });
  window.google = { script: { run: runner() } };
`;

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser?.close());
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 300, height: 600 } });
  return () => page.close();
});

test("shows who would get what in 300 pixels, every text as text, and what the quota leaves", async () => {
  await open(ANSWER);
  const text = await page.textContent("main");
  expect(text).toContain("Los avisos están desactivados: no se envía nada.");
  expect(text).toContain("Esta semana: 1 mensaje para 2 destinatarios.");
  expect(text).toContain("1 mensaje no sale: anote en la hoja Comisión a quién se envía.");
  expect(await page.locator("li strong").first().textContent()).toBe("Recursos Humanos");
  expect(text).toContain("escribir hoy a 1 destinatario más. Lo que no alcance hoy");
  expect(text).toContain("Para: enlace@alcaldia.example, segundo@alcaldia.example");
  expect(text).toContain("Sin destinatarios");
  await page.locator("summary").first().press("Enter");
  expect(await page.locator(".mail").first().textContent()).toContain(`- ${HOSTILE}: 2 actividades`);
  expect(await page.evaluate("[window.hacked ?? false, document.documentElement.scrollWidth]")).toEqual([false, 300]);
});

test("is switched on by the keyboard, says what happened, and shows what stands now", async () => {
  await open(ANSWER, { switchNotices: { value: "Los avisos semanales quedaron activados." } });
  await page.getByRole("button", { name: "Activar los avisos" }).press("Enter");
  await expect.poll(() => page.textContent("#status")).toBe("Los avisos semanales quedaron activados.");
  expect(await page.evaluate("window.calls")).toEqual([["listNotices"], ["switchNotices", true], ["listNotices"]]);
});

test("offers to switch off what is on, and the trial, to the commission's account", async () => {
  await open(
    { ...ANSWER, activos: true, desde: "2026-11-22", por: "jefa@alcaldia.example" },
    { sendTrial: { error: "No alcanza." } },
  );
  expect(await page.textContent("main")).toContain("activados desde el 22/11/2026 (jefa@alcaldia.example)");
  expect(await buttons()).toEqual(["Revisar de nuevo", "Desactivar los avisos", "Enviar la prueba a mi correo"]);
  await page.getByRole("button", { name: "Enviar la prueba" }).press("Enter");
  await expect.poll(() => page.textContent("#status")).toBe("No alcanza.");
});

test("offers nothing to those who may not, and says who may", async () => {
  await open({ ...ANSWER, puedeCambiar: false, cuota: null });
  expect(await buttons()).toEqual(["Revisar de nuevo"]);
  expect(await page.textContent("main")).toContain("Los activa o desactiva la coordinación de la Comisión.");
});

interface Reply {
  readonly value?: string;
  readonly error?: string;
}

async function open(answer: object, replies: Readonly<Record<string, Reply>> = {}): Promise<void> {
  const all = { listNotices: { value: JSON.stringify(answer) }, ...replies };
  await page.addInitScript(`${GOOGLE} window.replies = ${JSON.stringify(all)};`);
  await page.route("http://sidebar.example/", (route) => route.fulfill({ contentType: "text/html", body: html() }));
  await page.goto("http://sidebar.example/");
  await page.waitForSelector("main > *");
}

/** As the script puts it together. */
function html(): string {
  const file = (name: string) => readFileSync(new URL(`../../templates/${name}.html`, import.meta.url), "utf8");
  return file("sidebar-notices").replace(/<!-- include ([\w-]+) -->/g, (_, name: string) => file(name));
}

function buttons(): Promise<readonly string[]> {
  return page.locator("button").allInnerTexts();
}

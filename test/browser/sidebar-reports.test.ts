import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { launchBrowser } from "../../build/local/browser.ts";

const HOSTILE = '<img src=x onerror="window.hacked = true">';
const DONE = {
  id: "uno",
  titulo: `Informe por unidad responsable, ${HOSTILE}`,
  numero: 3,
  version: 2,
  estado: "hecho",
  documento: "doc-1",
  pdf: "pdf-1",
};
const ANSWER = {
  informes: [
    { tipo: "seguimiento", titulo: "Informe de seguimiento al Concejo", conPeriodo: true, conUnidad: false },
    { tipo: "plan", titulo: "Plan de acción completo", conPeriodo: false, conUnidad: false },
    { tipo: "unidad", titulo: "Informe por unidad responsable", conPeriodo: true, conUnidad: true },
  ],
  periodos: [{ valor: "2023-T1", texto: "primer trimestre de 2023" }],
  unidades: ["Informática", HOSTILE],
  errores: 2,
  rechazaErrores: false,
  puedeCambiar: false,
  personas: [],
  pedidos: [DONE],
  campos: [{ nombre: "municipio", texto: "El municipio", informes: ["seguimiento", "plan", "unidad"] }],
  bloques: [{ nombre: "resumen", texto: "El resumen", informes: ["seguimiento"] }],
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

test("asks only for what the chosen report needs, in 300 pixels, every text as text", async () => {
  await open(ANSWER);
  expect(await shownFields()).toEqual(["¿Qué informe?", "¿De qué período?"]);
  await page.getByLabel("¿Qué informe?").selectOption("plan");
  expect(await shownFields()).toEqual(["¿Qué informe?"]);
  await page.getByLabel("¿Qué informe?").selectOption("unidad");
  await page.getByLabel("¿De qué período?").selectOption("otro");
  expect(await shownFields()).toHaveLength(4);
  expect(await page.textContent("main")).toContain(`Informe por unidad responsable, ${HOSTILE}`);
  expect(await page.evaluate("[window.hacked ?? false, document.documentElement.scrollWidth]")).toEqual([false, 300]);
});

test("makes a report by the keyboard, says what happened, and leads to the document", async () => {
  await open(ANSWER, { askReport: { value: JSON.stringify({ mensaje: "Está hecho.", pedido: DONE }) } });
  await page.getByRole("button", { name: "Hacer el informe" }).press("Enter");
  await expect.poll(() => page.textContent("#status")).toBe("Está hecho.");
  expect(await page.evaluate("window.calls[1].slice(0, 4)")).toEqual(["askReport", "seguimiento", "2023-T1", ""]);
  const links = await page.locator("main a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  expect(links).toEqual([
    "https://docs.google.com/document/d/doc-1/edit",
    "https://drive.google.com/file/d/pdf-1/view",
  ]);
});

test("asks again under the same id where it is not known whether the first time was heard", async () => {
  await open(ANSWER, { askReport: { error: "Se cortó." } });
  for (const count of [2, 3]) {
    await page.getByRole("button", { name: "Hacer el informe" }).press("Enter");
    await expect.poll(() => page.evaluate("window.calls.length")).toBe(count);
    await expect.poll(() => page.textContent("#status")).toBe("Se cortó.");
  }
  expect(await page.evaluate("window.calls[1][4] === window.calls[2][4] && window.calls[1][4].length === 32")).toBe(
    true,
  );
});

test("tells before a report is made what is not reconciled and what is wrong with the template", async () => {
  const preview = {
    titulo: "Informe",
    avisos: ["Hay 2 errores."],
    notas: [{ texto: "¿Quiso escribir «{{municipio}}»?", esGrave: true }],
    revisada: true,
  };
  await open(ANSWER, { previewReport: { value: JSON.stringify(preview) } });
  expect(await page.textContent("main")).toContain("Hay 2 errores abiertos en la hoja Observaciones.");
  await page.getByRole("button", { name: "Revisar" }).press("Enter");
  await expect.poll(() => page.textContent("#review")).toBe("InformeHay 2 errores.¿Quiso escribir «{{municipio}}»?");
});

test("lists the fields and blocks that the template of the chosen report can have", async () => {
  await open(ANSWER);
  await page.getByText("Campos y bloques para la plantilla").press("Enter");
  expect(await page.locator("#names code").allInnerTexts()).toEqual(["{{municipio}}", "{{resumen}}"]);
  await page.getByLabel("¿Qué informe?").selectOption("plan");
  expect(await page.locator("#names code").allTextContents()).toEqual(["{{municipio}}"]);
});

test("sends a report only to those whom the person chose", async () => {
  const personas = [
    { correo: "jefa@alcaldia.example", nombre: "Jefa" },
    { correo: "enlace@alcaldia.example", nombre: "Enlace" },
  ];
  await open({ ...ANSWER, personas }, { mailReport: { value: "Se envió." } });
  await page.getByText("Enviar por correo").press("Enter");
  await page.getByRole("button", { name: "Enviar el enlace" }).press("Enter");
  expect(await page.textContent("#status")).toBe("Elija a quién enviar el informe.");
  await page.getByLabel("Enlace", { exact: true }).check();
  await page.getByRole("button", { name: "Enviar el enlace" }).press("Enter");
  await expect.poll(() => page.textContent("#status")).toBe("Se envió.");
  expect(await page.evaluate("window.calls[1]")).toEqual(["mailReport", "uno", ["enlace@alcaldia.example"]]);
});

test("lets the coordination alone decide that reports wait for open errors", async () => {
  await open({ ...ANSWER, puedeCambiar: true }, { ruleReports: { value: "Anotado." } });
  await page.getByRole("button", { name: "No hacer informes mientras haya errores" }).press("Enter");
  await expect.poll(() => page.textContent("#status")).toBe("Anotado.");
  expect(await page.evaluate("window.calls[1]")).toEqual(["ruleReports", true]);
});

interface Reply {
  readonly value?: string;
  readonly error?: string;
}

async function open(answer: object, replies: Readonly<Record<string, Reply>> = {}): Promise<void> {
  const all = { listReports: { value: JSON.stringify(answer) }, ...replies };
  await page.addInitScript(`${GOOGLE} window.replies = ${JSON.stringify(all)};`);
  await page.route("http://sidebar.example/", (route) => route.fulfill({ contentType: "text/html", body: html() }));
  await page.goto("http://sidebar.example/");
  await page.waitForSelector("main > *");
}

/** As the script puts it together. */
function html(): string {
  const file = (name: string) => readFileSync(new URL(`../../templates/${name}.html`, import.meta.url), "utf8");
  return file("sidebar-reports").replace(/<!-- include ([\w-]+) -->/g, (_, name: string) => file(name));
}

/** The questions that the form asks now. */
function shownFields(): Promise<readonly string[]> {
  return page
    .locator(".field:visible")
    .evaluateAll((labels) => labels.map((label) => label.firstChild?.textContent ?? ""));
}

import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { launchBrowser } from "../../build/local/browser.ts";
import type { OpenFinding } from "../../src/workbook/open-findings.ts";

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
  window.google = { script: { run: runner(), host: { editor: { focus: () => window.calls.push(["focus"]) } } } };
`;
const FINDINGS = [
  finding("monto-total", "error", "Cuadro 4", "F16", "El monto no cuadra.", "$350.00", "$650.00"),
  finding("monto-alto", "advertencia", "Cuadro 1", "G7", "El monto es muy alto."),
  finding("plazo", "advertencia", "Cuadro 1", "D7", "El plazo es muy largo."),
  finding("dato", "nota", "", "", "Falta <b>el acuerdo</b><img src=x onerror=alert(1)>."),
];

/** In the page: presses the button and leaves the focus where it is. */
const RECONCILE = 'document.getElementById("reconcile").click()';

let browser: Browser;
let html: string;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  html = await readFile(new URL("../../templates/sidebar-findings.html", import.meta.url), "utf8");
});
afterAll(() => browser?.close());
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 300, height: 600 } });
  await page.route(ADDRESS, (route) => route.fulfill({ contentType: "text/html", body: html }));
  return () => page.close();
});

describe("the page of the sidebar", () => {
  test("lists the findings by severity and sheet with their counts, every text as text, in 300 pixels", async () => {
    await open({ listFindings: listed(FINDINGS) });
    expect(await texts("h1, h2, h3")).toEqual([
      "1 error, 2 advertencias y 1 nota",
      "Errores (1)",
      "Cuadro 4 (1)",
      "Advertencias (2)",
      "Cuadro 1 (2)",
      "Notas (1)",
      "Todo el libro (1)",
    ]);
    expect(await texts("li:first-child dl > *")).toEqual(["Encontrado", "$350.00", "Esperado", "$650.00"]);
    expect(await texts("li p:first-child")).toContain("Falta <b>el acuerdo</b><img src=x onerror=alert(1)>.");
    expect(await page.locator("main img, main b").count()).toBe(0);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(300);
  });

  test("goes to a finding's cell by keyboard, says so and hands the focus to the sheet", async () => {
    await open({ listFindings: listed(FINDINGS), goToCell: { value: null } });
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Conciliar de nuevo");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Ir a F16 de la hoja Cuadro 4: El monto no cuadra.");
    await page.keyboard.press("Enter");
    await said("Se seleccionó F16 de la hoja Cuadro 4.");
    expect(await page.evaluate("calls")).toEqual([["listFindings"], ["goToCell", "Cuadro 4", "F16"], ["focus"]]);
  });

  test("reconciles once however often the button is pressed, then lists what is left and keeps the focus", async () => {
    await open({ listFindings: listed(FINDINGS), reconcile: { value: "El libro está al día." } });
    await page.evaluate(`replies.listFindings = ${JSON.stringify(listed(FINDINGS.slice(1)))}`);
    const disabled = `(({ ariaDisabled }) => ariaDisabled)(document.getElementById("reconcile"))`;
    await page.locator("#reconcile").focus();
    expect(await page.evaluate(`${RECONCILE}; ${RECONCILE}; ${disabled}`)).toBe("true");
    await said("El libro está al día.");
    expect(await page.evaluate("calls")).toEqual([["listFindings"], ["reconcile"], ["listFindings"]]);
    expect(await texts("h2")).toEqual(["Advertencias (2)", "Notas (1)"]);
    expect(await focused()).toBe("Conciliar de nuevo");
  });

  test("keeps the focus on a finding through a refresh, and on the next one when it is gone", async () => {
    await open({ listFindings: listed(FINDINGS), reconcile: { value: "Listo." } });
    await page.evaluate(`replies.listFindings = ${JSON.stringify(listed(FINDINGS.slice(1)))}`);
    await page.evaluate(`document.querySelectorAll("main button")[1].focus(); ${RECONCILE}`);
    await said("Listo.");
    expect(await focused()).toBe("Ir a G7 de la hoja Cuadro 1: El monto es muy alto.");

    await page.evaluate(`replies.listFindings = ${JSON.stringify(listed(FINDINGS.slice(2)))}`);
    await page.evaluate(RECONCILE);
    await page.waitForFunction("document.querySelectorAll('main button').length === 1");
    expect(await focused()).toBe("Ir a D7 de la hoja Cuadro 1: El plazo es muy largo.");
  });

  test("says that there is nothing to do when nothing was found", async () => {
    await open({ listFindings: listed([]) });
    expect(await texts("h1, main > *")).toEqual([
      "Sin observaciones",
      "No hay nada que revisar: el plan está completo y sus cifras cuadran.",
    ]);
  });

  test("explains what went wrong: in the program's words, or how to use one account where Google refused several", async () => {
    await open({ listFindings: { error: "Error: Este libro todavía no está gestionado." } });
    expect((await texts("main > p"))[0]).toBe("Este libro todavía no está gestionado.");
    await page.evaluate(`replies.reconcile = { error: "PERMISSION_DENIED" }`);
    await page.locator("#reconcile").click();
    await page.waitForFunction("document.querySelector('main').textContent.includes('varias cuentas de Google')");
    expect(await texts("main > p")).toHaveLength(1);
    expect(await texts("#status")).toEqual(["No se pudieron mostrar las observaciones."]);
  });

  test("keeps the list when a cell cannot be reached", async () => {
    await open({ listFindings: listed(FINDINGS), goToCell: { error: "Ya no hay una hoja «Cuadro 4»." } });
    await page.locator("main button").first().click();
    await said("Ya no hay una hoja «Cuadro 4».");
    expect(await page.locator("main button").count()).toBe(3);
  });
});

type Reply = { readonly value: unknown } | { readonly error: string };

/** Opens the page with these answers of the server and waits for its first one. */
async function open(replies: Readonly<Record<string, Reply>>): Promise<void> {
  await page.addInitScript({ content: `window.replies = ${JSON.stringify(replies)};${GOOGLE}` });
  await page.goto(ADDRESS);
  await page.locator('main[aria-busy="false"]').waitFor();
}

function listed(observaciones: readonly OpenFinding[]): Reply {
  return { value: JSON.stringify({ observaciones }) };
}

function finding(
  codigo: string,
  severidad: string,
  hoja: string,
  celda: string,
  mensaje: string,
  encontrado = "",
  esperado = "",
): OpenFinding {
  return {
    id: [codigo, hoja, celda].join("|"),
    estado: "abierta",
    codigo,
    severidad,
    hoja,
    celda,
    clave: "",
    mensaje,
    encontrado,
    esperado,
    remedio: "Revíselo.",
    explicacion: [],
    correcciones: [],
    aceptada: null,
  };
}

async function texts(selector: string): Promise<string[]> {
  return (await page.locator(selector).allTextContents()).map((text) => text.trim());
}

/** The accessible name of what has the focus. */
async function focused(): Promise<unknown> {
  return await page.evaluate("document.activeElement.ariaLabel || document.activeElement.textContent");
}

/** Waits until the status says this. */
async function said(message: string): Promise<void> {
  await page.waitForFunction(`document.getElementById("status").textContent === ${JSON.stringify(message)}`);
}

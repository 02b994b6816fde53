import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bundle } from "../../build/bundle.ts";
import { launchBrowser } from "../../build/local/browser.ts";
import { scriptProject } from "../../build/local/script-project.ts";
import { type RunningServer, startServer } from "../../build/local/server/server.ts";
import { memoryStore } from "../../build/local/store.ts";
import { readTables } from "../../build/local/tables.ts";

const EXAMPLE = new URL("../../templates/usulutan-2023-2025", import.meta.url).pathname;
const ANSWERS = [
  ["Municipio", "Usulután"],
  ["Departamento", "Usulután"],
  ["Período del plan", "2023-2025"],
  ["Nombres de los ejes", "Cultura; Dirección; Gobierno abierto"],
  ["Acta", "Acta número cinco"],
  ["Acuerdo", "Acuerdo número XXI"],
  ["Fecha del acuerdo", "01/02/2023"],
] as const;

let browser: Browser;
let server: RunningServer;
let page: Page;
const problems: string[] = [];

beforeAll(async () => {
  const { files } = await bundle();
  server = await startServer({
    project: scriptProject(files),
    store: memoryStore(),
    example: () => readTables(EXAMPLE),
    setAside: () => {},
    log: (text) => problems.push(text),
    port: 0,
  });
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  page.on("pageerror", (error) => problems.push(String(error)));
  await page.goto(server.address);
}, 90_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

beforeEach(() => {
  problems.length = 0;
});

describe("a person at the page, from the raw Cuadros to a mended finding", { timeout: 60_000 }, () => {
  test("chooses Convertir, answers its questions and sees Cuadro 1 with its subtotals", async () => {
    await chooseMenu("Convertir en libro gestionado");
    await answer("Convertir en libro gestionado", "Sí");
    for (const [title, text] of ANSWERS) {
      await dialog(title).getByRole("textbox").fill(text);
      await answer(title, "Aceptar");
    }
    await answer("Plan de integridad", "Aceptar");
    await openSheet("Cuadro 1");
    await eventually(() => text("G10")).toBe("$1,000.00");
    expect(await text("G17")).toBe("$2,000.00");
    expect(await text("G18")).toBe("$3,000.00");
    expect(problems).toEqual([]);
  });

  test("types a new amount and sees subtotal, total and Cuadro 4 follow", async () => {
    await typeInto("G6", "75");
    await eventually(() => text("G10")).toBe("$1,025.00");
    await eventually(() => text("G18")).toBe("$3,025.00");
    await openSheet("Cuadro 4");
    await eventually(() => text("E4")).toBe("$1,025.00");
    await openSheet("Cuadro 1");
    await typeInto("G6", "50");
    await eventually(() => text("G18")).toBe("$3,000.00");
  });

  test("pastes a wrong value, sees it marked, goes to it from the sidebar, mends it and sees the finding go", async () => {
    await goTo("G7");
    await paste("<table><tr><td>cuatrocientos</td></tr></table>");
    await eventually(() => background("G7")).toBe("rgb(251, 220, 215)");
    await openSheet("Cuadro 2");
    await chooseMenu("Ver observaciones");
    const sidebar = page.frameLocator("#sidebar iframe");
    const finding = sidebar.getByRole("listitem").filter({ hasText: "cuatrocientos" });
    await finding.first().waitFor();
    await finding.getByRole("button").first().click();
    await eventually(() => page.getByRole("tab", { selected: true }).textContent()).toBe("Cuadro 1");
    await eventually(() => page.getByLabel("Celda activa").inputValue()).toBe("G7");
    await typeInto("G7", "450");
    await eventually(() => background("G7")).not.toBe("rgb(251, 220, 215)");
    await sidebar.getByRole("button", { name: "Conciliar de nuevo" }).click();
    await eventually(() => finding.count()).toBe(0);
    expect(problems).toEqual([]);
  });
});

/** What a change brings shows as soon as the trigger has run; the machine may be busy. */
function eventually(read: () => unknown) {
  return expect.poll(read, { timeout: 15_000 });
}

/** Pastes an HTML table into the page as Word puts it on the clipboard. */
async function paste(html: string) {
  await page.evaluate(`{
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", ${JSON.stringify(html)});
    clipboardData.setData("text/plain", ${JSON.stringify(html.replace(/<[^>]*>/g, ""))});
    const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(paste);
  }`);
}

function dialog(title: string) {
  return page.getByRole("dialog", { name: title, exact: true });
}

async function answer(title: string, button: string) {
  await dialog(title).getByRole("button", { name: button, exact: true }).click();
}

async function chooseMenu(item: string) {
  await page.getByRole("menuitem", { name: "Plan de integridad" }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

async function openSheet(title: string) {
  await page.getByRole("tab", { name: title, exact: true }).click();
  await eventually(() => page.getByRole("tab", { selected: true }).textContent()).toBe(title);
}

async function goTo(a1: string) {
  await page.getByLabel("Celda activa").fill(a1);
  await page.keyboard.press("Enter");
}

async function typeInto(a1: string, value: string) {
  await goTo(a1);
  await page.keyboard.type(value);
  await page.keyboard.press("Enter");
}

function text(a1: string) {
  return page.locator(`#${idOf(a1)} .text`).textContent();
}

function background(a1: string) {
  return page.evaluate(`getComputedStyle(document.getElementById("${idOf(a1)}")).backgroundColor`);
}

function idOf(a1: string): string {
  const [, letter = "A", row = "1"] = /^([A-Z])(\d+)$/.exec(a1) ?? [];
  return `cell-${Number(row) - 1}-${letter.charCodeAt(0) - 65}`;
}

import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { bundle } from "../../build/bundle.ts";
import { conversation } from "../../build/cli/conversation.ts";
import { answersFrom, readPlanFile } from "../../build/cli/plan-file.ts";
import { launchBrowser } from "../../build/local/browser.ts";
import { type ScriptProject, scriptProject } from "../../build/local/script-project.ts";
import { type RunningServer, startServer } from "../../build/local/server/server.ts";
import { memoryStore, type Store } from "../../build/local/store.ts";
import { readTables } from "../../build/local/tables.ts";
import { INSTALLER, openWorkspace } from "../../build/local/workspace.ts";

const EXAMPLE = new URL("../../templates/usulutan-2023-2025", import.meta.url).pathname;

/** Usulután's plan in the local Workspace with the real bundle, open in a browser as the installer. */
export interface ServedWorkbook {
  readonly page: Page;
  readonly address: string;
  /** What server and page complained of. */
  readonly problems: string[];
  close(): Promise<void>;
}

/** Serves the plan as staff typed it, or converted without anybody at the page. */
export async function serveWorkbook({ isConverted }: { readonly isConverted: boolean }): Promise<ServedWorkbook> {
  const project = scriptProject((await bundle()).files);
  const store = memoryStore();
  if (isConverted) await convert(project, store);
  const problems: string[] = [];
  const server = await startServer({
    project,
    store,
    example: () => readTables(EXAMPLE),
    setAside: () => {},
    log: (text) => problems.push(text),
    port: 0,
  });
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  page.on("pageerror", (error) => problems.push(String(error)));
  page.setDefaultTimeout(15_000);
  await page.goto(server.address);
  return { page, address: server.address, problems, close: () => closeBoth(browser, server) };
}

/** What a person does and sees at the page. */
export function personAt(page: Page) {
  const dialog = (title: string) => page.getByRole("dialog", { name: title, exact: true });
  const cell = (a1: string) => page.locator(`#${idOf(a1)}`);
  const goTo = async (a1: string) => {
    await page.getByLabel("Celda activa").fill(a1);
    await page.keyboard.press("Enter");
    await cell(a1).waitFor();
  };
  return {
    dialog,
    goTo,
    answer: (title: string, button: string) => dialog(title).getByRole("button", { name: button, exact: true }).click(),
    async chooseMenu(item: string) {
      await page.getByRole("menuitem", { name: "Plan de integridad" }).click();
      await page.getByRole("menuitem", { name: item }).click();
    },
    async openSheet(title: string) {
      await page.getByRole("tab", { name: title, exact: true }).click();
      // The tab is marked at once; the grid takes the sheet's name when it shows the sheet.
      await page.locator(`#scroller[aria-label="${title}"]`).waitFor();
    },
    async typeInto(a1: string, value: string) {
      await goTo(a1);
      await page.keyboard.type(value);
      await page.keyboard.press("Enter");
    },
    /** Pastes what the clipboard holds, as HTML and as text, at the selected cell. */
    paste: ({ html = "", text }: { readonly html?: string; readonly text: string }) =>
      page.evaluate(`{
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/html", ${JSON.stringify(html)});
        clipboardData.setData("text/plain", ${JSON.stringify(text)});
        const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
        document.activeElement.dispatchEvent(paste);
      }`),
    text: (a1: string) => cell(a1).locator(".text").textContent(),
    background: (a1: string) =>
      page.evaluate(`getComputedStyle(document.getElementById("${idOf(a1)}")).backgroundColor`),
    /** The rows that the window shows, as the texts of their cells from left to right, without the line breaks of narrow columns. */
    rows: (): Promise<readonly (readonly string[])[]> =>
      page.evaluate(`{
        const rows = [];
        for (const cell of document.querySelectorAll("[id^=cell-]")) {
          const [row0, column0] = cell.id.split("-").slice(1).map(Number);
          (rows[row0] ??= [])[column0] = cell.innerText.replaceAll("\\n", " ");
        }
        rows.filter(Boolean).map((row) => Array.from(row, (text) => text ?? ""));
      }`),
    /** What the formula bar says of a cell: its value, not how it is shown. */
    async value(a1: string) {
      await goTo(a1);
      return page.getByLabel("Barra de fórmulas").inputValue();
    },
    sidebar: page.frameLocator("#sidebar iframe"),
  };
}

/** What a change brings shows as soon as the trigger has run; the machine may be busy. */
export function eventually<T>(read: () => T) {
  return expect.poll(read, { timeout: 15_000 });
}

async function convert(project: ScriptProject, store: Store): Promise<void> {
  const dialogs = conversation(() => {}, answersFrom(readPlanFile(`${EXAMPLE}/plan.json`)));
  const workspace = await openWorkspace({ project, store, dialogs });
  workspace.createSpreadsheet(readTables(EXAMPLE));
  await workspace.call("convertWorkbook", INSTALLER);
  await workspace.close();
}

async function closeBoth(browser: Browser, server: RunningServer): Promise<void> {
  await browser.close();
  await server.close();
}

function idOf(a1: string): string {
  const [, letter = "A", row = "1"] = /^([A-Z])(\d+)$/.exec(a1) ?? [];
  return `cell-${Number(row) - 1}-${letter.charCodeAt(0) - 65}`;
}

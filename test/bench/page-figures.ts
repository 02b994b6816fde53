import { setTimeout } from "node:timers/promises";
import type { Page } from "playwright-core";
import { launchBrowser } from "../../build/local/browser.ts";
import { pageAssets } from "../../build/local/page/assets.ts";
import { scriptProject } from "../../build/local/script-project.ts";
import { startServer } from "../../build/local/server/server.ts";
import { memoryStore } from "../../build/local/store.ts";
import { INSTALLER, openWorkspace } from "../../build/local/workspace.ts";
import { rawSheets } from "../builders/live-workbook.ts";
import { syntheticTables } from "../builders/synthetic-tables.ts";

const ACTIONS = 31;
const RUNS = 5;

/** How the page of the local Workspace feels: milliseconds, and bytes that a browser loads. */
export interface PageFigures {
  readonly sizeBytes: number;
  readonly blankMs: number;
  readonly reloadMs: number;
  readonly editToSeenMs: number;
}

/** Measures the page on a converted workbook: a reload until the sheet stands, and an edit until its subtotal has followed. */
export async function pageFigures(files: Readonly<Record<string, string>>): Promise<PageFigures> {
  const project = scriptProject(files);
  const store = memoryStore();
  const workspace = await openWorkspace({ project, store });
  workspace.createSpreadsheet(rawSheets(syntheticTables(ACTIONS)));
  await workspace.call("convertWorkbook", INSTALLER);
  await workspace.close();
  const example = () => rawSheets(syntheticTables(ACTIONS));
  const server = await startServer({ project, store, example, setAside: () => {}, log: console.error, port: 0 });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    const blankMs = await median(() => page.goto("about:blank"));
    await page.goto(server.address);
    const reloadMs = await median(async () => {
      await page.reload();
      await page.locator("#cell-0-0 .text").waitFor();
    });
    await page.getByRole("tab", { name: "Cuadro 1", exact: true }).click();
    let amount = 1;
    const editToSeenMs = await median(() => editUntilSeen(page, 100 + amount++));
    // The triggers of the last edit go on after its subtotal is seen; the server would break them off.
    await setTimeout(1_000);
    const assets = [...(await pageAssets()).values()];
    return {
      sizeBytes: assets.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0),
      blankMs,
      reloadMs,
      editToSeenMs,
    };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Types the amount of the first of the axis' ten actions and waits until the subtotal below them shows it. */
async function editUntilSeen(page: Page, dollars: number): Promise<void> {
  const subtotal = page.locator("#cell-16-6 .text");
  const before = await subtotal.textContent();
  await page.getByLabel("Celda activa").fill("G6");
  await page.keyboard.press("Enter");
  await page.keyboard.type(String(dollars));
  await page.keyboard.press("Enter");
  while ((await subtotal.textContent()) === before) await page.waitForTimeout(5);
}

async function median(run: () => Promise<unknown>): Promise<number> {
  await run();
  const times: number[] = [];
  for (let index = 0; index < RUNS; index++) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)]!;
}

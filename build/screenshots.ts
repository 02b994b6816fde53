import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { bundle } from "./bundle.ts";
import { conversation } from "./cli/conversation.ts";
import { answersFrom, readPlanFile } from "./cli/plan-file.ts";
import { launchBrowser } from "./local/browser.ts";
import { scriptProject } from "./local/script-project.ts";
import { startServer } from "./local/server/server.ts";
import { memoryStore } from "./local/store.ts";
import { readTables } from "./local/tables.ts";
import { INSTALLER, openWorkspace } from "./local/workspace.ts";

const EXAMPLE = fileURLToPath(new URL("../templates/usulutan-2023-2025", import.meta.url));
const FOLDER = fileURLToPath(new URL("./screenshots", import.meta.url));

/** Converts the example and makes the pictures of the README, of the size of an office computer's screen. */
async function main(): Promise<void> {
  const project = scriptProject((await bundle()).files);
  const store = memoryStore();
  const workspace = await openWorkspace({
    project,
    store,
    dialogs: conversation(() => {}, answersFrom(readPlanFile(`${EXAMPLE}/plan.json`))),
  });
  workspace.createSpreadsheet(readTables(EXAMPLE));
  await workspace.call("convertWorkbook", INSTALLER);
  await workspace.close();
  const server = await startServer({
    project,
    store,
    example: () => readTables(EXAMPLE),
    setAside: () => {},
    log: console.error,
    port: 0,
  });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await page.goto(server.address);
    await mkdir(FOLDER, { recursive: true });
    await picture(page, "Cuadro 1", "cuadro-1");
    await picture(page, "Cuadro 6", "cuadro-6");
    await page.getByRole("menuitem", { name: "Plan de integridad" }).click();
    await page.getByRole("menuitem", { name: "Ver observaciones" }).click();
    await page.frameLocator("#sidebar iframe").getByRole("listitem").first().waitFor();
    await picture(page, "Cuadro 4", "cuadro-4");
  } finally {
    await browser.close();
    await server.close();
  }
}

async function picture(page: Page, title: string, name: string): Promise<void> {
  await page.getByRole("tab", { name: title, exact: true }).click();
  await page.getByText(title.replace("Cuadro", "CUADRO N.°")).first().waitFor();
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
}

await main();

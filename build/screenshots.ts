import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { bundle } from "./bundle.ts";
import { conversation } from "./cli/conversation.ts";
import { answersFrom, readPlanFile } from "./cli/plan-file.ts";
import { launchBrowser } from "./local/browser.ts";
import { type ScriptProject, scriptProject } from "./local/script-project.ts";
import { startServer } from "./local/server/server.ts";
import { memoryStore, type Store } from "./local/store.ts";
import { readTables } from "./local/tables.ts";
import { INSTALLER, openWorkspace } from "./local/workspace.ts";

const EXAMPLE = fileURLToPath(new URL("../templates/usulutan-2023-2025", import.meta.url));
const FOLDER = fileURLToPath(new URL("./screenshots", import.meta.url));

const LIAISON = "talento.humano@alcaldia.example";
const PICKED_FINDING = "Promover procesos y procedimientos";

/** Converts the example, has a liaison paste three actions, and makes the pictures of the README, as large as an office computer's screen. */
async function main(): Promise<void> {
  const project = scriptProject((await bundle()).files);
  const store = memoryStore();
  await fillWorkbook(project, store);
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
    await picture(page, "Bitácora", "bitacora");
    await page.getByRole("menuitem", { name: "Plan de integridad" }).click();
    await page.getByRole("menuitem", { name: "Ver observaciones" }).click();
    const findings = page.frameLocator("#sidebar iframe").getByRole("listitem");
    await findings.first().waitFor();
    await picture(page, "Cuadro 4", "cuadro-4");
    await findings.filter({ hasText: PICKED_FINDING }).first().getByText("Elegir una corrección…").click();
    await picture(page, "Observaciones", "observaciones");
  } finally {
    await browser.close();
    await server.close();
  }
}

async function fillWorkbook(project: ScriptProject, store: Store): Promise<void> {
  const dialogs = conversation(() => {}, answersFrom(readPlanFile(`${EXAMPLE}/plan.json`)));
  const workspace = await openWorkspace({ project, store, dialogs });
  workspace.createSpreadsheet(readTables(EXAMPLE));
  await workspace.call("convertWorkbook", INSTALLER);
  const { sheetId } = workspace.stored().sheets!.find(({ properties }) => properties?.title === "Cuadro 1")!
    .properties!;
  const rows = [
    ["tres meses", "Plan de capacitación", "Recursos ofimáticos", "$ 75", "RRHH"],
    ["9 meses", "Listas de asistencia", "Local y alimentación", "US$ 1.350", "recursos  humanos/"],
    ["pronto", "Plan aprobado", "Recursos ofimáticos", "500", "Comisión / Gerencias / jefaturas unidades"],
  ];
  await workspace.paste({ sheetId: sheetId!, rowIndex0: 5, columnIndex0: 3 }, rows, LIAISON);
  await workspace.close();
}

async function picture(page: Page, title: string, name: string): Promise<void> {
  await page.getByRole("tab", { name: title, exact: true }).click();
  await page.locator(`#scroller[aria-label="${title}"]`).waitFor();
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
}

await main();

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
import { INSTALLER, openWorkspace, type Workspace } from "./local/workspace.ts";

const EXAMPLE = fileURLToPath(new URL("../templates/usulutan-2023-2025", import.meta.url));
const FOLDER = fileURLToPath(new URL("./screenshots", import.meta.url));

const LIAISON = "talento.humano@alcaldia.example";
const PICKED_FINDING = "Promover procesos y procedimientos";
/** A day in the plan's first year, so that the pictures show what is done, late and due. */
const TODAY = "2023-06-20";
const now = () => new Date(`${TODAY}T18:00:00Z`);

/**
 * Converts the example, proposes its schedule, records half a year of progress, has a liaison paste three actions, and makes the
 * pictures of the README, as large as an office computer's screen.
 */
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
    now,
  });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await page.goto(server.address);
    await mkdir(FOLDER, { recursive: true });
    await picture(page, "Inicio", "tablero");
    await picture(page, "Cuadro 1", "cuadro-1");
    await page.getByRole("tab", { name: "Cuadro 6", exact: true }).click();
    await page.getByLabel("Celda activa").fill("V22");
    await page.keyboard.press("Enter");
    await picture(page, "Cuadro 6", "cuadro-6");
    await picture(page, "Bitácora", "bitacora");
    await page.getByRole("menuitem", { name: "Plan de integridad" }).click();
    await page.getByRole("menuitem", { name: "Registrar avance" }).click();
    const actions = page.frameLocator("#sidebar iframe").getByRole("radio");
    await actions.first().check();
    await picture(page, "Seguimiento", "seguimiento");
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
  const workspace = await openWorkspace({ project, store, dialogs, now });
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
  await recordHalfAYear(workspace);
  await workspace.close();
}

/** Writes the proposed schedule, and an entry for most of what it plans until today: every fifth month is late. */
async function recordHalfAYear(workspace: Workspace): Promise<void> {
  const { huella } = JSON.parse(String((await workspace.call("listProposal", INSTALLER)).value)) as { huella: string };
  await workspace.call("writeProposal", INSTALLER, [huella]);
  const { ejes } = JSON.parse(String((await workspace.call("openData", INSTALLER)).value)) as OpenPlan;
  const actions = ejes.flatMap(({ lineas }) =>
    lineas.flatMap(({ objetivos }) => objetivos.flatMap(({ acciones }) => acciones)),
  );
  const months = actions.flatMap(({ clave, presupuesto, meses }) =>
    meses.map((month) => ({ number: Number(clave.slice(1)), month, amount: (presupuesto ?? 0) / meses.length })),
  );
  const entries = months
    .filter(({ month }, index) => month < TODAY.slice(0, 7) && index % 5 !== 2)
    .map(({ number, month, amount }) => [
      `15/${month.slice(5)}/${month.slice(0, 4)}`,
      String(number),
      "1",
      (amount * 0.9).toFixed(2),
      "",
      `https://drive.google.com/file/d/evidencia-${number}-${month}`,
    ]);
  const { sheetId } = workspace.stored().sheets!.find(({ properties }) => properties?.title === "Ejecución")!
    .properties!;
  for (let first = 0; first < entries.length; first += FREE_ROWS)
    await workspace.paste(
      { sheetId: sheetId!, rowIndex0: 5 + first, columnIndex0: 0 },
      entries.slice(first, first + FREE_ROWS),
      INSTALLER,
    );
}

/** So many blank rows stand below the entries at any time. */
const FREE_ROWS = 20;

/** The part of the open data that is needed here. */
interface OpenPlan {
  readonly ejes: readonly {
    readonly lineas: readonly {
      readonly objetivos: readonly {
        readonly acciones: readonly { clave: string; presupuesto: number | null; meses: readonly string[] }[];
      }[];
    }[];
  }[];
}

async function picture(page: Page, title: string, name: string): Promise<void> {
  await page.getByRole("tab", { name: title, exact: true }).click();
  await page.locator(`#scroller[aria-label="${title}"]`).waitFor();
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
}

await main();

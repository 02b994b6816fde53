import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bundle } from "../../build/bundle.ts";
import { silentDialogs } from "../../build/local/dialogs.ts";
import { scriptProject } from "../../build/local/script-project.ts";
import type { ShownPage } from "../../build/local/services/host-calls.ts";
import { memoryStore } from "../../build/local/store.ts";
import { readTables } from "../../build/local/tables.ts";
import { INSTALLER, openWorkspace, type Workspace } from "../../build/local/workspace.ts";
import type { OpenFinding } from "../../src/workbook/open-findings.ts";

const LIAISON = "enlace@alcaldia.example";
/** Tells which sheet the person looks at, as a script can ask. */
const PROBE = "function activeSheet() { return SpreadsheetApp.getActive().getActiveSheet().getName(); }";

let workspace: Workspace;
let pages: ShownPage[];
beforeEach(async () => {
  const { files } = await bundle();
  pages = [];
  workspace = await openWorkspace({
    project: scriptProject({ ...files, "Probe.js": PROBE }),
    store: memoryStore(),
    dialogs: { ...silentDialogs, show: (page) => void pages.push(page) },
  });
  workspace.createSpreadsheet(readTables(new URL("../../templates/usulutan-2023-2025", import.meta.url).pathname));
});
afterEach(() => workspace.close());

const activeSheet = async (user = INSTALLER) => (await workspace.call("activeSheet", user)).value;
const findings = async () =>
  JSON.parse(String((await workspace.call("listFindings", INSTALLER)).value)).observaciones as OpenFinding[];

describe("the sidebar Observaciones", () => {
  test("is opened from the menu, under its title", async () => {
    const [menu] = await workspace.open(LIAISON);
    const item = menu?.items.find((entry) => entry.kind === "item" && entry.title === "Ver observaciones");
    expect(item).toMatchObject({ functionName: "showFindings" });
    expect((await workspace.call("showFindings", LIAISON)).error).toBeNull();
    expect(pages).toMatchObject([{ kind: "sidebar", title: "Observaciones" }]);
    expect(pages[0]?.html).toContain('<html lang="es">');
  });

  test("says what to do where the workbook has not been converted", async () => {
    const { error } = await workspace.call("listFindings", INSTALLER);
    expect(error?.message).toMatch(/^Este libro todavía no está gestionado\. Elija .+\.$/);
    expect((await workspace.call("reconcile", INSTALLER)).value).toMatch(/^Este libro todavía no está gestionado\./);
  });

  test("goes to the cell of every finding, in managed sheets as in the original ones", async () => {
    await workspace.call("convertWorkbook", INSTALLER);
    const places = (await findings()).filter(({ hoja }) => hoja !== "");
    expect(places.length).toBeGreaterThan(0);
    const titles = [...new Map(places.map((place) => [place.hoja, place])).values()];
    expect(titles.some(({ hoja }) => hoja.startsWith("Original · "))).toBe(true);
    for (const { hoja, celda } of titles) {
      expect((await workspace.call("goToCell", LIAISON, [hoja, celda || "A1"])).error).toBeNull();
      expect(await activeSheet(LIAISON)).toBe(hoja);
    }
  });

  test("goes nowhere for what is no cell, a sheet that is gone or the hidden state", async () => {
    await workspace.call("convertWorkbook", INSTALLER);
    const before = await activeSheet();
    const refused = [
      ["Cuadro 1", "A1:B9"],
      ["Cuadro 1", "'Otra'!A1"],
      ["Cuadro 1", 7],
      ["", "A1"],
      [{ title: "Cuadro 1" }, "A1"],
      ["Cuadro 99", "A1"],
      ["Estado interno", "A1"],
      [],
    ];
    for (const args of refused)
      expect((await workspace.call("goToCell", INSTALLER, args)).error?.message).toMatch(
        /Por favor concilie de nuevo\.$/,
      );
    expect(await activeSheet()).toBe(before);
  });

  test("reconciles for the installer, and for others reads and says who will", async () => {
    await workspace.call("convertWorkbook", INSTALLER);
    const own = await workspace.call("reconcile", INSTALLER);
    expect([own.value, own.calls]).toEqual([
      "El libro está al día. Revise la hoja Observaciones.",
      { reads: 1, writes: 0 },
    ]);
    const other = await workspace.call("reconcile", LIAISON);
    expect(other.value).toMatch(/^La cuenta de la Comisión concilia el libro/);
    expect(other.calls).toEqual({ reads: 1, writes: 0 });
  });

  test("accepts a finding with a reason at once for the installer, by the clock for others, each in the own name", async () => {
    await workspace.call("convertWorkbook", INSTALLER);
    const [first, second] = await findings();
    const own = await workspace.call("acceptFinding", INSTALLER, [first!.id, "Así lo aprobó el Concejo."]);
    expect([own.value, own.calls]).toEqual(["La observación quedó aceptada.", { reads: 1, writes: 1 }]);
    expect((await workspace.call("acceptFinding", LIAISON, [second!.id, "<b>Así</b> es."])).calls.writes).toBe(0);
    expect(await accepted()).toEqual([[first!.id, "Así lo aprobó el Concejo.", INSTALLER]]);
    await workspace.tick(new Date(Date.now() + 10 * 60_000));
    expect(await accepted()).toEqual([
      [first!.id, "Así lo aprobó el Concejo.", INSTALLER],
      [second!.id, "<b>Así</b> es.", LIAISON],
    ]);
  });

  test("mends what has exactly one mend, says so once, and says when there is nothing to mend any more", async () => {
    await workspace.call("convertWorkbook", INSTALLER);
    const mendable = (await findings()).find(({ correcciones }) => correcciones.length === 1)!;
    const args = [mendable.id, mendable.correcciones[0]!.id];
    const told = await workspace.call("mendFinding", INSTALLER, args);
    expect(told.value).toBe("La corrección está hecha y anotada en la Bitácora.");
    expect((await findings()).map(({ id }) => id)).not.toContain(mendable.id);
    const again = await workspace.call("mendFinding", INSTALLER, args);
    expect(again.value).toMatch(/^El libro cambió mientras tanto/);
    expect(again.calls.writes).toBe(0);
  });
});

/** The accepted findings with reason and author. */
async function accepted() {
  return (await findings()).flatMap(({ id, aceptada }) => (aceptada ? [[id, aceptada.motivo, aceptada.autor]] : []));
}

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually, personAt, type ServedWorkbook, serveWorkbook } from "./served-workbook.ts";

const LIAISON = "talento.humano@alcaldia.example";
const INSTALLER = "integridad@alcaldia.example";
/** The first action of Cuadro 1: two activities, in January and February of 2023, for which $50.00 are approved. */
const ACTION = "1 · Elaborar plan de capacitación institucional";
const EVIDENCE = "https://drive.google.com/d/1";

/** Lists show all their rows and columns. */
const TALL = { width: 2600, height: 3000 };

let served: ServedWorkbook;
let person: ReturnType<typeof personAt>;

beforeAll(async () => {
  served = await serveWorkbook({ isConverted: true });
  await served.page.setViewportSize(TALL);
  person = personAt(served.page);
}, 90_000);

afterAll(() => served?.close());

describe("the commission at the page, from a schedule without months to a board that shows progress", {
  timeout: 60_000,
}, () => {
  test("sees what is proposed for every action, and has it written", async () => {
    const { sidebar } = person;
    await person.chooseMenu("Proponer cronograma");
    await sidebar.getByText("Elaborar plan de capacitación institucional").first().waitFor();
    await sidebar.getByRole("button", { name: "Escribir como propuesta" }).click();
    await sidebar.getByText("El cronograma quedó escrito como propuesta.").waitFor();
    await person.openSheet("Cuadro 6");
    const row = await actionRow();
    expect(row).toContain("2 · propuesto");
    expect(row).toContain("atrasada");
  });

  test("confirms it, and what was proposed is firm", async () => {
    await person.chooseMenu("Confirmar cronograma propuesto");
    await person.answer("Confirmar cronograma propuesto", "Sí");
    await person.answer("Plan de integridad", "Aceptar");
    await eventually(actionRow).toContain("2");
    expect(await actionRow()).not.toContain("2 · propuesto");
  });

  test("a liaison records what was carried out, with the keyboard alone", async () => {
    const { page } = served;
    await page.goto(`${served.address}/?user=${encodeURIComponent(LIAISON)}`);
    await page.getByRole("menuitem", { name: "Plan de integridad" }).focus();
    await page.keyboard.press("Enter");
    for (let step = 0; (await focusedText()) !== "Registrar avance"; step++) {
      expect(step).toBeLessThan(20);
      await page.keyboard.press("ArrowDown");
    }
    await page.keyboard.press("Enter");
    await person.sidebar.getByText("¿Qué acción?").waitFor();
    await page.keyboard.press("Shift+F6");
    await tabTo("¿De qué unidad es usted?");
    await page.keyboard.type("Recursos H");
    await tabTo("Guardar mi unidad");
    await page.keyboard.press("Enter");
    await person.sidebar.getByText("Las acciones de su unidad aparecen primero.").waitFor();
    await tabTo("Buscar por palabra, número o unidad");
    await page.keyboard.type("fortalecimiento plan capacitacion institucional");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await person.sidebar.getByText("0 de 2").waitFor();
    await tabTo("Fecha en que se realizó");
    await page.keyboard.type("02152023");
    await tabTo("Actividades realizadas");
    await page.keyboard.type("2");
    await tabTo("Monto gastado, en dólares");
    await page.keyboard.type("45.50");
    await tabTo("Medio de verificación");
    await page.keyboard.type("Plan");
    await tabTo("Enlace de la evidencia");
    await page.keyboard.type(EVIDENCE);
    await tabTo("Registrar avance");
    await page.keyboard.press("Enter");
    await person.sidebar.getByText("Su solicitud quedó anotada.").waitFor();
  });

  test("and once the commission's account has taken it up, Ejecución, Cuadro 6, Seguimiento and the board follow", async () => {
    const { page } = served;
    await page.goto(`${served.address}/?user=${encodeURIComponent(INSTALLER)}`);
    await person.chooseMenu("Conciliar ahora");
    await person.answer("Plan de integridad", "Aceptar");

    await person.openSheet("Ejecución");
    await eventually(async () => withoutSigns((await person.rows()).find((row) => row[3] === "$45.50"))).toEqual([
      "15/02/2023",
      expect.stringContaining(ACTION),
      "2",
      "$45.50",
      "Plan de capacitación",
      EVIDENCE,
      "",
      "Recursos Humanos",
      LIAISON,
      expect.stringMatching(/^\d\d\/\d\d\/\d{4}$/),
      "registrado",
    ]);

    await person.openSheet("Cuadro 6");
    await eventually(actionRow).toContain("completada");
    expect(await monthColours()).toEqual([DONE_COLOUR, DONE_COLOUR]);

    await person.openSheet("Seguimiento");
    expect((await person.rows()).find((row) => row[2]?.startsWith(ACTION))?.slice(4)).toEqual([
      "completada",
      "2",
      "2",
      "2",
      "100%",
      "0",
      "0",
      "$50.00",
      "$45.50",
      "$4.50",
      "15 de febrero de 2023",
      "0",
    ]);

    await person.openSheet("Inicio");
    const board = await person.rows();
    expect(board.find((row) => row[1] === "Eje 1")?.slice(3, 6)).toEqual(["6", "$3,000.00", "$45.50"]);
    expect(board.find((row) => row[0] === "completada")?.[1]).toBe("1");
    await page.getByRole("img", { name: /Avance por eje/ }).waitFor();
    expect(served.problems).toEqual([]);
  });
});

const DONE_COLOUR = "rgb(169, 220, 181)";

/** The texts of the first action's row in Cuadro 6. */
async function actionRow(): Promise<readonly string[]> {
  const rows = await person.rows();
  return rows.find((row) => row[2]?.startsWith("Elaborar plan de capacitación institucional")) ?? [];
}

/** The colours of January and February of the first action. */
async function monthColours(): Promise<readonly unknown[]> {
  const row0 = (await person.rows()).findIndex((row) =>
    row[2]?.startsWith("Elaborar plan de capacitación institucional"),
  );
  return Promise.all(["J", "K"].map((column) => person.background(`${column}${row0 + 1}`)));
}

/** What a row of Ejecución says: a dropdown shows a sign, and narrow columns break long mails. */
function withoutSigns(row: readonly string[] = []): readonly string[] {
  return row.slice(0, 11).map((text) => (text.includes("@") ? text.replaceAll(" ", "") : text.replace(/ ▾$/, "")));
}

function focusedText(): Promise<unknown> {
  return served.page.evaluate("document.activeElement?.textContent");
}

/** Goes on with the tabulator until the field with this name has the focus. */
async function tabTo(name: string): Promise<void> {
  const field = person.sidebar
    .locator("label")
    .filter({ hasText: name })
    .locator("input, select")
    .or(person.sidebar.getByRole("button", { name, exact: true }));
  for (let step = 0; (await field.and(person.sidebar.locator(":focus")).count()) === 0; step++) {
    expect(step).toBeLessThan(80);
    await served.page.keyboard.press("Tab");
  }
}

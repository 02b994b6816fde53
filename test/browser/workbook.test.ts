import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventually, personAt, type ServedWorkbook, serveWorkbook } from "./served-workbook.ts";

const ANSWERS = [
  ["Municipio", "Usulután"],
  ["Departamento", "Usulután"],
  ["Período del plan", "2023-2025"],
  ["Nombres de los ejes", "Cultura; Dirección; Gobierno abierto"],
  ["Acta", "Acta número cinco"],
  ["Acuerdo", "Acuerdo número XXI"],
  ["Fecha del acuerdo", "01/02/2023"],
] as const;

let served: ServedWorkbook;
let person: ReturnType<typeof personAt>;

beforeAll(async () => {
  served = await serveWorkbook({ isConverted: false });
  person = personAt(served.page);
}, 90_000);

afterAll(() => served?.close());

beforeEach(() => {
  served.problems.length = 0;
});

describe("a person at the page, from the raw Cuadros to a mended finding", { timeout: 60_000 }, () => {
  test("chooses Convertir, answers its questions and sees Cuadro 1 with its subtotals", async () => {
    await person.chooseMenu("Convertir en libro gestionado");
    await person.answer("Convertir en libro gestionado", "Sí");
    for (const [title, text] of ANSWERS) {
      await person.dialog(title).getByRole("textbox").fill(text);
      await person.answer(title, "Aceptar");
    }
    await person.answer("Plan de integridad", "Aceptar");
    await person.openSheet("Cuadro 1");
    await eventually(() => person.text("G10")).toBe("$1,000.00");
    expect(await person.text("G17")).toBe("$2,000.00");
    expect(await person.text("G18")).toBe("$3,000.00");
    expect(served.problems).toEqual([]);
  });

  test("types a new amount and sees subtotal, total and Cuadro 4 follow", async () => {
    await person.typeInto("G6", "75");
    await eventually(() => person.text("G10")).toBe("$1,025.00");
    await eventually(() => person.text("G18")).toBe("$3,025.00");
    await person.openSheet("Cuadro 4");
    await eventually(() => person.text("E4")).toBe("$1,025.00");
    await person.openSheet("Cuadro 1");
    await person.typeInto("G6", "50");
    await eventually(() => person.text("G18")).toBe("$3,000.00");
  });

  test("pastes a wrong value, sees it marked, goes to it from the sidebar, mends it and sees the finding go", async () => {
    await person.goTo("G7");
    await person.paste({ html: "<table><tr><td>cuatrocientos</td></tr></table>", text: "cuatrocientos" });
    await eventually(() => person.background("G7")).toBe("rgb(251, 220, 215)");
    await person.openSheet("Cuadro 2");
    await person.chooseMenu("Ver observaciones");
    const { page } = served;
    const { sidebar } = person;
    const finding = sidebar.getByRole("listitem").filter({ hasText: "cuatrocientos" });
    await finding.first().waitFor();
    await finding.getByRole("button").first().click();
    await eventually(() => page.getByRole("tab", { selected: true }).textContent()).toBe("Cuadro 1");
    await eventually(() => page.getByLabel("Celda activa").inputValue()).toBe("G7");
    await person.typeInto("G7", "450");
    await eventually(() => person.background("G7")).not.toBe("rgb(251, 220, 215)");
    await sidebar.getByRole("button", { name: "Conciliar de nuevo" }).click();
    await eventually(() => finding.count()).toBe(0);
    expect(served.problems).toEqual([]);
  });
});

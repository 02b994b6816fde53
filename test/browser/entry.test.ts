import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually, personAt, type ServedWorkbook, serveWorkbook } from "./served-workbook.ts";

const LIAISON = "talento.humano@alcaldia.example";
const INSTALLER = "integridad@alcaldia.example";

/** Five actions of line 3.2.5, from the action to the external support, as Word puts a table on the clipboard as text. */
const BLOCK = [
  [
    "Reestructurar la comisión",
    "1 mes",
    "Acta",
    "Ofimáticos",
    "$1,350",
    "recursos  humanos/Comisión de la carrera administrativa",
    "Gerencia",
    "Fondos propios",
  ],
  [
    "Elaborar el plan de la comisión",
    "tres meses",
    "Plan",
    "Ofimáticos",
    "US$ 1.350",
    "Comisión de la carrera administrativa",
    "Gerencia",
    "Fondos propios",
  ],
  [
    "Impartir las capacitaciones",
    "10",
    "Listas",
    "Local",
    "US$ 1.100,00",
    "Comisión de la carrera administrativa / Recursos Humanos",
    "Gerencia",
    "INSAFORP",
  ],
  [
    "Atender a la ciudadanía",
    "2",
    "Proceso",
    "Ofimáticos",
    "500",
    "Gerencia / atención al clientes",
    "Gerencia",
    "Fondos propios",
  ],
  [
    "Divulgar el Código",
    "pronto",
    "Código",
    "Impresiones",
    "100.00",
    "Comisión coordinadora",
    "Gerencia",
    "Fondos propios",
  ],
];

/** Lists show all their rows and columns. */
const TALL = { width: 2600, height: 4000 };

let served: ServedWorkbook;
let person: ReturnType<typeof personAt>;

beforeAll(async () => {
  served = await serveWorkbook({ isConverted: true });
  await served.page.setViewportSize(TALL);
  person = personAt(served.page);
}, 90_000);

afterAll(() => served?.close());

describe("staff at the page, from a block pasted out of Word to a plan that adds up", { timeout: 60_000 }, () => {
  test("paste five actions with three mistakes: what is certain stands as number or name, the rest as it was typed", async () => {
    const before = await listedFindings();
    await actAs(LIAISON);
    await person.openSheet("Cuadro 2");
    await person.goTo("C32");
    await person.paste({ text: `${BLOCK.map((row) => row.join("\t")).join("\r\n")}\r\n` });
    await eventually(() => person.text("G38")).toBe("$3,250.00");
    expect(await person.text("G39")).toBe("$8,350.00");
    expect(await texts("D32", "D33", "D34", "D35", "D36")).toEqual([
      "1 mes",
      "3 meses",
      "10 meses",
      "2 meses",
      "pronto",
    ]);
    expect(await values("D33", "G32", "G34", "G33")).toEqual(["3", "1350", "1100", "US$ 1.350"]);
    expect(await values("H32", "H35")).toEqual([
      "Recursos Humanos / Comisión de la carrera administrativa",
      "Gerencia / atención al clientes",
    ]);

    await actAs(INSTALLER);
    const after = await listedFindings();
    const found = [...after].filter(([id]) => !before.has(id)).map(([, message]) => message);
    expect(found).toEqual([
      "El monto de «Elaborar el plan de la comisión» no está escrito como número, así que no se suma.",
      "El plazo de «Divulgar el Código» no se entiende como un número de meses.",
      "La unidad «atención al clientes» no está en el catálogo.",
    ]);
    await person.openSheet("Observaciones");
    const listed = (await person.rows()).map(([, , , , message]) => message);
    for (const message of found) expect(listed).toContain(message);
  });

  test("mend one by a click: the name becomes another form of the unit that was meant", async () => {
    const { sidebar } = person;
    const finding = findingWith("«atención al clientes» no está en el catálogo");
    await finding.getByText("Elegir una corrección…").click();
    await finding.getByRole("radio", { name: "es otra forma de escribir «atención al cliente»" }).check();
    await finding.getByRole("button", { name: "Confirmar" }).click();
    await sidebar.getByText("La corrección está hecha y anotada en la Bitácora.").waitFor();
    await eventually(() => finding.count()).toBe(0);
    await person.openSheet("Cuadro 2");
    await eventually(() => person.value("H35")).toBe("Gerencia / atención al cliente");
    await person.openSheet("Catálogos");
    expect(await person.rows()).toContainEqual(["atención al cliente", "atención al clientes"]);
  });

  test("mend one by typing: the amount counts in the line, the axis and Cuadro 4", async () => {
    await person.openSheet("Cuadro 2");
    await person.typeInto("G33", "1350");
    await eventually(() => person.text("G38")).toBe("$4,600.00");
    await eventually(() => person.text("G39")).toBe("$9,700.00");
    await person.sidebar.getByRole("button", { name: "Conciliar de nuevo" }).click();
    await eventually(() => findingWith("El monto de «Elaborar el plan de la comisión»").count()).toBe(0);
    await person.openSheet("Cuadro 4");
    await eventually(() => person.text("E19")).toBe("$2,700.00");
  });

  test("accept one with a reason: it stays listed with who accepted it and why", async () => {
    const { sidebar } = person;
    const finding = findingWith("El plazo de «Divulgar el Código»");
    await finding.getByText("Aceptar con un motivo…").click();
    await finding.getByLabel("¿Por qué puede quedar así?").fill("El Concejo fijará la fecha.");
    await finding.getByRole("button", { name: "Aceptar la observación" }).click();
    await sidebar.getByText("La observación quedó aceptada.").waitFor();
    await sidebar.getByText("Aceptadas (1)").click();
    await eventually(() => finding.textContent()).toContain("El Concejo fijará la fecha.");
    await person.openSheet("Observaciones");
    await eventually(async () => (await person.rows()).find(([, state]) => state === "Aceptada")?.slice(2, 11)).toEqual(
      [
        "Cuadro 2",
        "D36",
        "El plazo de «Divulgar el Código» no se entiende como un número de meses.",
        "pronto",
        "Un número de meses",
        "",
        "Escriba solo el número de meses; por ejemplo: 3.",
        "El Concejo fijará la fecha.",
        INSTALLER,
      ],
    );
  });

  test("follow the link of a finding to its cell, by a click or by the keyboard", async () => {
    const { page } = served;
    const link = page.locator("[id^=cell-]").filter({ hasText: /^D36$/ });
    await link.click();
    await page.getByRole("button", { name: "Ir a la celda D36" }).click();
    await page.locator('#scroller[aria-label="Cuadro 2"]').waitFor();
    await eventually(() => page.getByLabel("Celda activa").inputValue()).toBe("D36");
    await person.openSheet("Observaciones");
    await link.click();
    await page.keyboard.press("Alt+Enter");
    await page.locator('#scroller[aria-label="Cuadro 2"]').waitFor();
  });

  test("Bitácora says who pasted what, and who mended and accepted", async () => {
    await person.openSheet("Bitácora");
    const lines = (await person.rows()).slice(3).map(([, who = "", ...line]) => [who.replaceAll(" ", ""), ...line]);
    const pasted = lines.filter(([who, , , column]) => who === LIAISON && column !== "");
    expect(pasted.length).toBeLessThanOrEqual(40);
    expect(new Set(pasted.map(([, sheet, action]) => `${sheet}: ${action}`))).toEqual(
      new Set(BLOCK.map(([action]) => `Cuadro 2: ${action}`)),
    );
    const plan = ["Cuadro 2", "Elaborar el plan de la comisión"];
    expect(pasted).toContainEqual([LIAISON, ...plan, "Presupuesto", "$100.00", "US$ 1.350", "Se cambió"]);
    expect(pasted).toContainEqual([LIAISON, ...plan, "Plazo de ejecución", "1 mes", "tres meses", "Se cambió"]);
    expect(lines).toContainEqual([
      "cuadros",
      ...plan,
      "Plazo de ejecución",
      "tres meses",
      "3 meses",
      "Se ordenó lo escrito",
    ]);
    expect(lines.slice(0, 3)).toEqual([
      [
        INSTALLER,
        "Observaciones",
        "El plazo de «Divulgar el Código» no se entiende como un número de meses.",
        "Motivo para aceptarla",
        "",
        "El Concejo fijará la fecha.",
        "Se aceptó la observación",
      ],
      [INSTALLER, ...plan, "Presupuesto", "US$ 1.350", "$1,350.00", "Se cambió"],
      [
        INSTALLER,
        "Catálogos",
        "atención al cliente",
        "Otras formas de escribirla, separadas por punto y coma",
        "",
        "atención al clientes",
        "Corrección: «atención al clientes» es otra forma de escribir «atención al cliente».",
      ],
    ]);
  });

  test("choose responsables from the catalogue for a cell that names several", async () => {
    const { sidebar } = person;
    await person.openSheet("Cuadro 2");
    await person.goTo("H34");
    await person.chooseMenu("Elegir responsables");
    await sidebar.getByText("H34 de la hoja Cuadro 2").waitFor();
    expect(await sidebar.getByRole("checkbox", { checked: true }).count()).toBe(2);
    await sidebar.getByRole("checkbox", { name: "Planificación" }).check();
    await sidebar.getByRole("button", { name: "Escribir en H34" }).click();
    await eventually(() => person.value("H34")).toBe(
      "Comisión de la carrera administrativa / Recursos Humanos / Planificación",
    );
  });

  test("fix the baseline by its dialogs and see the next change among the modifications", async () => {
    await person.chooseMenu("Fijar línea base");
    for (let question = 1; question <= 3; question++) await person.answer("Fijar línea base", "Aceptar");
    await person.answer("Fijar línea base", "Sí");
    await person.answer("Plan de integridad", "Aceptar");
    await person.openSheet("Cuadro 2");
    await person.typeInto("G36", "150");
    await eventually(() => person.text("G39")).toBe("$9,750.00");
    await person.openSheet("Modificaciones");
    await eventually(async () => (await person.rows()).slice(4).map((row) => [row[1], ...row.slice(3)])).toEqual([
      ["3.2.5", "Divulgar el Código", "Cambió el monto", "$100.00", "$150.00", "+$50.00", "", ""],
    ]);
    expect(served.problems).toEqual([]);
  });
});

async function actAs(user: string) {
  await served.page.goto(`${served.address}/?user=${encodeURIComponent(user)}`);
}

/** Opens the sidebar; the findings that it lists, by what tells them apart. */
async function listedFindings(): Promise<ReadonlyMap<string, string>> {
  await person.chooseMenu("Ver observaciones");
  const items = person.sidebar.locator("li[data-finding]");
  await items.first().waitFor();
  const listed: [string, string][] = [];
  for (const item of await items.all()) {
    const message = await item.locator("p").first().textContent();
    listed.push([(await item.getAttribute("data-finding")) ?? "", message ?? ""]);
  }
  return new Map(listed);
}

function findingWith(text: string) {
  return person.sidebar.locator("li[data-finding]").filter({ hasText: text });
}

function texts(...cells: readonly string[]) {
  return Promise.all(cells.map(person.text));
}

async function values(...cells: readonly string[]): Promise<readonly string[]> {
  const read: string[] = [];
  for (const cell of cells) read.push(await person.value(cell));
  return read;
}

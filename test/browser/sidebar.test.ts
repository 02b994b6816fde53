import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bundle } from "../../build/bundle.ts";
import { launchBrowser } from "../../build/local/browser.ts";
import { silentDialogs } from "../../build/local/dialogs.ts";
import { scriptProject } from "../../build/local/script-project.ts";
import { memoryStore } from "../../build/local/store.ts";
import { INSTALLER, openWorkspace } from "../../build/local/workspace.ts";
import type { OpenFinding } from "../../src/workbook/open-findings.ts";

const ADDRESS = "http://sidebar.example/";
/** Google's part of the page: each call is noted and answered from `replies`, like a server that takes a moment. */
const GOOGLE = `
  window.calls = [];
  const runner = (succeed, fail) => new Proxy({}, { get: (_, name) => {
    if (name === "withSuccessHandler") return (handler) => runner(handler, fail);
    if (name === "withFailureHandler") return (handler) => runner(succeed, handler);
    return (...args) => {
      window.calls.push([name, ...args]);
      setTimeout(() => {
        const { value, error } = window.replies[name];
        if (error) fail(new Error(error)); else succeed(value);
      }, 20);
    };
  } });
  window.google = { script: { run: runner(), host: { editor: { focus: () => window.calls.push(["focus"]) } } } };
`;
const FINDINGS = [
  finding("monto-total", "error", "Cuadro 4", "F16", "El monto no cuadra.", "$350.00", "$650.00"),
  finding("monto-alto", "advertencia", "Cuadro 1", "G7", "El monto es muy alto."),
  finding("plazo", "advertencia", "Cuadro 1", "D7", "El plazo es muy largo."),
  finding("dato", "nota", "", "", "Falta <b>el acuerdo</b><img src=x onerror=alert(1)>."),
];

const MENDED = {
  ...FINDINGS[0]!,
  correcciones: [{ id: "m1", texto: "Escribir $350.00", cambios: ["Monto: de $650.00 a $350.00"] }],
};

/** In the page: presses the button and leaves the focus where it is. */
const RECONCILE = 'document.getElementById("reconcile").click()';

let browser: Browser;
/** The HTML of each sidebar by the function that shows it. */
let html: Readonly<Record<"showFindings" | "showUnits", string>>;
let page: Page;
beforeAll(async () => {
  [browser, html] = await Promise.all([launchBrowser(), shownPages()]);
});
afterAll(() => browser?.close());
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 300, height: 600 } });
  return () => page.close();
});

describe("the sidebar Observaciones", () => {
  test("lists the findings by severity and sheet with their counts, every text as text, in 300 pixels", async () => {
    await open({ listFindings: listed(FINDINGS) });
    expect(await texts("h1, h2, h3")).toEqual([
      "1 error, 2 advertencias y 1 nota",
      "Errores (1)",
      "Cuadro 4 (1)",
      "Advertencias (2)",
      "Cuadro 1 (2)",
      "Notas (1)",
      "Todo el libro (1)",
    ]);
    expect(await texts("li:first-child dl > *")).toEqual(["Encontrado", "$350.00", "Esperado", "$650.00"]);
    expect(await texts("li p:first-child")).toContain("Falta <b>el acuerdo</b><img src=x onerror=alert(1)>.");
    expect(await page.locator("main img, main b").count()).toBe(0);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(300);
  });

  test("goes to a finding's cell by keyboard, says so and hands the focus to the sheet", async () => {
    await open({ listFindings: listed(FINDINGS), goToCell: { value: null } });
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Conciliar de nuevo");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Ir a F16 de la hoja Cuadro 4: El monto no cuadra.");
    await page.keyboard.press("Enter");
    await said("Se seleccionó F16 de la hoja Cuadro 4.");
    expect(await page.evaluate("calls")).toEqual([["listFindings"], ["goToCell", "Cuadro 4", "F16"], ["focus"]]);
  });

  test("reconciles once however often the button is pressed, then lists what is left and keeps the focus", async () => {
    await open({ listFindings: listed(FINDINGS), reconcile: { value: "El libro está al día." } });
    await page.evaluate(`replies.listFindings = ${JSON.stringify(listed(FINDINGS.slice(1)))}`);
    const disabled = `(({ ariaDisabled }) => ariaDisabled)(document.getElementById("reconcile"))`;
    await page.locator("#reconcile").focus();
    expect(await page.evaluate(`${RECONCILE}; ${RECONCILE}; ${disabled}`)).toBe("true");
    await said("El libro está al día.");
    expect(await page.evaluate("calls")).toEqual([["listFindings"], ["reconcile"], ["listFindings"]]);
    expect(await texts("h2")).toEqual(["Advertencias (2)", "Notas (1)"]);
    expect(await focused()).toBe("Conciliar de nuevo");
  });

  test("keeps the focus on a finding through a refresh, and on the next one when it is gone", async () => {
    await open({ listFindings: listed(FINDINGS), reconcile: { value: "Listo." } });
    await page.evaluate(`replies.listFindings = ${JSON.stringify(listed(FINDINGS.slice(1)))}`);
    await page.evaluate(`document.querySelectorAll("main button")[1].focus(); ${RECONCILE}`);
    await said("Listo.");
    expect(await focused()).toBe("Ir a G7 de la hoja Cuadro 1: El monto es muy alto.");

    await page.evaluate(`replies.listFindings = ${JSON.stringify(listed(FINDINGS.slice(2)))}`);
    await page.evaluate(RECONCILE);
    await page.waitForFunction("document.querySelectorAll('main button').length === 1");
    expect(await focused()).toBe("Ir a D7 de la hoja Cuadro 1: El plazo es muy largo.");
  });

  test("says that there is nothing to do when nothing was found", async () => {
    await open({ listFindings: listed([]) });
    expect(await texts("h1, main > *")).toEqual([
      "Sin observaciones",
      "No hay nada que revisar: el plan está completo y sus cifras cuadran.",
    ]);
  });

  test("explains what went wrong: in the program's words, or how to use one account where Google refused several", async () => {
    await open({ listFindings: { error: "Error: Este libro todavía no está gestionado." } });
    expect((await texts("main > p"))[0]).toBe("Este libro todavía no está gestionado.");
    await page.evaluate(`replies.reconcile = { error: "PERMISSION_DENIED" }`);
    await page.locator("#reconcile").click();
    await page.waitForFunction("document.querySelector('main').textContent.includes('varias cuentas de Google')");
    expect(await texts("main > p")).toHaveLength(1);
    expect(await texts("#status")).toEqual(["No se pudieron mostrar las observaciones."]);
  });

  test("keeps the list when a cell cannot be reached", async () => {
    await open({ listFindings: listed(FINDINGS), goToCell: { error: "Ya no hay una hoja «Cuadro 4»." } });
    await page.locator("main button").first().click();
    await said("Ya no hay una hoja «Cuadro 4».");
    expect(await page.locator("main button").count()).toBe(3);
  });

  test("says which rows make a difference up", async () => {
    const explicacion = ["La acción «Matriz de riesgos» suma $300.00.", "Sin ella las cifras cuadran."];
    await open({ listFindings: listed([{ ...FINDINGS[0]!, explicacion }]) });
    expect(await texts("li > p:not(.remedy)")).toEqual(["El monto no cuadra.", ...explicacion]);
  });

  test("mends with one button what has exactly one mend, after showing what would change", async () => {
    await open({ listFindings: listed([MENDED]), mendFinding: { value: "La corrección está hecha." } });
    await unfold("Corregir…");
    expect(await texts(".panel p, .panel .changes")).toEqual(["Escribir $350.00", "Monto: de $650.00 a $350.00"]);
    expect(await focused()).toBe("Confirmar");
    await press("Cancelar");
    expect(await focused()).toBe("Corregir…");
    expect(await page.evaluate("calls")).toEqual([["listFindings"]]);
    await page.evaluate(`replies.listFindings = ${JSON.stringify(listed([]))}`);
    await unfold("Corregir…");
    await press("Confirmar");
    await said("La corrección está hecha.");
    expect(await page.evaluate("calls")).toEqual([
      ["listFindings"],
      ["mendFinding", MENDED.id, "m1"],
      ["listFindings"],
    ]);
    expect(await focused()).toBe("Conciliar de nuevo");
  });

  test("lets the person choose where there are several mends, and does nothing before a choice", async () => {
    const correcciones = [...MENDED.correcciones, { id: "m2", texto: "Dejar $650.00", cambios: [] }];
    await open({ listFindings: listed([{ ...MENDED, correcciones }]), mendFinding: { value: "Hecho." } });
    await unfold("Elegir una corrección…");
    await press("Confirmar");
    expect(await texts("[role=alert]")).toEqual(["Elija primero una corrección."]);
    await page.getByRole("radio", { name: "Dejar $650.00" }).check();
    await press("Confirmar");
    await said("Hecho.");
    expect(await page.evaluate("calls[1]")).toEqual(["mendFinding", MENDED.id, "m2"]);
  });

  test("accepts with a reason, which is required and survives a refusal and a refresh", async () => {
    await open({
      listFindings: listed(FINDINGS),
      acceptFinding: { error: "No hay conexión." },
      reconcile: { value: "Al día." },
    });
    const unfoldFirst = () => page.getByText("Aceptar con un motivo…").first().click();
    await unfoldFirst();
    await press("Aceptar la observación");
    expect(await texts("[role=alert]")).toEqual(["Escriba primero el motivo."]);
    const reason = page.getByLabel("¿Por qué puede quedar así?");
    await reason.fill("  El Concejo lo aprobó así. ");
    await press("Aceptar la observación");
    await said("No hay conexión.");
    expect(await reason.inputValue()).toBe("  El Concejo lo aprobó así. ");
    await page.locator("#reconcile").click();
    await said("Al día.");
    await unfoldFirst();
    expect(await reason.inputValue()).toBe("  El Concejo lo aprobó así. ");
    await page.evaluate('replies.acceptFinding = { value: "Quedó aceptada." }');
    await press("Aceptar la observación");
    await said("Quedó aceptada.");
    expect(await page.evaluate('calls.filter(([name]) => name === "acceptFinding").at(-1)')).toEqual([
      "acceptFinding",
      FINDINGS[0]!.id,
      "El Concejo lo aprobó así.",
    ]);
  });

  test("keeps accepted findings folded apart with reason, author and date, and flags those that changed since", async () => {
    const aceptada = { motivo: "Lo decidió <i>el Concejo</i>.", autor: "ana@alcaldia.example", fecha: "2026-02-01" };
    const [first, second] = [FINDINGS[0]!, FINDINGS[1]!];
    await open({
      listFindings: listed([
        { ...first, estado: "aceptada", aceptada },
        { ...second, estado: "cambió", aceptada },
      ]),
    });
    expect(await texts("h1, h2")).toEqual(["0 errores, 1 advertencia y 0 notas", "Advertencias (1)"]);
    expect(await texts(".flag")).toEqual([`Cambió desde que se aceptó. El motivo fue: ${aceptada.motivo}`]);
    const accepted = page.locator("#accepted li");
    expect(await accepted.isVisible()).toBe(false);
    await unfold("Aceptadas (1)");
    expect(await accepted.isVisible()).toBe(true);
    expect((await texts("#accepted dd")).slice(-3)).toEqual([aceptada.motivo, aceptada.autor, "01/02/2026"]);
    expect(await page.locator("#accepted :is(summary, .remedy)").count()).toBe(1);
  });

  test("offers a filter by sheet and words where there are many findings", async () => {
    const many = Array.from({ length: 12 }, (_, index) =>
      finding(`f${index}`, "nota", `Cuadro ${(index % 3) + 1}`, `C${index + 3}`, `Revisión número ${index}.`),
    );
    await open({ listFindings: listed(many) });
    await page.getByRole("combobox").selectOption("Cuadro 2");
    expect(await texts("h3")).toEqual(["Cuadro 2 (4)"]);
    await page.getByLabel("Buscar en las observaciones").fill("revision  NUMERO 10");
    expect(await texts("li p:first-child")).toEqual(["Revisión número 10."]);
    await page.getByLabel("Buscar en las observaciones").fill("nada");
    expect(await texts("main > p")).toEqual(["Ninguna observación por revisar coincide con lo que busca."]);
    await page.evaluate(`replies.reconcile = { value: "Al día." }; ${RECONCILE}`);
    await said("Al día.");
    expect(await page.getByRole("combobox").inputValue()).toBe("Cuadro 2");
  });

  test("shows hostile texts of any field as text, in 300 pixels", async () => {
    const hostile = `</script><img src=x onerror="window.hurt=1">\u202Eabc\u200B=HYPERLINK("x")${"W".repeat(300)}`;
    const correcciones = [
      { id: hostile, texto: hostile, cambios: [hostile] },
      { id: "b", texto: hostile, cambios: [hostile] },
    ];
    const aceptada = { motivo: hostile, autor: hostile, fecha: hostile };
    const all = { ...finding(hostile, "error", hostile, "A1", hostile, hostile, hostile), remedio: hostile };
    const hurt = { ...all, id: hostile, explicacion: [hostile], correcciones, aceptada };
    await open({
      listFindings: listed([hurt, { ...hurt, id: "2", estado: "aceptada" }, { ...hurt, id: "3", estado: "cambió" }]),
    });
    for (const summary of await page.locator("summary").all()) await summary.click();
    expect(await page.locator("img").count()).toBe(0);
    expect(await page.evaluate("window.hurt")).toBeUndefined();
    expect((await texts("li > p:first-child"))[0]).toBe(hostile);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(300);
  });
});

describe("the sidebar Elegir responsables", () => {
  const LUGAR = { sheetId: 5, rowIndex0: 6, columnIndex0: 7, key: "A01", sheetTitle: "Cuadro 1", a1: "H7" };
  const unidad = (nombre: string, alias: readonly string[], elegida: boolean) => ({ nombre, alias, elegida });
  const UNITS = {
    value: JSON.stringify({
      lugar: LUGAR,
      texto: "RRHH",
      unidades: [
        unidad("Recursos Humanos", ["RRHH"], true),
        unidad("Informática", [], false),
        unidad("<b>Comité</b>", [], false),
      ],
    }),
  };

  test("shows what is chosen now and writes the names that are ticked", async () => {
    await open({ listUnits: UNITS, writeUnits: { value: "Se escribieron." } }, "showUnits");
    expect(await texts("main p")).toEqual([
      "H7 de la hoja Cuadro 1",
      "Ahora dice: RRHH",
      "Se escribirá: Recursos Humanos",
    ]);
    await page.getByRole("checkbox", { name: "Informática" }).check();
    expect(await texts("#preview")).toEqual(["Se escribirá: Recursos Humanos / Informática"]);
    await press("Escribir en H7");
    await said("Se escribieron.");
    const { sheetTitle: _title, a1: _a1, ...place } = LUGAR;
    expect(await page.evaluate("calls")).toEqual([
      ["listUnits"],
      ["writeUnits", place, "RRHH", ["Recursos Humanos", "Informática"]],
      ["listUnits"],
    ]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(300);
  });

  test("finds a unit by any of its names, without accents, and keeps the chosen ones in sight", async () => {
    await open({ listUnits: UNITS }, "showUnits");
    await page.getByLabel("Buscar una unidad").fill("comite");
    expect(await visible("#units label")).toEqual(["Recursos Humanos (RRHH)", "<b>Comité</b>"]);
  });

  test("says which cell to select where another one is", async () => {
    await open({ listUnits: { error: "Seleccione una celda de la columna Responsables." } }, "showUnits");
    expect(await texts("main")).toEqual(["Seleccione una celda de la columna Responsables."]);
    await page.evaluate(`replies.listUnits = ${JSON.stringify(UNITS)}`);
    await press("Usar la celda seleccionada");
    await page.getByRole("checkbox", { name: "Informática" }).waitFor();
  });
});

type Reply = { readonly value: unknown } | { readonly error: string };

/** The sidebars as the script shows them. */
async function shownPages(): Promise<typeof html> {
  const shown: string[] = [];
  const project = scriptProject((await bundle()).files);
  const dialogs = { ...silentDialogs, show: (made: { readonly html: string }) => void shown.push(made.html) };
  const workspace = await openWorkspace({ project, store: memoryStore(), dialogs });
  workspace.createSpreadsheet({});
  for (const name of ["showFindings", "showUnits"]) await workspace.call(name, INSTALLER);
  await workspace.close();
  const [showFindings = "", showUnits = ""] = shown;
  return { showFindings, showUnits };
}

/** Opens a sidebar with these answers of the server and waits for the first one. */
async function open(replies: Readonly<Record<string, Reply>>, show: keyof typeof html = "showFindings"): Promise<void> {
  await page.route(ADDRESS, (route) => route.fulfill({ contentType: "text/html", body: html[show] }));
  await page.addInitScript({ content: `window.replies = ${JSON.stringify(replies)};${GOOGLE}` });
  await page.goto(ADDRESS);
  await page.locator('main[aria-busy="false"]').waitFor();
}

function listed(observaciones: readonly OpenFinding[]): Reply {
  return { value: JSON.stringify({ observaciones }) };
}

function finding(
  codigo: string,
  severidad: string,
  hoja: string,
  celda: string,
  mensaje: string,
  encontrado = "",
  esperado = "",
): OpenFinding {
  return {
    id: [codigo, hoja, celda].join("|"),
    estado: "abierta",
    codigo,
    severidad,
    hoja,
    celda,
    clave: "",
    mensaje,
    encontrado,
    esperado,
    remedio: "Revíselo.",
    explicacion: [],
    correcciones: [],
    aceptada: null,
  };
}

async function texts(selector: string): Promise<string[]> {
  return (await page.locator(selector).allTextContents()).map((text) => text.trim());
}

async function visible(selector: string): Promise<string[]> {
  const shown = page.locator(selector).filter({ visible: true });
  return (await shown.allTextContents()).map((text) => text.trim());
}

async function unfold(summary: string): Promise<void> {
  await page.locator("summary", { hasText: summary }).click();
}

async function press(name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

/** The accessible name of what has the focus. */
async function focused(): Promise<unknown> {
  return await page.evaluate("document.activeElement.ariaLabel || document.activeElement.textContent");
}

/** Waits until the status says this. */
async function said(message: string): Promise<void> {
  await page.waitForFunction(`document.getElementById("status").textContent === ${JSON.stringify(message)}`);
}

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { main } from "../../build/cli/main.ts";
import { scriptProject } from "../../build/local/script-project.ts";

/** A small stand-in for the bundle, with the functions that the command line calls by name. */
const PROGRAM = `
  function onOpen() {
    SpreadsheetApp.getUi().createMenu("Plan de integridad")
      .addItem("Convertir en libro gestionado", "convertWorkbook").addSeparator()
      .addSubMenu(SpreadsheetApp.getUi().createMenu("Más").addItem("Saludar", "greet")).addToUi();
  }
  function convertWorkbook() {
    const ui = SpreadsheetApp.getUi();
    if (ui.alert("Vista previa", "¿Continuar?", ui.ButtonSet.YES_NO) !== ui.Button.YES) return;
    const municipality = ui.prompt("Municipio", "¿De quién?", ui.ButtonSet.OK_CANCEL).getResponseText();
    const id = SpreadsheetApp.getActive().getId();
    Sheets.Spreadsheets.get(id, { fields: "spreadsheetId" });
    Sheets.Spreadsheets.Values.update({ values: [[municipality]] }, id, "Cuadro 1!A1", { valueInputOption: "RAW" });
    PropertiesService.getDocumentProperties().setProperty("municipality", municipality);
    ScriptApp.newTrigger("handleEdit").forSpreadsheet(SpreadsheetApp.getActive()).onEdit().create();
    ui.alert("Plan de integridad", "Listo.", ui.ButtonSet.OK);
  }
  function greet() {
    const ui = SpreadsheetApp.getUi();
    ui.alert(ui.prompt("Nombre", "¿Cómo se llama?", ui.ButtonSet.OK_CANCEL).getResponseText());
  }
  function handleEdit(e) {
    const id = SpreadsheetApp.getActive().getId();
    const read = (range) => Sheets.Spreadsheets.Values.get(id, range);
    read("Cuadro 1!A1");
    try {
      if (e.value === "falla") throw new Error("Falta una hoja.");
      if (e.value === "rango") read("Otra!A1");
    } catch (error) {
      console.error(error);
    }
  }
  function runPass() {
    if (!PropertiesService.getDocumentProperties().getProperty("municipality")) throw new Error("No es un libro gestionado.");
    return { lecturas: 1, escrituras: 0, solicitudes: 0 };
  }
  function openData() {
    const accion = (presupuesto) => ({ clave: "A01", accion: "Una", presupuesto });
    return JSON.stringify({
      municipio: PropertiesService.getDocumentProperties().getProperty("municipality"), departamento: "",
      periodo: { desde: 2026, hasta: 2028 }, total: 1350.5,
      ejes: [{ numero: 1, nombre: "Eje", lineas: [{ codigo: "1.1", nombre: "Línea", objetivos: [
        { objetivo: "Objetivo", acciones: [accion(1350), accion(0.5)] }] }] }],
    });
  }
  function listFindings() {
    return JSON.stringify({ observaciones: [
      { severidad: "error", hoja: "Cuadro 1", celda: "B2", mensaje: "Falta el monto.", remedio: "Escríbalo." },
      { severidad: "nota", hoja: "", celda: "", mensaje: "Hola.", remedio: "" }] });
  }`;

let folder: string;
let tables: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cli-"));
  tables = join(folder, "tables");
  writeFileSync(join(folder, "pegar.tsv"), "x\ty\n");
  writeTables("uno\tdos\n");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("adopt converts the tables, shows the conversation and tells what came of it", async () => {
  const { code, out, err } = await cuadros("adopt", tables);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toContain("▪ Vista previa\n  ¿Continuar?\n  → Sí");
  expect(out).toContain("▪ Municipio\n  ¿De quién?\n  → Berlín");
  expect(out).toContain("  Listo.\n  → Aceptar");
  const rows = out
    .trim()
    .split("\n")
    .slice(-9)
    .map((line) => line.split(/ {2,}/));
  expect(rows).toEqual([
    ["Municipio", "Berlín"],
    ["Período", "2026-2028"],
    ["Ejes", "1"],
    ["Líneas de acción", "1"],
    ["Objetivos", "1"],
    ["Acciones", "2"],
    ["Total", "$1,350.50"],
    ["Observaciones", "1 error, 0 advertencias, 1 nota"],
    ["Llamadas a Google", "1 de lectura, 1 de escritura"],
  ]);
});

test("adopt does not replace a workbook, unless forced, and then keeps the old one", async () => {
  await cuadros("adopt", tables);
  const refused = await cuadros("adopt", tables);
  expect(refused.code).toBe(1);
  expect(refused.err).toMatch(/^Ya hay un libro en .*--force/);
  const forced = await cuadros("adopt", tables, "--force");
  expect(forced.code).toBe(0);
  expect(existsSync(join(folder, "libro", "anterior-1", "workspace.json"))).toBe(true);
});

test("a wrong plan.json is said before anything is made", async () => {
  writeFileSync(join(tables, "plan.json"), "{");
  const { code, err } = await cuadros("adopt", tables);
  expect(code).toBe(1);
  expect(err).toContain("no se puede leer como JSON: hay un error en la línea 1, carácter 2.");
  expect(existsSync(join(folder, "libro"))).toBe(false);
});

test("--trace writes each call to Google as a line of JSON", async () => {
  const file = join(folder, "trace.jsonl");
  await cuadros("adopt", tables, "--trace", file);
  const calls = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(calls.map(({ service, method }) => [service, method])).toEqual([
    ["sheets", "spreadsheets.get"],
    ["sheets", "spreadsheets.values.update"],
  ]);
  expect(calls[1]).toMatchObject({ params: { range: "Cuadro 1!A1" }, body: { values: [["Berlín"]] } });
});

test("show gives the cells as displayed, tab-separated or as rows", async () => {
  await cuadros("adopt", tables);
  expect((await cuadros("show", "Cuadro 1")).out).toBe("Berlín\tdos\n");
  expect(JSON.parse((await cuadros("show", "Cuadro 1", "--json")).out)).toEqual([["Berlín", "dos"]]);
  expect((await cuadros("show", "CUÁDRO 1")).out).toBe("Berlín\tdos\n");
});

test("edit and paste change cells as a person does and tell what the triggers did", async () => {
  await cuadros("adopt", tables);
  const edited = await cuadros("edit", "Cuadro 1!B1", "-5", "--user", "ana@alcaldia.example");
  expect(edited.out).toBe("Cuadro 1!B1: dos → -5\nEl libro se revisó: 1 lectura, 0 escrituras.\n");
  const cleared = await cuadros("edit", "'Cuadro 1'!B1", "");
  expect(cleared.out).toContain("-5 → (vacía)");
  const pasted = await cuadros("paste", "Cuadro 1!A2", join(folder, "pegar.tsv"));
  expect(pasted.out).toContain("1 fila pegada");
  expect((await cuadros("show", "Cuadro 1")).out).toBe("Berlín\t\nx\ty\n");
});

test.each([
  ["falla", "Falta una hoja."],
  ["rango", "No se encontró «Otra!A1» en el libro. Revise si la hoja todavía existe y cómo se llama."],
])("when the check after typing «%s» fails, edit keeps the change and says why: %s", async (value, reason) => {
  await cuadros("adopt", tables);
  const { code, out, err } = await cuadros("edit", "Cuadro 1!B1", value);
  expect(code).toBe(1);
  expect(out).toBe(`Cuadro 1!B1: dos → ${value}\n`);
  expect(err).toBe(`El cambio quedó escrito, pero el libro no se pudo revisar: ${reason}\n`);
});

test("edit --json tells what each trigger cost", async () => {
  await cuadros("adopt", tables);
  expect(JSON.parse((await cuadros("edit", "Cuadro 1!B1", "x", "--json")).out)).toEqual({
    celda: "Cuadro 1!B1",
    antes: "dos",
    ahora: "x",
    disparadores: [{ funcion: "handleEdit", lecturas: 1, escrituras: 0, error: null }],
  });
});

test("an error that the program throws is passed on in its own words alone", async () => {
  await cuadros("adopt", tables);
  forgetProperties();
  expect((await cuadros("refresh")).err).toBe("No es un libro gestionado.\n");
});

test("a workbook whose file is gone is named, with what to do", async () => {
  await cuadros("adopt", tables);
  const spreadsheets = join(folder, "libro", "spreadsheets");
  const [file] = readdirSync(spreadsheets) as [string];
  rmSync(join(spreadsheets, file));
  for (const args of [["serve"], ["show", "Cuadro 1"], ["check"], ["edit", "Cuadro 1!A1", "x"]]) {
    const { code, err } = await cuadros(...args);
    expect(code).toBe(1);
    expect(err).toContain(`Falta el archivo del libro, ${join(spreadsheets, file)}.`);
    expect(err).toContain("--force");
  }
});

test("menu lists the menus and runs an item by its title or its path, with the answers given", async () => {
  await cuadros("adopt", tables);
  expect((await cuadros("menu")).out).toBe(
    "Plan de integridad\n  Convertir en libro gestionado\n  —\n  Más\n    Saludar\n",
  );
  const { out } = await cuadros("menu", "Plan de integridad > Más > Saludar", "--answer", "Ana");
  expect(out).toContain("▪ Nombre\n  ¿Cómo se llama?\n  → Ana");
  expect(out).toContain("  Ana\n  → Aceptar");
  expect((await cuadros("menu", "Otra")).err).toContain("No hay una opción de menú «Otra»");
});

test("menu --json gives the menus as data", async () => {
  await cuadros("adopt", tables);
  const saludar = { tipo: "opcion", titulo: "Saludar", funcion: "greet" };
  expect(JSON.parse((await cuadros("menu", "--json")).out)).toEqual([
    {
      titulo: "Plan de integridad",
      opciones: [
        { tipo: "opcion", titulo: "Convertir en libro gestionado", funcion: "convertWorkbook" },
        { tipo: "separador" },
        { tipo: "menu", titulo: "Más", opciones: [saludar] },
      ],
    },
  ]);
});

test("at a terminal the person is asked", async () => {
  await cuadros("adopt", tables);
  const asked: string[] = [];
  const ask = async (question: string) => {
    asked.push(question);
    return "Eva";
  };
  expect((await cuadros.withTerminal(ask, "menu", "Saludar")).out).toContain("  → Eva");
  expect(asked).toEqual(["  > "]);
});

test("plan, check and refresh pass on the program's own answers as JSON", async () => {
  await cuadros("adopt", tables);
  expect(JSON.parse((await cuadros("plan", "--json")).out)).toMatchObject({ municipio: "Berlín", total: 1350.5 });
  expect(JSON.parse((await cuadros("check", "--json")).out).observaciones).toHaveLength(2);
  expect(JSON.parse((await cuadros("refresh", "--json")).out)).toEqual({ lecturas: 1, escrituras: 0, solicitudes: 0 });
});

test("plan, check and refresh are readable without --json", async () => {
  await cuadros("adopt", tables);
  expect((await cuadros("plan")).out).toContain("Berlín · 2026-2028 · $1,350.50");
  expect((await cuadros("check")).out).toContain("ERROR  Cuadro 1!B2\n  Falta el monto.\n  Escríbalo.");
  expect((await cuadros("refresh")).out).toBe("Lecturas: 1 · Escrituras: 0 · Solicitudes: 0\n");
});

test("export writes an Excel file", async () => {
  await cuadros("adopt", tables);
  const file = join(folder, "sub", "plan.xlsx");
  expect((await cuadros("export", file)).code).toBe(0);
  expect(readFileSync(file).subarray(0, 2).toString()).toBe("PK");
});

test.each([
  [["dance"], 2, "No existe la orden «dance»."],
  [["show"], 2, "Falta HOJA."],
  [["show", "A", "--once"], 2, "No se conoce la opción --once."],
  [["edit", "B3", "x"], 2, "«B3» no nombra una celda."],
  [["show", "Cuadro 9"], 1, "No hay una hoja «Cuadro 9». Las hojas son: «Cuadro 1»."],
  [["edit", "Cuadro 1!ZZ9", "x"], 1, "ZZ9 queda fuera de la hoja, que tiene 1000 filas y 26 columnas."],
  [["paste", "Cuadro 1!A1", tmpdir()], 1, "es una carpeta. Indique un archivo."],
  [["export", "plan.pdf"], 2, "debe terminar en .xlsx"],
  [["adopt", "/no/such/folder"], 1, "No existe la carpeta"],
  [["refresh", "--user", "ana"], 1, "«ana» no es un correo electrónico."],
])("%j ends with code %i and says: %s", async (args, code, message) => {
  await cuadros("adopt", tables);
  const result = await cuadros(...args);
  expect(result.code).toBe(code);
  expect(result.err).toContain(message);
  expect(result.err).not.toMatch(/\n\s+at /);
});

test("without a workbook the commands say how to make one", async () => {
  const { code, err } = await cuadros("plan");
  expect(code).toBe(1);
  expect(err).toMatch(/^Todavía no hay un libro en /);
});

test("help describes every command, and each command itself", async () => {
  const { code, out } = await cuadros("help");
  expect(code).toBe(0);
  for (const name of "start adopt plan check refresh show edit paste menu report export help".split(" ")) {
    expect(out).toMatch(new RegExp(`^ {2}${name}\\b`, "m"));
  }
  expect((await cuadros("edit", "--help")).out).toContain("edit CELDA VALOR");
  expect((await cuadros("help", "edit")).out).toBe((await cuadros("edit", "--help")).out);
  expect((await cuadros("help", "help")).out).toBe(out);
});

const cuadros = Object.assign((...args: string[]) => run(null, args), {
  withTerminal: (ask: (question: string) => Promise<string>, ...args: string[]) => run(ask, args),
});

async function run(ask: ((question: string) => Promise<string>) | null, args: readonly string[]) {
  const texts = { out: "", err: "" };
  const enabledAdvancedServices = [{ userSymbol: "Sheets" }];
  const manifest = JSON.stringify({ timeZone: "America/El_Salvador", dependencies: { enabledAdvancedServices } });
  const needsFolder = !["help", "dance"].includes(args[0]!);
  const argv = needsFolder ? [...args, "--workspace", join(folder, "libro")] : args;
  const code = await main(argv, {
    out: (text) => {
      texts.out += `${text}\n`;
    },
    err: (text) => {
      texts.err += `${text}\n`;
    },
    ask,
    interrupted: async () => {},
    project: async () => scriptProject({ "Code.js": PROGRAM, "appsscript.json": manifest }),
  });
  return { code, ...texts };
}

/** As if the program had never converted the workbook. */
function forgetProperties(): void {
  const file = join(folder, "libro", "workspace.json");
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), properties: {} }));
}

function writeTables(content: string): void {
  mkdirSync(tables);
  writeFileSync(join(tables, "cuadro-1.tsv"), content);
  writeFileSync(join(tables, "plan.json"), JSON.stringify({ municipio: "Berlín" }));
}

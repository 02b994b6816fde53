import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import mammoth from "mammoth";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundle } from "../../build/bundle.ts";
import { main } from "../../build/cli/main.ts";
import { type ScriptProject, scriptProject } from "../../build/local/script-project.ts";

const EXAMPLE = new URL("../../templates/usulutan-2023-2025", import.meta.url).pathname;

let folder: string;
let project: ScriptProject;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cli-report-"));
  project = scriptProject((await bundle()).files);
  expect((await cuadros("adopt", EXAMPLE)).err).toBe("");
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

test("report writes the council's report as a Word document, with nothing left to fill in", async () => {
  const file = join(folder, "informes", "seguimiento.docx");
  const { code, out, err } = await cuadros("report", "seguimiento", "--period", "2023-T1", "--out", file);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toBe(`El informe N.° 1, versión 1, está hecho. Queda anotado en la hoja Informes.\nInforme: ${file}\n`);
  const { value } = await mammoth.extractRawText({ path: file });
  expect(value).toContain("primer trimestre de 2023");
  expect(value).toContain("$38,450.00");
  expect(value).not.toMatch(/\{\{|\}\}/);
}, 60_000);

test("report writes a PDF where the name of the file says so, and takes the plan's last year where no period is given", async () => {
  const file = join(folder, "unidad.pdf");
  const { code } = await cuadros("report", "unidad", "--unit", "Recursos Humanos", "--out", file);
  expect(code).toBe(0);
  expect(readFileSync(file).subarray(0, 5).toString()).toBe("%PDF-");
  const { out } = await cuadros("show", "Informes");
  expect(out).toContain("Recursos Humanos");
  expect(out).toContain("año 2025");
}, 60_000);

test.each([
  [["seguimiento"], 2, "Falta --out ARCHIVO"],
  [["seguimiento", "--out", "informe.txt"], 2, "debe terminar en .docx o .pdf"],
  [["balance", "--out", "x.docx"], 2, "No hay un informe «balance». Hay: seguimiento, plan, modificaciones, unidad"],
  [["seguimiento", "--period", "pronto", "--out", "x.docx"], 1, "no se entiende el período «pronto»"],
  [["unidad", "--period", "2023", "--out", "x.docx"], 1, "no se dijo de qué unidad debe ser el informe"],
])("report %j ends with code %i and says: %s", async (args, code, message) => {
  const result = await cuadros("report", ...args);
  expect(result.code).toBe(code);
  expect(result.err).toContain(message);
  expect(existsSync("x.docx")).toBe(false);
});

async function cuadros(...args: string[]) {
  const texts = { out: "", err: "" };
  const code = await main([...args, "--workspace", join(folder, "libro")], {
    out: (text) => {
      texts.out += `${text}\n`;
    },
    err: (text) => {
      texts.err += `${text}\n`;
    },
    ask: null,
    interrupted: async () => {},
    project: async () => project,
  });
  return { code, ...texts };
}

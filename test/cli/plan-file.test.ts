import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { answersFrom, readPlanFile } from "../../build/cli/plan-file.ts";
import type { Question } from "../../build/local/services/host-calls.ts";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plan-"));
  path = join(folder, "plan.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

const prompt = (title: string): Question => ({ title, text: "?", buttons: "OK_CANCEL" });

test("each datum answers the prompt that bears its name, dates as people type them", () => {
  const { type } = answersFrom(
    read({
      municipio: "Usulután",
      departamento: "Usulután",
      periodo: { desde: 2023, hasta: 2025 },
      ejes: ["Uno", { nombre: "Dos" }],
      acuerdo: { acta: "Acta número cinco", acuerdo: "Acuerdo número XXI", fecha: "2023-02-01" },
    }),
  );
  const titles = ["Municipio", "periodo del plan", "Nombres de los ejes", "Acta", "Acuerdo", "Fecha del acuerdo"];
  expect(titles.map((title) => type(prompt(title)))).toEqual([
    "Usulután",
    "2023-2025",
    "Uno; Dos",
    "Acta número cinco",
    "Acuerdo número XXI",
    "01/02/2023",
  ]);
});

test("period and acuerdo may be plain texts", () => {
  const { type } = answersFrom(read({ periodo: "2026-2028", acuerdo: "Acuerdo 7" }));
  expect(["Período del plan", "Acuerdo", "Acta"].map((title) => type(prompt(title)))).toEqual([
    "2026-2028",
    "Acuerdo 7",
    "",
  ]);
});

test("what is not known is answered with nothing, and yes", () => {
  const answers = answersFrom(readPlanFile(path));
  expect(answers.type(prompt("Municipio"))).toBe("");
  expect(answers.press({ title: "", text: "¿?", buttons: "YES_NO" })).toBe("YES");
  expect(answers.press({ title: "", text: "Listo", buttons: "OK" })).toBe("OK");
});

test("a question that comes again gets no answer, so that it cannot go on for ever", () => {
  const { type } = answersFrom({ periodo: "pronto" });
  expect([type(prompt("Período del plan")), type(prompt("Período del plan"))]).toEqual(["pronto", ""]);
});

test.each([
  ['{\n  "municipio": "Berlín",\n}', "hay un error en la línea 3, carácter 1."],
  ['{\n  "municipio": Berlín, "departamento": "Usulután"\n}', /hay un error cerca de «[^»]*: Berlín/],
  ['{ "ejes": ', "termina antes de tiempo."],
])("a file that is no JSON is reported with its path, the place and what to look for: %j", (content, place) => {
  writeFileSync(path, content);
  expect(() => readPlanFile(path)).toThrow(`El archivo ${path} no se puede leer como JSON: `);
  expect(() => readPlanFile(path)).toThrow(place);
  expect(() => readPlanFile(path)).toThrow("entre comillas dobles");
});

test("a byte order mark, as Windows writes it, does no harm", () => {
  writeFileSync(path, '\uFEFF{ "municipio": "Berlín" }');
  expect(readPlanFile(path)).toEqual({ municipio: "Berlín" });
});

test("a file that holds something else is reported with the fields", () => {
  expect(() => read({ municipio: 5, ejes: "no" })).toThrow("no se entiende: municipio, ejes.");
  expect(() => read([])).toThrow("(todo el archivo)");
});

function read(content: unknown) {
  writeFileSync(path, JSON.stringify(content));
  return readPlanFile(path);
}

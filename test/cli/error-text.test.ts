import { expect, test } from "vitest";
import { UsageError } from "../../build/cli/command.ts";
import { errorText, scriptErrorText } from "../../build/cli/error-text.ts";
import { Problem } from "../../build/local/problem.ts";
import { ApiError, notEmulated, notFound, protectedFrom } from "../../build/local/sheets/errors.ts";

const refusal = (message: string) => errorText(new ApiError(400, message));

test("what was written for the person is said as it stands", () => {
  expect(errorText(new Problem("Falta el libro."))).toBe("Falta el libro.");
  expect(errorText(new UsageError("Falta HOJA."))).toBe("Falta HOJA.");
});

test("the usual refusals of Sheets are said in Spanish", () => {
  expect(refusal("Range (ZZZ9) exceeds grid limits. Max rows: 18, max columns: 13")).toBe(
    "ZZZ9 queda fuera de la hoja, que tiene 18 filas y 13 columnas.",
  );
  expect(errorText(protectedFrom())).toMatch(/^Hay celdas protegidas .*instaló el programa\.$/);
  expect(refusal("Unable to parse range: Otra!A1")).toMatch(/^No se encontró «Otra!A1» en el libro\./);
  expect(refusal("No grid with id: 7")).toBe("La hoja ya no existe en el libro.");
  expect(errorText(notFound())).toBe("No se encontró el libro.");
  expect(errorText(notEmulated("Cutting with X"))).toBe("El libro local no admite esta operación (Cutting with X).");
});

test.each([
  "The data you entered in cell B2 violates the data validation rules set on this cell.",
  "Los datos que ingresó en la celda B2 infringen las reglas de validación de datos establecidas en esta celda.",
])("a value against the rule of its cell is said with the rule's own help: %s", (message) => {
  const text = "El valor para la celda B2 no cumple la regla de validación de esa celda.";
  expect(refusal(message)).toBe(text);
  expect(refusal(`${message} Escriba un monto.`)).toBe(`${text} Escriba un monto.`);
});

test("a refusal inside a list of requests is said without naming the request", () => {
  expect(refusal(`Invalid requests[3].updateCells: ${protectedFrom().message}`)).toBe(errorText(protectedFrom()));
  expect(refusal("Invalid requests[0].updateCells: No grid with id: 7")).toBe("La hoja ya no existe en el libro.");
});

test("another refusal is Google's word", () => {
  expect(refusal("You can't sort a range with merged cells.")).toBe(
    "Google respondió: You can't sort a range with merged cells.",
  );
});

test("a file that the system does not let us use is named with the reason", () => {
  const refused = Object.assign(new Error("EISDIR: illegal operation on a directory, open '/tmp'"), {
    code: "EISDIR",
    path: "/tmp",
  });
  expect(errorText(refused)).toBe("No se puede usar /tmp: es una carpeta, y aquí va un archivo.");
});

test("an error of the program is its own words, Google's in Spanish, or a fault to report", () => {
  expect(scriptErrorText({ name: "Error", message: "El libro no está gestionado." })).toBe(
    "El libro no está gestionado.",
  );
  const message = "API call to sheets.spreadsheets.get failed with error: Requested entity was not found.";
  expect(scriptErrorText({ name: "GoogleJsonResponseException", message })).toBe("No se encontró el libro.");
  expect(scriptErrorText({ name: "TypeError", message: "x is undefined" })).toContain("(TypeError: x is undefined)");
  const missing = scriptErrorText({ name: "Exception", message: "Script function not found: openData" });
  expect(missing).toContain("npm run build");
  expect(missing).not.toContain("openData");
});

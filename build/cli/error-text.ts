import { Problem } from "../local/problem.ts";
import type { ErrorFacts } from "../local/services/host-calls.ts";
import { ApiError } from "../local/sheets/errors.ts";
import { UsageError } from "./command.ts";

/** What the person at the command line is told of an error, in Spanish. */
export function errorText(error: unknown): string {
  if (error instanceof Problem || error instanceof UsageError) return error.message;
  if (error instanceof ApiError) return googleText(error.message);
  const { code, path } = error as NodeJS.ErrnoException;
  const reason = path === undefined ? undefined : FILE_REASONS[code ?? ""];
  if (reason !== undefined) return `No se puede usar ${path}: ${reason}.`;
  return `Ocurrió un error inesperado: ${error instanceof Error ? error.message : String(error)}`;
}

/** The same for an error that ended a run of the program; what the program itself throws is Spanish already. */
export function scriptErrorText({ name, message }: Pick<ErrorFacts, "name" | "message">): string {
  if (name === "Error") return message;
  if (name.endsWith("Exception")) return googleText(message.replace(/^API call to \S+ failed with error: /, ""));
  return `El programa tiene una falla (${name}: ${message}). Por favor avise a quien le da mantenimiento.`;
}

function googleText(message: string): string {
  for (const [pattern, text] of GOOGLE_TEXTS) {
    const match = pattern.exec(message);
    if (match) return match[0].replace(pattern, text).trim();
  }
  return `Google respondió: ${message}`;
}

/** By what Google says: `$1` is the first group of the pattern. What was refused inside a request is named before the message. */
const GOOGLE_TEXTS: readonly (readonly [RegExp, string])[] = [
  [
    /Range \((.+)\) exceeds grid limits\. Max rows: (\d+), max columns: (\d+)/,
    "$1 queda fuera de la hoja, que tiene $2 filas y $3 columnas.",
  ],
  [
    /.*protected cell or object.*/,
    "Hay celdas protegidas que esta persona no puede cambiar. Solicite el cambio a la Comisión o a quien instaló el programa.",
  ],
  [
    /The data you entered in cell (\S+) violates the data validation rules set on this cell\.(.*)/s,
    "El valor para la celda $1 no cumple la regla de validación de esa celda.$2",
  ],
  [
    /Los datos que ingresó en la celda (\S+) infringen las reglas de validación .* en esta celda\.(.*)/s,
    "El valor para la celda $1 no cumple la regla de validación de esa celda.$2",
  ],
  [/Unable to parse range: (.*)/, "No se encontró «$1» en el libro. Revise si la hoja todavía existe y cómo se llama."],
  [/No grid with id.*/, "La hoja ya no existe en el libro."],
  [/.*above the limit of (\d+) cells.*/, "El libro pasaría del límite de $1 celdas."],
  [/.*maximum of (\d+) characters in a single cell.*/, "Una celda admite $1 caracteres como máximo."],
  [/Requested entity was not found.*/, "No se encontró el libro."],
  [/(.*) is not emulated by the local Workspace\./, "El libro local no admite esta operación ($1)."],
  [
    /Script function not found.*/,
    "El programa construido no tiene lo que esta orden necesita. Constrúyalo de nuevo con «npm run build».",
  ],
];

/** By the code of a system error. */
const FILE_REASONS: Readonly<Record<string, string>> = {
  EISDIR: "es una carpeta, y aquí va un archivo",
  ENOTDIR: "una parte de la ruta no es una carpeta",
  EEXIST: "ya existe y no es una carpeta",
  ENOENT: "no existe",
  EACCES: "no tiene permiso para hacerlo",
  EPERM: "no tiene permiso para hacerlo",
  EROFS: "ahí solo se puede leer",
  ENOSPC: "ya no hay espacio en el disco",
};

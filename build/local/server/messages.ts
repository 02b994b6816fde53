import { z } from "zod";
import { Problem } from "../problem.ts";
import { ApiError } from "../sheets/errors.ts";
import { Refusal } from "./refusal.ts";

/** What the page is told of an error: the HTTP status and a Spanish text for the person. */
export function answerTo(error: unknown): { readonly status: number; readonly mensaje: string } {
  if (error instanceof Refusal) return { status: error.status, mensaje: error.message };
  if (error instanceof ApiError) return { status: error.code, mensaje: inSpanish(error.message) };
  if (error instanceof Problem) return { status: 400, mensaje: error.message };
  if (error instanceof z.ZodError) return { status: 400, mensaje: "La página envió algo que no se entiende." };
  const reason = error instanceof Error ? error.message : String(error);
  return { status: 500, mensaje: `Ocurrió un error inesperado: ${reason}` };
}

/** In Sheets' own words, as far as people meet them in the grid. What was refused inside a request is named before the message. */
function inSpanish(message: string): string {
  const known = WORDS.find(([pattern]) => pattern.test(message));
  if (known) return known[1];
  return /[áéíóúñ]/.test(message) ? message : `La hoja de cálculo no aceptó el cambio: ${message}`;
}

const WORDS: readonly (readonly [RegExp, string])[] = [
  [
    /protected cell or object/,
    "Está intentando editar una celda o un objeto protegidos. Si necesita editarlos, comuníquese con el propietario de la hoja de cálculo para que quite la protección.",
  ],
  [/can't delete all the row/, "No puede eliminar todas las filas de la hoja."],
  [/can't delete all the column/, "No puede eliminar todas las columnas de la hoja."],
  [/above the limit of \d+ cells/, "Esta acción superaría el límite de celdas que admite un libro."],
  [/exceeds grid limits|after last|No grid with id/, "Esa celda ya no existe: la hoja cambió."],
];

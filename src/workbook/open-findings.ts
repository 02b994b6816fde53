import type { FindingStatus } from "../plan/acceptance.ts";
import type { Finding } from "../plan/finding.ts";
import type { MendStep } from "../plan/mend.ts";
import { quoted } from "../plan/quote.ts";
import { a1Of } from "./cell-name.ts";
import type { ReadyPass } from "./draw.ts";
import { type SheetKey, sheetIdOf, titleOf } from "./managed.ts";
import { type Memory, memoryKey, textOfTyped } from "./memory/memory.ts";

/** A finding as other programs read it: with the place resolved to the title of a sheet and an address. */
export interface OpenFinding {
  /** Permanent; what the calls that accept and mend it want. */
  readonly id: string;
  readonly estado: FindingStatus;
  readonly codigo: string;
  readonly severidad: string;
  readonly hoja: string;
  readonly celda: string;
  readonly clave: string;
  readonly mensaje: string;
  readonly encontrado: string;
  readonly esperado: string;
  readonly remedio: string;
  readonly explicacion: readonly string[];
  readonly correcciones: readonly OpenMend[];
  readonly aceptada: { readonly motivo: string; readonly autor: string; readonly fecha: string } | null;
}

/** A way to mend it, with what would change in words. */
export interface OpenMend {
  readonly id: string;
  readonly texto: string;
  readonly cambios: readonly string[];
}

/** The findings of a pass in their open form, in the same order. `celda` is empty for the workbook as a whole. */
export function openFindings(pass: ReadyPass): readonly OpenFinding[] {
  const { findings, plan, positions, state } = pass;
  const originals = new Map(state.originals.map(({ sheetId, title }) => [sheetId, title]));
  const placeOf = (place: Finding["place"]): Pick<OpenFinding, "hoja" | "celda" | "clave"> => {
    switch (place.at) {
      case "row": {
        const sheet = place.sheet as SheetKey;
        return {
          hoja: titleOf(sheet, plan.axes.length),
          celda: positions.a1(sheetIdOf(sheet), place.key, place.column) ?? "",
          clave: place.key,
        };
      }
      case "cell":
        return {
          hoja: originals.get(place.sheetId) ?? "",
          celda: a1Of(place.rowIndex0, place.columnIndex0),
          clave: "",
        };
      case "workbook":
        return { hoja: "", celda: "", clave: "" };
    }
  };
  return findings.map(({ key, status, acceptance, finding }) => {
    const { code, severity, place, message, found, expected, remedy, explanation, mends } = finding;
    return {
      id: key,
      estado: status,
      codigo: code,
      severidad: severity,
      ...placeOf(place),
      mensaje: message,
      encontrado: found,
      esperado: expected,
      remedio: remedy,
      explicacion: explanation,
      correcciones: mends.map(({ id, label, steps }) => ({
        id,
        texto: label,
        cambios: steps.map((step) => changeOf(step, pass)),
      })),
      aceptada: acceptance && { motivo: acceptance.reason, autor: acceptance.author, fecha: acceptance.acceptedOn },
    };
  });
}

/** What a step of a mend changes, as a sentence: where, from what, to what. */
function changeOf(step: MendStep, { plan, words, positions, state: { memory } }: ReadyPass): string {
  const item = (key: string) => quoted(words.item("budget", key));
  switch (step.kind) {
    case "set": {
      const sheet = step.sheet as SheetKey;
      const a1 = positions.a1(sheetIdOf(sheet), step.key, step.column);
      const remembered = memory.get(memoryKey(sheet, subjectOf(step.key, step.column, memory)));
      const before = textOfTyped(remembered?.cells[step.column]);
      const shown = (text: string) => (text === "" ? "en blanco" : quoted(text));
      return `${titleOf(sheet, plan.axes.length)}, celda ${a1 ?? "nueva"}, ${quoted(words.columnTitle(sheet, step.column))}: de ${shown(before)} a ${shown(String(step.to ?? ""))}.`;
    }
    case "restore-action":
      return `La acción ${item(step.actionKey)} vuelve a su objetivo, con lo que tenía escrito y su fila del cronograma.`;
    case "move-action":
      return `La acción ${item(step.actionKey)} pasa a un objetivo nuevo de la misma línea, ${item(step.budgetRowKey)}, y deja el que tiene.`;
    case "add-unit":
      return `Se agrega ${quoted(step.name)} a las unidades de la hoja Catálogos.`;
  }
}

/** Whose a cell of a Cuadro is: the text of a line stands in its thin row. */
function subjectOf(rowKey: string, column: string, memory: Memory): string {
  if (column === "line" && rowKey.startsWith("top:")) return rowKey.slice("top:".length);
  if (column !== "objective") return rowKey;
  return (
    [...memory].find(([key, { row }]) => row === rowKey && key.startsWith("plan|O"))?.[0].slice("plan|".length) ??
    rowKey
  );
}

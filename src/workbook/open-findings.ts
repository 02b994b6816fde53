import type { FindingStatus } from "../plan/acceptance.ts";
import type { Finding } from "../plan/finding.ts";
import { a1Of } from "./cell-name.ts";
import { type SheetKey, sheetIdOf, titleOf } from "./managed.ts";
import type { Pass } from "./pass.ts";

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
export function openFindings({
  findings,
  plan,
  positions,
  state,
}: Extract<Pass, { kind: "ready" }>): readonly OpenFinding[] {
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
      correcciones: mends.map(({ id, label }) => ({ id, texto: label, cambios: [] })),
      aceptada: acceptance && { motivo: acceptance.reason, autor: acceptance.author, fecha: acceptance.acceptedOn },
    };
  });
}

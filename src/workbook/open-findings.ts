import type { Finding } from "../plan/finding.ts";
import { a1Of } from "./cell-name.ts";
import { type SheetKey, sheetIdOf, titleOf } from "./managed.ts";
import type { Pass } from "./pass.ts";

/** A finding as other programs read it: with the place resolved to the title of a sheet and an address. */
export interface OpenFinding {
  readonly codigo: string;
  readonly severidad: string;
  readonly hoja: string;
  readonly celda: string;
  readonly clave: string;
  readonly mensaje: string;
  readonly encontrado: string;
  readonly esperado: string;
  readonly remedio: string;
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
  return findings.map(({ code, severity, place, message, found, expected, remedy }) => ({
    codigo: code,
    severidad: severity,
    ...placeOf(place),
    mensaje: message,
    encontrado: found,
    esperado: expected,
    remedio: remedy,
  }));
}

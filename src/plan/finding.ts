import type { Mend } from "./mend.ts";

/**
 * What cuadros has to say about a workbook: never an exception, always where, what was found, what was expected and how to mend it.
 */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly place: Place;
  /** Other cells that hold the same, when they are told of together. */
  readonly alsoAt?: readonly Place[];
  /** One or two sentences in plain Spanish, complete without the other fields. */
  readonly message: string;
  /** What stands in the workbook, as a person would read it there; may be empty. */
  readonly found: string;
  /** What should stand there; empty when that is not known. */
  readonly expected: string;
  /** What the person can do about it, as a courteous instruction. */
  readonly remedy: string;
  /** Which rows make a difference up, and each reading in which the figures meet; a sentence each. */
  readonly explanation: readonly string[];
  /** Every way to mend it that cuadros can carry out; one alone can be offered as a single click. */
  readonly mends: readonly Mend[];
}

/** Worst first: `error` = figures or identity do not hold; `advertencia` = somebody has to decide; `nota` = read and understood, worth knowing. */
export const SEVERITIES = ["error", "advertencia", "nota"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Where a finding points: a cell as it stood when it was read, a column of a keyed row of a managed sheet, or the workbook as a whole. */
export type Place =
  | { readonly at: "cell"; readonly sheetId: number; readonly rowIndex0: number; readonly columnIndex0: number }
  | { readonly at: "row"; readonly sheet: string; readonly key: string; readonly column: string }
  | { readonly at: "workbook" };

/** The closed set of things that can be found, with the severity each one has. */
export const FINDING_SEVERITY = {
  // Reading the sheets as staff typed them.
  "cuadro-no-encontrado": "error",
  "cuadro-repetido": "error",
  "cuadro-vacio": "error",
  "columna-no-encontrada": "error",
  "encabezado-errata": "nota",
  "texto-html": "nota",
  "texto-errata": "nota",
  "texto-largo": "advertencia",
  "formula-en-original": "nota",
  "unidad-con-dos-nombres": "advertencia",
  "sigla-parecida": "nota",
  "monto-escritura": "nota",
  "monto-no-leido": "error",
  "monto-negativo": "error",
  "monto-absurdo": "advertencia",
  "plazo-escritura": "nota",
  "plazo-no-leido": "advertencia",
  "actividades-no-leidas": "advertencia",
  "fila-no-leida": "advertencia",
  "codigo-repetido": "error",
  "linea-sin-codigo": "advertencia",
  "rotulo-total": "nota",
  "subtotal-no-cuadra": "error",
  "total-no-cuadra": "error",
  "cuadro-6-texto-incompleto": "advertencia",
  "cuadro-6-acciones-juntas": "nota",
  "cuadro-6-sin-par": "advertencia",
  "cuadro-6-sin-meses": "advertencia",
  "cuadro-6-meses-por-color": "nota",
  "cuadro-6-otros-anos": "nota",
  "mes-en-el-texto": "nota",
  "dato-del-plan-falta": "advertencia",
  // Reconciling the managed plan.
  "presupuesto-sin-objetivo": "error",
  "presupuesto-monto": "error",
  "presupuesto-linea": "error",
  "presupuesto-eje": "error",
  "presupuesto-total": "error",
  "presupuesto-actividades": "advertencia",
  "presupuesto-responsables": "advertencia",
  "cronograma-accion-falta": "advertencia",
  "cronograma-responsables": "advertencia",
  "cronograma-plazo": "advertencia",
  "cronograma-mes-no-leido": "advertencia",
  "cronograma-otros-anos": "advertencia",
  "cronograma-meses-plazo": "advertencia",
  "cronograma-meses-actividades": "advertencia",
  "cronograma-accion-retirada": "advertencia",
  "texto-en-fila-de-total": "advertencia",
  "linea-sin-texto": "advertencia",
  "objetivo-sin-texto": "advertencia",
  "accion-sin-texto": "advertencia",
  "plazo-mayor-que-el-plan": "advertencia",
  "accion-sin-monto": "advertencia",
  "accion-sin-plazo": "advertencia",
  "accion-sin-responsable": "advertencia",
  "texto-repetido": "advertencia",
  "unidad-desconocida": "advertencia",
  "comision-correo": "advertencia",
  "comision-correo-repetido": "advertencia",
  "comision-unidad": "advertencia",
  "comision-rol": "advertencia",
  "accion-eliminada": "advertencia",
  "modificacion-sin-acuerdo": "advertencia",
  "reprogramacion-sin-motivo": "advertencia",
  "suspension-sin-motivo": "advertencia",
  "suspension-no-leida": "advertencia",
  "estrategia-mes-no-leido": "advertencia",
  "estrategia-otros-anos": "advertencia",
  "estrategia-meses-plazo": "advertencia",
  // What is recorded of the plan's progress.
  "registro-fecha": "advertencia",
  "registro-accion": "advertencia",
  "registro-actividades": "advertencia",
  "registro-monto": "advertencia",
  "registro-sin-contenido": "advertencia",
  "registro-medio": "advertencia",
  "registro-de-accion-retirada": "advertencia",
  "registro-de-otra-unidad": "advertencia",
  "registro-fecha-futura": "advertencia",
  "registro-otros-anos": "advertencia",
  "registro-antes-de-inicio": "advertencia",
  "enlace-no-seguro": "advertencia",
  "enlace-repetido": "advertencia",
  "registro-resta-de-mas": "error",
  "gasto-mayor-que-presupuesto": "error",
  "avance-mayor-que-lo-planificado": "advertencia",
  "evidencia-falta": "nota",
} as const satisfies Record<string, Severity>;

export type FindingCode = keyof typeof FINDING_SEVERITY;

/** Findings of what stands in a cell and is not understood there. */
export const NOT_UNDERSTOOD: ReadonlySet<FindingCode> = new Set<FindingCode>([
  "monto-no-leido",
  "monto-negativo",
  "monto-absurdo",
  "plazo-no-leido",
  "actividades-no-leidas",
  "cronograma-mes-no-leido",
  "unidad-desconocida",
  "comision-correo",
  "comision-unidad",
  "comision-rol",
  "suspension-no-leida",
  "registro-fecha",
  "registro-accion",
  "registro-actividades",
  "registro-monto",
  "registro-medio",
  "enlace-no-seguro",
  "estrategia-mes-no-leido",
]);

/** Errors first, then warnings, then notes, each in the order given. */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return SEVERITIES.flatMap((severity) => findings.filter((found) => found.severity === severity));
}

/** A finding of the given kind; the severity comes from the kind, and texts that would fill a page are cut. */
export function finding(code: FindingCode, details: FindingDetails): Finding {
  const { place, alsoAt = [], message, found, expected, remedy, explanation = [], mends = [] } = details;
  return {
    code,
    severity: FINDING_SEVERITY[code],
    place,
    ...(alsoAt.length > 0 && { alsoAt }),
    message: cut(message, LONGEST_MESSAGE),
    found: cut(found, LONGEST_QUOTATION),
    expected: cut(expected, LONGEST_QUOTATION),
    remedy,
    explanation: explanation.map((sentence) => cut(sentence, LONGEST_MESSAGE)),
    mends,
  };
}

/** What a finding says beyond its code. */
export type FindingDetails = Omit<Finding, "code" | "severity" | "explanation" | "mends"> &
  Partial<Pick<Finding, "explanation" | "mends">>;

/** Each finding with a permanent key: what it is and where, told apart by a number when both are the same. */
export function withKeys(findings: readonly Finding[]): readonly (readonly [key: string, finding: Finding])[] {
  const seen = new Map<string, number>();
  return findings.map((found) => {
    const base = [found.code, ...placeParts(found.place)].join("|");
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return [count === 1 ? base : `${base}|${count}`, found];
  });
}

function placeParts(place: Place): readonly (string | number)[] {
  switch (place.at) {
    case "row":
      return [place.sheet, place.key, place.column];
    case "cell":
      return [place.sheetId, place.rowIndex0, place.columnIndex0];
    case "workbook":
      return ["libro"];
  }
}

/** A finding is kept in one cell, and a cell holds no more than 50,000 characters. */
const LONGEST_MESSAGE = 2000;
const LONGEST_QUOTATION = 500;

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most)}…`;
}

import type { ListedFinding } from "../plan/acceptance.ts";
import type { Severity } from "../plan/finding.ts";
import type { Kept } from "./keep.ts";
import { NotReadyError } from "./not-ready-error.ts";

/** What people read in dialogs. Everything here is Spanish, courteous, and says what to do next. */

export const APP = "Plan de integridad";

/** "1 error", "3 errores". */
export function amountOf(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "2 errores, 8 advertencias y 12 notas". */
export function findingCounts(findings: readonly ListedFinding[]): string {
  const count = (severity: Severity) =>
    findings.filter(({ status, finding }) => status !== "aceptada" && finding.severity === severity).length;
  return `${amountOf(count("error"), "error", "errores")}, ${amountOf(count("advertencia"), "advertencia", "advertencias")} y ${amountOf(count("nota"), "nota", "notas")}`;
}

/** How a pass ended, and which sheets it missed. */
export interface Outcome {
  readonly kind: Kept["kind"];
  readonly missing?: readonly string[];
}

/** What a person is told after asking for a pass. */
export function outcomeMessage({ kind, missing = [] }: Outcome): string {
  switch (kind) {
    case "ready":
    case "served":
      return "El libro está al día. Revise la hoja Observaciones.";
    case "busy":
      return "El libro se está actualizando en este momento. Espere un minuto y vuelva a intentarlo.";
    case "stuck":
      return "El libro no conserva lo que cuadros escribe: dos revisiones seguidas calcularon los mismos cambios, y por eso no se escribió nada más. Lo que ustedes escribieron está a salvo. Por favor avise a la persona de Informática; ella encuentra el detalle en Extensiones > Apps Script > Ejecuciones. Cuando esté resuelto, elija Plan de integridad > Convertir en libro gestionado, que repara el libro.";
    case "unmanaged":
      return "Este libro todavía no está gestionado. Elija Plan de integridad > Convertir en libro gestionado.";
    case "newer":
      return "Una versión más reciente de cuadros preparó este libro, y esta versión no lo cambia. Pida a la persona de Informática que actualice el complemento.";
    case "incomplete":
      return `Faltan hojas del plan o sus columnas ocultas${missing.length > 0 ? `: ${missing.join(", ")}` : ""}. No se cambió nada. Recupérelas con Archivo > Historial de versiones y elija de nuevo Conciliar ahora.`;
  }
}

/** An error of Google's or of ours, for a person. */
export function failureMessage(error: unknown): string {
  if (error instanceof NotReadyError) return error.message;
  const detail = error instanceof Error ? error.message : String(error);
  return `No se pudo completar la operación; el libro quedó como estaba o se completará en la próxima revisión. Espere unos minutos y vuelva a intentarlo. Si se repite, envíe este texto a la persona de Informática: ${detail}`;
}

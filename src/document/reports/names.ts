import type { ReportKind } from "../report.ts";

/** A field or a block that a template can have. */
export interface TemplateName {
  /** What stands between the braces; case, accents and blanks do not matter. `AAAA` stands for a year, `N` for a number. */
  readonly name: string;
  /** What it says, as a phrase for people. */
  readonly says: string;
  readonly reports: readonly ReportKind[];
}

const ALL: readonly ReportKind[] = ["seguimiento", "plan", "modificaciones", "unidad", "certificacion"];
const DATED: readonly ReportKind[] = ["seguimiento", "unidad"];

/** Every field `{{name}}`, which becomes a text wherever it stands. */
export const FIELDS: readonly TemplateName[] = [
  { name: "título", says: "El título del informe", reports: ALL },
  { name: "municipio", says: "El municipio", reports: ALL },
  { name: "departamento", says: "El departamento", reports: ALL },
  { name: "plan", says: "El nombre del plan con sus años", reports: ALL },
  { name: "período del plan", says: "Los años del plan, «2023-2025»", reports: ALL },
  { name: "acta", says: "El acta en que consta la decisión del Concejo", reports: ALL },
  { name: "acuerdo", says: "El acuerdo del Concejo", reports: ALL },
  { name: "fecha del acuerdo", says: "La fecha del acuerdo, «1 de febrero de 2023»", reports: ALL },
  { name: "fecha del acuerdo en letras", says: "La fecha del acuerdo en letras", reports: ALL },
  { name: "fecha", says: "La fecha en que se hace el informe", reports: ALL },
  { name: "fecha en letras", says: "La misma fecha en letras", reports: ALL },
  { name: "número de informe", says: "El número con que el informe consta en la hoja Informes", reports: ALL },
  { name: "versión", says: "Qué versión del informe es", reports: ALL },
  { name: "elaborado por", says: "Quién pidió el informe", reports: ALL },
  { name: "coordinación", says: "Los nombres de la coordinación según la hoja Comisión", reports: ALL },
  { name: "período", says: "El período del informe, «primer trimestre de 2023»", reports: DATED },
  { name: "primer día del período", says: "El día en que comienza el período", reports: DATED },
  { name: "último día del período", says: "El día en que termina el período", reports: DATED },
  { name: "fecha de corte", says: "El día del que son las cifras", reports: DATED },
  { name: "meses que siguen", says: "Los meses de que hablan las próximas acciones", reports: ["seguimiento"] },
  { name: "avance", says: "El avance por actividades, en porcentaje", reports: DATED },
  { name: "avance ponderado", says: "El avance ponderado por el presupuesto de cada acción", reports: ["seguimiento"] },
  { name: "número de ejes", says: "Cuántos ejes tiene el plan", reports: ["plan"] },
  { name: "número de líneas de acción", says: "Cuántas líneas de acción tiene el plan", reports: ["plan"] },
  { name: "número de objetivos", says: "Cuántos objetivos tiene el plan", reports: ["plan"] },
  {
    name: "número de acciones",
    says: "Cuántas acciones tiene el plan, o la unidad",
    reports: ["seguimiento", "plan", "unidad"],
  },
  { name: "número de acciones completadas", says: "Cuántas acciones están completadas", reports: DATED },
  { name: "número de acciones atrasadas", says: "Cuántas acciones están atrasadas", reports: DATED },
  { name: "presupuesto total", says: "El presupuesto del plan", reports: ["plan"] },
  { name: "presupuesto total en letras", says: "El presupuesto del plan en letras", reports: ["plan"] },
  {
    name: "presupuesto aprobado",
    says: "El presupuesto que aprobó el Concejo",
    reports: ["seguimiento", "modificaciones"],
  },
  { name: "presupuesto aprobado en letras", says: "El presupuesto aprobado en letras", reports: ["seguimiento"] },
  {
    name: "presupuesto propuesto",
    says: "El presupuesto del plan con las modificaciones",
    reports: ["modificaciones"],
  },
  {
    name: "diferencia",
    says: "La diferencia entre el presupuesto propuesto y el aprobado",
    reports: ["modificaciones"],
  },
  { name: "diferencia en porcentaje", says: "La misma diferencia en porcentaje", reports: ["modificaciones"] },
  { name: "número de modificaciones", says: "Cuántas modificaciones esperan un acuerdo", reports: ["modificaciones"] },
  { name: "presupuesto de la unidad", says: "El presupuesto de las acciones de la unidad", reports: ["unidad"] },
  { name: "gastado", says: "Lo gastado hasta la fecha de corte", reports: DATED },
  { name: "gastado en el período", says: "Lo gastado en el período", reports: ["seguimiento"] },
  { name: "disponible", says: "Lo que queda por gastar", reports: DATED },
  { name: "unidad", says: "La unidad responsable", reports: ["unidad"] },
  { name: "clase de sesión", says: "Ordinaria o extraordinaria", reports: ["certificacion"] },
  { name: "hora de la sesión", says: "La hora en que comenzó la sesión", reports: ["certificacion"] },
  { name: "secretaría municipal", says: "Espacio para el nombre de quien certifica", reports: ["certificacion"] },
  { name: "firmas del acta", says: "Espacio para las firmas que constan en el acta", reports: ["certificacion"] },
  { name: "marca de proyecto", says: "La advertencia de que el documento es un proyecto", reports: ["certificacion"] },
];

/** Every block `{{name}}`, which stands on a line of its own and becomes tables, lists or paragraphs there. */
export const BLOCKS: readonly TemplateName[] = [
  { name: "avisos", says: "Si las cifras están conciliadas, o qué observaciones quedan abiertas", reports: ALL },
  {
    name: "aprobación del plan",
    says: "Con qué acta y acuerdo se aprobó el plan",
    reports: ["seguimiento", "plan", "modificaciones"],
  },
  { name: "resumen", says: "El avance y el gasto del plan en pocas oraciones", reports: ["seguimiento"] },
  { name: "tabla: avance por eje", says: "El avance de cada eje, con su barra", reports: ["seguimiento"] },
  {
    name: "tabla: avance por línea",
    says: "El avance de cada línea de acción, con su barra",
    reports: ["seguimiento"],
  },
  {
    name: "tabla: presupuesto por eje",
    says: "Lo aprobado, lo gastado y lo disponible por eje",
    reports: ["seguimiento"],
  },
  { name: "acciones atrasadas", says: "Las acciones atrasadas y el motivo", reports: DATED },
  { name: "acciones suspendidas", says: "Las acciones suspendidas y el motivo", reports: ["seguimiento"] },
  { name: "próximas acciones", says: "Lo planificado para los meses que siguen", reports: DATED },
  { name: "lista de evidencias", says: "La evidencia registrada en el período, con sus enlaces", reports: DATED },
  { name: "evidencia pendiente", says: "Los medios de verificación que faltan", reports: DATED },
  {
    name: "observaciones abiertas",
    says: "Las observaciones que siguen abiertas y qué se puede hacer",
    reports: ["seguimiento"],
  },
  { name: "observaciones aceptadas", says: "Las observaciones aceptadas y el motivo", reports: ["seguimiento"] },
  { name: "solicitud al Concejo", says: "Lo que la Comisión pide al Concejo", reports: ["seguimiento"] },
  { name: "cuadros de los ejes", says: "Los Cuadros de todos los ejes", reports: ["plan"] },
  { name: "presupuesto general", says: "El Cuadro del presupuesto general", reports: ["plan"] },
  { name: "estrategias de comunicación", says: "El Cuadro de las estrategias de comunicación", reports: ["plan"] },
  { name: "cronograma", says: "El Cuadro del cronograma, con todos los años", reports: ["plan"] },
  { name: "cronograma AAAA", says: "Solo un año del cronograma, «cronograma 2023»", reports: ["plan"] },
  { name: "cuadro N", says: "Solo un Cuadro por su número, «cuadro 4»", reports: ["plan"] },
  { name: "resumen de modificaciones", says: "Cuántas modificaciones hay y qué cambian", reports: ["modificaciones"] },
  {
    name: "tabla: modificaciones",
    says: "Cada modificación: lo aprobado, lo propuesto, la diferencia y el motivo",
    reports: ["modificaciones"],
  },
  {
    name: "tabla: presupuesto aprobado y propuesto",
    says: "Los dos presupuestos por eje",
    reports: ["modificaciones"],
  },
  { name: "motivos de las modificaciones", says: "El motivo de cada modificación", reports: ["modificaciones"] },
  { name: "reprogramaciones", says: "Las acciones cuyos meses cambiaron", reports: ["modificaciones"] },
  {
    name: "proyecto de acuerdo",
    says: "El acuerdo que aprobaría las modificaciones, como proyecto",
    reports: ["modificaciones"],
  },
  { name: "resumen de la unidad", says: "Cómo van las acciones de la unidad", reports: ["unidad"] },
  {
    name: "tabla: acciones de la unidad",
    says: "Las acciones de la unidad, con meses, estado y gasto",
    reports: ["unidad"],
  },
  { name: "tabla: avance de la unidad", says: "El avance de cada acción, con su barra", reports: ["unidad"] },
  {
    name: "cronograma de la unidad",
    says: "Los meses de las acciones de la unidad, con lo realizado",
    reports: ["unidad"],
  },
  { name: "texto de la certificación", says: "La certificación completa, como proyecto", reports: ["certificacion"] },
];

import { editDistance, fold } from "../../plan/wording.ts";

/** The columns of the plan's tables. The names are the ways in which headers write them, the usual one first. */
const COLUMN_NAMES = {
  line: ["Línea de acción", "Líneas de acción", "Línea", "Línea estratégica"],
  objective: [
    "Objetivos de la línea de acción",
    "Objetivo de la línea de acción",
    "Ámbito de actuación",
    "Ámbitos de actuación",
    "Ámbito de actuación (objetivo de la línea de acción)",
    "Objetivo",
    "Objetivos",
    "Objetivo de comunicación",
  ],
  action: ["Acciones concretas", "Acción concreta", "Acciones", "Acción", "Actividades a realizar"],
  term: [
    "Plazo de ejecución",
    "Tiempo de inicio y final",
    "Tiempo de inicio y fin",
    "Tiempo de ejecución",
    "Período de ejecución",
    "Plazo",
    "Plazo (meses)",
    "Plazo en meses",
    "Período",
    "Duración",
  ],
  means: ["Medios de verificación", "Medio de verificación", "Verificadores"],
  resources: ["Recursos", "Recurso", "Recursos necesarios"],
  budget: [
    "Presupuesto",
    "Total de presupuesto",
    "Total del presupuesto",
    "Presupuesto total",
    "Presupuesto estimado",
    "Presupuesto en dólares",
    "Monto",
    "Monto total",
    "Costo",
    "Costo estimado",
    "Total",
  ],
  responsible: ["Responsables", "Responsable", "Unidad responsable", "Unidades responsables"],
  internalSupport: ["Apoyo (interno)", "Apoyo", "Apoyos internos"],
  externalSupport: [
    "Apoyo (externo)",
    "Apoyo (externo) y origen de los recursos",
    "Apoyos externos",
    "Origen de los recursos",
  ],
  activities: [
    "Número de actividades",
    "N.º de actividades",
    "No. de actividades",
    "Nro. de actividades",
    "Núm. de actividades",
    "Cantidad de actividades",
  ],
  strategy: ["Estrategia", "Estrategias"],
  tactic: ["Táctica", "Tácticas"],
  tools: ["Herramienta", "Herramientas"],
  messages: ["Mensajes a reforzar", "Mensaje a reforzar", "Mensajes", "Mensajes clave"],
} as const satisfies Record<string, readonly [string, ...string[]]>;

/** Headings that stand over or beside the columns and name none of them. */
const OTHER_HEADINGS: ReadonlySet<string> = new Set(
  [
    "Detalle",
    "Detalle de actividades",
    "Responsable/apoyo",
    "Responsables/apoyo",
    "Responsables y apoyo",
    "Cronograma",
    "Meses",
    "N.º",
    "No.",
  ].map(fold),
);

export type ColumnKey = keyof typeof COLUMN_NAMES;

export interface NamedColumn {
  readonly key: ColumnKey;
  /** The words that are misspelt, each with the right one; empty when the header is a usual one. */
  readonly misspelt: readonly { readonly typed: string; readonly right: string }[];
}

const LONGEST_NAME = 70;

const KEY_BY_NAME: ReadonlyMap<string, ColumnKey> = new Map(
  (Object.keys(COLUMN_NAMES) as ColumnKey[]).flatMap((key) =>
    COLUMN_NAMES[key].map((name) => [fold(name), key] as const),
  ),
);

/** The usual name of a column. */
export function columnName(key: ColumnKey): string {
  return COLUMN_NAMES[key][0];
}

/** The column that a header names exactly, but for case, accents and punctuation; null for other texts. */
export function exactColumn(text: string): ColumnKey | null {
  return text.length > LONGEST_NAME ? null : (KEY_BY_NAME.get(fold(text)) ?? null);
}

/** Whether a text is a heading of a header that names no column: "Detalle de actividades". */
export function isOtherHeading(text: string): boolean {
  return text.length <= LONGEST_NAME && OTHER_HEADINGS.has(fold(text));
}

/** The column that a header names, if need be with one or two letters wrong; null for other texts. */
export function nearColumn(text: string): NamedColumn | null {
  const exact = exactColumn(text);
  if (exact) return { key: exact, misspelt: [] };
  const folded = fold(text);
  if (folded === "" || text.length > LONGEST_NAME) return null;
  let best: { key: ColumnKey; name: string; edits: number } | null = null;
  for (const [name, key] of KEY_BY_NAME) {
    const most = name.length > 7 ? 2 : 1;
    const edits = editDistance(folded, name, most);
    if (edits <= most && edits < (best?.edits ?? most + 1)) best = { key, name, edits };
  }
  return best && { key: best.key, misspelt: misspeltWords(text, best.name) };
}

function misspeltWords(typed: string, rightName: string): NamedColumn["misspelt"] {
  const right = rightName.split(" ");
  const words = typed.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  return words.flatMap((word, index) =>
    right.includes(fold(word)) ? [] : [{ typed: word, right: right[index] ?? rightName }],
  );
}

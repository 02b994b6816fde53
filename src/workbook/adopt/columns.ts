import { editDistance, fold } from "../../plan/wording.ts";
import { isMinorWord } from "./text-index.ts";

/** The columns of the plan's tables. The names are the ways in which headers write them, the title first and the vaguest last. */
const COLUMN_NAMES = {
  line: ["Línea de acción", "Línea", "Línea estratégica", "Línea estratégica de acción", "Línea de trabajo"],
  objective: [
    "Objetivos de la línea de acción",
    "Objetivo de la línea",
    "Objetivo",
    "Ámbito de actuación (objetivo de la línea de acción)",
    "Ámbito de actuación",
    "Ámbito",
  ],
  action: ["Acciones concretas", "Acción", "Acción a realizar", "Actividades a realizar", "Actividades"],
  term: [
    "Plazo de ejecución",
    "Plazo",
    "Tiempo de inicio y final",
    "Tiempo de inicio y fin",
    "Tiempo de ejecución",
    "Período de ejecución",
    "Período",
    "Duración",
    "Tiempo",
  ],
  means: ["Medios de verificación", "Fuentes de verificación", "Verificadores", "Verificación", "Medios"],
  resources: ["Recursos", "Insumos"],
  budget: [
    "Presupuesto",
    "Total de presupuesto",
    "Presupuesto total",
    "Monto",
    "Monto total",
    "Monto de presupuesto",
    "Costo",
    "Costo total",
    "Inversión",
    "Total",
  ],
  responsible: ["Responsables", "Unidad responsable", "Unidad ejecutora", "Encargado", "Unidad"],
  internalSupport: ["Apoyo (interno)", "Apoyo", "Unidad de apoyo", "Interno"],
  externalSupport: [
    "Apoyo (externo)",
    "Apoyo (externo) y origen de los recursos",
    "Origen de los recursos",
    "Origen de los fondos",
    "Fuente de financiamiento",
    "Externo",
    "Apoyo",
  ],
  activities: [
    "Número de actividades",
    "Cantidad de actividades",
    "Total de actividades",
    "Número de acciones",
    "Cantidad de acciones",
    "Total de acciones",
    "Actividades",
  ],
  strategy: ["Estrategia"],
  tactic: ["Táctica"],
  tools: ["Herramienta", "Medios"],
  messages: ["Mensajes a reforzar", "Mensaje", "Mensajes clave"],
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
    "Línea base",
  ].map(fold),
);

/** Words that tell columns no better apart than articles do: "Presupuesto estimado (US$)" is the Presupuesto. */
const FILLERS =
  /^(nombre|descripcion|detalle|estimad[ao]|asignad[ao]|aprobad[ao]|previst[ao]|programad[ao]|planificad[ao]|propuest[ao]|necesari[ao]|requerid[ao]|anual|mes|mese|dolar|us|usd|(19|20)\d\d)$/;
const NUMBER_WORDS = /^(n|no|nº|nro|num|numero)$/;

export type ColumnKey = keyof typeof COLUMN_NAMES;

/** A column that a header may name. */
export interface Candidate {
  readonly key: ColumnKey;
  /** From 0 to 1. */
  readonly score: number;
  /** The words of the header that are misspelt, folded and in the singular. */
  readonly misspelt: readonly string[];
}

/** From here on a header names its column even without others beside it. */
export const SURE_SCORE = 0.75;

const LONGEST_NAME = 70;
const SCORE_OF_PARTS = 0.4;
/** Of two headers that name a column equally well, the one with the more usual name has it. */
const LOSS_PER_NAME = 0.001;
const LOSS_PER_SLIP = 0.01;

interface Name {
  readonly key: ColumnKey;
  readonly words: readonly string[];
  readonly squeezed: string;
  readonly loss: number;
}

const NAMES: readonly Name[] = (Object.keys(COLUMN_NAMES) as ColumnKey[]).flatMap((key) =>
  COLUMN_NAMES[key].map((name, rank) => ({
    key,
    words: headerWords(name),
    squeezed: squeeze(name),
    loss: rank * LOSS_PER_NAME,
  })),
);
const USUAL_WORDS: ReadonlySet<string> = new Set(NAMES.map(({ words }) => words.join(" ")));
const USUAL_SQUEEZED: ReadonlySet<string> = new Set(NAMES.map(({ squeezed }) => squeezed));

/** The title of a column. */
export function columnName(key: ColumnKey): string {
  return COLUMN_NAMES[key][0];
}

/** Whether a text is a usual header, letter by letter but for case, accents, plurals and minor words. Much quicker than `columnCandidates`. */
export function isUsualHeader(text: string): boolean {
  if (text.length > LONGEST_NAME) return false;
  return USUAL_SQUEEZED.has(squeeze(text)) || USUAL_WORDS.has(headerWords(text).join(" "));
}

/** Whether a text is a heading of a header that names no column: "Detalle de actividades". */
export function isOtherHeading(text: string): boolean {
  return text.length <= LONGEST_NAME && OTHER_HEADINGS.has(fold(text));
}

/**
 * The columns that a header may name, likeliest first; none for other texts. The words that matter decide: the first has to be
 * that of a name, and most of the rest or the whole name has to be there, if need be with a slip in a word.
 */
export function columnCandidates(text: string): Candidate[] {
  if (text.length > LONGEST_NAME || isOtherHeading(text)) return [];
  const words = headerWords(text);
  if (words.length === 0 || words.some((word) => /\d/.test(word))) return [];
  const squeezed = squeeze(text);
  const best = new Map<ColumnKey, Candidate>();
  for (const name of NAMES) {
    const candidate = name.squeezed === squeezed ? wholeName(name) : candidateFor(name, words);
    if (candidate && candidate.score > (best.get(name.key)?.score ?? 0)) best.set(name.key, candidate);
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
}

function wholeName({ key, loss }: Name): Candidate {
  return { key, score: 1 - loss, misspelt: [] };
}

function candidateFor({ key, words: named, loss }: Name, words: readonly string[]): Candidate | null {
  if (!isLike(words[0]!, named[0]!)) return null;
  const left = [...words];
  const misspelt: string[] = [];
  for (const name of named) {
    const exact = left.indexOf(name);
    const at = exact >= 0 ? exact : left.findIndex((word) => isLike(word, name));
    if (at < 0) continue;
    const [word] = left.splice(at, 1);
    if (exact < 0) misspelt.push(word!);
  }
  const shared = words.length - left.length;
  const score = (2 * shared) / (words.length + named.length);
  const least = shared === named.length ? SCORE_OF_PARTS : SURE_SCORE;
  return score < least ? null : { key, score: score - loss - misspelt.length * LOSS_PER_SLIP, misspelt };
}

/** Equal, or with a slip or two where the word is long enough to know it by. */
function isLike(word: string, name: string): boolean {
  if (word === name) return true;
  const most = name.length > 7 ? 2 : name.length > 4 ? 1 : 0;
  return most > 0 && editDistance(word, name, most) <= most;
}

/** The words that matter, folded and in the singular: "N.º de actividades" is numero, actividad. */
function headerWords(text: string): string[] {
  return fold(text.replace(/#/g, " numero "))
    .split(" ")
    .map((word) => (NUMBER_WORDS.test(word) ? "numero" : singular(word)))
    .filter((word) => word !== "" && word !== "º" && !isMinorWord(word) && !FILLERS.test(word));
}

function singular(word: string): string {
  return word.length < 4 ? word : word.replace(/(?<=[nrd])es$|s$/, "");
}

/** Without spaces, for words that were parted or run together: "Respon-sables", "Líneade acción". */
function squeeze(text: string): string {
  return fold(text).replace(/ /g, "");
}

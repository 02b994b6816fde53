/** A title of the plan: what it is the title of, its number as written (empty when it has none) and what it says after that. */
export interface Title {
  readonly kind: "cuadro" | "eje" | "objetivo";
  readonly number: string;
  readonly rest: string;
}

const KINDS: Readonly<Record<string, Title["kind"]>> = {
  cuadro: "cuadro",
  tabla: "cuadro",
  eje: "eje",
  objetivo: "objetivo",
};

const SECTION = String.raw`(?:\d+(?:\.\d+)*\.?\s+)?`;
const NUMBER_SIGN = String.raw`(?:\s*n(?:[.°º]+|o\.|[uú]m(?:ero)?\.?))?[\s.°º]*`;
const TITLE = new RegExp(
  String.raw`^${SECTION}(cuadro|tabla|eje|objetivo)(?!\p{L})(?:\s+estrat[eé]gico)?${NUMBER_SIGN}(\d+|[ivx]+(?!\p{L}))?\s*[.:\-–—]*\s*(.*)$`,
  "isu",
);

/** The title that a text is: "CUADRO N°. 1 PLAN DE ACCIÓN…", "3.1 Eje estratégico 1: Cultura…", "Objetivo 2: …". Null for other texts. */
export function readTitle(text: string): Title | null {
  const [, word = "", number = "", rest = ""] = TITLE.exec(text.trim()) ?? [];
  const kind = KINDS[word.toLowerCase()];
  return kind ? { kind, number, rest: rest.replace(/\s+/g, " ").trim() } : null;
}

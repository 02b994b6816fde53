/**
 * Whether what a formula shows depends on where it stands, on other cells or on the moment: `=G5*2`, `=presupuesto`, `=HOY()`. One
 * made of numbers, texts and calculations alone, such as `=150*3`, always shows the same.
 */
export function isDependent(formula: string): boolean {
  const withoutTexts = formula.replace(/"(?:[^"]|"")*"/g, "");
  return [...withoutTexts.matchAll(TOKENS)].some(([token]) => {
    const name = token.replace(/\s*\($/, "").toUpperCase();
    return token.endsWith("(") ? CHANGING.has(name) : !/^\d/.test(name) && !TRUTH.has(name);
  });
}

/** Numbers, names with the bracket that makes them a function, and the signs that only references have. */
const TOKENS = /\d+(?:[.,]\d+)*(?:e[+-]?\d+)?|[\p{L}_][\p{L}\d_.]*(?:\s*\()?|[!#']/giu;

const TRUTH: ReadonlySet<string> = new Set(["TRUE", "FALSE", "VERDADERO", "FALSO"]);

/** Functions that name no cell and yet show something else from place to place or from moment to moment. */
const CHANGING: ReadonlySet<string> = new Set([
  ...["NOW", "AHORA", "TODAY", "HOY", "RAND", "ALEATORIO", "RANDBETWEEN", "ALEATORIO.ENTRE", "RANDARRAY"],
  ...["ROW", "FILA", "COLUMN", "COLUMNA", "INDIRECT", "INDIRECTO"],
]);

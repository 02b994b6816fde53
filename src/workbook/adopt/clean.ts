import { isKnownSigla, similarInstitution } from "../../plan/institutions.ts";
import { listed, short } from "../../plan/quote.ts";
import { hasHtml, tidy } from "../../plan/wording.ts";
import { type Notes, noteAt, placeName } from "./notes.ts";
import { bySheet, cellName, type RawCell } from "./raw-sheet.ts";
import type { Table } from "./tables.ts";

/** Sheets takes no more than 50,000 characters in a cell; close to it, people can add nothing. */
const LONGEST_TEXT = 49_000;

/** The tables with tidy texts: without HTML, with single spaces, split siglas ("CI M") joined. What was mended is noted at each cell. */
export function cleanTables(tables: readonly Table[], notes: Notes): Table[] {
  noteFormulas(tables, notes);
  const tidied = mapCells(tables, (cell) => tidyCell(cell, notes));
  const siglas = new Set(allCells(tidied).flatMap(({ text }) => siglasIn(text)));
  const joined = mapCells(tidied, (cell) => joinSiglas(cell, siglas, notes));
  noteSimilarSiglas(joined, notes);
  return joined;
}

function mapCells(tables: readonly Table[], change: (cell: RawCell) => RawCell): Table[] {
  return tables.map((table) => ({
    ...table,
    rows: table.rows.map((row) => ({
      ...row,
      cells: new Map([...row.cells].map(([key, cell]) => [key, change(cell)])),
    })),
  }));
}

function allCells(tables: readonly Table[]): RawCell[] {
  return tables.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => [...cells.values()].sort((a, b) => a.columnIndex0 - b.columnIndex0)),
  );
}

function tidyCell(cell: RawCell, notes: Notes): RawCell {
  if (cell.number !== null) return cell;
  const text = tidy(cell.text);
  if (cell.isMergedBelow) return { ...cell, text };
  if (hasHtml(cell.text)) {
    noteAt(notes, "texto-html", cell, {
      message: "El texto trae marcas de página web que quedaron al copiarlo. Se quitaron al pasarlo al plan.",
      found: short(cell.text),
      expected: short(text),
      remedy: "Revise que el texto del plan se lea bien; no hace falta corregir el original.",
    });
  }
  if (cell.text.length > LONGEST_TEXT) {
    noteAt(notes, "texto-largo", cell, {
      message: `El texto tiene ${cell.text.length} caracteres, casi todo lo que cabe en una celda. Se conservó entero.`,
      found: short(text),
      expected: "",
      remedy: "Revise si se pegó de más; si el texto es correcto, por favor resúmalo o divídalo.",
    });
  }
  return { ...cell, text };
}

function noteFormulas(tables: readonly Table[], notes: Notes): void {
  const cells = tables.flatMap(({ rows }) => rows.flatMap(({ raw }) => raw.filter((cell) => cell !== undefined)));
  for (const wrong of bySheet(cells.filter(({ error }) => error !== ""))) noteErrors(wrong, notes);
  for (const right of bySheet(cells.filter(({ isFormula, text }) => isFormula && text !== ""))) {
    const names = listed(right.map(cellName));
    noteAt(notes, "formula-en-original", right[0]!, {
      message:
        right.length === 1
          ? `Hay una fórmula en esta hoja (${names}). Al plan pasó su resultado, no la fórmula.`
          : `Hay fórmulas en esta hoja (${names}). Al plan pasó el resultado de cada una, no la fórmula.`,
      found: right[0]!.text,
      expected: "",
      remedy: "Revise que esos valores sean los correctos. Los totales del libro gestionado se calculan solos.",
    });
  }
}

/** The cells of one sheet whose formula has no result. */
function noteErrors(cells: readonly RawCell[], notes: Notes): void {
  const names = listed(cells.map((cell) => `${cellName(cell)}: ${cell.error}`));
  noteAt(notes, "formula-en-original", cells[0]!, {
    message:
      cells.length === 1
        ? `Hay una fórmula con error en esta hoja (${names}). La celda se tomó como vacía.`
        : `Hay fórmulas con error en esta hoja (${names}). Las celdas se tomaron como vacías.`,
    found: cells[0]!.error,
    expected: "",
    remedy:
      "Escriba el valor en lugar de la fórmula antes de convertir; si ya convirtió, escríbalo en el libro gestionado.",
  });
}

/** Words in capitals; a text that is all capitals names none, since there every word looks like a sigla. */
function siglasIn(text: string): string[] {
  if (isAllCapitals(text)) return [];
  return text.match(/(?<![\p{L}\p{N}])\p{Lu}{3,}(?![\p{L}\p{N}])/gu) ?? [];
}

function isAllCapitals(text: string): boolean {
  return !/\p{Ll}/u.test(text) && text.split(/\s+/).length > 3;
}

function joinSiglas(cell: RawCell, siglas: ReadonlySet<string>, notes: Notes): RawCell {
  if (cell.number !== null || isAllCapitals(cell.text)) return cell;
  const isKnown = (word: string) => isKnownSigla(word) || siglas.has(word);
  const splits: { typed: string; right: string }[] = [];
  const text = cell.text.replace(
    /(?<![\p{L}\p{N}])(\p{Lu}{1,8}) (\p{Lu}{1,8})(?![\p{L}\p{N}])/gu,
    (typed: string, left: string, right: string) => {
      const isSplit = isKnown(left + right) && !(isKnown(left) && isKnown(right));
      if (isSplit) splits.push({ typed, right: left + right });
      return isSplit ? left + right : typed;
    },
  );
  if (splits.length === 0) return cell;
  if (!cell.isMergedBelow) {
    noteAt(notes, "texto-errata", cell, {
      message: `Dice ${listed(splits.map(({ typed }) => `«${typed}»`))}; en el plan quedó ${listed(splits.map(({ right }) => `«${right}»`))}.`,
      found: cell.text,
      expected: text,
      remedy: "Confirme que la sigla es la correcta; no hace falta corregir el original.",
    });
  }
  return { ...cell, text };
}

function noteSimilarSiglas(tables: readonly Table[], notes: Notes): void {
  const cellsByWord = new Map<string, RawCell[]>();
  for (const cell of allCells(tables)) {
    if (cell.isMergedBelow) continue;
    for (const word of new Set(siglasIn(cell.text))) {
      const cells = cellsByWord.get(word);
      if (cells) cells.push(cell);
      else cellsByWord.set(word, [cell]);
    }
  }
  for (const [word, [first, ...others]] of cellsByWord) {
    const institution = similarInstitution(word);
    if (!institution || !first) continue;
    const alsoIn = others.length > 0 ? ` También está en: ${listed(others.map(placeName), 8)}.` : "";
    noteAt(notes, "sigla-parecida", first, {
      message: `«${word}» se parece a ${institution.sigla} (${institution.name}).${alsoIn}`,
      found: word,
      expected: institution.sigla,
      remedy: `Si se trata de ${institution.sigla}, corrija la sigla en el plan; si es otra institución, déjela como está.`,
    });
  }
}

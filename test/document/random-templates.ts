import fc from "fast-check";
import type { Block, TableBlock } from "../../src/document/block.ts";
import type { Report } from "../../src/document/report.ts";

const FIELD_NAMES = ["municipio", "período", "fecha en letras"];
const BLOCK_NAMES = ["tabla: presupuesto por eje", "acciones atrasadas", "cronograma 2023"];

/** Text as people write and paste it, at its worst. */
const hostile = fc.oneof(
  fc.constantFrom(
    "{{municipio}}",
    "{{",
    "}}",
    "=SUMA(A1:A9)",
    "<b>1 & 2</b>",
    "🏛️👩‍👧",
    "\u0301acento",
    "$1,350.00",
    "\ud83c",
    "\ue907",
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.constant("palabra".repeat(30)),
);
const lineBreaks = fc.constantFrom("uno\ndos", "uno\r\ndos", "uno\u2028dos", "\n");
/** Text that a cell or a list keeps as it is. */
const inOneLine = hostile.filter((text) => stored(text) === stored(text).trim() && !/[\n\t]/.test(stored(text)));

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constant("paragraph" as const),
    runs: fc.array(fc.record({ text: fc.oneof(hostile, lineBreaks), bold: fc.boolean() }), { maxLength: 3 }),
    style: fc.constantFrom("heading2" as const, "normal" as const, "quote" as const),
  }),
  fc.record({
    kind: fc.constant("list" as const),
    items: fc.array(fc.array(fc.record({ text: inOneLine, italic: fc.boolean() }), { minLength: 1, maxLength: 1 }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  fc.integer({ min: 1, max: 4 }).chain(tableOf),
);

function tableOf(columnCount: number): fc.Arbitrary<TableBlock> {
  const cell = fc.record({ text: inOneLine, columnSpan: fc.integer({ min: 1, max: 3 }), bold: fc.boolean() });
  const row = fc.record({
    kind: fc.constantFrom("plain" as const, "band" as const, "total" as const),
    cells: fc.array(cell, { maxLength: columnCount }).map((cells) => {
      let left = columnCount;
      return cells.flatMap((one) => {
        const columnSpan = Math.min(one.columnSpan, left);
        left -= columnSpan;
        return columnSpan === 0 ? [] : [{ ...one, columnSpan }];
      });
    }),
  });
  const column = fc.record({
    title: fc.constantFrom("", "Monto", "Acción"),
    widthShare: fc.integer({ min: 1, max: 9 }),
    align: fc.constantFrom("start" as const, "center" as const, "end" as const),
  });
  return fc.record({
    kind: fc.constant("table" as const),
    columns: fc.array(column, { minLength: columnCount, maxLength: columnCount }),
    rows: fc.array(row, { minLength: 1, maxLength: 4 }),
    isSmall: fc.boolean(),
  });
}

/** Reports with texts as people write and paste them, at their worst. */
export const report: fc.Arbitrary<Report> = fc.record({
  kind: fc.constant("seguimiento" as const),
  title: fc.constant("Informe"),
  fields: fc.tuple(...FIELD_NAMES.map(() => fc.oneof(hostile, lineBreaks))).map((values) => named(FIELD_NAMES, values)),
  blocks: fc
    .tuple(...BLOCK_NAMES.map(() => fc.array(block, { minLength: 1, maxLength: 5 })))
    .map((values) => named(BLOCK_NAMES, values)),
  warnings: fc.constant([]),
});

function named<T>(names: readonly string[], values: readonly T[]): Record<string, T> {
  return Object.fromEntries(names.map((name, index) => [name, values[index]!]));
}

/** A line of a template: words and `{{fields}}`, a block, or a table of words and fields. */
export type Line =
  | { kind: "words"; words: string[]; isBulleted: boolean; isSplit: boolean }
  | { kind: "block"; name: string; isSplit: boolean }
  | { kind: "table"; rows: string[][] }
  | { kind: "section" };

const word = fc.oneof(
  fc.constantFrom(...FIELD_NAMES.map((name) => `{{${name}}}`), "{{ MUNICIPIO }}", "{{Fecha en  Letras}}"),
  fc.constantFrom("Informe", "de 🏛️ ", "ñandú, ", "{{desconocido}}", "{"),
);
const wordsLine: fc.Arbitrary<Line> = fc.record({
  kind: fc.constant("words" as const),
  words: fc.array(word, { maxLength: 4 }),
  isBulleted: fc.boolean(),
  isSplit: fc.boolean(),
});
const blockLine: fc.Arbitrary<Line> = fc.record({
  kind: fc.constant("block" as const),
  name: fc.constantFrom(...BLOCK_NAMES, "TABLA PRESUPUESTO POR EJE"),
  isSplit: fc.boolean(),
});
const line: fc.Arbitrary<Line> = fc.oneof(
  { weight: 3, arbitrary: wordsLine },
  { weight: 4, arbitrary: blockLine },
  fc.record({
    kind: fc.constant("table" as const),
    rows: fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 2 }),
  }),
  fc.constant({ kind: "section" as const }),
);
/** Templates as staff may edit them. */
export const template = fc.record({
  // Docs has a paragraph before a section's end and at the end of the body.
  body: fc
    .tuple(fc.array(line, { maxLength: 8 }), fc.oneof(wordsLine, blockLine))
    .map(([lines, last]) => [...lines.flatMap((one): Line[] => (one.kind === "section" ? [FIN, one] : [one])), last]),
  header: fc.array(wordsLine, { minLength: 1, maxLength: 2 }),
  footer: fc.array(wordsLine, { minLength: 1, maxLength: 2 }),
});
const FIN: Line = { kind: "words", words: ["Fin"], isBulleted: false, isSplit: false };

/** What a reader sees: a paragraph's text, a table's cells, a new section. */
export type Plain = string | string[][] | typeof SECTION;
export const SECTION = Symbol("section");

/** What a reader should see, from the template and the report. */
export function meant(lines: readonly Line[], filled: Report): Plain[] {
  const all: Plain[] = [];
  // Docs needs a paragraph before a table, and one that is no item of a list can be the line before.
  let precedes = false;
  for (const one of lines) {
    if (one.kind === "section") all.push(SECTION);
    else if (one.kind === "table") all.push(one.rows.map((cells) => cells.map((cell) => fielded(cell, filled))));
    else if (one.kind === "words") all.push(...fielded(one.words.join(""), filled).split("\n"));
    else all.push(...blocksMeant(blocksOf(one.name, filled), precedes));
    precedes = one.kind === "block" || (one.kind === "words" && !one.isBulleted);
  }
  return all;
}

function blocksMeant(blocks: readonly Block[], isPreceded: boolean): Plain[] {
  const all: Plain[] = [];
  let precedes = isPreceded;
  for (const one of blocks) {
    if (one.kind === "table") all.push(...(precedes ? [] : [""]), tableMeant(one));
    else if (one.kind === "list") all.push(...one.items.map((runs) => runs.map(({ text }) => stored(text)).join("")));
    else
      all.push(
        ...one.runs
          .map(({ text }) => stored(text))
          .join("")
          .split("\n"),
      );
    precedes = one.kind !== "table";
  }
  return blocks.at(-1)?.kind === "table" ? [...all, ""] : all;
}

function tableMeant({ columns, rows }: TableBlock): string[][] {
  const titles = columns.map(({ title }) => title);
  const body = rows.map(({ cells }) => {
    const texts = cells.flatMap(({ text, columnSpan = 1 }) => [
      stored(text),
      ...Array<string>(columnSpan - 1).fill(""),
    ]);
    return [...texts, ...Array<string>(columns.length - texts.length).fill("")];
  });
  return titles.some((title) => title !== "") ? [titles, ...body] : body;
}

function blocksOf(name: string, { blocks }: Report): readonly Block[] {
  return blocks[name] ?? blocks["tabla: presupuesto por eje"]!;
}

function fielded(text: string, { fields }: Report): string {
  return text
    .split(/(\{\{[^{}]*\}\})/)
    .map((piece) => {
      const name = piece.replace(/[{} ]/g, "").toLowerCase();
      const found = Object.entries(fields).find(
        ([field]) => piece.startsWith("{{") && field.replace(/ /g, "") === name,
      );
      return found ? stored(found[1]) : piece;
    })
    .join("");
}

/** What Docs keeps of a text, as its reference tells it. */
function stored(text: string): string {
  let kept = "";
  for (const char of text.replaceAll("\r\n", "\n")) {
    const code = char.codePointAt(0)!;
    if ([0x0b, 0x0c, 0x0d, 0x85, 0x2028, 0x2029].includes(code)) kept += "\n";
    else if (code >= 0xd800 && code <= 0xdfff) kept += "\ufffd";
    else if (
      (code >= 0x20 || char === "\n" || char === "\t") &&
      !(code >= 0x7f && code <= 0x9f) &&
      !(code >= 0xe000 && code <= 0xf8ff)
    )
      kept += char;
  }
  return kept;
}

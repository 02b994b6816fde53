/** A text for comparing: lower case, without accents or punctuation, words parted by single spaces. "Línea de acción:" -> "linea de accion". */
export function fold(text: string): string {
  const known = foldedTexts.get(text);
  if (known !== undefined) return known;
  const folded = text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  if (foldedTexts.size >= MOST_FOLDED) foldedTexts.clear();
  foldedTexts.set(text, folded);
  return folded;
}

/** A pass folds the same names and texts over and over. */
const foldedTexts = new Map<string, string>();
const MOST_FOLDED = 5_000;

/** The words of a text, folded. */
export function wordsOf(text: string): string[] {
  const folded = fold(text);
  return folded === "" ? [] : folded.split(" ");
}

/** How much of their words two lists share, from 0 (nothing) to 1 (the same words, in any order): Dice's coefficient. */
export function similarity(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 1;
  const left = new Map<string, number>();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of b) {
    const count = left.get(word) ?? 0;
    if (count > 0) {
      shared++;
      left.set(word, count - 1);
    }
  }
  return (2 * shared) / (a.length + b.length);
}

/** Edits (insert, delete, replace or swap of neighbours) that turn one text into the other; `most + 1` when it takes more than `most`. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let twoBack: number[] = [];
  let back = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const here = [row];
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      let edits = Math.min(back[column]! + 1, here[column - 1]! + 1, back[column - 1]! + (isSame ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        edits = Math.min(edits, twoBack[column - 2]! + 1);
      here.push(edits);
    }
    if (Math.min(...here) > most) return most + 1;
    twoBack = back;
    back = here;
  }
  return Math.min(back[b.length]!, most + 1);
}

/** Whether a text holds tags or entities of HTML. */
export function hasHtml(text: string): boolean {
  return TAG.test(text) || ENTITY.test(text);
}

/**
 * A text as it should stand in the plan: without HTML, without the `\` of `\$`, with single spaces and no blank lines.
 * Items of lists (•, ✓, and "-" in an HTML list or at the start of a line) stand on lines of their own, as "• …".
 */
export function tidy(text: string): string {
  const isList = LIST_TAG.test(text);
  return decodeEntities(text.replace(BREAK_TAGS, "\n").replace(LIST_ITEM_TAGS, "\n• ").replace(ALL_TAGS, " "))
    .replace(/[\u00ad\u200b-\u200d\ufeff]/g, "")
    .replace(/\\\$/g, "$")
    .replace(/(^|\s)[•●▪✓✔](?=\s)/g, "$1\n•")
    .replace(isList ? /(^|\s)[-–](?=\s+\p{L})/gu : /(^|\n)\s*[-–](?=\s+\p{L})/gu, "$1\n•")
    .split(/[\r\n]+/)
    .map((line) =>
      line
        .replace(/\s+/g, " ")
        .replace(/^(• )+/, "• ")
        .trim(),
    )
    .filter((line) => line !== "" && line !== "•")
    .join("\n");
}

/** Whether a text goes on in the middle of a sentence: its first letter is a small one. */
export function beginsInLowerCase(text: string): boolean {
  return /^["'«“(]*\p{Ll}/u.test(text);
}

/** Whether a text stops in the middle of a sentence: after a comma, a hyphen, an open bracket or a word that needs another. */
export function isUnfinished(text: string): boolean {
  return (
    /[,;(\-–]$/.test(text) ||
    /(^|\s)(a|al|ante|con|de|del|e|el|en|entre|la|las|los|o|para|por|que|según|sin|sobre|su|sus|u|un|una|y)$/i.test(
      text,
    )
  );
}

const TAG_NAMES = "ul|ol|li|p|br|div|span|b|i|u|em|strong|font|a|sup|sub|table|tbody|tr|td|th|h[1-6]";
const TAG = new RegExp(`</?(?:${TAG_NAMES})(?:\\s[^<>]*)?/?>`, "i");
const ALL_TAGS = new RegExp(TAG.source, "gi");
const LIST_TAG = /<\/?(?:ul|ol|li)\b[^<>]*>/i;
const LIST_ITEM_TAGS = /<li\b[^<>]*>/gi;
const BREAK_TAGS = /<(?:br|\/p|\/div|\/li|\/tr|\/h[1-6])\b[^<>]*>/gi;
const ENTITY =
  /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|nbsp|amp|lt|gt|quot|apos|bull|ndash|mdash|iexcl|iquest|[aeiouAEIOU]acute|[nN]tilde|[uU]uml);/i;
const ALL_ENTITIES = new RegExp(ENTITY.source, "gi");
const NAMED_ENTITIES: Readonly<Record<string, string>> = {
  nbsp: " ",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  bull: "•",
  ndash: "–",
  mdash: "—",
  iexcl: "¡",
  iquest: "¿",
};
const COMBINING: Readonly<Record<string, string>> = { acute: "\u0301", tilde: "\u0303", uml: "\u0308" };

function decodeEntities(text: string): string {
  return text.replace(ALL_ENTITIES, (whole) => {
    const name = whole.slice(1, -1);
    if (name[0] === "#") {
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    }
    const mark = COMBINING[name.slice(1).toLowerCase()];
    return mark ? `${name[0]}${mark}`.normalize("NFC") : (NAMED_ENTITIES[name.toLowerCase()] ?? whole);
  });
}

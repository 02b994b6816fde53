/** A piece of a number format's pattern. */
export type Token =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "percent"; readonly text: "%" }
  | { readonly kind: "digits"; readonly text: string }
  | { readonly kind: "date"; readonly text: string }
  | { readonly kind: "text"; readonly text: "@" }
  | { readonly kind: "general"; readonly text: string };

/** One of the parts that `;` separates: for positive, negative, zero and text, or for the values that its condition holds for. */
export interface Section {
  readonly tokens: readonly Token[];
  readonly condition?: (value: number) => boolean;
}

/** Takes a pattern apart; patterns are few, so each is taken apart once. */
export function sectionsOf(pattern: string): readonly Section[] {
  const known = sections.get(pattern);
  if (known) return known;
  const read = readSections(pattern);
  sections.set(pattern, read);
  return read;
}

const sections = new Map<string, readonly Section[]>();

/** Literal text, brackets, digits, date parts; a pattern's other symbols stand for themselves. */
const SCANNER =
  /"([^"]*)"?|\\(.)|_.|\*.|\[([^\]]*)\]|(General)|([0#?](?:[0#?,.]*[0#?,.])?(?:E[+-]0+)?|\.[0#?]+)|(%)|(@)|(;)|(am\/pm|a\/p|y+|m+|d+|h+|s+(?:\.0+)?)|([\s\S])/giu;

function readSections(pattern: string): Section[] {
  const read: { tokens: Token[]; condition?: (value: number) => boolean }[] = [{ tokens: [] }];
  for (const match of pattern.matchAll(SCANNER)) {
    const [text, quoted, escaped, bracket, general, digits, percent, at, semicolon, date, other] = match;
    const section = read[read.length - 1];
    if (!section) continue;
    if (semicolon) read.push({ tokens: [] });
    else if (bracket !== undefined) readBracket(bracket, section);
    else if (general) section.tokens.push({ kind: "general", text: general });
    else if (digits) section.tokens.push({ kind: "digits", text: digits });
    else if (percent) section.tokens.push({ kind: "percent", text: "%" });
    else if (at) section.tokens.push({ kind: "text", text: "@" });
    else if (date) section.tokens.push({ kind: "date", text: date });
    else
      section.tokens.push({ kind: "literal", text: quoted ?? escaped ?? other ?? (text.startsWith("_") ? " " : "") });
  }
  return read;
}

function readBracket(bracket: string, section: { tokens: Token[]; condition?: (value: number) => boolean }): void {
  const [, operator, limit] = /^(<=|>=|<>|<|>|=)\s*(-?[\d.]+)$/.exec(bracket) ?? [];
  if (operator && limit) section.condition = COMPARE[operator]?.(Number(limit)) ?? (() => false);
  else if (/^(h+|m+|s+)$/i.test(bracket)) section.tokens.push({ kind: "date", text: `[${bracket}]` });
  else if (bracket.startsWith("$"))
    section.tokens.push({ kind: "literal", text: bracket.slice(1).split("-")[0] ?? "" });
  // Anything else in brackets is a colour, which the text does not show.
}

const COMPARE: Readonly<Record<string, (limit: number) => (value: number) => boolean>> = {
  "=": (limit) => (value) => value === limit,
  "<>": (limit) => (value) => value !== limit,
  "<": (limit) => (value) => value < limit,
  ">": (limit) => (value) => value > limit,
  "<=": (limit) => (value) => value <= limit,
  ">=": (limit) => (value) => value >= limit,
};

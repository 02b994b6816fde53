/** A text as a message quotes it: «the beginning of a long one…», at most `most` characters of it. */
export function quoted(text: string, most = 90): string {
  return `«${short(text, most)}»`;
}

/** A text on one line, of a long one the beginning up to a word: at most `most` characters and "…". */
export function short(text: string, most = 120): string {
  const line = text
    .slice(0, 2 * most)
    .replace(/\s+/g, " ")
    .trim();
  return line.length <= most && text.length <= 2 * most ? line : `${line.slice(0, most).replace(/\s+\S*$/, "")}…`;
}

/** Names for a sentence: "a", "a y b", "a, b y c"; beyond `most` of them, "a, b, c y 4 más". */
export function listed(names: readonly string[], most = 6): string {
  const shown = names.length > most ? [...names.slice(0, most), `${names.length - most} más`] : names;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} y ${shown[shown.length - 1]}`;
}

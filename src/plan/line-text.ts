/**
 * Splits the text of a line's cell into its code and its name: "3.1.1 Fortalecimiento…" gives "3.1.1" and the rest.
 * A code is what precedes the first space when it holds a digit and nothing but letters, digits, points and dashes.
 */
export function splitLineText(text: string): { readonly code: string; readonly name: string } {
  const match = /^([A-Za-z]{0,4}[.-]?\d+(?:[.-][A-Za-z0-9]+)*)[.):]?(?:\s*[-–—])?\s+([\s\S]+)$/.exec(text.trim());
  return match ? { code: match[1]!, name: match[2]! } : { code: "", name: text.trim() };
}

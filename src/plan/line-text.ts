/** The code and the name in a line's cell: "3.1.1 Fortalecimiento…", "Línea 1.2: …", "L2. …". The code is empty when there is none. */
export function lineParts(text: string): { readonly code: string; readonly name: string } {
  const match =
    /^(?:l[ií]nea(?: de acci[oó]n)?\s*(?:n[.°º]*\s*)?)?(?:(\d+(?:\.\d+)+)|(\d+(?=[.)]))|([A-Z]{1,2}[.-]?\d+(?:\.\d+)*))[.):\-–]*\s+(\S.*)$/isu.exec(
      text,
    );
  if (!match) return { code: "", name: text };
  return { code: match[1] ?? match[2] ?? match[3] ?? "", name: match[4]! };
}

/** The text of a line's cell for its code and name, such that `lineParts` gives them back. */
export function lineText({ code, name }: { readonly code: string; readonly name: string }): string {
  if (!code) return name;
  return /^\d+$/.test(code) ? `${code}. ${name}` : `${code} ${name}`;
}

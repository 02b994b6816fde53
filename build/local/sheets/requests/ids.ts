/** A positive 31-bit id that is not taken; the same state always gives the same one. */
export function freshId(taken: readonly (number | null | undefined)[]): number {
  const used = new Set(taken);
  for (let seed = taken.length + 1; ; seed++) {
    const id = Math.imul(seed, 0x9e3779b1) & 0x7fffffff;
    if (id > 0 && !used.has(id)) return id;
  }
}

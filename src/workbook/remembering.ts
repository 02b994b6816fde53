/** The same function, which works each answer out once. */
export function remembering<K, T>(compute: (key: K) => T): (key: K) => T {
  const known = new Map<K, T>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined || known.has(key)) return before as T;
    const found = compute(key);
    known.set(key, found);
    return found;
  };
}

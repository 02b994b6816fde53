/** The value of a computation that is made when it is first asked for, and only once. */
export function lazily<T>(compute: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: compute() };
    return made.value;
  };
}

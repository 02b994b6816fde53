/** The last item of a list; `Array.prototype.at` is not in the ECMAScript that the bundle may count on. */
export function lastOf<T>(list: readonly T[]): T | undefined {
  return list[list.length - 1];
}

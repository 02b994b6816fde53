/** The greatest of many numbers, and 0 at least: as arguments of `Math.max` they could be too many. */
export function greatest(numbers: Iterable<number>): number {
  let most = 0;
  for (const number of numbers) most = Math.max(most, number);
  return most;
}

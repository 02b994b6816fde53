/** Something with a figure: cents or a count of activities. */
export interface Figure<T> {
  readonly of: T;
  readonly figure: number;
}

/** Every set of rows that adds up to a figure. */
export interface Readings<T> {
  readonly sets: readonly (readonly T[])[];
  /** False where there were too many rows to try every set: then `sets` holds single rows only. */
  readonly isComplete: boolean;
}

/** With more rows than this only single ones are tried: the sets double with each row. */
export const MOST_ROWS_COMBINED = 12;

/** The sets of rows that add up to `target`, smallest first. Rows without a positive figure belong to none. */
export function readingsOf<T>(rows: readonly Figure<T>[], target: number): Readings<T> {
  const counted = rows.filter(({ figure }) => figure > 0 && figure <= target);
  if (target <= 0) return { sets: [], isComplete: true };
  if (counted.length > MOST_ROWS_COMBINED) {
    return { sets: counted.filter(({ figure }) => figure === target).map((row) => [row.of]), isComplete: false };
  }
  const sets = setsThatSum(counted, target, 0);
  return { sets: [...sets].sort((a, b) => a.length - b.length), isComplete: true };
}

function setsThatSum<T>(rows: readonly Figure<T>[], target: number, from: number): readonly (readonly T[])[] {
  if (target === 0) return [[]];
  return rows
    .slice(from)
    .flatMap(({ of, figure }, step) =>
      figure <= target ? setsThatSum(rows, target - figure, from + step + 1).map((set) => [of, ...set]) : [],
    );
}

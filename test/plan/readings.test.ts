import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MOST_ROWS_COMBINED, readingsOf } from "../../src/plan/readings.ts";

describe("readings of a difference", () => {
  test("are all the sets of rows that add up to it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 9 }),
        fc.integer({ min: 1, max: 12 }),
        (figures, target) => {
          const { sets, isComplete } = readingsOf(rowsOf(figures), target);
          expect(isComplete).toBe(true);
          expect(sets.map((set) => set.join()).sort()).toEqual(setsByCounting(figures, target).sort());
        },
      ),
    );
  });

  test("of too many rows are single ones, and say that there may be others", () => {
    const figures = Array.from({ length: MOST_ROWS_COMBINED + 1 }, (_, index) => index + 1);
    expect(readingsOf(rowsOf(figures), 13)).toEqual({ sets: [[12]], isComplete: false });
  });

  test("of nothing are none", () => {
    expect(readingsOf(rowsOf([1, 2]), 0).sets).toEqual([]);
    expect(readingsOf(rowsOf([1, 2]), -3).sets).toEqual([]);
  });
});

/** Rows named by their index. */
function rowsOf(figures: readonly number[]) {
  return figures.map((figure, of) => ({ of, figure }));
}

/** Every choice of rows by the bits of a number. */
function setsByCounting(figures: readonly number[], target: number): string[] {
  const sets: string[] = [];
  for (let bits = 1; bits < 2 ** figures.length; bits++) {
    const chosen = [...figures.keys()].filter((index) => bits & (1 << index) && figures[index]! > 0);
    if (chosen.reduce((sum, index) => sum + figures[index]!, 0) === target) sets.push(chosen.join());
  }
  return [...new Set(sets)];
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Move, planMoves } from "../../../src/workbook/diff/moves.ts";

describe("planMoves", () => {
  it("moves nothing when everything stands in order", () => {
    expect(planMoves([0, 1, 2])).toEqual({ moves: [], stays: [true, true, true] });
  });

  it("moves one item to the front", () => {
    expect(planMoves([2, 0, 1])).toEqual({ moves: [{ start0: 2, count: 1, before0: 0 }], stays: [true, true, false] });
  });

  it("moves one item to the end, counting the place as before the move", () => {
    expect(planMoves([1, 2, 0]).moves).toEqual([{ start0: 0, count: 1, before0: 3 }]);
  });

  it("moves neighbours together", () => {
    expect(planMoves([3, 4, 0, 1, 2]).moves).toEqual([{ start0: 3, count: 2, before0: 0 }]);
  });

  it("brings any order about with the fewest items moved", () => {
    fc.assert(
      fc.property(orders(), (order) => {
        const { moves } = planMoves(order);
        expect(moves.reduce(carryOut, [...order].sort(byNumber))).toEqual(order);
        expect(moves.reduce((sum, { count }) => sum + count, 0)).toBe(order.length - longestIncreasingLength(order));
      }),
    );
  });

  it("plans 20,000 reversed items at once", () => {
    const order = Array.from({ length: 20_000 }, (_, index) => 19_999 - index);
    expect(planMoves(order).moves).toHaveLength(19_999);
  });
});

function orders(): fc.Arbitrary<number[]> {
  return fc
    .nat(12)
    .chain((length) => fc.shuffledSubarray([...Array(length).keys()], { minLength: length, maxLength: length }));
}

/** What Google documents of `moveDimension`: the destination counts as before the source is taken out. */
function carryOut(items: readonly number[], { start0, count, before0 }: Move): number[] {
  const moved = items.slice(start0, start0 + count);
  const isMoved = (index: number) => index >= start0 && index < start0 + count;
  const keep = (from: number, to: number) => items.filter((_, index) => index >= from && index < to && !isMoved(index));
  return [...keep(0, before0), ...moved, ...keep(before0, items.length)];
}

/** Quadratic and obvious. */
function longestIncreasingLength(items: readonly number[]): number {
  const lengths: number[] = [];
  items.forEach((item, index) => {
    lengths.push(1 + Math.max(0, ...lengths.filter((_, before) => before < index && items[before]! < item)));
  });
  return Math.max(0, ...lengths);
}

function byNumber(left: number, right: number): number {
  return left - right;
}

/** A move of `count` neighbours; both indexes count as before the move, as `moveDimension` wants them. */
export interface Move {
  readonly start0: number;
  readonly count: number;
  readonly before0: number;
}

/**
 * The fewest items that have to move, and how, to bring 0…n-1 into the given order. The longest increasing run of items stays
 * where it is; the others move, neighbours together, each behind the item that it has to follow. O(n log n).
 */
export function planMoves(order: readonly number[]): {
  readonly moves: readonly Move[];
  readonly stays: readonly boolean[];
} {
  const stays = longestIncreasing(order);
  const unmoved = createCounter(order.map(() => 1));
  // Indexed by the staying item they were moved behind, plus 1; 0 is the front.
  const movedBehind = createCounter([0, ...order.map(() => 0)]);
  const moves: Move[] = [];
  let anchor = -1;
  let moved = 0;
  for (let index = 0; index < order.length; ) {
    const item = order[index]!;
    if (stays[item]) {
      anchor = item;
      index++;
      continue;
    }
    const count = runLength(order, index, stays);
    const start0 = unmoved.before(item) + movedBehind.before(item + 1);
    moves.push({ start0, count, before0: unmoved.before(anchor + 1) + moved });
    for (let next = item; next < item + count; next++) unmoved.add(next, -1);
    movedBehind.add(anchor + 1, count);
    moved += count;
    index += count;
  }
  return { moves, stays };
}

/** How many items from `index` on are neighbours both now and in the order wanted, and have to move. */
function runLength(order: readonly number[], index: number, stays: readonly boolean[]): number {
  const first = order[index]!;
  let count = 1;
  while (order[index + count] === first + count && !stays[first + count]) count++;
  return count;
}

/** By item: whether it belongs to one longest increasing subsequence (patience sorting). */
function longestIncreasing(order: readonly number[]): boolean[] {
  const tails: number[] = [];
  const previous = new Array<number>(order.length).fill(-1);
  for (const item of order) {
    const length = countBelow(tails, item);
    previous[item] = length > 0 ? tails[length - 1]! : -1;
    tails[length] = item;
  }
  const stays = new Array<boolean>(order.length).fill(false);
  for (let item = tails[tails.length - 1] ?? -1; item >= 0; item = previous[item]!) stays[item] = true;
  return stays;
}

function countBelow(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Counts by index that change, with their sums before an index: a Fenwick tree. */
function createCounter(counts: readonly number[]): {
  add(index: number, count: number): void;
  before(index: number): number;
} {
  const tree = new Array<number>(counts.length + 1).fill(0);
  const add = (index: number, count: number) => {
    for (let node = index + 1; node < tree.length; node += node & -node) tree[node]! += count;
  };
  counts.forEach((count, index) => {
    if (count !== 0) add(index, count);
  });
  return {
    add,
    before(index) {
      let sum = 0;
      for (let node = index; node > 0; node -= node & -node) sum += tree[node]!;
      return sum;
    },
  };
}

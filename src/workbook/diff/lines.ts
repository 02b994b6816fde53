import { type Move, planMoves } from "./moves.ts";

/** A row or column in its place to be. */
export interface Line {
  /** Where it stands now (0-based), or -1 when it has to be made. */
  readonly from0: number;
  /** True when it goes away. */
  readonly goes: boolean;
  /** True when its size is its own, so that a new neighbour must not take after it. */
  readonly ownSize?: boolean;
}

export interface Span {
  readonly start0: number;
  readonly count: number;
}

export interface Insert extends Span {
  /** Whether the new lines take after the line before them, or else after the one behind; null: they are put at the very end. */
  readonly inheritFromBefore: boolean | null;
}

/** How the rows (or columns) of a sheet get from where they stand to where they belong: moves, then inserts, then deletes, each in order. */
export interface LineChanges {
  readonly moves: readonly Move[];
  readonly inserts: readonly Insert[];
  readonly deletes: readonly Span[];
  /**
   * What Google makes of a block of lines by carrying it along; null when the block has to be taken apart before, because a
   * move goes out of it or into it. A count of 0: the block vanishes.
   */
  readonly carry: (block: Span) => Span | null;
}

/** Plans the changes that bring `count` lines into the wanted order; each of them stands in it exactly once. */
export function changeLines(order: readonly Line[], count: number): LineChanges {
  const standing = order.filter(({ from0 }) => from0 >= 0);
  const { moves, stays } = planMoves(standing.map(({ from0 }) => from0));
  const positions = positionsOf(order, count);
  return {
    moves,
    inserts: spansWhere(order, ({ from0 }) => from0 < 0).map((span) => ({
      ...span,
      inheritFromBefore: takesAfter(order, span),
    })),
    deletes: spansWhere(order, ({ goes }) => goes).reverse(),
    carry: (block) => carry(block, positions, stays),
  };
}

interface LinePositions {
  /** By line of the snapshot: its index once moves are done. */
  readonly moved0: readonly number[];
  /** By line of the snapshot: its index once moves and inserts are done. */
  readonly inserted0: readonly number[];
  /** By index after moves and inserts: how many lines before it remain in the end. */
  readonly remaining: readonly number[];
}

function positionsOf(order: readonly Line[], count: number): LinePositions {
  const moved0 = new Array<number>(count).fill(-1);
  const inserted0 = new Array<number>(count).fill(-1);
  const remaining = [0];
  let standing = 0;
  for (const [index0, { from0, goes }] of order.entries()) {
    if (from0 >= 0) {
      moved0[from0] = standing++;
      inserted0[from0] = index0;
    }
    remaining.push(remaining[index0]! + (goes ? 0 : 1));
  }
  return { moved0, inserted0, remaining };
}

function carry(
  { start0, count }: Span,
  { moved0, inserted0, remaining }: LinePositions,
  stays: readonly boolean[],
): Span | null {
  const last0 = start0 + count - 1;
  if (count > 1) {
    for (let index0 = start0; index0 <= last0; index0++) if (!stays[index0]) return null;
    if (moved0[last0]! - moved0[start0]! !== count - 1) return null;
  }
  const from0 = remaining[inserted0[start0]!]!;
  return { start0: from0, count: remaining[inserted0[last0]! + 1]! - from0 };
}

function takesAfter(order: readonly Line[], { start0, count }: Span): boolean | null {
  const before = order[start0 - 1];
  const behind = order[start0 + count];
  if (!behind) return null;
  return before !== undefined && (!before.ownSize || behind.ownSize === true);
}

function spansWhere(order: readonly Line[], test: (line: Line) => boolean): Span[] {
  const spans: { start0: number; count: number }[] = [];
  for (const [index0, line] of order.entries()) {
    if (!test(line)) continue;
    const last = spans[spans.length - 1];
    if (last && last.start0 + last.count === index0) last.count++;
    else spans.push({ start0: index0, count: 1 });
  }
  return spans;
}

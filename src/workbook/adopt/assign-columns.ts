import type { Candidate, ColumnKey } from "./columns.ts";

/** A header cell that may name a column of the plan: where it stands (0-based) and its candidates, likeliest first. */
export interface NamedCell {
  readonly columnIndex0: number;
  readonly candidates: readonly Candidate[];
}

/** The column that a header cell was taken for. */
export type Assigned<T extends NamedCell> = T & { readonly candidate: Candidate };

/** Candidates closer than this to the likeliest leave a header open: "Actividades" may be the actions or their number. */
const OPEN_MARGIN = 0.1;
const OUT_OF_ORDER = 20;

/** The columns of each kind of table in their usual order. */
const USUAL_ORDERS: readonly (readonly ColumnKey[])[] = [
  [
    "line",
    "objective",
    "action",
    "term",
    "means",
    "resources",
    "budget",
    "responsible",
    "internalSupport",
    "externalSupport",
  ],
  ["line", "objective", "responsible", "activities", "budget"],
  ["objective", "strategy", "tactic", "tools", "messages", "term"],
  ["line", "objective", "action", "term", "means", "resources", "responsible", "activities"],
];

/**
 * The cell of each column, at most one. The likeliest names come first, of equals the one furthest to the left; where a header
 * may name several columns, the neighbours decide.
 */
export function assignColumns<T extends NamedCell>(cells: readonly T[]): Map<ColumnKey, Assigned<T>> {
  const assigned = new Map<ColumnKey, Assigned<T>>();
  const openCells = cells.filter((cell) => openKeys(cell).length > 1);
  const clearCells = cells.filter((cell) => !openCells.includes(cell));
  const pairs = clearCells.map((cell) => ({ ...cell, candidate: cell.candidates[0]! }));
  for (const pair of pairs.sort((a, b) => b.candidate.score - a.candidate.score || a.columnIndex0 - b.columnIndex0))
    if (!assigned.has(pair.candidate.key)) assigned.set(pair.candidate.key, pair);
  for (const cell of [...openCells].sort((a, b) => a.columnIndex0 - b.columnIndex0)) {
    const candidate = fitting(cell, assigned);
    if (candidate) assigned.set(candidate.key, { ...cell, candidate });
  }
  return assigned;
}

function openKeys({ candidates }: NamedCell): readonly Candidate[] {
  return candidates.filter(({ score }) => score >= candidates[0]!.score - OPEN_MARGIN);
}

/** The free candidate that fits best between the nearest columns on either side. */
function fitting(cell: NamedCell, assigned: ReadonlyMap<ColumnKey, NamedCell>): Candidate | undefined {
  const placed = [...assigned].sort(([, a], [, b]) => a.columnIndex0 - b.columnIndex0);
  const left = placed.filter(([, { columnIndex0 }]) => columnIndex0 < cell.columnIndex0).pop()?.[0];
  const right = placed.find(([, { columnIndex0 }]) => columnIndex0 > cell.columnIndex0)?.[0];
  return openKeys(cell)
    .filter(({ key }) => !assigned.has(key))
    .map((candidate) => ({ candidate, gap: gapAround(candidate.key, left, right) }))
    .sort((a, b) => a.gap - b.gap)[0]?.candidate;
}

function gapAround(key: ColumnKey, left: ColumnKey | undefined, right: ColumnKey | undefined): number {
  const orders = USUAL_ORDERS.filter((order) => order.includes(key));
  return Math.min(...orders.map((order) => gap(order, left, key) + gap(order, key, right)));
}

function gap(order: readonly ColumnKey[], before: ColumnKey | undefined, after: ColumnKey | undefined): number {
  if (before === undefined || after === undefined) return 0;
  const [from, to] = [order.indexOf(before), order.indexOf(after)];
  return from >= 0 && to > from ? to - from : OUT_OF_ORDER;
}

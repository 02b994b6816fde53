import type { PlacedAction } from "../rules/rule.ts";
import type { Stage, Step } from "./order.ts";

/** An action of a line on its way to its months, which count from 0, the first of the plan. */
export interface Member {
  readonly placed: PlacedAction;
  readonly step: Step;
  readonly monthCount: number;
  /** Null as long as it has none. */
  start: number | null;
}

/** Between which actions of its line an action has to find its months. */
export interface Room {
  /** The last month of what comes before it, and the action that ends then; null where nothing does. */
  readonly after: Bound | null;
  /** The first month of what comes after it and has its months already; null where nothing does, or where it would leave no room. */
  readonly before: Bound | null;
  /** The last month that it may take, so that all that comes after it has room. */
  readonly latestEnd: number;
}

export interface Bound {
  readonly month: number;
  readonly by: PlacedAction;
}

/** Gives a start to each member of a line that has none, those of earlier stages first. */
export function startInOrder<M extends Member>(
  members: readonly M[],
  lastMonth: number,
  startOf: (member: M, room: Room) => number,
): void {
  const limits = latestEnds(members, lastMonth);
  forward(members, (member, after) => {
    member.start ??= startOf(member, { after, ...limits.get(member)! });
    return member.start;
  });
}

/** The first month in which each member could start if all before it took place as soon as they can. */
export function soonestStarts(members: readonly Member[]): ReadonlyMap<Member, number> {
  const soonest = new Map<Member, number>();
  forward(members, (member, after) => {
    const start = after ? after.month + 1 : 0;
    soonest.set(member, start);
    return member.start ?? start;
  });
  return soonest;
}

function forward<M extends Member>(members: readonly M[], startOf: (member: M, after: Bound | null) => number): void {
  const ends: Bounds = new Map();
  const isLater = (a: Bound, b: Bound) => a.month > b.month;
  for (const member of inStages(members)) {
    const { stage, offers, waitsFor } = member.step;
    const after = stage === null ? null : tightest(ends, waitsFor, (other) => other < stage, isLater);
    const month = startOf(member, after) + member.monthCount - 1;
    if (stage !== null) note(ends, offers, stage, { month, by: member.placed }, isLater);
  }
}

function latestEnds(
  members: readonly Member[],
  lastMonth: number,
): ReadonlyMap<Member, Pick<Room, "before" | "latestEnd">> {
  const soonest = soonestStarts(members);
  const settled: Bounds = new Map();
  const open: Bounds = new Map();
  const isSooner = (a: Bound, b: Bound) => a.month < b.month;
  const limits = new Map<Member, Pick<Room, "before" | "latestEnd">>();
  for (const member of inStages(members).reverse()) {
    const { stage, offers, waitsFor } = member.step;
    const { monthCount, placed } = member;
    const boundIn = (bounds: Bounds) =>
      stage === null ? null : tightest(bounds, offers, (other) => other > stage, isSooner);
    const next = boundIn(settled);
    // What people marked too early for anything to come before it bounds nothing.
    const before = next && next.month >= soonest.get(member)! + monthCount ? next : null;
    const latestEnd = Math.min(
      lastMonth,
      (boundIn(open)?.month ?? lastMonth + 1) - 1,
      (before?.month ?? lastMonth + 1) - 1,
    );
    limits.set(member, { before, latestEnd });
    const bound = { month: member.start ?? latestEnd - monthCount + 1, by: placed };
    if (stage !== null) note(member.start === null ? open : settled, waitsFor, stage, bound, isSooner);
  }
  return limits;
}

/** Those of which the text does not tell a stage come last. */
function inStages<M extends Member>(members: readonly M[]): M[] {
  return [...members].sort((a, b) => (a.step.stage ?? LAST) - (b.step.stage ?? LAST));
}

const LAST = 4;

/** The tightest bounds so far, by what is offered and waited for, and by stage. */
type Bounds = Map<string, (Bound | undefined)[]>;
type IsTighter = (a: Bound, b: Bound) => boolean;

function note(bounds: Bounds, keys: readonly string[], stage: Stage, bound: Bound, isTighter: IsTighter): void {
  for (const key of keys) {
    const stages = bounds.get(key) ?? [];
    bounds.set(key, stages);
    const known = stages[stage];
    if (!known || isTighter(bound, known)) stages[stage] = bound;
  }
}

function tightest(
  bounds: Bounds,
  keys: readonly string[],
  isWanted: (stage: number) => boolean,
  isTighter: IsTighter,
): Bound | null {
  let found: Bound | null = null;
  for (const key of keys) {
    for (const [stage, bound] of (bounds.get(key) ?? []).entries())
      if (bound && isWanted(stage) && (!found || isTighter(bound, found))) found = bound;
  }
  return found;
}

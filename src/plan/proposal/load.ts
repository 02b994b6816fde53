/** What the months of a plan bring to each unit. Months count from 0, the first of the plan. */
export interface Loads {
  /** By the unit's name, in the order in which they came. */
  readonly byUnit: ReadonlyMap<string, Load>;
  /** Adds an action that starts in a month; what lies outside the plan is left out. */
  add(units: readonly string[], start: number, activities: readonly number[]): void;
  /**
   * The start between two months, both included, with which the peaks of the units stay lowest: of activities in a month
   * first, then of actions at the same time. The earliest of those that are alike.
   */
  bestStart(units: readonly string[], from: number, to: number, activities: readonly number[]): number;
}

/** Activities, and actions under way, in each month. */
export interface Load {
  readonly activities: readonly number[];
  readonly actions: readonly number[];
}

interface Growing {
  readonly activities: number[];
  readonly actions: number[];
  mostActivities: number;
  mostActions: number;
}

/** No load yet, over so many months. */
export function noLoads(monthCount: number): Loads {
  const byUnit = new Map<string, Growing>();
  const loadOf = (unit: string): Growing => {
    const known = byUnit.get(unit);
    if (known) return known;
    const blank = () => Array.from({ length: monthCount }, () => 0);
    const made = { activities: blank(), actions: blank(), mostActivities: 0, mostActions: 0 };
    byUnit.set(unit, made);
    return made;
  };
  return {
    byUnit,
    add(units, start, activities) {
      for (const load of units.map(loadOf)) {
        for (const [step, count] of activities.entries()) {
          const month = start + step;
          if (month < 0 || month >= monthCount) continue;
          load.activities[month]! += count;
          load.actions[month]! += 1;
          load.mostActivities = Math.max(load.mostActivities, load.activities[month]!);
          load.mostActions = Math.max(load.mostActions, load.actions[month]!);
        }
      }
    },
    bestStart(units, from, to, activities) {
      const loads = units.map(loadOf);
      let best = { start: from, peaks: [Number.POSITIVE_INFINITY, 0] as readonly [number, number] };
      for (let start = from; start <= to; start++) {
        const peaks = peaksWith(loads, start, activities);
        if (peaks[0] < best.peaks[0] || (peaks[0] === best.peaks[0] && peaks[1] < best.peaks[1]))
          best = { start, peaks };
      }
      return best.start;
    },
  };
}

/** The sums of the units' peaks, of activities and of actions, if an action started in that month. */
function peaksWith(
  loads: readonly Growing[],
  start: number,
  activities: readonly number[],
): readonly [activities: number, actions: number] {
  let [allActivities, allActions] = [0, 0];
  for (const load of loads) {
    let { mostActivities, mostActions } = load;
    for (let step = 0; step < activities.length; step++) {
      mostActivities = Math.max(mostActivities, load.activities[start + step]! + activities[step]!);
      mostActions = Math.max(mostActions, load.actions[start + step]! + 1);
    }
    allActivities += mostActivities;
    allActions += mostActions;
  }
  return [allActivities, allActions];
}

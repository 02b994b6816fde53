/** Rows or columns one after another. `offsetsPx[i]` is where line i begins, the last where all end; a hidden one has no size. */
export interface Axis {
  readonly count: number;
  readonly offsetsPx: readonly number[];
}

export function createAxis(sizesPx: readonly number[]): Axis {
  const offsetsPx = [0];
  for (const [index0, px] of sizesPx.entries()) offsetsPx.push(offsetsPx[index0]! + px);
  return { count: sizesPx.length, offsetsPx };
}

/** The pixels from line `start0` to line `end0`, which is not included. */
export function extentPx(axis: Axis, start0: number, end0: number): number {
  return offsetPx(axis, end0) - offsetPx(axis, start0);
}

export function offsetPx(axis: Axis, index0: number): number {
  return axis.offsetsPx[Math.max(0, Math.min(axis.count, index0))]!;
}

export function isHidden(axis: Axis, index0: number): boolean {
  return extentPx(axis, index0, index0 + 1) === 0;
}

/** The visible line at a pixel; the first or last one for what lies outside. */
export function lineAt(axis: Axis, px: number): number {
  let low = 0;
  let high = axis.count - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (axis.offsetsPx[middle]! <= px) low = middle;
    else high = middle - 1;
  }
  return nearestVisible(axis, low);
}

/** The next visible line in a direction; the line itself where there is none. */
export function nextVisible(axis: Axis, index0: number, step: 1 | -1): number {
  for (let at = index0 + step; at >= 0 && at < axis.count; at += step) if (!isHidden(axis, at)) return at;
  return index0;
}

/** The line itself when it shows, else the next one that does, else the one before. */
export function nearestVisible(axis: Axis, index0: number): number {
  const at = Math.max(0, Math.min(axis.count - 1, index0));
  if (!isHidden(axis, at)) return at;
  const after = nextVisible(axis, at, 1);
  return after === at ? nextVisible(axis, at, -1) : after;
}

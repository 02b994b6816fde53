/** The values along an axis that bear a line and a number, and from where to where the axis reaches. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
}

/**
 * A scale of round numbers from zero on that holds all values.
 * @param window ends that are fixed; null where the values say
 * @param mostTicks how many have room, roughly
 */
export function scaleFor(
  values: readonly number[],
  window: { readonly min: number | null; readonly max: number | null },
  mostTicks: number,
): Scale {
  const low = window.min ?? Math.min(0, ...values);
  const high = window.max ?? Math.max(0, ...values);
  const reach = high > low ? high - low : 1;
  const rough = roundStep(reach / Math.max(1, mostTicks));
  const step = values.every(Number.isInteger) && reach >= 1 && rough < 1 ? 1 : rough;
  const min = window.min ?? times(Math.floor(low / step), step);
  const max = window.max ?? times(Math.ceil((low + reach) / step - 1e-9), step);
  const first = Math.ceil(min / step - 1e-9);
  const count = Math.floor(max / step + 1e-9) - first + 1;
  return { min, max, ticks: Array.from({ length: count }, (_, index) => times(first + index, step)) };
}

/** The product as people count it: three times 0.1 is 0.3. */
function times(count: number, step: number): number {
  return Number((count * step).toPrecision(12));
}

/** The next greater of 1, 2 and 5 times a power of ten. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= least * (1 - 1e-9)) ?? 10;
  return factor * power;
}

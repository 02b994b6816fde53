import type { DimensionGroup, DimensionProperties } from "./resources.ts";

/** True for a row or column that does not show: hidden by a person, by a filter or by a folded group. */
export function isHiddenLine(
  { hiddenByUser, hiddenByFilter }: DimensionProperties,
  index0: number,
  groups: readonly DimensionGroup[] | undefined,
): boolean {
  const isFolded = (groups ?? []).some(
    ({ range, collapsed }) => collapsed && (range?.startIndex ?? 0) <= index0 && index0 < (range?.endIndex ?? 0),
  );
  return isFolded || (hiddenByUser ?? false) || (hiddenByFilter ?? false);
}

import type { DesiredSheet } from "../desired.ts";
import { PROTECTION_DESCRIPTION } from "../ours.ts";
import type { GridRange, ProtectedRange, Request, Sheet } from "../sheets-api.ts";
import { canonicalRange } from "./canonical.ts";

/**
 * The requests that protect a whole sheet but for its open blocks. Editors are never compared: Google adds the owner and whoever
 * asks. `isReshaped`: rows or columns change, and Google carries the open blocks along.
 */
export function diffProtection(
  sheetId: number,
  protection: DesiredSheet["protection"],
  open: readonly GridRange[],
  sheet: Sheet | undefined,
  isReshaped: boolean,
): readonly Request[] {
  const ours = (sheet?.protectedRanges ?? []).filter(({ description }) => description === PROTECTION_DESCRIPTION);
  const kept = protection === "none" ? undefined : ours[0];
  const requests = ours
    .filter((range) => range !== kept)
    .map(({ protectedRangeId }): Request => ({ deleteProtectedRange: { protectedRangeId: protectedRangeId! } }));
  if (protection === "none") return requests;
  const wanted: ProtectedRange = {
    range: { sheetId },
    description: PROTECTION_DESCRIPTION,
    warningOnly: protection === "warning",
    ...(open.length > 0 && { unprotectedRanges: [...open] }),
  };
  if (!kept) return [...requests, { addProtectedRange: { protectedRange: wanted } }];
  if (!isReshaped && canonicalProtection(kept) === canonicalProtection(wanted)) return requests;
  const protectedRange = { ...wanted, protectedRangeId: kept.protectedRangeId! };
  return [...requests, { updateProtectedRange: { protectedRange, fields: "range,warningOnly,unprotectedRanges" } }];
}

function canonicalProtection({ range = {}, warningOnly = false, unprotectedRanges = [] }: ProtectedRange): string {
  return [warningOnly, canonicalRange(range), ...unprotectedRanges.map(canonicalRange).sort()].join();
}

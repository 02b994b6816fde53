import type { sheets_v4 } from "googleapis";
import { setList } from "../carry.ts";
import { type Draft, ownSheet } from "../draft.ts";
import { invalid } from "../errors.ts";
import { applyMask } from "../field-mask.ts";
import { greatest } from "../greatest.ts";
import { normalise } from "../normalise.ts";
import type { DimensionGroup, Response } from "../resources.ts";
import type { Dimension } from "../shift.ts";
import { countOf, type Lines, linesOf } from "./dimensions.ts";
import { updateMask } from "./masks.ts";

/** A group over rows or columns makes each of them one level deeper; the groups are what lies at a level without a gap. */
export function addDimensionGroup(draft: Draft, request: sheets_v4.Schema$AddDimensionGroupRequest): Response {
  return { addDimensionGroup: { dimensionGroups: changeDepth(draft, linesOf(draft, request.range), 1) } };
}

export function deleteDimensionGroup(draft: Draft, request: sheets_v4.Schema$DeleteDimensionGroupRequest): Response {
  return { deleteDimensionGroup: { dimensionGroups: changeDepth(draft, linesOf(draft, request.range), -1) } };
}

export function updateDimensionGroup(draft: Draft, request: sheets_v4.Schema$UpdateDimensionGroupRequest): void {
  const mask = updateMask(request.fields, "DimensionGroup");
  const wanted = request.dimensionGroup ?? {};
  const lines = linesOf(draft, wanted.range);
  const sheet = ownSheet(draft, lines.sheetId);
  const name = groupsName(lines.dimension);
  const isSame = ({ range, depth }: DimensionGroup) =>
    range?.startIndex === lines.start0 && range?.endIndex === lines.end0 && depth === (wanted.depth ?? depth);
  if (!sheet[name]?.some(isSame)) throw invalid("There is no group over this range at this depth.");
  const { range: _range, depth: _depth, ...settable } = mask;
  const groups = (sheet[name] ?? []).map((group) =>
    isSame(group) ? applyMask(group, normalise(wanted, "DimensionGroup"), settable) : group,
  );
  setList(sheet, name, groups);
}

function groupsName(dimension: Dimension): "rowGroups" | "columnGroups" {
  return dimension === "ROWS" ? "rowGroups" : "columnGroups";
}

function changeDepth(draft: Draft, { sheetId, dimension, start0, end0 }: Lines, by: 1 | -1): DimensionGroup[] {
  const sheet = ownSheet(draft, sheetId);
  const name = groupsName(dimension);
  const old = sheet[name] ?? [];
  const depths = new Array<number>(countOf(sheet, dimension)).fill(0);
  for (const { range } of old)
    for (let index0 = range?.startIndex ?? 0; index0 < (range?.endIndex ?? 0); index0++)
      depths[index0] = (depths[index0] ?? 0) + 1;
  for (let index0 = start0; index0 < end0; index0++) depths[index0] = Math.max(0, (depths[index0] ?? 0) + by);
  const groups = groupsOf(depths, sheetId, dimension).map((group) => {
    const same = old.find(
      ({ range, depth }) => depth === group.depth && JSON.stringify(range) === JSON.stringify(group.range),
    );
    return same ?? group;
  });
  setList(sheet, name, groups);
  return groups;
}

function groupsOf(depths: readonly number[], sheetId: number, dimension: Dimension): DimensionGroup[] {
  const groups: DimensionGroup[] = [];
  const deepest = greatest(depths);
  for (let depth = 1; depth <= deepest; depth++) {
    let startIndex = -1;
    for (let index0 = 0; index0 <= depths.length; index0++) {
      const inside = (depths[index0] ?? 0) >= depth;
      if (inside && startIndex < 0) startIndex = index0;
      if (inside || startIndex < 0) continue;
      groups.push({ range: { ...(sheetId !== 0 && { sheetId }), dimension, startIndex, endIndex: index0 }, depth });
      startIndex = -1;
    }
  }
  return groups;
}

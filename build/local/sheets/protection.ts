import { blockOf, coveredBy, type Draft, idOf, intersects, sheetById, sheetsOf } from "./draft.ts";
import { protectedFrom } from "./errors.ts";
import type { Block, GridRange, Person, ProtectedRange, Spreadsheet } from "./resources.ts";
import type { Dimension } from "./shift.ts";

/** True when a protection does not stop the person: the owner, its editors, and everyone where it only warns. */
export function mayEdit(person: Person, { warningOnly, editors }: ProtectedRange): boolean {
  return person.owner || warningOnly === true || (editors?.users ?? []).includes(person.email);
}

/** @throws ApiError when a part of the block is protected against the person */
export function checkMayEdit(draft: Draft, block: Block): void {
  for (const protectedRange of foreignProtections(draft, block.sheetId)) {
    const guarded = intersection(block, coveredBy(draft.spreadsheet, protectedRange.range ?? {}));
    if (!guarded) continue;
    const open = (protectedRange.unprotectedRanges ?? []).map((range) => coveredBy(draft.spreadsheet, range));
    if (open.reduce(without, [guarded]).length > 0) throw protectedFrom();
  }
}

/** The same for a range as a request gives it, which is returned as a block. */
export function editableBlock(draft: Draft, range: GridRange | undefined, what?: string): Block {
  const block = blockOf(draft.spreadsheet, range, what);
  checkMayEdit(draft, block);
  return block;
}

/** @throws ApiError when rows or columns may not be inserted there: within a protected range, or anywhere in a protected sheet */
export function checkMayInsert(draft: Draft, sheetId: number, dimension: Dimension, at0: number): void {
  for (const { range } of foreignProtections(draft, sheetId)) {
    const { startRow0, endRow0, startColumn0, endColumn0 } = coveredBy(draft.spreadsheet, range ?? {});
    const [start0, end0] = dimension === "ROWS" ? [startRow0, endRow0] : [startColumn0, endColumn0];
    if (isWholeSheet(range ?? {}) || (start0 < at0 && at0 < end0)) throw protectedFrom();
  }
}

/** @throws ApiError when the sheet as a whole is protected against the person */
export function checkMayEditSheet(draft: Draft, sheetId: number): void {
  if (foreignProtections(draft, sheetId).some(({ range }) => isWholeSheet(range ?? {}))) throw protectedFrom();
}

/** @throws ApiError when anything in the sheet is protected against the person */
export function checkMayDeleteSheet(draft: Draft, sheetId: number): void {
  if (foreignProtections(draft, sheetId).length > 0) throw protectedFrom();
}

/** A protection by its id, with the sheet that carries it. */
export function findProtection(
  spreadsheet: Spreadsheet,
  id: number | null | undefined,
): { sheetId: number; protectedRange: ProtectedRange } | undefined {
  for (const sheet of sheetsOf(spreadsheet)) {
    const protectedRange = (sheet.protectedRanges ?? []).find(({ protectedRangeId }) => protectedRangeId === id);
    if (protectedRange) return { sheetId: idOf(sheet), protectedRange };
  }
  return undefined;
}

/** True for a range that covers a sheet whatever its size: one without any side. */
export function isWholeSheet(range: GridRange): boolean {
  return [range.startRowIndex, range.endRowIndex, range.startColumnIndex, range.endColumnIndex].every(
    (side) => (side ?? undefined) === undefined,
  );
}

function foreignProtections(draft: Draft, sheetId: number): readonly ProtectedRange[] {
  if (draft.person.owner) return [];
  return (sheetById(draft.spreadsheet, sheetId).protectedRanges ?? []).filter(
    (candidate) => !mayEdit(draft.person, candidate),
  );
}

function intersection(one: Block, other: Block): Block | undefined {
  if (!intersects(one, other)) return undefined;
  return {
    sheetId: one.sheetId,
    startRow0: Math.max(one.startRow0, other.startRow0),
    endRow0: Math.min(one.endRow0, other.endRow0),
    startColumn0: Math.max(one.startColumn0, other.startColumn0),
    endColumn0: Math.min(one.endColumn0, other.endColumn0),
  };
}

/** What is left of blocks when another block is taken out of them. */
function without(blocks: readonly Block[], hole: Block): Block[] {
  return blocks.flatMap((block) => {
    const cut = intersection(block, hole);
    if (!cut) return [block];
    const band = { ...block, startRow0: cut.startRow0, endRow0: cut.endRow0 };
    return [
      { ...block, endRow0: cut.startRow0 },
      { ...block, startRow0: cut.endRow0 },
      { ...band, endColumn0: cut.startColumn0 },
      { ...band, startColumn0: cut.endColumn0 },
    ].filter(({ startRow0, endRow0, startColumn0, endColumn0 }) => startRow0 < endRow0 && startColumn0 < endColumn0);
  });
}

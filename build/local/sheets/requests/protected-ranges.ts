import type { sheets_v4 } from "googleapis";
import { setList } from "../carry.ts";
import { blockOf, contains, coveredBy, type Draft, ownSheet, sheetsOf } from "../draft.ts";
import { invalid, protectedFrom } from "../errors.ts";
import { applyMask } from "../field-mask.ts";
import { normalise } from "../normalise.ts";
import { findProtection, isWholeSheet, mayEdit } from "../protection.ts";
import type { GridRange, ProtectedRange, Response } from "../resources.ts";
import { freshId } from "./ids.ts";
import { updateMask } from "./masks.ts";

/** Protects a range; whoever asks for it stays among its editors, as Google has it. */
export function addProtectedRange(draft: Draft, request: sheets_v4.Schema$AddProtectedRangeRequest): Response {
  const wanted = normalise(request.protectedRange ?? {}, "ProtectedRange");
  const taken = sheetsOf(draft.spreadsheet).flatMap(({ protectedRanges }) =>
    (protectedRanges ?? []).map(({ protectedRangeId }) => protectedRangeId),
  );
  const protectedRangeId = wanted.protectedRangeId ?? freshId(taken);
  if (taken.includes(protectedRangeId)) throw invalid(`A protected range with id ${protectedRangeId} already exists.`);
  const protection = complete(draft, { ...wanted, protectedRangeId });
  const sheet = ownSheet(draft, protection.range?.sheetId);
  sheet.protectedRanges = [...(sheet.protectedRanges ?? []), protection];
  return { addProtectedRange: { protectedRange: { ...protection, requestingUserCanEdit: true } } };
}

export function updateProtectedRange(draft: Draft, request: sheets_v4.Schema$UpdateProtectedRangeRequest): void {
  const { requestingUserCanEdit: _output, ...mask } = updateMask(request.fields, "ProtectedRange");
  const { sheetId, protectedRange } = existing(draft, request.protectedRange?.protectedRangeId);
  const wanted = {
    ...normalise(request.protectedRange ?? {}, "ProtectedRange"),
    protectedRangeId: protectedRange.protectedRangeId ?? 0,
  };
  const updated = complete(draft, applyMask(protectedRange, wanted, mask));
  if ((updated.range?.sheetId ?? 0) !== sheetId) throw invalid("A protected range cannot be moved to another sheet.");
  const sheet = ownSheet(draft, sheetId);
  sheet.protectedRanges = (sheet.protectedRanges ?? []).map((candidate) =>
    candidate === protectedRange ? updated : candidate,
  );
}

export function deleteProtectedRange(draft: Draft, request: sheets_v4.Schema$DeleteProtectedRangeRequest): void {
  const { sheetId, protectedRange } = existing(draft, request.protectedRangeId);
  const sheet = ownSheet(draft, sheetId);
  const rest = (sheet.protectedRanges ?? []).filter((candidate) => candidate !== protectedRange);
  setList(sheet, "protectedRanges", rest);
}

function existing(draft: Draft, id: number | null | undefined): { sheetId: number; protectedRange: ProtectedRange } {
  const found = findProtection(draft.spreadsheet, id);
  if (!found) throw invalid(`No protected range with ID: ${id ?? 0}.`);
  if (!mayEdit(draft.person, found.protectedRange)) throw protectedFrom();
  return found;
}

/** Checks a protection and adds what Google adds: the range of a named range, the caller among the editors. */
function complete(draft: Draft, protection: ProtectedRange): ProtectedRange {
  const { namedRangeId } = protection;
  const named = namedRangeId
    ? draft.spreadsheet.namedRanges?.find((candidate) => candidate.namedRangeId === namedRangeId)
    : undefined;
  if (namedRangeId && !named) throw invalid(`No named range with id: ${namedRangeId}`);
  const range = named?.range ?? protection.range;
  if (!range) throw invalid("protectedRange must have a range.");
  const block = blockOf(draft.spreadsheet, range, "protectedRange.range");
  for (const open of protection.unprotectedRanges ?? []) checkOpen(draft, open, block.sheetId, range);
  if (protection.unprotectedRanges && !isWholeSheet(range))
    throw invalid("Unprotected ranges can only be set on a protected sheet.");
  if (protection.warningOnly) {
    const { editors: _editors, ...rest } = protection;
    return { ...rest, range };
  }
  const users = protection.editors?.users ?? [];
  const email = draft.person.email;
  return {
    ...protection,
    range,
    editors: { ...protection.editors, users: users.includes(email) ? users : [...users, email] },
  };
}

function checkOpen(draft: Draft, open: GridRange, sheetId: number, range: GridRange): void {
  const block = blockOf(draft.spreadsheet, open, "unprotectedRanges");
  if (block.sheetId !== sheetId || !contains(coveredBy(draft.spreadsheet, range), block))
    throw invalid("Unprotected ranges must lie in the protected sheet.");
}

import type { sheets_v4 } from "googleapis";
import { blockOf, type Draft, gridRangeOf } from "../draft.ts";
import { invalid } from "../errors.ts";
import { applyMask } from "../field-mask.ts";
import { normalise } from "../normalise.ts";
import type { NamedRange, Response } from "../resources.ts";
import { freshId } from "./ids.ts";
import { updateMask } from "./masks.ts";

export function addNamedRange(draft: Draft, request: sheets_v4.Schema$AddNamedRangeRequest): Response {
  const known = draft.spreadsheet.namedRanges ?? [];
  const wanted = normalise(request.namedRange ?? {}, "NamedRange");
  const namedRangeId = wanted.namedRangeId || String(freshId(known.map((range) => Number(range.namedRangeId))));
  if (known.some((range) => range.namedRangeId === namedRangeId))
    throw invalid(`A named range with id ${namedRangeId} already exists.`);
  const namedRange = checked(draft, { ...wanted, namedRangeId });
  draft.spreadsheet.namedRanges = [...known, namedRange];
  return { addNamedRange: { namedRange } };
}

export function updateNamedRange(draft: Draft, request: sheets_v4.Schema$UpdateNamedRangeRequest): void {
  const mask = updateMask(request.fields, "NamedRange");
  const old = existing(draft, request.namedRange?.namedRangeId);
  const wanted = { ...normalise(request.namedRange ?? {}, "NamedRange"), namedRangeId: old.namedRangeId ?? "" };
  const updated = checked(draft, applyMask(old, wanted, mask));
  draft.spreadsheet.namedRanges = (draft.spreadsheet.namedRanges ?? []).map((range) =>
    range === old ? updated : range,
  );
}

export function deleteNamedRange(draft: Draft, request: sheets_v4.Schema$DeleteNamedRangeRequest): void {
  const old = existing(draft, request.namedRangeId);
  draft.spreadsheet.namedRanges = (draft.spreadsheet.namedRanges ?? []).filter((range) => range !== old);
}

function existing(draft: Draft, id: string | null | undefined): NamedRange {
  const found = draft.spreadsheet.namedRanges?.find(({ namedRangeId }) => namedRangeId === id);
  if (!found) throw invalid(`No named range with id: ${id ?? ""}`);
  return found;
}

/** @throws ApiError 400 for a name that is taken or that could be read as a cell or a truth value */
function checked(draft: Draft, range: NamedRange): NamedRange {
  const name = range.name ?? "";
  const isName =
    /^[\p{L}_][\p{L}\p{N}_]{0,249}$/u.test(name) && !/^([A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*|true|false)$/i.test(name);
  if (!isName) throw invalid(`The name of a named range is invalid: "${name}".`);
  const taken = draft.spreadsheet.namedRanges?.some(
    (other) => other.namedRangeId !== range.namedRangeId && other.name?.toLowerCase() === name.toLowerCase(),
  );
  if (taken) throw invalid(`A named range with the name "${name}" already exists.`);
  return { ...range, range: gridRangeOf(blockOf(draft.spreadsheet, range.range, "namedRange.range")) };
}

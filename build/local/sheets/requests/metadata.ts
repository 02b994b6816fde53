import type { sheets_v4 } from "googleapis";
import { type Draft, gridOf, idOf, ownSheet, sheetById } from "../draft.ts";
import { invalid } from "../errors.ts";
import { metadataIds, metadataWithLocations, type Place, withLocation } from "../metadata-places.ts";
import { normalise } from "../normalise.ts";
import type { DeveloperMetadata, DimensionProperties, DimensionRange, Response, Sheet } from "../resources.ts";
import { freshId } from "./ids.ts";

/**
 * Ties metadata to the spreadsheet, a sheet, or one row or column, with which it travels and dies.
 * Source: DeveloperMetadata in the API reference.
 */
export function createDeveloperMetadata(
  draft: Draft,
  request: sheets_v4.Schema$CreateDeveloperMetadataRequest,
): Response {
  const wanted = request.developerMetadata ?? {};
  if (!wanted.metadataKey) throw invalid("developerMetadata.metadataKey must be specified.");
  if (wanted.visibility !== "DOCUMENT" && wanted.visibility !== "PROJECT")
    throw invalid("developerMetadata.visibility must be specified.");
  const taken = metadataIds(draft.spreadsheet);
  const metadataId = wanted.metadataId || freshId(taken);
  if (metadataId < 0) throw invalid("developerMetadata.metadataId must be positive.");
  if (taken.includes(metadataId)) throw invalid(`Developer metadata with id ${metadataId} already exists.`);
  const { location: _location, ...kept } = normalise({ ...wanted, metadataId }, "DeveloperMetadata");
  const place = placeOf(draft, wanted.location);
  changeList(draft, place, (list) => [...list, kept]);
  return { createDeveloperMetadata: { developerMetadata: withLocation(kept, place) } };
}

/** Deletes all metadata that the filter finds. */
export function deleteDeveloperMetadata(
  draft: Draft,
  request: sheets_v4.Schema$DeleteDeveloperMetadataRequest,
): Response {
  const lookup = request.dataFilter?.developerMetadataLookup;
  if (!lookup || Object.keys(lookup).length === 0)
    throw invalid("dataFilter.developerMetadataLookup must be specified.");
  const found = metadataWithLocations(draft.spreadsheet).filter(({ metadata }) => matches(metadata, lookup));
  for (const { metadata, place } of found)
    changeList(draft, place, (list) => list.filter(({ metadataId }) => metadataId !== metadata.metadataId));
  return { deleteDeveloperMetadata: { deletedDeveloperMetadata: found.map(({ metadata }) => metadata) } };
}

function placeOf(draft: Draft, location: sheets_v4.Schema$DeveloperMetadataLocation | undefined): Place {
  const kinds = [
    location?.spreadsheet === true,
    typeof location?.sheetId === "number",
    location?.dimensionRange !== undefined,
  ];
  if (kinds.filter(Boolean).length !== 1)
    throw invalid("developerMetadata.location must name exactly one of spreadsheet, sheetId and dimensionRange.");
  if (location?.spreadsheet) return { kind: "SPREADSHEET" };
  if (!location?.dimensionRange)
    return { kind: "SHEET", sheetId: idOf(sheetById(draft.spreadsheet, location?.sheetId)) };
  return linePlace(draft, location.dimensionRange);
}

function linePlace(draft: Draft, { sheetId, dimension, startIndex, endIndex }: DimensionRange): Place {
  const sheet = sheetById(draft.spreadsheet, sheetId);
  if (dimension !== "ROWS" && dimension !== "COLUMNS") throw invalid("No dimension specified.");
  const index0 = startIndex ?? 0;
  if (endIndex !== index0 + 1)
    throw invalid("developerMetadata.location.dimensionRange must represent a single row or column.");
  const lines = dimension === "ROWS" ? gridOf(sheet).rowMetadata : gridOf(sheet).columnMetadata;
  if (index0 < 0 || index0 >= (lines?.length ?? 0))
    throw invalid(`dimensionRange.startIndex[${index0}] is beyond the grid[${lines?.length ?? 0}]`);
  return { kind: dimension === "ROWS" ? "ROW" : "COLUMN", sheetId: idOf(sheet), index0 };
}

function changeList(
  draft: Draft,
  place: Place,
  change: (list: readonly DeveloperMetadata[]) => DeveloperMetadata[],
): void {
  const holder = holderOf(draft, place);
  const list = change(holder.developerMetadata ?? []);
  if (list.length > 0) holder.developerMetadata = list;
  else delete holder.developerMetadata;
}

/** What carries the metadata of a place, as a copy of the draft's own. */
function holderOf(draft: Draft, place: Place): { developerMetadata?: DeveloperMetadata[] } {
  if (place.kind === "SPREADSHEET") return draft.spreadsheet;
  const sheet: Sheet = ownSheet(draft, place.sheetId);
  if (place.kind === "SHEET") return sheet;
  const lines = (place.kind === "ROW" ? gridOf(sheet).rowMetadata : gridOf(sheet).columnMetadata) ?? [];
  const line: DimensionProperties = { ...lines[place.index0] };
  lines[place.index0] = line;
  return line;
}

function matches(metadata: DeveloperMetadata, lookup: sheets_v4.Schema$DeveloperMetadataLookup): boolean {
  const { metadataLocation, locationMatchingStrategy: _strategy, locationType, ...plain } = lookup;
  if (locationType && metadata.location?.locationType !== locationType) return false;
  if (metadataLocation && !isAt(metadata.location ?? {}, metadataLocation)) return false;
  return Object.entries(plain).every(
    ([name, value]) => value == null || metadata[name as keyof DeveloperMetadata] === value,
  );
}

function isAt(
  location: sheets_v4.Schema$DeveloperMetadataLocation,
  wanted: sheets_v4.Schema$DeveloperMetadataLocation,
): boolean {
  if (wanted.spreadsheet) return location.locationType === "SPREADSHEET";
  const line = wanted.dimensionRange;
  if (!line) return location.locationType === "SHEET" && location.sheetId === wanted.sheetId;
  const range = location.dimensionRange;
  return (
    (range?.sheetId ?? 0) === (line.sheetId ?? 0) &&
    range?.dimension === line.dimension &&
    range?.startIndex === line.startIndex
  );
}

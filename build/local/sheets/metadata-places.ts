import { gridOf, idOf, sheetsOf } from "./draft.ts";
import type { DeveloperMetadata, DimensionProperties, Sheet, Spreadsheet } from "./resources.ts";

/** What metadata is tied to. The engine keeps it there without its location, so that it travels by itself. */
export type Place =
  | { readonly kind: "SPREADSHEET" }
  | { readonly kind: "SHEET"; readonly sheetId: number }
  | { readonly kind: "ROW" | "COLUMN"; readonly sheetId: number; readonly index0: number };

/** All metadata of a spreadsheet with the location that it has at present. */
export function metadataWithLocations(spreadsheet: Spreadsheet): { metadata: DeveloperMetadata; place: Place }[] {
  const all = (spreadsheet.developerMetadata ?? []).map((metadata) =>
    located(metadata, { kind: "SPREADSHEET" as const }),
  );
  for (const sheet of sheetsOf(spreadsheet)) {
    const sheetId = idOf(sheet);
    all.push(
      ...(sheet.developerMetadata ?? []).map((metadata) => located(metadata, { kind: "SHEET" as const, sheetId })),
    );
    all.push(
      ...ofLines(gridOf(sheet).rowMetadata, "ROW", sheet),
      ...ofLines(gridOf(sheet).columnMetadata, "COLUMN", sheet),
    );
  }
  return all;
}

/** The ids of all metadata of a spreadsheet. Reads no more than that, since each of many new ones has to be told apart from all. */
export function metadataIds(spreadsheet: Spreadsheet): number[] {
  const ids: number[] = [];
  const add = ({ developerMetadata }: { readonly developerMetadata?: DeveloperMetadata[] }) => {
    for (const { metadataId } of developerMetadata ?? []) ids.push(metadataId ?? 0);
  };
  add(spreadsheet);
  for (const sheet of sheetsOf(spreadsheet)) {
    add(sheet);
    gridOf(sheet).rowMetadata?.forEach(add);
    gridOf(sheet).columnMetadata?.forEach(add);
  }
  return ids;
}

/** Metadata as Google returns it, with its location. */
export function withLocation(metadata: DeveloperMetadata, place: Place): DeveloperMetadata {
  return { ...metadata, location: { locationType: place.kind, ...locationOf(place) } };
}

function located(metadata: DeveloperMetadata, place: Place): { metadata: DeveloperMetadata; place: Place } {
  return { metadata: withLocation(metadata, place), place };
}

function ofLines(
  lines: readonly DimensionProperties[] | undefined,
  kind: "ROW" | "COLUMN",
  sheet: Sheet,
): { metadata: DeveloperMetadata; place: Place }[] {
  const found: { metadata: DeveloperMetadata; place: Place }[] = [];
  for (let index0 = 0; index0 < (lines?.length ?? 0); index0++) {
    for (const metadata of lines?.[index0]?.developerMetadata ?? [])
      found.push(located(metadata, { kind, sheetId: idOf(sheet), index0 }));
  }
  return found;
}

function locationOf(place: Place): NonNullable<DeveloperMetadata["location"]> {
  if (place.kind === "SPREADSHEET") return { spreadsheet: true };
  if (place.kind === "SHEET") return { sheetId: place.sheetId };
  const dimension = place.kind === "ROW" ? "ROWS" : "COLUMNS";
  const sheet = place.sheetId === 0 ? {} : { sheetId: place.sheetId };
  return { dimensionRange: { ...sheet, dimension, startIndex: place.index0, endIndex: place.index0 + 1 } };
}

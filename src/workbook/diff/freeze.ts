import type { GridProperties, Request } from "../sheets-api.ts";
import type { Arrangement } from "./arrangement.ts";
import type { LineChanges } from "./lines.ts";

/**
 * The requests that freeze the headers of a sheet that is there. While lines within or above the frozen part change it is loose
 * (`before`): Google would carry the boundary along, and refuses to leave a sheet with frozen lines only.
 */
export function diffFrozen({ desired, sheet, frozenRows, frozenColumns, rowChanges, columnChanges }: Arrangement): {
  readonly before: readonly Request[];
  readonly after: readonly Request[];
} {
  const { sheetId } = desired;
  const grid = sheet?.properties?.gridProperties;
  if (!grid) return { before: [], after: [] };
  const { frozenRowCount = 0, frozenColumnCount = 0 } = grid;
  const looseRows = mustLoosen(rowChanges, frozenRowCount, frozenRows);
  const looseColumns = mustLoosen(columnChanges, frozenColumnCount, frozenColumns);
  return {
    before: setFrozen(sheetId, {
      ...(looseRows && { frozenRowCount: 0 }),
      ...(looseColumns && { frozenColumnCount: 0 }),
    }),
    after: setFrozen(sheetId, {
      ...((looseRows ? 0 : frozenRowCount) !== frozenRows && { frozenRowCount: frozenRows }),
      ...((looseColumns ? 0 : frozenColumnCount) !== frozenColumns && { frozenColumnCount: frozenColumns }),
    }),
  };
}

function mustLoosen({ moves, inserts, deletes }: LineChanges, frozen: number, wanted: number): boolean {
  const touched = [
    ...moves.flatMap(({ start0, before0 }) => [start0, before0]),
    ...[...inserts, ...deletes].map(({ start0 }) => start0),
  ];
  return frozen > 0 && touched.length > 0 && (wanted < frozen || touched.some((index0) => index0 <= frozen));
}

function setFrozen(sheetId: number, gridProperties: GridProperties): readonly Request[] {
  const fields = Object.keys(gridProperties).map((field) => `gridProperties.${field}`);
  return fields.length > 0
    ? [{ updateSheetProperties: { properties: { sheetId, gridProperties }, fields: fields.join() } }]
    : [];
}

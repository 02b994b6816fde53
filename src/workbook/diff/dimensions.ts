import { COLUMN_METADATA_KEY } from "../ours.ts";
import type { DimensionProperties, GridProperties, Request } from "../sheets-api.ts";
import type { Arrangement } from "./arrangement.ts";
import type { LineChanges } from "./lines.ts";

type Dimension = "ROWS" | "COLUMNS";

/** The requests that move, insert and delete lines of a sheet that is there. */
export function reshape(
  sheetId: number,
  dimension: Dimension,
  { moves, inserts, deletes }: LineChanges,
): readonly Request[] {
  const range = (start0: number, count: number) => ({
    sheetId,
    dimension,
    startIndex: start0,
    endIndex: start0 + count,
  });
  return [
    ...moves.map(
      ({ start0, count, before0 }): Request => ({
        moveDimension: { source: range(start0, count), destinationIndex: before0 },
      }),
    ),
    ...inserts.map(
      ({ start0, count, inheritFromBefore }): Request =>
        inheritFromBefore === null
          ? { appendDimension: { sheetId, dimension, length: count } }
          : { insertDimension: { range: range(start0, count), inheritFromBefore } },
    ),
    ...deletes.map(({ start0, count }): Request => ({ deleteDimension: { range: range(start0, count) } })),
  ];
}

/** The requests that size, hide and mark the columns and rows that are made, and hide again what has to be hidden. */
export function diffDimensions({ desired, sheet, rows, columns }: Arrangement): readonly Request[] {
  const { sheetId } = desired;
  const widths = columns.map(({ column, from0 }): DimensionProperties | undefined => {
    if (!column) return undefined;
    if (from0 < 0) return { pixelSize: column.widthPx, hiddenByUser: column.hidden };
    return column.hidden && !sheet?.data?.[0]?.columnMetadata?.[from0]?.hiddenByUser
      ? { hiddenByUser: true }
      : undefined;
  });
  // An inserted row may take after a neighbour that people have hidden.
  const mayBeHidden = sheet?.data?.[0]?.rowMetadata?.some(({ hiddenByUser }) => hiddenByUser) === true;
  const heights = rows.map(({ row, made, from0 }): DimensionProperties | undefined => {
    const properties = {
      ...(made && row?.heightPx !== undefined && { pixelSize: row.heightPx }),
      ...(mayBeHidden && from0 < 0 && { hiddenByUser: false }),
    };
    return Object.keys(properties).length > 0 ? properties : undefined;
  });
  const marks = columns.flatMap(({ column, from0 }, index0): Request[] =>
    column && from0 < 0 ? [markColumn(sheetId, index0, column.key)] : [],
  );
  return [...setProperties(sheetId, "COLUMNS", widths), ...marks, ...setProperties(sheetId, "ROWS", heights)];
}

function markColumn(sheetId: number, index0: number, key: string): Request {
  const dimensionRange = { sheetId, dimension: "COLUMNS", startIndex: index0, endIndex: index0 + 1 } as const;
  return {
    createDeveloperMetadata: {
      developerMetadata: {
        metadataKey: COLUMN_METADATA_KEY,
        metadataValue: key,
        visibility: "DOCUMENT",
        location: { dimensionRange },
      },
    },
  };
}

/** One request for each run of neighbours that get the same. */
function setProperties(
  sheetId: number,
  dimension: Dimension,
  wanted: readonly (DimensionProperties | undefined)[],
): readonly Request[] {
  const requests: Request[] = [];
  for (let start0 = 0, end0 = 0; start0 < wanted.length; start0 = end0) {
    const properties = wanted[start0];
    const text = JSON.stringify(properties);
    while (end0 < wanted.length && JSON.stringify(wanted[end0]) === text) end0++;
    if (!properties) continue;
    const range = { sheetId, dimension, startIndex: start0, endIndex: end0 };
    requests.push({ updateDimensionProperties: { range, properties, fields: Object.keys(properties).join() } });
  }
  return requests;
}

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

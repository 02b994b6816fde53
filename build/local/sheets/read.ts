import { columnCountOf, gridOf, idOf, isBlankCell, rowCountOf, sheetsOf, type View } from "./draft.ts";
import { DEFAULT_FORMAT, effectiveFormat } from "./effective-format.ts";
import { invalid } from "./errors.ts";
import { type Mask, names, readMask, select } from "./field-mask.ts";
import { rulesOf } from "./locale.ts";
import { metadataWithLocations, withLocation } from "./metadata-places.ts";
import { mayEdit } from "./protection.ts";
import { rangeOfText } from "./range-text.ts";
import type {
  Block,
  CellData,
  DimensionProperties,
  GridData,
  Person,
  RowData,
  Sheet,
  Spreadsheet,
} from "./resources.ts";
import { extendedValue, shownText } from "./show.ts";

/** What to return of a spreadsheet. Source: `spreadsheets.get` in the API reference. */
export interface ReadOptions {
  /** Only these ranges, and only the sheets in which they lie. */
  readonly ranges?: readonly string[] | undefined;
  /** Ignored when a field mask is given. */
  readonly includeGridData?: boolean | undefined;
  readonly fields?: string | undefined;
}

/** A stored spreadsheet as Google returns it to a person. What comes back shares the stored cells: it must not be changed. */
export function readSpreadsheet(
  spreadsheet: Spreadsheet,
  options: ReadOptions,
  person: Person,
  view: View,
): Spreadsheet {
  const mask = options.fields ? readMask(options.fields, "Spreadsheet", unknownField) : undefined;
  const blocks = (options.ranges ?? []).map((range) => rangeOfText(spreadsheet, range, "clip"));
  const shown =
    blocks.length > 0
      ? sheetsOf(spreadsheet).filter((sheet) => blocks.some(({ sheetId }) => sheetId === idOf(sheet)))
      : sheetsOf(spreadsheet);
  const withGrid = mask ? names(mask, "sheets", "data") : options.includeGridData === true;
  const asked = askedOf(mask);
  const sheets = shown.map((sheet) => {
    const wanted = blocks.filter(({ sheetId }) => sheetId === idOf(sheet));
    const parts = wanted.length > 0 ? wanted : [wholeOf(sheet)];
    const resource = readSheet(sheet, person);
    return withGrid
      ? { ...resource, data: parts.map((block) => readGrid(spreadsheet, sheet, block, asked, view)) }
      : resource;
  });
  const whole = { ...readProperties(spreadsheet), sheets };
  return mask ? select(whole, mask) : whole;
}

/** Which computed fields of cells are asked for; formulas are computed only when one is. */
interface Asked {
  readonly effectiveValue: boolean;
  readonly formattedValue: boolean;
  readonly effectiveFormat: boolean;
}

function unknownField(path: string): Error {
  return invalid(`Error expanding 'fields' parameter. Cannot find matching fields for path '${path}'.`);
}

function askedOf(mask: Mask | undefined): Asked {
  const asks = (field: string) => !mask || names(mask, "sheets", "data", "rowData", "values", field);
  return {
    effectiveValue: asks("effectiveValue"),
    formattedValue: asks("formattedValue"),
    effectiveFormat: asks("effectiveFormat"),
  };
}

function readProperties(spreadsheet: Spreadsheet): Spreadsheet {
  const { spreadsheetId, properties, namedRanges } = spreadsheet;
  const developerMetadata = metadataWithLocations({ ...spreadsheet, sheets: [] }).map(({ metadata }) => metadata);
  return {
    ...(spreadsheetId != null && { spreadsheetId }),
    properties: { ...properties, defaultFormat: DEFAULT_FORMAT },
    ...(namedRanges && namedRanges.length > 0 && { namedRanges }),
    ...(developerMetadata.length > 0 && { developerMetadata }),
    spreadsheetUrl: `https://docs.google.com/spreadsheets/d/${spreadsheetId}/edit`,
  };
}

function readSheet(sheet: Sheet, person: Person): Sheet {
  const { data: _data, developerMetadata, protectedRanges, ...rest } = sheet;
  return {
    ...rest,
    ...(protectedRanges && {
      protectedRanges: protectedRanges.map((protection) => readProtection(protection, person)),
    }),
    ...(developerMetadata && {
      developerMetadata: developerMetadata.map((metadata) =>
        withLocation(metadata, { kind: "SHEET", sheetId: idOf(sheet) }),
      ),
    }),
  };
}

/** Only those who may edit a protected range see who else may. */
function readProtection(
  protection: NonNullable<Sheet["protectedRanges"]>[number],
  person: Person,
): NonNullable<Sheet["protectedRanges"]>[number] {
  if (mayEdit(person, protection)) return { ...protection, requestingUserCanEdit: true };
  const { editors: _editors, ...rest } = protection;
  return rest;
}

function wholeOf(sheet: Sheet): Block {
  return {
    sheetId: idOf(sheet),
    startRow0: 0,
    endRow0: rowCountOf(sheet),
    startColumn0: 0,
    endColumn0: columnCountOf(sheet),
  };
}

function readGrid(spreadsheet: Spreadsheet, sheet: Sheet, block: Block, asked: Asked, view: View): GridData {
  const grid = gridOf(sheet);
  const rowData = readRows(spreadsheet, sheet, block, asked, view);
  const lines = (
    kind: "ROW" | "COLUMN",
    list: readonly DimensionProperties[] | undefined,
    start0: number,
    end0: number,
  ) => (list ?? []).slice(start0, end0).map((line, index) => readLine(line, kind, idOf(sheet), start0 + index));
  return {
    ...(block.startRow0 > 0 && { startRow: block.startRow0 }),
    ...(block.startColumn0 > 0 && { startColumn: block.startColumn0 }),
    ...(rowData.length > 0 && { rowData }),
    rowMetadata: lines("ROW", grid.rowMetadata, block.startRow0, block.endRow0),
    columnMetadata: lines("COLUMN", grid.columnMetadata, block.startColumn0, block.endColumn0),
  };
}

function readLine(
  line: DimensionProperties,
  kind: "ROW" | "COLUMN",
  sheetId: number,
  index0: number,
): DimensionProperties {
  if (!line.developerMetadata) return line;
  return {
    ...line,
    developerMetadata: line.developerMetadata.map((metadata) => withLocation(metadata, { kind, sheetId, index0 })),
  };
}

function readRows(spreadsheet: Spreadsheet, sheet: Sheet, block: Block, asked: Asked, view: View): RowData[] {
  const stored = gridOf(sheet).rowData ?? [];
  const computes = asked.effectiveValue || asked.formattedValue || asked.effectiveFormat;
  const reach = computes ? view.reach(spreadsheet, idOf(sheet)) : { rows: 0, columns: 0 };
  const lookup = view.lookup(spreadsheet);
  const rules = rulesOf(spreadsheet.properties?.locale);
  const rows: RowData[] = [];
  const endRow0 = Math.min(block.endRow0, Math.max(stored.length, reach.rows));
  for (let row0 = block.startRow0; row0 < endRow0; row0++) {
    const cells = stored[row0]?.values ?? [];
    const endColumn0 = Math.min(block.endColumn0, Math.max(cells.length, reach.columns));
    const values: CellData[] = [];
    for (let column0 = block.startColumn0; column0 < endColumn0; column0++) {
      const cell = cells[column0] ?? {};
      values.push(computes ? withComputed(cell, row0, column0) : cell);
    }
    while (values.length > 0 && isBlankCell(values[values.length - 1])) values.pop();
    rows.push(values.length > 0 ? { values } : {});
  }
  while (rows.length > 0 && !rows[rows.length - 1]?.values) rows.pop();
  return rows;

  function withComputed(cell: CellData, row0: number, column0: number): CellData {
    const value = lookup(idOf(sheet), row0, column0);
    if (value === undefined && isBlankCell(cell)) return cell;
    const effectiveValue = asked.effectiveValue ? extendedValue(value) : undefined;
    const formattedValue = asked.formattedValue ? shownText(cell, value, rules) : undefined;
    const uri = cell.userEnteredFormat?.textFormat?.link?.uri;
    return {
      ...cell,
      ...(effectiveValue && { effectiveValue }),
      ...(formattedValue && { formattedValue }),
      ...(asked.effectiveFormat && {
        effectiveFormat: effectiveFormat(cell, value, { spreadsheet, sheet, row0, column0, view }),
      }),
      ...(uri && { hyperlink: uri }),
    };
  }
}

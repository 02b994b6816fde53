import { columnCountOf, idOf, rowCountOf, sheetsOf, type View } from "./draft.ts";
import { DEFAULT_FORMAT } from "./effective-format.ts";
import { invalid } from "./errors.ts";
import type { Evaluator } from "./evaluation.ts";
import { type Mask, names, select } from "./field-mask.ts";
import { metadataWithLocations, withLocation } from "./metadata-places.ts";
import { mayEdit } from "./protection.ts";
import { rangeOfText } from "./range-text.ts";
import { type Reading, readGrid } from "./read-grid.ts";
import type { Block, Person, Sheet, Spreadsheet } from "./resources.ts";

/** What to return of a spreadsheet. Source: `spreadsheets.get` in the API reference. */
export interface ReadOptions {
  /** Only these ranges, and only the sheets in which they lie. */
  readonly ranges?: readonly string[] | undefined;
  /** Ignored when a field mask is given. */
  readonly includeGridData?: boolean | undefined;
  /** `true` for everything, cells included. */
  readonly mask?: Mask | true;
}

/**
 * A stored spreadsheet as Google returns it to a person. What comes back shares the stored cells: it must not be changed.
 * @param evaluationOf is asked only where formats are to be computed
 */
export function readSpreadsheet(
  spreadsheet: Spreadsheet,
  options: ReadOptions,
  person: Person,
  view: View,
  evaluationOf: Evaluator,
): Spreadsheet {
  const { mask } = options;
  const blocks = (options.ranges ?? []).map((range) => rangeOfText(spreadsheet, range, "clip"));
  const shown =
    blocks.length > 0
      ? sheetsOf(spreadsheet).filter((sheet) => blocks.some(({ sheetId }) => sheetId === idOf(sheet)))
      : sheetsOf(spreadsheet);
  const withGrid = mask ? asks(mask, "sheets", "data") : options.includeGridData === true;
  const reading = { spreadsheet, computed: view.computed(spreadsheet), evaluationOf, asked: askedOf(mask) };
  const sheets = shown.map((sheet) => {
    const wanted = blocks.filter(({ sheetId }) => sheetId === idOf(sheet));
    const parts = wanted.length > 0 ? wanted : [wholeOf(sheet)];
    const resource = readSheet(sheet, person);
    return withGrid ? { ...resource, data: parts.map((block) => readGrid(reading, sheet, block)) } : resource;
  });
  const whole = { ...readProperties(spreadsheet), sheets };
  return mask ? select(whole, mask) : whole;
}

/** Google's refusal of a field mask. */
export function unknownField(path: string): Error {
  return invalid(`Error expanding 'fields' parameter. Cannot find matching fields for path '${path}'.`);
}

function askedOf(mask: Mask | true | undefined): Reading["asked"] {
  const asksOfCells = (field: string) => !mask || asks(mask, "sheets", "data", "rowData", "values", field);
  return {
    effectiveValue: asksOfCells("effectiveValue"),
    formattedValue: asksOfCells("formattedValue"),
    effectiveFormat: asksOfCells("effectiveFormat"),
    hyperlink: asksOfCells("hyperlink"),
  };
}

function asks(mask: Mask | true, ...path: readonly string[]): boolean {
  return mask === true || names(mask, ...path);
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

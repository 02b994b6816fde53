import type { DesiredWorkbook, Styles } from "../desired.ts";
import type { Request, SpreadsheetProperties } from "../sheets-api.ts";
import type { Snapshot } from "../snapshot.ts";
import { type Arrangement, arrange, placeBlock } from "./arrangement.ts";
import { diffConditionalFormats } from "./conditional-formats.ts";
import { diffDimensions, diffFrozen, reshape } from "./dimensions.ts";
import { createFormatBook, diffFormats, type FormatBook } from "./formats.ts";
import { planMerges } from "./merges.ts";
import { diffNotes } from "./notes.ts";
import { createPositions, type FinalPositions } from "./positions.ts";
import { diffProtection } from "./protections.ts";
import { rangeOf } from "./rectangles.ts";
import { chooseTitles, diffSheetList } from "./sheet-list.ts";
import { diffValidations } from "./validations.ts";
import { diffValues, type WriteFormula } from "./values.ts";

export interface Diff {
  readonly requests: readonly Request[];
  /** Where rows and columns stand afterwards. */
  readonly positions: FinalPositions;
}

/**
 * The requests that turn the snapshot into the desired workbook; empty when nothing differs. First come the sheets, then the
 * rows and columns of each, then what stands in them, so that every part of a long list leaves a workbook to go on from.
 */
export function diff(desired: DesiredWorkbook, snapshot: Snapshot, styles: Styles): Diff {
  const standing = new Map((snapshot.sheets ?? []).map((sheet) => [sheet.properties?.sheetId ?? 0, sheet]));
  const titles = chooseTitles(desired, snapshot);
  const arrangements = new Map(
    desired.sheets.map((sheet) => [sheet.sheetId, arrange(sheet, standing.get(sheet.sheetId))]),
  );
  const formats = createFormatBook(styles);
  const sheets = [...arrangements.values()].map((arrangement) =>
    diffSheet(arrangement, formats, formulaWriter(arrangement, arrangements, titles)),
  );
  return {
    requests: [
      ...diffProperties(desired.properties, snapshot.properties),
      ...diffSheetList(desired, snapshot, titles, arrangements),
      ...sheets.flatMap(({ shape }) => shape),
      ...sheets.flatMap(({ content }) => content),
      ...desired.originals.flatMap(({ sheetId }) =>
        standing.has(sheetId) ? diffProtection(sheetId, "locked", [], standing.get(sheetId), false) : [],
      ),
    ],
    positions: createPositions(arrangements, titles, null),
  };
}

function diffProperties(
  wanted: DesiredWorkbook["properties"],
  standing: SpreadsheetProperties = {},
): readonly Request[] {
  const fields = (["locale", "timeZone"] as const).filter((field) => wanted[field] !== standing[field]);
  const properties = Object.fromEntries(fields.map((field) => [field, wanted[field]]));
  return fields.length > 0 ? [{ updateSpreadsheetProperties: { properties, fields: fields.join() } }] : [];
}

function diffSheet(
  arrangement: Arrangement,
  formats: FormatBook,
  writeFormula: WriteFormula,
): { shape: readonly Request[]; content: readonly Request[] } {
  const { desired, sheet, reshaped, columnChanges, rowChanges } = arrangement;
  const { sheetId, protection } = desired;
  const merges = planMerges(arrangement);
  const frozen = diffFrozen(arrangement);
  const conditionalFormats = diffConditionalFormats(arrangement);
  const open = desired.open.map((block) => rangeOf(sheetId, placeBlock(arrangement, block)));
  return {
    shape: [
      ...conditionalFormats.before,
      ...merges.before,
      ...frozen.before,
      ...(sheet ? [...reshape(sheetId, "COLUMNS", columnChanges), ...reshape(sheetId, "ROWS", rowChanges)] : []),
      ...merges.unmerge,
      ...frozen.after,
      ...merges.merge,
      ...diffDimensions(arrangement),
    ],
    content: [
      ...diffValues(arrangement, merges, writeFormula),
      ...diffFormats(arrangement, merges, formats),
      ...diffValidations(arrangement, merges),
      ...diffNotes(arrangement, merges),
      ...conditionalFormats.after,
      ...diffProtection(sheetId, protection, open, sheet, reshaped),
    ],
  };
}

function formulaWriter(
  home: Arrangement,
  arrangements: ReadonlyMap<number, Arrangement>,
  titles: ReadonlyMap<number, string>,
): WriteFormula {
  let isShifted = false;
  const positions = createPositions(arrangements, titles, home.desired.sheetId, (sheetId) => {
    isShifted ||= arrangements.get(sheetId)?.reshaped === true;
  });
  return (formula) => {
    isShifted = false;
    const text = formula(positions);
    return { text, isShifted };
  };
}

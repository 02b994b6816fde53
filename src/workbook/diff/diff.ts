import type { DesiredSheet, DesiredWorkbook, Styles } from "../desired.ts";
import { remembering } from "../remembering.ts";
import type { Request, SpreadsheetProperties } from "../sheets-api.ts";
import type { Snapshot } from "../snapshot.ts";
import { type Arrangement, arrange, placeBlock } from "./arrangement.ts";
import { diffCharts } from "./charts.ts";
import { diffConditionalFormats } from "./conditional-formats.ts";
import { diffDimensions, diffFrozen, reshape } from "./dimensions.ts";
import { createFormatBook, diffFormats, type FormatBook } from "./formats.ts";
import { diffGroups } from "./groups.ts";
import { guardPositions } from "./guard.ts";
import { type MergePlan, planMerges } from "./merges.ts";
import { diffNotes } from "./notes.ts";
import { createPositions, type FinalPositions } from "./positions.ts";
import { diffProtection } from "./protections.ts";
import { rangeOf } from "./rectangles.ts";
import { chooseTitles, diffSheetList } from "./sheet-list.ts";
import { diffValidations } from "./validations.ts";
import { diffValues, type WriteFormula } from "./values.ts";

/** A managed sheet with its rows, columns and merged blocks in their places to be. */
export interface ArrangedSheet {
  readonly arrangement: Arrangement;
  readonly merges: MergePlan;
}

/** Lines the desired sheets up with those of the snapshot; by sheet id, in the order given. */
export function arrangeSheets(sheets: readonly DesiredSheet[], snapshot: Snapshot): ReadonlyMap<number, ArrangedSheet> {
  const standing = new Map((snapshot.sheets ?? []).map((sheet) => [sheet.properties?.sheetId ?? 0, sheet]));
  return new Map(
    sheets.map((sheet) => {
      const arrangement = arrange(sheet, standing.get(sheet.sheetId));
      return [sheet.sheetId, { arrangement, merges: planMerges(arrangement) }];
    }),
  );
}

export interface Diff {
  readonly requests: readonly Request[];
  /** To be sent before all others: Google refuses them, and so everything, where rows have changed since they were read. */
  readonly guards: readonly Request[];
  /** Where rows and columns stand afterwards. */
  readonly positions: FinalPositions;
}

/**
 * The requests that turn the snapshot into the desired workbook; empty when nothing differs. First come the sheets, then the
 * rows and columns of each, then what stands in them, so that every part of a long list leaves a workbook to go on from.
 * `arranged` are the desired sheets in their places, where they have been worked out already; `edited` the ids of sheets whose
 * cells are written besides.
 */
export function diff(
  desired: DesiredWorkbook,
  snapshot: Snapshot,
  styles: Styles,
  arranged: ReadonlyMap<number, ArrangedSheet> = arrangeSheets(desired.sheets, snapshot),
  edited: ReadonlySet<number> = new Set(),
): Diff {
  const standing = new Map((snapshot.sheets ?? []).map((sheet) => [sheet.properties?.sheetId ?? 0, sheet]));
  const titles = chooseTitles(desired, snapshot);
  const arrangements = new Map([...arranged].map(([sheetId, { arrangement }]) => [sheetId, arrangement]));
  const formats = formatBookOf(styles);
  const sheets = [...arranged.values()].map((sheet) =>
    diffSheet(sheet, formats, formulaWriter(sheet.arrangement, arrangements, titles)),
  );
  const changed = [...arrangements.values()].filter(
    ({ desired: { sheetId } }, index) =>
      edited.has(sheetId) || sheets[index]!.shape.length + sheets[index]!.content.length > 0,
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
    guards: guardPositions(changed),
    positions: createPositions(arrangements, titles, null),
  };
}

/** The styles are the same in every pass. */
const formatBookOf = remembering(createFormatBook);

function diffProperties(
  wanted: DesiredWorkbook["properties"],
  standing: SpreadsheetProperties = {},
): readonly Request[] {
  const fields = (["locale", "timeZone"] as const).filter((field) => wanted[field] !== standing[field]);
  const properties = Object.fromEntries(fields.map((field) => [field, wanted[field]]));
  return fields.length > 0 ? [{ updateSpreadsheetProperties: { properties, fields: fields.join() } }] : [];
}

function diffSheet(
  { arrangement, merges }: ArrangedSheet,
  formats: FormatBook,
  writeFormula: WriteFormula,
): { shape: readonly Request[]; content: readonly Request[] } {
  const { desired, sheet, reshaped, columnChanges, rowChanges } = arrangement;
  const { sheetId, protection } = desired;
  const frozen = diffFrozen(arrangement);
  const conditionalFormats = diffConditionalFormats(arrangement, writeFormula);
  const groups = diffGroups(arrangement);
  const open = desired.open.map((block) => rangeOf(sheetId, placeBlock(arrangement, block)));
  return {
    shape: [
      ...conditionalFormats.before,
      ...groups.before,
      ...merges.before,
      ...frozen.before,
      ...(sheet ? [...reshape(sheetId, "COLUMNS", columnChanges), ...reshape(sheetId, "ROWS", rowChanges)] : []),
      ...merges.unmerge,
      ...frozen.after,
      ...merges.merge,
      ...diffDimensions(arrangement),
      ...groups.after,
    ],
    content: [
      ...diffValues(arrangement, merges, writeFormula),
      ...diffFormats(arrangement, merges, formats),
      ...diffValidations(arrangement, merges, writeFormula),
      ...diffNotes(arrangement, merges),
      ...conditionalFormats.after,
      ...diffCharts(arrangement),
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

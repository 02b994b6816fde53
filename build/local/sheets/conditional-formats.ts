import { mapCondition } from "./carry.ts";
import { holds } from "./conditions.ts";
import { type CellValue, coveredBy, idOf, type View } from "./draft.ts";
import { COLUMNS } from "./engine.ts";
import type { Block, BooleanCondition, CellFormat, ConditionalFormatRule, Sheet, Spreadsheet } from "./resources.ts";
import { translateFormula } from "./shift.ts";

/** The conditional formats of a sheet. Gradients are left out. */
export interface ConditionalFormats {
  /** The cells that any of them covers. */
  readonly blocks: readonly Block[];
  /** Every formula that must be computed before `formatAt` is asked; references without a sheet are to this one. */
  formulas(): Generator<string>;
  /**
   * What the rules that hold for a cell say together: of two that set the same property the first wins. Undefined when none holds,
   * the same object wherever the same ones do.
   * `view.evaluate` is asked for the formulas only.
   */
  formatAt(row0: number, column0: number, value: CellValue, view: View): CellFormat | undefined;
}

/** The conditional formats of one sheet, in their order. */
export function conditionalFormatsOf(spreadsheet: Spreadsheet, sheet: Sheet): ConditionalFormats {
  const rules = (sheet.conditionalFormats ?? []).flatMap((rule) => {
    const blocks = (rule.ranges ?? []).map((range) => coveredBy(spreadsheet, range));
    const [anchor] = blocks;
    const { condition, format } = rule.booleanRule ?? {};
    if (!anchor || !condition || !format) return [];
    return [{ blocks, format, placed: placedCondition(rule, condition, anchor) }];
  });
  const together = createMerger();
  return {
    blocks: rules.flatMap(({ blocks }) => blocks),
    *formulas() {
      for (const { blocks, placed } of rules) for (const block of blocks) yield* formulasIn(placed, block);
    },
    formatAt(row0, column0, value, view) {
      const context = { spreadsheet, sheetId: idOf(sheet), view };
      const holding = rules.filter(
        ({ blocks, placed }) =>
          blocks.some((block) => covers(block, row0, column0)) && holds(placed.at(row0, column0), value, context),
      );
      return together(holding.map(({ format }) => format));
    },
  };
}

/** A format with another laid over it, as a conditional format is laid over a cell's own. */
export function laidOver(own: CellFormat, over: CellFormat): CellFormat {
  return { ...own, ...over, textFormat: { ...own.textFormat, ...over.textFormat } };
}

/** Lays formats over each other, the first one uppermost; the same formats give the same object. */
function createMerger(): (formats: readonly CellFormat[]) => CellFormat | undefined {
  const merged = new Map<CellFormat, Map<CellFormat, CellFormat>>();
  return (formats) =>
    formats.reduceRight<CellFormat | undefined>((under, over) => {
      if (!under) return over;
      const known = merged.get(under) ?? new Map<CellFormat, CellFormat>();
      merged.set(under, known);
      const both = known.get(over) ?? laidOver(under, over);
      known.set(over, both);
      return both;
    }, undefined);
}

/** A condition as it reads in each cell: its relative references count from the first cell of its first range. */
interface PlacedCondition {
  readonly variesByRow: boolean;
  readonly variesByColumn: boolean;
  at(row0: number, column0: number): BooleanCondition;
}

/** Kept as long as the rule itself, since rules are replaced and never changed. */
const placedConditions = new WeakMap<ConditionalFormatRule, PlacedCondition>();

function placedCondition(rule: ConditionalFormatRule, condition: BooleanCondition, anchor: Block): PlacedCondition {
  const known = placedConditions.get(rule);
  if (known) return known;
  const move = (rows: number, columns: number) =>
    mapCondition(condition, (formula) => translateFormula(formula, rows, columns)) ?? condition;
  const variesByRow = move(1, 0) !== condition;
  const variesByColumn = move(0, 1) !== condition;
  const moved = new Map<number, BooleanCondition>();
  const placed: PlacedCondition = {
    variesByRow,
    variesByColumn,
    at(row0, column0) {
      const rows = variesByRow ? row0 - anchor.startRow0 : 0;
      const columns = variesByColumn ? column0 - anchor.startColumn0 : 0;
      const key = rows * COLUMNS + columns;
      const there = moved.get(key) ?? move(rows, columns);
      moved.set(key, there);
      return there;
    },
  };
  placedConditions.set(rule, placed);
  return placed;
}

function* formulasIn(placed: PlacedCondition, block: Block): Generator<string> {
  const endRow0 = placed.variesByRow ? block.endRow0 : Math.min(block.endRow0, block.startRow0 + 1);
  const endColumn0 = placed.variesByColumn ? block.endColumn0 : Math.min(block.endColumn0, block.startColumn0 + 1);
  for (let row0 = block.startRow0; row0 < endRow0; row0++) {
    for (let column0 = block.startColumn0; column0 < endColumn0; column0++) {
      for (const { userEnteredValue } of placed.at(row0, column0).values ?? [])
        if (userEnteredValue?.startsWith("=")) yield userEnteredValue;
    }
  }
}

function covers(block: Block, row0: number, column0: number): boolean {
  return block.startRow0 <= row0 && row0 < block.endRow0 && block.startColumn0 <= column0 && column0 < block.endColumn0;
}

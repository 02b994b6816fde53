import { quoteTitle } from "./a1.ts";
import type { Calculator } from "./calculator.ts";
import { serialOf } from "./clock.ts";
import { type ConditionalFormats, conditionalFormatsOf } from "./conditional-formats.ts";
import { idOf, sheetsOf, titleOf, type View } from "./draft.ts";
import { mapReferences } from "./formula-references.ts";
import type { CellData, Sheet, Spreadsheet } from "./resources.ts";

/** All that is computed of one state of a spreadsheet. */
export interface Evaluation {
  /** Its `evaluate` knows the formulas of conditional formats without computing anew. */
  readonly view: View;
  formatsOf(sheet: Sheet): ConditionalFormats;
}

/** Gives the evaluation of a spreadsheet; the same one as long as neither the spreadsheet nor its day has changed. */
export type Evaluator = (spreadsheet: Spreadsheet) => Evaluation;

/** @param calculator the evaluator's own, since what it computes has a sheet more than the spreadsheet */
export function createEvaluator(calculator: Calculator, now: () => Date): Evaluator {
  let scratch: Scratch = new Map();
  let known: { readonly spreadsheet: Spreadsheet; readonly day: number; readonly evaluation: Evaluation } | undefined;

  function evaluate(spreadsheet: Spreadsheet): Evaluation {
    const formats = new Map(sheetsOf(spreadsheet).map((sheet) => [sheet, conditionalFormatsOf(spreadsheet, sheet)]));
    scratch = scratchFor(formats, scratch);
    // One computation for cells and conditions: the formulas of the conditions stand in a sheet that nobody sees.
    const rowData = [...scratch.values()].flatMap((cells) =>
      [...cells.values()].map(({ cell }) => ({ values: [cell] })),
    );
    const hidden: Sheet = { properties: { sheetId: SCRATCH_ID, title: SCRATCH_TITLE }, data: [{ rowData }] };
    const withScratch = { ...spreadsheet, sheets: [...sheetsOf(spreadsheet), hidden] };
    const computed = calculator.computed(withScratch);
    const places = scratch;
    const view: View = {
      computed: () => computed,
      evaluate: (_spreadsheet, sheetId, formula) => {
        const place = places.get(sheetId)?.get(formula);
        return place ? computed.at(SCRATCH_ID, place.row0, 0) : calculator.evaluate(withScratch, sheetId, formula);
      },
      now,
    };
    return { view, formatsOf: (sheet) => formats.get(sheet) ?? conditionalFormatsOf(spreadsheet, sheet) };
  }

  return (spreadsheet) => {
    const day = Math.floor(serialOf(now(), spreadsheet.properties?.timeZone || "UTC"));
    if (known?.spreadsheet !== spreadsheet || known.day !== day) {
      known = { spreadsheet, day, evaluation: evaluate(spreadsheet) };
    }
    return known.evaluation;
  };
}

const SCRATCH_ID = 2 ** 31 - 1;
const SCRATCH_TITLE = "__formatos condicionales";

/** By sheet and formula: the row of the scratch sheet and the cell that computes it there. */
type Scratch = ReadonlyMap<number, ReadonlyMap<string, ScratchPlace>>;
interface ScratchPlace {
  readonly row0: number;
  /** The sheet as references name it. */
  readonly prefix: string;
  readonly cell: CellData;
}

/** A place for each formula of the conditional formats. */
function scratchFor(formats: ReadonlyMap<Sheet, ConditionalFormats>, earlier: Scratch): Scratch {
  const scratch = new Map<number, Map<string, ScratchPlace>>();
  let rows = 0;
  for (const [sheet, { formulas }] of formats) {
    const prefix = `${quoteTitle(titleOf(sheet))}!`;
    const before = earlier.get(idOf(sheet));
    const places = new Map<string, ScratchPlace>();
    for (const formula of formulas()) {
      if (places.has(formula)) continue;
      const known = before?.get(formula);
      // The calculator knows by the identity of what a cell holds that it has not changed.
      const cell = known?.prefix === prefix ? known.cell : cellWith(qualified(formula, prefix));
      places.set(formula, { row0: rows++, prefix, cell });
    }
    scratch.set(idOf(sheet), places);
  }
  return scratch;
}

function cellWith(formulaValue: string): CellData {
  return { userEnteredValue: { formulaValue } };
}

/** The formula with the sheet before every reference that names none. */
function qualified(formula: string, prefix: string): string {
  return mapReferences(formula, (reference) =>
    reference.title === undefined ? prefix + reference.text : reference.text,
  );
}

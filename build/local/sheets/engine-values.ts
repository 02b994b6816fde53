import type { Model } from "@ironcalc/wasm";
import type { CellError, CellValue } from "./draft.ts";
import { COLUMNS, cellKey, type Engine, type EngineSheet, linkSheet0, type Results } from "./engine.ts";
import type { EngineFormula } from "./engine-formula.ts";
import { allowedLink } from "./hyperlink.ts";

/** Computes all formulas, with what they spill into the cells beside them, and where links lead. */
export function compute(engine: Engine): Results {
  engine.model.evaluate();
  const links = new Map([...engine.sheets].map(([sheetId, sheet]) => [sheetId, computeLinks(engine, sheet)]));
  return { values: computeValues(engine), links };
}

function computeLinks(engine: Engine, sheet: EngineSheet): Map<number, string> {
  const links = new Map<number, string>();
  for (const [key, { link }] of sheet.formulas) {
    if (link === undefined) continue;
    const [row0, column0] = [Math.floor(key / COLUMNS), key % COLUMNS];
    const url = allowedLink(readCell(engine.model, linkSheet0(engine, sheet), row0, column0));
    if (url !== undefined) links.set(key, url);
  }
  return links;
}

function computeValues(engine: Engine): Results["values"] {
  const { model } = engine;
  const results = new Map<number, Map<number, CellValue>>();
  for (const [sheetId, sheet] of engine.sheets) {
    const values = new Map<number, CellValue>();
    for (const key of sheet.formulas.keys()) readFormula(model, sheet.index0, key, values);
    results.set(sheetId, values);
  }
  for (const [sheetId, sheet] of engine.sheets) {
    for (const [key, { onlyCell }] of sheet.formulas) {
      if (onlyCell && isBlank(engine, results, onlyCell)) results.get(sheetId)?.delete(key);
    }
  }
  return results;
}

function isBlank(engine: Engine, results: Results["values"], cell: NonNullable<EngineFormula["onlyCell"]>): boolean {
  const entered = engine.sheets.get(cell.sheetId)?.entered[cell.row0]?.[cell.column0];
  const key = cellKey(cell.row0, cell.column0);
  return entered === undefined && results.get(cell.sheetId)?.get(key) === undefined;
}

/** Reads a formula's value, and those that it spilled into the cells beside it. */
function readFormula(model: Model, index0: number, key: number, values: Map<number, CellValue>): void {
  const [row0, column0] = [Math.floor(key / COLUMNS), key % COLUMNS];
  values.set(key, readCell(model, index0, row0, column0));
  const structure = model.getCellArrayStructure(index0, row0 + 1, column0 + 1);
  if (typeof structure !== "object" || !("DynamicAnchor" in structure)) return;
  const [width, height] = structure.DynamicAnchor;
  for (let row = row0; row < row0 + height; row++) {
    for (let column = column0; column < column0 + width; column++)
      values.set(cellKey(row, column), readCell(model, index0, row, column));
  }
}

/** What a cell of the engine shows. `index0` is the sheet's place in the engine. */
export function readCell(model: Model, index0: number, row0: number, column0: number): CellValue {
  const text = model.getFormattedCellValue(index0, row0 + 1, column0 + 1);
  switch (model.getCellType(index0, row0 + 1, column0 + 1)) {
    case 1:
      return readNumber(model, index0, row0, column0, text);
    case 4:
      return text === "TRUE";
    case 16:
      return ERRORS[text] ?? { type: "ERROR", message: "Formula parse error.", shown: "#ERROR!" };
    default:
      return text;
  }
}

/**
 * The engine tells numbers only as formatted text: nine decimals unless the cell has a format. Where that may have cut digits off, a
 * format with more of them is set, which gives 15 significant digits. Numbers below a billionth come with six.
 */
function readNumber(model: Model, index0: number, row0: number, column0: number, shown: string): number {
  const ask = (format: string) => {
    model.updateRangeStyle(
      { sheet: index0, row: row0 + 1, column: column0 + 1, width: 1, height: 1 },
      "num_fmt",
      format,
    );
    return model.getFormattedCellValue(index0, row0 + 1, column0 + 1);
  };
  const text = /^-?[\d.]+(E[+-]\d+)?$/.test(shown) ? shown : ask("general");
  const digits = text.replace(/^-?0*\.?0*|\./g, "").length;
  if (digits >= 15 || !/\.\d{9,}$|E\+/.test(text)) return Number(text);
  const precise = Number(ask("0.00000000000000000"));
  ask("general");
  return precise;
}

const error = (shown: string, type: string, message: string): CellError => ({ type, message, shown });

/** What the engine's errors are in Sheets. */
const ERRORS: Readonly<Record<string, CellError>> = {
  "#DIV/0!": error("#DIV/0!", "DIVIDE_BY_ZERO", "Function DIVIDE parameter 2 cannot be zero."),
  "#N/A": error("#N/A", "N_A", "Value not available."),
  "#NAME?": error(
    "#NAME?",
    "NAME",
    "Unknown function or range name (or one that the local Workspace does not emulate).",
  ),
  "#NUM!": error("#NUM!", "NUM", "Numeric value out of range."),
  "#REF!": error("#REF!", "REF", "Reference does not exist."),
  "#VALUE!": error("#VALUE!", "VALUE", "Function parameter has the wrong type."),
  "#ERROR!": error("#ERROR!", "ERROR", "Formula parse error."),
  "#N/IMPL!": error("#NAME?", "NAME", "This function is not emulated by the local Workspace."),
  "#CALC!": error("#N/A", "N_A", "No matches are found in the evaluation."),
  "#CIRC!": error("#REF!", "REF", "Circular dependency detected."),
  "#SPILL!": error("#REF!", "REF", "Array result was not expanded because it would overwrite data."),
};

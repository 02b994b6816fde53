import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { initSync, Model } from "@ironcalc/wasm";
import { serialOf } from "./clock.ts";
import { type CellError, type CellValue, gridOf, idOf, sheetsOf, titleOf } from "./draft.ts";
import { type EngineFormula, engineSheetName, type Surroundings, toEngineFormula } from "./engine-formula.ts";
import type { ExtendedValue, Spreadsheet } from "./resources.ts";

/** Looks up the value of a cell: what its formula gives, or what was typed; undefined when blank. Indexes are 0-based. */
export type Lookup = (sheetId: number, row0: number, column0: number) => CellValue;

/** Computes the formulas of one spreadsheet. */
export interface Calculator {
  /** The values of a state of the spreadsheet; valid until the state changes. Formulas are computed only when the first is looked up. */
  lookup(spreadsheet: Spreadsheet): Lookup;
  /** How many rows and columns the formulas of a sheet reach, with what they spill into the cells beside them. */
  reach(spreadsheet: Spreadsheet, sheetId: number): { rows: number; columns: number };
  /** What a formula gives where it stands in no cell; references without a sheet are to the sheet given. */
  evaluate(spreadsheet: Spreadsheet, sheetId: number, formula: string): CellValue;
}

/** Loads the formula engine; what it returns makes a calculator for each spreadsheet. */
export async function loadCalculators(now: () => Date): Promise<() => Calculator> {
  const path = createRequire(import.meta.url)
    .resolve("@ironcalc/wasm")
    .replace(/wasm\.js$/, "wasm_bg.wasm");
  initSync({ module: await readFile(path) });
  return () => createCalculator(now);
}

/** What a cell holds, without the engine; a formula is not computed. */
export function literalOf(value: ExtendedValue | null | undefined): number | string | boolean | undefined {
  return value?.numberValue ?? value?.stringValue ?? value?.boolValue ?? undefined;
}

/** The engine and what it was last told. Cells are compared by identity, since they are replaced and never changed. */
interface Engine {
  readonly model: Model;
  readonly structure: string;
  readonly sheets: Map<number, EngineSheet>;
  /** Entries so far; the engine remembers each one for undo, so it is begun anew when there are too many. */
  entries: number;
  clock: string;
  results: Map<number, Map<number, CellValue>> | undefined;
}

interface EngineSheet {
  readonly index0: number;
  readonly entered: (ExtendedValue | undefined)[][];
  readonly formulas: Map<number, EngineFormula & { readonly source: string }>;
}

const COLUMNS = 18_278;
const MOST_ENTRIES = 500_000;

function createCalculator(now: () => Date): Calculator {
  let engine: Engine | undefined;
  return {
    lookup(spreadsheet) {
      const byId = new Map(sheetsOf(spreadsheet).map((sheet) => [idOf(sheet), gridOf(sheet).rowData ?? []]));
      const hasFormulas = containsFormula(spreadsheet);
      let results: Engine["results"];
      return (sheetId, row0, column0) => {
        const entered = byId.get(sheetId)?.[row0]?.values?.[column0]?.userEnteredValue;
        const literal = literalOf(entered);
        if (literal !== undefined || !hasFormulas) return literal;
        if (!results) {
          engine = synchronise(engine, spreadsheet, now());
          engine.results ??= compute(engine);
          results = engine.results;
        }
        return results.get(sheetId)?.get(row0 * COLUMNS + column0);
      };
    },
    reach(spreadsheet, sheetId) {
      if (!containsFormula(spreadsheet)) return { rows: 0, columns: 0 };
      engine = synchronise(engine, spreadsheet, now());
      engine.results ??= compute(engine);
      const reach = { rows: 0, columns: 0 };
      for (const key of engine.results.get(sheetId)?.keys() ?? []) {
        reach.rows = Math.max(reach.rows, Math.floor(key / COLUMNS) + 1);
        reach.columns = Math.max(reach.columns, (key % COLUMNS) + 1);
      }
      return reach;
    },
    evaluate(spreadsheet, sheetId, formula) {
      engine = synchronise(engine, spreadsheet, now());
      const scratch0 = engine.sheets.size;
      engine.model.pauseEvaluation();
      engine.model.setUserInput(
        scratch0,
        1,
        1,
        toEngineFormula(formula, sheetId, surroundingsOf(spreadsheet, now())).text,
      );
      engine.model.resumeEvaluation();
      engine.model.evaluate();
      return readCell(engine.model, scratch0, 0, 0);
    },
  };
}

function containsFormula(spreadsheet: Spreadsheet): boolean {
  for (const sheet of sheetsOf(spreadsheet)) {
    for (const row of gridOf(sheet).rowData ?? []) {
      for (const cell of row.values ?? []) if (typeof cell.userEnteredValue?.formulaValue === "string") return true;
    }
  }
  return false;
}

/** Tells the engine what differs from what it was told before; begins anew when sheets or names are others. */
function synchronise(known: Engine | undefined, spreadsheet: Spreadsheet, now: Date): Engine {
  const structure = structureOf(spreadsheet);
  const engine =
    known && known.structure === structure && known.entries < MOST_ENTRIES
      ? known
      : begin(known, spreadsheet, structure);
  const around = surroundingsOf(spreadsheet, now);
  engine.model.pauseEvaluation();
  let changed = enterClock(engine, around);
  for (const sheet of sheetsOf(spreadsheet))
    changed = enterSheet(engine, idOf(sheet), gridOf(sheet).rowData ?? [], around) || changed;
  engine.model.resumeEvaluation();
  if (changed) engine.results = undefined;
  return engine;
}

function structureOf(spreadsheet: Spreadsheet): string {
  return JSON.stringify([
    sheetsOf(spreadsheet).map((sheet) => [idOf(sheet), titleOf(sheet)]),
    spreadsheet.namedRanges,
    spreadsheet.properties?.timeZone,
  ]);
}

function begin(known: Engine | undefined, spreadsheet: Spreadsheet, structure: string): Engine {
  known?.model.free();
  const model = new Model("workbook", "en", "UTC", "en");
  const sheets = new Map<number, EngineSheet>();
  for (const sheet of sheetsOf(spreadsheet)) {
    const index0 = sheets.size;
    model.newSheet();
    model.renameSheet(index0, engineSheetName(idOf(sheet)));
    sheets.set(idOf(sheet), { index0, entered: [], formulas: new Map() });
  }
  return { model, structure, sheets, entries: 0, clock: "", results: undefined };
}

function enterSheet(
  engine: Engine,
  sheetId: number,
  rows: readonly { values?: { userEnteredValue?: ExtendedValue }[] }[],
  around: Surroundings,
): boolean {
  const sheet = engine.sheets.get(sheetId);
  if (!sheet) return false;
  let changed = false;
  for (let row0 = 0; row0 < Math.max(rows.length, sheet.entered.length); row0++) {
    const values = rows[row0]?.values ?? [];
    let entered = sheet.entered[row0];
    if (!entered) {
      entered = [];
      sheet.entered[row0] = entered;
    }
    for (let column0 = 0; column0 < Math.max(values.length, entered.length); column0++) {
      const value = values[column0]?.userEnteredValue ?? undefined;
      if (entered[column0] === value) continue;
      entered[column0] = value;
      enterCell(engine, sheet, sheetId, row0, column0, value, around);
      changed = true;
    }
  }
  return changed;
}

function enterCell(
  engine: Engine,
  sheet: EngineSheet,
  sheetId: number,
  row0: number,
  column0: number,
  value: ExtendedValue | undefined,
  around: Surroundings,
): void {
  const { model } = engine;
  const key = row0 * COLUMNS + column0;
  engine.entries++;
  if (typeof value?.formulaValue === "string") {
    const formula = toEngineFormula(value.formulaValue, sheetId, around);
    sheet.formulas.set(key, { ...formula, source: value.formulaValue });
    model.setUserInput(sheet.index0, row0 + 1, column0 + 1, formula.text);
    return;
  }
  sheet.formulas.delete(key);
  const literal = literalOf(value);
  if (literal === undefined) model.rangeClearAll(sheet.index0, row0 + 1, column0 + 1, row0 + 1, column0 + 1);
  else
    model.setUserInput(
      sheet.index0,
      row0 + 1,
      column0 + 1,
      typeof literal === "string" ? `'${literal}` : String(literal).toUpperCase(),
    );
}

/** Formulas that ask for the time are written anew when it has moved. */
function enterClock(engine: Engine, around: Surroundings): boolean {
  const clock = `${around.today} ${around.now}`;
  if (clock === engine.clock) return false;
  engine.clock = clock;
  let changed = false;
  for (const [sheetId, sheet] of engine.sheets) {
    for (const [key, { usesClock, source }] of sheet.formulas) {
      if (!usesClock) continue;
      const formula = toEngineFormula(source, sheetId, around);
      engine.model.setUserInput(sheet.index0, Math.floor(key / COLUMNS) + 1, (key % COLUMNS) + 1, formula.text);
      engine.entries++;
      changed = true;
    }
  }
  return changed;
}

function compute(engine: Engine): Map<number, Map<number, CellValue>> {
  const { model } = engine;
  model.evaluate();
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

function isBlank(
  engine: Engine,
  results: NonNullable<Engine["results"]>,
  cell: NonNullable<EngineFormula["onlyCell"]>,
): boolean {
  const entered = engine.sheets.get(cell.sheetId)?.entered[cell.row0]?.[cell.column0];
  const key = cell.row0 * COLUMNS + cell.column0;
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
      values.set(row * COLUMNS + column, readCell(model, index0, row, column));
  }
}

function readCell(model: Model, index0: number, row0: number, column0: number): CellValue {
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
 * format with more of them is set; it gives 15 significant digits.
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

function surroundingsOf(spreadsheet: Spreadsheet, now: Date): Surroundings {
  const ids = new Map(sheetsOf(spreadsheet).map((sheet) => [titleOf(sheet).toLowerCase(), idOf(sheet)]));
  const named = new Map(
    (spreadsheet.namedRanges ?? []).map((range) => [(range.name ?? "").toLowerCase(), range.range]),
  );
  const serial = serialOf(now, spreadsheet.properties?.timeZone || "UTC");
  return {
    sheetIdOf: (title) => ids.get(title.toLowerCase()),
    namedRange: (name) => named.get(name.toLowerCase()),
    today: Math.floor(serial),
    now: serial,
  };
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

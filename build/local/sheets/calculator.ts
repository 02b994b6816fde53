import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { initSync } from "@ironcalc/wasm";
import { type CellValue, type Computed, gridOf, idOf, sheetsOf } from "./draft.ts";
import {
  COLUMNS,
  cellKey,
  type Engine,
  literalOf,
  type Results,
  scratchSheet0,
  surroundingsOf,
  synchronise,
} from "./engine.ts";
import { toEngineFormula } from "./engine-formula.ts";
import { compute, readCell } from "./engine-values.ts";
import type { Spreadsheet } from "./resources.ts";

/** Computes the formulas of spreadsheets; states that share cells are computed one after another at the cost of what differs. */
export interface Calculator {
  /** The values of a state of the spreadsheet, valid until it changes. Formulas are computed when the first is asked for. */
  computed(spreadsheet: Spreadsheet): Computed;
  /** What a formula gives where it stands in no cell; references without a sheet are to the sheet given. */
  evaluate(spreadsheet: Spreadsheet, sheetId: number, formula: string): CellValue;
}

/** Loads the formula engine; what it returns makes calculators. */
export async function loadCalculators(now: () => Date): Promise<() => Calculator> {
  const path = createRequire(import.meta.url)
    .resolve("@ironcalc/wasm")
    .replace(/wasm\.js$/, "wasm_bg.wasm");
  initSync({ module: await readFile(path) });
  return () => createCalculator(now);
}

function createCalculator(now: () => Date): Calculator {
  const engines: Engine[] = [];
  const resultsIn = (spreadsheet: Spreadsheet) => {
    const engine = synchronise(engines, spreadsheet, now());
    engine.results ??= compute(engine);
    return engine.results;
  };
  return {
    computed(spreadsheet) {
      const rows = new Map(sheetsOf(spreadsheet).map((sheet) => [idOf(sheet), gridOf(sheet).rowData ?? []]));
      let results: Results | undefined;
      const known = () => {
        results ??= containsFormula(spreadsheet) ? resultsIn(spreadsheet) : { values: new Map(), links: new Map() };
        return results;
      };
      return {
        at(sheetId, row0, column0) {
          const literal = literalOf(rows.get(sheetId)?.[row0]?.values?.[column0]?.userEnteredValue);
          return literal ?? known().values.get(sheetId)?.get(cellKey(row0, column0));
        },
        linkAt: (sheetId, row0, column0) => known().links.get(sheetId)?.get(cellKey(row0, column0)),
        reach: (sheetId) => reachOf(known().values.get(sheetId)?.keys() ?? []),
      };
    },
    evaluate(spreadsheet, sheetId, formula) {
      const engine = synchronise(engines, spreadsheet, now());
      const { text } = toEngineFormula(formula, sheetId, surroundingsOf(spreadsheet, now()));
      const scratch0 = scratchSheet0(engine);
      engine.model.pauseEvaluation();
      engine.model.setUserInput(scratch0, 1, 1, text);
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

function reachOf(keys: Iterable<number>): { rows: number; columns: number } {
  const reach = { rows: 0, columns: 0 };
  for (const key of keys) {
    reach.rows = Math.max(reach.rows, Math.floor(key / COLUMNS) + 1);
    reach.columns = Math.max(reach.columns, (key % COLUMNS) + 1);
  }
  return reach;
}

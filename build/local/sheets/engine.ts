import { Model } from "@ironcalc/wasm";
import { serialOf } from "./clock.ts";
import { type CellValue, columnCountOf, gridOf, idOf, rowCountOf, sheetsOf, titleOf } from "./draft.ts";
import { type EngineFormula, engineSheetName, type Surroundings, toEngineFormula } from "./engine-formula.ts";
import type { ExtendedValue, RowData, Spreadsheet } from "./resources.ts";

/** The formula engine and what it was last told. Cells are compared by identity, since they are replaced and never changed. */
export interface Engine {
  readonly model: Model;
  readonly structure: string;
  readonly sheets: ReadonlyMap<number, EngineSheet>;
  /** Entries so far; the engine remembers each one for undo, so it is begun anew when there are too many. */
  entries: number;
  /** Undefined while they have not been computed. */
  results: Results | undefined;
}

/** What formulas give, by sheet and `cellKey`. */
export interface Results {
  readonly values: ReadonlyMap<number, ReadonlyMap<number, CellValue>>;
  /** Where links lead. */
  readonly links: ReadonlyMap<number, ReadonlyMap<number, string>>;
}

export interface EngineSheet {
  /** The sheet's place in the engine, which is not that of its tab. */
  readonly index0: number;
  readonly entered: (ExtendedValue | undefined)[][];
  /** By `cellKey`. */
  readonly formulas: Map<number, EngineFormula & { readonly source: string }>;
}

/** One number for a cell of a sheet; `COLUMNS` is the most that a sheet can have. */
export function cellKey(row0: number, column0: number): number {
  return row0 * COLUMNS + column0;
}
export const COLUMNS = 18_278;

/** What a cell holds, without the engine; a formula is not computed. */
export function literalOf(value: ExtendedValue | null | undefined): number | string | boolean | undefined {
  return value?.numberValue ?? value?.stringValue ?? value?.boolValue ?? undefined;
}

/** Each sheet has another beside it, where the addresses of its links are computed; its place in the engine. */
export function linkSheet0({ sheets }: Engine, { index0 }: EngineSheet): number {
  return sheets.size + index0;
}

/** The engine's last sheet, which is none of the spreadsheet's. */
export function scratchSheet0({ sheets }: Engine): number {
  return 2 * sheets.size;
}

const MOST_ENTRIES = 500_000;
const MOST_ENGINES = 3;

/**
 * Tells an engine what differs from what it was told before. `engines` are those of the structures computed last, the latest at the end:
 * states of the same sheets and names take turns with one, and a new one is begun for others.
 */
export function synchronise(engines: Engine[], spreadsheet: Spreadsheet, now: Date): Engine {
  const engine = takeEngine(engines, spreadsheet);
  const around = surroundingsOf(spreadsheet, now);
  engine.model.pauseEvaluation();
  let changed = enterVarying(engine, around);
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

function takeEngine(engines: Engine[], spreadsheet: Spreadsheet): Engine {
  const structure = structureOf(spreadsheet);
  const known = engines.find((candidate) => candidate.structure === structure);
  if (known) engines.splice(engines.indexOf(known), 1);
  const isUsable = known !== undefined && known.entries < MOST_ENTRIES;
  if (!isUsable) known?.model.free();
  const engine = isUsable ? known : begin(spreadsheet, structure);
  engines.push(engine);
  if (engines.length > MOST_ENGINES) engines.shift()?.model.free();
  return engine;
}

function begin(spreadsheet: Spreadsheet, structure: string): Engine {
  const model = new Model("workbook", "en", "UTC", "en");
  const sheets = new Map<number, EngineSheet>();
  for (const sheet of sheetsOf(spreadsheet)) {
    const index0 = sheets.size;
    model.newSheet();
    model.renameSheet(index0, engineSheetName(idOf(sheet)));
    sheets.set(idOf(sheet), { index0, entered: [], formulas: new Map() });
  }
  // A model begins with one sheet: with these there is one beside each, and the scratch sheet at the end.
  for (let index0 = 0; index0 < sheets.size; index0++) model.newSheet();
  return { model, structure, sheets, entries: 0, results: undefined };
}

function enterSheet(engine: Engine, sheetId: number, rows: readonly RowData[], around: Surroundings): boolean {
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
  const key = cellKey(row0, column0);
  engine.entries++;
  if (typeof value?.formulaValue === "string") {
    const formula = toEngineFormula(value.formulaValue, sheetId, around);
    sheet.formulas.set(key, { ...formula, source: value.formulaValue });
    enterFormula(engine, sheet, key, formula);
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

function enterFormula(engine: Engine, sheet: EngineSheet, key: number, { text, link }: EngineFormula): void {
  const [row, column] = [Math.floor(key / COLUMNS) + 1, (key % COLUMNS) + 1];
  engine.model.setUserInput(sheet.index0, row, column, text);
  if (link !== undefined) engine.model.setUserInput(linkSheet0(engine, sheet), row, column, link);
}

/** Formulas that ask for the time or reach to the end of a sheet are entered anew when that has changed. */
function enterVarying(engine: Engine, around: Surroundings): boolean {
  let changed = false;
  for (const [sheetId, sheet] of engine.sheets) {
    for (const [key, { varies, source, text, link }] of sheet.formulas) {
      if (!varies) continue;
      const formula = toEngineFormula(source, sheetId, around);
      if (formula.text === text && formula.link === link) continue;
      sheet.formulas.set(key, { ...formula, source });
      enterFormula(engine, sheet, key, formula);
      engine.entries++;
      changed = true;
    }
  }
  return changed;
}

/** What names and the clock mean in formulas of this spreadsheet. */
export function surroundingsOf(spreadsheet: Spreadsheet, now: Date): Surroundings {
  const ids = new Map(sheetsOf(spreadsheet).map((sheet) => [titleOf(sheet).toLowerCase(), idOf(sheet)]));
  const named = new Map(
    (spreadsheet.namedRanges ?? []).map((range) => [(range.name ?? "").toLowerCase(), range.range]),
  );
  const sizes = new Map(
    sheetsOf(spreadsheet).map((sheet) => [idOf(sheet), { rows: rowCountOf(sheet), columns: columnCountOf(sheet) }]),
  );
  const serial = serialOf(now, spreadsheet.properties?.timeZone || "UTC");
  return {
    sheetIdOf: (title) => ids.get(title.toLowerCase()),
    sizeOf: (sheetId) => sizes.get(sheetId) ?? { rows: 1, columns: 1 },
    namedRange: (name) => named.get(name.toLowerCase()),
    today: Math.floor(serial),
    now: serial,
  };
}

import vm from "node:vm";
import { gzipSync } from "node:zlib";
import type { sheets_v4 } from "googleapis";
import { bundle } from "../../build/bundle.ts";
import { createSheetsService, type Person, type SpreadsheetStore } from "../../build/local/sheets/service.ts";
import { convert } from "../../src/workbook/conversion.ts";
import { splitParts } from "../../src/workbook/diff/parts.ts";
import { sheetIdOf } from "../../src/workbook/managed.ts";
import { pass } from "../../src/workbook/pass.ts";
import type { Request, Sheet } from "../../src/workbook/sheets-api.ts";
import { SNAPSHOT_FIELDS, type Snapshot } from "../../src/workbook/snapshot.ts";
import { rawSheets } from "../builders/live-workbook.ts";
import { typeEntries } from "../builders/many-entries.ts";
import { occasion } from "../builders/occasion.ts";
import { syntheticTables } from "../builders/synthetic-tables.ts";
import { pageFigures } from "./page-figures.ts";

const SIZES = [31, 1_000, 10_000];
const ENTRIES = [1_000, 10_000];
const WARM_UP_MS = 1000;
const RUNS = 15;
const PERSON: Person = { email: "integridad@alcaldia.example", owner: true };

/**
 * Prints how long a pass over a managed workbook takes beside `JSON.parse` of the same snapshot, in the same process, so
 * that the figures say something on any machine; then the size of the bundle and how long it takes to load.
 */
async function main(): Promise<void> {
  console.log("A pass (read, check, lay out, compare) beside JSON.parse of its snapshot");
  for (const size of SIZES) printPass(await managedSnapshot(size), size, "action");
  for (const size of ENTRIES) printPass(await managedSnapshot(SIZES[0]!, size), size, "entry");
  const { files } = await bundle();
  const code = files["Code.js"]!;
  const load = median(() => vm.runInNewContext(code, {}));
  const nothing = median(() => vm.runInNewContext("", {}));
  console.log(
    `Bundle: ${(code.length / 1024).toFixed(0)} KB, ${(gzipSync(code).length / 1024).toFixed(0)} KB compressed`,
  );
  console.log(
    `Loading it: ${(load - nothing).toFixed(1)} ms, ${(load / nothing).toFixed(1)} x an empty script in a new context`,
  );
  const { sizeBytes, blankMs, reloadMs, editToSeenMs } = await pageFigures(files);
  console.log(`Page: ${(sizeBytes / 1024).toFixed(0)} KB`);
  console.log(
    `Reload until the sheet stands: ${reloadMs.toFixed(0)} ms, ${(reloadMs / blankMs).toFixed(1)} x a blank page`,
  );
  console.log(
    `Edit until its subtotal follows: ${editToSeenMs.toFixed(0)} ms, ${(editToSeenMs / blankMs).toFixed(1)} x a blank page`,
  );
}

function printPass(json: string, size: number, unit: "action" | "entry"): void {
  const parse = median(() => JSON.parse(json));
  const snapshot = JSON.parse(json) as Snapshot;
  const whole = median(() => pass(snapshot, occasion()));
  console.log(
    `  ${String(size).padStart(6)} ${unit === "action" ? "actions" : "entries"}: ${(json.length / 1e6).toFixed(1)} MB, ${whole.toFixed(1)} ms, ${(whole / parse).toFixed(1)} x JSON.parse, ${((whole / size) * 1000).toFixed(0)} µs per ${unit}`,
  );
}

/** JSON text of the snapshot, without its log, of a converted workbook of this many actions, and of accepted entries of progress. */
async function managedSnapshot(actions: number, entries = 0): Promise<string> {
  const kept = new Map<string, sheets_v4.Schema$Spreadsheet>();
  const store: SpreadsheetStore = {
    load: (id) => kept.get(id),
    save: (book) => void kept.set(book.spreadsheetId!, book),
    newId: () => "libro",
  };
  const service = await createSheetsService(store);
  const { spreadsheetId } = service.create(rawSheets(syntheticTables(actions)), PERSON);
  const read = () => service.get({ spreadsheetId: spreadsheetId!, fields: SNAPSHOT_FIELDS }, PERSON) as Snapshot;
  const write = (requests: readonly Request[]) => {
    for (const part of splitParts(requests))
      service.batchUpdate(spreadsheetId!, { requests: [...part] as sheets_v4.Schema$Request[] }, PERSON);
  };
  const converted = convert(read(), { period: { fromYear: 2023, toYear: 2025 } }, "done", "2026-03-01");
  write(converted.requests);
  if (entries > 0) {
    write(typeEntries(read(), converted.plan, entries));
    for (const now of ["2026-03-01T09:00:00", occasion().now]) {
      const done = pass(read(), occasion({ now }));
      if (done.kind === "ready") write(done.requests);
    }
  }
  const { sheets = [], ...rest } = read();
  return JSON.stringify({ ...rest, sheets: sheets.map(withoutLog) });
}

/** A sheet as a pass reads it: of the log its head alone. */
function withoutLog(sheet: Sheet): Sheet {
  if (sheet.properties?.sheetId !== sheetIdOf("log")) return sheet;
  return {
    ...sheet,
    data: sheet.data!.map(({ rowData = [], ...data }) => ({ ...data, rowData: rowData.slice(0, 5) })),
  };
}

/** Median milliseconds of some runs, after as many as fill a second, so that the engine has compiled what it runs often. */
function median(run: () => unknown): number {
  for (const start = performance.now(); performance.now() - start < WARM_UP_MS; ) run();
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[Math.floor(RUNS / 2)]!;
}

await main();

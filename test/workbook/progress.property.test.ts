import fc from "fast-check";
import { expect, test } from "vitest";
import { ApiError } from "../../build/local/sheets/service.ts";
import { sheetIdOf } from "../../src/workbook/managed.ts";
import { locate } from "../../src/workbook/ours.ts";
import type { CellData } from "../../src/workbook/sheets-api.ts";
import { cellAt, type Snapshot } from "../../src/workbook/snapshot.ts";
import { COLLEAGUE, type ManagedWorkbook, managedSheet, managedWorkbooks } from "../builders/managed-workbook.ts";
import { occasion } from "../builders/occasion.ts";
import { told } from "./memory/told.ts";

const INSTALLER = { email: "integridad@alcaldia.example", owner: true };
const COLUMNS = ["date", "action", "activities", "spent", "link"] as const;
/** Most of them can be read, so that many rows hold a whole entry. */
const TEXTS: Readonly<Record<(typeof COLUMNS)[number], readonly string[]>> = {
  date: ["1/3/2026", "'2 de marzo de 2026", "28/2/2026", "5/3/2026", "pronto"],
  action: ["1", "2 · Evaluar el curso", "impartir un curso", "Publicar gastos", "99"],
  activities: ["2", "-1", "'3", "", "=1+1", "1.5", "dos"],
  spent: ["10.25", "'-$4.00", "", "=10/4", "mucho", "100000000001"],
  link: ["https://x.example/1", "", "=1+1"],
};
/** The serial number of the day on which the passes are made; what lies ahead of it does not count. */
const TODAY = (Date.parse(occasion().now.slice(0, 10)) - Date.UTC(1899, 11, 30)) / 86_400_000;
/** The actions that those texts name. */
const NAMED: Readonly<Record<string, string>> = {
  "1": "A01",
  "2 · Evaluar el curso": "A02",
  "impartir un curso": "A01",
  "Publicar gastos": "A05",
};

type Deed =
  /** Types into the columns one after the other; null leaves what stands there. */
  | { readonly what: "type"; readonly row: number; readonly texts: readonly (string | null)[] }
  | { readonly what: "copy" | "delete" | "insert" | "sort"; readonly row: number }
  | { readonly what: "pass" };

const row = fc.nat(5);
const whole = fc.tuple(...COLUMNS.map((column) => fc.constantFrom(...TEXTS[column])));
const single = fc
  .constantFrom(...COLUMNS)
  .chain((edited) =>
    fc.constantFrom("", ...TEXTS[edited]).map((text) => COLUMNS.map((column) => (column === edited ? text : null))),
  );
const typing = fc.record({ what: fc.constant("type" as const), row, texts: fc.oneof(whole, single) });
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: typing },
  { weight: 3, arbitrary: fc.record({ what: fc.constantFrom("copy", "delete", "insert", "sort"), row }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("pass" as const) }) },
);

test("whatever people do in the list, what counts is the sum over the rows that hold a whole entry", async () => {
  const open = await managedWorkbooks();
  const runs = Number(process.env.CUADROS_RUNS ?? 0);
  fc.assert(
    fc.property(fc.array(deed, { minLength: 3, maxLength: 10 }), (series) => {
      const book = open();
      for (const each of series) {
        if (each.what === "pass") told(book);
        else carryOut(each, book);
      }
      told(book);
      expect(counted(book.read())).toEqual(valid(book.read()));
    }),
    runs > 0 ? { numRuns: runs } : { numRuns: 10, seed: 5 },
  );
}, 3_600_000);

function carryOut(deed: Exclude<Deed, { what: "pass" }>, book: ManagedWorkbook): void {
  const sheet = managedSheet(book.read(), "progress");
  const sheetId = sheetIdOf("progress");
  const { columns, rows } = locate(sheet, "key");
  const row0 = rows.get("header")! + 1 + deed.row;
  const block = (startRowIndex: number, count = 1) => ({
    sheetId,
    startRowIndex,
    endRowIndex: startRowIndex + count,
    startColumnIndex: 0,
    endColumnIndex: sheet.properties!.gridProperties!.columnCount!,
  });
  const range = { sheetId, dimension: "ROWS", startIndex: row0, endIndex: row0 + 1 };
  if (deed.what === "type") {
    for (const [index, text] of deed.texts.entries()) {
      const place = { sheetId, rowIndex0: row0, columnIndex0: columns.get(COLUMNS[index]!)! };
      if (text !== null) enter(book, place, text);
    }
    return;
  }
  const requests = {
    copy: { copyPaste: { source: block(row0), destination: block(row0 + 1), pasteType: "PASTE_NORMAL" } },
    delete: { deleteDimension: { range } },
    insert: { insertDimension: { range, inheritFromBefore: true } },
    sort: {
      sortRange: {
        range: block(row0, 4),
        sortSpecs: [{ dimensionIndex: columns.get("date")!, sortOrder: "DESCENDING" }],
      },
    },
  };
  book.service.batchUpdate(book.id, { requests: [requests[deed.what]] }, INSTALLER);
}

/** Rows that the installer has just inserted above the first entry are locked until the next pass. */
function enter(book: ManagedWorkbook, place: Parameters<ManagedWorkbook["service"]["enter"]>[1], text: string): void {
  try {
    book.service.enter(book.id, place, text, COLLEAGUE);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}

/** Activities and cents by action, as formulas add them up: by the hidden columns. */
function counted(snapshot: Snapshot): Sums {
  return sums(snapshot, (cell) => (numberIn(cell("counts")) === 1 ? String(shown(cell("actionKey"))) : null));
}

/** The same from what people typed alone. */
function valid(snapshot: Snapshot): Sums {
  return sums(snapshot, (cell) => {
    const [activities, spent] = [shown(cell("activities")), shown(cell("spent"))];
    const date = shown(cell("date"));
    const isReadable =
      typeof date === "number" &&
      date <= TODAY &&
      (activities === undefined || Number.isInteger(activities)) &&
      (spent === undefined || (typeof spent === "number" && spent < 1e8));
    const saysSomething = activities !== undefined || spent !== undefined || shown(cell("link")) !== undefined;
    return isReadable && saysSomething ? namedBy(String(shown(cell("action")))) : null;
  });
}

/** By what people typed, or by the number of the label that a pass has put in its place. */
function namedBy(text: string): string | null {
  return NAMED[text] ?? (/^[1-5] · /.test(text) ? `A0${text[0]}` : null);
}

type Sums = Readonly<Record<string, readonly [activities: number, cents: number]>>;

function sums(snapshot: Snapshot, actionOf: (cell: (column: string) => CellData | undefined) => string | null): Sums {
  const sheet = managedSheet(snapshot, "progress");
  const { columns, rows, keyOfRow } = locate(sheet, "key");
  const found: Record<string, readonly [number, number]> = {};
  for (const row0 of keyOfRow.keys()) {
    if (row0 <= rows.get("header")!) continue;
    const cell = (column: string) => cellAt(sheet, row0, columns.get(column)!);
    const action = actionOf(cell);
    if (action === null) continue;
    const [activities, cents] = found[action] ?? [0, 0];
    found[action] = [activities + numberIn(cell("activities")), cents + Math.round(numberIn(cell("spent")) * 100)];
  }
  return found;
}

function numberIn(cell: CellData | undefined): number {
  return cell?.effectiveValue?.numberValue ?? 0;
}

function shown(cell: CellData | undefined): string | number | undefined {
  return cell?.effectiveValue?.stringValue ?? cell?.effectiveValue?.numberValue;
}

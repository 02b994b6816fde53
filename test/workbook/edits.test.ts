import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { editRequests, withEdits } from "../../src/workbook/edits.ts";
import type { SheetKey } from "../../src/workbook/managed.ts";
import { pass } from "../../src/workbook/pass.ts";
import type { ExtendedValue, Request } from "../../src/workbook/sheets-api.ts";
import {
  COLLEAGUE,
  type ManagedWorkbook,
  managedCell,
  managedPlace,
  managedWorkbooks,
  type Ready,
} from "../builders/managed-workbook.ts";
import { occasion } from "../builders/occasion.ts";

let open: () => ManagedWorkbook;
let book: ManagedWorkbook;
beforeAll(async () => {
  open = await managedWorkbooks((first) => void first.keep());
});
beforeEach(() => {
  book = open();
});

describe("a typed text that gives way to what it means", () => {
  test.each([
    ["axis:1", "A01", "budget", "'$1,350", "1350"],
    ["axis:1", "A01", "budget", "'$1,350.50", "1350.5"],
    ["axis:1", "A01", "term", "tres meses", "3"],
    ["axis:1", "A01", "responsible", "talento  humano/", "Talento Humano"],
    ["commission", "Free:1", "mail", "Ana@Alcaldia.example", "ana@alcaldia.example"],
    ["commission", "Free:1", "role", "COORDINACION", "coordinación"],
  ] as const)("is found as the whole of its one cell: %s %s %s «%s»", (sheet, row, column, typed, replacement) => {
    book.type(sheet, row, column, typed);
    const { sheetId, rowIndex0, columnIndex0 } = managedPlace(book.read(), sheet, row, column);
    const find = managedCell(book.read(), sheet, row, column)!.userEnteredValue!.stringValue!;
    const { requests } = pass(book.read(), occasion()) as Ready;
    expect(requests.filter((request) => request.findReplace)).toEqual([
      {
        findReplace: {
          find,
          replacement,
          matchCase: true,
          matchEntireCell: true,
          searchByRegex: false,
          range: {
            sheetId,
            startRowIndex: rowIndex0,
            endRowIndex: rowIndex0 + 1,
            startColumnIndex: columnIndex0,
            endColumnIndex: columnIndex0 + 1,
          },
        },
      },
    ]);
    expect(requests.filter((request) => touches(request, sheetId, rowIndex0, columnIndex0))).toEqual([]);
  });
});

describe("a text in its cell", () => {
  test.each(["a*b?c", "$1,350 (aprox.)", "~tilde~", "[x]", "\\d+", "á É ñ"])(
    "«%s» is found as it is written, and nothing else is",
    (typed) => {
      expect(replaced(typed, { numberValue: 7 })).toEqual({ numberValue: 7 });
      book.type("axis:1", "A01", "budget", `'${typed}.`);
      write(typed, { numberValue: 7 });
      expect(standing()).toEqual({ stringValue: `${typed}.` });
    },
  );

  test("is told apart from one in other letters", () => {
    book.type("axis:1", "A01", "budget", "'Doce");
    write("doce", { numberValue: 12 });
    expect(standing()).toEqual({ stringValue: "Doce" });
  });

  test.each<[string, ExtendedValue]>([
    ["a formula", { stringValue: "=1+1" }],
    ["a date", { stringValue: "1/2/2026" }],
    ["a number", { stringValue: "0012" }],
    ["a truth", { stringValue: "verdadero" }],
    ["an apostrophe", { stringValue: "'texto" }],
    ["two lines", { stringValue: "UAIP\nGerencia" }],
  ])("gives way to what looks like %s as text", (_what, to) => {
    expect(replaced("texto", to)).toEqual(to);
  });

  test("is blanked", () => {
    expect(replaced("texto", null)).toBeUndefined();
  });
});

test("what will stand after the edits is what stands after the write", () => {
  book.type("axis:1", "A01", "budget", "'$1,350");
  book.type("axis:1", "A02", "means", "");
  const before = book.read();
  const edits = [
    { ...place("A01", "budget"), to: { numberValue: 1350 } },
    { ...place("A02", "means"), to: { stringValue: "Acta" } },
    { ...place("A02", "resources"), to: null },
  ];
  book.write(editRequests(before, edits));
  const typed = (snapshot: typeof before) =>
    (["A01 budget", "A02 means", "A02 resources", "A02 budget"] as const).map((cell) => {
      const [row, column] = cell.split(" ") as [string, string];
      return managedCell(snapshot, "axis:1", row, column)?.userEnteredValue;
    });
  expect(typed(withEdits(before, edits))).toEqual(typed(book.read()));
});

test("cells that stand side by side are written by one request, and others by their own", () => {
  const edits = ["means", "resources", "budget"].map((column, index) => ({
    ...place("A02", column),
    to: { stringValue: `Texto ${index}` },
  }));
  const elsewhere = { ...place("A01", "means"), to: { stringValue: "Acta" } };
  const blank = withEdits(
    book.read(),
    [...edits, elsewhere].map((edit) => ({ ...edit, to: null })),
  );
  const requests = editRequests(blank, [...edits, elsewhere]);
  expect(requests).toHaveLength(2);
  book.write(requests);
  const texts = ["means", "resources", "budget"].map(
    (column) => managedCell(book.read(), "axis:1", "A02", column)?.userEnteredValue?.stringValue,
  );
  expect(texts).toEqual(["Texto 0", "Texto 1", "Texto 2"]);
});

function replaced(typed: string, to: ExtendedValue | null): ExtendedValue | undefined {
  book.service.enter(book.id, managedPlace(book.read(), "axis:1", "A01", "budget"), `'${typed}`, COLLEAGUE);
  write(typed, to);
  return standing();
}

/** Writes an edit that was made while a text stood in the cell. */
function write(read: string, to: ExtendedValue | null): void {
  const edit = { ...place("A01", "budget"), to };
  const asRead = withEdits(book.read(), [{ ...edit, to: { stringValue: read } }]);
  book.write(editRequests(asRead, [edit]));
}

function standing(): ExtendedValue | undefined {
  return managedCell(book.read(), "axis:1", "A01", "budget")?.userEnteredValue;
}

function place(row: string, column: string) {
  const {
    sheetId,
    rowIndex0: row0,
    columnIndex0: column0,
  } = managedPlace(book.read(), "axis:1" satisfies SheetKey, row, column);
  return { sheetId, row0, column0 };
}

/** Whether a request writes the value of a cell. */
function touches({ updateCells }: Request, sheetId: number, row0: number, column0: number): boolean {
  const start = updateCells?.start;
  if (!updateCells || start?.sheetId !== sheetId || !String(updateCells.fields).includes("userEnteredValue"))
    return false;
  const rowAt = row0 - (start.rowIndex ?? 0);
  const cells = updateCells.rows?.[rowAt]?.values ?? [];
  const columnAt = column0 - (start.columnIndex ?? 0);
  return rowAt >= 0 && columnAt >= 0 && columnAt < cells.length;
}

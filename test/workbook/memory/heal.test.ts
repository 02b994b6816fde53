import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Action, actionsOf, objectivesOf, type Plan } from "../../../src/plan/plan.ts";
import { type SheetKey, sheetIdOf } from "../../../src/workbook/managed.ts";
import { locate } from "../../../src/workbook/ours.ts";
import {
  COLLEAGUE,
  type ManagedWorkbook,
  managedCell,
  managedPlace,
  managedSheet,
  managedWorkbooks,
  type Ready,
} from "../../builders/managed-workbook.ts";
import { told } from "./told.ts";

let open: () => ManagedWorkbook;
let book: ManagedWorkbook;
beforeAll(async () => {
  open = await managedWorkbooks();
});
beforeEach(() => {
  book = open();
});

const RECOGNIZED = "Se reconoció la fila por su contenido";

describe("rows of which people sorted what is visible, and not the hidden keys", () => {
  test("in a block of a Cuadro are the actions they were, with their months", () => {
    const before = book.keep().plan;
    sort("axis:1", ["A01", "A02"], ["action", "externalSupport"]);
    const { done, log } = told(book);
    expect(textsByKey(done)).toEqual(textsByKey({ plan: before }));
    const [first, second, ...others] = contents(before);
    expect(contents(done.plan)).toEqual([second, first, ...others]);
    expect(log).toEqual([
      `cuadros | Cuadro 1 | Evaluar el curso |  |  |  | ${RECOGNIZED}`,
      `cuadros | Cuadro 1 | Impartir un curso |  |  |  | ${RECOGNIZED}`,
    ]);
  });

  test("in Catálogos are the units they were", () => {
    const before = book.keep().units;
    const keys = before.map(({ key }) => key);
    sort("catalogues", [keys[0]!, keys[keys.length - 1]!], ["name", "detail"], "DESCENDING");
    const { done, log } = told(book);
    expect(byKey(done.units)).toEqual(byKey(before));
    expect(done.units.map(({ name }) => name)).toEqual(
      before
        .map(({ name }) => name)
        .sort()
        .reverse(),
    );
    expect(log.every((line) => line.startsWith("cuadros | Catálogos | ") && line.endsWith(RECOGNIZED))).toBe(true);
    expect(log.length).toBeGreaterThan(1);
  });

  test("in Comisión are the members they were", () => {
    for (const [row, mail] of [
      ["Free:1", "zoila@alcaldia.example"],
      ["Free:2", "ana@alcaldia.example"],
    ] as const)
      book.type("commission", row, "mail", mail);
    const before = book.keep().members;
    sort("commission", ["M01", "M02"], ["mail", "role"]);
    const { done, log } = told(book);
    expect(byKey(done.members)).toEqual(byKey(before));
    expect(done.members.map(({ key }) => key)).toEqual(["M02", "M01"]);
    expect(log).toHaveLength(2);
  });
});

describe("a hidden key that somebody cleared or wrote over", () => {
  test.each([
    ["axis:1", "A01", ""],
    ["axis:1", "A01", "A02"],
    ["axis:1", "A01", "mi nota"],
    ["axis:2", "A03", "A99"],
    ["budget", "P02", ""],
    ["budget", "P02", "P01"],
    ["schedule", "A02", ""],
    ["schedule", "A02", "A01"],
    ["schedule", "A02", "=1/0"],
  ] as const)("in %s, row %s, by «%s» comes back", (sheet, row, typed) => {
    book.type("schedule", "A02", "2026-05", "4");
    book.type("budget", "P02", "responsible", "Informática");
    const before = book.keep();
    const snapshot = book.read();
    book.type(sheet, row, "key", typed);
    const { done, log } = told(book);
    expect(done.plan).toEqual(before.plan);
    expect(managedPlace(book.read(), sheet, row, "key")).toEqual(managedPlace(snapshot, sheet, row, "key"));
    expect(log.filter((line) => !line.endsWith(RECOGNIZED))).toEqual([]);
    expect(log).toHaveLength(1);
  });

  test.each(["lineKey", "objectiveKey"])(
    "in the column %s of a Cuadro, of the budget and of the schedule comes back",
    (column) => {
      const before = book.keep();
      for (const [sheet, row] of [
        ["axis:2", "A04"],
        ["budget", "P03"],
        ["schedule", "A04"],
      ] as const) {
        book.type(sheet, row, column, "");
        expect(told(book).done.plan).toEqual(before.plan);
      }
    },
  );
});

describe("what people move with the visible cells alone", () => {
  test("an action cut and pasted into a new row of another objective keeps its key and its months", () => {
    book.type("schedule", "A03", "2026-05", "4");
    book.keep();
    insertRowBelow("axis:2", "A04");
    const snapshot = book.read();
    cutVisible(
      "axis:2",
      managedPlace(snapshot, "axis:2", "A03", "action").rowIndex0,
      managedPlace(snapshot, "axis:2", "A04", "action").rowIndex0 + 1,
    );
    const { done, log } = told(book);
    const moved = [...actionsOf(done.plan)].find(({ action }) => action.text === "Publicar el plan")!;
    expect(moved.action).toMatchObject({
      key: "A03",
      months: [{ month: "2026-05", activities: { kind: "value", value: 4 } }],
    });
    expect(moved.objective.text).toBe("Plan discutido");
    expect(log).toEqual([
      "desconocido | Cuadro 2 | Publicar el plan |  | Cuadro 2 · Gente informada | Cuadro 2 · Plan discutido | Se movió la fila",
      `cuadros | Cuadro 2 | Publicar el plan |  |  |  | ${RECOGNIZED}`,
    ]);
  });

  test("two rows whose contents were exchanged by hand are the actions they were", () => {
    const before = book.keep();
    const [first, second] = [visibleTexts("A01"), visibleTexts("A02")];
    pasteVisible("A01", second);
    pasteVisible("A02", first);
    expect(textsByKey(told(book).done)).toEqual(textsByKey(before));
  });
});

describe("a copied row", () => {
  test.each([
    ["below", 1],
    ["above", 0],
  ])("%s the first is a new action, and the schedule stays with the one it was typed for", (_where, offset) => {
    book.type("schedule", "A01", "2026-05", "4");
    const before = book.keep();
    const at0 = managedPlace(book.read(), "axis:1", "A01", "action").rowIndex0;
    book.act([
      { insertDimension: { range: rows("axis:1", at0 + offset), inheritFromBefore: true } },
      copyRow("axis:1", at0 + 1 - offset, at0 + offset),
    ]);
    const { done, log } = told(book);
    expect([...actionsOf(done.plan)].map(({ action }) => action.key).sort()).toEqual([
      "A01",
      "A02",
      "A03",
      "A04",
      "A05",
      "A06",
    ]);
    const months = (key: string, { plan }: Pick<Ready, "plan">) =>
      [...actionsOf(plan)].find(({ action }) => action.key === key)?.action.months;
    expect(months("A01", done)).toEqual(months("A01", before));
    expect(months("A06", done)).toEqual([]);
    expect(log.map((line) => line.split(" | ").slice(0, 3).concat(line.split(" | ").slice(-1)))).toEqual([
      ["desconocido", "Cuadro 1", "Impartir un curso", "Se agregó la fila"],
    ]);
  });

  test.each([
    ["the copy", 1],
    ["the first", 0],
  ])("of which %s is then changed leaves the key with the one whose content is remembered", (_which, changed) => {
    book.keep();
    const at0 = managedPlace(book.read(), "axis:1", "A01", "action").rowIndex0;
    book.act([
      { insertDimension: { range: rows("axis:1", at0 + 1), inheritFromBefore: true } },
      copyRow("axis:1", at0, at0 + 1),
      setText("axis:1", at0 + changed, "action", "Otro curso"),
    ]);
    const texts = textsByKey(told(book).done);
    expect(texts.get("A01")).toBe("Impartir un curso");
    expect([...texts.values()]).toContain("Otro curso");
    expect(texts.size).toBe(6);
  });
});

test("a row that was edited keeps its key, also when its new content is that of no other row", () => {
  book.keep();
  book.type("axis:1", "A01", "action", "Impartir dos cursos");
  const { done, log } = told(book);
  expect(textsByKey(done).get("A01")).toBe("Impartir dos cursos");
  expect(log).toEqual([
    "desconocido | Cuadro 1 | Impartir dos cursos | Acciones concretas | Impartir un curso | Impartir dos cursos | Se cambió",
  ]);
});

test("objectives and lines are the same ones after a partial sort", () => {
  const before = book.keep();
  sort("axis:1", ["A01", "A02"], ["action", "externalSupport"]);
  const keys = ({ plan }: Ready) =>
    [...objectivesOf(plan)].map(({ line, objective }) => [line.key, objective.key, objective.text]);
  expect(keys(told(book).done)).toEqual(keys(before));
});

function textsByKey({ plan }: Pick<Ready, "plan">): ReadonlyMap<string, string> {
  return new Map([...actionsOf(plan)].map(({ action }) => [action.key, action.text]));
}

function contents(plan: Plan): readonly Action[] {
  return [...actionsOf(plan)].map(({ action }) => action);
}

function byKey<T extends { readonly key: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.key, item]));
}

/** Sorts the cells of adjoining rows by their first column, as people do with a selection. */
function sort(
  sheet: SheetKey,
  [first, last]: readonly [string, string],
  [from, to]: readonly [string, string],
  sortOrder: "ASCENDING" | "DESCENDING" = "ASCENDING",
): void {
  const snapshot = book.read();
  const [start, end] = [managedPlace(snapshot, sheet, first, from), managedPlace(snapshot, sheet, last, to)];
  const range = {
    sheetId: sheetIdOf(sheet),
    startRowIndex: start.rowIndex0,
    endRowIndex: end.rowIndex0 + 1,
    startColumnIndex: start.columnIndex0,
    endColumnIndex: end.columnIndex0 + 1,
  };
  const sortSpecs = [{ dimensionIndex: start.columnIndex0, sortOrder }];
  book.act([{ sortRange: { range, sortSpecs } }]);
}

function rows(sheet: SheetKey, startIndex: number) {
  return { sheetId: sheetIdOf(sheet), dimension: "ROWS", startIndex, endIndex: startIndex + 1 } as const;
}

function insertRowBelow(sheet: SheetKey, row: string): void {
  const { rowIndex0 } = managedPlace(book.read(), sheet, row, "action");
  book.act([{ insertDimension: { range: rows(sheet, rowIndex0 + 1), inheritFromBefore: true } }]);
}

/** From the action on to the last column that people see. */
function visible(sheet: SheetKey, row0: number) {
  const { columns } = locate(managedSheet(book.read(), sheet), "key");
  return {
    sheetId: sheetIdOf(sheet),
    startRowIndex: row0,
    endRowIndex: row0 + 1,
    startColumnIndex: columns.get("action")!,
    endColumnIndex: columns.get("externalSupport")! + 1,
  };
}

function cutVisible(sheet: SheetKey, from0: number, to0: number): void {
  const { sheetId, startColumnIndex } = visible(sheet, to0);
  const destination = { sheetId, rowIndex: to0, columnIndex: startColumnIndex };
  const cutPaste = { source: visible(sheet, from0), destination, pasteType: "PASTE_NORMAL" };
  book.act([{ cutPaste }]);
}

/** A whole row with its hidden keys, but for the first two columns, which are merged. */
function copyRow(sheet: SheetKey, from0: number, to0: number) {
  const columnCount = managedSheet(book.read(), sheet).properties!.gridProperties!.columnCount!;
  const range = (row0: number) => ({ ...visible(sheet, row0), endColumnIndex: columnCount });
  return { copyPaste: { source: range(from0), destination: range(to0), pasteType: "PASTE_NORMAL" } } as const;
}

function setText(sheet: SheetKey, row0: number, column: string, stringValue: string) {
  const columnIndex = locate(managedSheet(book.read(), sheet), "key").columns.get(column)!;
  const start = { sheetId: sheetIdOf(sheet), rowIndex: row0, columnIndex };
  return {
    updateCells: { rows: [{ values: [{ userEnteredValue: { stringValue } }] }], fields: "userEnteredValue", start },
  };
}

function visibleTexts(row: string): readonly string[] {
  const columns = [
    "action",
    "term",
    "means",
    "resources",
    "budget",
    "responsible",
    "internalSupport",
    "externalSupport",
  ];
  return columns.map((column) => {
    const { stringValue, numberValue } = managedCell(book.read(), "axis:1", row, column)?.userEnteredValue ?? {};
    return stringValue ?? String(numberValue);
  });
}

function pasteVisible(row: string, texts: readonly string[]): void {
  book.service.paste(book.id, managedPlace(book.read(), "axis:1", row, "action"), [texts], COLLEAGUE);
}

import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Action, actionsOf, objectivesOf } from "../../../src/plan/plan.ts";
import { planCents } from "../../../src/plan/totals.ts";
import { type SheetKey, sheetIdOf } from "../../../src/workbook/managed.ts";
import {
  type ManagedWorkbook,
  managedCell,
  managedPlace,
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
  book.keep();
});

describe("the text of a line or an objective", () => {
  test("stays when the row that bears it is deleted, and the log tells of the row alone", () => {
    const before = textsOf(book.keep());
    deleteRow("axis:1", "A01");
    const { done, log } = told(book);
    expect(textsOf(done)).toEqual(before);
    expect(shownAtTop("objective")).toBe("Personal formado");
    expect(log).toHaveLength(1);
    expect(log[0]).toMatch(/^desconocido \| Cuadro 1 \| Impartir un curso \| {2}\| .*\| Se eliminó la fila$/s);
  });

  test("stays when the thin row at the top of its block is deleted", () => {
    const before = textsOf(book.keep());
    deleteRow("axis:1", "top:L01");
    expect(textsOf(told(book).done)).toEqual(before);
  });

  test.each([
    ["line", "1.1 Formación"],
    ["objective", "Personal formado"],
  ] as const)("cleared by hand in the column %s stays cleared, is a finding, and is offered again", (column, text) => {
    setAtTop(column, "");
    const { done, log } = told(book);
    expect(shownAtTop(column)).toBe("");
    expect(log).toEqual([
      expect.stringMatching(new RegExp(`^desconocido \\| Cuadro 1 \\| .* \\| ${text} \\|  \\| Se borró$`)),
    ]);
    const offered = done.findings.filter(({ finding }) => finding.mends.some(({ label }) => label.includes(text)));
    expect(offered).toHaveLength(1);
    const [{ key: findingKey, finding }] = offered as [(typeof offered)[0]];
    const wish = {
      id: "1",
      kind: "mend",
      author: "ana@alcaldia.example",
      findingKey,
      mendId: finding.mends[0]!.id,
    } as const;
    const mended = told(book, { wishes: [wish] });
    expect(mended.done.outcomes).toEqual([{ id: "1", kind: "done" }]);
    expect(shownAtTop(column)).toBe(text);
    expect(mended.log).toEqual([
      expect.stringMatching(new RegExp(`^ana@alcaldia.example \\| Cuadro 1 \\| .* \\|  \\| ${text} \\| Corrección: `)),
    ]);
    expect(mended.done.findings.map(({ key }) => key)).not.toContain(findingKey);
  });
});

describe("a deleted action", () => {
  test.each(["=100+20", "'1.350"])("whose amount was typed as «%s» is a finding too", (typed) => {
    book.type("axis:2", "A03", "budget", typed);
    book.keep();
    deleteRow("axis:2", "A03");
    expect(told(book).done.findings.map(({ finding }) => finding.code)).toContain("accion-eliminada");
  });

  test("that had money is a finding, and comes back with all that was typed and its months", () => {
    book.type("schedule", "A01", "2026-05", "4");
    book.type("axis:1", "A01", "resources", "Aula magna");
    const before = actionOf(book.keep(), "A01");
    deleteRow("axis:1", "A01");
    const deleted = told(book).done;
    expect(planCents(deleted.plan)).toBe(400_00);
    const wish = restoring(deleted);
    const { done, log } = told(book, { wishes: [wish] });
    expect(done.outcomes).toEqual([{ id: "1", kind: "done" }]);
    expect(actionOf(done, "A01")).toEqual(before);
    expect(planCents(done.plan)).toBe(500_00);
    expect(managedCell(book.read(), "axis:1", "A01", "resources")?.userEnteredValue).toEqual({
      stringValue: "Aula magna",
    });
    expect(managedCell(book.read(), "schedule", "A01", "2026-05")?.userEnteredValue).toEqual({ numberValue: 4 });
    expect(log).toHaveLength(1);
    expect(log[0]).toMatch(
      /^ana@alcaldia.example \| Cuadro 1 \| Impartir un curso \| {2}\| {2}\| .*Aula magna.* \| Corrección: Recuperar la acción/s,
    );
    expect(codes(done)).not.toContain("accion-eliminada");
  });

  test("comes back when its row in the schedule was deleted too, with what stood there", () => {
    book.type("schedule", "A02", "2026-05", "4");
    const before = actionOf(book.keep(), "A02");
    deleteRow("axis:1", "A02");
    deleteRow("schedule", "A02");
    const { done } = told(book, {});
    const back = told(book, { wishes: [restoring(done)] }).done;
    expect(actionOf(back, "A02")).toEqual(before);
  });

  test("comes back with its objective and its line when their whole block was deleted", () => {
    const before = book.keep();
    for (const row of ["top:L03", "A05", "bottom:L03", "subtotal:L03"]) deleteRow("axis:2", row);
    const { done } = told(book);
    expect([...objectivesOf(done.plan)].map(({ objective }) => objective.key)).toEqual(["O01", "O02", "O03"]);
    const back = told(book, { wishes: [restoring(done)] }).done;
    expect(actionOf(back, "A05")).toEqual(actionOf(before, "A05"));
    expect(textsOf(back)).toEqual(textsOf(before));
    expect(planCents(back.plan)).toBe(500_00);
  });

  test("without money and activities only stands in the log", () => {
    book.type("axis:1", "A02", "budget", "");
    book.type("schedule", "A02", "2026-02", "");
    book.type("schedule", "A02", "activities", "");
    book.keep();
    deleteRow("axis:1", "A02");
    const { done, log } = told(book);
    expect(codes(done)).not.toContain("accion-eliminada");
    expect(log).toHaveLength(1);
    expect(log[0]).toMatch(
      /^desconocido \| Cuadro 1 \| Evaluar el curso \|.*Acciones concretas: Evaluar el curso.*Se eliminó la fila$/s,
    );
  });

  test("that nobody wants back can be accepted, and stays so until it is brought back", () => {
    deleteRow("axis:1", "A01");
    const { done } = told(book);
    const { findingKey } = restoring(done);
    const accept = {
      id: "2",
      kind: "accept",
      author: "ana@alcaldia.example",
      findingKey,
      reason: "Se fusionó",
    } as const;
    expect(told(book, { wishes: [accept] }).done.findings.find(({ key }) => key === findingKey)).toMatchObject({
      status: "aceptada",
      acceptance: { reason: "Se fusionó", author: "ana@alcaldia.example" },
    });
  });
});

test("a mend whose finding is not there any more does nothing and says so", () => {
  const wish = {
    id: "9",
    kind: "mend",
    author: "ana@alcaldia.example",
    findingKey: "accion-eliminada",
    mendId: "x",
  } as const;
  const { done, log } = told(book, { wishes: [wish] });
  expect(done.outcomes).toEqual([{ id: "9", kind: "gone" }]);
  expect(log).toEqual([]);
});

function textsOf({ plan }: Ready): readonly string[] {
  return [...objectivesOf(plan)].map(({ line, objective }) =>
    [line.key, line.code, line.name, objective.key, objective.text].join("|"),
  );
}

function actionOf({ plan }: Ready, key: string): Action | undefined {
  return [...actionsOf(plan)].find(({ action }) => action.key === key)?.action;
}

function codes({ findings }: Ready): readonly string[] {
  return findings.map(({ finding }) => finding.code);
}

function restoring({ findings }: Ready) {
  const { key: findingKey, finding } = findings.find((listed) => listed.finding.code === "accion-eliminada")!;
  expect(finding.mends).toHaveLength(1);
  return { id: "1", kind: "mend", author: "ana@alcaldia.example", findingKey, mendId: finding.mends[0]!.id } as const;
}

function deleteRow(sheet: SheetKey, row: string): void {
  const { rowIndex0 } = managedPlace(book.read(), sheet, row, "key");
  const range = {
    sheetId: sheetIdOf(sheet),
    dimension: "ROWS",
    startIndex: rowIndex0,
    endIndex: rowIndex0 + 1,
  } as const;
  book.act([{ deleteDimension: { range } }]);
}

/** The cell that bears the text of axis 1's only line or objective: the first of the block that holds one. */
function topRow(column: "line" | "objective"): string {
  const rows = ["top:L01", "A01", "A02"];
  return rows.find((row) => managedCell(book.read(), "axis:1", row, column)?.userEnteredValue) ?? rows[0]!;
}

function shownAtTop(column: "line" | "objective"): string {
  return managedCell(book.read(), "axis:1", topRow(column), column)?.userEnteredValue?.stringValue ?? "";
}

function setAtTop(column: "line" | "objective", text: string): void {
  book.type("axis:1", topRow(column), column, text);
}

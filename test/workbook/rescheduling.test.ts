import { beforeAll, expect, test } from "vitest";
import { CHANGE_KEY } from "../../src/workbook/layout/changes.ts";
import { RETIRED } from "../../src/workbook/layout/schedule.ts";
import {
  type ManagedWorkbook,
  managedCell,
  managedPlace,
  managedWorkbooks,
  type Ready,
} from "../builders/managed-workbook.ts";

let open: () => ManagedWorkbook;
const APPROVED = ["2026-03", "2026-04"];
const MOVE = `${CHANGE_KEY}A01:reprogramación`;

beforeAll(async () => {
  open = await managedWorkbooks((book) => {
    book.type("schedule", "A01", "2026-01", "");
    for (const month of APPROVED) book.type("schedule", "A01", month, "1");
    const approval = { minutes: "Acta 3", resolution: "Acuerdo 1", date: "2026-01-20" };
    book.keep({ wishes: [{ id: "w1", author: "ana@alcaldia.example", kind: "baseline", approval }] });
  });
});

test("months moved after the baseline stand beside the approved ones, in the log and among the changes of the plan", () => {
  const book = open();
  move(book);
  const told = logLines(book.keep());
  expect(told).toEqual(
    expect.arrayContaining([expect.stringContaining("marzo de 2026"), expect.stringContaining("mayo de 2026")]),
  );
  expect(shown(book, "schedule", "A01", "approved")).toBe("marzo a abril de 2026");
  expect(shown(book, "changes", MOVE, "approved")).toBe("marzo a abril de 2026");
  expect(shown(book, "changes", MOVE, "current")).toBe("abril a mayo de 2026");
  expect(book.keep().requests).toEqual([]);
});

test("a move is a finding until its reason stands in the schedule, which the list of changes then shows", () => {
  const book = open();
  move(book);
  expect(codes(book.keep())).toContain("reprogramacion-sin-motivo");
  book.type("changes", MOVE, "reason", "Lo pidió la Gerencia");
  book.type("schedule", "A01", "reason", "Se atrasó la compra");
  expect(codes(book.keep())).not.toContain("reprogramacion-sin-motivo");
  expect(shown(book, "changes", MOVE, "scheduleReason")).toBe("Se atrasó la compra");
  expect(shown(book, "changes", MOVE, "reason")).toBe("Lo pidió la Gerencia");
  expect(book.keep().requests).toEqual([]);
});

test("months that are moved back are no move any more", () => {
  const book = open();
  move(book);
  book.keep();
  book.type("schedule", "A01", "2026-03", "1");
  book.type("schedule", "A01", "2026-05", "");
  expect(codes(book.keep())).not.toContain("reprogramacion-sin-motivo");
  expect(shown(book, "schedule", "A01", "approved")).toBe("");
  expect(book.keep().requests).toEqual([]);
});

test("a new baseline makes the moved months the approved ones", () => {
  const book = open();
  move(book);
  const approval = { minutes: "Acta 9", resolution: "Acuerdo 4", date: "2026-04-20" };
  book.keep({ wishes: [{ id: "w2", author: "ana@alcaldia.example", kind: "baseline", approval }] });
  expect(shown(book, "schedule", "A01", "approved")).toBe("");
  expect(shown(book, "schedule", "A01", "original")).toBe(";202604;202605;");
});

test("what people say of an action's course stays in its row when they delete the action itself", () => {
  const book = open();
  book.type("schedule", "A03", "suspended", "sí");
  book.type("schedule", "A03", "reason", "Sin fondos");
  const { plan } = book.keep();
  expect(plan.axes[1]!.lines[0]!.objectives[0]!.actions[0]!.course).toEqual({ suspended: "sí", reason: "Sin fondos" });
  expect(shown(book, "schedule", "A03", "state")).toBe("suspendida");
  const { sheetId, rowIndex0 } = managedPlace(book.read(), "axis:2", "A03", "action");
  const range = { sheetId, dimension: "ROWS", startIndex: rowIndex0, endIndex: rowIndex0 + 1 };
  book.act([{ deleteDimension: { range } }]);
  book.keep();
  expect(["action", "suspended", "reason", "state"].map((column) => shown(book, "schedule", "A03", column))).toEqual([
    RETIRED,
    "sí",
    "Sin fondos",
    "",
  ]);
  expect(book.keep().requests).toEqual([]);
});

function move(book: ManagedWorkbook): void {
  book.type("schedule", "A01", "2026-03", "");
  book.type("schedule", "A01", "2026-05", "1");
}

function codes({ findings }: Ready): readonly string[] {
  return findings.map(({ finding }) => finding.code);
}

/** Each text that a pass writes, those of the log among them. */
function logLines({ requests }: Ready): readonly string[] {
  return requests.flatMap(({ updateCells }) =>
    (updateCells?.rows ?? []).flatMap(({ values = [] }) =>
      values.flatMap(({ userEnteredValue }) => userEnteredValue?.stringValue ?? []),
    ),
  );
}

function shown(book: ManagedWorkbook, ...[sheet, row, column]: Cell): string {
  const value = managedCell(book.read(), sheet, row, column)?.effectiveValue;
  return value?.stringValue ?? "";
}

type Cell = [Parameters<typeof managedCell>[1], string, string];

import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sheetIdOf } from "../../src/workbook/managed.ts";
import { locate } from "../../src/workbook/ours.ts";
import {
  type ManagedWorkbook,
  managedCell,
  managedPlace,
  managedSheet,
  managedWorkbooks,
  type Ready,
} from "../builders/managed-workbook.ts";
import { logLines, told } from "./memory/told.ts";

const ANA = "ana@alcaldia.example";

let open: () => ManagedWorkbook;
let book: ManagedWorkbook;
beforeAll(async () => {
  open = await managedWorkbooks();
});
beforeEach(() => {
  book = open();
  book.type("axis:1", "A01", "budget", "sin costo");
  book.keep();
});

describe("a finding that somebody accepts", () => {
  test("by typing a reason in its row stays listed below the open ones, with reason, author and date", () => {
    const key = unreadAmount();
    book.type("findings", `obs:${key}`, "reason", "Lo dona la cooperación");
    const { done, log } = told(book, { edits: [editOf(`obs:${key}`, ANA)] });
    expect(listed(done, key)).toMatchObject({
      status: "aceptada",
      acceptance: { reason: "Lo dona la cooperación", author: ANA, acceptedOn: "2026-03-02" },
    });
    expect(log).toEqual([
      expect.stringMatching(
        new RegExp(
          `^${ANA} \\| Observaciones \\| .* \\| Motivo para aceptarla \\|  \\| Lo dona la cooperación \\| Se aceptó la observación$`,
        ),
      ),
    ]);
    const shown = (column: string) =>
      managedCell(book.read(), "findings", `obs:${key}`, column)?.userEnteredValue?.stringValue;
    expect([shown("status"), shown("reason"), shown("author")]).toEqual(["Aceptada", "Lo dona la cooperación", ANA]);
    const row0 = (rowKey: string) => managedPlace(book.read(), "findings", rowKey, "reason").rowIndex0;
    for (const other of done.findings)
      if (other.status !== "aceptada") expect(row0(`obs:${other.key}`)).toBeLessThan(row0(`obs:${key}`));
  });

  test("in the sidebar gets the reason into its row, and the author is who asked", () => {
    const key = unreadAmount();
    const { done, log } = told(book, { wishes: [accept(key, "  Lo dona la cooperación ")] });
    expect(done.outcomes).toEqual([{ id: "1", kind: "done" }]);
    expect(listed(done, key)).toMatchObject({
      status: "aceptada",
      acceptance: { reason: "Lo dona la cooperación", author: ANA },
    });
    expect(managedCell(book.read(), "findings", `obs:${key}`, "reason")?.userEnteredValue).toEqual({
      stringValue: "Lo dona la cooperación",
    });
    expect(log).toHaveLength(1);
  });

  test("where Google names nobody is accepted by «desconocido»", () => {
    const key = unreadAmount();
    book.type("findings", `obs:${key}`, "reason", "Así queda");
    expect(listed(told(book).done, key)?.acceptance?.author).toBe("desconocido");
  });

  test("is open again as «cambió» when its figures change, and keeps the reason", () => {
    const key = unreadAmount();
    told(book, { wishes: [accept(key, "Así queda")] });
    book.type("axis:1", "A01", "budget", "por definir");
    const { done } = told(book);
    expect(listed(done, key)).toMatchObject({ status: "cambió", acceptance: { reason: "Así queda" } });
    expect(managedCell(book.read(), "findings", `obs:${key}`, "status")?.userEnteredValue).toEqual({
      stringValue: "Cambió desde que se aceptó",
    });
    book.type("axis:1", "A01", "budget", "sin costo");
    expect(listed(told(book).done, key)?.status).toBe("aceptada");
  });

  test("that came back is settled by a new reason", () => {
    const key = unreadAmount();
    told(book, { wishes: [accept(key, "Así queda")] });
    book.type("axis:1", "A01", "budget", "por definir");
    told(book);
    book.type("findings", `obs:${key}`, "reason", "Se definirá en mayo");
    const { done, log } = told(book);
    expect(listed(done, key)).toMatchObject({ status: "aceptada", acceptance: { reason: "Se definirá en mayo" } });
    expect(log).toEqual([expect.stringContaining("| Así queda | Se definirá en mayo | Se aceptó la observación")]);
  });

  test("is withdrawn by clearing the reason", () => {
    const key = unreadAmount();
    told(book, { wishes: [accept(key, "Así queda")] });
    book.type("findings", `obs:${key}`, "reason", "");
    const { done, log } = told(book);
    expect(listed(done, key)).toMatchObject({ status: "abierta", acceptance: null });
    expect(log).toEqual([expect.stringContaining("| Así queda |  | Se retiró la aceptación")]);
  });

  test("that is mended leaves its reason in the log, and takes it up again when it comes back", () => {
    const key = unreadAmount();
    told(book, { wishes: [accept(key, "Así queda")] });
    book.type("axis:1", "A01", "budget", "50");
    expect(listed(told(book).done, key)).toBeUndefined();
    expect(logLines(book.read()).filter((line) => line.includes("| Así queda |"))).toHaveLength(1);
    book.type("axis:1", "A01", "budget", "sin costo");
    expect(listed(told(book).done, key)).toMatchObject({ status: "aceptada", acceptance: { reason: "Así queda" } });
  });

  test("typed in the very pass in which it vanishes leaves its reason in the log", () => {
    const key = unreadAmount();
    book.type("findings", `obs:${key}`, "reason", "Así queda");
    book.type("axis:1", "A01", "budget", "50");
    told(book);
    expect(logLines(book.read()).filter((line) => line.includes("Así queda"))).toHaveLength(1);
  });

  test("that has gone meanwhile is told as gone, and nothing is kept", () => {
    const { done, log } = told(book, { wishes: [accept("no-hay|tal", "Así queda")] });
    expect(done.outcomes).toEqual([{ id: "1", kind: "gone" }]);
    expect([done.state.accepted, log]).toEqual([{}, []]);
  });

  test("marks its cell no longer, and does once the figures are others", () => {
    const key = unreadAmount();
    const note = () => managedCell(book.read(), "axis:1", "A01", "budget")?.note;
    expect(note()).toContain("no está escrito como número");
    told(book, { wishes: [accept(key, "Así queda")] });
    expect(note()).toBeUndefined();
    book.type("axis:1", "A01", "budget", "por definir");
    told(book);
    expect(note()).toContain("no está escrito como número");
  });
});

describe("the plan as the council approved it", () => {
  const approval = { minutes: "Acta 7", resolution: "Acuerdo 3", date: "2026-02-27" };
  const fix = { id: "b", kind: "baseline", author: ANA, approval } as const;

  test("is recorded with its acuerdo, and the log says by whom", () => {
    const { done, log } = told(book, { wishes: [fix] });
    expect(done.outcomes).toEqual([{ id: "b", kind: "done" }]);
    expect(done.state.baseline).toMatchObject({ approval, fixedOn: "2026-03-02", fixedBy: ANA });
    expect(done.state.baseline!.actions.map(({ key, budgetCents }) => [key, budgetCents])).toEqual([
      ["A01", null],
      ["A02", 200_00],
      ["A03", 50_00],
      ["A04", 70_00],
      ["A05", 80_00],
    ]);
    expect(log).toEqual([
      `${ANA} | Modificaciones | Plan de 5 acciones |  |  | Acta 7, Acuerdo 3, 2026-02-27 | Se fijó la línea base`,
    ]);
  });

  test("shows each change since then in Modificaciones, whose reasons stay through further passes", () => {
    told(book, { wishes: [fix] });
    book.type("axis:1", "A02", "budget", "250");
    book.type("axis:2", "A04", "term", "5");
    book.type("axis:2", "A03", "responsible", "UAIP");
    book.type("axis:1", "bottom:L01", "action", "Acción nueva");
    deleteRow("A05");
    told(book);
    expect(changes()).toEqual(["A02:monto", "A06:agregada", "A03:responsable", "A04:plazo", "A05:eliminada"]);
    book.type("changes", "change:A02:monto", "reason", "Subió el precio");
    const { log } = told(book);
    expect(log).toEqual([
      expect.stringMatching(/\| Modificaciones \| .* \| Motivo del cambio \| {2}\| Subió el precio \| Se escribió$/),
    ]);
    book.type("axis:1", "A02", "budget", "260");
    told(book);
    expect(managedCell(book.read(), "changes", "change:A02:monto", "reason")?.userEnteredValue).toEqual({
      stringValue: "Subió el precio",
    });
  });

  test("that is fixed anew with another acuerdo has no modifications, and the reasons are in the log", () => {
    told(book, { wishes: [fix] });
    book.type("axis:1", "A02", "budget", "250");
    told(book);
    book.type("changes", "change:A02:monto", "reason", "Subió el precio");
    const { done } = told(book, { wishes: [{ ...fix, approval: { ...approval, resolution: "Acuerdo 9" } }] });
    expect(changes()).toEqual([]);
    expect(done.state.baseline!.approval.resolution).toBe("Acuerdo 9");
    expect(logLines(book.read()).some((line) => line.includes("Subió el precio"))).toBe(true);
  });

  test("counts a responsable as the same under another of its names", () => {
    told(book, { wishes: [fix] });
    book.type("axis:2", "A03", "responsible", "informática/");
    told(book);
    expect(changes()).toEqual([]);
  });
});

/** The modifications that *Modificaciones* shows. */
function changes(): readonly string[] {
  const keys = locate(managedSheet(book.read(), "changes"), "key").keyOfRow;
  return keys.flatMap((key) => (key.startsWith("change:") ? [key.slice("change:".length)] : []));
}

function unreadAmount(): string {
  return book.keep().findings.find(({ finding }) => finding.code === "monto-no-leido")!.key;
}

function listed({ findings }: Ready, key: string) {
  return findings.find((finding) => finding.key === key);
}

function accept(findingKey: string, reason: string) {
  return { id: "1", kind: "accept", author: ANA, findingKey, reason } as const;
}

function editOf(row: string, author: string) {
  const { sheetId, rowIndex0, columnIndex0 } = managedPlace(book.read(), "findings", row, "reason");
  return {
    author,
    sheetId,
    startRow0: rowIndex0,
    endRow0: rowIndex0 + 1,
    startColumn0: columnIndex0,
    endColumn0: columnIndex0 + 1,
  };
}

function deleteRow(row: string): void {
  const { rowIndex0 } = managedPlace(book.read(), "axis:2", row, "key");
  const range = {
    sheetId: sheetIdOf("axis:2"),
    dimension: "ROWS",
    startIndex: rowIndex0,
    endIndex: rowIndex0 + 1,
  } as const;
  book.act([{ deleteDimension: { range } }]);
}

import { describe, expect, test } from "vitest";
import type { ListedFinding } from "../../../src/plan/acceptance.ts";
import { type FindingCode, type FindingDetails, finding } from "../../../src/plan/finding.ts";
import { FINDING_KEY } from "../../../src/workbook/layout/findings.ts";
import { sheetIdOf } from "../../../src/workbook/managed.ts";
import { aBook, laidOut, OWNER } from "./laid-out.ts";

const ACCEPTANCE = {
  reason: "Así se aprobó.",
  author: "maria@alcaldia.example",
  acceptedOn: "2026-03-02",
  figures: "",
};

const WRONG = listed("a", "monto-no-leido", { message: "No se lee el monto." });
const UNDECIDED = listed("b", "accion-sin-plazo", { message: "Falta el plazo." });
const NOTED = listed("c", "monto-escritura", { message: "Se leyó $50.00." });

describe("Observaciones", () => {
  test("lists what is open first and what was accepted below it, with who accepted it, when and why", async () => {
    const workbook = await laidOut(
      aBook({ findings: [accepted(WRONG), { ...UNDECIDED, status: "cambió", acceptance: ACCEPTANCE }, NOTED] }),
    );
    const columns = ["severity", "status", "reason", "author", "acceptedOn"].map((key) =>
      workbook.column("findings", key),
    );
    expect([0, 1, 2].map((row) => columns.map((column) => column[row] ?? ""))).toEqual([
      ["Advertencia", "Cambió desde que se aceptó", "Así se aprobó.", "maria@alcaldia.example", "2 de marzo de 2026"],
      ["Nota", "Abierta", "", "", ""],
      ["Error", "Aceptada", "Así se aprobó.", "maria@alcaldia.example", "2 de marzo de 2026"],
    ]);
  });

  test("leaves a reason that somebody types in the row of an open finding, wherever the row moves", async () => {
    const workbook = await laidOut(aBook({ findings: [WRONG, UNDECIDED, NOTED] }));
    const row = FINDING_KEY + NOTED.key;
    workbook.type("findings", workbook.reader("findings").rows.get(row)!, "reason", "Se queda así");
    workbook.lay(aBook({ findings: [accepted(WRONG), NOTED] }));
    expect(workbook.column("findings", "message")).toEqual(["Se leyó $50.00.", "No se lee el monto."]);
    expect(workbook.cell("findings", row, "reason")?.userEnteredValue).toEqual({ stringValue: "Se queda así" });
  });

  test("says what explains a finding and which ways there are to mend it", async () => {
    const mend = (label: string) => ({ id: label, label, steps: [] });
    const one = listed("d", "presupuesto-monto", {
      explanation: ["La diferencia es $300.00.", "Dos acciones cuestan $300.00."],
      remedy: "Corrija el monto.",
      mends: [mend("Mover la primera"), mend("Mover la segunda")],
    });
    const workbook = await laidOut(aBook({ findings: [one] }));
    expect(workbook.column("findings", "explanation")).toEqual([
      "La diferencia es $300.00.\nDos acciones cuestan $300.00.",
    ]);
    expect(workbook.column("findings", "remedy")[0]?.split("\n")).toEqual([
      "Corrija el monto.",
      "Correcciones posibles, a elegir en Ver observaciones:",
      "• Mover la primera",
      "• Mover la segunda",
    ]);
  });

  test("names the cell of the finding, also after rows were inserted above it", async () => {
    const workbook = await laidOut(aBook({ findings: [WRONG] }));
    const insertDimension = {
      range: { sheetId: sheetIdOf("axis:1"), dimension: "ROWS", startIndex: 4, endIndex: 6 } as const,
      inheritFromBefore: false,
    };
    const before = Number(workbook.column("findings", "cell")[0]!.slice(1));
    workbook.service.batchUpdate(workbook.id, { requests: [{ insertDimension }] }, OWNER);
    expect(workbook.column("findings", "cell")).toEqual([`G${before + 2}`]);
  });

  test("says so when there is nothing to say", async () => {
    const workbook = await laidOut(aBook());
    const text = workbook.cell("findings", "subtitle", "severity")?.userEnteredValue?.stringValue;
    expect(text).toMatch(/^No hay observaciones/);
  });
});

test("Inicio counts what is open by severity, and what was accepted", async () => {
  const findings = [WRONG, accepted(UNDECIDED), { ...NOTED, status: "cambió", acceptance: ACCEPTANCE } as const];
  const workbook = await laidOut(aBook({ findings }));
  const counts = ["open:error", "open:advertencia", "open:nota", "accepted"].map(
    (row) => workbook.cell("start", row, "value")?.userEnteredValue?.numberValue,
  );
  expect(counts).toEqual([1, 0, 1, 1]);
});

function listed(key: string, code: FindingCode, details: Partial<FindingDetails>): ListedFinding {
  const place = { at: "row", sheet: "axis:1", key: "A01", column: "budget" } as const;
  const found = finding(code, { place, message: "", found: "", expected: "", remedy: "", ...details });
  return { key, finding: found, status: "abierta", acceptance: null };
}

function accepted(finding: ListedFinding): ListedFinding {
  return { ...finding, status: "aceptada", acceptance: ACCEPTANCE };
}

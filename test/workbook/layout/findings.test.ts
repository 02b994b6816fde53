import { describe, expect, test } from "vitest";
import type { ListedFinding } from "../../../src/plan/acceptance.ts";
import { type FindingCode, type FindingDetails, finding } from "../../../src/plan/finding.ts";
import { FINDING_KEY } from "../../../src/workbook/layout/findings.ts";
import { sheetIdOf } from "../../../src/workbook/managed.ts";
import { aBook, type LaidOut, laidOut, OWNER } from "./laid-out.ts";

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

  test("names the cell of the finding with a link to it, also after rows were inserted above it", async () => {
    const workbook = await laidOut(aBook({ findings: [WRONG] }));
    const insertDimension = {
      range: { sheetId: sheetIdOf("axis:1"), dimension: "ROWS", startIndex: 4, endIndex: 6 } as const,
      inheritFromBefore: false,
    };
    const before = Number(workbook.column("findings", "cell")[0]!.slice(1));
    workbook.service.batchUpdate(workbook.id, { requests: [{ insertDimension }] }, OWNER);
    expect(workbook.column("findings", "cell")).toEqual([`G${before + 2}`]);
    expect(linksIn(workbook)).toEqual([`#gid=${sheetIdOf("axis:1")}&range=G${before + 2}`]);
  });

  test("names the cell in its new column after the pass that follows a column put in before it", async () => {
    const book = aBook({ findings: [WRONG] });
    const workbook = await laidOut(book);
    const row = workbook.column("findings", "cell")[0]!.slice(1);
    const insertDimension = {
      range: { sheetId: sheetIdOf("axis:1"), dimension: "COLUMNS", startIndex: 2, endIndex: 3 } as const,
      inheritFromBefore: false,
    };
    workbook.service.batchUpdate(workbook.id, { requests: [{ insertDimension }] }, OWNER);
    workbook.lay(book);
    expect(workbook.column("findings", "cell")).toEqual([`H${row}`]);
    expect(linksIn(workbook)).toEqual([`#gid=${sheetIdOf("axis:1")}&range=H${row}`]);
    expect(workbook.lay(book)).toEqual([]);
  });

  test("links to cells of the sheets as they were, too, and writes nothing where the links stand", async () => {
    const place = { at: "cell", sheetId: 7, rowIndex0: 11, columnIndex0: 27 } as const;
    const book = aBook({ findings: [WRONG, listed("f", "columna-no-encontrada", { place })] });
    const workbook = await laidOut(book);
    expect(workbook.column("findings", "cell")[1]).toBe("AB12");
    expect(linksIn(workbook)[1]).toBe("#gid=7&range=AB12");
    expect(workbook.lay(book)).toEqual([]);
  });

  test("says so when there is nothing to say", async () => {
    const workbook = await laidOut(aBook());
    const text = workbook.cell("findings", "subtitle", "severity")?.userEnteredValue?.stringValue;
    expect(text).toMatch(/^No hay observaciones/);
  });
});

describe("a cell of a Cuadro", () => {
  const place = (sheet: string, key: string) => ({ at: "row", sheet, key, column: "responsible" }) as const;
  const UNKNOWN = listed("d", "unidad-desconocida", {
    message: "No está en el catálogo.",
    remedy: "Elija una unidad.",
    place: place("axis:1", "A01"),
    alsoAt: [place("axis:1", "A02"), place("budget", "P01")],
  });
  const CELLS = [
    ["axis:1", "A01"],
    ["axis:1", "A02"],
    ["budget", "P01"],
  ] as const;

  test("that is not understood is marked, with what is wrong and what to do, wherever the same stands", async () => {
    const workbook = await laidOut(aBook({ findings: [UNKNOWN] }));
    const plain = workbook.cell("axis:1", "A01", "means")?.userEnteredFormat?.backgroundColorStyle;
    for (const [sheet, row] of CELLS) {
      const cell = workbook.cell(sheet, row, "responsible");
      expect(cell?.note).toContain("No está en el catálogo.\nElija una unidad.");
      expect(cell?.userEnteredFormat?.backgroundColorStyle).not.toEqual(plain);
    }
  });

  test("bears no mark once it was accepted, nor for a warning about what is well understood", async () => {
    const marked = async (findings: readonly ListedFinding[]) => {
      const workbook = await laidOut(aBook({ findings }));
      return CELLS.flatMap(([sheet, row]) => workbook.cell(sheet, row, "responsible")?.note ?? []);
    };
    expect(await marked([accepted(UNKNOWN)])).toEqual([]);
    const differing = { place: place("budget", "P01"), message: "No son los mismos." };
    expect(await marked([listed("e", "presupuesto-responsables", differing)])).toEqual([]);
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

/** Where the links of *Observaciones* lead, in the order of its rows. */
function linksIn({ service, id }: LaidOut): readonly string[] {
  const ranges = ["Observaciones"];
  const fields = "sheets.data.rowData.values.hyperlink";
  const [sheet] = service.get({ spreadsheetId: id, ranges, fields }, OWNER).sheets ?? [];
  const rows = sheet?.data?.[0]?.rowData ?? [];
  return rows.flatMap(({ values = [] }) => values.flatMap(({ hyperlink }) => hyperlink ?? []));
}

function listed(key: string, code: FindingCode, details: Partial<FindingDetails>): ListedFinding {
  const place = { at: "row", sheet: "axis:1", key: "A01", column: "budget" } as const;
  const found = finding(code, { place, message: "", found: "", expected: "", remedy: "", ...details });
  return { key, finding: found, status: "abierta", acceptance: null };
}

function accepted(finding: ListedFinding): ListedFinding {
  return { ...finding, status: "aceptada", acceptance: ACCEPTANCE };
}

import { describe, expect, test } from "vitest";
import type { Wish } from "../../src/workbook/occasion.ts";
import { grantReports, type MadeReport, openReports, type ReportRecord } from "../../src/workbook/reports.ts";
import { readState, type State, stateRows } from "../../src/workbook/state.ts";
import { occasion } from "../builders/occasion.ts";

const AUTHOR = "enlace@alcaldia.example";
const FIGURES = { actions: 31, budgetCents: 3_845_000, activitiesDone: 4, spentCents: 10_000, errors: 0 };

describe("the reports that people ask for", () => {
  test("are entered once each, however often their wish comes", () => {
    const wishes = [asks("1"), asks("1")];
    const { reports, entries } = grantReports(occasion({ wishes }));
    expect(reports).toMatchObject([{ id: "1", number: 1, version: 1, state: "asked", author: AUTHOR }]);
    expect(entries).toMatchObject([{ author: AUTHOR, what: "Se pidió el informe", after: "N.° 1, versión 1" }]);
    expect(grantReports(occasion({ wishes }), reports)).toMatchObject({ reports, entries: [] });
  });

  test("share a number where report, period and unit are the same, and count their versions", () => {
    const wishes = [asks("1"), asks("2", { period: "2023-T2" }), asks("3"), asks("4", { report: "plan", period: "" })];
    const { reports } = grantReports(occasion({ wishes }));
    expect(reports.map(({ number, version }) => [number, version])).toEqual([
      [1, 1],
      [2, 1],
      [1, 2],
      [3, 1],
    ]);
  });

  test("are open until they are done or given up", () => {
    const wishes = [asks("1"), asks("2"), asks("3"), made("2", "unfinished"), made("3", "failed")];
    expect(openReports(grantReports(occasion({ wishes })).reports).map(({ id }) => id)).toEqual(["1", "2"]);
  });

  test("stay as they are once done, whatever is said of them afterwards", () => {
    const { reports } = grantReports(occasion({ wishes: [asks("1"), made("1", "done")] }));
    expect(grantReports(occasion({ wishes: [made("1", "failed")] }), reports).reports).toEqual(reports);
  });

  test("of which nobody knows are not made up", () => {
    const { reports, outcomes } = grantReports(occasion({ wishes: [made("1", "done")] }));
    expect([reports, outcomes[0]?.kind]).toEqual([[], "gone"]);
  });

  test("survive being kept, in their order", () => {
    const wishes = Array.from({ length: 12 }, (_, index) => asks(String(index), { period: String(2023 + index) }));
    const { reports } = grantReports(occasion({ wishes: [...wishes, made("3", "done")] }));
    const read = readState(stateRows({ ...STATE, reports }));
    expect((read as State).reports).toEqual(reports);
  });
});

describe("a new version of a report", () => {
  test("tells which figures have changed since the last one that was made", () => {
    expect(changesAfter(FIGURES, { ...FIGURES, budgetCents: 3_900_000, errors: 2 })).toBe(
      "Desde la versión 1: presupuesto: de $38,450.00 a $39,000.00; errores abiertos: de 0 a 2.",
    );
  });

  test("says so where nothing has changed, or only texts have", () => {
    expect(changesAfter(FIGURES, FIGURES)).toBe("Desde la versión 1 no cambió nada.");
    expect(changesAfter(FIGURES, FIGURES, "otro")).toMatch(/^Desde la versión 1 cambiaron textos o detalles/);
  });

  test("is compared with none where no version was made before", () => {
    const wishes = [asks("1"), made("1", "failed"), asks("2"), made("2", "done")];
    expect(grantReports(occasion({ wishes })).reports[1]).toMatchObject({ version: 2, changes: "" });
  });
});

function changesAfter(before: typeof FIGURES, after: typeof FIGURES, digest = "igual"): string {
  const wishes = [asks("1"), made("1", "done", before), asks("2"), made("2", "done", after, digest)];
  return grantReports(occasion({ wishes })).reports[1]!.changes;
}

function asks(id: string, changes: Partial<Pick<ReportRecord, "report" | "period">> = {}): Wish {
  const wanted = {
    report: "seguimiento",
    period: "2023-T1",
    unit: "",
    periodText: "primer trimestre de 2023",
  } as const;
  return { kind: "report", id, author: AUTHOR, ...wanted, ...changes };
}

function made(reportId: string, state: "done" | "unfinished" | "failed", figures = FIGURES, digest = "igual"): Wish {
  const files: MadeReport = { madeAt: "2026-03-02T09:01:00", documentId: "doc", pdfId: "pdf", figures, digest };
  const rest = { state, trouble: "", periodText: "primer trimestre de 2023", made: state === "done" ? files : null };
  return { kind: "report-made", id: `${reportId}-hecho`, author: AUTHOR, reportId, ...rest };
}

const STATE: State = {
  schema: 1,
  phase: "done",
  lastKeys: {},
  axisCount: 1,
  originals: [],
  readingFindings: [],
  accepted: {},
  baseline: null,
  memory: new Map(),
  gone: {},
  texts: {},
};

import { expect, test } from "vitest";
import type { Baseline, Modification } from "../../../src/plan/baseline.ts";
import { CHANGE_KEY } from "../../../src/workbook/layout/changes.ts";
import { aBook, type LaidOut, laidOut } from "./laid-out.ts";

const BASELINE: Baseline = {
  approval: { minutes: "5", resolution: "Acuerdo N.° 21", date: "2023-02-01" },
  fixedOn: "2026-03-02",
  fixedBy: "maria@alcaldia.example",
  actions: [],
};
const RAISED = modification("A01|monto", {
  kind: "monto",
  approved: "$100.00",
  current: "$450.00",
  differenceCents: 350_00,
});
const DROPPED = modification("A09|eliminada", { kind: "eliminada", approved: "$1,200.00", differenceCents: -1200_00 });
const PROLONGED = modification("A02|plazo", { kind: "plazo", approved: "3 meses", current: "1 mes" });

test("each modification says in words what changed, from what to what, and by how much", async () => {
  const workbook = await laidOut(book([RAISED, DROPPED, PROLONGED]));
  const columns = ["line", "what", "approved", "current", "difference"].map((key) => workbook.column("changes", key));
  expect([0, 1, 2].map((row) => columns.map((column) => column[row] ?? ""))).toEqual([
    ["1.1", "Cambió el monto", "$100.00", "$450.00", "+$350.00"],
    ["1.1", "Se eliminó la acción", "$1,200.00", "", "-$1,200.00"],
    ["1.1", "Cambió el plazo", "3 meses", "1 mes", ""],
  ]);
});

test("long texts are shortened, so that several modifications fit on a screen", async () => {
  const long = "Promover procesos ".repeat(30);
  const action = { ...RAISED.action, objective: long, text: long };
  const workbook = await laidOut(book([{ ...RAISED, action }]));
  for (const column of ["objective", "action"])
    expect(workbook.column("changes", column)[0]).toMatch(/^Promover procesos .{40,110}…$/);
});

test("above them stand the decision they are compared with and what they add up to", async () => {
  const workbook = await laidOut(book([RAISED, DROPPED]));
  expect(headTexts(workbook)).toEqual([
    "Línea base: Acta 5, Acuerdo N.° 21, del 1 de febrero de 2023. Se fijó el 2 de marzo de 2026 por maria@alcaldia.example.",
    "2 modificaciones esperan un nuevo acuerdo del Concejo Municipal. El presupuesto total disminuye $850.00.",
  ]);
});

test("moved months wait for no acuerdo, and bear the reason that stands in the schedule", async () => {
  const moved = modification("A02|reprogramación", {
    kind: "reprogramación",
    approved: "marzo de 2026",
    current: "mayo de 2026",
    scheduleReason: "Se atrasó la compra",
  });
  const workbook = await laidOut(book([RAISED, moved]));
  expect(headTexts(workbook)[1]).toBe(
    "1 modificación espera un nuevo acuerdo del Concejo Municipal. El presupuesto total aumenta $350.00. 1 acción se reprogramó: sus meses ya no son los aprobados.",
  );
  expect(workbook.column("changes", "scheduleReason")).toEqual(["", "Se atrasó la compra"]);
  const alone = await laidOut(book([moved, moved].map((each, index) => ({ ...each, key: `${each.key}${index}` }))));
  expect(headTexts(alone)[1]).toBe("2 acciones se reprogramaron: sus meses ya no son los aprobados.");
});

test("a decision that is not known, and a person whom nobody could name, are not made up", async () => {
  const approval = { minutes: "", resolution: "", date: "" };
  const workbook = await laidOut(book([], { ...BASELINE, approval, fixedBy: "desconocido" }));
  expect(headTexts(workbook)[0]).toBe("Línea base: sin acta ni acuerdo anotados. Se fijó el 2 de marzo de 2026.");
});

test("without a baseline the sheet says how to record one", async () => {
  const workbook = await laidOut(aBook());
  expect(headTexts(workbook).join(" ")).toContain("Plan de integridad > Fijar línea base");
});

test("the reason that people type stays while the modification is there, and the row goes with it", async () => {
  const workbook = await laidOut(book([RAISED, PROLONGED]));
  const row = CHANGE_KEY + PROLONGED.key;
  workbook.type("changes", workbook.reader("changes").rows.get(row)!, "reason", "Se atrasó la compra");
  workbook.lay(book([DROPPED, PROLONGED]));
  expect(workbook.column("changes", "reason")).toEqual(["", "Se atrasó la compra"]);
  workbook.lay(book([DROPPED]));
  expect(workbook.column("changes", "what")).toEqual(["Se eliminó la acción"]);
  expect(workbook.column("changes", "reason")).toEqual([]);
  expect(workbook.lay(book([DROPPED]))).toEqual([]);
});

function book(modifications: readonly Modification[], baseline = BASELINE): ReturnType<typeof aBook> {
  return aBook({ modifications, state: { ...aBook().state, baseline } });
}

function modification(key: string, changes: Partial<Modification>): Modification {
  const action = { key: key.slice(0, 3), axisNumber: 1, lineCode: "1.1", objective: "Objetivo", text: "Acción" };
  return { key, kind: "monto", action, approved: "", current: "", differenceCents: 0, ...changes };
}

function headTexts(workbook: LaidOut): readonly (string | undefined)[] {
  return ["subtitle", "subtitle2"].map((row) => workbook.cell("changes", row, "axis")?.userEnteredValue?.stringValue);
}

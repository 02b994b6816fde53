import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { serialOfDate } from "../../src/plan/date.ts";
import { type SheetKey, sheetIdOf } from "../../src/workbook/managed.ts";
import type { NewEntry, Occasion } from "../../src/workbook/occasion.ts";
import { locate } from "../../src/workbook/ours.ts";
import { pass } from "../../src/workbook/pass.ts";
import { valueIn } from "../../src/workbook/snapshot.ts";
import {
  type ManagedWorkbook,
  managedCell,
  managedPlace,
  managedSheet,
  managedWorkbooks,
} from "../builders/managed-workbook.ts";
import { typeEntries } from "../builders/many-entries.ts";
import { occasion } from "../builders/occasion.ts";
import { logLines, told } from "./memory/told.ts";

const ANA = "ana@alcaldia.example";
const BETO = "beto@alcaldia.example";
const MONDAY = "2026-03-02";
const TUESDAY = { now: "2026-03-03T08:00:00" };

let open: () => ManagedWorkbook;
let book: ManagedWorkbook;
beforeAll(async () => {
  open = await managedWorkbooks((first) => {
    for (const [mail, unit, role, row] of [
      [ANA, "Talento Humano", "coordinación", "Free:1"],
      [BETO, "Secretaría", "enlace de unidad", "Free:2"],
    ] as const)
      for (const [column, text] of Object.entries({ mail, unit, role })) first.type("commission", row, column, text);
    first.keep();
  });
});
beforeEach(() => {
  book = open();
});

describe("a row that people write in Ejecución", () => {
  test("is recorded by who was seen there, today, counts and is told in the log", () => {
    write("Free:3", {
      date: "27/2/2026",
      action: "1 · Impartir un curso",
      activities: "2",
      spent: "75.5",
      link: "https://x.example/1",
    });
    const { log } = told(book, { edits: [seenAt("Free:3", ANA)] });
    expect(row("R01")).toMatchObject({
      action: "1 · Impartir un curso",
      recordedBy: ANA,
      recordedOn: serialOfDate(MONDAY),
      status: "registrado",
      actionKey: "A01",
      meansKey: "A01/1",
      counts: 1,
    });
    expect(log).toEqual([
      [
        `${ANA} | Ejecución | 1 · Impartir un curso |  |  | Fecha: 27/02/2026`,
        "Acción: 1 · Impartir un curso",
        "Actividades realizadas: 2",
        "Monto gastado: $75.50",
        "Enlace de la evidencia: https://x.example/1 | Se agregó la fila",
      ].join("\n"),
    ]);
  });

  test("is recorded by «desconocido» where Google names nobody", () => {
    write("Free:1", { date: "27/2/2026", action: "1", activities: "2" });
    told(book);
    expect(row("R01")).toMatchObject({ recordedBy: "desconocido", status: "registrado" });
  });

  test.each([
    ["nothing but a date", { date: "27/2/2026" }],
    ["an action that there is not", { date: "27/2/2026", action: "77", activities: "1" }],
    ["an amount that cannot be read", { date: "27/2/2026", action: "1", activities: "1", spent: "mucho" }],
    ["half an activity", { date: "27/2/2026", action: "1", activities: "0.5" }],
    ["no date", { action: "1", activities: "1" }],
  ])("is incomplete with %s, and does not count on any day", (_, cells) => {
    write("Free:1", cells);
    told(book);
    expect(row("R01")).toMatchObject({ status: "incompleto", counts: 0 });
    told(book, TUESDAY);
    expect(row("R01")).toMatchObject({ status: "incompleto", counts: 0, recordedOn: serialOfDate(MONDAY) });
    expect(mayWrite("R01")).toBe(true);
  });

  test("names its action as the dropdown does, by its number or by its text", () => {
    for (const [index, action] of ["2 · Evaluar el curso", " 2 ", "evaluar el CURSO"].entries())
      write(`Free:${index + 1}`, { date: "27/2/2026", action, activities: "1" });
    told(book);
    for (const key of ["R01", "R02", "R03"])
      expect(row(key)).toMatchObject({ actionKey: "A02", action: "2 · Evaluar el curso" });
  });

  test("takes figures back with a sign, however it is written", () => {
    write("Free:1", { date: "'27 de febrero de 2026", action: "1", activities: "'- 1", spent: "'($50.00)" });
    told(book);
    expect(row("R01")).toMatchObject({ date: serialOfDate("2026-02-27"), activities: -1, spent: -50, counts: 1 });
  });

  test("may be put right on its day, and is accepted, locked and plain on the next, which the log does not tell", () => {
    write("Free:1", { date: "27/2/2026", action: "1", activities: "2" });
    told(book);
    expect(mayWrite("R01")).toBe(true);
    book.type("progress", "R01", "activities", "3");
    const { log } = told(book, TUESDAY);
    expect(log).toEqual([expect.stringContaining("| Actividades realizadas | 2 | 3 | Se cambió")]);
    expect(row("R01")).toMatchObject({ status: "aceptado", counts: 1, activities: 3 });
    expect(mayWrite("R01")).toBe(false);
    expect(mayWrite("Free:2")).toBe(true);
    expect(managedCell(book.read(), "progress", "R01", "action")?.dataValidation).toBeUndefined();
  });

  test("that somebody empties is no entry, stays where it is and may be written again", () => {
    write("Free:1", { date: "27/2/2026", action: "1", activities: "2" });
    write("Free:2", { date: "28/2/2026", action: "2", activities: "1" });
    told(book);
    const place = managedPlace(book.read(), "progress", "R01", "date");
    write("R01", { date: "", action: "", activities: "" });
    const { log } = told(book);
    expect(log).toEqual([expect.stringContaining("Se eliminó la fila")]);
    expect(managedPlace(book.read(), "progress", "R01", "date")).toEqual(place);
    expect(row("R01")).toEqual({ key: "R01" });
    write("R01", { date: "1/3/2026", action: "2", activities: "4" });
    told(book, { ...TUESDAY, edits: [seenAt("R01", BETO)] });
    expect(row("R01")).toMatchObject({ recordedBy: BETO, recordedOn: serialOfDate("2026-03-03"), activities: 4 });
  });

  test("is an entry of its own when it is copied, and recorded anew", () => {
    write("Free:1", { date: "27/2/2026", action: "1", activities: "2" });
    told(book);
    const { rowIndex0 } = managedPlace(book.read(), "progress", "R01", "date");
    copyRow(rowIndex0, rowIndex0 + 1);
    told(book, TUESDAY);
    expect([row("R01").status, row("R02").status]).toEqual(["aceptado", "registrado"]);
    expect(row("R02")).toMatchObject({
      activities: 2,
      recordedOn: serialOfDate("2026-03-03"),
      recordedBy: "desconocido",
    });
  });

  test("below the end of the list is taken up above it", () => {
    const { rowIndex0 } = managedPlace(book.read(), "progress", "end", "date");
    const sheetId = sheetIdOf("progress");
    const range = { sheetId, dimension: "ROWS", startIndex: rowIndex0 + 1, endIndex: rowIndex0 + 3 } as const;
    if (managedSheet(book.read(), "progress").properties!.gridProperties!.rowCount! < rowIndex0 + 3)
      book.write([{ appendDimension: { sheetId, dimension: "ROWS", length: 3 } }]);
    else book.write([{ insertDimension: { range, inheritFromBefore: false } }]);
    const { columnIndex0 } = managedPlace(book.read(), "progress", "end", "note");
    const cell = { sheetId, rowIndex0: rowIndex0 + 2, columnIndex0 };
    book.service.enter(book.id, cell, "Algo más abajo", INSTALLER);
    told(book);
    expect(row("R01").note).toBe("Algo más abajo");
    const { rowIndex0: end0 } = managedPlace(book.read(), "progress", "end", "date");
    expect(managedPlace(book.read(), "progress", "R01", "date").rowIndex0).toBeLessThan(end0);
  });

  test("keeps its key and who recorded it where a part of the columns was sorted", () => {
    write("Free:1", { date: "27/2/2026", action: "1", activities: "2", note: "b" });
    write("Free:2", { date: "26/2/2026", action: "2", activities: "1", note: "a" });
    told(book);
    const { sheetId, rowIndex0, columnIndex0 } = managedPlace(book.read(), "progress", "R01", "date");
    const endColumnIndex = managedPlace(book.read(), "progress", "R01", "status").columnIndex0 + 1;
    const range = {
      sheetId,
      startRowIndex: rowIndex0,
      endRowIndex: rowIndex0 + 2,
      startColumnIndex: columnIndex0,
      endColumnIndex,
    };
    const sortRange = { range, sortSpecs: [{ dimensionIndex: columnIndex0, sortOrder: "ASCENDING" }] };
    book.service.batchUpdate(book.id, { requests: [{ sortRange }] }, INSTALLER);
    const { log } = told(book);
    expect([row("R01").note, row("R02").note]).toEqual(["b", "a"]);
    expect(log.filter((line) => !line.includes("Se reconoció la fila por su contenido"))).toEqual([]);
  });
});

describe("an entry from the form", () => {
  test("stands below the others, complete, recorded by who asked, and is told once in the log", () => {
    write("Free:1", { date: "27/2/2026", action: "2", activities: "2" });
    told(book);
    const { done, log } = told(book, { wishes: [wish("w1")] });
    expect(done.outcomes).toEqual([{ id: "w1", kind: "done" }]);
    expect(row("R02")).toMatchObject({
      date: serialOfDate("2026-02-27"),
      action: "1 · Impartir un curso",
      activities: 1,
      spent: 20.5,
      means: "Lista",
      recordedBy: ANA,
      recordedOn: serialOfDate(MONDAY),
      status: "registrado",
      meansKey: "A01/1",
      counts: 1,
    });
    expect(keys()).toEqual(["R01", "R02"]);
    expect(log).toEqual([
      expect.stringMatching(
        new RegExp(`^${ANA} \\| Ejecución \\| 1 · Impartir un curso \\| .*Se agregó la fila$`, "s"),
      ),
    ]);
  });

  test("is made once, however often its wish comes", () => {
    told(book, { wishes: [wish("w1")] });
    const again = told(book, { wishes: [wish("w1"), wish("w2")] });
    expect(again.done.outcomes).toEqual([
      { id: "w1", kind: "done" },
      { id: "w2", kind: "done" },
    ]);
    told(book, { wishes: [wish("w1"), wish("w2"), wish("w2")] });
    expect(keys()).toEqual(["R01", "R02"]);
  });

  test("is made once though its row was deleted before its wish came again", () => {
    told(book, { wishes: [wish("w1")] });
    const { rowIndex0 } = managedPlace(book.read(), "progress", "R01", "date");
    deleteRow(rowIndex0);
    told(book, { wishes: [wish("w1")] });
    expect(keys()).toEqual([]);
  });

  test("is remembered no longer than its wish can come", () => {
    told(book, { wishes: [wish("w1")] });
    told(book, { wishes: [wish("w2")] });
    expect(told(book).done.state.granted).toEqual(["w2"]);
  });

  test("is not made where its action is gone, or where it says nothing", () => {
    const { done, log } = told(book, {
      wishes: [
        wish("w1", { actionKey: "A99" }),
        wish("w2", { activities: null, spentCents: null, link: "" }),
        wish("w3", { date: "ayer" }),
      ],
    });
    expect(done.outcomes.map(({ kind }) => kind)).toEqual(["gone", "gone", "gone"]);
    expect([keys(), log]).toEqual([[], []]);
  });

  test("stays text, whatever it begins with", () => {
    const hostile = '=IMPORTXML("https://x.example","//a")';
    told(book, { wishes: [wish("w1", { note: hostile, means: hostile, link: hostile, unit: hostile })] });
    for (const column of ["note", "means", "link", "unit"])
      expect(managedCell(book.read(), "progress", "R01", column)?.userEnteredValue).toEqual({ stringValue: hostile });
  });
});

describe("an entry of another unit", () => {
  const CURSO = { date: "27/2/2026", action: "1", activities: "2" };
  const waiting = () => {
    write("Free:1", CURSO);
    const { done } = told(book, { edits: [seenAt("Free:1", BETO)] });
    return done.findings.find(({ finding }) => finding.code === "registro-de-otra-unidad")!.key;
  };
  const typeReason = (key: string, author: string, reason: string) => {
    book.type("findings", `obs:${key}`, "reason", reason);
    const { sheetId, rowIndex0, columnIndex0 } = managedPlace(book.read(), "findings", `obs:${key}`, "reason");
    return told(book, { edits: [editAt(sheetId, rowIndex0, columnIndex0, author)] });
  };

  test("waits and does not count, the next day neither, and may still be put right", () => {
    waiting();
    expect(row("R01")).toMatchObject({ status: "en espera", counts: 0 });
    told(book, TUESDAY);
    expect(row("R01")).toMatchObject({ status: "en espera", counts: 0 });
    expect(mayWrite("R01")).toBe(true);
  });

  test("counts once the coordination accepts it in Observaciones", () => {
    const { done } = typeReason(waiting(), ANA, "Lo hicieron juntos");
    expect(done.findings.find(({ finding }) => finding.code === "registro-de-otra-unidad")?.status).toBe("aceptada");
    expect(row("R01")).toMatchObject({ status: "registrado", counts: 1 });
    told(book, TUESDAY);
    expect(row("R01")).toMatchObject({ status: "aceptado", counts: 1 });
  });

  test("waits again where the coordination takes its reason back, also when it was accepted", () => {
    const key = waiting();
    typeReason(key, ANA, "Lo hicieron juntos");
    told(book, TUESDAY);
    book.type("findings", `obs:${key}`, "reason", "");
    told(book, TUESDAY);
    expect(row("R01")).toMatchObject({ status: "en espera", counts: 0 });
  });

  test.each([
    ["its own author", BETO],
    ["nobody whom Google names", ""],
  ])("waits on when %s writes a reason, which stays with a word on who may accept it", (_, author) => {
    const key = waiting();
    const { done, log } = typeReason(key, author, "Yo lo hice");
    const open = done.findings.find((finding) => finding.key === key)!;
    expect(open.status).toBe("abierta");
    expect(open.finding.explanation.join(" ")).toContain("rol «coordinación»");
    expect(log).toEqual([expect.stringContaining("Yo lo hice | Se escribió un motivo, pero solo la coordinación")]);
    expect(valueIn(managedCell(book.read(), "findings", `obs:${key}`, "reason"))).toBe("Yo lo hice");
    expect(row("R01")).toMatchObject({ status: "en espera", counts: 0 });
    typeReason(key, ANA, "Yo lo hice");
    expect(row("R01")).toMatchObject({ status: "registrado", counts: 1 });
  });

  test.each([
    ["a coordinator", { author: ANA }, "done"],
    ["whom the shell has seen to be one", { author: "desconocido", isCoordinator: true }, "done"],
    ["somebody else", { author: BETO, isCoordinator: false }, "gone"],
  ] as const)("is accepted in the sidebar by %s or not: %s", (_, who, kind) => {
    const accept = { id: "a", kind: "accept", findingKey: waiting(), reason: "Así fue", ...who } as const;
    expect(told(book, { wishes: [accept] }).done.outcomes).toEqual([{ id: "a", kind }]);
    expect(row("R01").counts).toBe(kind === "done" ? 1 : 0);
  });

  test("is not looked for where an entry was accepted and the responsables change afterwards", () => {
    write("Free:1", { ...CURSO, unit: "Talento Humano" });
    told(book);
    told(book, TUESDAY);
    book.type("axis:1", "A01", "responsible", "UAIP");
    told(book, TUESDAY);
    expect(row("R01")).toMatchObject({ status: "aceptado", counts: 1 });
  });
});

test("an entry among many takes one write of as many requests as among few", () => {
  const requestsAmong = (count: number) => {
    book = open();
    book.write(typeEntries(book.read(), book.keep().plan, count));
    told(book);
    const { requests } = told(book, { ...TUESDAY, wishes: [wish("w1")] }).done;
    expect(keys()).toHaveLength(count + 1);
    return requests.map(kindOf);
  };
  expect(requestsAmong(600)).toEqual(requestsAmong(60));
});

test("entries stay with an action that was deleted and is brought back", () => {
  write("Free:1", { date: "27/2/2026", action: "1", activities: "2" });
  told(book);
  const { rowIndex0 } = managedPlace(book.read(), "axis:1", "A01", "key");
  deleteRow(rowIndex0, "axis:1");
  const gone = book.keep().findings.find(({ finding }) => finding.code === "accion-eliminada")!;
  const mend = { id: "m", kind: "mend", author: ANA, findingKey: gone.key, mendId: gone.finding.mends[0]!.id } as const;
  told(book, { wishes: [mend] });
  expect(row("R01")).toMatchObject({ actionKey: "A01", counts: 1 });
});

test("a pass over a workbook whose list was deleted says that it is missing", () => {
  write("Free:1", { date: "27/2/2026", action: "1", activities: "2" });
  told(book);
  book.service.batchUpdate(book.id, { requests: [{ deleteSheet: { sheetId: sheetIdOf("progress") } }] }, INSTALLER);
  expect(pass(book.read(), occasion())).toEqual({ kind: "incomplete", missing: ["Ejecución"] });
});

test("the log holds each entry that was recorded, with its key", () => {
  told(book, { wishes: [wish("w1")] });
  const log = managedSheet(book.read(), "log");
  expect(locate(log, "key").keyOfRow).toContain("progress|R01");
  expect(logLines(book.read()).at(-1)).toContain("Monto gastado: $20.50");
});

const INSTALLER = { email: "integridad@alcaldia.example", owner: true };

function write(key: string, cells: Readonly<Record<string, string>>): void {
  for (const [column, text] of Object.entries(cells)) book.type("progress", key, column, text);
}

function wish(id: string, entry: Partial<NewEntry> = {}) {
  const told: NewEntry = {
    date: "2026-02-27",
    actionKey: "A01",
    activities: 1,
    spentCents: 20_50,
    means: "Lista",
    link: "https://x.example/1",
    note: "",
    unit: "",
  };
  return { id, kind: "progress", author: ANA, entry: { ...told, ...entry } } as const;
}

/** What stands in a row of *Ejecución*, by column; blank cells are left out. */
function row(key: string): Readonly<Record<string, unknown>> {
  const snapshot = book.read();
  const { columns } = locate(managedSheet(snapshot, "progress"), "key");
  const cells = [...columns.keys()].map((column) => [column, valueIn(managedCell(snapshot, "progress", key, column))]);
  return Object.fromEntries(cells.filter(([, value]) => value !== undefined));
}

/** The keys of the rows that hold entries. */
function keys(): readonly string[] {
  return locate(managedSheet(book.read(), "progress"), "key").keyOfRow.filter((key) => /^R\d+$/.test(key));
}

/** Whether a colleague may write in a row. */
function mayWrite(key: string): boolean {
  const cell = managedPlace(book.read(), "progress", key, "note");
  try {
    book.service.enter(book.id, cell, "", { email: BETO, owner: false });
    return true;
  } catch {
    return false;
  }
}

function seenAt(key: string, author: string): Occasion["edits"][number] {
  const { sheetId, rowIndex0 } = managedPlace(book.read(), "progress", key, "date");
  return { ...editAt(sheetId, rowIndex0, 0, author), endColumn0: 8 };
}

function editAt(sheetId: number, row0: number, column0: number, author: string): Occasion["edits"][number] {
  return { author, sheetId, startRow0: row0, endRow0: row0 + 1, startColumn0: column0, endColumn0: column0 + 1 };
}

function kindOf(request: object): string {
  return Object.keys(request)[0]!;
}

function copyRow(from0: number, to0: number): void {
  const sheetId = sheetIdOf("progress");
  const { columnCount } = managedSheet(book.read(), "progress").properties!.gridProperties!;
  const range = (row0: number) => ({
    sheetId,
    startRowIndex: row0,
    endRowIndex: row0 + 1,
    startColumnIndex: 0,
    endColumnIndex: columnCount!,
  });
  const copyPaste = { source: range(from0), destination: range(to0), pasteType: "PASTE_NORMAL" };
  book.service.batchUpdate(book.id, { requests: [{ copyPaste }] }, INSTALLER);
}

function deleteRow(row0: number, sheet: SheetKey = "progress"): void {
  const range = { sheetId: sheetIdOf(sheet), dimension: "ROWS", startIndex: row0, endIndex: row0 + 1 };
  book.service.batchUpdate(book.id, { requests: [{ deleteDimension: { range } }] }, INSTALLER);
}

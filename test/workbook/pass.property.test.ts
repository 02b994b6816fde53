import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSheetsService } from "../../build/local/sheets/service.ts";
import { actionsOf, type Plan, valueOr } from "../../src/plan/plan.ts";
import { axisCents, planCents } from "../../src/plan/totals.ts";
import { type SheetKey, sheetIdOf, sheetKeyOf } from "../../src/workbook/managed.ts";
import { openFindings } from "../../src/workbook/open-findings.ts";
import { locate } from "../../src/workbook/ours.ts";
import { convert, type Pass, pass } from "../../src/workbook/pass.ts";
import type { Request, Sheet } from "../../src/workbook/sheets-api.ts";
import { cellAt, SNAPSHOT_FIELDS, type Snapshot } from "../../src/workbook/snapshot.ts";
import { rawSheets } from "../builders/live-workbook.ts";
import { smallPlan } from "../builders/small-plan.ts";
import { carryOut, type Deed, deeds, TYPED } from "./people.ts";

/** The requests are carried out by the Sheets engine of the local Workspace, which shares no code with `src`. */
const INSTALLER = { email: "integridad@alcaldia.example", owner: true };
const COLLEAGUE = { email: "informatica@alcaldia.example", owner: false };
type Ready = Extract<Pass, { kind: "ready" }>;

describe("a pass, whatever people did since the one before", () => {
  test("never fails, leaves nothing to do, keeps what was typed, and its totals and keys hold", async () => {
    const open = await openManaged();
    fc.assert(
      fc.property(deeds(), (series) => expectSound(open(), series)),
      { numRuns: Number(process.env.RUNS ?? 60) },
    );
  });
});

function expectSound(book: Book, series: readonly Deed[]): void {
  for (const deed of series) book.let(deed);
  const before = book.read();
  const first = pass(before);
  if (first.kind === "incomplete") return;
  expect(first.kind).toBe("ready");
  book.write((first as Ready).requests);
  const after = book.read();
  const second = pass(after) as Ready;
  expect(second.requests.slice(0, 3)).toEqual([]);
  expect(second.plan).toEqual((first as Ready).plan);
  expect(openFindings(second)).toEqual(openFindings(first as Ready));
  expectKeysUnique(after, second.plan);
  expectTotals(after, second);
  expectNothingLost(before, after);
}

function expectKeysUnique(snapshot: Snapshot, plan: Plan): void {
  for (const sheet of managedSheets(snapshot)) {
    const keys = locate(sheet, "key").keyOfRow.filter((key) => /^[ALOPEU]\d+$/.test(key));
    expect(keys).toEqual([...new Set(keys)]);
  }
  const keys = [...actionsOf(plan)].map(({ action }) => action.key);
  expect(keys).toEqual([...new Set(keys)]);
}

/** What stands in the sheet's totals is what its readable amounts add up to; each of them counts in the plan as the cent it shows. */
function expectTotals(snapshot: Snapshot, { plan }: Ready): void {
  const shown = (key: SheetKey, row: string, column: string) => {
    const sheet = snapshot.sheets!.find(({ properties }) => properties?.sheetId === sheetIdOf(key))!;
    const { rows, columns } = locate(sheet, "key");
    return cellAt(sheet, rows.get(row)!, columns.get(column)!)?.effectiveValue?.numberValue ?? Number.NaN;
  };
  const actions = [...actionsOf(plan)].map(({ action }) => action);
  const isNear = (dollars: number, cents: number) => Math.abs(dollars * 100 - cents) <= 0.5 * actions.length + 0.001;
  for (const axis of plan.axes)
    expect(shown(`axis:${axis.number}`, "total", "budget")).toSatisfy((sum: number) => isNear(sum, axisCents(axis)));
  expect(shown("start", "figures:total", "budget")).toSatisfy((sum: number) => isNear(sum, planCents(plan)));
  expect(shown("budget", "total", "total")).toSatisfy((sum: number) => isNear(sum, planCents(plan)));
  if (actions.some(({ activities }) => activities.kind === "unread")) return;
  const counted = actions.reduce((sum, { activities }) => sum + valueOr(activities, 0), 0);
  expect(shown("schedule", "total", "activities")).toBe(counted);
}

function expectNothingLost(before: Snapshot, after: Snapshot): void {
  for (const sheet of managedSheets(before)) {
    const { sheetId } = sheet.properties!;
    const standing = new Set(
      textsOf(after.sheets!.find(({ properties }) => properties?.sheetId === sheetId)!, () => true),
    );
    const key = sheetKeyOf(sheetId!)!;
    expect(textsOf(sheet, (row, column) => isTheirs(key, row, column)).filter((text) => !standing.has(text))).toEqual(
      [],
    );
  }
}

/** The texts and notes that people typed, in the cells that `counts` by row key and column key; null for a column of their own. */
function textsOf(sheet: Sheet, counts: (rowKey: string, columnKey: string | null) => boolean): readonly string[] {
  const { columns, keyOfRow } = locate(sheet, "key");
  const keyOfColumn = new Map([...columns].map(([key, column0]) => [column0, key]));
  return (sheet.data?.[0]?.rowData ?? []).flatMap(({ values = [] }, row0) =>
    values.flatMap(({ userEnteredValue }, column0) => {
      const text = userEnteredValue?.stringValue ?? "";
      const isCounted = counts(keyOfRow[row0] ?? "", keyOfColumn.get(column0) ?? null);
      return text.startsWith(TYPED) && isCounted ? [text] : [];
    }),
  );
}

/** Cells that people type in: elsewhere cuadros puts right what stands there. */
function isTheirs(sheet: SheetKey, rowKey: string, columnKey: string | null): boolean {
  if (columnKey === null) return true;
  if (["key", "lineKey", "objectiveKey"].includes(columnKey)) return false;
  if (rowKey === "") return true;
  const isMonth = /^\d{4}-\d{2}$/.test(columnKey);
  switch (sheet) {
    case "budget":
      return /^P\d+$/.test(rowKey)
        ? ["responsible", "activities", "typedTotal"].includes(columnKey)
        : rowKey === "total" && columnKey === "responsible";
    case "schedule":
      return /^A\d+$/.test(rowKey) && (columnKey === "activities" || isMonth);
    case "strategies":
      return /^E\d+$/.test(rowKey);
    case "catalogues":
      return /^U\d+$/.test(rowKey);
    case "settings":
      return columnKey === "value" && rowKey !== "header";
    case "start":
    case "findings":
    case "state":
      return false;
    default:
      if (/^(top|bottom):/.test(rowKey)) return true;
      if (/^(subtotal:|total$)/.test(rowKey)) return columnKey !== "objective" && columnKey !== "budget";
      return /^A\d+$|^empty:/.test(rowKey);
  }
}

function managedSheets({ sheets = [] }: Snapshot): readonly Sheet[] {
  return sheets.filter(({ properties }) => sheetKeyOf(properties?.sheetId ?? 0) !== null);
}

interface Book {
  let(deed: Deed): void;
  read(): Snapshot;
  write(requests: readonly Request[]): void;
}

/** Opens copies of one converted workbook: two axes, three lines, five actions. */
async function openManaged(): Promise<() => Book> {
  let template: Parameters<Parameters<typeof createSheetsService>[0]["save"]>[0] | undefined;
  const service = await createSheetsService({
    load: (spreadsheetId) => ({ ...structuredClone(template!), spreadsheetId }),
    save: (spreadsheet) => {
      if (spreadsheet.spreadsheetId === "plantilla") template = spreadsheet;
    },
    newId: () => "plantilla",
  });
  const bookOf = (spreadsheetId: string): Book => ({
    let: (deed) => carryOut(deed, service, spreadsheetId, COLLEAGUE),
    read: () => service.get({ spreadsheetId, fields: SNAPSHOT_FIELDS }, INSTALLER) as Snapshot,
    write: (requests) => {
      if (requests.length > 0) service.batchUpdate(spreadsheetId, { requests: [...requests] }, INSTALLER);
    },
  });
  const { axis, budget, strategies, schedule } = smallPlan();
  const texts = (rows: readonly (readonly unknown[])[]) => rows.map((row) => row.map(String));
  const second = [
    ["Eje estratégico 2: Transparencia"],
    axis[1]!,
    [
      "2.1 Divulgación",
      "Gente informada",
      "Publicar el plan",
      "1 mes",
      "Página",
      "Web",
      "$50.00",
      "Informática",
      "",
      "",
    ],
    ["", "Plan discutido", "Reunir al Concejo", "2 meses", "Acta", "Sala", "$70.00", "Secretaría", "", ""],
    ["2.2 Contraloría", "Gastos a la vista", "Publicar gastos", "12 meses", "Página", "Web", "$80.00", "UAIP", "", ""],
  ];
  service.create(
    rawSheets(
      new Map([
        ["Cuadro 1", texts(axis)],
        ["Cuadro 2", texts(second)],
        ["Cuadro 3", texts(budget)],
        ["Cuadro 4", texts(strategies)],
        ["Cuadro 5", texts(schedule)],
      ]),
    ),
    INSTALLER,
  );
  const first = bookOf("plantilla");
  const facts = { municipality: "San Juan", department: "San Juan", period: { fromYear: 2026, toYear: 2027 } };
  first.write(convert(first.read(), facts, "done").requests);
  let count = 0;
  return () => bookOf(`copia-${++count}`);
}

import { describe, expect, test } from "vitest";
import { createSheetsService } from "../../../build/local/sheets/service.ts";
import type { DesiredSheet } from "../../../src/workbook/desired.ts";
import { diff } from "../../../src/workbook/diff/diff.ts";
import type { Request } from "../../../src/workbook/sheets-api.ts";
import { SNAPSHOT_FIELDS, type Snapshot } from "../../../src/workbook/snapshot.ts";
import { desiredSheet, desiredWorkbook, row, SHEET_ID, STYLES } from "./sample.ts";

const OWNER = { email: "integridad@alcaldia.example", owner: true };
const COLUMNS = ["a1", "a2", "a3", "sumA", "b1", "b2", "b3", "sumB", "key"];

describe("groups of columns", () => {
  test("are made at once, open or folded as wanted, and then left to the people", async () => {
    const workbook = await grouped();
    expect(workbook.groups()).toEqual(["a1-a3", "b1-b3 folded"]);
    workbook.act(folding(0, 3, true), folding(4, 7, false));
    expect(workbook.keep()).toEqual([]);
    expect(workbook.groups()).toEqual(["a1-a3 folded", "b1-b3"]);
  });

  test("that somebody took away come back", async () => {
    const workbook = await grouped();
    workbook.act({ deleteDimensionGroup: { range: columns(0, 3) } });
    workbook.keep();
    expect(workbook.groups()).toEqual(["a1-a3", "b1-b3 folded"]);
    expect(workbook.keep()).toEqual([]);
  });

  test.each([
    ["the column between two of them", [3, 4]],
    ["columns of two of them", [2, 6]],
    ["columns at the end of one", [2, 4]],
    ["all columns", [0, 8]],
    ["a part of one", [1, 2]],
  ] as const)("are whole again in one pass when people group %s", async (_, [from0, to0]) => {
    const workbook = await grouped();
    workbook.act({ addDimensionGroup: { range: columns(from0, to0) } });
    workbook.keep();
    expect(workbook.keep()).toEqual([]);
    const whole = workbook.groups().map((group) => group.replace(" folded", ""));
    expect(whole).toEqual(expect.arrayContaining(["a1-a3", "b1-b3"]));
  });

  test("take in columns that people insert inside, and leave out those beside", async () => {
    const workbook = await grouped();
    workbook.act({ insertDimension: { range: columns(5, 7), inheritFromBefore: true } });
    workbook.act({ insertDimension: { range: columns(3, 4), inheritFromBefore: false } });
    workbook.keep();
    expect(workbook.keep()).toEqual([]);
    expect(workbook.groups()).toEqual(["a1-a3", "b1-b3 folded"]);
  });

  test("are made again with a column that somebody deleted, folded as they were", async () => {
    const workbook = await grouped();
    workbook.act({ deleteDimension: { range: columns(5, 6) } });
    workbook.keep();
    expect(workbook.keep()).toEqual([]);
    expect(workbook.groups()).toEqual(["a1-a3", "b1-b3 folded"]);
  });

  test("are one as long as people hold their columns together", async () => {
    const workbook = await grouped();
    workbook.act({ moveDimension: { source: columns(3, 4), destinationIndex: 8 } });
    workbook.keep();
    expect(workbook.keep()).toEqual([]);
    expect(workbook.groups()).toEqual(["a1-b3"]);
  });
});

interface Grouped {
  act(...requests: readonly Request[]): void;
  /** What a pass writes. */
  keep(): readonly Request[];
  /** By the keys of their first and last columns. */
  groups(): readonly string[];
}

async function grouped(): Promise<Grouped> {
  let kept: Parameters<Parameters<typeof createSheetsService>[0]["save"]>[0] | undefined;
  const save = (now: typeof kept & {}) => {
    kept = now;
  };
  const store = { load: () => kept, save, newId: () => "libro" };
  const service = await createSheetsService(store);
  service.create({ properties: { title: "Libro" } }, OWNER);
  const read = () => service.get({ spreadsheetId: "libro", fields: SNAPSHOT_FIELDS }, OWNER) as Snapshot;
  const act = (...requests: readonly Request[]) =>
    void service.batchUpdate("libro", { requests: [...requests] }, OWNER);
  const keep = () => {
    const { requests } = diff(desiredWorkbook(wanted()), read(), STYLES);
    if (requests.length > 0) act(...requests);
    return requests;
  };
  keep();
  return {
    act,
    keep,
    groups() {
      const sheet = read().sheets!.find(({ properties }) => properties?.sheetId === SHEET_ID)!;
      const keyAt = (index0: number) =>
        sheet.data?.[0]?.columnMetadata?.[index0]?.developerMetadata?.[0]?.metadataValue ?? "?";
      return (sheet.columnGroups ?? []).map(
        ({ range, collapsed }) =>
          `${keyAt(range!.startIndex!)}-${keyAt(range!.endIndex! - 1)}${collapsed ? " folded" : ""}`,
      );
    },
  };
}

function wanted(): DesiredSheet {
  return desiredSheet([row("A", { cells: {} })], {
    columns: COLUMNS.map((key) => ({ key, widthPx: 60, hidden: key === "key" })),
    columnGroups: [
      { fromColumn: "a1", toColumn: "a3", isOpenAtFirst: true },
      { fromColumn: "b1", toColumn: "b3", isOpenAtFirst: false },
    ],
    spareRows: 2,
  });
}

function columns(startIndex: number, endIndex: number) {
  return { sheetId: SHEET_ID, dimension: "COLUMNS", startIndex, endIndex } as const;
}

function folding(from0: number, to0: number, collapsed: boolean): Request {
  return {
    updateDimensionGroup: { dimensionGroup: { range: columns(from0, to0), depth: 1, collapsed }, fields: "collapsed" },
  };
}

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { entryOf, unread } from "../../../src/plan/plan.ts";
import { standingOf } from "../../../src/plan/standing.ts";
import type { LaidOut } from "./laid-out.ts";
import { formatsIn, looksIn, scheduleAt, scheduleBook, sheetIn, shownIn } from "./schedule.ts";

const MONTHS_OF_2026 = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, "0")}`);

describe("how an action stands", () => {
  const zone = process.env.TZ;
  // A machine on whose clock it is tomorrow already during most of the day in El Salvador.
  beforeAll(() => {
    process.env.TZ = "Pacific/Auckland";
  });
  afterAll(() => {
    process.env.TZ = zone;
  });

  const book = scheduleBook([
    { months: { "2026-01": 1, "2026-02": 1, "2026-03": 1 }, done: [1] },
    { months: { "2026-12": 1, "2027-01": 2 } },
    { months: { "2028-02": 2 }, done: [1] },
    { months: { "2026-02": 1 }, done: [1] },
    { months: { "2026-02": 4 }, done: [3, -1] },
    { months: { "2026-01": 1 }, course: { suspended: "SÍ", reason: "" } },
    { months: { "2026-04": 3 }, done: [-2] },
    { months: { "2026-02": unread("pronto"), "2026-03": 1 } },
    { months: { "2026-02": 1, "2026-03": 1 }, activities: entryOf(5), done: [3] },
    { months: { "2026-05": 1 }, activities: unread("varias"), done: [1] },
    {},
  ]);
  const actions = book.plan.axes[0]!.lines[0]!.objectives[0]!.actions;

  test("follows the date in El Salvador, whatever the machine's time zone, also where months and years end", async () => {
    const workbook = await scheduleAt("2026-01-31T23:59", book);
    for (const moment of [
      "2026-01-31T23:59",
      "2026-02-01T00:01",
      "2026-02-28T23:30",
      "2026-03-01T00:10",
      "2026-12-31T23:59",
      "2027-01-01T00:01",
      "2027-12-02T08:00",
      "2028-02-29T23:59",
      "2028-03-01T00:01",
    ]) {
      workbook.setClock(moment);
      expect([moment, ...actions.map(({ key }) => shownIn(workbook, key, FIGURES))]).toEqual([
        moment,
        ...standingOf(
          book.plan,
          book.progress.map(({ entry }) => entry),
          moment.slice(0, 10),
        ).map(({ state, planned, due, done, soon }) => [state, ...[planned, due, done, soon].map(String)]),
      ]);
    }
  });

  test("is late from the day after its month, also after 31 December and 29 February", async () => {
    const workbook = await scheduleAt("2026-01-31T23:59", book);
    const stateAt = (moment: string, row: string) => {
      workbook.setClock(moment);
      return shownIn(workbook, row, ["state"])[0];
    };
    expect([stateAt("2026-02-28T23:30", "A01"), stateAt("2026-03-01T00:10", "A01")]).toEqual([
      "en proceso",
      "atrasada",
    ]);
    expect([stateAt("2028-02-29T23:59", "A03"), stateAt("2028-03-01T00:01", "A03")]).toEqual([
      "en proceso",
      "atrasada",
    ]);
    expect([stateAt("2026-12-31T23:59", "A02"), stateAt("2027-01-01T00:01", "A02")]).toEqual([
      "no iniciada",
      "atrasada",
    ]);
  });
});

const FIGURES = ["state", "planned", "due", "done", "soon"];

describe("the colour of a month", () => {
  test("says what was done in order of time, what is late, what is due this month and what comes", async () => {
    const workbook = await scheduleAt(
      "2026-05-31T20:00",
      scheduleBook([
        {
          months: { "2026-02": 2, "2026-03": 2, "2026-04": 1, "2026-05": 1, "2026-06": 0, "2026-07": 3 },
          done: [1, 2],
        },
      ]),
    );
    const looks = () => looksIn(workbook, "A01", MONTHS_OF_2026.slice(0, 8));
    expect(looks()).toEqual([null, "done", "partlyDone", "late", "dueNow", "withinTerm", "planned", null]);
    workbook.setClock("2026-06-01T00:30");
    expect(looks()).toEqual([null, "done", "partlyDone", "late", "late", "withinTerm", "planned", null]);
  });

  test("sets moved months apart from the approved ones, as long as nothing else is to be said of them", async () => {
    const workbook = await scheduleAt(
      "2026-03-15T09:00",
      scheduleBook([
        {
          months: { "2026-02": 1, "2026-03": 1, "2026-04": 1, "2026-05": 1 },
          approved: ["2026-04", "2026-06"],
        },
      ]),
    );
    expect(looksIn(workbook, "A01", MONTHS_OF_2026.slice(1, 7))).toEqual([
      "late",
      "dueNow",
      "planned",
      "moved",
      "movedAway",
      null,
    ]);
  });

  test("is grey for a suspended action, whatever the date", async () => {
    const course = { suspended: "si", reason: "Sin fondos" };
    const workbook = await scheduleAt(
      "2026-03-15T09:00",
      scheduleBook([{ months: { "2026-02": 1, "2026-03": 1, "2026-04": 1 }, done: [1], course }]),
    );
    expect(looksIn(workbook, "A01", ["2026-02", "2026-03", "2026-04"])).toEqual(Array(3).fill("suspended"));
  });

  test("shows at once what is typed and cannot be a number of activities", async () => {
    const workbook = await scheduleAt("2026-03-15T09:00", scheduleBook([{}]));
    const row0 = workbook.reader("schedule").rows.get("A01")!;
    for (const [month, text] of [
      ["2026-04", "pronto"],
      ["2026-05", "-1"],
      ["2026-06", "1.5"],
      ["2026-07", "2"],
    ] as const)
      workbook.type("schedule", row0, month, text);
    expect(looksIn(workbook, "A01", MONTHS_OF_2026.slice(3, 7))).toEqual(["wrong", "wrong", "wrong", "planned"]);
  });

  test("never stands alone: each look has its own text, and the legend shows them all in sight beside the months", async () => {
    const workbook = await scheduleAt("2026-03-15T09:00", scheduleBook([{}]));
    const frozen = ["line", "objective", "action"];
    expect(["subtitle2", "subtitle3"].map((row) => shownIn(workbook, row, frozen))).toEqual([
      ["planificada", "vence este mes", "cumplida"],
      ["cumplida en parte", "atrasada", "reprogramada"],
    ]);
    expect(["subtitle2", "subtitle3"].flatMap((row) => looksIn(workbook, row, frozen))).toEqual([
      "planned",
      "dueNow",
      "done",
      "partlyDone",
      "late",
      "moved",
    ]);
    const { frozenColumnCount, frozenRowCount } = sheetIn(workbook).properties!.gridProperties!;
    expect([frozenColumnCount, frozenRowCount]).toEqual([3, workbook.reader("schedule").rows.get("A01")]);
  });

  test("marks the head of the current month, and only that", async () => {
    const workbook = await scheduleAt("2026-03-31T23:59", scheduleBook([{}]));
    const marked = () => {
      const fills = formatsIn(workbook, "header2", MONTHS_OF_2026).map((format) =>
        JSON.stringify(format.backgroundColorStyle),
      );
      return MONTHS_OF_2026.filter((_, index) => fills.filter((fill) => fill === fills[index]).length === 1);
    };
    expect(marked()).toEqual(["2026-03"]);
    workbook.setClock("2026-04-01T00:00");
    expect(marked()).toEqual(["2026-04"]);
  });
});

describe("the years", () => {
  const book = scheduleBook([{ months: { "2026-01": 1, "2026-02": 2, "2027-05": 4 } }]);

  test("each have the sum of their months", async () => {
    const workbook = await scheduleAt("2026-03-15T09:00", book);
    const totals = ["total:2026", "total:2027", "total:2028"];
    expect(shownIn(workbook, "A01", totals)).toEqual(["3", "4", "0"]);
    expect(shownIn(workbook, "total", totals)).toEqual(["3", "4", "0"]);
    expect(shownIn(workbook, "header1", totals)).toEqual(["Total 2026", "Total 2027", "Total 2028"]);
  });

  test("fold, at first all but the current one, or all but the first where the plan is of other years", async () => {
    for (const [today, open] of [
      ["2027-06-01", "2027"],
      ["2031-01-01", "2026"],
      ["2019-12-31", "2026"],
    ] as const) {
      const workbook = await scheduleAt(`${today}T09:00`, { ...book, today });
      expect(foldedYears(workbook)).toEqual(["2026", "2027", "2028"].filter((year) => year !== open));
    }
  });

  test("stay as people folded them, also where they insert a column inside a year", async () => {
    const workbook = await scheduleAt("2026-03-15T09:00", book);
    fold(workbook, "2026", true);
    fold(workbook, "2028", false);
    expect(workbook.lay(book)).toEqual([]);
    const column0 = workbook.reader("schedule").columns.get("2027-04")!;
    const range = { sheetId: sheetIn(workbook).properties!.sheetId!, dimension: "COLUMNS" };
    workbook.service.batchUpdate(
      workbook.id,
      { requests: [{ insertDimension: { range: { ...range, startIndex: column0, endIndex: column0 + 1 } } }] },
      { email: "ana@alcaldia.example", owner: true },
    );
    workbook.lay(book);
    expect(workbook.lay(book)).toEqual([]);
    expect(foldedYears(workbook)).toEqual(["2026", "2027"]);
    expect(shownIn(workbook, "A01", ["total:2027", "due"])).toEqual(["4", "3"]);
  });

  test("go with their sums when the plan ends sooner, and come back when it goes on", async () => {
    const shorter = { ...book, plan: { ...book.plan, facts: { ...book.plan.facts, period: YEARS_TO_2027 } } };
    const workbook = await scheduleAt("2026-03-15T09:00", book);
    workbook.lay(shorter);
    const years = () => [...workbook.reader("schedule").columns.keys()].filter((key) => key.startsWith("total:"));
    expect(years()).toEqual(["total:2026", "total:2027"]);
    expect(workbook.lay(shorter)).toEqual([]);
    workbook.lay(book);
    expect(years()).toEqual(["total:2026", "total:2027", "total:2028"]);
    expect(workbook.lay(book)).toEqual([]);
    expect(foldedYears(workbook)).toEqual(["2027", "2028"]);
  });
});

const YEARS_TO_2027 = { fromYear: 2026, toYear: 2027 };

describe("what people type", () => {
  test("is open to them in months, activities, suspension and reason, and not in sums and states", async () => {
    const workbook = await scheduleAt("2026-03-15T09:00", scheduleBook([{}]));
    const { columns, rows } = workbook.reader("schedule");
    const open = sheetIn(workbook).protectedRanges![0]!.unprotectedRanges!;
    const isOpen = (column: string) =>
      open.some(
        (range) =>
          range.startColumnIndex! <= columns.get(column)! &&
          columns.get(column)! < range.endColumnIndex! &&
          range.startRowIndex! <= rows.get("A01")!,
      );
    const shut = [...columns.keys()].filter((column) => !isOpen(column));
    expect([...columns.keys()].filter(isOpen)).toEqual([
      "activities",
      ...[2026, 2027, 2028].flatMap((year) => MONTHS_OF_2026.map((month) => month.replace("2026", String(year)))),
      "suspended",
      "reason",
    ]);
    expect(shut).toContain("state");
  });

  test("shows the approved months in words beside months that were moved", async () => {
    const workbook = await scheduleAt(
      "2026-03-15T09:00",
      scheduleBook([
        { months: { "2026-05": 1 }, approved: ["2026-03", "2026-04", "2026-05"] },
        { months: { "2026-05": 1 }, approved: ["2026-05"] },
        { months: { "2026-05": 1 } },
      ]),
    );
    const approved = ["A01", "A02", "A03"].flatMap((row) => shownIn(workbook, row, ["approved"]));
    expect(approved).toEqual(["marzo a mayo de 2026", "", ""]);
  });
});

function foldedYears(workbook: LaidOut): readonly string[] {
  const { columns } = workbook.reader("schedule");
  const groups = sheetIn(workbook).columnGroups ?? [];
  return ["2026", "2027", "2028"].filter((year) =>
    groups.some(
      ({ range, collapsed }) =>
        collapsed &&
        range?.startIndex === columns.get(`${year}-01`) &&
        range?.endIndex === columns.get(`${year}-12`)! + 1,
    ),
  );
}

function fold(workbook: LaidOut, year: string, collapsed: boolean): void {
  const { columns } = workbook.reader("schedule");
  const range = {
    sheetId: sheetIn(workbook).properties!.sheetId!,
    dimension: "COLUMNS",
    startIndex: columns.get(`${year}-01`)!,
    endIndex: columns.get(`${year}-12`)! + 1,
  };
  const request = { updateDimensionGroup: { dimensionGroup: { range, depth: 1, collapsed }, fields: "collapsed" } };
  workbook.service.batchUpdate(workbook.id, { requests: [request] }, { email: "ana@alcaldia.example", owner: true });
}

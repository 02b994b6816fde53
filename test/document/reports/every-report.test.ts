import { describe, expect, test } from "vitest";
import type { Block } from "../../../src/document/block.ts";
import { REPORT_KINDS, type Report } from "../../../src/document/report.ts";
import type { ReportInput } from "../../../src/document/report-input.ts";
import { BLOCKS, FIELDS } from "../../../src/document/reports/names.ts";
import { parsePeriod } from "../../../src/document/reports/period.ts";
import { type ReportRequest, reportOf } from "../../../src/document/reports/report-of.ts";
import { EMPTY, type Plan, unread } from "../../../src/plan/plan.ts";
import { fold } from "../../../src/plan/wording.ts";
import { anAction, anEntry, anObjective, aPlan } from "../../builders/plan.ts";
import { aModifiedInput, aReportInput, usulutanInput } from "./inputs.ts";
import { gridOf, proseOf, tablesOf } from "./reading.ts";

const period = parsePeriod("2026-T1")!;
const REQUESTS: readonly ReportRequest[] = [
  { kind: "seguimiento", period },
  { kind: "plan" },
  { kind: "modificaciones" },
  { kind: "unidad", unit: "Gerencia", period },
  { kind: "certificacion" },
];

const NOTHING: Plan = {
  facts: { municipality: "", department: "", period: null, approval: { minutes: "", resolution: "", date: "" } },
  axes: [],
  budget: [],
  strategies: [],
  retired: [],
};
const HOSTILE = '{{municipio}} =HYPERLINK("x") <script>alert(1)</script> 👩‍👩‍👧 \u{1f600}  a\tb $100 \\$ Ñandú';
const INPUTS: readonly (readonly [string, ReportInput])[] = [
  ["an empty plan", aReportInput({ plan: NOTHING, units: [] })],
  ["a small plan", aReportInput()],
  ["a modified plan", aModifiedInput((action) => (action.key === "A01" ? null : { ...action, responsible: "Otra" }))],
  ["a plan that cannot be read", aReportInput({ plan: unreadable() })],
  ["a hostile plan", hostile()],
  ["Usulután's plan", usulutanInput()],
];

describe.each(INPUTS)("the reports on %s", (_, input) => {
  describe.each(REQUESTS)("$kind", (request) => {
    const report = reportOf(input, request);

    test("are the same when made again", () => expect(reportOf(input, request)).toEqual(report));

    test("leave no block and no field empty", () => {
      for (const [name, blocks] of Object.entries(report.blocks)) {
        expect([name, blocks.length > 0 && blocks.every(hasSomething)]).toEqual([name, true]);
      }
      expect(Object.entries(report.fields).filter(([, text]) => text.trim() === "")).toEqual([]);
    });

    test("say nothing that only a program would say", () => {
      expect(everything(report).filter((text) => /undefined|NaN|null|Infinity|\[object|\bA\d\d:/.test(text))).toEqual(
        [],
      );
    });

    test("have tables whose cells fit, of no more columns than Google Docs takes", () => {
      for (const table of tablesOf(Object.values(report.blocks).flat())) {
        expect(gridOf(table)).toHaveLength(table.rows.length);
        expect(table.columns.length).toBeLessThanOrEqual(20);
      }
    });
  });
});

describe("a hostile text", () => {
  test.each(REQUESTS.slice(0, 4))("comes out as it stands in the report $kind", (request) => {
    const said = everything(reportOf(hostile(), request)).join("\n");
    expect(said).toContain("{{municipio}} =HYPERLINK");
    expect(said).toContain("<script>alert(1)</script>");
    expect(said).toContain("👩‍👩‍👧 \u{1f600}");
  });
});

test("signs that Google Docs drops from a text are not in the reports, so that what is counted is what is sent", () => {
  const text = "uno\u0000dos\ud800tres\r\n\r\n cuatro";
  const plan = aPlan([{ ...anObjective("O01", [anAction("A01", { text })]), text }]);
  const said = everything(reportOf(aReportInput({ plan }), { kind: "plan" }));
  expect(said).toContain("unodos\ufffdtres\ncuatro");
});

describe("the list of fields and blocks", () => {
  test.each(REPORT_KINDS)("has what the report %s has, and no more", (kind) => {
    const report = reportOf(usulutanInput(), REQUESTS.find((each) => each.kind === kind)!);
    const listed = (names: typeof FIELDS) =>
      names.flatMap(({ name, reports }) => (reports.includes(kind) ? [name] : []));
    const generic = (name: string) => name.replace(/\b20\d\d$/, "AAAA").replace(/^cuadro \d+$/, "cuadro N");
    expect(Object.keys(report.fields).sort()).toEqual([...listed(FIELDS)].sort());
    expect([...new Set(Object.keys(report.blocks).map(generic))].sort()).toEqual([...listed(BLOCKS)].sort());
    const known = new Set([...listed(FIELDS), ...listed(BLOCKS)].map(fold));
    expect((report.essential ?? []).filter((name) => !known.has(fold(name)))).toEqual([]);
  });

  test("has each name once, also when compared folded", () => {
    const names = [...FIELDS, ...BLOCKS].map(({ name }) => fold(name));
    expect(new Set(names).size).toBe(names.length);
  });
});

function hasSomething(block: Block): boolean {
  switch (block.kind) {
    case "paragraph":
      return block.runs.some(({ text }) => text.trim() !== "");
    case "list":
      return block.items.length > 0 && block.items.every((runs) => runs.some(({ text }) => text.trim() !== ""));
    case "table":
      return block.rows.length > 0;
  }
}

function everything({ title, fields, blocks, warnings }: Report): readonly string[] {
  return [title, ...Object.values(fields), ...Object.values(blocks).flatMap((each) => proseOf(each)), ...warnings];
}

function unreadable(): Plan {
  const action = anAction("A01", {
    text: "",
    termMonths: unread("varios"),
    budgetCents: unread("cien"),
    activities: EMPTY,
    responsible: "",
    months: [{ month: "2026-02", activities: unread("muchas") }],
  });
  const plan = aPlan([anObjective("O01", [action]), anObjective("O02", [])]);
  return {
    ...plan,
    axes: [...plan.axes, { number: 2, name: "", lines: [{ key: "L02", code: "", name: "", objectives: [] }] }],
    budget: [
      {
        key: "P09",
        objectiveKey: null,
        lineKey: null,
        objectiveText: "",
        responsible: "",
        activities: unread("?"),
        typedCents: EMPTY,
      },
    ],
    strategies: [
      { key: "E01", objective: "", strategy: "", tactic: "", tools: "", messages: "", termMonths: unread("pronto") },
    ],
  };
}

function hostile(): ReportInput {
  const months = [{ month: "2026-01", activities: unread(HOSTILE) }];
  const course = { suspended: HOSTILE, reason: HOSTILE };
  const texts = {
    text: HOSTILE,
    means: HOSTILE,
    resources: HOSTILE,
    responsible: `Gerencia / ${HOSTILE}`,
    months,
    course,
  };
  const entry = anEntry("R01", { means: HOSTILE, meansIndex0: 0, link: HOSTILE });
  const input = aModifiedInput(
    (action) => ({ ...action, responsible: `${HOSTILE} / Gerencia / Recursos Humanos`, termMonths: unread(HOSTILE) }),
    {
      plan: aPlan([{ ...anObjective("O01", [anAction("A01", texts)]), text: HOSTILE }]),
      entries: [{ entry, status: "aceptado" }],
    },
  );
  return {
    ...input,
    reasons: { "A01:plazo": HOSTILE },
    registration: { number: HOSTILE, version: 2, author: HOSTILE },
  };
}

import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import JSZip from "jszip";
import mammoth from "mammoth";
import { describe, expect, test } from "vitest";
import { bundle } from "../../build/bundle.ts";
import { readDocx } from "../../build/local/docs/docx/read-docx.ts";
import { writeDocx } from "../../build/local/docs/docx/write-docx.ts";
import { printByChromium } from "../../build/local/docs/pdf/chromium.ts";
import { templateFiles } from "../../build/templates.ts";
import { checkTemplate } from "../../src/document/check-template.ts";
import type { Document } from "../../src/document/docs-api.ts";
import { fillRequests } from "../../src/document/fill.ts";
import { REPORT_KINDS, type Report, type ReportKind } from "../../src/document/report.ts";
import { BLOCKS, FIELDS } from "../../src/document/reports/names.ts";
import { parsePeriod } from "../../src/document/reports/period.ts";
import { type ReportRequest, reportOf } from "../../src/document/reports/report-of.ts";
import { markKey, readTemplate, type Template } from "../../src/document/template.ts";
import { formatAmount } from "../../src/plan/amount.ts";
import { entryOf, valueOr } from "../../src/plan/plan.ts";
import { planCents } from "../../src/plan/totals.ts";
import { type OneDocument, openStored } from "../builders/documents.ts";
import { aModifiedInput, usulutanInput } from "./reports/inputs.ts";
import { proseOf } from "./reports/reading.ts";

const hasPoppler = spawnSync("pdftotext", ["-v"]).status === 0;
const period = parsePeriod("2023-S2")!;
const REQUESTS: Readonly<Record<ReportKind, ReportRequest>> = {
  seguimiento: { kind: "seguimiento", period },
  plan: { kind: "plan" },
  modificaciones: { kind: "modificaciones" },
  unidad: { kind: "unidad", unit: "Recursos Humanos", period },
  certificacion: { kind: "certificacion" },
};
/** Usulután's plan in 2024: the action A03 was dropped, A10 costs $125 more. */
const input = aModifiedInput(
  (action) => {
    if (action.key === "A03") return null;
    if (action.key !== "A10") return action;
    return { ...action, budgetCents: entryOf(valueOr(action.budgetCents, 0) + 125_00) };
  },
  usulutanInput({ registration: { number: "7", version: 2, author: "Ana Ruiz" } }),
);

test("the templates that the project ships are what their sources say", async () => {
  const made = Object.entries(await templateFiles());
  expect(made.map(([name]) => name).sort()).toEqual(REPORT_KINDS.map((kind) => `informe-${kind}.docx`).sort());
  for (const [name, bytes] of made) expect([name, await shipped(name)]).toEqual([name, Buffer.from(bytes)]);
});

test("the templates travel in the bundle", async () => {
  const { files } = await bundle();
  for (const kind of REPORT_KINDS)
    expect(files[`informe-${kind}.html`]).toBe((await shipped(`informe-${kind}.docx`)).toString("base64"));
});

describe.each(REPORT_KINDS)("the template of the report %s", (kind) => {
  const report = reportOf(input, REQUESTS[kind]);

  test("has nothing that the report does not fill, and lacks nothing that it must have", async () => {
    expect(checkTemplate(await templateOf(kind), report)).toEqual([]);
  });

  test("has only names that the list of fields and blocks has for this report", async () => {
    const listed = [...FIELDS, ...BLOCKS]
      .filter(({ reports }) => reports.includes(kind))
      .map(({ name }) => markKey(name));
    const used = (await templateOf(kind)).paragraphs.flatMap(({ marks }) => marks.map(({ key }) => key));
    expect(used.filter((key) => !listed.includes(key))).toEqual([]);
  });

  test("is of letter size, with one letterhead, and says on every page which of how many it is", async () => {
    const { headers, footers, documentStyle } = await readDocx(await shipped(`informe-${kind}.docx`), "d1");
    expect(documentStyle.pageSize).toEqual({ width: points(612), height: points(792) });
    expect([Object.keys(headers).length, Object.keys(footers).length]).toEqual([1, 1]);
    const numbers = Object.values(footers)
      .flatMap(({ content }) => content)
      .flatMap((block) => (block.kind === "paragraph" ? block.pieces : []))
      .flatMap(({ text, object }) => object?.autoText?.type ?? text);
    expect(numbers.join("")).toContain("Página PAGE_NUMBER de PAGE_COUNT");
  });

  test("comes out filled, with every word of the report and no field left", async () => {
    const docx = await filled(kind, report);
    const text = folded((await mammoth.extractRawText({ buffer: Buffer.from(docx) })).value);
    for (const expected of wordsOf(report, await templateOf(kind))) expect(text).toContain(expected);
    const { files } = await JSZip.loadAsync(docx);
    for (const [name, file] of Object.entries(files).filter(([name]) => name.endsWith(".xml")))
      expect([name, /\{\{|\}\}/.test(await file.async("text"))]).toEqual([name, false]);
  });
});

test("a row of a total stays with the row above it, so that no page begins with it alone", async () => {
  const docx = await filled("seguimiento", reportOf(input, REQUESTS.seguimiento));
  const xml = await (await JSZip.loadAsync(docx)).file("word/document.xml")!.async("text");
  const tables = [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) => table.match(/<w:tr>.*?<\/w:tr>/gs)!);
  const totalled = tables.filter((rows) => />(Total|Todo el plan)</.test(rows.at(-1)!));
  expect(totalled).toHaveLength(3);
  for (const rows of totalled)
    expect(countIn(rows.at(-2)!, /<w:keepNext\/>/g)).toBe(countIn(rows.at(-2)!, /<w:p>|<w:p /g));
});

describe.skipIf(!hasPoppler).each(REPORT_KINDS)("the report %s, printed", (kind) => {
  test("has numbered pages, and no word outside their margins", { timeout: 120_000 }, async () => {
    const report = reportOf(input, REQUESTS[kind]);
    const pages = pagesOf(await printByChromium((await filledDocument(kind, report)).stored()));
    for (const [index0, { text, width, height, words }] of pages.entries()) {
      expect([width, height].sort()).toEqual([612, 792]);
      expect(text).toContain(`Página ${index0 + 1} de ${pages.length}`);
      expect(words.filter(({ from, to }) => from < MARGIN_PT - 1 || to > width - MARGIN_PT + 1)).toEqual([]);
    }
  });
});

/** The room left and right of all pages. */
const MARGIN_PT = 65;

interface Page {
  readonly width: number;
  readonly height: number;
  readonly text: string;
  /** Where each word begins and ends, from the left edge. */
  readonly words: readonly { readonly word: string; readonly from: number; readonly to: number }[];
}

function pagesOf(pdf: Uint8Array): readonly Page[] {
  const { stdout } = spawnSync("pdftotext", ["-bbox", "-", "-"], { input: pdf, encoding: "utf8" });
  return [...stdout.matchAll(/<page width="([\d.]+)" height="([\d.]+)">(.*?)<\/page>/gs)].map(
    ([, width, height, inner]) => {
      const words = [...inner!.matchAll(/<word xMin="([\d.]+)" .*?xMax="([\d.]+)".*?>(.*?)<\/word>/g)].map(
        ([, from, to, word]) => ({ word: word!, from: Number(from), to: Number(to) }),
      );
      const text = words.map(({ word }) => word).join(" ");
      return { width: Math.round(Number(width)), height: Math.round(Number(height)), text, words };
    },
  );
}

describe("the figures in the exported documents", () => {
  test("are the plan's: its budget, and that of every action in the report on the whole plan", async () => {
    const html = await htmlOf("plan");
    expect(html).toContain(formatAmount(planCents(input.plan)));
    const actions = input.plan.axes.flatMap(({ lines }) =>
      lines.flatMap(({ objectives }) => objectives.flatMap((objective) => objective.actions)),
    );
    const wanted = actions.map(({ budgetCents }) => formatAmount(valueOr(budgetCents, 0)));
    const cells = [...html.matchAll(/<p>(\$[\d,.]+)<\/p>/g)].map(([, amount]) => amount!);
    for (const amount of new Set(wanted))
      expect(countOf(cells, amount)).toBeGreaterThanOrEqual(countOf(wanted, amount));
  });

  test("are what was approved and what is proposed, with what lies between, in the report on modifications", async () => {
    const html = await htmlOf("modificaciones");
    const approved = planCents(usulutanInput().plan);
    for (const cents of [approved, planCents(input.plan)]) expect(html).toContain(formatAmount(cents));
    expect(html).toContain(formatAmount(planCents(input.plan) - approved));
  });

  test("are what was spent by the day that the report on progress is of", async () => {
    const spent = input.entries
      .filter(({ entry, status }) => COUNTED.includes(status) && valueOr(entry.date, "sin fecha") <= "2023-12-31")
      .filter(({ entry }) => entry.actionKey !== null && entry.actionKey !== "A03")
      .reduce((sum, { entry }) => sum + valueOr(entry.spentCents, 0), 0);
    expect(await htmlOf("seguimiento")).toContain(formatAmount(spent));
  });
});

/** How entries stand that count. */
const COUNTED = ["aceptado", "registrado"];

function shipped(name: string): Promise<Buffer> {
  return readFile(new URL(`../../templates/${name}`, import.meta.url));
}

async function open(kind: ReportKind) {
  return openStored(await readDocx(await shipped(`informe-${kind}.docx`), "d1"));
}

async function templateOf(kind: ReportKind): Promise<Template> {
  return readTemplate((await open(kind)).document() as Document);
}

/** The template filled by the Docs API of the local Workspace. */
async function filledDocument(kind: ReportKind, report: Report): Promise<OneDocument> {
  const document = await open(kind);
  document.update(...fillRequests(readTemplate(document.document() as Document), report));
  return document;
}

/** The same, exported. */
async function filled(kind: ReportKind, report: Report): Promise<Uint8Array> {
  return await writeDocx((await filledDocument(kind, report)).stored(), await shipped(`informe-${kind}.docx`));
}

async function htmlOf(kind: ReportKind): Promise<string> {
  const docx = await filled(kind, reportOf(input, REQUESTS[kind]));
  return (await mammoth.convertToHtml({ buffer: Buffer.from(docx) })).value;
}

/** All that a report says in the blocks that its template has. */
function wordsOf({ blocks }: Report, { paragraphs }: Template): readonly string[] {
  const used = new Set(paragraphs.flatMap(({ marks }) => marks.map(({ key }) => key)));
  const shown = Object.entries(blocks).filter(([name]) => used.has(markKey(name)));
  return shown.flatMap(([, own]) => proseOf(own)).map(folded);
}

function folded(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function countOf(all: readonly string[], wanted: string): number {
  return all.filter((each) => each === wanted).length;
}

function countIn(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function points(magnitude: number) {
  return { magnitude, unit: "PT" };
}

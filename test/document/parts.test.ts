import { describe, expect, it } from "vitest";
import type { Request } from "../../src/document/docs-api.ts";
import { fillRequests } from "../../src/document/fill.ts";
import { partsDone, partsOf } from "../../src/document/parts.ts";
import { readTemplate } from "../../src/document/template.ts";
import { reportOf } from "./report.ts";
import { BODY, documentOf, paragraphTokens, type Token } from "./tiny-docs.ts";

const BODY_TOKENS: Token[] = [
  { kind: "section" },
  ...paragraphTokens("{{titulo}}"),
  ...paragraphTokens("{{lista}}"),
  ...paragraphTokens(""),
];
const DOCUMENT = documentOf(new Map([[BODY, BODY_TOKENS]]));
const TEMPLATE = readTemplate(DOCUMENT);

describe("the requests of a report", () => {
  it("go in one call, and leave nothing behind in the document, as long as they are small", () => {
    const requests = fillRequests(TEMPLATE, reportWith(20));
    expect(partsOf(TEMPLATE, requests)).toEqual([requests]);
  });

  it("go in parts of at most the size asked for, none left out, each telling that it is in", () => {
    const requests = fillRequests(TEMPLATE, reportWith(3000));
    const parts = partsOf(TEMPLATE, requests, 100_000);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts)
      expect(Buffer.byteLength(JSON.stringify({ requests: part }))).toBeLessThanOrEqual(100_000);
    expect(parts.flatMap((part) => part.slice(0, -1))).toEqual(requests);
    const names = parts.map((part) => part[part.length - 1]!.createNamedRange?.name);
    expect(new Set(names).size).toBe(parts.length);
  });

  it("tell from the document how many parts are in, also when a later part deleted the text that bore the mark of an earlier one", () => {
    const parts = partsOf(TEMPLATE, fillRequests(TEMPLATE, reportWith(3000)), 100_000);
    const nameOf = (part: readonly Request[]) => part[part.length - 1]!.createNamedRange!.name!;
    expect(partsDone(DOCUMENT)).toBe(0);
    expect(partsDone(withRanges([nameOf(parts[0]!), "cita"]))).toBe(1);
    expect(partsDone(withRanges(parts.slice(1).map(nameOf)))).toBe(parts.length);
  });
});

function reportWith(count: number) {
  const cells = [{ text: "á🏛️".repeat(5) }];
  const rows = Array.from({ length: count }, () => ({ kind: "plain" as const, cells }));
  const columns = [{ title: "Acción", widthShare: 1, align: "end" as const }];
  return reportOf({ fields: { titulo: "Informe" }, blocks: { lista: [{ kind: "table", columns, rows }] } });
}

function withRanges(names: readonly string[]) {
  const [tab] = DOCUMENT.tabs!;
  const namedRanges = Object.fromEntries(names.map((name) => [name, { name }]));
  return { ...DOCUMENT, tabs: [{ ...tab, documentTab: { ...tab!.documentTab, namedRanges } }] };
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fillRequests } from "../../src/document/fill.ts";
import { partsOf } from "../../src/document/parts.ts";
import { readTemplate } from "../../src/document/template.ts";
import { type Line, meant, type Plain, report, SECTION, template } from "./random-templates.ts";
import { apply, BODY, documentOf, paragraphTokens, seen, type TinyDoc, type Token, tableTokens } from "./tiny-docs.ts";

describe("a template filled with a report", () => {
  it("reads as the report means it, whatever stands in texts and templates", () => {
    fc.assert(
      fc.property(template, report, ({ body, header, footer }, filled) => {
        const doc = docOf(body, header, footer);
        apply(doc, fillRequests(readTemplate(documentOf(doc)), filled));
        expect(plain(doc.get(BODY)!)).toEqual([SECTION, ...meant(body, filled)]);
        expect(plain(doc.get("header1")!)).toEqual(meant(header, filled));
        expect(plain(doc.get("footer1")!)).toEqual(meant(footer, filled));
      }),
      { numRuns: 400 },
    );
  });

  it("reads the same when its requests go in several parts", () => {
    fc.assert(
      fc.property(
        template,
        report,
        fc.integer({ min: 700, max: 3000 }),
        ({ body, header, footer }, filled, maxBytes) => {
          const whole = docOf(body, header, footer);
          const inParts = docOf(body, header, footer);
          const read = readTemplate(documentOf(whole));
          const requests = fillRequests(read, filled);
          apply(whole, requests);
          for (const part of partsOf(read, requests, maxBytes)) apply(inParts, part);
          expect(documentOf(inParts)).toEqual(documentOf(whole));
        },
      ),
      { numRuns: 60 },
    );
  });
});

function docOf(body: readonly Line[], header: readonly Line[], footer: readonly Line[]): TinyDoc {
  return new Map([
    [BODY, [{ kind: "section" } as const, ...body.flatMap(tokensOf)]],
    ["header1", header.flatMap(tokensOf)],
    ["footer1", footer.flatMap(tokensOf)],
  ]);
}

function tokensOf(one: Line): Token[] {
  if (one.kind === "section") return [{ kind: "section" }];
  if (one.kind === "table") return tableTokens(one.rows);
  const text = one.kind === "block" ? ` {{${one.name}}}` : one.words.join("");
  const tokens = paragraphTokens(text, { isBulleted: one.kind === "words" && one.isBulleted });
  const half = Math.floor(tokens.length / 2);
  return tokens.map((token, index) =>
    one.isSplit && index > half && token.kind === "char" ? { ...token, style: { bold: true } } : token,
  );
}

function plain(tokens: readonly Token[]): Plain[] {
  return seen(tokens).map((one) => ("rows" in one ? one.rows : "section" in one ? SECTION : one.paragraph));
}

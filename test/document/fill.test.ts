import { describe, expect, it } from "vitest";
import type { Block, TableBlock } from "../../src/document/block.ts";
import type { Document } from "../../src/document/docs-api.ts";
import { fillRequests } from "../../src/document/fill.ts";
import { readTemplate } from "../../src/document/template.ts";
import { reportOf } from "./report.ts";
import { apply, BODY, documentOf, paragraphTokens, seen, type TinyDoc, type Token, tableTokens } from "./tiny-docs.ts";

const BUDGET: TableBlock = {
  kind: "table",
  columns: [
    { title: "Eje", widthShare: 3, align: "start" },
    { title: "Acción", widthShare: 6, align: "start" },
    { title: "Monto", widthShare: 1, align: "end" },
  ],
  rows: [
    { kind: "plain", cells: [{ text: "Eje 1", rowSpan: 2 }, { text: "Divulgar" }, { text: "$350.00" }] },
    { kind: "plain", cells: [{ text: "Capacitar" }, { text: "$300.00", shade: "late" }] },
    { kind: "total", cells: [{ text: "Total", columnSpan: 2 }, { text: "$650.00" }] },
  ],
};

describe("fields", () => {
  it("stand in the type in which the template has them", () => {
    const bold = paragraphTokens("{{municipio}}", { style: { bold: true } }).slice(0, -1);
    const body = filled([
      ...paragraphTokens("Alcaldía de ").slice(0, -1),
      ...bold,
      ...paragraphTokens(", El Salvador"),
    ]);
    expect(runs(body)).toEqual([
      ["Alcaldía de ", undefined],
      ["Usulután", true],
      [", El Salvador", undefined],
    ]);
  });

  it("are found whatever their accents, capitals and blanks", () => {
    expect(texts(filled(paragraphTokens("{{MUNICIPIO}}, {{ Período }} y {{fecha  en letras}}")))).toEqual([
      "Usulután, enero a marzo y uno de febrero",
    ]);
  });

  it("leave their place blank when there is nothing to say", () => {
    expect(texts(filled(paragraphTokens("({{municipio}})"), { fields: { municipio: "" } }))).toEqual(["()"]);
  });

  it("do not fill what a text of people looks like", () => {
    const body = filled(paragraphTokens("{{municipio}} {{periodo}}"), {
      fields: { municipio: "{{periodo}} y {{cuadro}}", periodo: "{{municipio}}" },
      blocks: { cuadro: [] },
    });
    expect(texts(body)).toEqual(["{{periodo}} y {{cuadro}} {{municipio}}"]);
  });

  it("are filled in every tab, header, footer and footnote, at its own indexes", () => {
    const paragraph = { elements: [{ startIndex: 4, endIndex: 18, textRun: { content: "{{municipio}}\n" } }] };
    const content = [{ startIndex: 4, endIndex: 18, paragraph }];
    const document: Document = {
      tabs: [
        {
          tabProperties: { tabId: "t.0" },
          documentTab: { headers: { h1: { content } }, footnotes: { n1: { content } } },
        },
        {
          tabProperties: { tabId: "t.1" },
          documentTab: { body: { content } },
          childTabs: [{ tabProperties: { tabId: "t.2" }, documentTab: { footers: { f1: { content } } } }],
        },
      ],
    };
    const locations = fillRequests(readTemplate(document), reportOf()).flatMap(
      ({ insertText }) => insertText?.location ?? [],
    );
    expect(locations).toEqual([
      { index: 5, segmentId: "f1", tabId: "t.2" },
      { index: 5, tabId: "t.1" },
      { index: 5, segmentId: "n1" },
      { index: 5, segmentId: "h1" },
    ]);
  });
});

describe("blocks", () => {
  it("leave no blank line before a table, and only a narrow one after it", () => {
    const body = filled(
      [...paragraphTokens("Presupuesto"), ...paragraphTokens("{{cuadro}}"), ...paragraphTokens("Fin")],
      {
        blocks: { cuadro: [BUDGET] },
      },
    );
    expect(texts(body)).toEqual(["Presupuesto", "(tabla)", "", "Fin"]);
    const spacer = body[body.length - 5] as Token & { kind: "char" };
    expect([spacer.char, spacer.style.fontSize?.magnitude]).toEqual(["\n", 6]);
  });

  it("do not give their lines the style of the title before them", () => {
    const title = paragraphTokens("Avance", { paragraph: { namedStyleType: "HEADING_1" } });
    const body = filled([...title, ...paragraphTokens("{{cuadro}}"), ...paragraphTokens("Fin")], {
      blocks: { cuadro: [BUDGET, { kind: "paragraph", runs: [{ text: "Después" }] }] },
    });
    const styles = seen(body).map((one) => ("paragraph" in one ? one.style : null));
    expect(styles).toEqual([null, "HEADING_1", null, "NORMAL_TEXT", "NORMAL_TEXT"]);
    expect(new Set(cellStyles(body).map(({ paragraph }) => paragraph.namedStyleType))).toEqual(
      new Set(["NORMAL_TEXT"]),
    );
  });

  it("are titles, paragraphs, quotes and lists, each with its own look", () => {
    const blocks: Block[] = [
      { kind: "paragraph", style: "heading2", runs: [{ text: "Título" }] },
      { kind: "paragraph", align: "center", runs: [{ text: "Uno " }, { text: "fuerte", bold: true }] },
      { kind: "paragraph", style: "quote", runs: [{ text: "Cita" }] },
      { kind: "list", items: [[{ text: "\tprimero" }], [{ text: "segundo\nseguido" }]] },
      { kind: "paragraph", runs: [{ text: "Después" }] },
    ];
    const line = paragraphTokens("{{cuadro}}", { paragraph: { alignment: "JUSTIFIED" } });
    const body = filled([...line, ...paragraphTokens("Fin")], { blocks: { cuadro: blocks } });
    expect(seen(body).slice(1, -1)).toEqual([
      { paragraph: "Título", style: "HEADING_2", align: "START", isBulleted: false },
      { paragraph: "Uno fuerte", style: "NORMAL_TEXT", align: "CENTER", isBulleted: false },
      { paragraph: "Cita", style: "NORMAL_TEXT", align: "JUSTIFIED", isBulleted: false },
      { paragraph: "primero", style: "NORMAL_TEXT", align: "JUSTIFIED", isBulleted: true },
      { paragraph: "segundo seguido", style: "NORMAL_TEXT", align: "JUSTIFIED", isBulleted: true },
      { paragraph: "Después", style: "NORMAL_TEXT", align: "JUSTIFIED", isBulleted: false },
    ]);
    expect(runs(body)).toContainEqual(["fuerte", true]);
  });

  it("say so when there is nothing to show", () => {
    const none = "No hay datos que mostrar en este apartado.";
    const blank = { ...BUDGET, rows: [] };
    const body = filled([...paragraphTokens("{{cuadro}}"), ...paragraphTokens("{{lista}}")], {
      blocks: { cuadro: [blank], lista: [] },
    });
    expect(texts(body)).toEqual([none, none]);
  });

  it("stay as written where they cannot become tables or paragraphs", () => {
    const body = filled(
      [...paragraphTokens("Vea {{cuadro}}"), ...tableTokens([["{{cuadro}}"]]), ...paragraphTokens("")],
      {
        blocks: { cuadro: [BUDGET] },
      },
    );
    expect(seen(body)[1]).toMatchObject({ paragraph: "Vea {{cuadro}}" });
    expect(seen(body)[2]).toEqual({ rows: [["{{cuadro}}"]] });
  });
});

describe("tables", () => {
  const body = filled([...paragraphTokens("{{cuadro}}"), ...paragraphTokens("Fin")], { blocks: { cuadro: [BUDGET] } });
  const table = body.find((token) => token.kind === "table")!;

  it("fill the width between the margins of their page, by the shares of their columns", () => {
    const columns = BUDGET.columns.map((column) => ({ ...column, widthShare: column.title === "Acción" ? 3 : 1 }));
    expect(tableIn([{ ...BUDGET, columns }]).widths).toEqual([104, 312, 104]);
  });

  it("widen columns that are too narrow for their words, at the cost of the others", () => {
    const [axis = 0, action = 0, amount = 0] = table.widths;
    // "$350.00" in type of 10 pt takes 39 pt of Arial, "Monto" in bold less.
    expect(amount).toBeGreaterThan(39 + 8);
    expect(action / axis).toBeCloseTo(2, 1);
    expect(axis + action + amount).toBeCloseTo(520, 0);
  });

  it("fit the page also with words longer than the page is wide", () => {
    const rows = [
      { kind: "plain" as const, cells: [{ text: "á".repeat(500) }, { text: "x".repeat(900) }, { text: "1" }] },
    ];
    const { widths } = tableIn([{ ...BUDGET, rows }]);
    expect(widths.reduce((total, width) => total + width)).toBeLessThanOrEqual(520);
    expect(Math.min(...widths)).toBeGreaterThan(5);
  });

  it("have one title over the columns without title that follow it", () => {
    const columns = [
      ...BUDGET.columns,
      ...[1, 2, 3].map(() => ({ title: "", widthShare: 1, align: "start" as const })),
    ];
    expect(tableIn([{ ...BUDGET, columns }]).merges).toContain("0,2 1x4");
  });

  it("are as wide as their section, also where the page lies on its side and has margins of its own", () => {
    const paragraph = { elements: [{ startIndex: 1, endIndex: 12, textRun: { content: "{{cuadro}}\n" } }] };
    const sectionStyle = { flipPageOrientation: true, marginLeft: { magnitude: 100, unit: "PT" as const } };
    const content = [
      { endIndex: 1, sectionBreak: { sectionStyle } },
      { startIndex: 1, endIndex: 12, paragraph },
    ];
    const document = documentOf(new Map([[BODY, []]]));
    document.tabs![0]!.documentTab!.body = { content };
    // 800 pt of page, less 100 and 30 of margins.
    expect(readTemplate(document).paragraphs[0]!.widthPt).toBe(670);
  });

  it("repeat their header row, in white on blue", () => {
    expect(table.pinned).toBe(1);
    const header = cellStyles(body).filter(({ style }) => style.foregroundColor !== undefined);
    expect(header.map(({ char }) => char).join("")).toBe("Eje\nAcción\nMonto\n");
    expect(header[0]!.style).toMatchObject({
      bold: true,
      foregroundColor: { color: { rgbColor: { red: 1, green: 1, blue: 1 } } },
    });
  });

  it("have no header row where no column has a title", () => {
    const columns = BUDGET.columns.map((column) => ({ ...column, title: " " }));
    const plain = filled(paragraphTokens("{{cuadro}}"), { blocks: { cuadro: [{ ...BUDGET, columns }] } });
    expect(plain.find((token) => token.kind === "table")!.pinned).toBe(0);
    expect(seen(plain)[2]).toEqual({
      rows: [
        ["Eje 1", "Divulgar", "$350.00"],
        ["", "Capacitar", "$300.00"],
        ["Total", "", "$650.00"],
      ],
    });
  });

  it("have their amounts at the right and their totals bold", () => {
    const right = cellStyles(body).filter(({ paragraph }) => paragraph.alignment === "END");
    expect(right.map(({ char }) => char).join("")).toBe("$350.00\n$300.00\n$650.00\n");
    const bold = cellStyles(body).filter(({ style }) => style.bold && !style.foregroundColor);
    expect(bold.map(({ char }) => char).join("")).toBe("Total\n$650.00\n");
  });

  it("merge cells from the last to the first, so that no merge moves another", () => {
    expect(table.merges).toEqual(["3,0 1x2", "1,0 2x1"]);
  });

  it("colour header, totals and marked cells", () => {
    expect([...table.backgrounds.keys()]).toEqual(["0,0 1x3", "2,2 1x1", "3,0 1x3"]);
  });

  it("refuse a row with more cells than columns rather than lose a text", () => {
    const rows = [{ kind: "plain" as const, cells: ["a", "b", "c", "d"].map((text) => ({ text })) }];
    expect(() => filled(paragraphTokens("{{cuadro}}"), { blocks: { cuadro: [{ ...BUDGET, rows }] } })).toThrow(
      RangeError,
    );
  });

  it("leave the cells below a span to it, also beside other spans", () => {
    const rows = [
      { kind: "plain" as const, cells: [{ text: "a", rowSpan: 9, columnSpan: 2 }, { text: "b" }] },
      { kind: "plain" as const, cells: [{ text: "c" }] },
    ];
    const spanned = filled(paragraphTokens("{{cuadro}}"), { blocks: { cuadro: [{ ...BUDGET, rows }] } });
    expect(seen(spanned)[2]).toEqual({
      rows: [
        ["Eje", "Acción", "Monto"],
        ["a", "", "b"],
        ["", "", "c"],
      ],
    });
    expect(spanned.find((token) => token.kind === "table")!.merges).toEqual(["1,0 2x2"]);
  });
});

function filled(tokens: readonly Token[], change: Parameters<typeof reportOf>[0] = {}): Token[] {
  const doc: TinyDoc = new Map([[BODY, [{ kind: "section" } as const, ...tokens]]]);
  apply(doc, fillRequests(readTemplate(documentOf(doc)), reportOf(change)));
  return doc.get(BODY)!;
}

function tableIn(blocks: readonly Block[]): Token & { kind: "table" } {
  return filled(paragraphTokens("{{cuadro}}"), { blocks: { cuadro: blocks } }).find((token) => token.kind === "table")!;
}

function texts(tokens: readonly Token[]): string[] {
  return seen(tokens)
    .slice(1)
    .map((one) => ("paragraph" in one ? one.paragraph : "(tabla)"));
}

/** Stretches of text with whether they are bold, without line ends. */
function runs(tokens: readonly Token[]): [string, boolean | undefined][] {
  const all: [string, boolean | undefined][] = [];
  for (const token of tokens) {
    if (token.kind !== "char" || token.char === "\n") continue;
    const last = all[all.length - 1];
    if (last && last[1] === token.style.bold) last[0] += token.char;
    else all.push([token.char, token.style.bold]);
  }
  return all;
}

function cellStyles(tokens: readonly Token[]): (Token & { kind: "char" })[] {
  const start = tokens.findIndex(({ kind }) => kind === "table");
  const end = tokens.findIndex(({ kind }) => kind === "end");
  return tokens.slice(start, end).filter((token) => token.kind === "char");
}

import { describe, expect, it } from "vitest";
import { checkTemplate } from "../../src/document/check-template.ts";
import type { Report } from "../../src/document/report.ts";
import { readTemplate } from "../../src/document/template.ts";
import { reportOf } from "./report.ts";
import { BODY, documentOf, paragraphTokens, type Token, tableTokens } from "./tiny-docs.ts";

const REPORT = reportOf({ blocks: { "tabla: presupuesto por eje": [], "acciones atrasadas": [] } });

describe("the check of a template", () => {
  it("has nothing to say about one that can be filled whole", () => {
    const body = [
      ...paragraphTokens("Alcaldía de {{Municipio}}"),
      ...paragraphTokens("{{Tabla:  presupuesto por eje}} "),
    ];
    expect(notes(body)).toEqual([]);
  });

  it("names the field that was probably meant", () => {
    expect(notes(paragraphTokens("Alcaldía de {{municpio}}"))).toEqual([
      "Este informe no tiene ningún campo llamado «{{municpio}}» (en el texto: «Alcaldía de {{municpio}}»). ¿Quiso escribir «{{municipio}}»? Si no lo corrige, quedará escrito tal cual.",
    ]);
    expect(notes(paragraphTokens("{{presupuesto por eje}}"))[0]).toContain(
      "¿Quiso escribir «{{tabla: presupuesto por eje}}»?",
    );
  });

  it("guesses no name where none comes near", () => {
    expect(notes(paragraphTokens("{{presidente de la República}}"))[0]).toContain(
      "Revise su nombre en la lista de campos.",
    );
    expect(notes(paragraphTokens("{{}}"))[0]).toContain("Revise su nombre en la lista de campos.");
  });

  it("says where: header, footer or table", () => {
    const unknown = paragraphTokens("{{alcalde}}");
    expect(notes(paragraphTokens(""), { header: unknown })[0]).toContain("(en el encabezado: «{{alcalde}}»)");
    expect(notes(paragraphTokens(""), { footer: unknown })[0]).toContain("(en el pie de página: «{{alcalde}}»)");
    expect(notes([...tableTokens([["{{alcalde}}"]]), ...paragraphTokens("")])[0]).toContain(
      "(en una tabla: «{{alcalde}}»)",
    );
  });

  it("asks for a line of its own for what becomes tables or paragraphs", () => {
    expect(notes(paragraphTokens("Vea {{acciones atrasadas}}"))[0]).toContain("necesita una línea para sí solo");
    const inTable = notes([...tableTokens([["{{acciones atrasadas}}"]]), ...paragraphTokens("")]);
    expect(inTable).toHaveLength(1);
    expect(inTable[0]).toContain("ahora está en una tabla");
  });

  it("finds braces that lack their pair, also where a field runs over two lines", () => {
    expect(notes([...paragraphTokens("{{muni"), ...paragraphTokens("cipio}}")])).toHaveLength(2);
    expect(notes(paragraphTokens("{{municipio}} {{periodo} "))[0]).toContain(
      "sin su pareja (en el texto: «{{municipio}} {{periodo}»)",
    );
  });

  it("does not take a field with a picture in it for one, so that no picture is lost", () => {
    const tokens = paragraphTokens("{{muni cipio}}");
    tokens[6] = { kind: "object" };
    expect(notes(tokens)[0]).toContain("sin su pareja (en el texto: «{{municipio}}»)");
  });

  it("tells of a field with more than one format, which is filled all the same", () => {
    const tokens = paragraphTokens("{{municipio}}").map((token, index) =>
      token.kind === "char" && index > 5 ? { ...token, style: { italic: true } } : token,
    );
    const [note] = checked(tokens);
    expect(note).toMatchObject({ kind: "split", isGrave: false });
    expect(note!.text).toContain("tiene más de un formato de letra");
  });

  it("tells what the template should not lack", () => {
    const report = { ...REPORT, essential: ["Municipio", "acciones atrasadas"] };
    expect(checked(paragraphTokens("{{municipio}}"), {}, report).map(({ text }) => text)).toEqual([
      "A la plantilla le falta «{{acciones atrasadas}}»: sin ese dato el informe queda incompleto. Escríbalo donde corresponda.",
    ]);
  });
});

function notes(body: readonly Token[], others: { header?: Token[]; footer?: Token[] } = {}): string[] {
  return checked(body, others).map(({ text }) => text);
}

function checked(
  body: readonly Token[],
  { header = [], footer = [] }: { header?: Token[]; footer?: Token[] } = {},
  report: Report = REPORT,
) {
  const doc = new Map([
    [BODY, [{ kind: "section" } as const, ...body]],
    ["header1", header],
    ["footer1", footer],
  ]);
  return checkTemplate(readTemplate(documentOf(doc)), report);
}

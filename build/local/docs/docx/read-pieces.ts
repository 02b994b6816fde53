import { insertable } from "../edit.ts";
import type { ParagraphElement, Piece, TextStyle } from "../resources.ts";
import { OBJECT } from "../resources.ts";
import { readProperties } from "./properties.ts";
import { TEXT_CODECS } from "./text-style.ts";
import { childOf, element, elementsOf, textWithin, writeXml, type XmlElement } from "./xml.ts";

/** The addresses of a part's links by the ids of its relationships. */
export type Links = ReadonlyMap<string, string>;

/** What stands in a paragraph, without its newline. */
export function readPieces(paragraph: XmlElement, links: Links): Piece[] {
  return readRuns(inlineOf(paragraph, links, undefined));
}

/** A run and the link that it is in. */
interface Inline {
  readonly run: XmlElement;
  readonly link: string | undefined;
}

function inlineOf(parent: XmlElement, links: Links, link: string | undefined): Inline[] {
  return elementsOf(parent).flatMap((child): Inline[] => {
    switch (child.name) {
      case "w:r":
        return [{ run: child, link }];
      case "w:fldSimple":
        return [{ run: child, link }];
      case "w:hyperlink":
        return inlineOf(child, links, links.get(child.attributes["r:id"] ?? "") ?? link);
      case "w:sdt":
        return inlineOf(childOf(child, "w:sdtContent") ?? element(""), links, link);
      case "w:ins":
      case "w:smartTag":
      case "w:customXml":
        return inlineOf(child, links, link);
      default:
        return [];
    }
  });
}

/** Fields of Word reach over several runs; those for page numbers are one thing in Google's document, others are their text. */
function readRuns(inlines: readonly Inline[]): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < inlines.length; at++) {
    const inline = inlines[at]!;
    const end = fieldKind(inline.run) === "begin" ? endOfField(inlines, at) : undefined;
    if (inline.run.name === "w:fldSimple") {
      pieces.push(...fieldPieces(inline.run.attributes["w:instr"] ?? "", [inline], simpleRuns(inline)));
    } else if (end !== undefined) {
      const field = inlines.slice(at, end + 1);
      const separator = field.findIndex(({ run }) => fieldKind(run) === "separate");
      const instruction = field.map(({ run }) =>
        elementsOf(run)
          .filter(({ name }) => name === "w:instrText")
          .map(textWithin)
          .join(""),
      );
      pieces.push(...fieldPieces(instruction.join(""), field, separator < 0 ? [] : field.slice(separator + 1, -1)));
      at = end;
    } else pieces.push(...runPieces(inline));
  }
  return pieces;
}

function simpleRuns({ run, link }: Inline): Inline[] {
  return elementsOf(run)
    .filter(({ name }) => name === "w:r")
    .map((inner) => ({ run: inner, link }));
}

function fieldKind(run: XmlElement): string | undefined {
  return childOf(run, "w:fldChar")?.attributes["w:fldCharType"];
}

/** Undefined when the field goes on in another paragraph. */
function endOfField(inlines: readonly Inline[], start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < inlines.length; at++) {
    const kind = fieldKind(inlines[at]!.run);
    if (kind === "begin") depth++;
    if (kind === "end" && --depth === 0) return at;
  }
  return undefined;
}

function fieldPieces(instruction: string, field: readonly Inline[], result: readonly Inline[]): Piece[] {
  const [kind = ""] = instruction.trim().split(/\s+/, 1);
  const type = { PAGE: "PAGE_NUMBER", NUMPAGES: "PAGE_COUNT", SECTIONPAGES: "PAGE_COUNT" }[kind.toUpperCase()];
  if (type) {
    const source = field.map(({ run }) => writeXml(run)).join("");
    const styled = (result[0] ?? field[0])?.run;
    return [objectOf({ autoText: { type } }, source, styled ? styleOf(styled) : {})];
  }
  const url = kind.toUpperCase() === "HYPERLINK" ? /"([^"]*)"/.exec(instruction)?.[1] : undefined;
  return readRuns(result.map(({ run, link }) => ({ run, link: url ?? link })));
}

function runPieces({ run, link }: Inline): Piece[] {
  const properties = childOf(run, "w:rPr");
  const style = { ...styleOf(run), ...(link !== undefined && { link: { url: link } }) };
  const source = properties ? writeXml(properties) : null;
  const pieces: Piece[] = [];
  for (const child of elementsOf(run)) {
    const text = textOfChild(child);
    if (text !== undefined) {
      if (text !== "") pieces.push({ text, object: null, style, source });
      continue;
    }
    const object = objectOfChild(child);
    const whole = element("w:r", {}, ...(properties ? [properties] : []), child);
    if (object) pieces.push(objectOf(object, writeXml(whole), style));
  }
  return pieces;
}

/** Undefined for what is no text. */
function textOfChild(child: XmlElement): string | undefined {
  switch (child.name) {
    case "w:t":
      return insertable(textWithin(child).replace(/[\n\r]+/g, " "));
    case "w:tab":
      return "\t";
    case "w:cr":
      return "\v";
    case "w:br":
      return child.attributes["w:type"] === undefined || child.attributes["w:type"] === "textWrapping"
        ? "\v"
        : undefined;
    case "w:noBreakHyphen":
      return "\u2011";
    case "w:softHyphen":
      return "\u00AD";
    default:
      return undefined;
  }
}

/** What stands among the text as one thing; undefined for what is not shown. */
function objectOfChild(child: XmlElement): ParagraphElement | undefined {
  switch (child.name) {
    case "w:br":
      return child.attributes["w:type"] === "column" ? { columnBreak: {} } : { pageBreak: {} };
    case "w:footnoteReference":
      return { footnoteReference: { footnoteId: `kix.fn${child.attributes["w:id"]}` } };
    case "w:drawing":
    case "w:pict":
    case "w:object":
    case "w:ptab":
    case "w:sym":
    case "mc:AlternateContent":
      return { inlineObjectElement: {} };
    default:
      return undefined;
  }
}

function objectOf(object: ParagraphElement, source: string, style: TextStyle): Piece {
  return { text: OBJECT, object, style, source };
}

function styleOf(run: XmlElement): TextStyle {
  const properties = childOf(run, "w:rPr");
  return properties ? readProperties<TextStyle>(properties, TEXT_CODECS) : {};
}

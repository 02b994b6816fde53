import type { docs_v1 } from "googleapis";
import type { ParagraphStyle, TextStyle } from "../resources.ts";
import { PARAGRAPH_CODECS } from "./paragraph-style.ts";
import { readProperties } from "./properties.ts";
import { attribute, TEXT_CODECS } from "./text-style.ts";
import { childOf, childrenOf, element, parseXml, type XmlElement } from "./xml.ts";

/** The named styles of a document, by Google's names and by Word's ids. */
export interface Styles {
  readonly idOf: ReadonlyMap<string, string>;
  readonly namedOf: ReadonlyMap<string, string>;
  readonly namedStyles: readonly docs_v1.Schema$NamedStyle[];
}

/** Google's named styles and what Word calls them. */
const NAMES: readonly (readonly [namedStyleType: string, wordName: string])[] = [
  ["NORMAL_TEXT", "normal"],
  ["TITLE", "title"],
  ["SUBTITLE", "subtitle"],
  ...[1, 2, 3, 4, 5, 6].map((level) => [`HEADING_${level}`, `heading ${level}`] as const),
];

/** @param xml the text of `word/styles.xml`; undefined when the package has none */
export function readStyles(xml: string | undefined): Styles {
  const root = xml === undefined ? element("w:styles") : parseXml(xml);
  const defaults = childOf(root, "w:docDefaults");
  const byName = new Map(
    childrenOf(root, "w:style")
      .filter(({ attributes }) => attributes["w:type"] === "paragraph")
      .map((style) => [(attribute(style, "w:name") ?? "").toLowerCase(), style]),
  );
  const found = NAMES.flatMap(([named, name]) => {
    const style = byName.get(name);
    return style ? [{ named, id: style.attributes["w:styleId"] ?? "", style }] : [];
  });
  return {
    idOf: new Map(found.map(({ named, id }) => [named, id])),
    namedOf: new Map(found.map(({ named, id }) => [id, named])),
    namedStyles: found.map(({ named, style }) => ({
      namedStyleType: named,
      textStyle: {
        ...(named === "NORMAL_TEXT" && runStyle(childOf(childOf(defaults, "w:rPrDefault"), "w:rPr"))),
        ...runStyle(childOf(style, "w:rPr")),
      },
      paragraphStyle: {
        namedStyleType: named,
        ...(named === "NORMAL_TEXT" && paragraphStyle(childOf(childOf(defaults, "w:pPrDefault"), "w:pPr"))),
        ...paragraphStyle(childOf(style, "w:pPr")),
      },
    })),
  };
}

/** The XML of `word/styles.xml` with headings and titles that it lacks and a document uses; ids are then `HEADING_1` and so on. */
export function withStyles(xml: string, wanted: Iterable<string>): string {
  const { idOf } = readStyles(xml);
  const missing = [...wanted].filter((named) => named !== "NORMAL_TEXT" && !idOf.has(named));
  return xml.replace(/<\/w:styles>\s*$/, `${missing.map(styleXml).join("")}</w:styles>`);
}

function styleXml(named: string): string {
  const level = Number(named.replace("HEADING_", ""));
  const name = NAMES.find(([type]) => type === named)?.[1] ?? "normal";
  const halfPoints = named === "TITLE" ? 52 : named === "SUBTITLE" ? 30 : ([40, 32, 28, 24, 22, 22][level - 1] ?? 22);
  const outline = Number.isFinite(level) ? `<w:outlineLvl w:val="${level - 1}"/>` : "";
  return (
    `<w:style w:type="paragraph" w:styleId="${named}"><w:name w:val="${name}"/><w:qFormat/>` +
    `<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="120"/>${outline}</w:pPr>` +
    `<w:rPr><w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/></w:rPr></w:style>`
  );
}

function runStyle(properties: XmlElement | undefined): TextStyle {
  return properties ? readProperties<TextStyle>(properties, TEXT_CODECS) : {};
}

function paragraphStyle(properties: XmlElement | undefined): ParagraphStyle {
  return properties ? readProperties<ParagraphStyle>(properties, PARAGRAPH_CODECS) : {};
}

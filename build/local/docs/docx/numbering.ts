import type { docs_v1 } from "googleapis";
import { listIdOf } from "./read-content.ts";
import { attribute } from "./text-style.ts";
import { lengthOf, partsOf } from "./units.ts";
import { childOf, childrenOf, element, escapeXml, parseXml, type XmlElement } from "./xml.ts";

/** The lists that a package brings. */
export function readLists(xml: string | undefined): Record<string, docs_v1.Schema$List> {
  if (xml === undefined) return {};
  const root = parseXml(xml);
  const abstracts = new Map(childrenOf(root, "w:abstractNum").map((one) => [one.attributes["w:abstractNumId"], one]));
  return Object.fromEntries(
    childrenOf(root, "w:num").map((number) => {
      const levels = childrenOf(abstracts.get(attribute(number, "w:abstractNumId")), "w:lvl");
      return [
        listIdOf(number.attributes["w:numId"] ?? ""),
        { listProperties: { nestingLevels: levels.map(readLevel) } },
      ];
    }),
  );
}

/** A list's number in the package, and the package's numbering with the lists that it did not bring. */
export interface Numbering {
  /** Null when the document has no list of its own, so that the part can stay as it is. */
  readonly xml: string | null;
  readonly numberOf: (listId: string) => string | undefined;
}

/** @param xml the text of `word/numbering.xml`; undefined when the package has none */
export function numberingOf(lists: Readonly<Record<string, docs_v1.Schema$List>>, xml: string | undefined): Numbering {
  const known = readLists(xml);
  const added = Object.entries(lists).filter(([listId]) => !(listId in known));
  const first = nextNumber(xml);
  const numbers = new Map(Object.keys(known).map((listId) => [listId, listId.replace(/^kix\.num/, "")]));
  for (const [index, [listId]] of added.entries()) numbers.set(listId, String(first + index));
  const numberOf = (listId: string) => numbers.get(listId);
  if (added.length === 0) return { xml: null, numberOf };
  const abstracts = added.map(([, list], index) => abstractXml(list, first + index)).join("");
  const nums = added
    .map((_, index) => `<w:num w:numId="${first + index}"><w:abstractNumId w:val="${first + index}"/></w:num>`)
    .join("");
  const base = xml ?? EMPTY;
  // Word wants every abstract list before the first list.
  const at = base.search(/<w:num |<\/w:numbering>/);
  const withAbstracts = base.slice(0, at) + abstracts + base.slice(at);
  const end = withAbstracts.search(/<w:numIdMacAtCleanup|<\/w:numbering>/);
  return { xml: withAbstracts.slice(0, end) + nums + withAbstracts.slice(end), numberOf };
}

const EMPTY =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"></w:numbering>';

const FORMATS: Readonly<Record<string, string>> = {
  decimal: "DECIMAL",
  decimalZero: "ZERO_DECIMAL",
  lowerLetter: "ALPHA",
  upperLetter: "UPPER_ALPHA",
  lowerRoman: "ROMAN",
  upperRoman: "UPPER_ROMAN",
};

function readLevel(level: XmlElement): docs_v1.Schema$NestingLevel {
  const glyphType = FORMATS[attribute(level, "w:numFmt") ?? ""];
  const text = attribute(level, "w:lvlText") ?? "";
  const indent = childOf(childOf(level, "w:pPr"), "w:ind")?.attributes ?? {};
  const start = Number(indent["w:start"] ?? indent["w:left"] ?? 0);
  return {
    bulletAlignment: "START",
    // Word counts levels from 1, Google from 0.
    glyphFormat: glyphType ? text.replace(/%(\d)/g, (_, number) => `%${Number(number) - 1}`) : "%0",
    ...(glyphType ? { glyphType } : { glyphSymbol: text }),
    indentStart: lengthOf(String(start), 20)!,
    indentFirstLine: lengthOf(String(start - Number(indent["w:hanging"] ?? 0)), 20)!,
    startNumber: Number(attribute(level, "w:start") ?? 1),
  };
}

function nextNumber(xml: string | undefined): number {
  const root = xml === undefined ? element("") : parseXml(xml);
  const used = [
    ...childrenOf(root, "w:num").map(({ attributes }) => Number(attributes["w:numId"])),
    ...childrenOf(root, "w:abstractNum").map(({ attributes }) => Number(attributes["w:abstractNumId"])),
  ];
  return Math.max(0, ...used) + 1;
}

function abstractXml(list: docs_v1.Schema$List, number: number): string {
  const levels = (list.listProperties?.nestingLevels ?? []).map((level, index) => {
    const format = Object.keys(FORMATS).find((name) => FORMATS[name] === level.glyphType) ?? "bullet";
    const text = level.glyphType
      ? (level.glyphFormat ?? "").replace(/%(\d)/g, (_, above) => `%${Number(above) + 1}`)
      : (level.glyphSymbol ?? "●");
    const start = Number(partsOf(level.indentStart, 20));
    const hanging = start - Number(partsOf(level.indentFirstLine, 20));
    return (
      `<w:lvl w:ilvl="${index}"><w:start w:val="${level.startNumber ?? 1}"/><w:numFmt w:val="${format}"/>` +
      `<w:lvlText w:val="${escapeXml(text)}"/><w:lvlJc w:val="left"/>` +
      `<w:pPr><w:ind w:left="${start}" w:hanging="${hanging}"/></w:pPr></w:lvl>`
    );
  });
  return `<w:abstractNum w:abstractNumId="${number}"><w:multiLevelType w:val="hybridMultilevel"/>${levels.join("")}</w:abstractNum>`;
}

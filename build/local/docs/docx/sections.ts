import type { docs_v1 } from "googleapis";
import type { SectionStyle } from "../resources.ts";
import type { Relationship } from "./package.ts";
import { attribute, isOn } from "./text-style.ts";
import { lengthOf } from "./units.ts";
import { childOf, childrenOf, element, type XmlElement } from "./xml.ts";

/** The ids of headers and footers by the paths of their parts. */
export type SegmentIds = ReadonlyMap<string, string>;

/** Google's section style for the properties of a section in Word. */
export function readSection(
  properties: XmlElement,
  relationships: ReadonlyMap<string, Relationship>,
  ids: SegmentIds,
): SectionStyle {
  const margins = childOf(properties, "w:pgMar")?.attributes ?? {};
  const { width, height } = pageOf(properties);
  const start = attribute(properties, "w:pgNumType", "w:start");
  return defined({
    sectionType: attribute(properties, "w:type") === "continuous" ? "CONTINUOUS" : "NEXT_PAGE",
    contentDirection: "LEFT_TO_RIGHT",
    columnSeparatorStyle: "NONE",
    marginTop: lengthOf(margins["w:top"], 20),
    marginBottom: lengthOf(margins["w:bottom"], 20),
    marginLeft: lengthOf(margins["w:left"], 20),
    marginRight: lengthOf(margins["w:right"], 20),
    marginHeader: lengthOf(margins["w:header"], 20),
    marginFooter: lengthOf(margins["w:footer"], 20),
    pageNumberStart: start === undefined ? undefined : Number(start),
    flipPageOrientation: width > height || undefined,
    useFirstPageHeaderFooter: isOn(properties, "w:titlePg") || undefined,
    ...referencesOf(properties, relationships, ids),
  });
}

/** The style of the whole document: that of its first section, with the page as it is when upright. */
export function readDocumentStyle(first: XmlElement, style: SectionStyle): docs_v1.Schema$DocumentStyle {
  const { width, height } = pageOf(first);
  const { sectionType, contentDirection, columnSeparatorStyle, ...common } = style;
  const points = (twips: number) => ({ magnitude: twips / 20, unit: "PT" });
  return {
    ...common,
    background: { color: {} },
    pageSize: { width: points(Math.min(width, height)), height: points(Math.max(width, height)) },
    pageNumberStart: style.pageNumberStart ?? 1,
    useCustomHeaderFooterMargins: true,
  };
}

/** How wide text can be in a section, in twips. */
export function textWidthOf(properties: XmlElement): number {
  const margins = childOf(properties, "w:pgMar")?.attributes ?? {};
  return pageOf(properties).width - Number(margins["w:left"] ?? 1440) - Number(margins["w:right"] ?? 1440);
}

/** Letter, in twips. */
const LETTER = { width: 12240, height: 15840 };

function pageOf(properties: XmlElement): { readonly width: number; readonly height: number } {
  const size = childOf(properties, "w:pgSz")?.attributes ?? {};
  return { width: Number(size["w:w"] ?? LETTER.width), height: Number(size["w:h"] ?? LETTER.height) };
}

function referencesOf(
  properties: XmlElement,
  relationships: ReadonlyMap<string, Relationship>,
  ids: SegmentIds,
): Pick<SectionStyle, "defaultHeaderId" | "defaultFooterId"> {
  const references: Record<string, string> = {};
  for (const [name, segment] of [
    ["w:headerReference", "Header"],
    ["w:footerReference", "Footer"],
  ] as const) {
    for (const { attributes } of childrenOf(properties, name)) {
      const id = ids.get(relationships.get(attributes["r:id"] ?? "")?.target ?? "");
      const page = { default: "default", first: "firstPage", even: "evenPage" }[attributes["w:type"] ?? "default"];
      if (id && page) references[`${page}${segment}Id`] = id;
    }
  }
  return references;
}

function defined<T extends object>(value: { readonly [Name in keyof T]: T[Name] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}

/** The section of a document that says nothing: a letter page with an inch around it. */
export const PLAIN_SECTION: XmlElement = element(
  "w:sectPr",
  {},
  element("w:pgSz", { "w:w": "12240", "w:h": "15840" }),
  element("w:pgMar", {
    "w:top": "1440",
    "w:right": "1440",
    "w:bottom": "1440",
    "w:left": "1440",
    "w:header": "720",
    "w:footer": "720",
    "w:gutter": "0",
  }),
);

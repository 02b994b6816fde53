import type { ParagraphStyle } from "../resources.ts";
import { type Codec, withAttributes, withChild } from "./properties.ts";
import { attribute, isOn, onOff, shading } from "./text-style.ts";
import { colorOf, hexOf, lengthOf, partsOf } from "./units.ts";
import { childOf, element } from "./xml.ts";

type Length = ParagraphStyle["indentStart"];

/** Word's paragraph properties and Google's paragraph style, but for the named style, which needs the document's styles. */
export const PARAGRAPH_CODECS: readonly Codec<ParagraphStyle>[] = [
  {
    field: "alignment",
    read: (paragraph) => ALIGNMENTS[attribute(paragraph, "w:jc") ?? ""],
    write: (paragraph, alignment?: string | null) =>
      withAttributes(paragraph, "w:jc", { "w:val": WORD_ALIGNMENTS[alignment ?? ""] }),
  },
  {
    field: "lineSpacing",
    read: (paragraph) => {
      const rule = attribute(paragraph, "w:spacing", "w:lineRule") ?? "auto";
      const line = Number(attribute(paragraph, "w:spacing", "w:line") ?? Number.NaN);
      return rule === "auto" && Number.isFinite(line) ? (line / 240) * 100 : undefined;
    },
    write: (paragraph, percent?: number | null) =>
      withAttributes(paragraph, "w:spacing", {
        "w:line": percent == null ? undefined : String(Math.round((percent / 100) * 240)),
        "w:lineRule": percent == null ? undefined : "auto",
      }),
  },
  spacing("spaceAbove", "w:before"),
  spacing("spaceBelow", "w:after"),
  {
    field: "indentStart",
    read: (paragraph) =>
      lengthOf(attribute(paragraph, "w:ind", "w:start") ?? attribute(paragraph, "w:ind", "w:left"), 20),
    write: (paragraph, length: Length) =>
      withAttributes(paragraph, "w:ind", { "w:start": undefined, "w:left": partsOf(length, 20) }),
  },
  {
    field: "indentEnd",
    read: (paragraph) =>
      lengthOf(attribute(paragraph, "w:ind", "w:end") ?? attribute(paragraph, "w:ind", "w:right"), 20),
    write: (paragraph, length: Length) =>
      withAttributes(paragraph, "w:ind", { "w:end": undefined, "w:right": partsOf(length, 20) }),
  },
  {
    // Google counts the first line from the margin, Word from the other lines.
    field: "indentFirstLine",
    read: (paragraph) => {
      const indent = childOf(paragraph, "w:ind")?.attributes ?? {};
      const first = indent["w:firstLine"] ?? (indent["w:hanging"] && `-${indent["w:hanging"]}`);
      if (first === undefined) return undefined;
      return lengthOf(String(Number(indent["w:start"] ?? indent["w:left"] ?? 0) + Number(first)), 20);
    },
    write: (paragraph, length: Length) => {
      const indent = childOf(paragraph, "w:ind")?.attributes ?? {};
      const start = Number(indent["w:start"] ?? indent["w:left"] ?? 0);
      const first = length ? Number(partsOf(length, 20)) - start : 0;
      return withAttributes(paragraph, "w:ind", {
        "w:firstLine": first > 0 ? String(first) : undefined,
        "w:hanging": first < 0 ? String(-first) : undefined,
      });
    },
  },
  switchOf("keepWithNext", "w:keepNext"),
  switchOf("keepLinesTogether", "w:keepLines"),
  switchOf("pageBreakBefore", "w:pageBreakBefore"),
  switchOf("avoidWidowAndOrphan", "w:widowControl"),
  {
    field: "shading",
    read: (paragraph) => {
      const backgroundColor = colorOf(attribute(paragraph, "w:shd", "w:fill"));
      return backgroundColor && { backgroundColor };
    },
    write: (paragraph, value: ParagraphStyle["shading"]) =>
      withChild(paragraph, "w:shd", shading(hexOf(value?.backgroundColor))),
  },
  border("borderTop", "w:top"),
  border("borderBottom", "w:bottom"),
  border("borderLeft", "w:left"),
  border("borderRight", "w:right"),
];

/** Source: CT_PPr of ECMA-376. */
export const PARAGRAPH_ORDER = (
  "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku " +
  "wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing " +
  "mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
  .split(" ")
  .map((name) => `w:${name}`);

const ALIGNMENTS: Readonly<Record<string, string>> = {
  left: "START",
  start: "START",
  center: "CENTER",
  right: "END",
  end: "END",
  both: "JUSTIFIED",
};
const WORD_ALIGNMENTS: Readonly<Record<string, string>> = {
  START: "left",
  CENTER: "center",
  END: "right",
  JUSTIFIED: "both",
};

function spacing(field: "spaceAbove" | "spaceBelow", name: string): Codec<ParagraphStyle> {
  return {
    field,
    read: (paragraph) => lengthOf(attribute(paragraph, "w:spacing", name), 20),
    write: (paragraph, length: Length) => withAttributes(paragraph, "w:spacing", { [name]: partsOf(length, 20) }),
  };
}

function switchOf(
  field: "keepWithNext" | "keepLinesTogether" | "pageBreakBefore" | "avoidWidowAndOrphan",
  name: string,
): Codec<ParagraphStyle> {
  return {
    field,
    read: (paragraph) => isOn(paragraph, name),
    write: (paragraph, isSet?: boolean | null) => withChild(paragraph, name, onOff(name, isSet)),
  };
}

function border(
  field: "borderTop" | "borderBottom" | "borderLeft" | "borderRight",
  name: string,
): Codec<ParagraphStyle> {
  return {
    field,
    read: (paragraph) => {
      const found = childOf(childOf(paragraph, "w:pBdr"), name)?.attributes;
      if (!found || found["w:val"] === "nil" || found["w:val"] === "none") return undefined;
      const color = colorOf(found["w:color"]) ?? colorOf("000000");
      return {
        color,
        width: lengthOf(found["w:sz"] ?? "4", 8),
        padding: lengthOf(found["w:space"] ?? "0", 1),
        dashStyle: "SOLID",
      };
    },
    write: (paragraph, value: ParagraphStyle["borderTop"]) => {
      const line =
        value &&
        element(name, {
          "w:val": "single",
          "w:sz": partsOf(value.width, 8) ?? "4",
          "w:space": partsOf(value.padding, 1) ?? "0",
          "w:color": hexOf(value.color) ?? "auto",
        });
      const borders = withChild(childOf(paragraph, "w:pBdr") ?? element("w:pBdr"), name, line ?? undefined);
      return withChild(paragraph, "w:pBdr", borders.children.length > 0 ? borders : undefined);
    },
  };
}

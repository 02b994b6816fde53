import type { TextStyle } from "../resources.ts";
import { type Codec, withAttributes, withChild } from "./properties.ts";
import { colorOf, hexOf, lengthOf, partsOf } from "./units.ts";
import { childOf, element, type XmlElement } from "./xml.ts";

type Switch = "bold" | "italic" | "strikethrough" | "smallCaps";

/** Word's run properties and Google's text style; links are not among the properties. */
export const TEXT_CODECS: readonly Codec<TextStyle>[] = [
  switchOf("bold", "w:b"),
  switchOf("italic", "w:i"),
  switchOf("strikethrough", "w:strike"),
  switchOf("smallCaps", "w:smallCaps"),
  {
    field: "underline",
    read: (run) => {
      const value = attribute(run, "w:u");
      return value === undefined ? undefined : value !== "none";
    },
    write: (run, isOn?: boolean | null) =>
      withChild(run, "w:u", isOn == null ? undefined : element("w:u", { "w:val": isOn ? "single" : "none" })),
  },
  {
    field: "fontSize",
    read: (run) => lengthOf(attribute(run, "w:sz"), 2),
    write: (run, size: TextStyle["fontSize"]) => {
      const value = partsOf(size, 2);
      return withAttributes(withAttributes(run, "w:sz", { "w:val": value }), "w:szCs", { "w:val": value });
    },
  },
  {
    field: "foregroundColor",
    read: (run) => colorOf(attribute(run, "w:color")),
    write: (run, color: TextStyle["foregroundColor"]) => {
      const hex = hexOf(color);
      return withChild(run, "w:color", hex ? element("w:color", { "w:val": hex }) : undefined);
    },
  },
  {
    field: "backgroundColor",
    read: (run) => colorOf(attribute(run, "w:shd", "w:fill")),
    write: (run, color: TextStyle["backgroundColor"]) => withChild(run, "w:shd", shading(hexOf(color))),
  },
  {
    field: "weightedFontFamily",
    read: (run) => {
      const fontFamily = attribute(run, "w:rFonts", "w:ascii");
      return fontFamily === undefined ? undefined : { fontFamily, weight: 400 };
    },
    write: (run, font: TextStyle["weightedFontFamily"]) => {
      const name = font?.fontFamily ?? undefined;
      return withChild(
        run,
        "w:rFonts",
        name ? element("w:rFonts", { "w:ascii": name, "w:hAnsi": name, "w:cs": name }) : undefined,
      );
    },
  },
  {
    field: "baselineOffset",
    read: (run) => ({ superscript: "SUPERSCRIPT", subscript: "SUBSCRIPT" })[attribute(run, "w:vertAlign") ?? ""],
    write: (run, offset?: string | null) => {
      const value = offset === "SUPERSCRIPT" || offset === "SUBSCRIPT" ? offset.toLowerCase() : undefined;
      return withAttributes(run, "w:vertAlign", { "w:val": value });
    },
  },
];

/** Source: CT_RPr of ECMA-376. */
export const TEXT_ORDER = (
  "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color " +
  "spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang"
)
  .split(" ")
  .map((name) => `w:${name}`);

/** The shading that fills with a colour. */
export function shading(hex: string | undefined): XmlElement | undefined {
  return hex ? element("w:shd", { "w:val": "clear", "w:color": "auto", "w:fill": hex }) : undefined;
}

/** An attribute of a child of properties. */
export function attribute(properties: XmlElement, child: string, name = "w:val"): string | undefined {
  return childOf(properties, child)?.attributes[name];
}

/** A property that is on by being there; undefined when it is not. */
export function isOn(properties: XmlElement, name: string): boolean | undefined {
  const found = childOf(properties, name);
  return found && !["0", "false", "off", "none"].includes(found.attributes["w:val"] ?? "1");
}

/** The child that switches a property on or off; undefined leaves it to what is inherited. */
export function onOff(name: string, isSet: boolean | null | undefined): XmlElement | undefined {
  return isSet == null ? undefined : element(name, isSet ? {} : { "w:val": "0" });
}

function switchOf(field: Switch, name: string): Codec<TextStyle> {
  return {
    field,
    read: (run) => isOn(run, name),
    write: (run, isSet?: boolean | null) => withChild(run, name, onOff(name, isSet)),
  };
}

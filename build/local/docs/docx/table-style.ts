import type { docs_v1 } from "googleapis";
import type { TableCellStyle, TableRowStyle } from "../resources.ts";
import { type Codec, withChild } from "./properties.ts";
import { attribute, isOn, onOff, shading } from "./text-style.ts";
import { colorOf, hexOf, lengthOf, partsOf } from "./units.ts";
import { childOf, element } from "./xml.ts";

/** Word's cell properties and Google's cell style, but for what is merged, which needs the whole table. */
export const CELL_CODECS: readonly Codec<TableCellStyle>[] = [
  {
    field: "backgroundColor",
    read: (cell) => colorOf(attribute(cell, "w:shd", "w:fill")),
    write: (cell, color: TableCellStyle["backgroundColor"]) => withChild(cell, "w:shd", shading(hexOf(color))),
  },
  {
    field: "contentAlignment",
    read: (cell) => ALIGNMENTS[attribute(cell, "w:vAlign") ?? ""],
    write: (cell, alignment?: string | null) => {
      const value = Object.keys(ALIGNMENTS).find((name) => ALIGNMENTS[name] === alignment);
      return withChild(cell, "w:vAlign", value ? element("w:vAlign", { "w:val": value }) : undefined);
    },
  },
  border("borderTop", "w:top"),
  border("borderLeft", "w:left"),
  border("borderBottom", "w:bottom"),
  border("borderRight", "w:right"),
  padding("paddingTop", "w:top"),
  padding("paddingLeft", "w:left"),
  padding("paddingBottom", "w:bottom"),
  padding("paddingRight", "w:right"),
];

/** Source: CT_TcPr of ECMA-376. */
export const CELL_ORDER =
  "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark"
    .split(" ")
    .map((name) => `w:${name}`);

export const ROW_CODECS: readonly Codec<TableRowStyle>[] = [
  {
    field: "tableHeader",
    read: (row) => isOn(row, "w:tblHeader") || undefined,
    write: (row, isSet?: boolean | null) => withChild(row, "w:tblHeader", onOff("w:tblHeader", isSet || undefined)),
  },
  {
    field: "preventOverflow",
    read: (row) => isOn(row, "w:cantSplit") || undefined,
    write: (row, isSet?: boolean | null) => withChild(row, "w:cantSplit", onOff("w:cantSplit", isSet || undefined)),
  },
  {
    field: "minRowHeight",
    read: (row) => lengthOf(attribute(row, "w:trHeight"), 20),
    write: (row, height: TableRowStyle["minRowHeight"]) => {
      const value = partsOf(height, 20);
      return withChild(
        row,
        "w:trHeight",
        value ? element("w:trHeight", { "w:val": value, "w:hRule": "atLeast" }) : undefined,
      );
    },
  },
];

const ALIGNMENTS: Readonly<Record<string, string>> = { top: "TOP", center: "MIDDLE", bottom: "BOTTOM" };

type Border = docs_v1.Schema$TableCellBorder;
type Side = "Top" | "Left" | "Bottom" | "Right";

/** Sides in the order that Word insists on. */
const SIDES = ["w:top", "w:left", "w:bottom", "w:right"];

function border(field: `border${Side}`, name: string): Codec<TableCellStyle> {
  return {
    field,
    read: (cell) => {
      const found = childOf(childOf(cell, "w:tcBorders"), name)?.attributes;
      if (!found) return undefined;
      const isNone = found["w:val"] === "nil" || found["w:val"] === "none";
      const width = isNone ? lengthOf("0", 1) : lengthOf(found["w:sz"] ?? "4", 8);
      const dashStyle = { dashed: "DASH", dotted: "DOT" }[found["w:val"] ?? ""] ?? "SOLID";
      return { color: colorOf(found["w:color"]) ?? colorOf("000000"), width, dashStyle };
    },
    write: (cell, value?: Border) => {
      const line = value && element(name, lineOf(value));
      return withChild(cell, "w:tcBorders", sides(childOf(cell, "w:tcBorders") ?? element("w:tcBorders"), name, line));
    },
  };
}

function lineOf({ width, dashStyle, color }: Border): Record<string, string> {
  if (!width?.magnitude) return { "w:val": "nil" };
  const style = { DASH: "dashed", DOT: "dotted" }[dashStyle ?? ""] ?? "single";
  return { "w:val": style, "w:sz": partsOf(width, 8)!, "w:space": "0", "w:color": hexOf(color) ?? "000000" };
}

function padding(field: `padding${Side}`, name: string): Codec<TableCellStyle> {
  return {
    field,
    read: (cell) => lengthOf(childOf(childOf(cell, "w:tcMar"), name)?.attributes["w:w"], 20),
    write: (cell, length: docs_v1.Schema$Dimension | undefined) => {
      const value = partsOf(length, 20);
      const margin = value === undefined ? undefined : element(name, { "w:w": value, "w:type": "dxa" });
      return withChild(cell, "w:tcMar", sides(childOf(cell, "w:tcMar") ?? element("w:tcMar"), name, margin));
    },
  };
}

function sides(parent: ReturnType<typeof element>, name: string, child: ReturnType<typeof element> | undefined) {
  const changed = withChild(parent, name, child);
  const children = [...changed.children].sort(
    (one, other) => SIDES.indexOf((one as typeof parent).name) - SIDES.indexOf((other as typeof parent).name),
  );
  return children.length > 0 ? { ...changed, children } : undefined;
}

import type ExcelJS from "exceljs";

/** The twelve colours of a file's theme as `RRGGBB`, in the order in which cells number them. */
export type ThemeColors = readonly string[];

export interface RgbColor {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/** Cells count light before dark, unlike the theme itself, which begins with the dark ones. Source: ECMA-376 18.8.3. */
const ORDER = [
  "lt1",
  "dk1",
  "lt2",
  "dk2",
  "accent1",
  "accent2",
  "accent3",
  "accent4",
  "accent5",
  "accent6",
  "hlink",
  "folHlink",
] as const;

/** The colours of Office 2013 and later, for what a theme does not say. */
const OFFICE: Readonly<Record<(typeof ORDER)[number], string>> = {
  lt1: "FFFFFF",
  dk1: "000000",
  lt2: "E7E6E6",
  dk2: "44546A",
  accent1: "5B9BD5",
  accent2: "ED7D31",
  accent3: "A5A5A5",
  accent4: "FFC000",
  accent5: "4472C4",
  accent6: "70AD47",
  hlink: "0563C1",
  folHlink: "954F72",
};

/** The old palette that a cell may name by number, from 8 on. Source: ECMA-376 18.8.27. */
const INDEXED =
  "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333".split(
    " ",
  );
const FIRST_INDEXED = 8;

/** The theme of a workbook: Excel's own colours are kept in cells as numbers into it. */
export function themeColors(workbook: ExcelJS.Workbook): ThemeColors {
  // The library gives the theme's XML by name, whatever its types say.
  const [xml = ""] = Object.values(workbook.model.themes ?? {});
  return ORDER.map((name) => {
    const part = new RegExp(`<a:${name}>(.*?)</a:${name}>`, "s").exec(xml)?.[1] ?? "";
    return /(?:lastClr|srgbClr val)="([0-9A-F]{6})"/i.exec(part)?.[1] ?? OFFICE[name];
  });
}

/** A colour of a cell, with parts from 0 to 1; undefined for none. */
export function colorOf(color: Partial<ExcelJS.Color> | undefined, theme: ThemeColors): RgbColor | undefined {
  const { argb, theme: themed, tint = 0, indexed } = (color ?? {}) as FileColor;
  const hex =
    argb?.slice(-6) ??
    (themed === undefined ? undefined : theme[themed]) ??
    (indexed === undefined ? undefined : INDEXED[indexed - FIRST_INDEXED]);
  if (!hex || !/^[0-9a-f]{6}$/i.test(hex)) return undefined;
  const [red = 0, green = 0, blue = 0] = tinted(
    [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255),
    tint,
  );
  return { red, green, blue };
}

interface FileColor {
  readonly argb?: string;
  readonly theme?: number;
  readonly indexed?: number;
  readonly tint?: number;
}

/**
 * Lighter towards 1, darker towards -1. The format scales lightness in HSL; for that, mixing with white or black gives the same
 * hue and lightness, which is all that telling a marked month from another takes.
 */
function tinted(parts: readonly number[], tint: number): number[] {
  const mixed = parts.map((part) => (tint < 0 ? part * (1 + tint) : part + (1 - part) * tint));
  return mixed.map((part) => Math.round(part * 255) / 255);
}

import type { docs_v1 } from "googleapis";

type Dimension = docs_v1.Schema$Dimension;
type OptionalColor = docs_v1.Schema$OptionalColor;

/** A length from a number of parts of a point: 20 for twips, 2 for half points, 8 for eighths. */
export function lengthOf(text: string | undefined, partsOfPoint: number): Dimension | undefined {
  const parts = Number.parseFloat(text ?? "");
  return Number.isFinite(parts) ? { magnitude: parts / partsOfPoint, unit: "PT" } : undefined;
}

/** The number of parts of a point in a length, as text; undefined when there is none. */
export function partsOf(length: Dimension | null | undefined, partsOfPoint: number): string | undefined {
  return length ? String(Math.round((length.magnitude ?? 0) * partsOfPoint)) : undefined;
}

/** A colour from six hexadecimal digits; anything else, such as "auto", is none. */
export function colorOf(hex: string | undefined): OptionalColor | undefined {
  if (!hex || !/^[0-9A-Fa-f]{6}$/.test(hex)) return undefined;
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  const named = { red: part(0), green: part(2), blue: part(4) };
  // Google leaves zeros out.
  const rgbColor = Object.fromEntries(Object.entries(named).filter(([, value]) => value > 0));
  return { color: { rgbColor } };
}

/** Six hexadecimal digits; undefined for none or transparent. */
export function hexOf(color: OptionalColor | null | undefined): string | undefined {
  if (!color?.color) return undefined;
  const { red, green, blue } = color.color.rgbColor ?? {};
  const digits = (part: number | null | undefined) =>
    Math.round((part ?? 0) * 255)
      .toString(16)
      .padStart(2, "0");
  return [red, green, blue].map(digits).join("").toUpperCase();
}

import type { Dimension, Location, OptionalColor, Range, Request } from "./docs-api.ts";
import type { Segment } from "./template.ts";

/** The place at an index of a segment. */
export function placeIn(segment: Segment, index: number): Location {
  return { ...segment, index };
}

/** What stands between two indexes of a segment, the second not included. */
export function rangeIn(segment: Segment, startIndex: number, endIndex: number): Range {
  return { ...segment, startIndex, endIndex };
}

/** A length in points. */
export function points(magnitude: number): Dimension {
  return { magnitude, unit: "PT" };
}

/** A colour written `#rrggbb`. */
export function color(hex: string): OptionalColor {
  const part = (from: number) => Number.parseInt(hex.slice(from, from + 2), 16) / 255;
  return { color: { rgbColor: { red: part(1), green: part(3), blue: part(5) } } };
}

/**
 * Requests that put a text in the place of another of at least two units, in the type of its first character: inserted
 * text takes the type of what stands before it, so it goes in behind that character, which is deleted last.
 */
export function replaceRequests(segment: Segment, start: number, end: number, text: string): readonly Request[] {
  if (text === "") return [{ deleteContentRange: { range: rangeIn(segment, start, end) } }];
  return [
    { insertText: { location: placeIn(segment, start + 1), text } },
    { deleteContentRange: { range: rangeIn(segment, start + 1 + text.length, end + text.length) } },
    { deleteContentRange: { range: rangeIn(segment, start, start + 1) } },
  ];
}

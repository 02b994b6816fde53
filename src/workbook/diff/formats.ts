import type { StyleName, Styles } from "../desired.ts";
import type { CellFormat, Request } from "../sheets-api.ts";
import { type Arrangement, eachCell } from "./arrangement.ts";
import { canonicalFormat, FORMAT_FIELDS, type FormatField } from "./canonical.ts";
import type { MergePlan } from "./merges.ts";
import { createRectangles, rangeOf } from "./rectangles.ts";

/** The styles made ready for comparing. */
export interface FormatBook {
  /** What at least one style defines: in our cells, this part of the format is ours, and no other. */
  readonly fields: readonly FormatField[];
  readonly styles: ReadonlyMap<StyleName, Style>;
}

/** Styles that are written the same are one. */
interface Style {
  readonly format: CellFormat;
  readonly canonical: readonly (string | number | boolean | undefined)[];
}

/** Readies the styles for a pass: which parts of a format are ours at all, and the canonical values of each style. */
export function createFormatBook(styles: Styles): FormatBook {
  const formats = Object.entries(styles);
  const fields = (Object.keys(FORMAT_FIELDS) as FormatField[]).filter((field) =>
    formats.some(([, format]) => isDefined(format, field)),
  );
  const byWriting = new Map<string, Style>();
  const book = new Map<StyleName, Style>();
  for (const [name, format] of formats) {
    const canonical = canonicalFormat(format, fields);
    const written = JSON.stringify(format);
    const style = byWriting.get(written) ?? { format, canonical };
    byWriting.set(written, style);
    book.set(name, style);
  }
  return { fields, styles: book };
}

/** The requests that give our cells the look of their styles. */
export function diffFormats(
  arrangement: Arrangement,
  merges: MergePlan,
  { fields, styles }: FormatBook,
): readonly Request[] {
  const rectangles = createRectangles<Style>();
  const parts = fields.map((field) => FORMAT_FIELDS[field]);
  eachCell(arrangement, ({ row0, column0, cell, now, inserted }) => {
    const style = styles.get(cell.style);
    if (!style)
      throw new Error(`Desired sheet "${arrangement.desired.title}" names a style that does not exist: ${cell.style}`);
    // What merging makes of the formats of the covered cells is nowhere documented, so they are written anew.
    if (inserted || merges.merges(row0, column0) || !looksLike(now?.userEnteredFormat, style, parts))
      rectangles.add(row0, column0, style);
  });
  const mask = `userEnteredFormat(${fields.join()})`;
  return rectangles.all().map((rectangle) => ({
    repeatCell: {
      range: rangeOf(arrangement.desired.sheetId, rectangle),
      cell: { userEnteredFormat: rectangle.value.format },
      fields: mask,
    },
  }));
}

type FormatPart = (typeof FORMAT_FIELDS)[FormatField];

function looksLike(format: CellFormat = {}, { canonical }: Style, parts: readonly FormatPart[]): boolean {
  return parts.every((part, index) => part(format) === canonical[index]);
}

function isDefined(format: CellFormat, field: FormatField): boolean {
  const [head, tail] = field.split(".") as [keyof CellFormat, string | undefined];
  const part: unknown = format[head];
  return tail === undefined ? part !== undefined : typeof part === "object" && part !== null && tail in part;
}

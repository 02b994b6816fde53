import type { Mask } from "./field-mask.ts";
import { type Fields, fieldsOf, kindOf } from "./schema.ts";

/**
 * A value of a resource as Google returns it after it was written: zeros, false and empty text left out where proto3 JSON does,
 * output-only fields dropped, colours held to 8 bits and told both ways (`color` and `colorStyle`), borders with their width.
 *
 * @param type the type of the schema that the value has
 */
export function normalise<T>(value: T, type: string): T {
  return (normaliseValue(value, type) ?? {}) as T;
}

/** A mask that covers both forms of each colour that it names, and takes oneofs and colours whole. */
export function withColorPairs(mask: Mask, type: string): Mask {
  const fields = fieldsOf(type) ?? {};
  const paired: Record<string, true | Mask> = {};
  for (const name in mask) {
    const inner = mask[name] ?? true;
    const kind = kindOf(fields[name] ?? "any").name;
    const whole = inner === true || WHOLE.has(kind);
    paired[name] = whole ? true : withColorPairs(inner, kind);
    const twin = twinOf(name, fields);
    if (twin) paired[twin] = true;
  }
  return paired;
}

/** Values that are replaced whole even when a mask names a part: a part alone would mix two values. */
const WHOLE: ReadonlySet<string> = new Set(["ExtendedValue", "Color", "ColorStyle"]);

/** Types of which an empty one says something: black, the whole first sheet, a cell that keeps its place in a row. */
const SAYS_SOMETHING_EMPTY: ReadonlySet<string> = new Set([
  "Color",
  "GridRange",
  "GridCoordinate",
  "CellData",
  "RowData",
  "DimensionProperties",
]);

const BORDER_WIDTHS: Readonly<Record<string, number>> = { SOLID_MEDIUM: 2, SOLID_THICK: 3, DOUBLE: 3 };

function normaliseValue(value: unknown, type: string): unknown {
  const fields = fieldsOf(type);
  if (!fields || value === null || typeof value !== "object") return value ?? undefined;
  if (type === "Color") return normaliseColor(value as Record<string, number>);
  const result: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(value)) {
    const kind = kindOf(fields[name] ?? "any");
    if (part === undefined || part === null || kind.outputOnly) continue;
    const normal = kind.list ? normaliseList(part, kind.name) : normaliseValue(part, kind.name);
    if (normal !== undefined && (kind.keepsDefault || !isDefault(normal))) result[name] = normal;
  }
  if (type === "Border") return normaliseBorder(result);
  pairColors(result, fields);
  return Object.keys(result).length > 0 || SAYS_SOMETHING_EMPTY.has(type) ? result : undefined;
}

function normaliseList(list: unknown, type: string): unknown[] | undefined {
  if (!Array.isArray(list) || list.length === 0) return undefined;
  return list.map((item) => normaliseValue(item, type) ?? {});
}

function isDefault(value: unknown): boolean {
  return value === 0 || value === false || value === "";
}

function normaliseColor(color: Readonly<Record<string, number>>): Record<string, number> {
  const result: Record<string, number> = {};
  for (const part of ["red", "green", "blue"]) {
    const byte = Math.round(Math.min(1, Math.max(0, color[part] ?? 0)) * 255);
    if (byte > 0) result[part] = asFloat32(byte / 255);
  }
  return result;
}

/** The shortest decimal that names the same 32-bit float: 217/255 comes back as 0.8509804. */
function asFloat32(value: number): number {
  const float = Math.fround(value);
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(float.toPrecision(digits));
    if (Math.fround(short) === float) return short;
  }
  return float;
}

function normaliseBorder(border: Record<string, unknown>): unknown {
  const style = border.style;
  if (typeof style !== "string" || style === "NONE" || style.endsWith("_UNSPECIFIED")) return undefined;
  const colored: Record<string, unknown> = { ...border, width: BORDER_WIDTHS[style] ?? 1 };
  pairColors(colored, fieldsOf("Border") ?? {});
  return { color: {}, colorStyle: { rgbColor: {} }, ...colored };
}

function pairColors(value: Record<string, unknown>, fields: Fields): void {
  for (const name in fields) {
    if (fields[name] !== "Color" || fields[`${name}Style`] === undefined) continue;
    const style = value[`${name}Style`] as { rgbColor?: unknown; themeColor?: unknown } | undefined;
    if (style?.themeColor !== undefined) delete value[name];
    else if (style !== undefined) value[name] = style.rgbColor ?? {};
    else if (value[name] !== undefined) value[`${name}Style`] = { rgbColor: value[name] };
  }
}

function twinOf(name: string, fields: Fields): string | undefined {
  if (fields[name] === "Color" && fields[`${name}Style`]) return `${name}Style`;
  if (fields[name] === "ColorStyle" && name.endsWith("Style")) return name.slice(0, -"Style".length);
  return undefined;
}

import { kindOf, type Schema, SHEETS_SCHEMA } from "./schema.ts";

/** The fields that a mask names: `true` for a whole field, a mask for some of its fields. */
export interface Mask {
  readonly [field: string]: true | Mask;
}

/**
 * Reads a field mask: `a,b.c`, `a/b`, `a(b,c)`, `*` for all fields of a type.
 *
 * @param type the type of the schema that the mask starts from; lists are entered without naming them
 * @param refuse makes the error for a path that the type does not have
 * @param schema where the types are looked up
 * Source: "Field masks" in Google's Sheets guides, and the partial responses of Google's APIs.
 */
export function readMask(
  text: string,
  type: string,
  refuse: (path: string) => Error,
  schema: Schema = SHEETS_SCHEMA,
): Mask {
  let at = 0;
  const mask = readFields(type, "");
  if (at < text.length) throw refuse(text.slice(at));
  return mask;

  function readFields(of: string, prefix: string): Mask {
    let fields: Mask = {};
    do fields = mergeMasks(fields, readPath(of, prefix));
    while (take(","));
    return fields;
  }

  function readPath(of: string, prefix: string): Mask {
    const name = /^\s*(\*|\w+)\s*/.exec(text.slice(at, at + 80));
    if (!name?.[1]) throw refuse(prefix + text.slice(at));
    at += name[0].length;
    if (name[1] === "*") return allFields(of, schema);
    const path = prefix + name[1];
    const field = schema.fieldsOf(of)?.[name[1]];
    if (field === undefined) throw refuse(path);
    const kind = kindOf(field).name;
    if (take("(")) {
      const inner = readFields(kind, `${path}.`);
      if (!take(")")) throw refuse(path);
      return { [name[1]]: inner };
    }
    if (take(".") || take("/")) return { [name[1]]: kind === "any" ? skipPath() : readPath(kind, `${path}.`) };
    return { [name[1]]: true };
  }

  /** What is kept as sent has no fields in the schema, so a mask that goes into it takes it whole. */
  function skipPath(): true {
    at += /^[\w./*]*/.exec(text.slice(at))?.[0].length ?? 0;
    return true;
  }

  function take(symbol: string): boolean {
    if (text[at] !== symbol) return false;
    at++;
    return true;
  }
}

/** The fields of a value that a mask names, and nothing else. A list is masked item by item. */
export function select<T>(value: T, mask: Mask | true): T {
  if (mask === true || value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item) => select(item, mask)) as T;
  const selected: Record<string, unknown> = {};
  for (const name in mask) {
    const part = (value as Record<string, unknown>)[name];
    const inner = mask[name];
    if (part !== undefined && inner !== undefined) selected[name] = select(part, inner);
  }
  return selected as T;
}

/**
 * A copy of the target in which the named fields are those of the source; a named field that the source lacks is cleared.
 * Values inside are shared, never changed. Lists are replaced whole.
 */
export function applyMask<T extends object>(target: T, source: T, mask: Mask): T {
  return applyTo({ ...target } as Record<string, unknown>, source as Record<string, unknown>, mask) as T;
}

/** True when the mask names the field or a part of it. */
export function names(mask: Mask, ...path: readonly string[]): boolean {
  let inner: true | Mask | undefined = mask;
  for (const name of path) {
    if (inner === true) return true;
    inner = inner?.[name];
    if (inner === undefined) return false;
  }
  return true;
}

function applyTo(
  result: Record<string, unknown>,
  source: Readonly<Record<string, unknown>>,
  mask: Mask,
): Record<string, unknown> {
  for (const name in mask) {
    const inner = mask[name];
    const part = source[name];
    const value =
      inner === true || Array.isArray(part)
        ? part
        : applyTo({ ...asObject(result[name]) }, asObject(part), inner ?? {});
    if (value === undefined || value === null || (inner !== true && isEmpty(value))) delete result[name];
    else result[name] = value;
  }
  return result;
}

function allFields(type: string, schema: Schema): Mask {
  return Object.fromEntries(Object.keys(schema.fieldsOf(type) ?? {}).map((name) => [name, true as const]));
}

function mergeMasks(one: Mask, other: Mask): Mask {
  const merged: Record<string, true | Mask> = { ...one };
  for (const name in other) {
    const [a, b] = [merged[name], other[name] ?? true];
    merged[name] = a === undefined ? b : a === true || b === true ? true : mergeMasks(a, b);
  }
  return merged;
}

function asObject(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === "object" ? (value as Record<string, unknown>) : {};
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}

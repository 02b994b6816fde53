import { invalid, notEmulated } from "./errors.ts";
import { kindOf, type Schema, SHEETS_SCHEMA } from "./schema.ts";

/**
 * Refuses what Google's JSON reader refuses: fields that a type does not have, values of another kind, unknown words.
 *
 * @param type a type of the schema
 * @param path where the value stands, as Google names it (`requests[0].update_cells`); empty for the body itself
 * @param schema where the type is looked up
 * @throws ApiError 400 with Google's message
 */
export function validate(value: unknown, type: string, path: string, schema: Schema = SHEETS_SCHEMA): void {
  if (value === undefined || value === null) return;
  const fields = schema.fieldsOf(type);
  if (!fields) {
    validatePlain(value, type, path);
    return;
  }
  if (typeof value !== "object" || Array.isArray(value))
    throw wrongValue(path, `type.googleapis.com/${schema.package}.${type}`, value);
  for (const [name, part] of Object.entries(value)) {
    const field = fields[name];
    if (field === undefined) throw unknownName(name, path);
    const kind = kindOf(field);
    const partPath = join(path, name);
    if (!kind.list) validate(part, kind.name, partPath, schema);
    else if (part !== undefined && part !== null) validateList(part, kind.name, partPath, schema);
  }
}

/** Google's answer to a field that it does not know. */
export function unknownName(name: string, path: string): Error {
  const at = path ? ` at '${path}'` : "";
  return invalid(`Invalid JSON payload received. Unknown name "${name}"${at}: Cannot find field.`);
}

/** A JSON name as Google's reader writes it in its messages: `updateCells` becomes `update_cells`. */
export function join(path: string, name: string): string {
  const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return path ? `${path}.${snake}` : snake;
}

function validateList(list: unknown, type: string, path: string, schema: Schema): void {
  if (!Array.isArray(list)) throw unknownName("", path);
  for (let index0 = 0; index0 < list.length; index0++) validate(list[index0], type, `${path}[${index0}]`, schema);
}

function validatePlain(value: unknown, kind: string, path: string): void {
  switch (kind) {
    case "any":
      return;
    case "string":
      if (typeof value !== "string") throw wrongValue(path, "TYPE_STRING", value);
      return;
    case "bool":
      if (typeof value !== "boolean") throw wrongValue(path, "TYPE_BOOL", value);
      return;
    case "int":
      if (typeof value !== "number" || !Number.isInteger(value) || Math.abs(value) > 0x7fffffff)
        throw wrongValue(path, "TYPE_INT32", value);
      return;
    case "number":
      if (typeof value !== "number" || !Number.isFinite(value)) throw wrongValue(path, "TYPE_DOUBLE", value);
      return;
    default:
      if (!kind.includes("|")) throw notEmulated(kind);
      if (typeof value !== "string" || !isWord(kind, value)) throw wrongValue(path, "TYPE_ENUM", value);
  }
}

function isWord(kind: string, value: string): boolean {
  return kind.split("|").includes(value) || value.endsWith("_UNSPECIFIED");
}

function wrongValue(path: string, kind: string, value: unknown): Error {
  return invalid(`Invalid value at '${path}' (${kind}), ${JSON.stringify(value)}`);
}

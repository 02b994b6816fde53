import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { EMULATED, NOT_EMULATED } from "../../../build/local/sheets/requests/run.ts";
import { kindOf, TYPES } from "../../../build/local/sheets/schema.ts";

/** The field names of each of Google's types, read from the declarations of googleapis. */
const google = readDeclarations();

describe("the table of fields", () => {
  test.each(Object.keys(TYPES))("%s has just the fields that Google's type has", (type) => {
    expect(Object.keys(TYPES[type] ?? {}).sort()).toEqual(Object.keys(google[type] ?? {}).sort());
  });

  test("each field is a list just where Google's is", () => {
    const differing = Object.entries(TYPES).flatMap(([type, fields]) =>
      Object.entries(fields)
        .filter(
          ([name, kind]) => kindOf(kind).name !== "any" && kindOf(kind).list !== google[type]?.[name]?.endsWith("[]"),
        )
        .map(([name]) => `${type}.${name}`),
    );
    expect(differing).toEqual([]);
  });

  test("each field that is a type names Google's", () => {
    const differing = Object.entries(TYPES).flatMap(([type, fields]) =>
      Object.entries(fields)
        .filter(
          ([name, kind]) =>
            kindOf(kind).name in TYPES && google[type]?.[name]?.replace("[]", "") !== `Schema$${kindOf(kind).name}`,
        )
        .map(([name]) => `${type}.${name}`),
    );
    expect(differing).toEqual([]);
  });
});

test("every request that Google knows is either carried out or refused by name", () => {
  expect([...EMULATED, ...NOT_EMULATED].sort()).toEqual(Object.keys(google.Request ?? {}).sort());
});

function readDeclarations(): Record<string, Record<string, string>> {
  const path = createRequire(import.meta.url)
    .resolve("googleapis")
    .replace(/index\.js$/, "apis/sheets/v4.d.ts");
  const source = readFileSync(path, "utf8").replace(/\/\*\*[\s\S]*?\*\//g, "");
  const types: Record<string, Record<string, string>> = {};
  for (const [, name = "", body = ""] of source.matchAll(/export interface Schema\$(\w+) \{([\s\S]*?)\n {4}\}/g)) {
    types[name] = Object.fromEntries(
      [...body.matchAll(/^ {8}(\w+)\?: ([^;]+)/gm)].map(([, field = "", kind = ""]) => [
        field,
        kind.replace(" | null", "").trim(),
      ]),
    );
  }
  return types;
}

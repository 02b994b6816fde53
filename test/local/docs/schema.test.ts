import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { EMULATED, NOT_EMULATED } from "../../../build/local/docs/requests/run.ts";
import { DOCS_TYPES } from "../../../build/local/docs/schema.ts";
import { DRIVE_TYPES } from "../../../build/local/drive/schema.ts";
import { kindOf } from "../../../build/local/sheets/schema.ts";

const docs = readDeclarations("docs/v1");
const drive = readDeclarations("drive/v3");

test.each(Object.keys(DOCS_TYPES))("%s has just the fields that Google's type has", (type) => {
  expect(Object.keys(DOCS_TYPES[type] ?? {}).sort()).toEqual(Object.keys(docs[type] ?? {}).sort());
});

test.each([["Docs", DOCS_TYPES, docs] as const, ["Drive", DRIVE_TYPES, drive] as const])(
  "each field of %s is a list, and a type, just where Google's is",
  (_, types, google) => {
    const differing = Object.entries(types).flatMap(([type, fields]) =>
      Object.entries(fields).flatMap(([name, text]) => {
        const { name: kind, list } = kindOf(text);
        const theirs = google[type]?.[name];
        if (theirs === undefined) return [`${type}.${name} is not Google's`];
        if (kind === "any") return [];
        const isSame =
          list === theirs.endsWith("[]") && (!(kind in types) || theirs.replace("[]", "") === `Schema$${kind}`);
        return isSame ? [] : [`${type}.${name}`];
      }),
    );
    expect(differing).toEqual([]);
  },
);

test("every request that Google knows is either carried out or refused by name", () => {
  expect([...EMULATED, ...NOT_EMULATED].sort()).toEqual(Object.keys(docs.Request ?? {}).sort());
});

/** The fields of each of Google's types, read from the declarations of googleapis. */
function readDeclarations(api: string): Record<string, Record<string, string>> {
  const path = createRequire(import.meta.url)
    .resolve("googleapis")
    .replace(/index\.js$/, `apis/${api}.d.ts`);
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

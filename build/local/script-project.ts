import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { Problem } from "./problem.ts";

/** What clasp pushes to Apps Script: script files in order, HTML files by name without ending, and the manifest. */
export interface ScriptProject {
  readonly files: readonly { readonly name: string; readonly source: string }[];
  readonly html: Readonly<Record<string, string>>;
  readonly manifest: Manifest;
}

const manifestSchema = z.looseObject({
  timeZone: z.string(),
  dependencies: z
    .looseObject({ enabledAdvancedServices: z.array(z.looseObject({ userSymbol: z.string() })).optional() })
    .optional(),
  oauthScopes: z.array(z.string()).optional(),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Reads a built project from its folder. Throws `Problem` when nothing has been built there. */
export function readScriptProject(folder: string): ScriptProject {
  if (!existsSync(join(folder, "appsscript.json"))) {
    throw new Problem(`No hay un programa construido en ${folder}. Ejecute «npm run build» y vuelva a intentarlo.`);
  }
  const names = readdirSync(folder).filter((name) => /\.(js|gs|html|json)$/.test(name));
  return scriptProject(Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")])));
}

/** A project from the texts of its files by name. Script files come in alphabetical order, as clasp pushes them. */
export function scriptProject(files: Readonly<Record<string, string>>): ScriptProject {
  const names = Object.keys(files).sort();
  return {
    files: names.filter((name) => /\.(js|gs)$/.test(name)).map((name) => ({ name, source: files[name]! })),
    html: Object.fromEntries(
      names.filter((name) => name.endsWith(".html")).map((name) => [basename(name, ".html"), files[name]!]),
    ),
    manifest: manifestSchema.parse(JSON.parse(files["appsscript.json"] ?? "{}")),
  };
}

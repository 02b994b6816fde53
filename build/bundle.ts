import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, transform } from "esbuild";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const ENTRY = join(ROOT, "src/apps-script/main.ts");
const TARGET = "es2019";
/** zod leaves its settings on `globalThis` while it loads and keeps its own reference; nothing of ours stays global. */
const TIDY_UP = "delete globalThis.__zod_globalConfig;";

/** The one global through which the stubs reach the bundled code. */
export const HIDDEN_SCOPE = "cuadros_";

export interface Bundle {
  /** What `clasp push` sends, by file name. */
  readonly files: Readonly<Record<string, string>>;
  /** Names of the top-level functions: the exports of the entry file. */
  readonly entryPoints: readonly string[];
}

/**
 * Bundles `src/apps-script/main.ts` for Apps Script, in memory.
 *
 * Apps Script finds menu, trigger and `google.script.run` functions only as real top-level declarations, so each export of
 * the entry file gets a stub; everything else stays inside one hidden scope. The target is ES2019 because newer class
 * syntax is refused at upload (google/clasp #907, #935).
 */
export async function bundle(): Promise<Bundle> {
  const { code, entryPoints } = await modules();
  const scope = await transform(code, { format: "iife", globalName: HIDDEN_SCOPE, target: TARGET, charset: "utf8" });
  const stubs = entryPoints.map(
    (name) => `function ${name}() {\n  return ${HIDDEN_SCOPE}.${name}.apply(this, arguments);\n}\n`,
  );
  return {
    entryPoints,
    files: {
      "Code.js": scope.code + stubs.join(""),
      "appsscript.json": await readFile(join(ROOT, "appsscript.json"), "utf8"),
      ...(await htmlFiles()),
      ...(await reportTemplates()),
    },
  };
}

/** Writes the bundle into `outDir` (default `dist/`), replacing what is there. */
export async function buildBundle({ outDir = join(ROOT, "dist") }: { outDir?: string } = {}): Promise<void> {
  const { files } = await bundle();
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(outDir, name), text)));
}

async function modules(): Promise<{ code: string; entryPoints: readonly string[] }> {
  const { outputFiles, metafile } = await build({
    entryPoints: [ENTRY],
    bundle: true,
    write: false,
    metafile: true,
    outfile: "Code.js",
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    target: TARGET,
    charset: "utf8",
    legalComments: "none",
    minifySyntax: true,
    footer: { js: TIDY_UP },
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  });
  return { code: outputFiles[0]!.text, entryPoints: Object.values(metafile.outputs)[0]!.exports };
}

async function htmlFiles(): Promise<Record<string, string>> {
  return await templateFiles(".html", "utf8");
}

/**
 * The templates of the reports, `informe-*.docx`, as HTML files that hold nothing but their bytes in base64: Apps Script keeps no other
 * files, and what is no script costs nothing until somebody asks for it.
 */
async function reportTemplates(): Promise<Record<string, string>> {
  return await templateFiles(".docx", "base64");
}

/** The files in `templates/` with an ending, by their names with the ending `.html`. */
async function templateFiles(ending: string, encoding: "utf8" | "base64"): Promise<Record<string, string>> {
  const folder = join(ROOT, "templates");
  const names = (await readdir(folder)).filter((name) => name.endsWith(ending));
  const read = async (name: string) =>
    [`${basename(name, ending)}.html`, await readFile(join(folder, name), encoding)] as const;
  return Object.fromEntries(await Promise.all(names.map(read)));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildBundle();
}

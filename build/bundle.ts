import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const ENTRY = join(ROOT, "src/apps-script/main.ts");

/** The one global through which the stubs reach the bundled code. */
export const HIDDEN_SCOPE = "cuadros_";

export interface Bundle {
  /** What `clasp push` sends, by file name. */
  readonly files: Readonly<Record<string, string>>;
  /** Names of the top-level functions, in the order of the entry file's exports. */
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
  const { outputFiles, metafile } = await build({
    entryPoints: [ENTRY],
    bundle: true,
    write: false,
    metafile: true,
    outfile: "Code.js",
    format: "iife",
    globalName: HIDDEN_SCOPE,
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2019",
    charset: "utf8",
    legalComments: "none",
    minifySyntax: true,
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  });
  const entryPoints = [...(await exportsOfEntry())];
  const output = Object.values(metafile.outputs)[0];
  if (!outputFiles[0] || !output) throw new Error("esbuild wrote no bundle.");
  const stubs = entryPoints.map((name) => `function ${name}() { return ${HIDDEN_SCOPE}.${name}.apply(this, arguments); }`);
  return {
    entryPoints,
    files: {
      "Code.js": `${outputFiles[0].text}\n${stubs.join("\n")}\n`,
      "appsscript.json": await readFile(join(ROOT, "appsscript.json"), "utf8"),
      ...(await htmlFiles()),
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

async function exportsOfEntry(): Promise<readonly string[]> {
  const { metafile } = await build({ entryPoints: [ENTRY], bundle: true, write: false, metafile: true, format: "esm", outfile: "Code.js", platform: "neutral", mainFields: ["module", "main"] });
  return Object.values(metafile.outputs)[0]?.exports ?? [];
}

async function htmlFiles(): Promise<Record<string, string>> {
  const folder = join(ROOT, "templates");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".html"));
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const)));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildBundle();
}

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export interface PageAsset {
  /** The content type to serve it with. */
  readonly type: string;
  readonly body: string;
}

/**
 * What a server needs to show the page, by path: `/`, `/page.js` and `/page.css`. The script is bundled in memory from
 * `main.ts`. Throws when it cannot be bundled.
 */
export async function pageAssets(): Promise<ReadonlyMap<string, PageAsset>> {
  const [html, css, script] = await Promise.all([
    readFile(pathOf("page.html"), "utf8"),
    readFile(pathOf("page.css"), "utf8"),
    bundledScript(),
  ]);
  return new Map([
    ["/", { type: "text/html; charset=utf-8", body: html }],
    ["/page.js", { type: "text/javascript; charset=utf-8", body: script }],
    ["/page.css", { type: "text/css; charset=utf-8", body: css }],
  ]);
}

async function bundledScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [pathOf("main.ts")],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    charset: "utf8",
  });
  return outputFiles[0]!.text;
}

function pathOf(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

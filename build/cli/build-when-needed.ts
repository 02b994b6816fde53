import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { buildBundle } from "../bundle.ts";

/** What the bundle is made from, relative to the project's folder. */
const SOURCES = ["src", "templates", "build/bundle.ts", "appsscript.json", "package-lock.json"];

/** Builds the bundle into `dist/` of the project's folder, unless it is there and younger than all its sources. */
export async function buildWhenNeeded(root: string, when: "needed" | "always"): Promise<void> {
  const built = join(root, "dist", "Code.js");
  if (when === "needed" && existsSync(built) && statSync(built).mtimeMs >= newest(root, SOURCES)) return;
  await buildBundle({ outDir: join(root, "dist") });
}

function newest(folder: string, names: readonly string[]): number {
  const times = names.map((name) => {
    const path = join(folder, name);
    const { mtimeMs } = statSync(path);
    // A folder's own time tells of files that were removed.
    return statSync(path).isDirectory() ? Math.max(mtimeMs, newest(path, readdirSync(path))) : mtimeMs;
  });
  return Math.max(0, ...times);
}

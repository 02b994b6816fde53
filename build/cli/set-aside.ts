import { existsSync, mkdirSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";

/** Moves what a Workspace's folder holds into a new folder `anterior-N` in it, so that nothing is lost. Null when there was nothing. */
export function setAside(folder: string): string | null {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => !EARLIER.test(name)) : [];
  if (names.length === 0) return null;
  const numbers = readdirSync(folder).map((name) => Number(EARLIER.exec(name)?.[1] ?? 0));
  const earlier = join(folder, `anterior-${Math.max(0, ...numbers) + 1}`);
  mkdirSync(earlier);
  for (const name of names) renameSync(join(folder, name), join(earlier, name));
  return earlier;
}

const EARLIER = /^anterior-(\d+)$/;

import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { setAside } from "../../build/cli/set-aside.ts";

test("what a folder holds goes into anterior-1, then anterior-2, and nothing is lost", () => {
  const folder = mkdtempSync(join(tmpdir(), "aside-"));
  const fill = (text: string) => {
    mkdirSync(join(folder, "spreadsheets"));
    writeFileSync(join(folder, "workspace.json"), text);
  };
  try {
    expect(setAside(join(folder, "no"))).toBeNull();
    fill("one");
    expect(setAside(folder)).toBe(join(folder, "anterior-1"));
    expect(setAside(folder)).toBeNull();
    fill("two");
    expect(setAside(folder)).toBe(join(folder, "anterior-2"));
    expect(readdirSync(folder).sort()).toEqual(["anterior-1", "anterior-2"]);
    expect(readdirSync(join(folder, "anterior-2")).sort()).toEqual(["spreadsheets", "workspace.json"]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readPlanSource } from "../../build/cli/plan-source.ts";
import { Problem } from "../../build/local/problem.ts";
import { usulutanDocx } from "../builders/usulutan-docx.ts";
import { usulutanXlsx } from "../builders/usulutan-xlsx.ts";

const EXAMPLE = new URL("../../templates/usulutan-2023-2025", import.meta.url).pathname;
const CUADROS = [1, 2, 3, 4, 5, 6].map((number) => `Cuadro ${number}`);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "source-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a folder, an Excel workbook and a Word document give the same sheets and the facts of the plan.json there", async () => {
  copyFileSync(join(EXAMPLE, "plan.json"), join(folder, "plan.json"));
  writeFileSync(join(folder, "plan.xlsx"), await usulutanXlsx());
  writeFileSync(join(folder, "Plan.DOCX"), usulutanDocx());
  for (const path of [EXAMPLE, join(folder, "plan.xlsx"), join(folder, "Plan.DOCX")]) {
    const { tables, facts } = await readPlanSource(path);
    expect(tables.sheets?.map(({ properties }) => properties?.title)).toEqual(CUADROS);
    expect(facts.municipio).toBe("Usulután");
  }
});

test("a file without a plan.json beside it comes without facts", async () => {
  writeFileSync(join(folder, "plan.docx"), usulutanDocx());
  expect((await readPlanSource(join(folder, "plan.docx"))).facts).toEqual({});
});

test("another kind of file is refused, naming the kinds that can be read", async () => {
  writeFileSync(join(folder, "plan.pdf"), "");
  await expect(readPlanSource(join(folder, "plan.pdf"))).rejects.toBeInstanceOf(Problem);
  await expect(readPlanSource(join(folder, "plan.pdf"))).rejects.toThrow(/\.tsv.*\.xlsx.*\.docx/);
});

import { existsSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import type { sheets_v4 } from "googleapis";
import { importDocx } from "../local/import-docx.ts";
import { importXlsx } from "../local/import-xlsx.ts";
import { Problem } from "../local/problem.ts";
import { readTables } from "../local/tables.ts";
import { type PlanFile, readPlanFile } from "./plan-file.ts";

/** A plan as it comes: its raw tables, and what a `plan.json` says besides. */
export interface PlanSource {
  readonly tables: sheets_v4.Schema$Spreadsheet;
  readonly facts: PlanFile;
}

const READERS: Readonly<Record<string, (bytes: Uint8Array) => Promise<sheets_v4.Schema$Spreadsheet>>> = {
  ".xlsx": importXlsx,
  ".docx": importDocx,
};

/**
 * Reads a folder of tables with its `plan.json`, or an .xlsx or .docx file with the `plan.json` beside it.
 * Throws `Problem` for a path that is none of these, and for files that cannot be read.
 */
export async function readPlanSource(path: string): Promise<PlanSource> {
  if (!existsSync(path)) throw new Problem(`No existe la carpeta o el archivo ${path}.`);
  if (statSync(path).isDirectory()) return { tables: readTables(path), facts: readPlanFile(join(path, "plan.json")) };
  const read = READERS[extname(path).toLowerCase()];
  if (!read) {
    throw new Problem(
      `No se puede leer ${path}: indique una carpeta de tablas (.tsv), un libro de Excel (.xlsx) o un documento de Word (.docx).`,
    );
  }
  return { tables: await read(await readFile(path)), facts: readPlanFile(join(dirname(path), "plan.json")) };
}

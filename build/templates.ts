import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { CERTIFICACION } from "./templates/certificacion.ts";
import { templateDocx } from "./templates/docx.ts";
import { MODIFICACIONES } from "./templates/modificaciones.ts";
import { PLAN } from "./templates/plan.ts";
import { SEGUIMIENTO } from "./templates/seguimiento.ts";
import { UNIDAD } from "./templates/unidad.ts";

const SOURCES = [SEGUIMIENTO, PLAN, MODIFICACIONES, UNIDAD, CERTIFICACION];

/** The templates of the reports that the project ships, as .docx files by their names in `templates/`. */
export async function templateFiles(): Promise<Readonly<Record<string, Uint8Array>>> {
  const made = SOURCES.map(async (source) => [`informe-${source.report}.docx`, await templateDocx(source)] as const);
  return Object.fromEntries(await Promise.all(made));
}

async function writeTemplates(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const files = Object.entries(await templateFiles());
  await Promise.all(files.map(([name, bytes]) => writeFile(join(folder, name), bytes)));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await writeTemplates(fileURLToPath(new URL("../templates", import.meta.url)));
}

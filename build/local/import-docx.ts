import type { sheets_v4 } from "googleapis";
import mammoth from "mammoth";
import { type Block, blocksOf } from "./docx/blocks.ts";
import { sheetsOf } from "./docx/sheets.ts";
import { Problem } from "./problem.ts";

/**
 * The tables of a .docx file as a spreadsheet in the native shape of the Sheets API. Each table becomes a sheet, named after
 * the nearest "Cuadro N" above it, else "Tabla N", with the titles above it in its first rows; tables that go on after a page
 * break with the same header stand one under another. Cells hold text; those that span columns or rows are merged.
 * Shading does not survive: a month that is marked only by a colour comes out blank. Pictures and footnotes are left out.
 * Throws `Problem` when the bytes are no such file or it has no table.
 */
export async function importDocx(bytes: Uint8Array): Promise<sheets_v4.Schema$Spreadsheet> {
  const sheets = sheetsOf(await readBlocks(bytes));
  if (sheets.length === 0) throw new Problem("El documento de Word no contiene ninguna tabla.");
  return { properties: { title: "Plan de acción", locale: "es_MX", timeZone: "America/El_Salvador" }, sheets };
}

async function readBlocks(bytes: Uint8Array): Promise<readonly Block[]> {
  try {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage: NO_IMAGES });
    return blocksOf(value);
  } catch (cause) {
    throw new Problem(
      "El archivo no se pudo leer como documento de Word. Ábralo en Word, guárdelo como «Documento de Word (.docx)», sin contraseña, e inténtelo de nuevo.",
      { cause },
    );
  }
}

const NO_IMAGES = mammoth.images.imgElement(async () => ({ src: "" }));

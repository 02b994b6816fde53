import { Problem } from "../../problem.ts";
import { writeDocx } from "../docx/write-docx.ts";
import type { StoredDocument } from "../resources.ts";
import { printByChromium } from "./chromium.ts";
import { printByOffice } from "./office.ts";

/**
 * A document as PDF: by LibreOffice Writer, which shows everything that its .docx file holds, else by Chromium, which shows no pictures.
 * Throws `Problem` when neither is on this machine.
 */
export async function writePdf(document: StoredDocument, packageFile: Uint8Array): Promise<Uint8Array> {
  const pdf = await printByOffice(await writeDocx(document, packageFile));
  if (pdf) return pdf;
  try {
    return await printByChromium(document);
  } catch (cause) {
    throw new Problem(
      "Para obtener el PDF se necesita LibreOffice Writer, Chrome o Chromium, y ninguno se encontró en esta computadora. Instale uno de ellos, o descargue el documento como .docx.",
      { cause },
    );
  }
}

import JSZip from "jszip";
import { Problem } from "../../problem.ts";
import { childrenOf, parseXml } from "./xml.ts";

/** The text files of a .docx package that a document is made of, by path; everything else stays as it is in the package. */
export interface Package {
  readonly zip: JSZip;
  /** Undefined when there is no such file. */
  text(path: string): Promise<string | undefined>;
}

/** Where a part's relationships lead, by id. */
export interface Relationship {
  readonly target: string;
  readonly type: string;
  readonly isExternal: boolean;
}

export const DOCUMENT_PART = "word/document.xml";
export const STYLES_PART = "word/styles.xml";
export const NUMBERING_PART = "word/numbering.xml";

/** Throws `Problem` when the bytes are no .docx file. */
export async function openPackage(bytes: Uint8Array): Promise<Package> {
  try {
    const zip = await JSZip.loadAsync(bytes);
    if (!zip.file(DOCUMENT_PART)) throw new Error(`No ${DOCUMENT_PART}`);
    return { zip, text: async (path) => await zip.file(path)?.async("text") };
  } catch (cause) {
    throw new Problem(
      "El archivo no se pudo leer como documento de Word. Ábralo en Word, guárdelo como «Documento de Word (.docx)», sin contraseña, e inténtelo de nuevo.",
      { cause },
    );
  }
}

/** Writes a text file of a package. */
export function putText({ zip }: Package, path: string, text: string): void {
  zip.file(path, text, { createFolders: false });
}

/** The relationships of a part, with targets as paths within the package. */
export async function relationshipsOf(parts: Package, part: string): Promise<ReadonlyMap<string, Relationship>> {
  const xml = await parts.text(relationshipsPath(part));
  if (xml === undefined) return new Map();
  return new Map(
    childrenOf(parseXml(xml), "Relationship").map(({ attributes }) => {
      const isExternal = attributes.TargetMode === "External";
      const target = attributes.Target ?? "";
      const path = isExternal ? target : target.startsWith("/") ? target.slice(1) : `word/${target}`;
      return [attributes.Id ?? "", { target: path, type: (attributes.Type ?? "").split("/").at(-1)!, isExternal }];
    }),
  );
}

/** Where the relationships of a part are kept. */
export function relationshipsPath(part: string): string {
  return part.replace(/([^/]+)$/, "_rels/$1.rels");
}

/** The bytes of a package, the same for the same content. */
export async function packageBytes({ zip }: Package): Promise<Uint8Array> {
  return await zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** A .docx file as PDF, made by LibreOffice Writer; null when that is not on this machine or cannot do it. */
export async function printByOffice(docx: Uint8Array): Promise<Uint8Array | null> {
  const folder = mkdtempSync(join(tmpdir(), "cuadros-pdf-"));
  try {
    const [file, pdf] = [join(folder, "documento.docx"), join(folder, "documento.pdf")];
    writeFileSync(file, docx);
    // A profile of its own, as LibreOffice does nothing while another one is open with the same.
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "perfil"))}`;
    for (const program of ["soffice", "libreoffice"]) {
      await ended(program, [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, file]);
      // Its exit code says nothing: LibreOffice without Writer ends well, and leaves no file.
      if (existsSync(pdf)) return new Uint8Array(readFileSync(pdf));
    }
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function ended(program: string, parameters: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, { stdio: "ignore", timeout: 120_000 });
    child.on("error", () => resolve());
    child.on("exit", () => resolve());
  });
}

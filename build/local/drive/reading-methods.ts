import { writeDocx } from "../docs/docx/write-docx.ts";
import { writePdf } from "../docs/pdf/pdf.ts";
import { ApiError, invalid, notEmulated } from "../sheets/errors.ts";
import { isVisible, visibleFile } from "./access.ts";
import { answer, checkParameters, fileResource } from "./answers.ts";
import { isGoogles } from "./new-file.ts";
import { readQuery } from "./query.ts";
import { DOCUMENT_TYPE, DOCX_TYPE, type DriveFile, PDF_TYPE } from "./resources.ts";
import type { DriveService } from "./service.ts";
import type { DriveStorage } from "./storage.ts";

/** The methods of `files` that read. */
export function readingMethods(storage: DriveStorage): Pick<DriveService, "get" | "list" | "export"> {
  return {
    get(parameters, _body, caller) {
      checkParameters(parameters, ["fileId", "alt", "acknowledgeAbuse"]);
      const file = visibleFile(storage.files, String(parameters.fileId), caller);
      if (parameters.alt !== "media") return answer(fileResource(storage, file, caller), "File", parameters.fields);
      const bytes = isGoogles(file) ? undefined : storage.readContent(file.id);
      if (!bytes)
        throw new ApiError(
          403,
          "Only files with binary content can be downloaded. Use Export with Docs Editors files.",
        );
      return { mimeType: file.mimeType, bytes };
    },
    list(parameters, _body, caller) {
      checkParameters(parameters, [
        "q",
        "pageSize",
        "pageToken",
        "orderBy",
        "spaces",
        "corpora",
        "includeItemsFromAllDrives",
      ]);
      const isAsked = typeof parameters.q === "string" && parameters.q !== "" ? readQuery(parameters.q) : () => true;
      const found = storage.files.filter((file) => isAsked(file) && isVisible(storage.files, file, caller));
      const ordered = inOrder(found, parameters.orderBy);
      const first = Number(parameters.pageToken ?? 0);
      const size = Number(parameters.pageSize ?? 100);
      if (!Number.isInteger(size) || size < 1 || size > 1000) throw invalid("Invalid value for pageSize");
      const files = ordered.slice(first, first + size).map((file) => fileResource(storage, file, caller));
      const nextPageToken = first + size < ordered.length ? { nextPageToken: String(first + size) } : {};
      return answer(
        { kind: "drive#fileList", incompleteSearch: false, ...nextPageToken, files },
        "FileList",
        parameters.fields,
      );
    },
    async export(parameters, _body, caller) {
      checkParameters(parameters, ["fileId", "mimeType", "alt"]);
      const file = visibleFile(storage.files, String(parameters.fileId), caller);
      if (file.mimeType !== DOCUMENT_TYPE) throw new ApiError(403, "Export only supports Docs Editors files.");
      const mimeType = String(parameters.mimeType ?? "");
      if (mimeType === "") throw invalid("Required parameter: mimeType");
      if (mimeType !== DOCX_TYPE && mimeType !== PDF_TYPE) throw notEmulated(`Export as ${mimeType}`);
      const bytes = await exported(storage, file, mimeType);
      if (bytes.byteLength > MOST_EXPORTED_BYTES) throw new ApiError(403, "This file is too large to be exported.");
      return { mimeType, bytes };
    },
  };
}

const MOST_EXPORTED_BYTES = 10 * 1024 * 1024;

async function exported(storage: DriveStorage, { id }: DriveFile, mimeType: string): Promise<Uint8Array> {
  const [document, packageFile] = [storage.readDocument(id)!, storage.readContent(id)!];
  return await (mimeType === PDF_TYPE ? writePdf : writeDocx)(document, packageFile);
}

function inOrder(files: readonly DriveFile[], orderBy: unknown): readonly DriveFile[] {
  if (orderBy === undefined || orderBy === "") return [...files].reverse();
  const keys = String(orderBy)
    .split(",")
    .map((key) => key.trim().split(/\s+/));
  const compare = (one: DriveFile, other: DriveFile) => {
    for (const [key = "", direction] of keys) {
      if (key !== "name" && key !== "createdTime" && key !== "modifiedTime") throw notEmulated(`Ordering by ${key}`);
      const order = one[key].localeCompare(other[key], "es");
      if (order !== 0) return direction === "desc" ? -order : order;
    }
    return 0;
  };
  return [...files].sort(compare);
}

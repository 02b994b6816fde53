import { createHash } from "node:crypto";
import { blankPackage } from "../docs/docx/blank.ts";
import { readDocx } from "../docs/docx/read-docx.ts";
import { Problem } from "../problem.ts";
import { ApiError, invalid, notEmulated } from "../sheets/errors.ts";
import { type Caller, writableFile } from "./access.ts";
import { DOCUMENT_TYPE, DOCX_TYPE, type DriveFile, FOLDER_TYPE, ROOT_ID } from "./resources.ts";
import type { Media } from "./service.ts";
import type { DriveStorage } from "./storage.ts";

/** A file of a type with nothing in it yet, owned by the caller. Throws `ApiError` 404 when its folder is not seen. */
export function newFile(
  storage: DriveStorage,
  asked: Partial<Omit<DriveFile, "parents">> & { readonly parents?: readonly string[] | undefined },
  defaultParent: string,
  caller: Caller,
  now: Date,
): DriveFile {
  const { email } = caller.person;
  const parents = (asked.parents ?? [defaultParent]).map((id) => folderId(storage, id, caller));
  if (parents.length > 1) throw invalid("A shared drive item or My Drive item must have exactly one parent.");
  return {
    id: storage.newId(),
    name: asked.name ?? "Untitled",
    mimeType: asked.mimeType ?? DOCUMENT_TYPE,
    description: asked.description ?? "",
    parents: parents.length > 0 ? parents : [defaultParent],
    properties: mergedProperties({}, asked.properties),
    appProperties: mergedProperties({}, asked.appProperties),
    trashed: false,
    createdTime: now.toISOString(),
    modifiedTime: now.toISOString(),
    version: 1,
    permissions: [{ id: permissionId(email), type: "user", role: "owner", emailAddress: email, domain: "" }],
    madeFor: [email],
  };
}

/** Gives a new file its content: what was sent, converted where the file is a document, else nothing. */
export async function putContent(storage: DriveStorage, file: DriveFile, media: Media | null): Promise<void> {
  if (file.mimeType === FOLDER_TYPE) {
    if (media) throw invalid("A folder cannot have content.");
  } else if (file.mimeType === DOCUMENT_TYPE) {
    if (media && media.mimeType !== DOCX_TYPE) throw notEmulated(`Conversion from ${media.mimeType} to a document`);
    await putDocument(storage, file.id, media?.bytes ?? (await blankPackage()));
  } else if (isGoogles(file)) throw notEmulated(`A file of the type ${file.mimeType}`);
  else storage.writeContent(file.id, media?.bytes ?? new Uint8Array());
}

/** Makes a .docx package the content of a document. Throws `ApiError` 400 when it is none. */
export async function putDocument(storage: DriveStorage, id: string, bytes: Uint8Array): Promise<void> {
  try {
    storage.writeDocument(id, await readDocx(bytes, id));
  } catch (error) {
    if (error instanceof Problem) throw invalid(`Bad Request: the file could not be converted. ${error.message}`);
    throw error;
  }
  storage.writeContent(id, bytes);
}

/** Gives a new file the content of another. */
export function copyContent(storage: DriveStorage, from: string, to: string): void {
  const document = storage.readDocument(from);
  const content = storage.readContent(from);
  if (document) storage.writeDocument(to, { ...structuredClone(document), documentId: to, revision: 1 });
  if (content) storage.writeContent(to, content);
}

/** The id of a folder that the caller may put files into. Throws `ApiError` when there is none. */
export function folderId(storage: DriveStorage, id: string, caller: Caller): string {
  if (id === ROOT_ID || id === "root") return ROOT_ID;
  const folder = writableFile(storage.files, id, caller);
  if (folder.mimeType !== FOLDER_TYPE) throw new ApiError(403, "The specified parent is not a folder.");
  return id;
}

/** Null takes a property away. Source: limits of "Add custom file properties" in the Drive API's guides. */
export function mergedProperties(
  before: Readonly<Record<string, string>>,
  changes: Readonly<Record<string, string | null>> | undefined,
): Record<string, string> {
  const merged = Object.entries({ ...before, ...changes }).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  if (merged.length > 30)
    throw new ApiError(403, "The limit for this type of property on this file has been exceeded.");
  for (const [key, value] of merged) {
    if (typeof value !== "string") throw invalid(`Invalid value at 'properties.${key}' (TYPE_STRING)`);
    if (Buffer.byteLength(key + value) > 124) throw new ApiError(400, `The property ${key} is longer than 124 bytes.`);
  }
  return Object.fromEntries(merged);
}

/** True for documents, folders and whatever else has no bytes of its own. */
export function isGoogles({ mimeType }: DriveFile): boolean {
  return mimeType.startsWith("application/vnd.google-apps.");
}

/** The same person has the same id on every file. */
export function permissionId(who: string): string {
  return BigInt(`0x${createHash("sha256").update(who).digest("hex").slice(0, 16)}`).toString();
}

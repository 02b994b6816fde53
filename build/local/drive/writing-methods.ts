import { ApiError, notEmulated } from "../sheets/errors.ts";
import { type Caller, isVisible, ownedFile, visibleFile, writableFile } from "./access.ts";
import { answer, checkBody, checkParameters, fileResource } from "./answers.ts";
import { copyContent, folderId, isGoogles, mergedProperties, newFile, putContent } from "./new-file.ts";
import { type DriveFile, FOLDER_TYPE, ROOT_ID } from "./resources.ts";
import type { DriveParameters, DriveService } from "./service.ts";
import type { DriveStorage } from "./storage.ts";

/** The methods of `files` that make, change and delete. */
export function writingMethods(
  storage: DriveStorage,
  now: () => Date,
): Pick<DriveService, "create" | "copy" | "update" | "delete"> {
  const resource = (file: DriveFile, { fields }: DriveParameters, caller: Caller) =>
    answer(fileResource(storage, file, caller), "File", fields);
  return {
    async create(parameters, body, caller, media) {
      checkParameters(parameters, ["uploadType", "enforceSingleParent", "ignoreDefaultVisibility"]);
      const asked = readFile(body, ["name", "mimeType", "description", "parents", "properties", "appProperties"]);
      const mimeType = asked.mimeType ?? media?.mimeType ?? "application/octet-stream";
      const file = newFile(storage, { ...asked, mimeType }, ROOT_ID, caller, now());
      await putContent(storage, file, media ?? null);
      storage.files.push(file);
      return resource(file, parameters, caller);
    },
    copy(parameters, body, caller) {
      checkParameters(parameters, ["fileId", "enforceSingleParent", "ignoreDefaultVisibility"]);
      const source = visibleFile(storage.files, String(parameters.fileId), caller);
      if (source.mimeType === FOLDER_TYPE) throw new ApiError(403, "This file cannot be copied by the user.");
      const asked = readFile(body, ["name", "mimeType", "description", "parents", "properties", "appProperties"]);
      if (asked.mimeType !== undefined && asked.mimeType !== source.mimeType)
        throw notEmulated("A copy of another type");
      const { name, description, properties, appProperties } = source;
      const kept = { description, properties, appProperties, mimeType: source.mimeType };
      // Whoever may not put things into the folder of the original gets the copy at the top.
      const parent = source.parents[0] ?? ROOT_ID;
      const isReachable = storage.files.some(
        (folder) => folder.id === parent && isVisible(storage.files, folder, caller),
      );
      const folder = isReachable ? parent : ROOT_ID;
      const file = newFile(storage, { ...kept, name: `Copia de ${name}`, ...asked }, folder, caller, now());
      copyContent(storage, source.id, file.id);
      storage.files.push(file);
      return resource(file, parameters, caller);
    },
    async update(parameters, body, caller, media) {
      checkParameters(parameters, ["fileId", "addParents", "removeParents", "uploadType", "enforceSingleParent"]);
      const file = writableFile(storage.files, String(parameters.fileId), caller);
      const asked = readFile(body, ["name", "description", "properties", "appProperties", "trashed"]);
      const parents = movedParents(storage, file, parameters, caller);
      if (media && isGoogles(file)) throw notEmulated("New content for a document");
      if (media) storage.writeContent(file.id, media.bytes);
      const changes = {
        ...asked,
        parents,
        properties: mergedProperties(file.properties, asked.properties),
        appProperties: mergedProperties(file.appProperties, asked.appProperties),
        modifiedTime: now().toISOString(),
        version: file.version + 1,
      };
      Object.assign(file, changes);
      return resource(file, parameters, caller);
    },
    delete(parameters, _body, caller) {
      checkParameters(parameters, ["fileId", "enforceSingleParent"]);
      const file = ownedFile(storage.files, String(parameters.fileId), caller);
      for (const gone of withContents(storage.files, file)) storage.files.splice(storage.files.indexOf(gone), 1);
      return null;
    },
  };
}

type AskedFile = Partial<
  Pick<DriveFile, "name" | "mimeType" | "description" | "parents" | "properties" | "appProperties" | "trashed">
>;

function readFile(body: unknown, writable: readonly string[]): AskedFile {
  checkBody(body, "File", writable);
  const entries = Object.entries((body ?? {}) as AskedFile);
  return Object.fromEntries(entries.filter(([name, value]) => writable.includes(name) && value != null));
}

function movedParents(storage: DriveStorage, file: DriveFile, parameters: DriveParameters, caller: Caller): string[] {
  const idsOf = (value: unknown) => (typeof value === "string" && value !== "" ? value.split(",") : []);
  const added = idsOf(parameters.addParents).map((id) => folderId(storage, id, caller));
  const removed = idsOf(parameters.removeParents).map((id) => (id === "root" ? ROOT_ID : id));
  const parents = [...new Set([...file.parents.filter((id) => !removed.includes(id)), ...added])];
  if (parents.length !== 1)
    throw new ApiError(
      403,
      "A shared drive item or My Drive item must have exactly one parent: name the old one in removeParents.",
    );
  const inside = withContents(storage.files, file).map(({ id }) => id);
  if (parents.some((id) => inside.includes(id))) throw new ApiError(403, "A folder cannot be put into itself.");
  return parents;
}

/** A file and, when it is a folder, everything in it. */
function withContents(files: readonly DriveFile[], file: DriveFile): readonly DriveFile[] {
  const inside = files.filter(({ parents }) => parents.includes(file.id));
  return [file, ...inside.flatMap((child) => withContents(files, child))];
}

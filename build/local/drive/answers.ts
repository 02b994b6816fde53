import { invalid, notEmulated } from "../sheets/errors.ts";
import { readMask, select } from "../sheets/field-mask.ts";
import { kindOf } from "../sheets/schema.ts";
import { validate } from "../sheets/validate.ts";
import { type Caller, permissionsOf } from "./access.ts";
import { DOCUMENT_TYPE, type DriveFile, FOLDER_TYPE, type Permission } from "./resources.ts";
import { DRIVE_SCHEMA, DRIVE_TYPES } from "./schema.ts";
import type { DriveStorage } from "./storage.ts";

/** What Google answers when no fields are asked for. */
export const DEFAULT_FIELDS = {
  File: "kind,id,name,mimeType",
  FileList: "kind,incompleteSearch,nextPageToken,files(kind,id,name,mimeType)",
  Permission: "kind,id,type,role",
  PermissionList: "kind,nextPageToken,permissions(kind,id,type,role)",
} as const;

/** The fields of an answer that were asked for. Throws `ApiError` 400 for fields that there are not. */
export function answer(value: object, type: keyof typeof DEFAULT_FIELDS, fields: unknown): object {
  const asked = typeof fields === "string" && fields !== "" ? fields : DEFAULT_FIELDS[type];
  const mask = readMask(asked, type, (path) => invalid(`Invalid field selection ${path}`), DRIVE_SCHEMA);
  return structuredClone(select(value, mask));
}

/** A file as Google shows it to a caller. */
export function fileResource(storage: DriveStorage, file: DriveFile, { person }: Caller): object {
  const { permissions: _own, madeFor: _made, version, ...plain } = file;
  const permissions = permissionsOf(storage.files, file);
  const owner = permissions.find(({ role }) => role === "owner")?.emailAddress ?? "";
  const isGoogles = file.mimeType.startsWith("application/vnd.google-apps.");
  const content = isGoogles ? undefined : storage.readContent(file.id);
  return {
    kind: "drive#file",
    ...plain,
    version: String(version),
    ...(content && { size: String(content.byteLength) }),
    webViewLink: linkOf(file),
    owners: [{ kind: "drive#user", displayName: owner, emailAddress: owner, me: owner === person.email }],
    ownedByMe: owner === person.email,
    shared: permissions.length > 1,
    permissions: permissions.map(permissionResource),
    permissionIds: permissions.map(({ id }) => id),
    isAppAuthorized: file.madeFor.includes(person.email),
  };
}

export function permissionResource({ emailAddress, domain, ...plain }: Permission): object {
  return {
    kind: "drive#permission",
    ...plain,
    ...(emailAddress && { emailAddress, displayName: emailAddress }),
    ...(domain && { domain, displayName: domain }),
  };
}

/** Refuses what Google refuses in a body, and what it would take but is not emulated; what is output only is passed over. */
export function checkBody(body: unknown, type: "File" | "Permission", writable: readonly string[]): void {
  validate(body, type, "", DRIVE_SCHEMA);
  for (const name of Object.keys(body ?? {})) {
    const isOutput = kindOf(DRIVE_TYPES[type]?.[name] ?? "").outputOnly;
    if (!isOutput && !writable.includes(name)) throw notEmulated(`The field ${name} here`);
  }
}

/** Refuses parameters that the method does not have; those of shared drives are taken, as there are none. */
export function checkParameters(parameters: Readonly<Record<string, unknown>>, known: readonly string[]): void {
  for (const name of Object.keys(parameters)) {
    if (known.includes(name) || name === "fields" || name.startsWith("supports")) continue;
    throw notEmulated(`The parameter ${name} here`);
  }
}

function linkOf({ id, mimeType }: DriveFile): string {
  if (mimeType === DOCUMENT_TYPE) return `https://docs.google.com/document/d/${id}/edit?usp=drivesdk`;
  if (mimeType === FOLDER_TYPE) return `https://drive.google.com/drive/folders/${id}`;
  return `https://drive.google.com/file/d/${id}/view?usp=drivesdk`;
}

import { ApiError } from "../sheets/errors.ts";
import type { Person } from "../sheets/resources.ts";
import type { DriveFile, Permission } from "./resources.ts";

/** Who asks, and how much of that person's Drive the app may see: what it made for that person (`drive.file`), or all. */
export interface Caller {
  readonly person: Person;
  readonly sees: "made" | "all";
}

/** True when the caller can read a file. */
export function isVisible(files: readonly DriveFile[], file: DriveFile, { person, sees }: Caller): boolean {
  if (sees === "made" && !file.madeFor.includes(person.email)) return false;
  return roleOf(files, file, person) !== undefined;
}

/** @throws ApiError 404 for a file that is not there or not seen, in the same words, so that nobody learns of it */
export function visibleFile(files: readonly DriveFile[], id: string, caller: Caller): DriveFile {
  const file = files.find((candidate) => candidate.id === id);
  if (!file || !isVisible(files, file, caller)) throw fileNotFound(id);
  return file;
}

/** The same for who may also change it. Throws `ApiError` 403 for who may only read. */
export function writableFile(files: readonly DriveFile[], id: string, caller: Caller): DriveFile {
  const file = visibleFile(files, id, caller);
  const role = roleOf(files, file, caller.person);
  if (role !== "owner" && role !== "writer") throw insufficient();
  return file;
}

/** The same for who owns it. */
export function ownedFile(files: readonly DriveFile[], id: string, caller: Caller): DriveFile {
  const file = visibleFile(files, id, caller);
  if (roleOf(files, file, caller.person) !== "owner") throw insufficient();
  return file;
}

/** Everybody who has a permission on a file, of its own or through the folders it is in; the highest role of each first. */
export function permissionsOf(files: readonly DriveFile[], file: DriveFile): readonly Permission[] {
  const inherited = file.parents.flatMap((parent) => {
    const folder = files.find(({ id }) => id === parent);
    return folder ? permissionsOf(files, folder) : [];
  });
  return [...file.permissions, ...inherited]
    .sort((one, other) => ROLES.indexOf(one.role) - ROLES.indexOf(other.role))
    .filter(({ id }, index, all) => all.findIndex((other) => other.id === id) === index);
}

export function fileNotFound(id: string): ApiError {
  return new ApiError(404, `File not found: ${id}.`);
}

const ROLES: readonly Permission["role"][] = ["owner", "writer", "commenter", "reader"];

function roleOf(files: readonly DriveFile[], file: DriveFile, { email }: Person): Permission["role"] | undefined {
  const domain = email.slice(email.indexOf("@") + 1);
  return permissionsOf(files, file).find(
    (one) => one.type === "anyone" || one.emailAddress === email || (one.type === "domain" && one.domain === domain),
  )?.role;
}

function insufficient(): ApiError {
  return new ApiError(403, "The user does not have sufficient permissions for this file.");
}

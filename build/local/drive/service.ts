import type { Caller } from "./access.ts";
import { permissionMethods } from "./permission-methods.ts";
import { readingMethods } from "./reading-methods.ts";
import type { DriveStorage } from "./storage.ts";
import { writingMethods } from "./writing-methods.ts";

/** Bytes with their type, as they are sent and as they come back. */
export interface Media {
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

export type DriveParameters = Readonly<Record<string, unknown>>;

/** What a method answers: a resource, bytes, or null for nothing. */
export type DriveAnswer = object | Media | null;

/**
 * The Google Drive API v3 on files of a storage: documents, folders and plain files. Throws `ApiError` where Google would refuse.
 *
 * Known limits: no shared drives, shortcuts, revisions or comments; the spreadsheet is no file here; sharing sends no mail; the only
 * conversion is from .docx, and documents are exported as .docx and PDF.
 */
export interface DriveService {
  readonly create: Method;
  readonly copy: Method;
  readonly get: Method;
  readonly list: Method;
  readonly update: Method;
  readonly delete: Method;
  readonly export: Method;
  readonly createPermission: Method;
  readonly listPermissions: Method;
  readonly deletePermission: Method;
}

/** @param media what is uploaded with the body */
export type Method = (
  parameters: DriveParameters,
  body: unknown,
  caller: Caller,
  media?: Media | null,
) => DriveAnswer | Promise<DriveAnswer>;

export function createDriveService(storage: DriveStorage, now: () => Date): DriveService {
  return { ...writingMethods(storage, now), ...readingMethods(storage), ...permissionMethods(storage) };
}

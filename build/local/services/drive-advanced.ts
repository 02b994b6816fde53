import { type Blob, blobFacts, createBlob } from "./blob.ts";
import { emulated } from "./emulated.ts";
import type { ApiParameters, AskHost, DriveMethod, RunFacts } from "./host-calls.ts";
import { hasScope, requireConsent } from "./permissions.ts";

/**
 * The advanced service `Drive`, version 3: the methods of the Drive API with Apps Script's order of arguments, which is body, path
 * parameters, content, other parameters. `delete` is called `remove` there; what has content comes back as a blob.
 */
export function createDriveAdvanced(ask: AskHost, facts: RunFacts): object {
  const call = (method: DriveMethod, parameters: ApiParameters, body: unknown = null, blob?: Blob | null) => {
    requireConsent(facts, `drive.${method}`, "drive", "drive.file");
    const sees = hasScope(facts, "drive") ? "all" : "made";
    const reply = ask("drive.call", method, parameters, body, blobFacts(blob), sees);
    return reply.kind === "blob" ? createBlob(reply.blob.bytes, reply.blob.mimeType, null) : reply.resource;
  };
  type Options = ApiParameters;
  return emulated("Drive", {
    Files: emulated("Drive.Files", {
      create: (body: unknown, blob?: Blob | null, options?: Options) =>
        call("files.create", { ...options }, body, blob),
      copy: (body: unknown, fileId: string, options?: Options) => call("files.copy", { ...options, fileId }, body),
      get: (fileId: string, options?: Options) => call("files.get", { ...options, fileId }),
      list: (options?: Options) => call("files.list", { ...options }),
      update: (body: unknown, fileId: string, blob?: Blob | null, options?: Options) =>
        call("files.update", { ...options, fileId }, body, blob),
      remove: (fileId: string, options?: Options) => {
        call("files.delete", { ...options, fileId });
      },
      export: (fileId: string, mimeType: string, options?: Options) => {
        // Without it Google's service is said to fail (issue tracker 468534237).
        if (options?.alt !== "media") throw new Error('Drive.Files.export without { alt: "media" } is not emulated');
        return call("files.export", { ...options, fileId, mimeType });
      },
    }),
    Permissions: emulated("Drive.Permissions", {
      create: (body: unknown, fileId: string, options?: Options) =>
        call("permissions.create", { ...options, fileId }, body),
      list: (fileId: string, options?: Options) => call("permissions.list", { ...options, fileId }),
      remove: (fileId: string, permissionId: string, options?: Options) => {
        call("permissions.delete", { ...options, fileId, permissionId });
      },
    }),
  });
}

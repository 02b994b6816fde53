import { emulated } from "./emulated.ts";
import type { ApiParameters, AskHost, DocsMethod, RunFacts } from "./host-calls.ts";
import { hasScope, requireConsent } from "./permissions.ts";

/** The advanced service `Docs`: the methods of the Docs API with Apps Script's order of arguments. */
export function createDocsAdvanced(ask: AskHost, facts: RunFacts): object {
  const call = (method: DocsMethod, parameters: ApiParameters, body: unknown = null) => {
    requireConsent(facts, `docs.${method}`, "documents", "drive", "drive.file");
    const seesAll = hasScope(facts, "documents") || hasScope(facts, "drive");
    return ask("docs.call", method, parameters, body, seesAll ? "all" : "made");
  };
  return emulated("Docs", {
    Documents: emulated("Docs.Documents", {
      create: (body: unknown, options?: ApiParameters) => call("documents.create", { ...options }, body),
      get: (documentId: string, options?: ApiParameters) => call("documents.get", { ...options, documentId }),
      batchUpdate: (body: unknown, documentId: string, options?: ApiParameters) =>
        call("documents.batchUpdate", { ...options, documentId }, body),
    }),
  });
}

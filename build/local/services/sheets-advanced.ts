import { emulated } from "./emulated.ts";
import type { AskHost, RunFacts, SheetsMethod, SheetsParameters } from "./host-calls.ts";
import { requireConsent } from "./permissions.ts";

/**
 * The advanced service `Sheets`: the methods of the Sheets API with Apps Script's order of arguments,
 * which is body, path parameters, other parameters. Source: Apps Script guides/services/advanced.
 */
export function createSheetsAdvanced(ask: AskHost, facts: RunFacts): object {
  const call = (method: SheetsMethod, parameters: SheetsParameters, body: unknown = null) => {
    requireConsent(facts, `sheets.${method}`, "spreadsheets");
    return ask("sheets.call", method, parameters, body);
  };
  type Options = Readonly<Record<string, unknown>>;
  return emulated("Sheets", {
    Spreadsheets: emulated("Sheets.Spreadsheets", {
      get: (spreadsheetId: string, options?: Options) => call("spreadsheets.get", { ...options, spreadsheetId }),
      create: (body: unknown, options?: Options) => call("spreadsheets.create", { ...options }, body),
      batchUpdate: (body: unknown, spreadsheetId: string, options?: Options) =>
        call("spreadsheets.batchUpdate", { ...options, spreadsheetId }, body),
      Values: emulated("Sheets.Spreadsheets.Values", {
        get: (spreadsheetId: string, range: string, options?: Options) =>
          call("spreadsheets.values.get", { ...options, spreadsheetId, range }),
        batchGet: (spreadsheetId: string, options?: Options) =>
          call("spreadsheets.values.batchGet", { ...options, spreadsheetId }),
        update: (body: unknown, spreadsheetId: string, range: string, options?: Options) =>
          call("spreadsheets.values.update", { ...options, spreadsheetId, range }, body),
        append: (body: unknown, spreadsheetId: string, range: string, options?: Options) =>
          call("spreadsheets.values.append", { ...options, spreadsheetId, range }, body),
        clear: (body: unknown, spreadsheetId: string, range: string, options?: Options) =>
          call("spreadsheets.values.clear", { ...options, spreadsheetId, range }, body),
        batchUpdate: (body: unknown, spreadsheetId: string, options?: Options) =>
          call("spreadsheets.values.batchUpdate", { ...options, spreadsheetId }, body),
      }),
    }),
  });
}

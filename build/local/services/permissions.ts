import type { RunFacts } from "./host-calls.ts";

/**
 * Refuses a call that needs the person's consent while a simple trigger runs, in Google's words.
 * Source: Apps Script guides/triggers, restrictions of simple triggers.
 */
export function requireConsent(facts: RunFacts, call: string, scope: string): void {
  if (facts.entry !== "simple") return;
  throw new Error(
    `Specified permissions are not sufficient to call ${call}. Required permissions: https://www.googleapis.com/auth/${scope}`,
  );
}

import type { RunFacts } from "./host-calls.ts";

/**
 * Refuses a call that needs the person's consent, in Google's words: while a simple trigger runs, which nobody has consented to,
 * and where the manifest lists its scopes but none of these. Sources: Apps Script guides/triggers, concepts/scopes.
 */
export function requireConsent(facts: RunFacts, call: string, ...scopes: readonly string[]): void {
  if (facts.entry !== "simple" && scopes.some((scope) => hasScope(facts, scope))) return;
  const addresses = scopes.map(addressOf);
  const required = addresses.length > 1 ? `(${addresses.join(" || ")})` : addresses[0];
  throw new Error(`Specified permissions are not sufficient to call ${call}. Required permissions: ${required}`);
}

/** True where the manifest lists a scope, or none at all, so that Google finds out by itself what the script needs. */
export function hasScope({ oauthScopes }: RunFacts, scope: string): boolean {
  return oauthScopes?.includes(addressOf(scope)) ?? true;
}

function addressOf(scope: string): string {
  return `https://www.googleapis.com/auth/${scope}`;
}

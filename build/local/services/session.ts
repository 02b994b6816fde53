import { emulated } from "./emulated.ts";
import type { RunFacts } from "./host-calls.ts";

/** `Session`: who is at the keyboard (may be unknown) and whose rights the run has. */
export function createSession(facts: RunFacts): object {
  return emulated("Session", {
    getActiveUser: () => createUser(facts.activeUser),
    getEffectiveUser: () => createUser(facts.effectiveUser),
    getScriptTimeZone: () => facts.timeZone,
    getActiveUserLocale: () => "es",
    getTemporaryActiveUserKey: () => temporaryKey(facts.activeUser || facts.effectiveUser),
  });
}

/** A person as `Session` and events give it; the mail is empty when Google would not tell. */
export function createUser(email: string): object {
  return emulated("User", {
    email,
    nickname: email.split("@")[0] ?? "",
    getEmail: () => email,
    getUsername: () => email.split("@")[0] ?? "",
    toString: () => email,
  });
}

/** Opaque and the same for the same person, which is all that Google promises. */
function temporaryKey(email: string): string {
  let hash = 0;
  for (const character of email) hash = (Math.imul(hash, 31) + character.codePointAt(0)!) >>> 0;
  return `local-${hash.toString(36)}`;
}

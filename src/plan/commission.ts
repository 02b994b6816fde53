import { fold } from "./wording.ts";

/** Roles in the commission, by the word that stands in *Comisión*. */
export const ROLES = ["coordinación", "miembro", "enlace de unidad", "lectura"] as const;
export type Role = (typeof ROLES)[number];

/** Somebody who works with the plan. What was typed stays as it is, right or wrong. */
export interface Member {
  /** Permanent key, family "member". */
  readonly key: string;
  readonly mail: string;
  readonly name: string;
  readonly unit: string;
  readonly role: string;
}

/** The member whom *Comisión* lists under this mail; undefined for none, and for an empty mail. */
export function memberWith(mail: string, members: readonly Member[]): Member | undefined {
  const wanted = mail.trim().toLowerCase();
  return wanted === "" ? undefined : members.find((member) => member.mail.trim().toLowerCase() === wanted);
}

/** Whether *Comisión* lists somebody under this mail as coordinator. */
export function isCoordinator(mail: string, members: readonly Member[]): boolean {
  return fold(memberWith(mail, members)?.role ?? "") === fold("coordinación" satisfies Role);
}

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

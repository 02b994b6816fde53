import { type Finding, withKeys } from "./finding.ts";

/** Somebody's word that a finding may stay as it is. */
export interface Acceptance {
  readonly reason: string;
  /** Mail, or "desconocido" where Google names nobody. */
  readonly author: string;
  /** Civil date `YYYY-MM-DD`. */
  readonly acceptedOn: string;
  /** What the finding said then (`figuresOf`): once it says something else, it is open again. */
  readonly figures: string;
  /** True for the word of somebody who may not accept this finding: the reason is kept, and the finding stays open. */
  readonly isRefused?: true;
}

/** `cambió`: it was accepted, but its figures are others now, so it is open again. */
export type FindingStatus = "abierta" | "aceptada" | "cambió";

/** A finding with its permanent key and what people have said of it. */
export interface ListedFinding {
  readonly key: string;
  readonly finding: Finding;
  readonly status: FindingStatus;
  readonly acceptance: Acceptance | null;
}

/** What a finding says in figures; the same as long as nothing that it speaks of changes. */
export function figuresOf({ message, found, expected }: Finding): string {
  return [message, found, expected].join("\n");
}

/** The findings in order, each with what people have said of it; `acceptances` by the keys of `withKeys`. */
export function listFindings(
  findings: readonly Finding[],
  acceptances: Readonly<Record<string, Acceptance>>,
): readonly ListedFinding[] {
  return withKeys(findings).map(([key, finding]) => {
    const acceptance = acceptances[key] ?? null;
    if (!acceptance || acceptance.isRefused) return { key, finding, status: "abierta", acceptance };
    const holds = acceptance.figures === figuresOf(finding);
    return { key, finding, status: holds ? "aceptada" : "cambió", acceptance };
  });
}

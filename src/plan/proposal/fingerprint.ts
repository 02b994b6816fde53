import type { Proposal } from "./proposal.ts";

/** A short text that is the same for the same proposal: what a person was shown is what is written, or nothing is. */
export function fingerprintOf({ actions }: Pick<Proposal, "actions">): string {
  const text = JSON.stringify(actions.map(({ key, months, activities }) => [key, months, activities]));
  let hash = 0x811c9dc5;
  // 32 bits of FNV-1a: two proposals for one workbook that differ have to be told apart, nothing more.
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return `${actions.length}-${(hash >>> 0).toString(36)}`;
}

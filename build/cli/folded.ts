/** A title as people tell it from others: without regard to case, accents and space around it. */
export function folded(title: string): string {
  return title.normalize("NFD").replace(/\p{M}/gu, "").trim().toLowerCase();
}

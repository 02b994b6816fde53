/** Whether a text is one address that begins with https://, as browsers open it. */
export function isSecureLink(text: string): boolean {
  return text.length <= LONGEST_LINK && /^https:\/\/[^\s/?#@<>"«»]+\.[^\s/?#@<>"«».]{2,}([/?#][^\s<>"]*)?$/i.test(text);
}

/** Browsers and Google's forms take no longer ones. */
export const LONGEST_LINK = 2000;

/** What two links have in common that lead to the same: the id of a file in Google Drive, else the address without what does not matter. */
export function linkTarget(link: string): string {
  const id = /^https:\/\/(?:drive|docs)\.google\.com\/.*?(?:\/d\/|\/folders\/|[?&]id=)([\w-]{20,})/i.exec(link)?.[1];
  return (
    id ??
    link
      .trim()
      .replace(/^https?:\/\//i, "")
      .replace(/\/+$/, "")
  );
}

const REGIONS = [
  "#editor",
  "#menu-bar button",
  "#mail",
  "#people",
  "#address",
  "#formula",
  "#tabs [aria-selected=true]",
  "#sidebar button",
];

/** Puts the focus into the next part of the page, or the one before; parts that do not show are passed over. */
export function nextRegion(step: 1 | -1): void {
  const parts = REGIONS.map((selector) => document.querySelector<HTMLElement>(selector)).filter(
    (part) => part !== null,
  );
  const at = parts.indexOf(document.activeElement as HTMLElement);
  parts[(at + step + parts.length) % parts.length]?.focus();
}

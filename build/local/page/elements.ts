/**
 * A new HTML element. Attributes that are null are left out; children that are strings become text, never HTML.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | number | null>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const created = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) created.setAttribute(name, String(value));
  }
  created.append(...children);
  return created;
}

/** The element of `page.html` with this id. Throws when there is none. */
export function byId<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element #${id}.`);
  return found as Kind;
}

/** Puts an element at a place inside its parent; all in pixels. */
export function place(target: HTMLElement, box: Box): void {
  target.style.left = `${box.leftPx}px`;
  target.style.top = `${box.topPx}px`;
  target.style.width = `${box.widthPx}px`;
  target.style.height = `${box.heightPx}px`;
}

export interface Box {
  readonly leftPx: number;
  readonly topPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

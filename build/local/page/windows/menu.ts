import { element } from "../elements.ts";

export type MenuLine =
  | { readonly kind: "item"; readonly title: string; readonly shortcut?: string; readonly run: () => void }
  | { readonly kind: "separator" }
  | { readonly kind: "menu"; readonly title: string; readonly lines: readonly MenuLine[] };

export interface BarMenu {
  readonly title: string;
  /** Asked each time the menu opens. */
  readonly lines: () => readonly MenuLine[];
}

export interface OpenMenu {
  close(): void;
}

let openMenu: OpenMenu | null = null;

/** Fills a menu bar. Arrows move along it and through its menus, as in any desktop program. */
export function showMenuBar(bar: HTMLElement, menus: readonly BarMenu[], onLeave: () => void): void {
  const buttons = menus.map((menu, index0) =>
    element(
      "button",
      { type: "button", role: "menuitem", "aria-haspopup": "menu", tabindex: index0 === 0 ? 0 : -1 },
      menu.title,
    ),
  );
  const open = (index0: number): void => {
    const at = (index0 + menus.length) % menus.length;
    const button = buttons[at]!;
    const { left, bottom } = button.getBoundingClientRect();
    button.classList.add("open");
    showMenu(menus[at]!.lines(), left, bottom, {
      onClose: () => button.classList.remove("open"),
      onLeave,
      onSide: (step) => open(at + step),
    });
  };
  for (const [index0, button] of buttons.entries()) {
    button.addEventListener("click", () => open(index0));
    button.addEventListener("pointerenter", () => {
      if (openMenu && !button.classList.contains("open") && bar.querySelector(".open")) open(index0);
    });
    button.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step !== undefined) buttons[(index0 + step + buttons.length) % buttons.length]!.focus();
      else if (event.key === "ArrowDown") open(index0);
      else if (event.key === "Escape") onLeave();
      else return;
      event.preventDefault();
    });
  }
  bar.replaceChildren(...buttons);
}

/** Opens a menu at a point of the window. `onLeave` is called when it is left, so that the grid can take the focus. */
export function showMenu(
  lines: readonly MenuLine[],
  leftPx: number,
  topPx: number,
  wishes: { onClose?: () => void; onLeave: () => void; onSide?: (step: 1 | -1) => void },
): OpenMenu {
  openMenu?.close();
  const menu = element("div", { class: "menu", role: "menu" });
  const close = (): void => {
    menu.remove();
    document.removeEventListener("pointerdown", onPointerDown, true);
    if (openMenu === self) openMenu = null;
    wishes.onClose?.();
  };
  const leave = (): void => {
    close();
    wishes.onLeave();
  };
  const onPointerDown = ({ target }: Event): void => {
    if (!menu.contains(target as Node)) close();
  };
  const self: OpenMenu = { close };
  openMenu = self;
  menu.append(...lines.map((line) => drawLine(line, leave)));
  document.body.append(menu);
  document.addEventListener("pointerdown", onPointerDown, true);
  menu.style.left = `${Math.max(0, Math.min(leftPx, innerWidth - menu.offsetWidth - 4))}px`;
  menu.style.top = `${Math.max(0, Math.min(topPx, innerHeight - menu.offsetHeight - 4))}px`;
  menu.addEventListener("keydown", (event) => {
    if (moveInMenu(event, menu, leave, wishes.onSide)) event.preventDefault();
    event.stopPropagation();
  });
  itemsOf(menu)[0]?.focus();
  return self;
}

function drawLine(line: MenuLine, leave: () => void): HTMLElement {
  switch (line.kind) {
    case "separator":
      return element("div", { class: "separator", role: "separator" });
    case "item": {
      const shortcut = line.shortcut ? [element("kbd", {}, line.shortcut)] : [];
      const item = element(
        "button",
        { class: "menu-item", type: "button", role: "menuitem", tabindex: -1 },
        line.title,
        ...shortcut,
      );
      item.addEventListener("click", () => {
        leave();
        line.run();
      });
      return item;
    }
    case "menu": {
      const inner = element(
        "div",
        { class: "inner-menu", role: "menu" },
        ...line.lines.map((one) => drawLine(one, leave)),
      );
      const item = element(
        "button",
        { class: "menu-item", type: "button", role: "menuitem", "aria-haspopup": "menu", tabindex: -1 },
        line.title,
        element("span", {}, "▸"),
      );
      item.addEventListener("click", () => itemsOf(inner)[0]?.focus());
      return element("div", { class: "submenu", role: "presentation" }, item, inner);
    }
  }
}

function moveInMenu(
  event: KeyboardEvent,
  menu: HTMLElement,
  leave: () => void,
  onSide?: (step: 1 | -1) => void,
): boolean {
  const focused = document.activeElement as HTMLElement;
  const inner = focused.closest<HTMLElement>(".inner-menu");
  const items = itemsOf(inner ?? menu);
  const at = items.indexOf(focused);
  switch (event.key) {
    case "ArrowDown":
      items[(at + 1) % items.length]?.focus();
      return true;
    case "ArrowUp":
      items[(at - 1 + items.length) % items.length]?.focus();
      return true;
    case "Home":
      items[0]?.focus();
      return true;
    case "End":
      items.at(-1)?.focus();
      return true;
    case "ArrowRight":
      if (focused.getAttribute("aria-haspopup")) focused.click();
      else onSide?.(1);
      return true;
    case "ArrowLeft":
      if (inner) (inner.previousElementSibling as HTMLElement).focus();
      else onSide?.(-1);
      return true;
    case "Escape":
    case "Tab":
      leave();
      return true;
    default:
      return false;
  }
}

/** The items of a menu, without those of the menus inside it. */
function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>(":scope > button, :scope > .submenu > button")];
}

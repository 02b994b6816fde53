import { byId, element } from "./elements.ts";

/** The values that hold what was typed, those that begin with it first; accents and case do not count. */
export function matchingValues(values: readonly string[], typed: string): readonly string[] {
  const wanted = plain(typed.trim());
  const matches = values.filter((value) => plain(value).includes(wanted));
  return [
    ...matches.filter((value) => plain(value).startsWith(wanted)),
    ...matches.filter((value) => !plain(value).startsWith(wanted)),
  ];
}

/** The list under a cell with a dropdown. `onPick` gets the value that was clicked. */
export function createOptionList(onPick: (value: string) => void) {
  const list = byId("options");
  let chosen: HTMLElement | null = null;

  const choose = (option: HTMLElement | null, field: HTMLElement | null): void => {
    chosen?.setAttribute("aria-selected", "false");
    chosen = option;
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option && field) field.setAttribute("aria-activedescendant", option.id);
  };
  // The list must not take the focus from the text field.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const value = (target as HTMLElement).closest<HTMLElement>("[role=option]")?.textContent;
    if (value !== undefined && value !== null) onPick(value);
  });
  return {
    show(values: readonly string[], field: HTMLElement): void {
      const options = values.map((value, index0) =>
        element("div", { role: "option", id: `option-${index0}`, "aria-selected": "false" }, value),
      );
      list.replaceChildren(
        ...(options.length > 0 ? options : [element("div", { class: "no-option" }, "Sin coincidencias")]),
      );
      list.hidden = false;
      chosen = null;
      this.follow(field);
    },
    /** Puts the list under the text field, or above it where there is no room. */
    follow(field: HTMLElement): void {
      if (list.hidden) return;
      const box = field.getBoundingClientRect();
      const isBelow = box.bottom + list.offsetHeight <= innerHeight || box.top < list.offsetHeight;
      list.style.left = `${Math.max(0, Math.min(box.left, innerWidth - list.offsetWidth - 8))}px`;
      list.style.top = `${isBelow ? box.bottom + 1 : box.top - list.offsetHeight - 1}px`;
      list.style.minWidth = `${box.width}px`;
    },
    hide(): void {
      list.hidden = true;
      chosen = null;
    },
    isOpen: () => !list.hidden && list.querySelector("[role=option]") !== null,
    move(step: 1 | -1): void {
      const options = [...list.querySelectorAll<HTMLElement>("[role=option]")];
      const at = chosen ? options.indexOf(chosen) + step : step === 1 ? 0 : options.length - 1;
      choose(options[(at + options.length) % options.length] ?? null, byId("editor"));
    },
    chosen: () => (list.hidden ? null : (chosen?.textContent ?? null)),
  };
}

function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .toLocaleLowerCase("es");
}

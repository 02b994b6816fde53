import { byId } from "./elements.ts";

export interface AddressWishes {
  onEnter(): void;
  goTo(a1: string): void;
  onLeave(): void;
}

/** The box with the address of the active cell: another address and Enter go there. */
export function followAddressBox(wishes: AddressWishes): void {
  const box = byId<HTMLInputElement>("address");
  box.addEventListener("focus", () => {
    wishes.onEnter();
    box.select();
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    // The line break would go to the editor, which has the focus by then.
    event.preventDefault();
    if (event.key === "Enter") wishes.goTo(box.value);
    wishes.onLeave();
  });
}

import { byId, element } from "./elements.ts";
import type { SheetFacts } from "./protocol.ts";
import { showMenu } from "./windows/menu.ts";

/** The sheets as tabs, and in the menu before them; arrows move along them. */
export function showTabs(
  sheets: readonly SheetFacts[],
  activeSheetId: number,
  onChoose: (sheetId: number) => void,
): void {
  const tabs = sheets.map(({ sheetId, title, tabColor }) => {
    const isActive = sheetId === activeSheetId;
    const tab = element(
      "button",
      {
        type: "button",
        role: "tab",
        id: `tab-${sheetId}`,
        "aria-selected": String(isActive),
        tabindex: isActive ? 0 : -1,
      },
      title,
    );
    if (tabColor) tab.style.borderBottomColor = tabColor;
    tab.addEventListener("click", () => onChoose(sheetId));
    tab.addEventListener("keydown", ({ key }) => {
      const beside =
        key === "ArrowRight" ? tab.nextElementSibling : key === "ArrowLeft" ? tab.previousElementSibling : null;
      (beside as HTMLElement | null)?.focus();
    });
    return tab;
  });
  byId("tabs").replaceChildren(...tabs);
  const all = byId("all-sheets");
  all.onclick = () => {
    const lines = sheets.map(({ sheetId, title }) => ({ kind: "item" as const, title, run: () => onChoose(sheetId) }));
    const { left, top } = all.getBoundingClientRect();
    showMenu(lines, left, top, { onLeave: () => all.focus() });
  };
  document.getElementById(`tab-${activeSheetId}`)?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

import type { Menu } from "../services/host-calls.ts";
import type { Workspace } from "../workspace.ts";

/** The menus that the script's onOpen made for each person who opened the workbook. */
export interface MenuBar {
  menusOf(person: string): Promise<readonly Menu[]>;
  /** True when a menu item of the person runs this function. */
  offers(person: string, functionName: string): Promise<boolean>;
  /** The workbook is another: everybody opens it anew. */
  clear(): void;
}

/** `onFailure` is told why somebody has no menus. */
export function createMenuBar(
  { open }: Pick<Workspace, "open">,
  onFailure: (person: string, reason: string) => void,
): MenuBar {
  const opened = new Map<string, Promise<readonly Menu[]>>();
  let last: Promise<unknown> = Promise.resolve();

  function menusOf(person: string): Promise<readonly Menu[]> {
    const known = opened.get(person);
    if (known) return known;
    // One after the other, since the menus of an opening are those that were added while it ran.
    const menus = last
      .then(() => open(person))
      .catch((error: unknown) => {
        opened.delete(person);
        onFailure(person, error instanceof Error ? error.message : String(error));
        return [];
      });
    last = menus;
    opened.set(person, menus);
    return menus;
  }

  return {
    menusOf,
    offers: async (person, functionName) => (await menusOf(person)).some((menu) => calls(menu, functionName)),
    clear: () => opened.clear(),
  };
}

function calls({ items }: Menu, functionName: string): boolean {
  return items.some((item) =>
    item.kind === "menu" ? calls(item.menu, functionName) : item.kind === "item" && item.functionName === functionName,
  );
}

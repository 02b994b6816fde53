import { emulated, enumeration } from "./emulated.ts";
import {
  type AskHost,
  BUTTON_SETS,
  BUTTONS,
  type ButtonSetName,
  type Menu,
  type MenuEntry,
  type Question,
  type RunFacts,
  type ShownPage,
} from "./host-calls.ts";
import { requireConsent } from "./permissions.ts";

// Module constants live as long as the context of one run, so that `ui.Button.YES` is the same object all along.
const Button = enumeration("Ui.Button", BUTTONS);
const ButtonSet = enumeration("Ui.ButtonSet", BUTTON_SETS);
const menusBehindBuilders = new WeakMap<object, Menu>();

/** `SpreadsheetApp.getUi()`. Throws for events of the clock, where nobody looks on. */
export function createUi(ask: AskHost, facts: RunFacts): object {
  if (facts.entry === "clock") throw new Error("Cannot call SpreadsheetApp.getUi() from this context.");
  const question = (parts: readonly unknown[], method: string): Question => {
    requireConsent(facts, `Ui.${method}`, "script.container.ui");
    return questionOf(parts);
  };
  const show = (kind: ShownPage["kind"], method: string) => (page: string | PageFacade, title?: string) => {
    requireConsent(facts, `Ui.${method}`, "script.container.ui");
    ask("ui.show", shownPage(kind, page, title));
  };
  return emulated("Ui", {
    Button,
    ButtonSet,
    createMenu: (title: string) => createMenuBuilder(ask, title),
    createAddonMenu: () => createMenuBuilder(ask, "Extensiones"),
    alert: (...parts: unknown[]) => Button[ask("ui.alert", question(parts, "alert"))],
    prompt: (...parts: unknown[]) => {
      const answer = ask("ui.prompt", question(parts, "prompt"));
      return emulated("PromptResponse", {
        getSelectedButton: () => Button[answer.button],
        getResponseText: () => answer.text,
      });
    },
    showSidebar: show("sidebar", "showSidebar"),
    showModalDialog: show("modal", "showModalDialog"),
    showModelessDialog: show("modeless", "showModelessDialog"),
  });
}

interface PageFacade {
  getTitle(): string | null;
  getContent(): string;
  getWidth(): number | null;
  getHeight(): number | null;
}

/** `(text)`, `(text, buttons)` or `(title, text, buttons)`. */
function questionOf(parts: readonly unknown[]): Question {
  const [title, text, buttons] = parts.length >= 3 ? parts : ["", parts[0], parts[1] ?? ButtonSet.OK];
  return { title: String(title ?? ""), text: String(text), buttons: String(buttons) as ButtonSetName };
}

function shownPage(kind: ShownPage["kind"], page: string | PageFacade, title?: string): ShownPage {
  if (typeof page === "string") return { kind, title: title ?? "", html: page, widthPx: null, heightPx: null };
  return {
    kind,
    title: title ?? page.getTitle() ?? "",
    html: page.getContent(),
    widthPx: page.getWidth(),
    heightPx: page.getHeight(),
  };
}

function createMenuBuilder(ask: AskHost, title: string): object {
  const items: MenuEntry[] = [];
  const builder: object = emulated("Ui.createMenu()", {
    addItem: (caption: string, functionName: string) => {
      items.push({ kind: "item", title: caption, functionName });
      return builder;
    },
    addSeparator: () => {
      items.push({ kind: "separator" });
      return builder;
    },
    addSubMenu: (submenu: object) => {
      items.push({ kind: "menu", menu: menusBehindBuilders.get(submenu)! });
      return builder;
    },
    addToUi: () => {
      ask("ui.addMenu", { title, items });
    },
  });
  menusBehindBuilders.set(builder, { title, items });
  return builder;
}

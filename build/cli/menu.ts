import { agreeingButton } from "../local/dialogs.ts";
import type { Menu, MenuEntry } from "../local/services/host-calls.ts";
import { functionOf } from "./adoption.ts";
import type { Command, CommandInput } from "./command.ts";
import { type Answers, BUTTON_TITLES, conversation } from "./conversation.ts";
import { resultOf, userOf, withWorkbook } from "./session.ts";

/** `menu`: the menus that the workbook shows; `menu "TITLE"` runs one of their items. */
export const menu: Command = {
  name: "menu",
  parameters: ["[OPCIÓN]"],
  summary: 'muestra los menús, o ejecuta una opción ("Conciliar ahora" o "Plan de integridad > Conciliar ahora")',
  options: ["user", "answer", "json"],
  run: (input) => {
    const { out } = input.surroundings;
    const user = userOf(input.options);
    const [wanted] = input.positionals;
    return withWorkbook(
      input,
      async (workspace) => {
        const menus = await workspace.open(user);
        if (wanted !== undefined) resultOf(await workspace.call(functionOf(menus, wanted), user));
        else if (input.options.json) out(JSON.stringify(menus.map(menuData)));
        else out(menus.map((each) => drawn(each, "")).join("\n"));
      },
      conversation(out, answersOf(input)),
    );
  },
};

function menuData({ title, items }: Menu): object {
  return { titulo: title, opciones: items.map(entryData) };
}

function entryData(entry: MenuEntry): object {
  switch (entry.kind) {
    case "item":
      return { tipo: "opcion", titulo: entry.title, funcion: entry.functionName };
    case "menu":
      return { tipo: "menu", ...menuData(entry.menu) };
    case "separator":
      return { tipo: "separador" };
  }
}

function drawn({ title, items }: Menu, indent: string): string {
  const lines = items.map((item) => {
    if (item.kind === "menu") return drawn(item.menu, `${indent}  `);
    return `${indent}  ${item.kind === "item" ? item.title : "—"}`;
  });
  return [`${indent}${title}`, ...lines].join("\n");
}

/** Texts given on the command line come first; then the terminal is asked; where there is none, yes and nothing. */
function answersOf({ options, surroundings }: CommandInput): Answers {
  const given = [...(options.answer ?? [])];
  const { ask } = surroundings;
  return {
    press: async ({ buttons }) => {
      const names = BUTTONS_OF[buttons];
      if (!ask || names.length === 1) return agreeingButton(buttons);
      const typed = (await ask(`  [${names.map((name) => BUTTON_TITLES[name]).join(" / ")}] `)).trim().toLowerCase();
      if (typed === "") return agreeingButton(buttons);
      return names.find((name) => BUTTON_TITLES[name].toLowerCase().startsWith(typed)) ?? names.at(-1)!;
    },
    type: async () => given.shift() ?? (ask ? await ask("  > ") : ""),
  };
}

const BUTTONS_OF = {
  OK: ["OK"],
  OK_CANCEL: ["OK", "CANCEL"],
  YES_NO: ["YES", "NO"],
  YES_NO_CANCEL: ["YES", "NO", "CANCEL"],
} as const;

import { Problem } from "../local/problem.ts";
import type { RunReport } from "../local/script-runs.ts";
import type { Menu, MenuEntry } from "../local/services/host-calls.ts";
import { INSTALLER, type Workspace } from "../local/workspace.ts";
import type { CommandInput } from "./command.ts";
import { conversation } from "./conversation.ts";
import { answersFrom } from "./plan-file.ts";
import { readPlanSource } from "./plan-source.ts";
import { folderOf, resultOf, withWorkspace } from "./session.ts";
import { setAside } from "./set-aside.ts";

const CONVERT = "Convertir en libro gestionado";

/**
 * Makes a spreadsheet from a folder of tables or a file of Excel or Word, opens it and runs the menu item that converts it, as
 * the installer; its questions are answered from the `plan.json` there and written out. Then does something with the result.
 */
export async function adoptTables(
  input: CommandInput,
  path: string,
  { startOver, build }: { readonly startOver: boolean; readonly build: "needed" | "always" },
  then: (workspace: Workspace, conversion: RunReport) => Promise<void>,
): Promise<void> {
  const { out } = input.surroundings;
  const { tables, facts } = await readPlanSource(path);
  const answers = answersFrom(facts);
  const earlier = startOver ? setAside(folderOf(input.options)) : null;
  if (earlier) out(`El libro que había se conservó en ${earlier}.\n`);
  await withWorkspace(
    input,
    async (workspace) => {
      if (workspace.spreadsheetId() !== null) {
        throw new Problem(
          `Ya hay un libro en ${folderOf(input.options)}. Si quiere empezar de nuevo, agregue --force: el libro actual se conservará aparte.`,
        );
      }
      workspace.createSpreadsheet(tables);
      const menus = await workspace.open(INSTALLER);
      const conversion = await workspace.call(functionOf(menus, CONVERT), INSTALLER);
      resultOf(conversion);
      await then(workspace, conversion);
    },
    { dialogs: conversation(out, answers), build },
  );
}

/** The function behind a menu item named by its title, or by `Menú > Título`. Throws `Problem` when there is none. */
export function functionOf(menus: readonly Menu[], wanted: string): string {
  const item = menuItems(menus).find(({ title, path }) => title === wanted || path === wanted);
  if (!item) throw new Problem(`No hay una opción de menú «${wanted}». Las opciones se ven con la orden menu.`);
  return item.functionName;
}

function menuItems(
  menus: readonly Menu[],
  above = "",
): readonly { title: string; path: string; functionName: string }[] {
  return menus.flatMap((menu) => {
    const path = above ? `${above} > ${menu.title}` : menu.title;
    return menu.items.flatMap((entry: MenuEntry) => {
      if (entry.kind === "menu") return menuItems([entry.menu], path);
      return entry.kind === "item" ? [{ ...entry, path: `${path} > ${entry.title}` }] : [];
    });
  });
}

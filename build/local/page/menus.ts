import type { Client } from "./client.ts";
import type { Edits } from "./edits.ts";
import { byId, element } from "./elements.ts";
import type { Area } from "./grid/area.ts";
import type { SheetView } from "./grid/sheet-view.ts";
import type { PageState } from "./page-state.ts";
import type { Dimension, Menu, MenuEntry } from "./protocol.ts";
import type { BarMenu, MenuLine } from "./windows/menu.ts";
import { complain } from "./windows/notices.ts";
import { confirm, tell } from "./windows/questions.ts";

export interface MenuParts {
  readonly client: Client;
  readonly state: PageState;
  readonly edits: Edits;
}

/** The menus of the page, and after them those that the scripts have built. */
export function barMenus(parts: MenuParts): readonly BarMenu[] {
  const own: readonly BarMenu[] = [
    { title: "Archivo", lines: () => fileLines(parts) },
    {
      title: "Editar",
      lines: () => [{ kind: "item", title: "Deshacer", shortcut: "Ctrl+Z", run: () => void parts.edits.undo() }],
    },
    { title: "Insertar", lines: () => insertLines(parts) },
    { title: "Eliminar", lines: () => deleteLines(parts) },
  ];
  const built = (parts.state.workbook()?.menus ?? []).map((menu) => ({
    title: menu.title,
    lines: () => menu.items.map((entry) => scriptLine(entry, parts)),
  }));
  return [
    ...own,
    ...built,
    { title: "Ayuda", lines: () => [{ kind: "item", title: "Atajos de teclado", run: () => void tellShortcuts() }] },
  ];
}

/** What the right button of the mouse, or the menu key, offers on the selected cells. */
export function contextLines(parts: MenuParts): readonly MenuLine[] {
  return [...insertLines(parts), { kind: "separator" }, ...deleteLines(parts)];
}

function fileLines({ client, edits }: MenuParts): readonly MenuLine[] {
  return [
    {
      kind: "item",
      title: "Empezar de nuevo con el ejemplo",
      run: () => void startOver(edits, () => client.startOverWithExample()),
    },
    {
      kind: "item",
      title: "Abrir .xlsx o .docx…",
      run: () => chooseFile((file) => startOver(edits, () => client.startOverWithFile(file))),
    },
    { kind: "separator" },
    { kind: "item", title: "Descargar .xlsx", run: () => void download(client) },
  ];
}

function insertLines(parts: MenuParts): readonly MenuLine[] {
  const selected = selectedLines(parts);
  if (!selected) return [];
  const { area, rows, columns } = selected;
  const insert = (dimension: Dimension, start0: number, count: number, inheritFromBefore: boolean) => () =>
    void parts.edits.insert(dimension, start0, count, inheritFromBefore);
  return [
    { kind: "item", title: `${rowsText(rows)} arriba`, run: insert("ROWS", area.startRow0, rows, false) },
    { kind: "item", title: `${rowsText(rows)} abajo`, run: insert("ROWS", area.endRow0, rows, true) },
    {
      kind: "item",
      title: `${columnsText(columns)} a la izquierda`,
      run: insert("COLUMNS", area.startColumn0, columns, false),
    },
    {
      kind: "item",
      title: `${columnsText(columns)} a la derecha`,
      run: insert("COLUMNS", area.endColumn0, columns, true),
    },
  ];
}

function deleteLines(parts: MenuParts): readonly MenuLine[] {
  const selected = selectedLines(parts);
  if (!selected) return [];
  const { view, area } = selected;
  const rows = area.endRow0 - area.startRow0;
  const columns = area.endColumn0 - area.startColumn0;
  const { edits } = parts;
  return [
    { kind: "item", title: "Eliminar valores", shortcut: "Supr", run: () => void edits.clear(view, area) },
    {
      kind: "item",
      title:
        rows === 1
          ? `Eliminar la fila ${area.startRow0 + 1}`
          : `Eliminar las filas ${area.startRow0 + 1} a ${area.endRow0}`,
      run: () => void edits.remove(view, "ROWS", area.startRow0, rows),
    },
    {
      kind: "item",
      title: columns === 1 ? "Eliminar la columna" : `Eliminar ${columns} columnas`,
      run: () => void edits.remove(view, "COLUMNS", area.startColumn0, columns),
    },
  ];
}

/** As many lines are inserted as are selected, but one where whole columns or rows are. */
function selectedLines({ state }: MenuParts): { view: SheetView; area: Area; rows: number; columns: number } | null {
  const view = state.view();
  if (!view) return null;
  const area = state.area(view);
  const rows = area.endRow0 - area.startRow0;
  const columns = area.endColumn0 - area.startColumn0;
  return {
    view,
    area,
    rows: rows === view.rows.count ? 1 : rows,
    columns: columns === view.columns.count ? 1 : columns,
  };
}

function rowsText(count: number): string {
  return count === 1 ? "Insertar 1 fila" : `Insertar ${count} filas`;
}

function columnsText(count: number): string {
  return count === 1 ? "Insertar 1 columna" : `Insertar ${count} columnas`;
}

function scriptLine(entry: MenuEntry, parts: MenuParts): MenuLine {
  switch (entry.kind) {
    case "separator":
      return entry;
    case "menu":
      return { kind: "menu", title: entry.menu.title, lines: linesOf(entry.menu, parts) };
    case "item":
      return {
        kind: "item",
        title: entry.title,
        run: () => void runMenuItem(entry.functionName, parts).catch((error: Error) => complain(error.message)),
      };
  }
}

async function runMenuItem(functionName: string, { client, state }: MenuParts): Promise<void> {
  await state.tellSelected();
  await client.runMenuItem(functionName);
}

function linesOf(menu: Menu, parts: MenuParts): readonly MenuLine[] {
  return menu.items.map((entry) => scriptLine(entry, parts));
}

async function startOver(edits: Edits, start: () => Promise<unknown>): Promise<void> {
  const isAgreed = await confirm(
    "Empezar de nuevo",
    "El libro que está abierto se guarda aparte y se abre uno nuevo, con los cuadros sin convertir. ¿Desea continuar?",
  );
  if (isAgreed) await edits.attempt(start, true);
}

function chooseFile(onChoice: (file: File) => Promise<void>): void {
  const input = byId<HTMLInputElement>("file");
  input.value = "";
  input.onchange = () => {
    const [file] = input.files ?? [];
    if (file) void onChoice(file);
  };
  input.click();
}

async function download(client: Client): Promise<void> {
  try {
    const address = URL.createObjectURL(await client.download());
    element("a", { href: address, download: "plan.xlsx" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  } catch (error) {
    complain((error as Error).message);
  }
}

function tellShortcuts(): Promise<void> {
  return tell(
    "Atajos de teclado",
    [
      "Flechas: moverse · con Ctrl: hasta el final de los datos · con Mayús: seleccionar",
      "Enter o F2: editar la celda · Ctrl+Enter: otra línea dentro de la celda · Esc: dejarla como estaba",
      "Barra espaciadora: marcar o desmarcar una casilla · Alt+↓: abrir una lista",
      "Supr: borrar · Ctrl+C, Ctrl+X y Ctrl+V: copiar, cortar y pegar · Ctrl+Z: deshacer",
      "Inicio, Fin, Re Pág y Av Pág: moverse más lejos · Alt+↑ o Alt+↓: otra hoja",
      "F10: menús · Mayús+F10: menú de la celda · F6: pasar a la barra de fórmulas, las hojas o el panel",
    ].join("\n"),
  );
}

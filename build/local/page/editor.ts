import { type Box, byId, place } from "./elements.ts";
import { createOptionList, matchingValues } from "./option-list.ts";

/** A cell as the editor needs it. */
export interface EditedCell {
  /** What the formula bar shows. */
  readonly text: string;
  readonly font: string;
  readonly align: string;
  /** The values of its dropdown; null where it has none. */
  readonly values: readonly string[] | null;
}

/** Where to go when a text is done. */
export type Leaving = "stay" | "down" | "up" | "left" | "right";

export interface EditorWishes {
  /** May this cell be edited now? Resolves false when it is protected, or the person thinks better of it. */
  mayEdit(): Promise<boolean> | boolean;
  commit(text: string, leaving: Leaving): void;
  /** Where the cell stands in the grid's window. */
  box(): Box;
  cell(): EditedCell;
}

export type Editor = ReturnType<typeof createEditor>;

/**
 * The text field over the active cell, and the formula bar, which show the same text. The field keeps the focus also while
 * nothing is edited, so that what one types, dead keys of Spanish accents included, begins an edit by itself.
 */
export function createEditor(wishes: EditorWishes) {
  const field = byId<HTMLTextAreaElement>("editor");
  const bar = byId<HTMLTextAreaElement>("formula");
  // "enter": arrows leave the cell, as one just types. "caret": they move inside the text, as after F2.
  let mode: "none" | "enter" | "caret" = "none";
  // While the person is asked whether to edit at all, a click on the answer is no click elsewhere.
  let isAsking = false;
  const options = createOptionList((value) => finish(value, "down"));

  const open = async (next: "enter" | "caret", source: HTMLTextAreaElement): Promise<void> => {
    const before = mode;
    mode = next;
    if (before !== "none") return;
    isAsking = true;
    const mayEdit = await wishes.mayEdit();
    isAsking = false;
    if (!mayEdit) {
      close();
      return;
    }
    if (next === "caret") {
      field.value = wishes.cell().text;
      bar.value = field.value;
    }
    field.classList.add("open");
    field.setAttribute("aria-label", "Contenido de la celda");
    source.focus();
    if (source === field) field.setSelectionRange(field.value.length, field.value.length);
    grow();
    offer(next === "enter" ? field.value : "");
  };
  const close = (): void => {
    mode = "none";
    field.classList.remove("open");
    field.value = "";
    options.hide();
    rest();
  };
  const finish = (text: string, leaving: Leaving): void => {
    close();
    field.focus({ preventScroll: true });
    wishes.commit(text, leaving);
  };
  const grow = (): void => {
    const box = wishes.box();
    const { font, align } = wishes.cell();
    place(field, {
      ...box,
      leftPx: box.leftPx - 1,
      topPx: box.topPx - 1,
      widthPx: box.widthPx + 1,
      heightPx: box.heightPx + 1,
    });
    field.style.font = font;
    field.style.textAlign = mode === "none" ? "left" : align === "right" && mode === "enter" ? "right" : "left";
    if (mode === "none") return;
    const roomPx = (field.parentElement?.clientWidth ?? 0) - box.leftPx - 4;
    field.style.width = `${Math.max(box.widthPx + 1, Math.min(roomPx, field.scrollWidth + 2, 480))}px`;
    field.style.height = `${Math.max(box.heightPx + 1, field.scrollHeight + 4)}px`;
    options.follow(field);
  };
  const offer = (typed: string): void => {
    const { values } = wishes.cell();
    if (!values) return;
    byId("note").hidden = true;
    options.show(matchingValues(values, typed), field);
  };
  const rest = (): void => {
    bar.value = wishes.cell().text;
    grow();
  };

  field.addEventListener("input", () => {
    if (mode === "none") void open("enter", field);
    bar.value = field.value;
    grow();
    if (mode !== "none") offer(field.value);
  });
  bar.addEventListener("focus", () => void open("caret", bar));
  bar.addEventListener("input", () => {
    field.value = bar.value;
    grow();
  });
  const keyDown = (event: KeyboardEvent): void => {
    if (mode === "none" || event.isComposing) return;
    const done = editingKey(event, mode === "caret" || event.target === bar, options.isOpen());
    if (!done) return;
    event.preventDefault();
    if (done === "cancel") {
      close();
      field.focus({ preventScroll: true });
    } else if (done === "newline") insertNewline(event.target as HTMLTextAreaElement);
    else if (done === "caret") mode = "caret";
    else if (done === "next-option") options.move(1);
    else if (done === "previous-option") options.move(-1);
    else finish(options.chosen() ?? field.value, done);
  };
  field.addEventListener("keydown", keyDown);
  bar.addEventListener("keydown", keyDown);

  return {
    isOpen: () => mode !== "none",
    /** Begins to edit what the cell holds, as F2 does. */
    open: () => open("caret", field),
    /** Shows what the active cell holds now, and takes its place. */
    follow: () => (mode === "none" ? rest() : grow()),
    /** Takes what was typed so far, as a click elsewhere does. */
    leave: () => {
      if (mode !== "none" && !isAsking) finish(field.value, "stay");
    },
    focus: () => field.focus({ preventScroll: true }),
    field,
  };
}

type EditingKey = Leaving | "cancel" | "newline" | "caret" | "next-option" | "previous-option";

const ARROWS: Readonly<Record<string, Leaving>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};

function editingKey(event: KeyboardEvent, isCaret: boolean, hasOptions: boolean): EditingKey | null {
  const { key, shiftKey, altKey, ctrlKey } = event;
  if (key === "Escape") return "cancel";
  if (key === "Enter") return altKey || ctrlKey ? "newline" : shiftKey ? "up" : "down";
  if (key === "Tab") return shiftKey ? "left" : "right";
  if (key === "F2") return "caret";
  if (hasOptions && key === "ArrowDown") return "next-option";
  if (hasOptions && key === "ArrowUp") return "previous-option";
  return isCaret || shiftKey || ctrlKey ? null : (ARROWS[key] ?? null);
}

function insertNewline(target: HTMLTextAreaElement): void {
  target.setRangeText("\n", target.selectionStart, target.selectionEnd, "end");
  target.dispatchEvent(new Event("input"));
}

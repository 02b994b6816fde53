import { type Box, byId, element } from "./elements.ts";
import type { Position } from "./grid/area.ts";
import { contentAt, ruleOf, type SheetView } from "./grid/sheet-view.ts";
import type { Cell } from "./protocol.ts";

/** What there is to know about a cell besides its content. */
export interface Hint {
  /** Why its value is marked; null when it is not. */
  readonly invalid: string | null;
  readonly note: string | null;
  /** Help for filling it in. */
  readonly help: string | null;
  /** Where it leads to. */
  readonly link: LinkedPlace | null;
}

export type LinkedPlace = NonNullable<Cell["u"]>;

export function hintOf(view: SheetView, position: Position): Hint {
  const cell = contentAt(view, position);
  const rule = ruleOf(view, cell);
  const help = rule && rule.kind !== "checkbox" ? rule.help : null;
  return {
    invalid: cell?.i ? help || "El valor no cumple la regla de validación de la celda." : null,
    note: cell?.n ?? null,
    help: cell?.i ? null : help,
    link: cell?.u ?? null,
  };
}

/** Shows the hint of a cell beside its box in the grid's window; hides it where there is nothing to say. */
export function showHint(hint: Hint, box: Box, follow: (link: LinkedPlace) => void): void {
  const note = byId("note");
  // The button that is being pressed must stay the same one while the pointer moves.
  const described = JSON.stringify(hint);
  if (note.dataset.hint !== described) note.replaceChildren(...partsOf(hint, follow));
  note.dataset.hint = described;
  note.hidden = note.childElementCount === 0;
  if (note.hidden) return;
  const room = note.parentElement!;
  const right = box.leftPx + box.widthPx + 4;
  const fitsRight = right + note.offsetWidth <= room.clientWidth;
  const left = fitsRight ? right : Math.max(4, box.leftPx - note.offsetWidth - 4);
  note.style.left = `${left}px`;
  note.style.top = `${Math.max(4, Math.min(box.topPx, room.clientHeight - note.offsetHeight - 4))}px`;
}

/** The hint as one sentence after another, to be heard. */
export function spokenHint({ invalid, note, help, link }: Hint): string {
  const leads = link && `Vínculo a la celda ${link.a1}; se abre con Alt+Enter`;
  return [leads, invalid && `No válido: ${invalid}`, note && `Nota: ${note}`, help].filter(Boolean).join(" ");
}

function partsOf({ invalid, note, help, link }: Hint, follow: (link: LinkedPlace) => void): HTMLElement[] {
  const parts: HTMLElement[] = [];
  if (link) {
    const button = element("button", { type: "button", class: "link" }, `Ir a la celda ${link.a1}`);
    button.addEventListener("click", () => follow(link));
    parts.push(button);
  }
  if (invalid) parts.push(element("div", { class: "problem" }, element("strong", {}, "No válido"), invalid));
  if (note) parts.push(element("div", {}, note));
  if (help) parts.push(element("div", { class: "help" }, help));
  return parts;
}

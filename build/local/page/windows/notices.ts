import { byId, element } from "../elements.ts";

const TOAST_MS = 5_000;
const running = new Set<string>();

/** A small message at the corner that goes by itself. */
export function toast(title: string, text: string): void {
  const close = element("button", { type: "button", class: "close in-toast", "aria-label": "Cerrar" }, "✕");
  const notice = element(
    "div",
    { class: "toast" },
    ...(title ? [element("strong", { class: "toast-title" }, title)] : []),
    element("span", {}, text),
    close,
  );
  close.addEventListener("click", () => notice.remove());
  byId("toasts").append(notice);
  setTimeout(() => notice.remove(), TOAST_MS);
}

/** Says that a script runs, until `finished` comes with the same id. */
export function started(runId: string): void {
  running.add(runId);
  showRunning();
}

/** Takes the word away that a script runs; an error stays until the person dismisses it. */
export function finished(runId: string, error: string | null): void {
  running.delete(runId);
  showRunning();
  if (error !== null) complain(`Error del complemento: ${error}`);
}

/** A message that stays until dismissed. */
export function complain(text: string): void {
  const dismiss = element("button", { type: "button", class: "dismiss" }, "Descartar");
  const notice = element("div", { class: "complaint", role: "alert" }, element("span", {}, text), dismiss);
  dismiss.addEventListener("click", () => notice.remove());
  byId("banners").append(notice);
}

/** Whether the server is reached. */
export function showConnection(isConnected: boolean): void {
  byId("offline").hidden = isConnected;
}

function showRunning(): void {
  byId("running").hidden = running.size === 0;
}

import { byId, element } from "../elements.ts";
import type { CallAnswer, ShownDialog } from "../protocol.ts";

export interface FrameWishes {
  address(dialogId: ShownDialog["dialogId"]): string;
  call(functionName: string, args: readonly unknown[], dialogId: ShownDialog["dialogId"]): Promise<CallAnswer>;
  /** The person, or the HTML itself, closes it. */
  close(dialogId: ShownDialog["dialogId"]): void;
}

interface OpenFrame {
  readonly dialogId: ShownDialog["dialogId"];
  readonly frame: HTMLIFrameElement;
  remove(): void;
}

const DEFAULT_MODAL = { widthPx: 600, heightPx: 400 };

/**
 * The HTML that scripts show, each in a frame that can do nothing but run its own scripts and send messages. A message
 * counts only when it comes from the window of an open frame.
 */
export function createFrames(wishes: FrameWishes) {
  let open: readonly OpenFrame[] = [];

  const show = (dialog: ShownDialog): void => {
    if (open.some(({ dialogId }) => dialogId === dialog.dialogId)) return;
    if (dialog.type === "sidebar") for (const other of open) if (isSidebar(other)) hide(other.dialogId);
    const frame = element("iframe", {
      class: `${dialog.type}-frame`,
      sandbox: "allow-scripts allow-forms allow-popups",
      title: dialog.title || "Cuadro de diálogo",
      src: wishes.address(dialog.dialogId),
    });
    const onClose = () => wishes.close(dialog.dialogId);
    const remove = dialog.type === "sidebar" ? showSidebar(dialog, frame, onClose) : showModal(dialog, frame, onClose);
    open = [...open, { dialogId: dialog.dialogId, frame, remove }];
  };
  const hide = (dialogId: ShownDialog["dialogId"]): void => {
    open.find((one) => one.dialogId === dialogId)?.remove();
    open = open.filter((one) => one.dialogId !== dialogId);
  };
  addEventListener("message", ({ source, data }: MessageEvent<unknown>) => {
    const from = open.find(({ frame }) => frame.contentWindow === source);
    const message = from && readMessage(data);
    if (!message) return;
    switch (message.cuadros) {
      case "call":
        void answerCall(from, message, wishes);
        return;
      case "close":
        wishes.close(from.dialogId);
        return;
      case "size":
        if (isSidebar(from)) return;
        if (message.widthPx) from.frame.style.width = `${message.widthPx}px`;
        if (message.heightPx) from.frame.style.height = `${message.heightPx}px`;
        return;
      case "focus":
        byId("editor").focus();
    }
  });
  return { show, hide };
}

type FrameMessage =
  | { cuadros: "call"; callId: number; functionName: string; args: readonly unknown[] }
  | { cuadros: "close" }
  | { cuadros: "size"; widthPx: number | null; heightPx: number | null }
  | { cuadros: "focus" };

/** What a frame says, checked; null for anything else. */
function readMessage(data: unknown): FrameMessage | null {
  if (typeof data !== "object" || data === null) return null;
  const { cuadros, callId, functionName, args, widthPx, heightPx } = data as Readonly<Record<string, unknown>>;
  if (cuadros === "close" || cuadros === "focus") return { cuadros };
  if (cuadros === "size") return { cuadros, widthPx: sizePx(widthPx), heightPx: sizePx(heightPx) };
  if (cuadros !== "call" || typeof callId !== "number" || typeof functionName !== "string" || !Array.isArray(args)) {
    return null;
  }
  return { cuadros, callId, functionName, args };
}

function sizePx(value: unknown): number | null {
  return typeof value === "number" && value >= 50 && value <= 4000 ? value : null;
}

async function answerCall(
  from: OpenFrame,
  call: FrameMessage & { cuadros: "call" },
  wishes: FrameWishes,
): Promise<void> {
  const answer = await wishes
    .call(call.functionName, call.args, from.dialogId)
    .catch((error: Error): CallAnswer => ({ error: { name: "ScriptError", message: error.message } }));
  // The frame's origin is opaque, so none can be named; the window is the one that asked.
  from.frame.contentWindow?.postMessage({ cuadros: "result", callId: call.callId, ...answer }, "*");
}

function isSidebar({ frame }: OpenFrame): boolean {
  return frame.closest("#sidebar") !== null;
}

function showSidebar(dialog: ShownDialog, frame: HTMLIFrameElement, onClose: () => void): () => void {
  const sidebar = byId("sidebar");
  sidebar.replaceChildren(titleBar(dialog, onClose), frame);
  sidebar.setAttribute("aria-label", dialog.title);
  sidebar.hidden = false;
  return () => {
    // A newer sidebar may stand here already.
    if (!sidebar.contains(frame)) return;
    sidebar.replaceChildren();
    sidebar.hidden = true;
    byId("editor").focus({ preventScroll: true });
  };
}

function showModal(dialog: ShownDialog, frame: HTMLIFrameElement, onClose: () => void): () => void {
  frame.style.width = `${dialog.widthPx ?? DEFAULT_MODAL.widthPx}px`;
  frame.style.height = `${dialog.heightPx ?? DEFAULT_MODAL.heightPx}px`;
  const modal = element("dialog", { class: "modal", "aria-label": dialog.title }, titleBar(dialog, onClose), frame);
  modal.addEventListener("cancel", (event) => {
    event.preventDefault();
    onClose();
  });
  document.body.append(modal);
  modal.showModal();
  return () => {
    modal.remove();
    byId("editor").focus({ preventScroll: true });
  };
}

function titleBar({ title }: ShownDialog, onClose: () => void): HTMLElement {
  const close = element("button", { type: "button", class: "close", "aria-label": "Cerrar" }, "✕");
  close.addEventListener("click", onClose);
  return element("header", { class: "title-bar" }, element("h2", {}, title), close);
}

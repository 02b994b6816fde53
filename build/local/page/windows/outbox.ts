import { byId, element } from "../elements.ts";
import type { Mail } from "../protocol.ts";

/**
 * Shows the mails that scripts have sent, the last one first and open. HTML stands in a frame that can run nothing;
 * `addressOf` is where a mail's HTML is.
 */
export function showOutbox(mails: readonly Mail[], addressOf: (mail: Mail) => string): void {
  const close = element("button", { type: "button", class: "close", "aria-label": "Cerrar" }, "✕");
  const reading = element("article", { class: "mail", "aria-label": "Mensaje" });
  const open = (mail: Mail): void => {
    reading.replaceChildren(...drawnMail(mail, addressOf(mail)));
    for (const [at, line] of lines.entries()) line.setAttribute("aria-pressed", String(mails[at] === mail));
  };
  const lines = mails.map((mail) => {
    const line = element(
      "button",
      { type: "button", class: "mail-line" },
      element("strong", {}, mail.subject || NO_SUBJECT),
      element("span", {}, `Para: ${mail.to.join(", ")}`),
      element("time", { datetime: mail.sentAt }, timeText(mail.sentAt)),
    );
    line.addEventListener("click", () => open(mail));
    return line;
  });
  if (mails[0]) open(mails[0]);
  const dialog = element(
    "dialog",
    { class: "outbox", "aria-label": "Correo enviado" },
    element("header", { class: "title-bar" }, element("h2", {}, "Correo enviado"), close),
    mails.length === 0
      ? element("p", { class: "no-mail" }, "El complemento todavía no ha enviado ningún correo.")
      : element("div", { class: "mails" }, element("nav", { "aria-label": "Mensajes" }, ...lines), reading),
  );
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    byId("editor").focus({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
}

const NO_SUBJECT = "(sin asunto)";

function drawnMail(mail: Mail, address: string): HTMLElement[] {
  const facts = [
    ["De", mail.from],
    ["Para", mail.to.join(", ")],
    ["Copia", mail.cc.join(", ")],
    ["Copia oculta", mail.bcc.join(", ")],
    ["Enviado", timeText(mail.sentAt)],
  ] as const;
  const shown = facts.filter(([, value]) => value !== "");
  return [
    element("h3", {}, mail.subject || NO_SUBJECT),
    element("dl", {}, ...shown.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)])),
    mail.isHtml
      ? element("iframe", { sandbox: "allow-popups", title: "Texto del mensaje", src: address })
      : element("p", { class: "mail-text" }, mail.body),
  ];
}

function timeText(sentAt: string): string {
  return TIME.format(new Date(sentAt));
}

const TIME = new Intl.DateTimeFormat("es-SV", {
  dateStyle: "long",
  timeStyle: "short",
  timeZone: "America/El_Salvador",
});

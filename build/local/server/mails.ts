import type { SentMail } from "../store.ts";
import type { MailModel } from "./protocol.ts";
import { Refusal } from "./refusal.ts";

/** What a mail's own document may do: show styles and the pictures that it brings along. Its links open elsewhere. */
export const MAIL_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src data:",
  "form-action 'none'",
  "frame-ancestors 'self'",
  "sandbox allow-popups",
].join("; ");

/** The sent mails as the page lists them, the last one first. */
export function mailModels(mails: readonly SentMail[]): readonly MailModel[] {
  const models = mails.map(({ from, name, to, cc, bcc, subject, body, htmlBody, sentAt }, mailId) => ({
    mailId,
    from: name ? `${name} <${from}>` : from,
    to,
    cc,
    bcc,
    subject,
    body,
    isHtml: htmlBody !== null,
    sentAt,
  }));
  return models.reverse();
}

/** What mail programs show texts in that say nothing of their own. */
const MAIL_STYLE = "body { margin: 4px; font: 14px/1.5 Arial, sans-serif; color: #1f1f1f }";

/** The document of a mail that was sent as HTML. Throws `Refusal` when there is none. */
export function mailDocument(mails: readonly SentMail[], mailId: number): string {
  const html = mails[mailId]?.htmlBody;
  if (html == null) throw new Refusal(404, "Ese mensaje ya no existe.");
  return `<!doctype html><base target="_blank"><style>${MAIL_STYLE}</style>${html}`;
}

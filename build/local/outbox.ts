import type { MailCall } from "./google-calls.ts";
import type { Person } from "./sheets/resources.ts";
import type { SentMail } from "./store.ts";

/** Recipients that a consumer account may write to in 24 hours. Source: Apps Script guides/services/quotas. */
export const DAILY_RECIPIENTS = 100;

/** Google's limits for one message. Source: Apps Script guides/services/quotas. */
const MOST_RECIPIENTS = 50;
const MOST_BODY_BYTES = 200 * 1024;
const QUOTA_MS = 24 * 60 * 60_000;

/** The mails that have been sent, of which the last 24 hours count against the quota of their sender. */
export interface Outbox {
  readonly sent: SentMail[];
  /** Recipients per person in 24 hours. */
  readonly quota: number;
  readonly now: () => Date;
}

/**
 * Carries out a call of MailApp as a person: what is left of the quota, or null for a mail that was sent.
 * Throws in Google's words what Google would refuse, and what is not emulated.
 */
export function callMail(outbox: Outbox, { method, body }: MailCall, { email: from }: Person): number | null {
  switch (method) {
    case "getRemainingDailyQuota":
      return remainingQuota(outbox, from);
    case "sendEmail":
      outbox.sent.push(acceptedMail(outbox, (body ?? {}) as Readonly<Record<string, unknown>>, from));
      return null;
  }
}

function acceptedMail(outbox: Outbox, message: Readonly<Record<string, unknown>>, from: string): SentMail {
  const unknown = Object.keys(message).find((field) => !EMULATED_FIELDS.has(field) && message[field] != null);
  if (unknown !== undefined) throw new Error(`MailApp.sendEmail with ${unknown} is not emulated`);
  const text = (field: string) => String(message[field] ?? "");
  const [to, cc, bcc] = [addressesIn(text("to")), addressesIn(text("cc")), addressesIn(text("bcc"))];
  const recipients = to.length + cc.length + bcc.length;
  if (recipients === 0) throw new Error("Failed to send email: no recipient");
  if (recipients > MOST_RECIPIENTS) throw new Error("Limit Exceeded: Email Recipients Per Message.");
  if (Buffer.byteLength(text("body")) + Buffer.byteLength(text("htmlBody")) > MOST_BODY_BYTES)
    throw new Error("Limit Exceeded: Email Body Size.");
  if (recipients > remainingQuota(outbox, from)) throw new Error("Service invoked too many times for one day: email.");
  return {
    from,
    to,
    cc,
    bcc,
    subject: text("subject"),
    body: text("body"),
    htmlBody: text("htmlBody") || null,
    name: text("name"),
    noReply: message.noReply === true,
    sentAt: outbox.now().toISOString(),
  };
}

const EMULATED_FIELDS = new Set(["to", "cc", "bcc", "subject", "body", "htmlBody", "name", "noReply"]);

function remainingQuota({ sent, quota, now }: Outbox, from: string): number {
  const since = new Date(now().getTime() - QUOTA_MS).toISOString();
  const recent = sent.filter((mail) => mail.from === from && mail.sentAt > since);
  return quota - recent.reduce((sum, { to, cc, bcc }) => sum + to.length + cc.length + bcc.length, 0);
}

/** The addresses of a list with commas, of which each may have a name before it, as in `Ana <ana@alcaldia.example>`. */
function addressesIn(list: string): string[] {
  const parts = list
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  return parts.map((part) => {
    const address = /<([^<>]*)>$/.exec(part)?.[1] ?? part;
    if (!/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(address)) throw new Error(`Invalid email: ${part}`);
    return address;
  });
}

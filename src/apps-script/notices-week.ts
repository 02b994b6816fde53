import * as z from "zod/mini";

/**
 * What became of the mails of a week, in a document property of its own. It is written before a mail is sent, so that a run
 * that breaks off never makes one go twice.
 */
export interface WeekRecord {
  /** By the key of the mail; `sending` stays where a run broke off, and then nobody knows whether the mail went. */
  readonly mails: Readonly<Record<string, MailFate>>;
  /** Nothing more is sent this week. */
  readonly isDone: boolean;
  /** So many recipients has the smallest mail that waits for the day's quota; 0 when none waits. */
  readonly waitingFor: number;
  /** The clock leaves the mails alone until then, in milliseconds since 1970. */
  readonly retryAt: number;
}

const MAIL_FATES = ["sending", "sent", "failed"] as const;
export type MailFate = (typeof MAIL_FATES)[number];

/** The record of a week, such as `2026-W47`; a blank one where there is none. Throws when it cannot be read: better no mail than two. */
export function readWeek(week: string): WeekRecord {
  const json = PropertiesService.getDocumentProperties().getProperty(PREFIX + week);
  return json === null ? BLANK : recordSchema.parse(JSON.parse(json));
}

/** Keeps the record of a week. When the week is done, those of other weeks go. */
export function keepWeek(week: string, record: WeekRecord): void {
  const properties = PropertiesService.getDocumentProperties();
  properties.setProperty(PREFIX + week, JSON.stringify(record));
  if (!record.isDone) return;
  const others = properties.getKeys().filter((name) => name.startsWith(PREFIX) && name !== PREFIX + week);
  for (const name of others) properties.deleteProperty(name);
}

/** Whether the clock has to look at the mails at all: they were switched on in this very workbook, not in one it is a copy of. */
export function isSwitchedOn(): boolean {
  return PropertiesService.getDocumentProperties().getProperty(SWITCH) !== null;
}

/** Tells the clock whether to look at the mails. Whether they are on says the workbook's state alone. */
export function rememberSwitch(isOn: boolean): void {
  const properties = PropertiesService.getDocumentProperties();
  if (isOn) properties.setProperty(SWITCH, "on");
  else properties.deleteProperty(SWITCH);
}

const SWITCH = "notices";
const PREFIX = "notices:";
const BLANK: WeekRecord = { mails: {}, isDone: false, waitingFor: 0, retryAt: 0 };
const recordSchema = z.object({
  mails: z.record(z.string(), z.enum(MAIL_FATES)),
  isDone: z.boolean(),
  waitingFor: z.number(),
  retryAt: z.number(),
});

import { messagesOf, type NoticeMessage } from "../plan/notice-text.ts";
import { noticesOf, type Week, weekOf } from "../plan/notices.ts";
import type { ReadyPass } from "../workbook/draw.ts";
import { civilNow, civilToday } from "./clock.ts";
import { isWaiting } from "./failures.ts";
import { APP } from "./messages.ts";
import { isSwitchedOn, keepWeek, type MailFate, readWeek, rememberSwitch, type WeekRecord } from "./notices-week.ts";
import { readWords } from "./queue.ts";
import { readPlan } from "./round.ts";

/** Mails go out from this time on Monday, in El Salvador. */
const MONDAY_TIME = "07:00:00";
/** After a failure the clock waits so long, since the next mail would most likely fail as well. */
const RETRY_MS = 60 * 60 * 1000;

/**
 * Clock, as the installer: sends the mails of this week that have not gone yet, as far as the day's quota reaches. The workbook
 * is read only while there is something to send. Each mail goes at most once in a week: one that failed is not tried again,
 * since it may have gone.
 */
export function sendNotices(): void {
  const now = civilNow();
  const week = weekOf(now.slice(0, 10));
  if (!isSwitchedOn() || now < `${week.monday}T${MONDAY_TIME}` || !isDue(readWeek(week.key))) return;
  // A word that is left may be the wish that switches the mails.
  if (isWaiting() || readWords().length > 0) return;
  const lock = LockService.getScriptLock();
  if (!lock.tryLock(0)) return;
  try {
    sendWeek(week);
  } finally {
    lock.releaseLock();
  }
}

/** The mails of a week as the workbook stands. */
export function weekMessages({ plan, units, members, progress }: ReadyPass, week: Week): readonly NoticeMessage[] {
  const notices = noticesOf({ plan, units, members, progress }, civilToday());
  const url = SpreadsheetApp.getActive().getUrl();
  return messagesOf(notices, { municipality: plan.facts.municipality, week, url });
}

/** Sends a mail as the person at work. Throws what Google throws. */
export function sendMail({ to, subject, body, htmlBody }: NoticeMessage): void {
  MailApp.sendEmail({ to: to.join(","), subject, body, htmlBody, name: APP });
}

function isDue({ isDone, waitingFor, retryAt }: WeekRecord): boolean {
  return !isDone && Date.now() >= retryAt && (waitingFor === 0 || MailApp.getRemainingDailyQuota() >= waitingFor);
}

function sendWeek(week: Week): void {
  const before = readWeek(week.key);
  if (!isDue(before)) return;
  keepWeek(week.key, { ...before, retryAt: Date.now() + RETRY_MS });
  const { result } = readPlan();
  if (result.state.notices?.isOn) {
    const open = weekMessages(result, week).filter(({ key, to }) => to.length > 0 && !(key in before.mails));
    keepWeek(
      week.key,
      sendWhatFits(open, before, (record) => keepWeek(week.key, record)),
    );
  } else {
    rememberSwitch(false);
    keepWeek(week.key, { ...before, retryAt: 0 });
  }
}

/** The record after as many mails as the quota allows, up to the first one that fails. `keep` is told of each step before it is taken. */
function sendWhatFits(
  open: readonly NoticeMessage[],
  before: WeekRecord,
  keep: (record: WeekRecord) => void,
): WeekRecord {
  let record: WeekRecord = { ...before, retryAt: 0 };
  let quota = MailApp.getRemainingDailyQuota();
  const waiting: number[] = [];
  for (const message of open) {
    if (message.to.length > quota) {
      waiting.push(message.to.length);
      continue;
    }
    quota -= message.to.length;
    const marked = (fate: MailFate) => ({ ...record, mails: { ...record.mails, [message.key]: fate } });
    keep({ ...marked("sending"), retryAt: Date.now() + RETRY_MS });
    try {
      sendMail(message);
    } catch (error) {
      console.error(`The notice ${message.key} was not sent: ${error}`);
      return { ...marked("failed"), retryAt: Date.now() + RETRY_MS };
    }
    record = marked("sent");
  }
  return { ...record, isDone: waiting.length === 0, waitingFor: waiting.length === 0 ? 0 : Math.min(...waiting) };
}

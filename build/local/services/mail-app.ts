import { emulated } from "./emulated.ts";
import type { AskHost, MailCallName, RunFacts } from "./host-calls.ts";
import { requireConsent } from "./permissions.ts";

/** `MailApp`: mails are sent by the person whose rights the run has. Only the form of `sendEmail` with one object is emulated. */
export function createMailApp(ask: AskHost, facts: RunFacts): object {
  const call = (method: MailCallName, message: unknown = null) => {
    requireConsent(facts, `MailApp.${method}`, "script.send_mail");
    return ask("mail.call", method, message);
  };
  return emulated("MailApp", {
    sendEmail: (...parameters: readonly unknown[]) => {
      const [message] = parameters;
      if (parameters.length !== 1 || typeof message !== "object")
        throw new Error("MailApp.sendEmail(recipient, subject, body) is not emulated");
      call("sendEmail", message);
    },
    getRemainingDailyQuota: () => call("getRemainingDailyQuota"),
  });
}

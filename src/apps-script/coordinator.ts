import type { Role } from "../plan/commission.ts";
import { fold } from "../plan/wording.ts";
import type { ReadyPass } from "../workbook/draw.ts";
import { personAtWork, runsAsInstaller } from "./installer.ts";

/** Whether the installer is at work, or a person whom *Comisión* lists as coordinator under the mail that Google names. */
export function isCoordinatorAtWork({ members }: Pick<ReadyPass, "members">): boolean {
  const mail = personAtWork().toLowerCase();
  const isListed = members.some(
    (member) => member.mail.trim().toLowerCase() === mail && fold(member.role) === fold("coordinación" satisfies Role),
  );
  return runsAsInstaller() || (mail !== "" && isListed);
}

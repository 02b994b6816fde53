import type { LogEntry } from "./log.ts";
import { type Occasion, UNKNOWN_AUTHOR, type WishOutcome } from "./occasion.ts";
import type { NoticeSwitch } from "./state.ts";

/** What became of the wishes about the weekly mails in a pass. */
export interface Noticing {
  /** Undefined: nobody has ever switched them. */
  readonly notices: NoticeSwitch | undefined;
  readonly entries: readonly LogEntry[];
  readonly outcomes: readonly WishOutcome[];
}

/** Switches the weekly mails on or off as people wished, the coordination alone. A wish that comes again does nothing. */
export function grantNotices({ wishes, now }: Occasion, before: NoticeSwitch | undefined): Noticing {
  let notices = before;
  const entries: LogEntry[] = [];
  const outcomes: WishOutcome[] = [];
  for (const wish of wishes) {
    if (wish.kind !== "notices") continue;
    outcomes.push({ id: wish.id, kind: wish.isCoordinator ? "done" : "gone" });
    if (!wish.isCoordinator || wish.isOn === (notices?.isOn ?? false)) continue;
    const by = wish.author || UNKNOWN_AUTHOR;
    notices = { isOn: wish.isOn, by, since: now.slice(0, 10) };
    entries.push(switched(notices));
  }
  return { notices, entries, outcomes };
}

function switched({ isOn, by }: NoticeSwitch): LogEntry {
  return {
    author: by,
    sheet: "commission",
    key: "",
    column: "",
    before: "",
    after: "",
    item: "Avisos semanales por correo",
    what: isOn ? "Se activaron los avisos semanales" : "Se desactivaron los avisos semanales",
  };
}

import { byId, element } from "./elements.ts";
import type { Workbook } from "./protocol.ts";

/** The chooser of who acts in this window. Another person is another address, so that a reload keeps it. */
export function showPeople({ people, activeUser }: Workbook): void {
  const select = byId<HTMLSelectElement>("people");
  select.replaceChildren(
    ...people.map(({ email, name, role, isKnown }) => {
      const secret = isKnown ? "" : " (Google no revela su correo)";
      return element(
        "option",
        { value: email, selected: email === activeUser ? "" : null },
        `${name} · ${role}${secret}`,
      );
    }),
  );
  select.title = activeUser;
  select.onchange = () => {
    const address = new URL(location.href);
    address.searchParams.set("user", select.value);
    location.assign(address);
  };
}

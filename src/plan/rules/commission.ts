import { type Member, ROLES } from "../commission.ts";
import type { Mend } from "../mend.ts";
import { nearUnits } from "../near-units.ts";
import { entryOf, unread } from "../plan.ts";
import { listed, quoted, short } from "../quote.ts";
import { splitUnits } from "../units.ts";
import { editDistance, fold } from "../wording.ts";
import { lazily } from "./lazily.ts";
import { cellOf, choices, setCell } from "./mends.ts";
import type { RuleOf } from "./rule.ts";
import { knownNames, unitMends } from "./units.ts";

/** Each member has a mail address. */
export const membersHaveMails: RuleOf<"isReadable"> = {
  code: "comision-correo",
  title: "Correos de la Comisión",
  left: "El correo de una persona de la hoja Comisión",
  relation: "isReadable",
  right: "una dirección de correo",
  remedy: "Escriba una sola dirección de correo, sin espacios; por ejemplo: nombre@alcaldia.gob.sv.",
  *instancesIn({ members }) {
    for (const member of members) {
      const { key, mail } = member;
      yield {
        left: isMail(mail) ? entryOf(mail) : unread(mail),
        right: null,
        place: cellOf("commission", key, "mail"),
        tell: () => ({
          message: mail
            ? `El correo ${quoted(mail)} no es una dirección de correo.`
            : `Falta el correo de ${nameOf(member)}.`,
          found: short(mail),
          expected: "Una dirección como nombre@alcaldia.gob.sv",
          mends: withoutSpaces(member),
        }),
      };
    }
  },
};

/** No two members have the same mail. */
export const membersAreTold: RuleOf<"isUnique"> = {
  code: "comision-correo-repetido",
  title: "Una fila por persona en la Comisión",
  left: "El correo de una persona",
  relation: "isUnique",
  right: "las demás filas de la hoja Comisión",
  remedy: "Deje una sola fila para cada persona, o corrija el correo.",
  *instancesIn({ members }) {
    const first = new Map<string, Member>();
    for (const member of members) {
      const mail = member.mail.trim().toLowerCase();
      if (mail === "") continue;
      const other = first.get(mail) ?? member;
      first.set(mail, other);
      yield {
        left: member.key,
        right: other.key,
        place: cellOf("commission", member.key, "mail"),
        tell: () => ({
          message: `El correo ${quoted(member.mail)} ya es el de ${nameOf(other)}.`,
          found: short(member.mail),
          expected: "",
        }),
      };
    }
  },
};

/** The units of members are those of the catalogue. */
export const memberUnitsAreKnown: RuleOf<"existsIn"> = {
  code: "comision-unidad",
  title: "Unidades de la Comisión",
  left: "La unidad que se escribió para una persona de la hoja Comisión",
  relation: "existsIn",
  right: "la hoja Catálogos",
  remedy: "Elija en el catálogo la unidad de que se trata, o agréguela si es una unidad nueva.",
  *instancesIn({ members, units }) {
    const known = knownNames(units);
    const near = lazily(() => nearUnits(units));
    for (const member of members) {
      for (const name of splitUnits(member.unit, units)) {
        yield {
          left: fold(name),
          right: known,
          place: cellOf("commission", member.key, "unit"),
          tell: () => ({
            message: `La unidad ${quoted(name)}, de ${nameOf(member)}, no está en el catálogo.`,
            found: short(name),
            expected: near()(name)
              .map((unit) => unit.name)
              .join(" | "),
            mends: unitMends(name, near()(name)),
          }),
        };
      }
    }
  },
};

/** The roles of members are among those there are. */
export const memberRolesAreKnown: RuleOf<"existsIn"> = {
  code: "comision-rol",
  title: "Roles de la Comisión",
  left: "El rol de una persona de la hoja Comisión",
  relation: "existsIn",
  right: `la lista de roles: ${listed(ROLES)}`,
  remedy: "Elija un rol de la lista.",
  *instancesIn({ members }) {
    const roles: ReadonlySet<string> = new Set(ROLES);
    for (const member of members) {
      yield {
        left: member.role,
        right: roles,
        place: cellOf("commission", member.key, "role"),
        tell: () => ({
          message: member.role
            ? `El rol ${quoted(member.role)}, de ${nameOf(member)}, no es ninguno de los que hay.`
            : `Falta el rol de ${nameOf(member)}.`,
          found: short(member.role),
          expected: listed(ROLES),
          mends: roleMends(member),
        }),
      };
    }
  },
};

/** One address, with a point in its domain; what a mail server would take is known only when it is tried. */
function isMail(text: string): boolean {
  return text.length <= LONGEST_MAIL && /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@.,;<>"]{2,}$/.test(text);
}

const LONGEST_MAIL = 254;

function withoutSpaces({ key, mail }: Member): readonly Mend[] {
  const joined = mail.slice(0, 2 * LONGEST_MAIL).replace(/\s+/g, "");
  if (joined === mail || !isMail(joined)) return [];
  return [
    {
      id: "without-spaces",
      label: `Escribir ${joined}, sin espacios.`,
      steps: [setCell("commission", key, "mail", joined)],
    },
  ];
}

/** The role that was meant, where one is a slip away; else each of them. */
function roleMends({ key, role }: Member): readonly Mend[] {
  const mendOf = (to: string): Mend => ({
    id: `role:${to}`,
    label: `Escribir «${to}» en el rol.`,
    steps: [setCell("commission", key, "role", to)],
  });
  const near = ROLES.filter((known) => editDistance(fold(role), fold(known), MOST_SLIPS) <= MOST_SLIPS);
  return near.length === 1 ? near.map(mendOf) : choices(ROLES.map(mendOf));
}

const MOST_SLIPS = 2;

function nameOf({ name, mail }: Member): string {
  return name ? quoted(name) : mail ? quoted(mail) : "una persona sin nombre";
}

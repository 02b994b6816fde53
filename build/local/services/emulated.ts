/**
 * A service object that fails loudly: reading a member it does not have throws `PATH.member is not emulated`.
 * `path` is what the script wrote to get at it, as in `SpreadsheetApp.getActive()`.
 */
export function emulated<Members extends object>(path: string, members: Members): Members {
  return new Proxy(members, {
    get(target, member) {
      if (typeof member === "symbol" || member in target || READ_BY_THE_LANGUAGE.has(member)) {
        return Reflect.get(target, member);
      }
      throw new Error(`${path}.${member} is not emulated`);
    },
  });
}

/** Values like those of Apps Script's enumerations: objects, equal to themselves only, that print as their name. */
export function enumeration<Name extends string>(
  path: string,
  names: readonly Name[],
): Readonly<Record<Name, EnumValue<Name>>> {
  const values = Object.fromEntries(
    names.map((name, ordinal) => [
      name,
      { name: () => name, ordinal: () => ordinal, toString: () => name, toJSON: () => name },
    ]),
  );
  return emulated(path, values as Record<Name, EnumValue<Name>>);
}

export interface EnumValue<Name extends string> {
  name(): Name;
  ordinal(): number;
  toString(): Name;
  toJSON(): Name;
}

/** `await` asks for `then` and JSON for `toJSON`; neither means that the script wants the member. */
const READ_BY_THE_LANGUAGE = new Set(["then", "toJSON"]);

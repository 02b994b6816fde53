import { invalid, notEmulated } from "../sheets/errors.ts";
import { type DriveFile, ROOT_ID } from "./resources.ts";

type Test = (file: DriveFile) => boolean;

/**
 * Reads a search of `files.list`: names, types, parents, trash and properties, with `and`, `or`, `not` and parentheses.
 * Throws `ApiError` 400 for what Google would refuse, and for terms that are not emulated.
 * Source: "Search query terms and operators" of the Drive API.
 */
export function readQuery(query: string): Test {
  const tokens = [...query.matchAll(TOKEN)].map(([token]) => token);
  if (query.replace(TOKEN, "").trim() !== "") throw invalid("Invalid Value");
  let at0 = 0;
  const test = readOr();
  if (at0 < tokens.length) throw invalid("Invalid Value");
  return test;

  function readOr(): Test {
    const tests = [readAnd()];
    while (take("or")) tests.push(readAnd());
    return (file) => tests.some((one) => one(file));
  }

  function readAnd(): Test {
    const tests = [readTerm()];
    while (take("and")) tests.push(readTerm());
    return (file) => tests.every((one) => one(file));
  }

  function readTerm(): Test {
    if (take("not")) {
      const inner = readTerm();
      return (file) => !inner(file);
    }
    if (take("(")) {
      const inner = readOr();
      expect(")");
      return inner;
    }
    const [left = "", operator = ""] = [next(), next()];
    if (operator === "in" && left.startsWith("'")) {
      expect("parents");
      const parent = textOf(left) === "root" ? ROOT_ID : textOf(left);
      return ({ parents }) => parents.includes(parent);
    }
    if (operator === "has" && (left === "properties" || left === "appProperties")) return readProperty(left);
    return comparison(left, operator, next());
  }

  function readProperty(field: "properties" | "appProperties"): Test {
    for (const token of ["{", "key", "="]) expect(token);
    const key = textOf(next());
    for (const token of ["and", "value", "="]) expect(token);
    const value = textOf(next());
    expect("}");
    return (file) => file[field][key] === value;
  }

  function next(): string {
    const token = tokens[at0++];
    if (token === undefined) throw invalid("Invalid Value");
    return token;
  }

  function take(token: string): boolean {
    if (tokens[at0] !== token) return false;
    at0++;
    return true;
  }

  function expect(token: string): void {
    if (!take(token)) throw invalid("Invalid Value");
  }
}

const TOKEN = /'(?:[^'\\]|\\.)*'|[(){}]|!=|<=|>=|[=<>]|\w+/g;

function comparison(field: string, operator: string, value: string): Test {
  switch (`${field} ${operator}`) {
    case "name =":
      return ({ name }) => name === textOf(value);
    case "name !=":
      return ({ name }) => name !== textOf(value);
    case "name contains":
      return ({ name }) => beginsWord(name, textOf(value));
    case "mimeType =":
      return ({ mimeType }) => mimeType === textOf(value);
    case "mimeType !=":
      return ({ mimeType }) => mimeType !== textOf(value);
    case "trashed =":
      if (value !== "true" && value !== "false") throw invalid("Invalid Value");
      return ({ trashed }) => trashed === (value === "true");
    default:
      throw notEmulated(`The search ${field} ${operator}`);
  }
}

/** Google looks for the beginning of words only. */
function beginsWord(name: string, part: string): boolean {
  return ` ${name.toLowerCase()}`.includes(` ${part.toLowerCase()}`);
}

function textOf(token: string): string {
  if (!token.startsWith("'")) throw invalid("Invalid Value");
  return token.slice(1, -1).replace(/\\(.)/g, "$1");
}

import { expect, test } from "vitest";
import { parseArguments } from "../../build/cli/arguments.ts";
import type { Command } from "../../build/cli/command.ts";

const command: Command = {
  name: "edit",
  parameters: ["CELDA", "VALOR", "[MÁS]"],
  summary: "",
  options: ["user", "json", "answer"],
  run: async () => {},
};
const parse = (...args: string[]) => parseArguments(args, command);

test("options may stand before, between and after the words", () => {
  const expected = { positionals: ["A", "b"], options: { user: "ana@x.example", json: true } };
  for (const args of [
    ["--user", "ana@x.example", "A", "--json", "b"],
    ["A", "b", "--json", "--user=ana@x.example"],
  ]) {
    const { positionals, options } = parse(...args);
    expect({ positionals, options: { ...options } }).toEqual(expected);
  }
});

test.each(["-5", "-", "", "-texto", "=-1"])("the value «%s» is a word, not an option", (value) => {
  expect(parse("A", value).positionals).toEqual(["A", value]);
});

test("after -- everything is a word", () => {
  expect(parse("A", "--", "--json").positionals).toEqual(["A", "--json"]);
});

test("an option that may be repeated keeps its order", () => {
  expect(parse("A", "b", "--answer", "uno", "--answer", "-2").options.answer).toEqual(["uno", "-2"]);
});

test.each([
  [["A", "b", "--forse"], "No se conoce la opción --forse."],
  [["A", "b", "--force"], "No se conoce la opción --force."],
  [["A", "b", "--user"], "La opción --user no se escribió bien."],
  [["A"], "Falta VALOR."],
  [["A", "b", "c", "d"], "Sobra «d»."],
])("%j is refused: %s", (args, message) => {
  expect(() => parse(...args)).toThrow(message);
});

test("asking for help needs no arguments", () => {
  expect(parse("--help").options.help).toBe(true);
});

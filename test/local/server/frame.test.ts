import vm from "node:vm";
import { expect, test } from "vitest";
import { frameDocument } from "../../../build/local/server/frame.ts";

test("a frame's document begins with its own doctype and head, so that it is drawn as Apps Script draws it", () => {
  const html = '<!DOCTYPE html>\n<html lang="es"><head><title>T</title></head><body></body></html>';
  expect(frameDocument(html)).toMatch(
    /^<!DOCTYPE html>\n<html lang="es"><head><script>[\s\S]+<\/script><title>T<\/title>/,
  );
});

test("google.script.run posts a call to the page around it and hands the answer to its handler", () => {
  const { google, posted, receive } = frame();
  const heard: unknown[] = [];
  const runner = google.script.run
    .withSuccessHandler((value: unknown, extra: unknown) => heard.push(["ok", value, extra]))
    .withFailureHandler((error: Error, extra: unknown) => heard.push([error.name, error.message, extra]))
    .withUserObject("x");
  runner.list(1, "a");
  runner.save();
  expect(posted).toEqual([
    [{ cuadros: "call", callId: 1, functionName: "list", args: [1, "a"] }, "http://127.0.0.1:8330"],
    [{ cuadros: "call", callId: 2, functionName: "save", args: [] }, "http://127.0.0.1:8330"],
  ]);
  receive({ cuadros: "result", callId: 2, error: { name: "Exception", message: "no" } });
  receive({ cuadros: "result", callId: 1, value: [7] });
  receive({ cuadros: "result", callId: 1, value: "twice" });
  receive({ cuadros: "result", callId: 1, value: "forged" }, {});
  expect(heard).toEqual([
    ["Exception", "no", "x"],
    ["ok", [7], "x"],
  ]);
});

/** The frame's script in a context that has what it uses of a browser. */
function frame() {
  const posted: unknown[] = [];
  const parent = { postMessage: (message: unknown, origin: string) => posted.push([message, origin]) };
  let listener: (event: object) => void = () => {};
  const context = {
    parent,
    location: { href: "http://127.0.0.1:8330/app/frame?dialogId=1" },
    URL,
    addEventListener: (_type: string, listen: typeof listener) => {
      listener = listen;
    },
  };
  const [, script = ""] = /<script>([\s\S]+)<\/script>/.exec(frameDocument(""))!;
  vm.runInNewContext(script, context);
  const { google } = context as unknown as { google: { script: { run: Runner } } };
  return { google, posted, receive: (data: object, source: object = parent) => listener({ source, data }) };
}

interface Runner {
  withSuccessHandler(handler: (value: unknown, extra: unknown) => void): Runner;
  withFailureHandler(handler: (error: Error, extra: unknown) => void): Runner;
  withUserObject(extra: unknown): Runner;
  list(...args: unknown[]): void;
  save(...args: unknown[]): void;
}

import { type Context, createContext, runInContext, Script } from "node:vm";
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import type { Started } from "./services/context.ts";
import type { Invocation, RunFacts } from "./services/host-calls.ts";

/**
 * The thread in which scripts run, one at a time. Each run gets a fresh context, in which the services and then all files of
 * the project are evaluated, as Apps Script does at every entry. A call of a service stops this thread until the main thread answers.
 */
export interface WorkerSetup {
  /** Source of the services; its completion value is `installServices`. */
  readonly services: string;
  readonly files: readonly { readonly name: string; readonly source: string }[];
  readonly answers: MessagePort;
  /** One 32-bit integer: 1 when an answer waits in `answers`. */
  readonly signal: Int32Array;
}

export interface RunOrder {
  readonly functionName: string;
  readonly invocation: Invocation;
  readonly facts: RunFacts;
}

/** `call` holds a host call as JSON and expects an answer; `done` ends the run with `{ value }`, `{ error }` or `{ missing }` as JSON. */
export type WorkerMessage =
  | { readonly kind: "call"; readonly text: string }
  | { readonly kind: "done"; readonly text: string };

const setup: WorkerSetup = workerData;
const main = parentPort!;
/** By source; the project and the services are compiled once per thread. */
const compiled = new Map<string, Script>();

main.on("message", (order: RunOrder) => {
  let text: string;
  try {
    text = run(order);
  } catch (error) {
    // An error of the script's own context is no instance of this thread's Error.
    const { name = "Error", message = String(error), stack } = error as Partial<Error>;
    text = JSON.stringify({ error: { name, message, stack } });
  }
  main.postMessage({ kind: "done", text } satisfies WorkerMessage);
});

function run({ functionName, invocation, facts }: RunOrder): string {
  // Promises of the script are settled within its own evaluation, since no timer loop exists in Apps Script.
  const context = createContext({}, { microtaskMode: "afterEvaluate" });
  const evaluate = (source: string): unknown => runInContext(source, context);
  const install = evaluateOnceCompiled(context, "services", setup.services) as Install;
  const started = install(send, evaluate(`(${JSON.stringify(facts)})`));
  for (const { name, source } of setup.files) evaluateOnceCompiled(context, name, source);
  const entry = evaluate(`typeof ${functionName} === "function" ? ${functionName} : null`);
  if (entry === null) return JSON.stringify({ missing: true });
  let outcome = JSON.stringify({ value: null });
  // Only an evaluation drains the context's promises, so the call has to be one; its name is gone before the script can see it.
  const once = () => {
    delete context[START];
    started.invoke(entry as () => unknown, JSON.stringify(invocation), (text) => {
      outcome = text;
    });
  };
  context[START] = once;
  evaluate(`${START}()`);
  return outcome;
}

const START = "__startOfRun";
type Install = (send: (call: string) => string, facts: unknown) => Started;

function evaluateOnceCompiled(context: Context, name: string, source: string): unknown {
  const script = compiled.get(source) ?? new Script(source, { filename: name });
  compiled.set(source, script);
  return script.runInContext(context);
}

function send(call: string): string {
  main.postMessage({ kind: "call", text: call } satisfies WorkerMessage);
  // The notification of the answer before may come late and wake this wait: only the value says that an answer is there.
  while (Atomics.load(setup.signal, 0) === 0) Atomics.wait(setup.signal, 0, 0);
  Atomics.store(setup.signal, 0, 0);
  return receiveMessageOnPort(setup.answers)!.message;
}

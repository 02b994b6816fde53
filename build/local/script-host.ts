import { fileURLToPath } from "node:url";
import { MessageChannel, Worker } from "node:worker_threads";
import { build } from "esbuild";
import type { ScriptProject } from "./script-project.ts";
import type { RunOrder, WorkerMessage, WorkerSetup } from "./script-worker.ts";
import type { ErrorFacts, HostCalls } from "./services/host-calls.ts";

/** Runs functions of a script project, each in a fresh context; several may be under way while some wait for an answer. */
export interface ScriptHost {
  run(order: RunOrder, handlers: HostHandlers, timeLimitMs: number): Promise<RunOutcome>;
  close(): Promise<void>;
}

/** `missing`: the project has no such function. */
export type RunOutcome =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "error"; readonly error: ErrorFacts }
  | { readonly kind: "missing" };

/** What the main thread does for the calls of one run. */
export type HostHandlers = {
  readonly [Name in keyof HostCalls]: (
    ...parameters: Parameters<HostCalls[Name]>
  ) => ReturnType<HostCalls[Name]> | Promise<ReturnType<HostCalls[Name]>>;
};

/** A host for one project. Threads are started when needed and used again; `close` ends them. */
export function createScriptHost(project: ScriptProject): ScriptHost {
  const idle: ScriptThread[] = [];
  const all = new Set<ScriptThread>();

  async function run(order: RunOrder, handlers: HostHandlers, timeLimitMs: number): Promise<RunOutcome> {
    if (!FUNCTION_NAME.test(order.functionName)) return { kind: "missing" };
    const thread = idle.pop() ?? (await startThread(project));
    all.add(thread);
    const outcome = await runInThread(thread, order, handlers, timeLimitMs);
    if (outcome === "stopped") {
      all.delete(thread);
      return { kind: "error", error: { name: "Exception", message: "Exceeded maximum execution time" } };
    }
    if (idle.length < MOST_IDLE) idle.push(thread);
    else {
      all.delete(thread);
      void thread.worker.terminate();
    }
    return outcome;
  }

  return {
    run,
    close: async () => {
      await Promise.all([...all].map((thread) => thread.worker.terminate()));
      all.clear();
      idle.length = 0;
    },
  };
}

/** Threads that are kept for later runs; a burst of triggers needs more for a moment. */
const MOST_IDLE = 4;
const FUNCTION_NAME = /^[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)*$/;

interface ScriptThread {
  readonly worker: Worker;
  readonly answer: (text: string) => void;
}

async function startThread(project: ScriptProject): Promise<ScriptThread> {
  const code = await builtCode();
  const { port1, port2 } = new MessageChannel();
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const setup: WorkerSetup = { services: code.services, files: project.files, answers: port2, signal };
  // Without its own (empty) options the worker would load whatever loader runs this program.
  const worker = new Worker(code.worker, { eval: true, workerData: setup, transferList: [port2], execArgv: [] });
  worker.unref();
  port1.unref();
  return {
    worker,
    answer: (text) => {
      port1.postMessage(text);
      Atomics.store(signal, 0, 1);
      Atomics.notify(signal, 0);
    },
  };
}

async function runInThread(
  { worker, answer }: ScriptThread,
  order: RunOrder,
  handlers: HostHandlers,
  timeLimitMs: number,
): Promise<RunOutcome | "stopped"> {
  worker.ref();
  const limit = createTimeLimit(timeLimitMs);
  const listening = new AbortController();
  try {
    return await new Promise<RunOutcome | "stopped">((resolve, reject) => {
      limit.start(() => void worker.terminate());
      const listeners = {
        exit: () => resolve("stopped"),
        error: reject,
        message: async (message: WorkerMessage) => {
          if (message.kind === "done") return resolve(outcomeOf(message.text));
          const call = JSON.parse(message.text);
          // While a dialog is open the script is suspended and its time does not run.
          const suspends = call.name === "ui.alert" || call.name === "ui.prompt";
          if (suspends) limit.pause();
          const text = await answerTo(call, handlers);
          if (suspends) limit.resume();
          answer(text);
        },
      };
      for (const [event, listener] of Object.entries(listeners)) {
        worker.on(event, listener);
        // Only its own: who ends the worker at the same moment listens for its exit too.
        listening.signal.addEventListener("abort", () => worker.off(event, listener));
      }
      worker.postMessage(order);
    });
  } finally {
    limit.pause();
    listening.abort();
    worker.unref();
  }
}

function outcomeOf(text: string): RunOutcome {
  const { value, error, missing } = JSON.parse(text);
  if (missing) return { kind: "missing" };
  return error ? { kind: "error", error } : { kind: "value", value };
}

async function answerTo(
  { name, parameters }: { name: keyof HostCalls; parameters: never },
  handlers: HostHandlers,
): Promise<string> {
  try {
    const handle = handlers[name] as (...parameters: never) => unknown;
    return JSON.stringify({ value: (await handle(...(parameters as never))) ?? null });
  } catch (error) {
    const { name: errorName, message, details } = error as ErrorFacts;
    return JSON.stringify({ error: { name: errorName === "Error" ? "Exception" : errorName, message, details } });
  }
}

/** A countdown that can be paused; when it reaches zero it calls back once. */
function createTimeLimit(limitMs: number) {
  let restMs = limitMs;
  let timer: NodeJS.Timeout | undefined;
  let startedAtMs = 0;
  let expire = () => {};
  const resume = () => {
    startedAtMs = Date.now();
    timer = setTimeout(() => expire(), restMs).unref();
  };
  return {
    start: (callback: () => void) => {
      expire = callback;
      resume();
    },
    pause: () => {
      clearTimeout(timer);
      restMs -= Date.now() - startedAtMs;
    },
    resume,
  };
}

let code: Promise<{ readonly worker: string; readonly services: string }> | undefined;

/** The code of the thread and of the services as plain JavaScript, so that it runs under any loader; built once per process. */
function builtCode(): Promise<{ readonly worker: string; readonly services: string }> {
  code ??= Promise.all([
    bundled("script-worker.ts", { platform: "node", format: "cjs" }),
    bundled("services/context.ts", { platform: "neutral", format: "iife", globalName: "context" }),
  ]).then(([worker, services]) => ({
    worker,
    services: `(() => { ${services}\nreturn context.installServices; })()`,
  }));
  return code;
}

async function bundled(entry: string, options: Parameters<typeof build>[0]): Promise<string> {
  const path = fileURLToPath(new URL(entry, import.meta.url));
  const result = await build({ ...options, entryPoints: [path], bundle: true, write: false, target: "node20" });
  return result.outputFiles![0]!.text;
}

// Runs first in the frame of a dialog or sidebar: google.script.run and google.script.host by messages to the page around it.
(() => {
  const page = new URL(location.href).origin;
  const waiting = new Map();
  let lastCallId = 0;

  addEventListener("message", ({ source, data }) => {
    if (source !== parent || data?.cuadros !== "result") return;
    const call = waiting.get(data.callId);
    waiting.delete(data.callId);
    if (!call) return;
    if (!("error" in data)) call.succeed?.(data.value, call.userObject);
    else if (call.fail)
      call.fail(Object.assign(new Error(data.error.message), { name: data.error.name }), call.userObject);
    else console.error(`Uncaught ${data.error.name}: ${data.error.message}`);
  });

  const tell = (message) => parent.postMessage(message, page);

  /** A runner with handlers; each `with…` gives another one, every other name calls the function of that name. */
  const runner = (handlers) =>
    new Proxy(Object.freeze({}), {
      get(_target, name) {
        if (typeof name !== "string" || name === "then") return undefined;
        const handler = HANDLERS[name];
        if (handler) return (value) => runner({ ...handlers, [handler]: value });
        return (...args) => {
          const callId = ++lastCallId;
          waiting.set(callId, handlers);
          tell({ cuadros: "call", callId, functionName: name, args });
        };
      },
    });
  const HANDLERS = { withSuccessHandler: "succeed", withFailureHandler: "fail", withUserObject: "userObject" };

  globalThis.google = Object.freeze({
    script: Object.freeze({
      run: runner({}),
      host: Object.freeze({
        origin: page,
        close: () => tell({ cuadros: "close" }),
        setWidth: (widthPx) => tell({ cuadros: "size", widthPx }),
        setHeight: (heightPx) => tell({ cuadros: "size", heightPx }),
        editor: Object.freeze({ focus: () => tell({ cuadros: "focus" }) }),
      }),
    }),
  });
})();

// The first script of a page under test. It writes down what the page says and sends, and runs the
// expressions of the test. It is found under a symbol, so the page sees no further name in `window`.
(() => {
  "use strict";
  const heard = [];
  const handles = [];
  const later = setTimeout;
  const hear = (...entry) => {
    heard.push(entry);
  };

  const shown = (value) => {
    if (typeof value === "object" && value !== null && !(value instanceof Error)) {
      try {
        return JSON.stringify(value);
      } catch {
        // It refers to itself.
      }
    }
    return String(value);
  };

  for (const method of ["log", "info", "debug", "warn", "error", "assert"]) {
    const native = console[method].bind(console);
    console[method] = (...args) => {
      native(...args);
      const said = method === "assert" ? args.slice(1) : args;
      if (method !== "assert" || !args[0]) {
        hear("console", method === "warn" ? "warning" : method, said.map(shown).join(" "));
      }
    };
  }

  addEventListener(
    "error",
    (event) => {
      if (event.target === window) {
        hear("weberror", shown(event.error ?? event.message));
      } else {
        hear("console", "error", `Failed to load resource: ${event.target.src ?? event.target.href}`);
      }
    },
    true,
  );
  addEventListener("unhandledrejection", (event) => hear("weberror", shown(event.reason)));

  // The browser tells what it has loaded, some of it late: what scripts ask for is written down at once.
  const hearLoaded = ({ initiatorType, name }) => {
    if (!["fetch", "xmlhttprequest"].includes(initiatorType)) hear("request", name);
  };
  const loaded = new PerformanceObserver((list) => list.getEntries().forEach(hearLoaded));
  loaded.observe({ type: "resource", buffered: true });
  const absolute = (url) => new URL(url, document.baseURI).href;
  const nativeFetch = fetch;
  window.fetch = (what, ...rest) => {
    hear("request", absolute(what.url ?? what));
    return nativeFetch(what, ...rest);
  };
  const nativeOpen = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function open(method, url, ...rest) {
    hear("request", absolute(url));
    return nativeOpen.call(this, method, url, ...rest);
  };

  let sockets = 0;
  const Native = window.WebSocket;
  window.WebSocket = class WebSocket extends Native {
    #number = sockets++;

    constructor(...args) {
      super(...args);
      let opened = false;
      hear("websocket", this.#number, this.url);
      this.addEventListener("open", () => {
        opened = true;
      });
      this.addEventListener("message", (event) => hear("framereceived", this.#number, shown(event.data)));
      this.addEventListener("error", () => {
        // Chromium says so in the console, where tests expect it.
        if (!opened) hear("console", "error", `WebSocket connection to '${this.url}' failed`);
      });
    }

    send(data) {
      hear("framesent", this.#number, shown(data));
      super.send(data);
    }
  };

  const revived = (_, value) => (value && "HANDLE" in Object(value) ? handles[value.HANDLE] : value);

  const evaluated = (expression, argument) => {
    const value = (0, eval)(expression);
    return typeof value === "function" ? value(argument) : value;
  };

  const doers = {
    nothing: () => null,
    value: evaluated,
    handle: async (expression, argument) => handles.push(await evaluated(expression, argument)) - 1,
    until: async (expression, argument, limit) => {
      const end = performance.now() + limit;
      while (!(await evaluated(expression, argument))) {
        if (performance.now() > end) throw new Error(`Not true within ${limit} ms: ${expression}`);
        await new Promise((resolve) => later(resolve, 5));
      }
    },
  };

  // As in Playwright, what is undefined comes to the test as None.
  const asJson = (answer) => JSON.stringify(answer, (_, value) => (value === undefined ? null : value));

  // A socket, say, refers to itself: tests that make one as an aside do not look at it.
  const plain = (value) => {
    try {
      return JSON.parse(asJson({ value })).value;
    } catch {
      return null;
    }
  };

  const ask = async (question) => {
    const answer = { value: null };
    try {
      const { action, expression, argument, limit } = JSON.parse(question, revived);
      answer.value = plain(await doers[action](expression, argument, limit));
    } catch (error) {
      answer.error = String(error);
    }
    loaded.takeRecords().forEach(hearLoaded);
    answer.heard = heard.splice(0);
    return JSON.stringify(answer);
  };
  Object.defineProperty(window, Symbol.for("sails_io.recorder"), { value: ask });
})();

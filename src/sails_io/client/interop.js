// The platform, as compiled code sees it. Each function has its CPython twin in interop.py.

const root = globalThis;

// Values
export const kind = (value) => typeof value;
export const is_undefined = (value) => value === undefined;
export const is_object = (value) => typeof value === "object" && value !== null;
export const is_array = Array.isArray;
export const is_truthy = (value) => !!value;

// Objects: the page's own, so nothing is assumed of their prototype.
export const get = (source, key) => source[key];
export const keys = (source) => (is_object(source) ? Object.keys(source) : []);
export const merged = (first, second) => Object.assign({}, second, first, second);
export const table = () => Object.create(null);
export const accessor = (owner, name, getter, setter) =>
  Object.defineProperty(owner.prototype, name, {
    get() {
      return getter(this);
    },
    set(value) {
      setter(this, value);
    },
  });

const is_plain = (value) => {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
};

// Dates, buffers and instances of classes are kept as they are: socket.io knows what to do with them.
export const deep_copy = (value) => {
  if (is_array(value)) return value.map(deep_copy);
  if (!is_object(value) || !is_plain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, deep_copy(item)]));
};

// Text
export const json = (value) => JSON.stringify(value, null, 2);
export const shown = (value) => {
  let text;
  try {
    text = JSON.stringify(value);
  } catch {}
  return (text || String(value)).slice(0, 200) + " (" + typeof value + ")";
};
export const encoded = encodeURIComponent;
export const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
export const lower = (text) => text.toLowerCase();
export const ends_with = (text, end) => text.endsWith(end);
export const contains = (text, part) => text.includes(part);
export const part = (text, start, end) => text.slice(start, end);
export const position = (text, piece) => text.indexOf(piece);
export const joined = (texts, separator) => texts.filter(Boolean).join(separator);
export const split = (text, separator) => text.split(separator);
// A WebSocket's URL is read as that of the HTTP request which opens it.
export const parsed_url = (text, base) => {
  try {
    return new URL(text.replace(/^ws(?=s?:)/i, "http"), base);
  } catch {
    return null;
  }
};

// Errors
// Its `name` is `Error`, because pages look for that.
class SailsError extends Error {}
export const error_class = () => SailsError;
export const new_error = (code, message) => Object.assign(new SailsError(message), { code });
// What a page that shows the error as JSON, or walks through its members, need not come across.
export const annotate = (owner, name, value) =>
  Object.defineProperty(owner, name, { value, writable: true, configurable: true });

// An error in the page's code reaches the page as an uncaught error, and stops nothing else.
export const report = (error) => {
  if (root.reportError) root.reportError(error);
  else
    setTimeout(() => {
      throw error;
    });
};

export const invoke = (fn, self, args) => {
  try {
    fn.apply(self || undefined, args);
  } catch (error) {
    report(error);
  }
};

// Promises
export const deferred = () => {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
};
// Objects of a class can be awaited. No promise is made before somebody asks: nothing is left unhandled.
export const awaitable = (owner, promise_of) => {
  for (const name of ["then", "catch", "finally"])
    Object.defineProperty(owner.prototype, name, {
      value(...handlers) {
        return promise_of(this)[name](...handlers);
      },
    });
};

// Calls a function of the page, and hands on what it comes to: at once, unless it is a promise.
export const attempt = (fn, done, fail) => {
  const failed = (error) => fail(error || new Error("no reason was given"));
  let value;
  try {
    value = fn();
  } catch (error) {
    return failed(error);
  }
  if (value && typeof value.then === "function") value.then(done, failed);
  else done(value);
};

// Time
export const after = (milliseconds, fn) => setTimeout(fn, Math.min(milliseconds, 2 ** 31 - 1));
export const cancel = (timer) => clearTimeout(timer);
export const random = () => Math.random();
// Calls `fn` when a signal aborts, unless the function returned is called before.
export const on_abort = (signal, fn) => {
  signal.addEventListener("abort", fn);
  return () => signal.removeEventListener("abort", fn);
};

// Lets a function come between a method of an object and those who call it.
export const wrap = (owner, name, around) => {
  const inner = owner[name].bind(owner);
  owner[name] = (value) => around(inner, value);
};

// Calls `fn` when the network or the page is there again, until the function returned is called.
export const on_wakeup = (fn) => {
  const wake = () => {
    if (!root.document || !root.document.hidden) fn();
  };
  const each = (act) => {
    for (const event of ["online", "pageshow", "visibilitychange"]) if (root[act]) root[act](event, wake);
  };
  each("addEventListener");
  return () => each("removeEventListener");
};

// Surroundings
export const console_of = () => root.console;
export const document_of = () => root.document;
export const location_of = () => (root.window ? root.window.location : undefined);
// Where a blob's worker or a `srcdoc` frame comes from: socket.io looks at the host, and they have none.
export const origin_without_host = () =>
  root.location && !root.location.host && root.origin !== "null" ? root.origin : undefined;
export const local_settings = () => root.SAILS_LOCALS;
export const is_node = () =>
  !root.document && !root.importScripts && typeof process === "object" && !!process.versions && !!process.versions.node;
export const platform = () => "node";
export const language = () => "javascript";

// Calls `changed` after each change of the document until the function returned is called.
export const watch_document = (document, changed) => {
  const observer = new MutationObserver(changed);
  observer.observe(document, { childList: true, subtree: true });
  document.addEventListener("readystatechange", changed);
  return () => {
    observer.disconnect();
    document.removeEventListener("readystatechange", changed);
  };
};

// A request for the cookie alone: the answer is neither needed nor readable across origins.
export const request_cookie = (url, succeed, fail) => {
  const aborter = new AbortController();
  fetch(url, { mode: "no-cors", credentials: "include", signal: aborter.signal }).then(succeed, fail);
  return () => aborter.abort();
};

// The same by a script element, for pages whose Content-Security-Policy allows scripts from there but no fetch.
// What Sails answers calls one fixed global function; it exists, and does nothing, while any such script loads.
const CALLBACK = "_sailsIoJSConnect";
let loading = 0;

export const load_script = (url, done) => {
  const script = document.createElement("script");
  const end = () => {
    if (!script.onload) return;
    script.onload = script.onerror = null;
    script.remove();
    loading -= 1;
    if (!loading) delete root[CALLBACK];
    done();
  };
  script.onload = script.onerror = end;
  script.src = url;
  if (!loading) root[CALLBACK] = () => {};
  loading += 1;
  document.head.appendChild(script);
  return end;
};

// Sets
export const ordered_set = () => new Set();
export const listed = (items) => [...items];

// Lists that are replaced rather than changed
export const with_item = (items, item) => [...items, item];
export const without_item = (items, item) => {
  const place = items.indexOf(item);
  return place < 0 ? items : items.filter((_, index) => index !== place);
};

// A method that can be handed on: one object, where a closure and its scope are two.
export const bound = (method, owner) => method.bind(owner);

// A function that hands its arguments on as one list, or the first of them apart
export const arguments_of = (fn) => (...values) => fn(values);
export const event_of = (fn) => (event, ...values) => fn(event, values);
export const chained = (items, more) => [...items, ...more];
export const filtered = (items, keep) => items.filter(keep);

// The one global
export const global_io = () => root.io;
export const set_global_io = (io) => {
  root.io = io;
};
export const current_script = () => root.document && root.document.currentScript;

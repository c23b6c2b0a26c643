// The page around the client, if there is one.
import { after, cancel } from "./sails_io.client.interop.timers.js";

const root = globalThis;

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

export const document_of = () => root.document;
export const location_of = () => root.document && root.window && root.window.location;

// Where a blob's worker or a `srcdoc` frame comes from: socket.io looks at the host, and they have none.
export const origin_without_host = () =>
  root.location && !root.location.host && root.origin !== "null" ? root.origin : undefined;

// Calls `changed` after each change of the document until the function returned is called, and when it is all there.
export const watch_document = (document, changed) => {
  const observer = new MutationObserver(changed);
  observer.observe(document, { childList: true, subtree: true });
  document.addEventListener("readystatechange", changed, { once: true });
  return () => observer.disconnect();
};

// A request for the cookie alone: the answer is neither needed nor readable across origins. Where the page's
// Content-Security-Policy lets it load scripts from there, but not fetch, a preload does it. Nothing runs what it loads.
export const ask_for_cookie = (url, limit, done) => {
  const aborter = new AbortController();
  const signal = aborter.signal;
  const stop = () => {
    cancel(timer);
    aborter.abort();
  };
  const end = () => {
    if (signal.aborted) return;
    stop();
    done();
  };
  const preload = () => {
    const link = document.createElement("link");
    link.rel = "preload";
    link.as = "script";
    link.href = url;
    link.onload = link.onerror = () => {
      link.remove();
      end();
    };
    if (!signal.aborted) document.head.appendChild(link);
  };
  const timer = after(limit, end);
  fetch(url, { mode: "no-cors", credentials: "include", signal }).then(end, preload);
  return stop;
};

export const current_script = () => root.document && root.document.currentScript;

// What `client.js` needs in a page; comes before the library, which then sets its timers here.
globalThis.platform = (() => {
  const due = new Set();
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  globalThis.setTimeout = (fn, milliseconds, ...values) => {
    const timer = set(() => {
      due.delete(timer);
      fn(...values);
    }, milliseconds);
    due.add(timer);
    return timer;
  };
  globalThis.clearTimeout = (timer) => {
    due.delete(timer);
    clear(timer);
  };
  // The other two are asked of DevTools.
  return { collect() {}, timers: () => due.size, heard: () => 0, signal: new AbortController().signal };
})();

// What a page gives to the client: functions that return, take time or throw, and signals. The twin of `page.py`.
"use strict";

// What such a function throws says so.
const ON_PURPOSE = "on purpose";

const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const fail = () => {
  throw new Error(ON_PURPOSE);
};

// A signal that knows who listens.
class Signal {
  constructor(aborted) {
    this.controller = new AbortController();
    this.heardBy = new Set();
    if (aborted) this.controller.abort();
    const { signal } = this.controller;
    const { addEventListener, removeEventListener } = signal;
    signal.addEventListener = (event, fn) => {
      this.heardBy.add(fn);
      addEventListener.call(signal, event, fn);
    };
    signal.removeEventListener = (event, fn) => {
      this.heardBy.delete(fn);
      removeEventListener.call(signal, event, fn);
    };
  }
}

// What `auth` is set to; `throws_once` does so the second time.
const authOf = (mode) => {
  let times = 0;
  const token = () => ({ token: "x" });
  const modes = {
    function: token,
    async: () => later(2).then(token),
    throws_once: () => {
      times += 1;
      return times === 2 ? fail() : token();
    },
  };
  return modes[mode];
};

// What `headers` is set to.
const headersOf = (mode) => {
  const headers = { "x-mode": mode };
  const modes = { object: headers, function: () => headers, async: () => later(1).then(() => headers), throws: fail };
  return modes[mode];
};

// What `intercept` is given.
const interceptorOf = (mode) => {
  const late = () => later(1);
  const modes = {
    pass: { request: () => {}, response: (jwr) => jwr },
    async: { request: late, response: late },
    throws: { request: fail },
    throws_late: { request: () => later(1).then(fail) },
    throws_answer: { response: fail },
  };
  return modes[mode];
};

module.exports = { ON_PURPOSE, Signal, authOf, headersOf, interceptorOf };

// The platform, as the compiled face of Python sees it. Each function has its CPython twin in platform.py.
import { io } from "socket.io-client";

export const socket_io = () => io;
export const snake_case = (name) =>
  name
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .toLowerCase();

export const stream = () => {
  const kept = [];
  let over = false;
  let wake = () => {};
  let leave = () => {};
  const end = () => {
    over = true;
    wake();
  };
  const items = {
    [Symbol.asyncIterator]: () => items,
    async next() {
      while (kept.length === 0 && !over)
        await new Promise((resolve) => {
          wake = resolve;
        });
      if (kept.length > 0) return { value: kept.shift(), done: false };
      leave();
      return { value: undefined, done: true };
    },
    aclose: () => items.return(),
    async return() {
      end();
      leave();
      return { value: undefined, done: true };
    },
  };
  return {
    items,
    end,
    push(...values) {
      kept.push(values.length === 1 ? values[0] : values);
      wake();
    },
    when_left(fn) {
      leave = fn;
    },
  };
};

export const entered = (value, promise) => promise.then(() => value);
// Nothing of the page can cancel the wait.
export const opened = entered;
export const left = () => Promise.resolve();

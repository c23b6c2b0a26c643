// Time, and chance.

export const after = (milliseconds, fn) => setTimeout(fn, Math.min(milliseconds, 2 ** 31 - 1));
export const soon = (fn) => queueMicrotask(fn);
export const cancel = (timer) => clearTimeout(timer);
export const random = () => Math.random();

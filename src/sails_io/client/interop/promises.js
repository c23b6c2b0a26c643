// What takes time, and its end.

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

// Calls `fn` when a signal aborts, unless the function returned is called before.
export const on_abort = (signal, fn) => {
  signal.addEventListener("abort", fn);
  return () => signal.removeEventListener("abort", fn);
};

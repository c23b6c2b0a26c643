// The platform, as the compiled extras see it beside the client's. Each function has its CPython twin in interop.py.

// Lets objects of a class have a method that is a function of the object and of two arguments or three.
export const add_method = (owner, name, method) =>
  Object.defineProperty(owner.prototype, name, {
    value(...values) {
      return method(this, ...values);
    },
    writable: true,
    configurable: true,
  });
export const has_method = (owner, name) => name in owner.prototype;

// Tables by object, which keep no object alive
export const weak_table = () => new WeakMap();
export const has = (table, key) => table.has(key);
export const recall = (table, key) => table.get(key);
export const keep = (table, key, value) => {
  table.set(key, value);
};

// The request that the library itself makes: a page may have put a function of its own in its place, which may return
// nothing.
export const ask = (socket, options, callback) => Object.getPrototypeOf(socket).request.call(socket, options, callback);

// Whether two values would be the same JSON, whatever the order of their members.
export const same = (one, other) => {
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return one === other;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => key in other && same(one[key], other[key]));
};

// Calls `fn` when a request has ended, however it did.
export const when_over = (call, fn) => {
  call.then(fn, fn);
};

// What a URL of the same server answers as JSON; the visitor's cookies go with the question.
export const fetched_json = (url, limit) => {
  const aborter = new AbortController();
  const timer = setTimeout(() => aborter.abort(), limit);
  const headers = { accept: "application/json" };
  return fetch(url, { headers, credentials: "include", cache: "no-store", signal: aborter.signal })
    .then((response) => {
      if (!response.ok) throw new Error("it answered with the status " + response.status);
      return response.json();
    })
    .finally(() => clearTimeout(timer));
};

// The lean runtime: what compiled Python needs, and nothing that touches a built-in prototype.
// It stands in for Transcrypt's own `org.transcrypt.__runtime__`, which adds some 80 members to
// Array, String, Number and Function. The bundler keeps only the names that a program uses.

// Classes that cannot be JavaScript's own (see classes.py). `C(…)` and `new C(…)` both construct; `__init__` is
// compiled as `__setup__`.
export const object = Object;

export function __class__(name, bases, members) {
  function construct(...args) {
    if (!new.target) return new construct(...args);
    if (this.__setup__) this.__setup__(...args);
  }
  Object.setPrototypeOf(Object.assign(construct.prototype, members), bases[0].prototype);
  // Constants of a class are read from the class as well.
  Object.setPrototypeOf(construct, construct.prototype);
  return Object.defineProperty(construct, "name", { value: name });
}

export const isinstance = (value, kind) => kind === Exception || value instanceof kind;

// `except Exception` catches whatever was thrown, as the page's own code may throw anything.
export const Exception = Error;

export const __throw__ = (error) => {
  throw error;
};

// Literals: Python's are JavaScript's. The bundler inlines identity functions at no cost.
export function dict(value) {
  return value;
}
export function tuple(value) {
  return value;
}
export const set = (items) => new Set(items);

// Collections, by what the value is rather than by a method on its prototype. An object may have keys such as
// `length` or `has`, so it is not asked for them.
const is_sequence = (value) => typeof value === "string" || Array.isArray(value);

export const len = (value) =>
  is_sequence(value) ? value.length : value instanceof Set ? value.size : Object.keys(value).length;

export const __in__ = (item, container) =>
  is_sequence(container)
    ? container.includes(item)
    : container instanceof Set
      ? container.has(item)
      : Object.prototype.hasOwnProperty.call(container, item);

export const __append__ = (target, item) => (Array.isArray(target) ? target.push(item) : target.append(item));

export const __discard__ = (target, item) => target.delete(item);

export function* range(start, stop, step = 1) {
  if (stop === undefined) [start, stop] = [0, start];
  for (let i = start; step > 0 ? i < stop : i > stop; i += step) yield i;
}

// Functions
export const str = String;
export const callable = (value) => typeof value === "function";
export const abs = Math.abs;
export const min = Math.min;
export const max = Math.max;
export const print = (...values) => console.log(...values);

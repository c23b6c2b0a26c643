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

// Arguments by name: they arrive in one object, wherever a function without them has its next parameter.
// Programs that were compiled one by one know them from each other.
const KEYWORDS = Symbol.for("sails_io.keywords");
export const __keywords__ = (values) => ({ [KEYWORDS]: values });

const taken = (list, given, rest) => {
  const names = list.split(", ");
  const place = given.findIndex((value) => value != null && value[KEYWORDS]);
  const values = place < 0 ? given : given.slice(0, place);
  for (const [name, value] of place < 0 ? [] : Object.entries(given[place][KEYWORDS])) {
    const parameter = names.indexOf(name);
    if (parameter >= 0 && values[parameter] === undefined) values[parameter] = value;
    else if (rest) rest[name] = value;
    else throw new TypeError(`There is no argument ${name}, or it is given twice; there are ${list}.`);
  }
  return values;
};
export const __taken_keywords__ = (list, given) => taken(list, given);
// The last parameter gets those that have no other.
export const __taken_rest__ = (list, given) => {
  const rest = {};
  const names = list.split(", ");
  const values = taken(names.slice(0, -1).join(", "), given, rest);
  values[names.length - 1] = rest;
  return values;
};

// Comprehensions
export const __listed__ = (make, items, ...conditions) => {
  const found = [];
  for (const item of items) if (conditions.every((holds) => holds(item))) found.push(make(item));
  return found;
};

// `async for` and `async with`: loops with `for await`, of which the second goes round once.
export const __awaited__ = (items) => items;
export const __entered__ = async function* (manager) {
  const value = await manager.__aenter__();
  try {
    yield value;
  } finally {
    await manager.__aexit__();
  }
};

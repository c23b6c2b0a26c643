// From descriptions of hostile values to the values, in JavaScript: the twin of `values.py`.
"use strict";
const ON_PURPOSE = "on purpose";

const fail = () => {
  throw new Error(ON_PURPOSE);
};
const cyclic = (value, key) => {
  value[key] = value;
  return value;
};
const deep = (size, around) => {
  let value = around();
  for (let depth = 0; depth < size; depth += 1) value = around(value);
  return value;
};

const SPECIALS = {
  undefined: () => undefined,
  nan: () => NaN,
  infinity: () => Infinity,
  "minus infinity": () => -Infinity,
  function: () => () => {},
  "returning object": () => () => ({}),
  thrower: () => fail,
  "asynchronous thrower": () => async () => fail(),
  "cyclic object": () => cyclic({}, "self"),
  "cyclic list": () => cyclic([], 0),
  bytes: () => Buffer.from([0, 255]),
  date: () => new Date(NaN),
  "big integer": () => 10n ** 400n,
  symbol: () => Symbol("symbol"),
  "no prototype": () => Object.create(null),
  "cyclic without prototype": () => cyclic(Object.create(null), "self"),
  "throwing member": () => new Proxy({ url: "/echo" }, { get: fail }),
  "throwing text": () => ({ toString: fail, valueOf: fail, toJSON: fail }),
  set: () => new Set([1]),
  error: () => new TypeError("an error"),
  "deep list": (size) => deep(size, (inner) => [inner]),
  "deep object": (size) => deep(size, (a) => ({ a })),
  "long text": (size) => "x".repeat(size),
  "wide object": (size) => Object.fromEntries(Array.from({ length: size }, (_, number) => [`k${number}`, number])),
};

const made = (description) => {
  if (Array.isArray(description)) return description.map(made);
  if (typeof description !== "object" || description === null) return description;
  if (Object.hasOwn(description, "$")) return SPECIALS[description.$](description.size);
  return Object.fromEntries(Object.entries(description).map(([key, item]) => [key, made(item)]));
};

module.exports = { ON_PURPOSE, made };

// Functions that are handed on, or come between.
import { report } from "./sails_io.client.interop.errors.js";

export const invoke = (fn, self, args) => {
  try {
    fn.apply(self || undefined, args);
  } catch (error) {
    report(error);
  }
};

// Lets a function come between a method of an object and those who call it.
export const wrap = (owner, name, around) => {
  const inner = owner[name].bind(owner);
  owner[name] = (value) => around(inner, value);
};

// A method that can be handed on: one object, where a closure and its scope are two.
export const bound = (method, owner) => method.bind(owner);
export const arguments_of = (fn) => (...values) => fn(values);
export const event_of = (fn) => (event, ...values) => fn(event, values);
